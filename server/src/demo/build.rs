//! Building the demo's plans in few words.

use crate::{
    Tandem,
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    calendar::{Date, plus_days, to_iso},
    editing::Edit,
    forms::{AccountForm, ContactForm, PlanForm, ShareForm},
    ids::{AccountId, ContactId, ObjectiveId, OperationId, TaskId, WorkflowId},
    people::PersonId,
    plan::Sharing,
    refusal::Refusal,
    task::{StatusCategory, TaskHome},
};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;

/// The same identifier for the same name, so that loading the demo again finds what is there.
fn always(name: &str) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(name.as_bytes())[..16]);
    Uuid::from_bytes(bytes)
}

/// The demo's CSM at work, signed in as everybody is who acts.
pub(super) struct Builder {
    csm: Staff,
}

/// One account under construction.
pub(super) struct Plan<'a> {
    builder: &'a Builder,
    pub(super) account: AccountId,
    pub(super) change: AccountChange,
    today: Date,
    position: AtomicI64,
}

/// A task in a line: title, days until due (or none), days until it was done (negative: ago; or none), who.
pub(super) struct Line<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) due_in: Option<i32>,
    pub(super) done_in: Option<i32>,
    pub(super) people: Vec<PersonId>,
}

impl Builder {
    /// Signs the CSM in.
    pub(super) async fn sign_in(tandem: &Tandem) -> Result<Self, Refusal> {
        let token = tandem.sign_in_demo().await?;
        let csm = tandem.staff(token.expose()).await?.ok_or(Refusal::SignedOut)?;
        Ok(Self { csm })
    }

    /// Ends the session that the demo was built in.
    pub(super) async fn sign_out(self) -> Result<(), Refusal> {
        self.csm.sign_out().await
    }

    /// The CSM, as whoever is assigned.
    pub(super) fn csm(&self) -> PersonId {
        self.csm.person()
    }

    /// Adds an account with its contacts, in the order given: name, address, job title.
    pub(super) async fn account(
        &self,
        name: &str,
        zone: &str,
        contacts: &[(&str, &str, &str)],
    ) -> Result<(AccountId, Vec<ContactId>), Refusal> {
        let account = AccountId::new(always(name));
        let form = AccountForm {
            name: name.to_owned(),
            time_zone: zone.to_owned(),
            owner: self.csm.user().to_string(),
        };
        self.csm.create_account(account, form).await?;
        let mut ids = Vec::new();
        for (name, email, job_title) in contacts {
            let contact = ContactId::new(always(email));
            let form = ContactForm {
                name: (*name).to_owned(),
                email: (*email).to_owned(),
                job_title: (*job_title).to_owned(),
            };
            self.csm.create_contact(account, contact, form).await?;
            ids.push(contact);
        }
        Ok((account, ids))
    }

    /// Writes the summary and the go-live date, in so many days.
    pub(super) async fn describe(
        &self,
        account: AccountId,
        summary: &str,
        go_live_in: Option<i32>,
    ) -> Result<(), Refusal> {
        let was = self.csm.plan_form(account).await?;
        let today = self.csm.plan_now(account).await?.today;
        let go_live_on = go_live_in
            .map(|days| to_iso(plus_days(today, days)))
            .unwrap_or_default();
        let now = PlanForm {
            summary: summary.to_owned(),
            go_live_on,
        };
        self.csm.edit_plan(account, Edit { was, now }).await
    }

    /// Begins to fill an account's plan, all in one change. `None` if that was done before.
    pub(super) async fn empty_plan(&self, account: AccountId) -> Result<Option<Plan<'_>>, Refusal> {
        let (change, snapshot) = self.csm.begin(account).await?;
        let today = snapshot.today;
        Ok(snapshot.tasks.is_empty().then(|| Plan {
            builder: self,
            account,
            change,
            today,
            position: AtomicI64::new(1),
        }))
    }

    /// Shares the plan with everybody given, by mail.
    pub(super) async fn share(
        &self,
        account: AccountId,
        title: &str,
        contacts: &[ContactId],
        message: &str,
    ) -> Result<(), Refusal> {
        let contacts = contacts.iter().map(ToString::to_string).collect();
        let form = ShareForm {
            title: title.to_owned(),
            was_title: String::new(),
            contacts,
            message: message.to_owned(),
        };
        let can_mail = self.csm.tandem().mailer().can_send();
        self.csm
            .share_plan(account, OperationId::new(always(title)), form, can_mail)
            .await
            .map(drop)
    }
}

impl Plan<'_> {
    fn next_position(&self) -> i64 {
        self.position.fetch_add(1, Ordering::Relaxed)
    }

    /// Adds an objective.
    pub(super) async fn objective(&self, name: &str, description: &str) -> Result<ObjectiveId, Refusal> {
        let id = Uuid::new_v4();
        entity::objective::ActiveModel {
            id: Set(id),
            account_id: Set(self.account.uuid()),
            name: Set(name.to_owned()),
            description: Set(description.to_owned()),
            owner_id: Set(Some(self.builder.csm.user().uuid())),
            position: Set(self.next_position()),
            deleted_at: Set(None),
        }
        .insert(self.change.transaction())
        .await
        .or_incident("adding a demo objective")?;
        Ok(ObjectiveId::new(id))
    }

    /// Adds a play under an objective, with the contacts named on it.
    pub(super) async fn play(
        &self,
        objective: ObjectiveId,
        name: &str,
        sharing: Sharing,
        co_owners: &[ContactId],
    ) -> Result<TaskHome, Refusal> {
        let id = Uuid::new_v4();
        entity::workflow::ActiveModel {
            id: Set(id),
            account_id: Set(self.account.uuid()),
            in_plan: Set(true),
            objective_id: Set(Some(objective.uuid())),
            name: Set(name.to_owned()),
            portal_title: Set(None),
            sharing: Set(sharing.key().to_owned()),
            owner_id: Set(Some(self.builder.csm.user().uuid())),
            position: Set(self.next_position()),
            deleted_at: Set(None),
        }
        .insert(self.change.transaction())
        .await
        .or_incident("adding a demo play")?;
        for contact in co_owners {
            entity::workflow_co_owner::ActiveModel {
                workflow_id: Set(id),
                contact_id: Set(contact.uuid()),
                account_id: Set(self.account.uuid()),
                named_at: Set(self.change.now().0),
                named_by: Set(self.builder.csm.user().uuid()),
            }
            .insert(self.change.transaction())
            .await
            .or_incident("naming a demo co-owner")?;
        }
        Ok(TaskHome::Workflow {
            workflow: WorkflowId::new(id),
            group: None,
        })
    }

    /// Adds tasks in their order, in three statements.
    pub(super) async fn tasks(&self, home: TaskHome, lines: Vec<Line<'_>>) -> Result<(), Refusal> {
        let (mut tasks, mut assignees, mut completions) = (Vec::new(), Vec::new(), Vec::new());
        for line in lines {
            let id = TaskId::new(Uuid::new_v4());
            assignees.extend(
                (0i64..)
                    .zip(&line.people)
                    .map(|(order, person)| self.assignee(id, *person, order)),
            );
            completions.extend(
                line.done_in
                    .map(|days| self.completion(id, days, line.people.first().copied())),
            );
            tasks.push(self.task(id, home, &line));
        }
        let transaction = self.change.transaction();
        entity::task::Entity::insert_many(tasks)
            .exec_without_returning(transaction)
            .await
            .or_incident("adding demo tasks")?;
        if !assignees.is_empty() {
            let insert = entity::task_assignee::Entity::insert_many(assignees);
            insert
                .exec_without_returning(transaction)
                .await
                .or_incident("assigning demo tasks")?;
        }
        if !completions.is_empty() {
            let insert = entity::task_completion::Entity::insert_many(completions);
            insert
                .exec_without_returning(transaction)
                .await
                .or_incident("completing demo tasks")?;
        }
        Ok(())
    }

    /// Makes all of it last.
    pub(super) async fn finish(self) -> Result<(), Refusal> {
        self.change.commit(self.builder.csm(), Activity::PlanEdited).await
    }

    fn task(&self, id: TaskId, home: TaskHome, line: &Line<'_>) -> entity::task::ActiveModel {
        let status = if line.done_in.is_some() {
            StatusCategory::Completed
        } else {
            StatusCategory::NotStarted
        };
        let objective = match home {
            TaskHome::Objective(objective) => Some(objective.uuid()),
            TaskHome::Workflow { .. } | TaskHome::Plan => None,
        };
        entity::task::ActiveModel {
            id: Set(id.uuid()),
            account_id: Set(self.account.uuid()),
            workflow_id: Set(home.workflow().map(WorkflowId::uuid)),
            group_id: Set(None),
            objective_id: Set(objective),
            title: Set(line.title.to_owned()),
            description: Set(line.description.to_owned()),
            show_in_portal: Set(false),
            start_on: Set(None),
            due_on: Set(line.due_in.map(|days| to_iso(plus_days(self.today, days)))),
            status: Set(status.key().to_owned()),
            position: Set(self.next_position()),
            version: Set(1),
            created_at: Set(self.change.now().0),
            deleted_at: Set(None),
        }
    }

    fn assignee(&self, task: TaskId, person: PersonId, order: i64) -> entity::task_assignee::ActiveModel {
        entity::task_assignee::ActiveModel {
            task_id: Set(task.uuid()),
            person: Set(person.key()),
            account_id: Set(self.account.uuid()),
            assigned_at: Set(self.change.now().0 + order),
            assigned_by: Set(self.builder.csm.user().uuid()),
        }
    }

    fn completion(
        &self,
        task: TaskId,
        days: i32,
        by: Option<PersonId>,
    ) -> entity::task_completion::ActiveModel {
        let at = domain::calendar::Timestamp(self.change.now().0 + i64::from(days) * crate::clock::DAY_MS);
        entity::task_completion::ActiveModel {
            id: Set(Uuid::new_v4()),
            task_id: Set(task.uuid()),
            account_id: Set(self.account.uuid()),
            completed_at: Set(at.0),
            completed_on: Set(to_iso(plus_days(self.today, days))),
            completed_by: Set(by.unwrap_or_else(|| self.builder.csm()).key()),
            reopened_at: Set(None),
            reopened_by: Set(None),
        }
    }
}
