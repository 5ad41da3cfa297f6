//! The CSM's pages. Each page is a file or a folder named after it; the plan's list and drawer are in [`plan`]. Which address is which
//! page stands in `reading.rs`, and what a page is in `screen.rs`.

use crate::{live::AccountNews, request::Returned, ui, wire};
use leptos::prelude::*;
use screen::LiveScreen;

#[cfg(feature = "ssr")]
mod account_edit;
mod account_header;
mod accounts;
mod change;
mod change_form;
mod contacts;
#[cfg(feature = "ssr")]
mod customer_view;
#[cfg(feature = "ssr")]
mod dev_mail;
#[cfg(feature = "ssr")]
mod failed;
mod failed_part;
mod focus;
mod frame;
mod fresh_id;
#[cfg(feature = "ssr")]
mod missing;
mod page_address;
pub(crate) mod paths;
mod plan;
#[cfg(feature = "ssr")]
mod reading;
mod screen;
mod search;
#[cfg(feature = "ssr")]
mod set_up;
#[cfg(feature = "ssr")]
mod settings;
#[cfg(feature = "ssr")]
mod share;
#[cfg(feature = "ssr")]
mod sign_in;
mod thing;

#[cfg(feature = "ssr")]
pub(crate) use change::Change;
#[cfg(feature = "ssr")]
pub(crate) use frame::rail_accounts;
pub use fresh_id::fresh_id;
#[cfg(feature = "ssr")]
pub use paths::instead_of;
#[cfg(feature = "ssr")]
pub use reading::PAGES;
#[cfg(feature = "ssr")]
pub use screen::Screen;
pub(crate) use thing::Thing;

/// The root of the workspace: the page, and the regions where messages are said.
#[component]
pub fn WorkspaceApp() -> impl IntoView {
    ui::Announcer::provide();
    let page = page();
    view! {
        {page}
        <ui::LiveRegions/>
    }
}

/// A plain page is drawn as it is; what a live one shows goes along, for the program that takes it over.
#[cfg(feature = "ssr")]
fn page() -> AnyView {
    match use_context::<Screen>() {
        Some(screen) => screen.draw(),
        None => ().into_any(),
    }
}

/// Takes over the page that the server drew.
#[cfg(feature = "hydrate")]
fn page() -> AnyView {
    live_page(None)
}

fn live_page(screen: Option<LiveScreen>) -> AnyView {
    Returned::provide();
    frame::follow_rail(AccountNews::provide());
    ui::dismiss_menus();
    ui::place_menus();
    crate::live::mark_hydrated();
    match wire::shared(|| screen) {
        Some(screen) => screen.draw(),
        None => ().into_any(),
    }
}
