//! Who may do what. Staff may do everything in every account; the organisation's settings are for admins.

use crate::{
    ids::ContactId,
    people::{PersonId, Role},
    sharing::contact_sees_task,
    snapshot::Snapshot,
    task::Task,
};

/// Whether this contact may complete, and reopen, this task: visible and assigned to them (product.md, "Who sees what").
#[must_use]
pub fn can_complete(snapshot: &Snapshot, contact: ContactId, task: &Task) -> bool {
    contact_sees_task(snapshot, contact, task) && task.assignees.contains(&PersonId::Contact(contact))
}

/// Whether a user of this role may change the organisation's settings and people.
#[must_use]
pub const fn can_administer(role: Role) -> bool {
    matches!(role, Role::Admin)
}
