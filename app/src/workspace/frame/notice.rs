//! What the page before left behind, shown once.

use super::dismiss;
use crate::{
    request::{Address, Done, Returned},
    ui::{BannerTone, NotificationBanner},
    workspace::change_form::undo_form,
};
use leptos::prelude::*;

/// What the last form did, above the heading, until it is dismissed; beside it the way back, where that changed what customers see. What has
/// to be looked at again looks so.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    let shown = RwSignal::new(true);
    let hide = Callback::new(move |()| shown.set(false));
    let address = Address::get().to_string();
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
        move || {
            shown.get().then(|| {
                let actions = undo.map(|(account, undo)| undo_form(account, undo, None));
                let dismiss = Some(dismiss(address.clone(), hide));
                view! { <NotificationBanner title text=sentence.clone() tone actions dismiss /> }
            })
        }
    })
}
