//! What a form sends without asking.

use super::follow;
use leptos::prelude::*;

/// A value sent with the form. Follows its signal, so one form can serve whatever is chosen.
#[component]
pub fn Hidden(
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is sent.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=follow(move || value.get()) /> }
}
