//! Everything about one account's plan at one version: what every projection starts from. It never leaves the server.

use crate::{
    calendar::Date,
    ids::{ContactId, ObjectiveId, TaskId, UserId, WorkflowId},
    people::{Contact, PersonId, User},
    plan::{Account, Group, Objective, Organisation, SuccessPlan, Workflow},
    task::{Task, TaskHome},
};
use serde::{Deserialize, Serialize};

/// One account's plan, whole. Lists are in the order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The vendor and its settings.
    pub organisation: Organisation,
    /// The customer.
    pub account: Account,
    /// The account's version, which moves with every change. Internal: customers must not see it move.
    pub version: i64,
    /// Which day it is in the account's time zone.
    pub today: Date,
    /// All staff.
    pub users: Vec<User>,
    /// All the account's people, archived ones too.
    pub contacts: Vec<Contact>,
    /// The plan itself.
    pub plan: SuccessPlan,
    /// By position.
    pub objectives: Vec<Objective>,
    /// By position.
    pub workflows: Vec<Workflow>,
    /// By position.
    pub groups: Vec<Group>,
    /// By position.
    pub tasks: Vec<Task>,
}

impl Snapshot {
    /// The task of that id.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// The workflow of that id.
    #[must_use]
    pub fn workflow(&self, id: WorkflowId) -> Option<&Workflow> {
        self.workflows.iter().find(|workflow| workflow.id == id)
    }

    /// The objective of that id.
    #[must_use]
    pub fn objective(&self, id: ObjectiveId) -> Option<&Objective> {
        self.objectives.iter().find(|objective| objective.id == id)
    }

    /// What people call a place where tasks stand; nothing if it is gone.
    #[must_use]
    pub fn home_name(&self, home: TaskHome) -> &str {
        home.name(
            |id| self.objective(id).map(|objective| objective.name.as_str()),
            |id| self.workflow(id).map(|play| play.name.as_str()),
        )
    }

    /// The contact of that id.
    #[must_use]
    pub fn contact(&self, id: ContactId) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.id == id)
    }

    /// The user of that id.
    #[must_use]
    pub fn user(&self, id: UserId) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    /// A person's name, or "Somebody" where they are no longer known.
    #[must_use]
    pub fn name(&self, person: PersonId) -> &str {
        match person {
            PersonId::User(id) => self.user(id).map(|user| user.name.as_str()),
            PersonId::Contact(id) => self.contact(id).map(|contact| contact.name.as_str()),
        }
        .unwrap_or("Somebody")
    }

    /// The workflow a task belongs to, if any.
    #[must_use]
    pub fn workflow_of(&self, task: &Task) -> Option<&Workflow> {
        task.home.workflow().and_then(|id| self.workflow(id))
    }

    /// Whether a task is in the plan: everything but stand-alone workflows' tasks.
    #[must_use]
    pub fn in_plan(&self, task: &Task) -> bool {
        match task.home.workflow() {
            Some(id) => self.workflow(id).is_some_and(Workflow::in_plan),
            None => true,
        }
    }

    /// The objective a task counts towards, through its workflow or directly.
    #[must_use]
    pub fn objective_of(&self, task: &Task) -> Option<ObjectiveId> {
        match task.home {
            TaskHome::Objective(id) => Some(id),
            TaskHome::Plan => None,
            TaskHome::Workflow { workflow, .. } => self.workflow(workflow).and_then(Workflow::objective),
        }
    }

    /// The same plan with one task changed: what it will be once that is stored.
    #[must_use]
    pub fn with_task(&self, id: TaskId, change: impl FnOnce(&mut Task)) -> Self {
        let mut after = self.clone();
        if let Some(task) = after.tasks.iter_mut().find(|task| task.id == id) {
            change(task);
        }
        after
    }

    /// The same plan with one workflow changed.
    #[must_use]
    pub fn with_workflow(&self, id: WorkflowId, change: impl FnOnce(&mut Workflow)) -> Self {
        let mut after = self.clone();
        if let Some(workflow) = after.workflows.iter_mut().find(|workflow| workflow.id == id) {
            change(workflow);
        }
        after
    }

    /// The same plan with one contact changed.
    #[must_use]
    pub fn with_contact(&self, id: ContactId, change: impl FnOnce(&mut Contact)) -> Self {
        let mut after = self.clone();
        if let Some(contact) = after.contacts.iter_mut().find(|contact| contact.id == id) {
            change(contact);
        }
        after
    }

    /// The name customers see over the plan.
    #[must_use]
    pub fn plan_title(&self) -> String {
        self.plan
            .portal_title
            .clone()
            .unwrap_or_else(|| default_plan_title(&self.account.name))
    }
}

/// The customer-facing name offered for an account's plan: "Sitwell Homes’ plan".
#[must_use]
pub fn default_plan_title(account: &str) -> String {
    let possessive = if account.ends_with('s') { "’" } else { "’s" };
    format!("{account}{possessive} plan")
}
