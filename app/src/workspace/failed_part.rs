//! A part of the page that could not be read.

use crate::{api::ApiError, ui::hear};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// Why, and what to do: sign in again, load the page anew, or try again.
pub(crate) fn failed(error: &ApiError, again: impl Fn() + Send + Sync + 'static) -> AnyView {
    // For what only a page from the server mends, trying again would fail for ever.
    let (to, words, anew) = match error {
        ApiError::Refused(Refusal::SignedOut) => ("/sign-in", "Sign in", true),
        ApiError::Outdated => ("", "Reload", true),
        _ => ("", "Try again", false),
    };
    let click = move |event: leptos::ev::MouseEvent| {
        if !anew {
            event.prevent_default();
            again();
        }
    };
    view! {
        <p class="failed" role="alert">
            {error.to_string()}
            <a href=to on:click=hear(click)>
                {words}
            </a>
        </p>
    }
    .into_any()
}
