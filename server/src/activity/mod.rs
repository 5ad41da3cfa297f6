//! What happened in an account, for the record: one entry for each version. Never shown to customers.

use domain::ids::{ContactId, ObjectiveId, OperationId, TaskId, WorkflowId};
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
    /// A task was added.
    TaskCreated(TaskId),
    /// A task's texts or dates were edited.
    TaskEdited(TaskId),
    /// A task's assignees were changed.
    TaskAssigned(TaskId),
    /// A task was flagged to show in the portal, or no longer.
    TaskFlagged(TaskId, bool),
    /// A task was moved.
    TaskMoved(TaskId),
    /// A task was begun, cancelled or set back.
    TaskStatusSet(TaskId, domain::task::StatusCategory),
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
            Self::TaskCreated(id) => ("task_created", Some(id.uuid()), none()),
            Self::TaskEdited(id) => ("task_edited", Some(id.uuid()), none()),
            Self::TaskAssigned(id) => ("task_assigned", Some(id.uuid()), none()),
            Self::TaskFlagged(id, flag) => {
                ("task_flagged", Some(id.uuid()), json!({ "show_in_portal": flag }))
            }
            Self::TaskMoved(id) => ("task_moved", Some(id.uuid()), none()),
            Self::TaskStatusSet(id, status) => (
                "task_status_set",
                Some(id.uuid()),
                json!({ "status": status.key() }),
            ),
            Self::TaskCompleted(id) => ("task_completed", Some(id.uuid()), none()),
            Self::TaskReopened(id) => ("task_reopened", Some(id.uuid()), none()),
            Self::TaskDeleted(id) => ("task_deleted", Some(id.uuid()), none()),
            Self::TaskRestored(id) => ("task_restored", Some(id.uuid()), none()),
        }
    }
}
