//! Dragging rows with the mouse. The menu and `Alt` with the arrows do the same.

use super::board::Board;
use crate::workspace::change::Change;
use domain::{forms::MoveTo, ids::TaskId, task::TaskHome};
use leptos::{ev::DragEvent, prelude::*};

/// Where a row lands that is let go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DropPlace {
    /// Beside which row.
    pub(super) row: TaskId,
    /// After it, or else before.
    pub(super) is_after: bool,
}

/// Where the row would be inserted at this one.
pub(super) fn marker(board: Board, row: TaskId) -> Option<&'static str> {
    match board.drop.get() {
        Some(place) if place.row == row => Some(if place.is_after { "after" } else { "before" }),
        _ => None,
    }
}

/// The handle was taken.
pub(super) fn started(board: Board, row: TaskId, event: &DragEvent) {
    // Firefox drags only what carries something.
    #[cfg(feature = "hydrate")]
    if let Some(transfer) = event.data_transfer() {
        transfer.set_effect_allowed("move");
        _ = transfer.set_data(
            "text/plain",
            &board.task(row).map(|task| task.title).unwrap_or_default(),
        );
    }
    #[cfg(feature = "ssr")]
    let _ = event;
    board.dragging.set(Some(row));
}

/// The row was let go, wherever.
pub(super) fn ended(board: Board) {
    board.dragging.set(None);
    board.drop.set(None);
}

/// A row is held over this one.
pub(super) fn over(board: Board, row: TaskId, event: &DragEvent) {
    let Some(dragged) = board.dragging.get_untracked() else {
        return;
    };
    event.prevent_default();
    let target = (dragged != row).then(|| DropPlace {
        row,
        is_after: is_below_middle(event),
    });
    if board.drop.get_untracked() != target {
        board.drop.set(target);
    }
}

#[cfg(feature = "hydrate")]
fn is_below_middle(event: &DragEvent) -> bool {
    use wasm_bindgen::JsCast;
    let row = event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    row.is_some_and(|row| {
        let rect = row.get_bounding_client_rect();
        f64::from(event.client_y()) > rect.top() + rect.height() / 2.0
    })
}

#[cfg(feature = "ssr")]
const fn is_below_middle(_: &DragEvent) -> bool {
    false
}

/// A row was let go over a row.
pub(super) fn dropped(board: Board, event: &DragEvent) {
    let (Some(task), Some(place)) = (board.dragging.get_untracked(), board.drop.get_untracked()) else {
        return;
    };
    event.prevent_default();
    ended(board);
    if let Some(target) = board.task(place.row) {
        let to = if place.is_after {
            MoveTo::After(place.row)
        } else {
            MoveTo::Before(place.row)
        };
        board.run(Change::MoveTask {
            task,
            from: None,
            home: target.home,
            to,
        });
    }
}

/// A row is held over the line at the end of a list.
pub(super) fn over_end(board: Board, event: &DragEvent) {
    if board.dragging.get_untracked().is_some() {
        event.prevent_default();
        board.drop.set(None);
    }
}

/// A row was let go there.
pub(super) fn dropped_at_end(board: Board, home: TaskHome, event: &DragEvent) {
    let Some(task) = board.dragging.get_untracked() else {
        return;
    };
    event.prevent_default();
    ended(board);
    board.run(Change::MoveTask {
        task,
        from: None,
        home,
        to: MoveTo::Last,
    });
}
