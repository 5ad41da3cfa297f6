//! The addresses of an account's pages, for links and for where a form leads.

use domain::ids::{AccountId, ContactId, TaskId};

/// An account's plan page.
pub(crate) fn plan_path(account: AccountId) -> String {
    format!("/accounts/{account}/plan")
}

/// A task's page, which is also the drawer beside the plan.
pub(crate) fn task_path(account: AccountId, task: TaskId) -> String {
    format!("/accounts/{account}/plan/tasks/{task}")
}

/// The task that an address of the plan page has open.
pub(crate) fn open_task(path: &str) -> Option<TaskId> {
    let (_, rest) = path.split_once("/plan/tasks/")?;
    rest.split('/').next()?.parse().ok()
}

/// An account's contacts page.
pub(crate) fn contacts_path(account: AccountId) -> String {
    format!("/accounts/{account}/contacts")
}

/// The page that asks before a contact's access is revoked.
pub(crate) fn revoke_path(account: AccountId, contact: ContactId) -> String {
    format!("{}/{contact}/revoke", contacts_path(account))
}

/// The plan page, offering to bring back what was deleted.
#[cfg(feature = "ssr")]
pub(crate) fn undo_path(account: AccountId, kind: &str, id: &str) -> String {
    format!("{}?deleted={kind}-{id}", plan_path(account))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_open_task_is_in_the_address() {
        let id = "0123456789abcdef0123456789abcdef";
        assert_eq!(
            open_task(&format!("/accounts/1/plan/tasks/{id}")),
            id.parse().ok()
        );
        assert_eq!(open_task("/accounts/1/plan"), None);
    }
}
