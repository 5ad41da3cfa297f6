//! What the page before left behind, shown once.

use super::dismiss;
use crate::{
    request::{Address, Done, Returned},
    ui::{Announcer, BannerTone, NotificationBanner, follow},
    workspace::change_form::undo_form,
};
use leptos::prelude::*;

/// What the last form did, above the heading, until it is dismissed or something else is done; beside it the way back, where there is one.
/// What has to be looked at again looks so.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    let (shown, announcer) = (RwSignal::new(true), Announcer::get());
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
        follow(move || {
            (shown.get() && !announcer.has_made_room()).then(|| {
                let actions = undo.map(|(account, undo)| undo_form(account, undo, None));
                let dismiss = Some(dismiss(address.clone(), hide));
                view! { <NotificationBanner title text=sentence.clone() tone actions dismiss /> }.into_any()
            })
        })
    })
}
