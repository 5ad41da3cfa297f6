//! A page beside the rail, and what its tab is called.

use super::FirstPage;
use leptos::prelude::*;

/// The vendor's name, as soon as the frame knows it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Organisation(pub(crate) RwSignal<String>);

impl Organisation {
    /// Provides an empty one, which the rail fills.
    pub(crate) fn provide() {
        provide_context(Self(RwSignal::new(String::new())));
    }
}

/// `Thing – Organisation`, for the tab. Call it while a page is set up. Titles are asked once more after their page has gone, when what
/// they name may be gone too: whatever a title reads, it must only try.
pub(crate) fn titled(
    thing: impl Fn() -> String + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    let organisation = use_context::<Organisation>();
    move || {
        let name = organisation
            .and_then(|organisation| organisation.0.try_get())
            .unwrap_or_default();
        if name.is_empty() {
            thing()
        } else {
            format!("{} – {name}", thing())
        }
    }
}

/// The `<main>` of a page. After moving here by a link it takes the focus, as a freshly loaded page would.
#[component]
pub(crate) fn Page(
    /// Forms and settings: a narrower column.
    #[prop(optional)]
    narrow: bool,
    /// Banner, heading, content.
    children: Children,
) -> impl IntoView {
    let place = take_focus();
    view! {
        <div class="split">
            <main class="main stack" class:main-narrow=narrow id="main" tabindex="-1" node_ref=place>
                {children()}
            </main>
        </div>
    }
}

/// The place of a `<main>` that takes the focus after moving here by a link, as a freshly loaded page would.
pub(crate) fn take_focus() -> NodeRef<leptos::html::Main> {
    let place = NodeRef::<leptos::html::Main>::new();
    let is_first = FirstPage::is_now();
    Effect::new(move || {
        if let Some(main) = place.get()
            && !is_first
        {
            _ = main.focus();
        }
    });
    place
}
