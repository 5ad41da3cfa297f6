//! What the page before left behind, shown once.

use crate::{
    request::{Done, Returned},
    ui::NotificationBanner,
    workspace::change_form::undo_form,
};
use leptos::prelude::*;

/// What the last form did, above the heading; beside it the way back, where that changed what customers see.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    let notice = Returned::get().notice;
    notice.map(|Done { sentence, undo }| {
        let actions = undo.map(|(account, undo)| undo_form(account, undo, None));
        view! { <NotificationBanner title="Done" text=sentence success=true actions /> }
    })
}
