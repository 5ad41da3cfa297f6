//! Tick boxes; the words are part of the target.

use leptos::prelude::*;

/// A tick box. Unticked it sends nothing: read absence as "no".
#[component]
pub fn Checkbox(
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What it sends when ticked.
    #[prop(into, default = "true".to_owned())]
    value: String,
    /// What ticking means.
    #[prop(into)]
    label: String,
    /// One short sentence of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Ticked at first.
    #[prop(optional)]
    checked: bool,
    /// Between box and words, such as an avatar.
    #[prop(optional, into)]
    lead: ViewFn,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="checkbox" name=name value=value checked=checked />
            {lead.run()}
            <span>
                {label} {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
            </span>
        </label>
    }
}
