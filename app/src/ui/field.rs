//! Label, hint and message around a control.

use super::{
    Current, follow,
    icon::{Icon, IconPath},
};
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

/// Draws label, hint and message of one control, which is `control` and bears the same `id`; the fields pass their optional parts on as
/// they are.
pub(super) fn frame(
    id: String,
    label: String,
    hint: Option<String>,
    error: Current<Option<String>>,
    bare: bool,
    control: AnyView,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let invalid = error.clone();
    let hint = hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
    view! {
        <div class="field" data-invalid=follow(move || invalid.get().is_some().then_some("true"))>
            <label for=id class=bare.then_some("sr-only")>{label}</label>
            {hint}
            {follow(move || {
                error
                    .get()
                    .map(|message| {
                        view! {
                            <p class="error" id=error_id.clone()>
                                <Icon path=IconPath::WARNING />
                                <span>
                                    <span class="sr-only">"Error: "</span>
                                    {message}
                                </span>
                            </p>
                        }
                            .into_any()
                    })
            })}
            {control}
        </div>
    }
}
