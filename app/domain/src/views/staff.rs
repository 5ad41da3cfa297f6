//! What staff see of an account's plan: everything, flat, with each thing's exposure to the customer and why.

use crate::{
    calendar::{Date, Timestamp},
    differences::{Differs, Keyed, ListChange, apply_list, diff_list, moved},
    ids::{AccountId, ContactId, GroupId, ObjectiveId, PortalSlug, TaskId, UserId, WorkflowId},
    people::{PersonId, PortalAccess, initials_in_group},
    plan::{Placement, Sharing},
    progress::Progress,
    sharing::{
        Exposure, Hidden, NotYet, Shown, objective_exposure, plan_obstacle, task_exposure, workflow_exposure,
    },
    snapshot::Snapshot,
    task::{TaskHome, TaskStatus},
    timeliness::{Timeliness, timeliness},
};
use serde::{Deserialize, Serialize};

/// An account's plan as staff see it. Lists are in the order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffView {
    /// The account, and the plan as a whole.
    pub header: StaffHeader,
    /// Everybody who can be assigned, and everybody who is named anywhere.
    pub people: Vec<StaffPerson>,
    /// The plan's objectives.
    pub objectives: Vec<StaffObjective>,
    /// The account's workflows.
    pub workflows: Vec<StaffWorkflow>,
    /// The workflows' groups.
    pub groups: Vec<StaffGroup>,
    /// The tasks.
    pub tasks: Vec<StaffTask>,
}

/// The account, and the plan as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffHeader {
    /// The account.
    pub account: AccountId,
    /// Its name.
    pub name: String,
    /// The word in its portal's address.
    pub slug: PortalSlug,
    /// The IANA zone in which its dates are judged.
    pub time_zone: String,
    /// The accountable user.
    pub owner: Option<UserId>,
    /// The vendor's name.
    pub organisation: String,
    /// Whether the organisation has switched the portal on. While it is off no sharing control is shown.
    pub portal_enabled: bool,
    /// The day in the account's zone.
    pub today: Date,
    /// How many days ahead a due date is "soon".
    pub soon_days: u16,
    /// Whether there is an internal summary; its text is read apart.
    pub has_summary: bool,
    /// Moves when the summary, which is read apart, or the go-live date has changed.
    pub plan_version: i64,
    /// The name customers see over the plan.
    pub plan_title: String,
    /// The day everything aims at.
    pub go_live_on: Option<Date>,
    /// Since when it is shared.
    pub shared_since: Option<Timestamp>,
    /// What keeps the customer from seeing anything of the plan now.
    pub obstacle: Option<NotYet>,
    /// Contacts who may enter the portal.
    pub with_access: u32,
    /// Over all tasks in the plan.
    pub progress: Progress,
}

/// A person who can be named on the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffPerson {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Letters for the round picture.
    pub initials: String,
    /// Whether they can be named anew; contacts who have left cannot.
    pub is_active: bool,
    /// Whether they may enter the portal; never for users.
    pub may_enter: bool,
}

/// An objective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffObjective {
    /// Which one.
    pub id: ObjectiveId,
    /// Its name.
    pub name: String,
    /// A few lines of plain text.
    pub description: String,
    /// The accountable user.
    pub owner: Option<UserId>,
    /// Over all its tasks.
    pub progress: Progress,
    /// How it stands towards the customer.
    pub exposure: Exposure,
}

/// A workflow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffWorkflow {
    /// Which one.
    pub id: WorkflowId,
    /// Where it stands.
    pub placement: Placement,
    /// Its internal name.
    pub name: String,
    /// The name customers see instead.
    pub portal_title: Option<String>,
    /// How much of it is shareable.
    pub sharing: Sharing,
    /// The accountable user.
    pub owner: Option<UserId>,
    /// The contacts named on it.
    pub co_owners: Vec<ContactId>,
    /// Over all its tasks.
    pub progress: Progress,
    /// How it stands towards the customer.
    pub exposure: Exposure,
}

/// A phase of a workflow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffGroup {
    /// Which one.
    pub id: GroupId,
    /// The workflow it divides.
    pub workflow: WorkflowId,
    /// Its name.
    pub name: String,
}

/// A task, without its description, which is read when it is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffTask {
    /// Which one.
    pub id: TaskId,
    /// Where it stands.
    pub home: TaskHome,
    /// What is to be done.
    pub title: String,
    /// Who does it.
    pub assignees: Vec<PersonId>,
    /// The day work begins.
    pub start_on: Option<Date>,
    /// The last day on which it is on time.
    pub due_on: Option<Date>,
    /// How far it is.
    pub status: TaskStatus,
    /// How it stands to its due date.
    pub timeliness: Timeliness,
    /// Whether it's flagged "Show in customer portal".
    pub show_in_portal: bool,
    /// How it stands towards the customer.
    pub exposure: Exposure,
    /// Moves with every edit, also when only the description, which is read apart, has changed.
    pub version: i64,
}

impl StaffView {
    /// Projects a snapshot for staff.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        Self {
            header: header(snapshot),
            people: people(snapshot),
            objectives: snapshot
                .objectives
                .iter()
                .map(|objective| project_objective(snapshot, objective))
                .collect(),
            workflows: snapshot
                .workflows
                .iter()
                .map(|workflow| project_workflow(snapshot, workflow))
                .collect(),
            groups: snapshot
                .groups
                .iter()
                .map(|group| StaffGroup {
                    id: group.id,
                    workflow: group.workflow,
                    name: group.name.clone(),
                })
                .collect(),
            tasks: snapshot
                .tasks
                .iter()
                .map(|task| project_task(snapshot, task))
                .collect(),
        }
    }

    /// The task of that id.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&StaffTask> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// The workflow of that id.
    #[must_use]
    pub fn workflow(&self, id: WorkflowId) -> Option<&StaffWorkflow> {
        self.workflows.iter().find(|workflow| workflow.id == id)
    }

    /// The objective of that id.
    #[must_use]
    pub fn objective(&self, id: ObjectiveId) -> Option<&StaffObjective> {
        self.objectives.iter().find(|objective| objective.id == id)
    }

    /// The person of that id.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&StaffPerson> {
        self.people.iter().find(|person| person.id == id)
    }

    /// A person's name.
    #[must_use]
    pub fn name(&self, id: PersonId) -> &str {
        self.person(id).map_or("Somebody", |person| person.name.as_str())
    }

    /// The objective a task counts towards.
    #[must_use]
    pub fn objective_of(&self, task: &StaffTask) -> Option<ObjectiveId> {
        match task.home {
            TaskHome::Objective(id) => Some(id),
            TaskHome::Plan => None,
            TaskHome::Workflow { workflow, .. } => match self.workflow(workflow)?.placement {
                Placement::InPlan(objective) => objective,
                Placement::StandAlone => None,
            },
        }
    }

    /// Whether a task is in the plan: everything but stand-alone workflows' tasks.
    #[must_use]
    pub fn in_plan(&self, task: &StaffTask) -> bool {
        match task.home.workflow() {
            Some(id) => self
                .workflow(id)
                .is_some_and(|workflow| workflow.placement != Placement::StandAlone),
            None => true,
        }
    }

    /// The same view after a task's status changed: what a page shows until the server answers.
    #[must_use]
    pub fn with_status(&self, id: TaskId, status: TaskStatus) -> Self {
        let mut view = self.clone();
        let Some(task) = view.tasks.iter_mut().find(|task| task.id == id) else {
            return view;
        };
        task.status = status;
        task.timeliness = timeliness(&status, task.due_on, view.header.today, view.header.soon_days);
        view.count_again();
        view
    }

    fn count_again(&mut self) {
        let counted = self.clone();
        self.header.progress = Progress::of(
            counted
                .tasks
                .iter()
                .filter(|task| counted.in_plan(task))
                .map(|task| &task.status),
        );
        for workflow in &mut self.workflows {
            let tasks = counted
                .tasks
                .iter()
                .filter(|task| task.home.workflow() == Some(workflow.id));
            workflow.progress = Progress::of(tasks.map(|task| &task.status));
        }
        for objective in &mut self.objectives {
            let tasks = counted
                .tasks
                .iter()
                .filter(|task| counted.objective_of(task) == Some(objective.id));
            objective.progress = Progress::of(tasks.map(|task| &task.status));
        }
    }

    /// Why something is, would be or will not be seen by the customer, as a sentence.
    #[must_use]
    pub fn why(&self, exposure: Exposure) -> String {
        match exposure {
            Exposure::Internal(hidden) => self.why_hidden(hidden).to_owned(),
            Exposure::Visible(shown) => format!("Customers with access see this: {}.", self.why_shown(shown)),
            Exposure::Shareable(shown, NotYet::PlanIsNotShared) => {
                format!(
                    "Customers will see this once the plan is shared: {}.",
                    self.why_shown(shown)
                )
            }
            Exposure::Shareable(shown, NotYet::PortalIsOff) => {
                format!(
                    "Customers would see this, but the portal is switched off: {}.",
                    self.why_shown(shown)
                )
            }
        }
    }

    fn why_shown(&self, shown: Shown) -> String {
        match shown {
            Shown::PlayIsShareable => "the play is shareable".to_owned(),
            Shown::FlaggedInPlay => {
                "it is flagged to show in the portal, and its play is shareable".to_owned()
            }
            Shown::ContactAssigned(contact) => {
                format!(
                    "{} is assigned, which shows only this task",
                    self.name(PersonId::Contact(contact))
                )
            }
            Shown::HasShareablePlay => "a play under it is shareable".to_owned(),
        }
    }

    const fn why_hidden(&self, hidden: Hidden) -> &'static str {
        match hidden {
            Hidden::PlayIsPrivate => "Only your team sees this: the play is internal.",
            Hidden::NotFlagged => {
                "Only your team sees this: the play shares flagged tasks, and this one is not flagged."
            }
            Hidden::NoContactAssigned => {
                "Only your team sees this: no contact is assigned, and it is in no shareable play."
            }
            Hidden::NoShareablePlay => "Only your team sees this: no play under it is shareable.",
        }
    }
}

fn header(snapshot: &Snapshot) -> StaffHeader {
    StaffHeader {
        account: snapshot.account.id,
        name: snapshot.account.name.clone(),
        slug: snapshot.account.slug.clone(),
        time_zone: snapshot.account.time_zone.clone(),
        owner: snapshot.account.owner,
        organisation: snapshot.organisation.name.clone(),
        portal_enabled: snapshot.organisation.portal_enabled,
        today: snapshot.today,
        soon_days: snapshot.organisation.soon_days,
        has_summary: !snapshot.plan.summary.is_empty(),
        plan_version: snapshot.plan.version,
        plan_title: snapshot.plan_title(),
        go_live_on: snapshot.plan.go_live_on,
        shared_since: snapshot.plan.share.map(|share| share.at),
        obstacle: plan_obstacle(snapshot),
        with_access: u32::try_from(
            snapshot
                .contacts
                .iter()
                .filter(|contact| contact.may_enter())
                .count(),
        )
        .unwrap_or(u32::MAX),
        progress: Progress::of(
            snapshot
                .tasks
                .iter()
                .filter(|task| snapshot.in_plan(task))
                .map(|task| &task.status),
        ),
    }
}

/// Everybody who can be named on the plan, with the letters that tell them apart.
#[must_use]
pub fn people(snapshot: &Snapshot) -> Vec<StaffPerson> {
    let users = snapshot.users.iter().map(|user| StaffPerson {
        id: PersonId::User(user.id),
        name: user.name.clone(),
        initials: String::new(),
        is_active: true,
        may_enter: false,
    });
    let contacts = snapshot.contacts.iter().map(|contact| StaffPerson {
        id: PersonId::Contact(contact.id),
        name: contact.name.clone(),
        initials: String::new(),
        is_active: !contact.archived,
        may_enter: matches!(contact.access, PortalAccess::Granted { .. }) && !contact.archived,
    });
    with_initials(users.chain(contacts).collect())
}

/// With the letters that tell them apart.
fn with_initials(mut people: Vec<StaffPerson>) -> Vec<StaffPerson> {
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let initials = initials_in_group(&names);
    for (person, initials) in people.iter_mut().zip(initials) {
        person.initials = initials;
    }
    people
}

fn project_objective(snapshot: &Snapshot, objective: &crate::plan::Objective) -> StaffObjective {
    let tasks = snapshot
        .tasks
        .iter()
        .filter(|task| snapshot.objective_of(task) == Some(objective.id));
    StaffObjective {
        id: objective.id,
        name: objective.name.clone(),
        description: objective.description.clone(),
        owner: objective.owner,
        progress: Progress::of(tasks.map(|task| &task.status)),
        exposure: objective_exposure(snapshot, objective.id),
    }
}

fn project_workflow(snapshot: &Snapshot, workflow: &crate::plan::Workflow) -> StaffWorkflow {
    let tasks = snapshot
        .tasks
        .iter()
        .filter(|task| task.home.workflow() == Some(workflow.id));
    StaffWorkflow {
        id: workflow.id,
        placement: workflow.placement,
        name: workflow.name.clone(),
        portal_title: workflow.portal_title.clone(),
        sharing: workflow.sharing,
        owner: workflow.owner,
        co_owners: workflow.co_owners.clone(),
        progress: Progress::of(tasks.map(|task| &task.status)),
        exposure: workflow_exposure(snapshot, workflow),
    }
}

fn project_task(snapshot: &Snapshot, task: &crate::task::Task) -> StaffTask {
    StaffTask {
        id: task.id,
        home: task.home,
        title: task.title.clone(),
        assignees: task.assignees.clone(),
        start_on: task.start_on,
        due_on: task.due_on,
        status: task.status,
        timeliness: timeliness(
            &task.status,
            task.due_on,
            snapshot.today,
            snapshot.organisation.soon_days,
        ),
        show_in_portal: task.show_in_portal,
        exposure: task_exposure(snapshot, task),
        version: task.version,
    }
}

macro_rules! keyed {
    ($type:ty, $key:ty) => {
        impl Keyed for $type {
            type Key = $key;

            fn key(&self) -> $key {
                self.id
            }
        }
    };
}
keyed!(StaffPerson, PersonId);
keyed!(StaffObjective, ObjectiveId);
keyed!(StaffWorkflow, WorkflowId);
keyed!(StaffGroup, GroupId);
keyed!(StaffTask, TaskId);

/// How one staff view became another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffChange {
    /// The new header, where it changed.
    pub header: Option<StaffHeader>,
    /// People.
    pub people: ListChange<StaffPerson>,
    /// Objectives.
    pub objectives: ListChange<StaffObjective>,
    /// Workflows.
    pub workflows: ListChange<StaffWorkflow>,
    /// Groups.
    pub groups: ListChange<StaffGroup>,
    /// Tasks.
    pub tasks: ListChange<StaffTask>,
}

impl Differs for StaffView {
    type Change = StaffChange;

    fn diff(&self, new: &Self) -> StaffChange {
        StaffChange {
            header: (self.header != new.header).then(|| new.header.clone()),
            people: diff_list(&self.people, &new.people),
            objectives: diff_list(&self.objectives, &new.objectives),
            workflows: diff_list(&self.workflows, &new.workflows),
            groups: diff_list(&self.groups, &new.groups),
            tasks: diff_list(&self.tasks, &new.tasks),
        }
    }

    fn apply(&mut self, change: StaffChange) {
        let StaffChange {
            header,
            people,
            objectives,
            workflows,
            groups,
            tasks,
        } = change;
        if let Some(header) = header {
            self.header = header;
        }
        apply_list(&mut self.people, people);
        apply_list(&mut self.objectives, objectives);
        apply_list(&mut self.workflows, workflows);
        apply_list(&mut self.groups, groups);
        apply_list(&mut self.tasks, tasks);
    }

    fn touched(change: &StaffChange) -> Vec<TaskId> {
        change.tasks.put.iter().map(|task| task.id).collect()
    }

    fn moved(&self, change: &StaffChange) -> Vec<TaskId> {
        moved(&self.tasks, &change.tasks, |task| task.home)
    }
}
