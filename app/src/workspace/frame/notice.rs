//! What the page before left behind, shown once.

use crate::{
    request::{Done, Returned},
    ui::NotificationBanner,
    workspace::plan::undo_form,
};
use leptos::prelude::*;

/// What the last form did, above the heading; beside it the way back, where that changed what customers see.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    let notice = Returned::get().notice;
    notice.map(|Done { sentence, undo }| match undo {
        None => view! { <NotificationBanner title="Done" text=sentence success=true /> }.into_any(),
        Some((account, undo)) => view! {
            <NotificationBanner title="Done" text=sentence success=true>
                {undo_form(account, undo)}
            </NotificationBanner>
        }
        .into_any(),
    })
}
