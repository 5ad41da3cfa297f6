//! Statuses and deletions whose answer is awaited. What is asked for meanwhile about the same waits for it: two that are on their way at once
//! could overtake each other, and `Ctrl+Z` would take back what was done before.

use crate::workspace::{Thing, change::Change};
use leptos::prelude::*;

/// A handle.
#[derive(Clone, Copy)]
pub(super) struct Awaited(StoredValue<Waiting>);

#[derive(Default)]
struct Waiting {
    on_way: Vec<Thing>,
    /// How a task is to stand after that: what was asked for last.
    next: Vec<Change>,
    /// Whether the last of them is to be taken back.
    undo: bool,
}

impl Awaited {
    /// None yet.
    pub(super) fn none() -> Self {
        Self(StoredValue::new(Waiting::default()))
    }

    /// Whether that status waits until the one before it is answered.
    pub(super) fn puts_off(self, change: &Change) -> bool {
        let thing = change.thing();
        let mut is_put_off = false;
        self.0.update_value(|waiting| {
            is_put_off = change.status_of().is_some() && waiting.on_way.contains(&thing);
            if is_put_off {
                waiting.next.retain(|next| next.thing() != thing);
                waiting.next.push(change.clone());
            }
        });
        is_put_off
    }

    /// Whether `Ctrl+Z` waits.
    pub(super) fn puts_off_undo(self) -> bool {
        let mut is_put_off = false;
        self.0.update_value(|waiting| {
            is_put_off = !waiting.on_way.is_empty();
            waiting.undo = is_put_off;
        });
        is_put_off
    }

    /// It was sent.
    pub(super) fn begin(self, change: &Change) {
        if counts(change) {
            self.0.update_value(|waiting| waiting.on_way.push(change.thing()));
        }
    }

    /// It was answered: what comes next. After a refusal nothing does, since that was asked for of something else than stands.
    pub(super) fn end(self, change: &Change, is_ok: bool) -> Option<Change> {
        if !counts(change) {
            return None;
        }
        let thing = change.thing();
        let next = self.0.try_update_value(|waiting| {
            if let Some(sent) = waiting.on_way.iter().position(|on_way| *on_way == thing) {
                waiting.on_way.swap_remove(sent);
            }
            let next = waiting.next.iter().position(|next| next.thing() == thing)?;
            Some(waiting.next.swap_remove(next))
        });
        next.flatten().filter(|_| is_ok)
    }

    /// Whether `Ctrl+Z` has waited for what is answered now.
    pub(super) fn wants_undo(self) -> bool {
        let wants = self
            .0
            .try_update_value(|waiting| waiting.on_way.is_empty() && std::mem::take(&mut waiting.undo));
        wants == Some(true)
    }
}

fn counts(change: &Change) -> bool {
    change.status_of().is_some() || matches!(change, Change::Delete(_))
}
