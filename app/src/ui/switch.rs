//! On or off, at once or with the form.

use super::{Current, follow};
use leptos::prelude::*;

/// A setting that is on or off. The label says what is on and does not change with the state. Off, it sends nothing.
#[component]
pub fn Switch(
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is on.
    #[prop(into)]
    label: String,
    /// What it sends when on.
    #[prop(into, default = "true".to_owned())]
    value: String,
    /// One short sentence of help. Follows its signal, where it says what turning it would do.
    #[prop(optional, into)]
    hint: Option<Current<String>>,
    /// Whether it is on. Follows its signal, where others turn it too.
    #[prop(optional, into)]
    checked: Current<bool>,
) -> impl IntoView {
    let is_checked = untrack(|| checked.get());
    let hint = hint.map(|hint| view! { <span class="hint">{follow(move || hint.get())}</span> });
    view! {
        <label class="switch">
            <span>{label} {hint}</span>
            // The attribute is for pages without scripts; once it was turned, only the property turns it.
            <input
                type="checkbox"
                role="switch"
                name=name
                value=value
                // Or a browser puts back how it stood before the page was loaded anew.
                autocomplete="off"
                checked=is_checked
                prop:checked=follow(move || checked.get())
            />
        </label>
    }
}
