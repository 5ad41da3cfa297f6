//! Label, hint and message around a control.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// The ids that a control of the field `id` names in `aria-describedby`; none if there is neither hint nor message.
pub(super) fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (false, false) => None,
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (true, true) => Some(format!("{id}-hint {id}-error")),
    }
}

/// The message beside a field: empty while there is none.
pub(super) fn has(message: &Signal<Option<String>>) -> bool {
    message.read().is_some()
}

/// Label, hint and message of one control, which is the child and bears the same `id`. The ready fields use it; use it yourself
/// only for a control that none of them is.
#[component]
pub fn Field(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// One short sentence of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong, in the words of the error summary.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The label is for screen readers only.
    #[prop(optional)]
    bare: bool,
    /// The control.
    children: Children,
) -> impl IntoView {
    frame(id, label, hint, error, bare, children().into_any())
}

/// What [`Field`] draws; the ready fields pass their optional parts on as they are.
pub(super) fn frame(
    id: String,
    label: String,
    hint: Option<String>,
    error: Signal<Option<String>>,
    bare: bool,
    control: AnyView,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let hint = hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
    view! {
        <div class="field" data-invalid=move || has(&error).then_some("true")>
            <label for=id class=bare.then_some("sr-only")>{label}</label>
            {hint}
            {move || {
                error
                    .get()
                    .map(|message| {
                        view! {
                            <p class="error" id=error_id.clone()>
                                <Icon name=IconName::Warning />
                                <span>
                                    <span class="sr-only">"Error: "</span>
                                    {message}
                                </span>
                            </p>
                        }
                    })
            }}
            {control}
        </div>
    }
}
