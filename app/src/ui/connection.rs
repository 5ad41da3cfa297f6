//! The stream is lost.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// Says that the page is not connected. The region is always there; give it a signal that turns false only after five seconds.
#[component]
pub fn ConnectionBanner(
    /// Whether the live stream stands.
    #[prop(into)]
    connected: Signal<bool>,
) -> impl IntoView {
    view! {
        <div class="connection" role="status">
            <Show when=move || !connected.get()>
                <p>
                    <Icon name=IconName::Warning />
                    "Not connected. Changes can’t be saved until you are back."
                </p>
            </Show>
        </div>
    }
}
