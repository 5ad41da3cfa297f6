//! What the pages with a form of their own share: what they read of the plan, and what stands around the form.

use crate::{
    ui::{ErrorSummary, Icon, IconPath, set_title},
    workspace::{
        frame::{Notice, Page, SentForm},
        paths::plan_path,
    },
};
use domain::{
    ids::AccountId,
    refusal::Refusal,
    views::staff::{StaffHeader, StaffView},
};
use leptos::prelude::*;
use server::actor::Staff;

/// The plan, for a page that needs names and people from it.
pub(super) async fn plan(staff: &Staff, account: AccountId) -> Result<StaffView, Refusal> {
    Ok(staff.plan_page(account).await?.view)
}

/// A page with one form: the way back, heading, messages.
#[component]
pub(super) fn EditorPage(
    /// What is done: "Edit task".
    heading: &'static str,
    /// Whose plan is edited.
    header: StaffHeader,
    /// Where the way back leads.
    back: String,
    /// Its words.
    back_words: &'static str,
    /// How the form stands; of several the one that was refused.
    form: SentForm,
    /// The form.
    children: Children,
) -> impl IntoView {
    let tab = format!("{heading} – {} – {}", header.name, header.organisation);
    set_title(form.title(&tab));
    view! {
        <Page narrow=true>
            <a class="back" href=back>
                <Icon path=IconPath::ARROW_LEFT />
                {back_words}
            </a>
            <Notice />
            <ErrorSummary errors=form.summary() />
            <h1>{heading}</h1>
            {children()}
        </Page>
    }
}

/// The plan as the place to go back to.
pub(super) fn back_to_plan(header: &StaffHeader) -> String {
    plan_path(header.account)
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
