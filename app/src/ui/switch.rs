//! On or off, at once or with the form.

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
    hint: Option<Signal<String>>,
    /// On at first.
    #[prop(optional)]
    checked: bool,
) -> impl IntoView {
    view! {
        <label class="switch">
            <span>{label} {hint.map(|hint| view! { <span class="hint">{hint}</span> })}</span>
            <input type="checkbox" role="switch" name=name value=value checked=checked />
        </label>
    }
}
