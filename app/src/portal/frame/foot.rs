//! What stands under the page and never changes: the way out, and how it all works.

use crate::{api::portal::SignOut, portal::wording::Wording};
use leptos::{prelude::*, server_fn::ServerFn};

/// The way out.
pub(super) fn sign_out() -> impl IntoView {
    view! {
        <form method="post" action={<SignOut as ServerFn>::PATH}>
            <button class="link-btn">{Wording::get().sign_out()}</button>
        </form>
    }
}

/// Where no program follows the plan.
pub(super) fn reload() -> impl IntoView {
    view! {
        <p class="without-scripts">{Wording::get().reload()}</p>
    }
}

/// How it all works.
pub(super) fn how() -> impl IntoView {
    let words = Wording::get();
    view! {
        <details>
            <summary>{words.how_title()}</summary>
            {words.how().map(|paragraph| view! { <p>{paragraph}</p> })}
        </details>
    }
}
