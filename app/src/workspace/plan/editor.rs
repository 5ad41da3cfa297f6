//! What the pages with a form of their own share: reading what they edit, their frame, and an edit that somebody else overtook.

use super::trouble::Failed;
use crate::{
    api::{
        ApiError,
        staff::{plan_page, plan_path},
    },
    ui::{ErrorSummary, Icon, IconName},
    workspace::{
        frame::{FirstPage, FormState, Page},
        missing::Missing,
    },
};
use domain::{
    ids::AccountId,
    refusal::{Refusal, Stale},
    views::staff::StaffView,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

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
    resource: Resource<Result<T, ApiError>>,
    /// Draws it.
    draw: fn(T) -> AnyView,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    view! {
        <Page narrow=true>
            <Transition>
                {move || Suspend::new(async move {
                    match resource.await {
                        Ok(value) => draw(value),
                        Err(ApiError::Refused(Refusal::NotFound)) => view! { <Missing /> }.into_any(),
                        Err(error) => view! { <Failed error /> }.into_any(),
                    }
                })}
            </Transition>
        </Page>
    }
}

/// The text somebody else stored meanwhile, if that is why this form was refused.
pub(super) fn stale<F>(action: ServerAction<F>) -> Memo<Option<Stale>>
where
    F: ServerFn<Error = ApiError> + Clone + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
{
    let came_back = FirstPage::returned()
        .form(F::PATH)
        .and_then(|form| form.error.stale().cloned());
    let value = action.value();
    Memo::new(move |_| {
        value.with(|answer| match answer {
            Some(Ok(_)) => None,
            Some(Err(error)) => error.stale().cloned(),
            None => came_back.clone(),
        })
    })
}

/// The version to send: the one the form started from, or after a conflict the one that it overwrites.
pub(super) fn version(stored: i64, stale: Memo<Option<Stale>>) -> Signal<String> {
    Signal::derive(move || {
        stale
            .with(|stale| stale.as_ref().map_or(stored, |stale| stale.version))
            .to_string()
    })
}

/// Both texts, side by side, before one overwrites the other.
#[component]
pub(super) fn Conflict(stale: Memo<Option<Stale>>) -> impl IntoView {
    move || {
        stale.get().map(|stale| {
            let field = stale.field.replace("_on", " date").replace('_', " ");
            let words = |text: String| {
                if text.is_empty() {
                    "(empty)".to_owned()
                } else {
                    text
                }
            };
            view! {
                <div class="notice" data-tone="soon" role="group" aria-labelledby="conflict">
                    <Icon name=IconName::Warning />
                    <div>
                        <strong id="conflict">{format!("Somebody else changed the {field}")}</strong>
                        <dl class="props">
                            <dt>"Stored now"</dt>
                            <dd class="prose">{words(stale.theirs)}</dd>
                            <dt>"Yours"</dt>
                            <dd class="prose">{words(stale.mine)}</dd>
                        </dl>
                        <p>"Saving again stores yours. To keep theirs, copy it into the form or cancel."</p>
                    </div>
                </div>
            }
        })
    }
}
