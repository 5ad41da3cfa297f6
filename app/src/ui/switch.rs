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
    /// Whether it is on. Follows its signal, where others turn it too.
    #[prop(optional, into)]
    checked: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="switch">
            <span>{label} {hint.map(|hint| view! { <span class="hint">{hint}</span> })}</span>
            // The attribute is for pages without scripts; once it was turned, only the property turns it.
            <input
                type="checkbox"
                role="switch"
                name=name
                value=value
                // Or a browser puts back how it stood before the page was loaded anew.
                autocomplete="off"
                checked=checked.get_untracked()
                prop:checked=checked
            />
        </label>
    }
}
