//! Why there is no plan to show.

use crate::{
    api::ApiError,
    workspace::{frame::Page, missing::Missing},
};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// A page in the place of the one that could not be loaded.
#[component]
pub(super) fn Trouble(error: ApiError) -> impl IntoView {
    if matches!(error, ApiError::Refused(Refusal::NotFound)) {
        return view! {
            <Page>
                <Missing />
            </Page>
        }
        .into_any();
    }
    view! {
        <Page>
            <h1>"Plan"</h1>
            <Failed error />
        </Page>
    }
    .into_any()
}

/// A part that could not be loaded: why, and a link to try again. The browser itself follows it.
#[component]
pub(super) fn Failed(error: ApiError) -> impl IntoView {
    let here = use_location().pathname.get_untracked();
    view! {
        <p class="failed" role="alert">
            {error.to_string()}
            <a href=here rel="external">
                "Try again"
            </a>
        </p>
    }
}
