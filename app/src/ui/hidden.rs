//! What a form sends without asking.

use super::{Current, follow};
use leptos::prelude::*;

/// A value sent with the form. Follows what it is given, so one form can serve whatever is chosen.
#[component]
pub fn Hidden(
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is sent.
    #[prop(into)]
    value: Current<String>,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=follow(move || value.get()) /> }
}
