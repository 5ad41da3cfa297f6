//! What the page before left behind, shown once.

use super::dismiss;
use crate::{
    request::{Address, Done, Returned},
    ui::NotificationBanner,
    workspace::change_form::undo_form,
};
use leptos::prelude::*;

/// What the last form did, above the heading, until it is dismissed; beside it the way back, where that changed what customers see.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    let shown = RwSignal::new(true);
    let hide = Callback::new(move |()| shown.set(false));
    let address = Address::get().to_string();
    let notice = Returned::get().notice;
    notice.map(|Done { sentence, undo }| {
        move || {
            shown.get().then(|| {
                let actions = undo.map(|(account, undo)| undo_form(account, undo, None));
                let dismiss = Some(dismiss(address.clone(), hide));
                view! { <NotificationBanner title="Done" text=sentence.clone() success=true actions dismiss /> }
            })
        }
    })
}
