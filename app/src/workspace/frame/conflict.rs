//! An edit that somebody else may overtake: what its form started from goes along unseen, and both texts are shown before one
//! overwrites the other.

use super::SentForm;
use crate::ui::{Hidden, Icon, IconPath};
use domain::refusal::{Stale, StaleField, or_empty};
use leptos::prelude::*;

/// What the fields of a form started from, sent beside them as `was[field]`.
pub(crate) fn originals(form: &SentForm, stored: &[(&'static str, &str)]) -> impl IntoView + use<> {
    stored
        .iter()
        .map(|&(field, text)| {
            let name = format!("was[{field}]");
            let value = form.original(&name, field, text);
            view! { <Hidden name value /> }
        })
        .collect_view()
}

/// Both texts of every field that two people changed, if that is why the form came back.
pub(crate) fn conflict(form: &SentForm) -> impl IntoView + use<> {
    form.stale().cloned().map(both_texts)
}

fn both_texts(stale: Stale) -> impl IntoView {
    let heading = format!("Somebody else changed the {}", stale.names());
    view! {
        <div class="notice" data-tone="soon" role="group" aria-labelledby="conflict">
            <Icon path=IconPath::WARNING />
            <div>
                <strong id="conflict">{heading}</strong>
                <dl class="props">{stale.fields.into_iter().map(both).collect_view()}</dl>
                <p>"Saving again stores yours. To keep theirs, copy it into the form or cancel."</p>
            </div>
        </div>
    }
}

fn both(field: StaleField) -> impl IntoView {
    let name = field.name();
    view! {
        <dt>{format!("Stored {name}")}</dt>
        <dd class="prose">{or_empty(&field.theirs).to_owned()}</dd>
        <dt>{format!("Your {name}")}</dt>
        <dd class="prose">{or_empty(&field.mine).to_owned()}</dd>
    }
}
