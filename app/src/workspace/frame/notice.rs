//! What the page before left behind, shown once.

use crate::{request::Returned, ui::NotificationBanner};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The page that the server sent, until the reader moves on: only that one shows what the request brought along.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FirstPage(RwSignal<Option<String>>);

impl FirstPage {
    /// Remembers this address as the first. In the frame, once.
    pub(super) fn provide() {
        let pathname = use_location().pathname;
        let first = RwSignal::new(Some(pathname.get_untracked()));
        provide_context(Self(first));
        Effect::new(move || {
            let now = pathname.get();
            if first.get_untracked().is_some_and(|first| first != now) {
                first.set(None);
            }
        });
    }

    /// Whether the page being set up came from the server. Outside the frame every page does.
    pub(crate) fn is_now() -> bool {
        let Some(Self(first)) = use_context() else {
            return true;
        };
        let now = use_location().pathname.get_untracked();
        first.get_untracked().is_some_and(|first| first == now)
    }

    /// What the request brought for this page, if this is the page it was for.
    pub(crate) fn returned() -> Returned {
        if Self::is_now() {
            Returned::get()
        } else {
            Returned::default()
        }
    }
}

/// The sentence that the last form left, above the heading.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    FirstPage::returned()
        .notice
        .map(|sentence| view! { <NotificationBanner title="Done" text=sentence success=true /> })
}
