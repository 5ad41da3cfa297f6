//! What happened in an account, for the record: one entry for each version. Never shown to customers.

use domain::{
    editing::Edit,
    forms::TaskForm,
    ids::{ContactId, ObjectiveId, OperationId, TaskId, WorkflowId},
    people::PersonId,
    task::{StatusCategory, TaskHome},
};
use serde_json::{Value, json};
use uuid::Uuid;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Activity {
    /// The account was created.
    AccountCreated,
    /// Its name, zone or owner was edited.
    AccountEdited,
    /// A contact was added.
    ContactCreated(ContactId),
    /// A contact was edited.
    ContactEdited(ContactId),
    /// A contact has left.
    ContactArchived(ContactId),
    /// A contact is back.
    ContactRestored(ContactId),
    /// A contact may enter the portal.
    AccessGranted(ContactId),
    /// A contact may no longer enter the portal.
    AccessRevoked(ContactId),
    /// A contact did something in the portal for the first time.
    FirstVisit(ContactId),
    /// A link was copied or mailed by staff, outside of sharing.
    LinkMade(ContactId),
    /// The plan's summary or go-live date was edited.
    PlanEdited,
    /// The plan was shared; with whom by mail.
    PlanShared {
        /// The request that did it, so that the same one again is known.
        operation: OperationId,
        /// Who was invited by mail.
        invited: Vec<ContactId>,
    },
    /// The plan is no longer shared.
    PlanUnshared,
    /// An objective was added.
    ObjectiveCreated(ObjectiveId),
    /// An objective was edited.
    ObjectiveEdited(ObjectiveId),
    /// An objective was moved.
    ObjectiveMoved(ObjectiveId),
    /// An objective was deleted.
    ObjectiveDeleted(ObjectiveId),
    /// A deleted objective is back.
    ObjectiveRestored(ObjectiveId),
    /// A workflow was added.
    WorkflowCreated(WorkflowId),
    /// A workflow was edited.
    WorkflowEdited(WorkflowId),
    /// How much of a workflow is shareable was changed.
    WorkflowSharingSet(WorkflowId, domain::plan::Sharing),
    /// The contacts named on a workflow were changed.
    WorkflowCoOwnersSet(WorkflowId),
    /// A workflow was moved.
    WorkflowMoved(WorkflowId),
    /// A workflow was deleted.
    WorkflowDeleted(WorkflowId),
    /// A deleted workflow is back.
    WorkflowRestored(WorkflowId),
    /// A task was added, and who was assigned by the line that added it.
    TaskCreated(TaskId, Vec<PersonId>),
    /// A task's texts or dates were edited.
    TaskEdited(TaskId, Edit<TaskForm>),
    /// A person was assigned to a task, or no longer.
    TaskAssigned {
        /// The task.
        task: TaskId,
        /// Whom.
        person: PersonId,
        /// Whether they are now.
        assigned: bool,
    },
    /// A task was flagged to show in the portal, or no longer.
    TaskFlagged(TaskId, bool),
    /// A task was moved; from home to home, or within one.
    TaskMoved(TaskId, Edit<TaskHome>),
    /// A task was begun, cancelled or set back.
    TaskStatusSet(TaskId, Edit<StatusCategory>),
    /// A task was completed.
    TaskCompleted(TaskId),
    /// A task was reopened.
    TaskReopened(TaskId),
    /// A task was deleted.
    TaskDeleted(TaskId),
    /// A deleted task is back.
    TaskRestored(TaskId),
}

impl Activity {
    /// The task, where what happened changed the rows of that one task and nothing else of the plan, not even the order of its tasks. Then
    /// the plan after it is the plan before it with that task read again (`store::AccountChange`).
    pub(crate) const fn only_task(&self) -> Option<TaskId> {
        match self {
            Self::TaskEdited(task, _)
            | Self::TaskAssigned { task, .. }
            | Self::TaskFlagged(task, _)
            | Self::TaskStatusSet(task, _)
            | Self::TaskCompleted(task)
            | Self::TaskReopened(task) => Some(*task),
            _ => None,
        }
    }

    /// The word, the subject and the details that the store keeps.
    pub(crate) fn into_row(self) -> (&'static str, Option<Uuid>, Value) {
        let none = || json!({});
        match self {
            Self::AccountCreated => ("account_created", None, none()),
            Self::AccountEdited => ("account_edited", None, none()),
            Self::ContactCreated(id) => ("contact_created", Some(id.uuid()), none()),
            Self::ContactEdited(id) => ("contact_edited", Some(id.uuid()), none()),
            Self::ContactArchived(id) => ("contact_archived", Some(id.uuid()), none()),
            Self::ContactRestored(id) => ("contact_restored", Some(id.uuid()), none()),
            Self::AccessGranted(id) => ("access_granted", Some(id.uuid()), none()),
            Self::AccessRevoked(id) => ("access_revoked", Some(id.uuid()), none()),
            Self::FirstVisit(id) => ("first_visit", Some(id.uuid()), none()),
            Self::LinkMade(id) => ("link_made", Some(id.uuid()), none()),
            Self::PlanEdited => ("plan_edited", None, none()),
            Self::PlanShared { operation, invited } => (
                "plan_shared",
                Some(operation.uuid()),
                json!({ "invited": invited }),
            ),
            Self::PlanUnshared => ("plan_unshared", None, none()),
            Self::ObjectiveCreated(id) => ("objective_created", Some(id.uuid()), none()),
            Self::ObjectiveEdited(id) => ("objective_edited", Some(id.uuid()), none()),
            Self::ObjectiveMoved(id) => ("objective_moved", Some(id.uuid()), none()),
            Self::ObjectiveDeleted(id) => ("objective_deleted", Some(id.uuid()), none()),
            Self::ObjectiveRestored(id) => ("objective_restored", Some(id.uuid()), none()),
            Self::WorkflowCreated(id) => ("workflow_created", Some(id.uuid()), none()),
            Self::WorkflowEdited(id) => ("workflow_edited", Some(id.uuid()), none()),
            Self::WorkflowSharingSet(id, sharing) => (
                "workflow_sharing_set",
                Some(id.uuid()),
                json!({ "sharing": sharing.key() }),
            ),
            Self::WorkflowCoOwnersSet(id) => ("workflow_co_owners_set", Some(id.uuid()), none()),
            Self::WorkflowMoved(id) => ("workflow_moved", Some(id.uuid()), none()),
            Self::WorkflowDeleted(id) => ("workflow_deleted", Some(id.uuid()), none()),
            Self::WorkflowRestored(id) => ("workflow_restored", Some(id.uuid()), none()),
            Self::TaskCreated(id, assigned) => ("task_created", Some(id.uuid()), created(&assigned)),
            Self::TaskEdited(id, edit) => ("task_edited", Some(id.uuid()), edited(&edit)),
            Self::TaskAssigned {
                task,
                person,
                assigned,
            } => (
                "task_assigned",
                Some(task.uuid()),
                json!({ "person": person.key(), "assigned": assigned }),
            ),
            Self::TaskFlagged(id, flag) => {
                ("task_flagged", Some(id.uuid()), json!({ "show_in_portal": flag }))
            }
            Self::TaskMoved(id, home) => ("task_moved", Some(id.uuid()), moved(&home)),
            Self::TaskStatusSet(id, status) => (
                "task_status_set",
                Some(id.uuid()),
                json!({ "was": status.was.key(), "status": status.now.key() }),
            ),
            Self::TaskCompleted(id) => ("task_completed", Some(id.uuid()), none()),
            Self::TaskReopened(id) => ("task_reopened", Some(id.uuid()), none()),
            Self::TaskDeleted(id) => ("task_deleted", Some(id.uuid()), none()),
            Self::TaskRestored(id) => ("task_restored", Some(id.uuid()), none()),
        }
    }
}

fn created(assigned: &[PersonId]) -> Value {
    let assigned: Vec<String> = assigned.iter().copied().map(PersonId::key).collect();
    json!({ "assigned": assigned })
}

/// What an edit of a task changed: both texts of its title and dates. Of a description, which may be long, only that.
fn edited(Edit { was, now }: &Edit<TaskForm>) -> Value {
    let TaskForm {
        title,
        description,
        start_on,
        due_on,
    } = now;
    let mut detail = serde_json::Map::new();
    for (field, was, now) in [
        ("title", &was.title, title),
        ("start_on", &was.start_on, start_on),
        ("due_on", &was.due_on, due_on),
    ] {
        if was != now {
            detail.insert(field.to_owned(), json!({ "was": was, "now": now }));
        }
    }
    if was.description != *description {
        detail.insert("description".to_owned(), true.into());
    }
    detail.into()
}

/// From where to where; nothing for another place among the same.
fn moved(Edit { was, now }: &Edit<TaskHome>) -> Value {
    if was == now {
        return json!({});
    }
    json!({ "was": was.key(), "now": now.key() })
}
