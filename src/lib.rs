//! Tandem's composition root: the two entries for browsers, and, for the server, the router that puts everything together.
#![recursion_limit = "1024"]

#[cfg(feature = "ssr")]
pub mod http;

/// Wakes a page of the workspace. Called once by the page's script.
#[cfg(all(feature = "hydrate", feature = "workspace"))]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate_workspace() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::workspace::WorkspaceApp);
}

/// Wakes a page of the portal. Called once by the page's script.
#[cfg(all(feature = "hydrate", feature = "portal"))]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate_portal() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::portal::PortalApp);
}
