//! What the pages with a form of their own share: reading what they edit, and their frame.

use crate::{
    api::{ApiError, staff::plan_page},
    ui::{ErrorSummary, Icon, IconName},
    workspace::{
        frame::{FormState, Page, loaded},
        paths::plan_path,
    },
};
use domain::{ids::AccountId, refusal::Refusal, views::staff::StaffView};
use leptos::prelude::*;
use leptos_meta::Title;
use serde::{Serialize, de::DeserializeOwned};

/// "There is no such thing."
pub(super) const fn not_found() -> ApiError {
    ApiError::Refused(Refusal::NotFound)
}

/// The plan, for a page that needs names and people from it.
pub(super) async fn plan(account: AccountId) -> Result<StaffView, ApiError> {
    Ok(plan_page(account).await?.view)
}

/// A page with one form: the way back, heading, messages.
#[component]
pub(super) fn EditorPage(
    /// What is done: "Edit task".
    #[prop(into)]
    heading: String,
    /// The plan edited.
    view: StaffView,
    /// Where the way back leads.
    back: String,
    /// Its words.
    #[prop(into)]
    back_words: String,
    /// The form's state.
    form: FormState,
    /// The form.
    children: Children,
) -> impl IntoView {
    let tab = format!("{heading} – {} – {}", view.header.name, view.header.organisation);
    view! {
        <Title text=form.title(move || tab.clone()) />
        <a class="back" href=back>
            <Icon name=IconName::ArrowLeft />
            {back_words}
        </a>
        <ErrorSummary errors=form.summary() />
        <h1>{heading}</h1>
        {children()}
    }
}

/// The plan as the place to go back to.
pub(super) fn back_to_plan(view: &StaffView) -> String {
    plan_path(view.header.account)
}

/// Reads what a page edits and draws it in its `<main>`.
#[component]
pub(super) fn Loading<T>(
    /// What is read.
    resource: crate::resource::Resource<Result<T, ApiError>>,
    /// Draws it.
    draw: fn(T) -> AnyView,
) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    view! {
        <Page narrow=true>
            {loaded(resource, draw)}
        </Page>
    }
}
