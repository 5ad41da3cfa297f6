//! The addresses of an account's pages, for links and for where a form leads.

#[cfg(feature = "ssr")]
use super::Thing;
use domain::ids::{AccountId, ContactId, ObjectiveId, TaskId, WorkflowId};

/// The page that edits an account.
pub(crate) fn edit_account_path(account: AccountId) -> String {
    format!("/accounts/{account}/edit")
}

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

/// The page that edits a task.
pub(crate) fn edit_task_path(account: AccountId, task: TaskId) -> String {
    format!("{}/edit", task_path(account, task))
}

/// The page that edits the summary and the go-live date.
pub(crate) fn summary_path(account: AccountId) -> String {
    format!("{}/summary", plan_path(account))
}

/// The page that edits an objective.
pub(crate) fn objective_path(account: AccountId, objective: ObjectiveId) -> String {
    format!("{}/objectives/{objective}", plan_path(account))
}

/// The page that adds an objective.
pub(crate) fn new_objective_path(account: AccountId) -> String {
    format!("{}/objectives/new", plan_path(account))
}

/// The page that edits a play.
pub(crate) fn play_path(account: AccountId, play: WorkflowId) -> String {
    format!("{}/plays/{play}", plan_path(account))
}

/// The page that names a play's co-owners.
pub(crate) fn co_owners_path(account: AccountId, play: WorkflowId) -> String {
    format!("{}/co-owners", play_path(account, play))
}

/// The page that adds a play.
pub(crate) fn new_play_path(account: AccountId) -> String {
    format!("{}/plays/new", plan_path(account))
}

/// The same for a play under an objective.
pub(crate) fn new_play_under_path(account: AccountId, objective: ObjectiveId) -> String {
    format!("{}?objective={objective}", new_play_path(account))
}

/// The page that shares the plan.
pub(crate) fn share_path(account: AccountId) -> String {
    format!("/accounts/{account}/share")
}

/// Where a plan that is shared gets another name that customers see.
pub(crate) fn plan_name_path(account: AccountId) -> String {
    format!("{}#title", share_path(account))
}

/// What a customer sees of the plan.
pub(crate) fn customer_view_path(account: AccountId) -> String {
    format!("/accounts/{account}/customer-view")
}

/// An account's contacts page.
pub(crate) fn contacts_path(account: AccountId) -> String {
    format!("/accounts/{account}/contacts")
}

/// The page that adds a contact.
pub(crate) fn new_contact_path(account: AccountId) -> String {
    format!("{}/new", contacts_path(account))
}

/// The page that edits a contact.
pub(crate) fn contact_path(account: AccountId, contact: ContactId) -> String {
    format!("{}/{contact}", contacts_path(account))
}

/// The page that asks before a contact's access is revoked.
pub(crate) fn revoke_path(account: AccountId, contact: ContactId) -> String {
    format!("{}/revoke", contact_path(account, contact))
}

/// The page that asks before a contact with access is archived.
pub(crate) fn archive_path(account: AccountId, contact: ContactId) -> String {
    format!("{}/archive", contact_path(account, contact))
}

/// The address that is meant by one that people shorten: the site's is that of the accounts, an account's is its plan's.
#[cfg(feature = "ssr")]
#[must_use]
pub fn instead_of(path: &str) -> Option<String> {
    let path = path.trim_end_matches('/');
    if path.is_empty() {
        return Some("/accounts".to_owned());
    }
    let account = path.strip_prefix("/accounts/")?;
    account.parse().ok().map(plan_path)
}

/// The plan page, offering to bring back what was deleted.
#[cfg(feature = "ssr")]
pub(crate) fn undo_path(account: AccountId, deleted: Thing) -> String {
    format!("{}?deleted={}", plan_path(account), deleted.key())
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

    #[cfg(feature = "ssr")]
    #[test]
    fn the_site_alone_means_the_accounts() {
        assert_eq!(instead_of("/").as_deref(), Some("/accounts"));
        assert_eq!(instead_of("/accounts"), None);
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
