//! The customer's pages. The portal has no router in the browser: its pages are ordinary addresses, and links are links.
//!
//! Everything a page shows comes in a [`PortalScreen`]. The HTTP layer makes it, with [`PortalScreen::of`], of one sealed customer type.

#[cfg(feature = "ssr")]
pub use screen::PortalScreen;

use crate::{ui, wire};
use domain::filters::PortalFilter;
use leptos::prelude::*;
use screen::LiveScreen;

#[cfg(feature = "ssr")]
mod door;
mod frame;
#[cfg(feature = "ssr")]
mod join;
#[cfg(feature = "ssr")]
mod missing;
pub mod plan;
mod screen;
pub mod task;
pub mod wording;

/// The root of the portal: the page, and the regions where messages are said.
#[component]
pub fn PortalApp() -> impl IntoView {
    ui::Announcer::provide();
    let page = page();
    view! {
        {page}
        <ui::LiveRegions/>
    }
}

/// A door is drawn as it is; what a live page shows goes along, for the program that takes it over.
#[cfg(feature = "ssr")]
fn page() -> AnyView {
    match use_context::<PortalScreen>() {
        Some(screen) => screen.draw(),
        None => ().into_any(),
    }
}

/// Takes over the page that the server drew.
#[cfg(feature = "hydrate")]
fn page() -> AnyView {
    live_page(None)
}

/// A page that lives on in the browser, and the filter in its address: the server tells both.
fn live_page(shown: Option<(LiveScreen, PortalFilter)>) -> AnyView {
    crate::live::mark_hydrated();
    match wire::shared(|| shown) {
        Some((LiveScreen::Plan(page), filter)) => plan::page(*page, filter),
        Some((LiveScreen::Task(task), filter)) => task::page(*task, filter),
        None => ().into_any(),
    }
}
