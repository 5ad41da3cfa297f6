//! A page beside the rail.

use leptos::prelude::*;

/// The `<main>` of a page.
#[component]
pub(crate) fn Page(
    /// Forms and settings: a narrower column.
    #[prop(optional)]
    narrow: bool,
    /// Banner, heading, content.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="split">
            <main class="main stack" class:main-narrow=narrow id="main" tabindex="-1">
                {children()}
            </main>
        </div>
    }
}
