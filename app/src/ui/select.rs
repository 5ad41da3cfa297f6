//! One of several, from a list too long for radios.

use super::field::{described_by, frame};
use leptos::prelude::*;

/// A native list. Without a match for `value` the first option stands chosen.
#[component]
pub fn Select(
    /// Id of the control, unique in the page.
    #[prop(into)]
    id: String,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// (value, words), in order.
    options: Vec<(String, String)>,
    /// The value chosen at first.
    #[prop(optional, into)]
    value: String,
    /// One short sentence of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// The label is for screen readers only.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let is_wrong = error.is_some();
    let described = described_by(&id, hint.is_some(), is_wrong);
    let options = options
        .into_iter()
        .map(|(option, words)| {
            let selected = option == value;
            view! { <option value=option selected=selected>{words}</option> }
        })
        .collect_view();
    let control = view! {
        <select
            class="input"
            id=id.clone()
            name=name
            aria-invalid=is_wrong.then_some("true")
            aria-describedby=described
        >
            {options}
        </select>
    };
    frame(id, label, hint, error.into(), bare, control.into_any())
}
