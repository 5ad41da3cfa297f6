//! The stream is lost, or speaks for another version of the program.

use super::{
    Current, follow, hear,
    icon::{Icon, IconPath},
};
use leptos::prelude::*;

/// Says that the page is not connected. The region is always there; give it a signal that turns false only after five seconds.
#[component]
pub fn ConnectionBanner(
    /// Whether the live stream stands.
    #[prop(into)]
    connected: Current<bool>,
) -> impl IntoView {
    view! {
        <div class="connection" role="status">
            {follow(move || {
                (!connected.get()).then(|| {
                    view! {
                        <p>
                            <Icon path=IconPath::WARNING />
                            "Not connected. Changes can’t be saved until you are back."
                        </p>
                    }
                    .into_any()
                })
            })}
        </div>
    }
}

/// Says that the server was replaced by another version, and offers to load the page again: never by itself, since something may be half
/// typed. The region is always there.
#[component]
pub fn UpdatedBanner(
    /// Whether it was.
    #[prop(into)]
    outdated: Current<bool>,
) -> impl IntoView {
    view! {
        <div class="connection" role="status">
            {follow(move || {
                outdated.get().then(|| {
                    view! {
                        <p>
                            <Icon path=IconPath::UNDO />
                            <span>"Tandem was updated. Reload the page to go on; what you are writing stays here until you do."</span>
                            <button type="button" class="btn" on:click=hear(|_| reload())>
                                "Reload"
                            </button>
                        </p>
                    }
                    .into_any()
                })
            })}
        </div>
    }
}

/// Loads the page again, from the server.
pub(crate) fn reload() {
    _ = location().reload();
}
