//! What the page before left behind, shown once.

use crate::{request::Returned, ui::NotificationBanner};
use leptos::prelude::*;

/// The sentence that the last form left, above the heading.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    Returned::get()
        .notice
        .map(|sentence| view! { <NotificationBanner title="Done" text=sentence success=true /> })
}
