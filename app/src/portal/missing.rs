//! An address that leads nowhere, or nowhere for this reader: the same page for both.

use super::{door, wording::Wording};
use leptos::prelude::*;

/// "This page isn’t available."
#[component]
pub fn MissingPage(
    /// The vendor's name.
    organisation: String,
) -> impl IntoView {
    let words = Wording::get();
    let (heading, lead) = words.missing();
    let body = view! {
        <h1>{heading}</h1>
        <p class="lead">{lead}</p>
        <a class="btn wide" href="/p">{words.see_plan()}</a>
    };
    door::card(organisation, heading, body)
}
