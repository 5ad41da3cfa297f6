//! The addresses of an account's pages, for links and for where a form leads.

#[cfg(feature = "ssr")]
use domain::ids::WorkflowId;
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

/// Whether an address of the plan page has a drawer, be it for a task that isn't there.
pub(crate) fn has_drawer(path: &str) -> bool {
    path.contains("/plan/tasks/")
}

/// The account part of an address of the plan page, with or without an open task; `None` for every other page, below it too.
pub(crate) fn plan_part(path: &str) -> Option<&str> {
    let (account, rest) = path.split_once("/plan")?;
    let is_list = rest.is_empty();
    let is_task = rest
        .strip_prefix("/tasks/")
        .is_some_and(|task| !task.contains('/'));
    (is_list || is_task).then_some(account)
}

/// The page that edits a play.
#[cfg(feature = "ssr")]
pub(crate) fn play_path(account: AccountId, play: WorkflowId) -> String {
    format!("{}/plays/{play}", plan_path(account))
}

/// An account's contacts page.
pub(crate) fn contacts_path(account: AccountId) -> String {
    format!("/accounts/{account}/contacts")
}

/// The page that asks before a contact's access is revoked.
pub(crate) fn revoke_path(account: AccountId, contact: ContactId) -> String {
    format!("{}/{contact}/revoke", contacts_path(account))
}

/// The address that is meant by one that people shorten: an account's is its plan's.
#[cfg(feature = "ssr")]
#[must_use]
pub fn instead_of(path: &str) -> Option<String> {
    let account = path.trim_end_matches('/').strip_prefix("/accounts/")?;
    account.parse().ok().map(plan_path)
}

/// The plan page, offering to bring back what was deleted.
#[cfg(feature = "ssr")]
pub(crate) fn undo_path(account: AccountId, kind: &str, id: &str) -> String {
    format!("{}?deleted={kind}-{id}", plan_path(account))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "ssr")]
    #[test]
    fn an_account_alone_means_its_plan() {
        let id = "0123456789abcdef0123456789abcdef";
        let plan = Some(format!("/accounts/{id}/plan"));
        for written in [id, "01234567-89AB-CDEF-0123-456789ABCDEF"] {
            assert_eq!(instead_of(&format!("/accounts/{written}")), plan);
            assert_eq!(instead_of(&format!("/accounts/{written}/")), plan);
        }
        assert_eq!(instead_of("/accounts/new"), None);
        assert_eq!(instead_of(&format!("/accounts/{id}/plan")), None);
    }

    #[test]
    fn the_open_task_is_in_the_address() {
        let id = "0123456789abcdef0123456789abcdef";
        assert_eq!(
            open_task(&format!("/accounts/1/plan/tasks/{id}")),
            id.parse().ok()
        );
        assert_eq!(open_task("/accounts/1/plan"), None);
    }

    #[test]
    fn the_plan_page_is_the_list_and_the_tasks_beside_it_and_nothing_below() {
        assert_eq!(plan_part("/accounts/1/plan"), Some("/accounts/1"));
        assert_eq!(plan_part("/accounts/1/plan/tasks/2"), Some("/accounts/1"));
        for other in [
            "/accounts/1/plan/tasks/2/edit",
            "/accounts/1/plan/summary",
            "/accounts/1",
            "/settings",
        ] {
            assert_eq!(plan_part(other), None, "{other}");
        }
    }
}
