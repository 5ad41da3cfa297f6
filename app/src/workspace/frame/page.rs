//! A page beside the rail.

use super::Notice;
use leptos::prelude::*;

/// The `<main>` of a page: the way back if there is one, what the last form did, and the content. Every page says that, because none after
/// it could.
#[component]
pub(crate) fn Page(
    /// Forms and settings: a narrower column.
    #[prop(optional)]
    narrow: bool,
    /// A question as a page: what is said above it is as wide as the question.
    #[prop(optional)]
    dialog: bool,
    /// The way back, as [`way_back`](super::way_back) draws it.
    #[prop(optional)]
    back: Option<AnyView>,
    /// Banner, heading, content.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="split">
            <main class="main stack" class:main-narrow=narrow class:main-dialog=dialog id="main" tabindex="-1">
                {back}
                <Notice />
                {children()}
            </main>
        </div>
    }
}
