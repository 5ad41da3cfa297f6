//! What the plan's pages with a form share: what they read of the plan.

use domain::{ids::AccountId, refusal::Refusal, views::staff::StaffView};
use server::actor::Staff;

/// The plan, for a page that needs names and people from it.
pub(super) async fn plan(staff: &Staff, account: AccountId) -> Result<StaffView, Refusal> {
    Ok(staff.plan_page(account).await?.view)
}

/// The team as options for an owner, with nobody first. The values are the users' ids.
pub(super) fn owners(view: &StaffView) -> Vec<(String, String)> {
    let nobody = (String::new(), "Nobody".to_owned());
    let users = view
        .people
        .iter()
        .filter_map(|person| Some((person.id.user()?.to_string(), person.name.clone())));
    std::iter::once(nobody).chain(users).collect()
}
