//! A page with one form: the way back, what is the matter, heading, form.

use super::{Page, SentForm, titled};
use crate::ui::{ErrorSummary, Icon, IconPath};
use leptos::prelude::*;

/// A page with one form.
#[component]
pub(crate) fn FormPage(
    /// What is done, as the tab says it: "Edit task".
    deed: &'static str,
    /// Whose plan, contact or account it is, for the tab.
    #[prop(optional, into)]
    of: String,
    /// The heading, where it says more than what is done.
    #[prop(optional, into)]
    heading: Option<String>,
    /// Where the way back leads.
    back: String,
    /// Its words.
    #[prop(into)]
    back_words: String,
    /// How the form stands; of several the one that was refused.
    form: SentForm,
    /// The form.
    children: Children,
) -> impl IntoView {
    titled(&[&form.title(deed), &of]);
    let heading = heading.unwrap_or_else(|| deed.to_owned());
    view! {
        <Page narrow=true back=way_back(back, back_words)>
            <ErrorSummary errors=form.summary() />
            <h1>{heading}</h1>
            {children()}
        </Page>
    }
}

/// The way back, above everything else on a page.
pub(crate) fn way_back(to: String, words: String) -> AnyView {
    view! {
        <a class="back" href=to>
            <Icon path=IconPath::ARROW_LEFT />
            {words}
        </a>
    }
    .into_any()
}

/// The form's button, and the way back without it.
pub(crate) fn actions(words: &'static str, back: String) -> impl IntoView {
    view! {
        <div class="actions">
            <button class="btn primary">{words}</button>
            <a class="btn quiet" href=back>
                "Cancel"
            </a>
        </div>
    }
}
