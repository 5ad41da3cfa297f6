//! A new random identifier, for what is about to be created: the form carries it, so that sending the form twice creates one thing.

use uuid::Uuid;

/// A new random identifier. On the server from its randomness, in the browser from the browser's; the two differ, so it may only stand in
/// an attribute, which hydration leaves as the server wrote it.
#[must_use]
pub fn fresh_id() -> Uuid {
    #[cfg(feature = "hydrate")]
    {
        let text = leptos::prelude::window()
            .crypto()
            .map(|crypto| crypto.random_uuid())
            .unwrap_or_default();
        Uuid::parse_str(&text).unwrap_or_default()
    }
    #[cfg(feature = "ssr")]
    {
        server::token::fresh_id()
    }
}
