//! One-line fields. All are uncontrolled: `value` is what stands there at first, the form sends what was typed. None has a `maxlength`:
//! a browser cuts what is pasted without a word, where the operation says beside the field what is too long.

use super::{
    Current,
    field::{described_by, frame},
    follow,
};
use leptos::prelude::*;

/// What every one-line field has.
struct Line {
    id: String,
    name: String,
    label: String,
    value: String,
    hint: Option<String>,
    error: Current<Option<String>>,
    bare: bool,
    kind: &'static str,
    autocomplete: Option<String>,
    placeholder: Option<String>,
    short: bool,
}

fn line(field: Line) -> impl IntoView {
    let Line {
        id,
        name,
        label,
        value,
        hint,
        error,
        bare,
        kind,
        autocomplete,
        placeholder,
        short,
    } = field;
    let described = {
        let (id, hint) = (id.clone(), hint.is_some());
        let error = error.clone();
        follow(move || described_by(&id, hint, error.get().is_some()))
    };
    let invalid = error.clone();
    let words = matches!(kind, "email" | "password" | "url");
    let control = view! {
        <input
            class="input"
            type=kind
            id=id.clone()
            name=name
            value=value
            autocomplete=autocomplete
            placeholder=placeholder
            spellcheck=words.then_some("false")
            autocapitalize=words.then_some("none")
            data-width=short.then_some("short")
            aria-invalid=follow(move || invalid.get().is_some().then_some("true"))
            aria-describedby=described
        />
    };
    frame(id, label, hint, error, bare, control.into_any())
}

/// A line of text.
#[component]
pub fn TextField(
    /// Id of the control, unique in the page.
    #[prop(into)]
    id: String,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What stands there at first.
    #[prop(optional, into)]
    value: String,
    /// One short sentence of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong. Follows its signal, where a field is checked on the page.
    #[prop(optional, into)]
    error: Current<Option<String>>,
    /// The label is for screen readers only.
    #[prop(optional)]
    bare: bool,
    /// `autocomplete` token.
    #[prop(optional, into)]
    autocomplete: Option<String>,
    /// An example; never instead of the label.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Another `type`: `url`, `search`, `number`, `tel`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Few characters are expected.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    line(Line {
        id,
        name,
        label,
        value,
        hint,
        error,
        bare,
        kind,
        autocomplete,
        placeholder,
        short,
    })
}

/// An e-mail address: pasting allowed, no spelling marks.
#[component]
pub fn EmailField(
    /// Id of the control, unique in the page.
    #[prop(into)]
    id: String,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into, default = "E-mail address".to_owned())]
    label: String,
    /// What stands there at first.
    #[prop(optional, into)]
    value: String,
    /// One short sentence of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// `off` where it is somebody else's address.
    #[prop(into, default = "email".to_owned())]
    autocomplete: String,
) -> impl IntoView {
    line(Line {
        id,
        name,
        label,
        value,
        hint,
        error: error.into(),
        bare: false,
        kind: "email",
        autocomplete: Some(autocomplete),
        placeholder: None,
        short: false,
    })
}

/// A password. Never filled in again by the server.
#[component]
pub fn PasswordField(
    /// Id of the control, unique in the page.
    #[prop(into)]
    id: String,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// One short sentence of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// A new password is chosen, not the present one asked.
    #[prop(optional)]
    new: bool,
) -> impl IntoView {
    let token = if new { "new-password" } else { "current-password" };
    line(Line {
        id,
        name,
        label,
        value: String::new(),
        hint,
        error: error.into(),
        bare: false,
        kind: "password",
        autocomplete: Some(token.to_owned()),
        placeholder: None,
        short: false,
    })
}

/// A calendar date, `2026-11-24`, or empty.
#[component]
pub fn DateField(
    /// Id of the control, unique in the page.
    #[prop(into)]
    id: String,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// ISO date that stands there at first.
    #[prop(optional, into)]
    value: String,
    /// One short sentence of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong. Follows its signal, where a date is saved without leaving the page.
    #[prop(optional, into)]
    error: Current<Option<String>>,
    /// The label is for screen readers only.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    line(Line {
        id,
        name,
        label,
        value,
        hint,
        error,
        bare,
        kind: "date",
        autocomplete: Some("off".to_owned()),
        placeholder: None,
        short: false,
    })
}
