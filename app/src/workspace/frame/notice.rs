//! What the page before left behind, shown once.

use crate::{
    request::{Done, Returned},
    ui::{BannerTone, NotificationBanner},
    workspace::change_form::undo_form,
};
use leptos::prelude::*;

/// What the last form did, above the heading; beside it the way back, where that changed what customers see. What has to be looked at again
/// looks so.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    let notice = Returned::get().notice;
    notice.map(|done| {
        let Done {
            sentence,
            is_warning,
            undo,
        } = done;
        let (title, tone) = if is_warning {
            ("Please check", BannerTone::Warning)
        } else {
            ("Done", BannerTone::Done)
        };
        let actions = undo.map(|(account, undo)| undo_form(account, undo, None));
        view! { <NotificationBanner title text=sentence tone actions /> }
    })
}
