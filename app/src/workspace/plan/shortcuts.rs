//! The list of shortcuts, and the switch that turns the single keys off.

use super::board::Board;
use crate::ui::{Dialog, Switch, follow, hear};
use leptos::prelude::*;

/// Under which name the browser keeps that they are off.
#[cfg(feature = "hydrate")]
const OFF: &str = "tandem.single-keys-off";

const KEYS: [(&str, &str); 15] = [
    ("J  K", "Next, previous task"),
    ("Enter", "Open the task"),
    ("Space", "Complete or reopen"),
    ("E  F2", "Edit the title"),
    ("A", "Assign"),
    ("D", "Due date"),
    ("S", "Show in portal, or no longer"),
    ("C", "Add a task"),
    ("Alt+↑  Alt+↓", "Move up, down"),
    ("Del", "Delete, with undo"),
    ("Ctrl+Z", "Take the last status or deletion back"),
    ("Esc", "Close the task"),
    ("?", "This list"),
    ("Tab", "Next control"),
    ("Shift+Tab", "Previous control"),
];

/// Whether single keys act.
pub(super) fn are_on() -> bool {
    #[cfg(feature = "hydrate")]
    {
        storage()
            .and_then(|storage| storage.get_item(OFF).ok().flatten())
            .is_none()
    }
    #[cfg(feature = "ssr")]
    {
        true
    }
}

#[cfg(feature = "hydrate")]
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn turn(on: bool) {
    #[cfg(feature = "hydrate")]
    if let Some(storage) = storage() {
        _ = if on {
            storage.remove_item(OFF)
        } else {
            storage.set_item(OFF, "1")
        };
    }
    #[cfg(feature = "ssr")]
    let _ = on;
}

/// The dialog, while it is asked for.
#[component]
pub(super) fn Shortcuts() -> impl IntoView {
    let board = Board::get();
    let close = Callback::new(move |()| {
        board.help.set(false);
        super::focus::focus_last_soon(board);
    });
    let rows = || {
        KEYS.map(|(keys, words)| {
            view! {
                <dt>{keys.split("  ").map(|key| view! { <kbd>{key}</kbd> }).collect_view()}</dt>
                <dd>{words}</dd>
            }
        })
        .into_iter()
        .collect_view()
    };
    follow(move || {
        board.help.get().then(|| {
            view! {
                <Dialog id="shortcuts" title="Keyboard shortcuts" on_close=close foot=single_keys>
                    <dl class="props">{rows()}</dl>
                </Dialog>
            }
            .into_any()
        })
    })
}

/// The switch that turns the single keys on and off.
fn single_keys() -> impl IntoView {
    view! {
        <div class="whole" on:change=hear(move |event| turn(event_target_checked(&event)))>
            <Switch
                name="single-keys"
                label="Single-key shortcuts"
                hint="Off, only Enter, Space, Esc, Del, F2 and Alt with the arrows act"
                checked=are_on()
            />
        </div>
    }
}
