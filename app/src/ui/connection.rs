//! The stream is lost.

use super::{
    follow,
    icon::{Icon, IconName},
};
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
            {follow(move || {
                (!connected.get()).then(|| {
                    view! {
                        <p>
                            <Icon name=IconName::Warning />
                            "Not connected. Changes can’t be saved until you are back."
                        </p>
                    }
                    .into_any()
                })
            })}
        </div>
    }
}
