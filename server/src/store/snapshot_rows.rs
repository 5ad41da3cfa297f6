//! Reading an account's plan whole, in four statements whatever its size.

use super::statement;
use crate::{
    clock::Clock,
    incident::{OrIncident, incident},
};
use domain::{
    calendar::{Date, Timestamp, parse_iso},
    ids::{AccountId, ContactId, GroupId, ObjectiveId, PlanId, PortalSlug, TaskId, UserId, WorkflowId},
    people::{Contact, PersonId, PortalAccess, Role, User},
    plan::{Account, Group, Objective, Organisation, Placement, PlanShare, Sharing, SuccessPlan, Workflow},
    refusal::Refusal,
    snapshot::Snapshot,
    task::{Completion, StatusCategory, Task, TaskHome, TaskStatus},
};
use sea_orm::{ConnectionTrait, DatabaseConnection, FromQueryResult, Statement, TransactionTrait};
use uuid::Uuid;

/// Reads everything inside one reading transaction, so that the version belongs to what is read.
pub(super) async fn load_consistent(
    connection: &DatabaseConnection,
    clock: &Clock,
    account: AccountId,
) -> Result<Option<Snapshot>, Refusal> {
    let reading = sea_orm::TransactionOptions {
        isolation_level: (connection.get_database_backend() == sea_orm::DatabaseBackend::Postgres)
            .then_some(sea_orm::IsolationLevel::RepeatableRead),
        ..Default::default()
    };
    let transaction = connection
        .begin_with_options(reading)
        .await
        .or_incident("beginning to read a plan")?;
    let snapshot = load(&transaction, clock, account).await?;
    transaction.commit().await.or_incident("reading a plan")?;
    Ok(snapshot)
}

/// Reads everything through a transaction that is already there.
pub(crate) async fn load(
    connection: &impl ConnectionTrait,
    clock: &Clock,
    account: AccountId,
) -> Result<Option<Snapshot>, Refusal> {
    let Some(head) = rows::<HeadRow>(connection, HEAD, account).await?.pop() else {
        return Ok(None);
    };
    let (users, contacts) = split_people(rows(connection, PEOPLE, account).await?)?;
    let parts = Parts::of(rows(connection, PARTS, account).await?)?;
    let tasks = tasks(rows(connection, TASKS, account).await?)?;
    let today = clock.today_in(&head.time_zone);
    let version = head.version;
    let (organisation, account, plan) = head.split();
    let Parts {
        objectives,
        workflows,
        groups,
    } = parts;
    Ok(Some(Snapshot {
        organisation,
        account,
        version,
        today,
        users,
        contacts,
        plan,
        objectives,
        workflows,
        groups,
        tasks,
    }))
}

async fn rows<R: FromQueryResult>(
    connection: &impl ConnectionTrait,
    sql: &str,
    account: AccountId,
) -> Result<Vec<R>, Refusal> {
    read(
        connection,
        statement(connection, sql, vec![account.uuid().into()]),
    )
    .await
}

async fn read<R: FromQueryResult>(
    connection: &impl ConnectionTrait,
    ask: Statement,
) -> Result<Vec<R>, Refusal> {
    R::find_by_statement(ask)
        .all(connection)
        .await
        .or_incident("reading a plan")
}

const HEAD: &str = "SELECT o.name AS organisation, o.portal_enabled, o.soon_days, a.id, a.name, a.slug, a.time_zone, a.owner_id, \
    a.version, p.id AS plan_id, p.summary, p.portal_title, p.go_live_on, p.version AS plan_version, s.shared_at, s.shared_by, \
    (SELECT MAX(e.ended_at) FROM plan_share e WHERE e.account_id = a.id) AS unshared_at \
    FROM account a JOIN success_plan p ON p.account_id = a.id JOIN organisation o ON o.id = 1 \
    LEFT JOIN plan_share s ON s.plan_id = p.id AND s.ended_at IS NULL WHERE a.id = $1";

#[derive(FromQueryResult)]
struct HeadRow {
    organisation: String,
    portal_enabled: bool,
    soon_days: i64,
    id: Uuid,
    name: String,
    slug: String,
    time_zone: String,
    owner_id: Option<Uuid>,
    version: i64,
    plan_id: Uuid,
    summary: String,
    portal_title: Option<String>,
    go_live_on: Option<String>,
    plan_version: i64,
    shared_at: Option<i64>,
    shared_by: Option<Uuid>,
    unshared_at: Option<i64>,
}

impl HeadRow {
    fn split(self) -> (Organisation, Account, SuccessPlan) {
        let organisation = Organisation {
            name: self.organisation,
            portal_enabled: self.portal_enabled,
            soon_days: u16::try_from(self.soon_days).unwrap_or(7),
        };
        let account = Account {
            id: AccountId::new(self.id),
            name: self.name,
            slug: PortalSlug(self.slug),
            time_zone: self.time_zone,
            owner: self.owner_id.map(UserId::new),
        };
        let share = self.shared_at.zip(self.shared_by);
        let plan = SuccessPlan {
            id: PlanId::new(self.plan_id),
            summary: self.summary,
            version: self.plan_version,
            portal_title: self.portal_title,
            go_live_on: self.go_live_on.as_deref().and_then(parse_iso),
            share: share.map(|(at, by)| PlanShare {
                at: Timestamp(at),
                by: UserId::new(by),
            }),
            unshared_at: self.unshared_at.map(Timestamp),
        };
        (organisation, account, plan)
    }
}

const PEOPLE: &str = "SELECT id, name, email, role, '' AS job_title, created_at, NULL AS archived_at, NULL AS granted_at, \
    NULL AS revoked_at, NULL AS first_visit_at, CAST(0 AS bigint) AS rank FROM staff_user \
    UNION ALL SELECT c.id, c.name, c.email, '' AS role, c.job_title, c.created_at, c.archived_at, a.granted_at, a.revoked_at, \
    a.first_visit_at, CAST(1 AS bigint) AS rank FROM contact c LEFT JOIN portal_access a ON a.contact_id = c.id WHERE c.account_id = $1 \
    ORDER BY rank, created_at, id";

#[derive(FromQueryResult)]
struct PersonRow {
    id: Uuid,
    name: String,
    email: String,
    role: String,
    job_title: String,
    archived_at: Option<i64>,
    granted_at: Option<i64>,
    revoked_at: Option<i64>,
    first_visit_at: Option<i64>,
    /// Staff come first.
    rank: i64,
}

fn split_people(rows: Vec<PersonRow>) -> Result<(Vec<User>, Vec<Contact>), Refusal> {
    let (mut users, mut contacts) = (Vec::new(), Vec::new());
    for row in rows {
        if row.rank == 0 {
            users.push(row.user()?);
        } else {
            contacts.push(row.contact());
        }
    }
    Ok((users, contacts))
}

impl PersonRow {
    fn user(self) -> Result<User, Refusal> {
        let role = Role::parse(&self.role);
        Ok(User {
            id: UserId::new(self.id),
            name: self.name,
            email: self.email,
            role: role.ok_or_else(|| incident("reading a user", "unknown role"))?,
        })
    }

    fn contact(self) -> Contact {
        Contact {
            id: ContactId::new(self.id),
            name: self.name,
            email: self.email,
            job_title: self.job_title,
            archived: self.archived_at.is_some(),
            access: access(self.granted_at, self.revoked_at, self.first_visit_at),
        }
    }
}

fn access(granted_at: Option<i64>, revoked_at: Option<i64>, first_visit: Option<i64>) -> PortalAccess {
    let first_visit = first_visit.map(Timestamp);
    match (granted_at, revoked_at) {
        (None, _) => PortalAccess::None,
        (Some(_), Some(at)) => PortalAccess::Revoked {
            at: Timestamp(at),
            first_visit,
        },
        (Some(at), None) => PortalAccess::Granted {
            at: Timestamp(at),
            first_visit,
        },
    }
}

const PARTS: &str = "SELECT 'objective' AS kind, id, NULL AS parent, CAST(NULL AS uuid) AS contact, name, description AS body, owner_id, FALSE AS in_plan, \
    position FROM objective WHERE account_id = $1 AND deleted_at IS NULL \
    UNION ALL SELECT 'workflow:' || sharing, id, objective_id, NULL, name, COALESCE(portal_title, ''), owner_id, in_plan, position \
    FROM workflow WHERE account_id = $1 AND deleted_at IS NULL \
    UNION ALL SELECT 'group', id, workflow_id, NULL, name, '', NULL, FALSE, position FROM task_group WHERE account_id = $1 \
    UNION ALL SELECT 'co_owner', workflow_id, NULL, contact_id, '', '', NULL, FALSE, named_at FROM workflow_co_owner WHERE account_id = $1 \
    ORDER BY position, id";

#[derive(FromQueryResult)]
struct PartRow {
    kind: String,
    id: Uuid,
    parent: Option<Uuid>,
    contact: Option<Uuid>,
    name: String,
    body: String,
    owner_id: Option<Uuid>,
    in_plan: bool,
    position: i64,
}

#[derive(Default)]
struct Parts {
    objectives: Vec<Objective>,
    workflows: Vec<Workflow>,
    groups: Vec<Group>,
}

impl Parts {
    fn of(rows: Vec<PartRow>) -> Result<Self, Refusal> {
        let mut parts = Self::default();
        let mut co_owners = Vec::new();
        for row in rows {
            match row.kind.as_str() {
                "objective" => parts.objectives.push(row.objective()),
                "group" => parts.groups.extend(row.group()),
                "co_owner" => co_owners.extend(row.contact.map(|contact| (row.id, ContactId::new(contact)))),
                _ => parts.workflows.push(row.workflow()?),
            }
        }
        for (workflow, contact) in co_owners {
            if let Some(workflow) = parts
                .workflows
                .iter_mut()
                .find(|candidate| candidate.id.uuid() == workflow)
            {
                workflow.co_owners.push(contact);
            }
        }
        Ok(parts)
    }
}

impl PartRow {
    fn objective(self) -> Objective {
        Objective {
            id: ObjectiveId::new(self.id),
            name: self.name,
            description: self.body,
            owner: self.owner_id.map(UserId::new),
            position: self.position,
        }
    }

    fn group(self) -> Option<Group> {
        let workflow = WorkflowId::new(self.parent?);
        Some(Group {
            id: GroupId::new(self.id),
            workflow,
            name: self.name,
            position: self.position,
        })
    }

    fn workflow(self) -> Result<Workflow, Refusal> {
        let sharing = self.kind.strip_prefix("workflow:").and_then(Sharing::parse);
        let objective = self.parent.map(ObjectiveId::new);
        Ok(Workflow {
            id: WorkflowId::new(self.id),
            placement: if self.in_plan {
                Placement::InPlan(objective)
            } else {
                Placement::StandAlone
            },
            name: self.name,
            portal_title: Some(self.body).filter(|title| !title.is_empty()),
            sharing: sharing.ok_or_else(|| incident("reading a workflow", "unknown sharing"))?,
            owner: self.owner_id.map(UserId::new),
            co_owners: Vec::new(),
            position: self.position,
        })
    }
}

/// Tasks with who is assigned and who completed them, of one account and as the filter says.
macro_rules! select_tasks {
    ($filter:literal) => {
        concat!(
            "SELECT t.id, t.workflow_id, t.group_id, t.objective_id, t.title, t.description, t.show_in_portal, t.start_on, t.due_on, \
            t.status, t.position, t.version, a.person, c.completed_at, c.completed_on, c.completed_by FROM task t \
            LEFT JOIN task_assignee a ON a.task_id = t.id \
            LEFT JOIN task_completion c ON c.task_id = t.id AND c.reopened_at IS NULL \
            WHERE t.account_id = $1 AND t.deleted_at IS NULL",
            $filter,
            " ORDER BY t.position, t.id, a.assigned_at, a.person"
        )
    };
}

const TASKS: &str = select_tasks!("");
const ONE_TASK: &str = select_tasks!(" AND t.id = $2");

/// Reads one task; none if it is not in the account, or deleted.
pub(super) async fn load_task(
    connection: &impl ConnectionTrait,
    account: AccountId,
    task: TaskId,
) -> Result<Option<Task>, Refusal> {
    let ask = statement(
        connection,
        ONE_TASK,
        vec![account.uuid().into(), task.uuid().into()],
    );
    Ok(tasks(read(connection, ask).await?)?.pop())
}

#[derive(FromQueryResult)]
struct TaskRow {
    id: Uuid,
    workflow_id: Option<Uuid>,
    group_id: Option<Uuid>,
    objective_id: Option<Uuid>,
    title: String,
    description: String,
    show_in_portal: bool,
    start_on: Option<String>,
    due_on: Option<String>,
    status: String,
    position: i64,
    version: i64,
    person: Option<String>,
    completed_at: Option<i64>,
    completed_on: Option<String>,
    completed_by: Option<String>,
}

/// A task comes once for each assignee, in a row.
fn tasks(rows: Vec<TaskRow>) -> Result<Vec<Task>, Refusal> {
    let mut tasks: Vec<Task> = Vec::new();
    for row in rows {
        let assignee = row.person.as_deref().and_then(PersonId::parse);
        if tasks.last().is_none_or(|last| last.id.uuid() != row.id) {
            tasks.push(row.task()?);
        }
        if let Some(task) = tasks.last_mut() {
            task.assignees.extend(assignee);
        }
    }
    Ok(tasks)
}

impl TaskRow {
    fn task(self) -> Result<Task, Refusal> {
        let status = self.status()?;
        let home = match (self.workflow_id, self.objective_id) {
            (Some(workflow), _) => TaskHome::Workflow {
                workflow: WorkflowId::new(workflow),
                group: self.group_id.map(GroupId::new),
            },
            (None, Some(objective)) => TaskHome::Objective(ObjectiveId::new(objective)),
            (None, None) => TaskHome::Plan,
        };
        Ok(Task {
            id: TaskId::new(self.id),
            home,
            title: self.title,
            description: self.description,
            show_in_portal: self.show_in_portal,
            assignees: Vec::new(),
            start_on: self.start_on.as_deref().and_then(parse_iso),
            due_on: self.due_on.as_deref().and_then(parse_iso),
            status,
            position: self.position,
            version: self.version,
        })
    }

    fn status(&self) -> Result<TaskStatus, Refusal> {
        match StatusCategory::parse(&self.status) {
            Some(StatusCategory::NotStarted) => Ok(TaskStatus::NotStarted),
            Some(StatusCategory::Started) => Ok(TaskStatus::Started),
            Some(StatusCategory::Cancelled) => Ok(TaskStatus::Cancelled),
            Some(StatusCategory::Completed) => {
                self.completion().map(TaskStatus::Completed).ok_or_else(|| {
                    incident(
                        "reading a task",
                        format!("task {} is completed without a completion", self.id),
                    )
                })
            }
            None => Err(incident(
                "reading a task",
                format!("task {} has an unknown status", self.id),
            )),
        }
    }

    fn completion(&self) -> Option<Completion> {
        let on: Date = self.completed_on.as_deref().and_then(parse_iso)?;
        let by = PersonId::parse(self.completed_by.as_deref()?)?;
        Some(Completion {
            at: Timestamp(self.completed_at?),
            on,
            by,
        })
    }
}
