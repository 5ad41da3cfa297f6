//! An address that leads nowhere, or nowhere for this reader: the same page for both.

use super::{door, wording::Wording};
use domain::views::customer::door::Missing;
use leptos::prelude::*;

/// "This page isn’t available."
pub(super) fn page(missing: &Missing) -> impl IntoView + use<> {
    let words = Wording::get();
    let (heading, lead) = words.missing();
    let body = view! {
        <h1>{heading}</h1>
        <p class="lead">{lead}</p>
        <a class="btn wide" href="/p">{words.see_plan()}</a>
    };
    door::card(missing.organisation(), heading, body)
}
