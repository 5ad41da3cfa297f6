//! Why there is no plan to show.

use crate::{
    api::ApiError,
    workspace::{
        frame::{Page, failed},
        missing::Missing,
    },
};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// A page in the place of the one that could not be loaded.
#[component]
pub(super) fn Trouble(
    /// Why.
    error: ApiError,
    /// Reads it again.
    again: Callback<()>,
) -> impl IntoView {
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
            {failed(error, move || again.run(()))}
        </Page>
    }
    .into_any()
}
