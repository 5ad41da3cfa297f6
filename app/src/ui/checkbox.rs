//! Tick boxes and radios; the words are part of the target.

use leptos::prelude::*;

/// A tick box, or with `radio` one of several under the same name. Unticked it sends nothing: read absence as "no".
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
    /// One of several instead.
    #[prop(optional)]
    radio: bool,
    /// Between box and words, such as an avatar.
    #[prop(optional, into)]
    lead: ViewFn,
    /// The words are for screen readers only, as on rows and in tables.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let kind = if radio { "radio" } else { "checkbox" };
    view! {
        <label class=if bare { "select" } else { "choice" }>
            <input type=kind name=name value=value checked=checked />
            {lead.run()}
            <span class=bare.then_some("sr-only")>
                {label} {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
            </span>
        </label>
    }
}
