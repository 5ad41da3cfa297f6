//! The place in use on the page: a row, or the head of a play or objective. What moves keeps the focus, and what goes leaves it nearby.

use super::{board::Board, keyboard::select_input};
use crate::{
    ui::effect,
    workspace::{
        change::Change,
        focus::{focus, focus_page, is_lost, is_on_page, move_to},
    },
};
use domain::ids::TaskId;
use leptos::{
    ev,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, Event},
};

/// Follows the focus while the page is there.
pub(super) fn follow(board: Board) {
    effect(move || {
        let listeners = [
            window_event_listener(ev::focusin, move |event| remember(board, &event)),
            window_event_listener(ev::pointerdown, move |event| remember(board, &event)),
            window_event_listener(ev::keydown, move |_| expect_none(board)),
            window_event_listener(ev::wheel, move |_| expect_none(board)),
        ];
        on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    });
    let mut is_first = true;
    effect(move || {
        board.outline.with(|_| ());
        if !is_first {
            request_animation_frame(move || keep_focus(board));
        }
        is_first = false;
    });
}

/// Remembers the place in use. The list of shortcuts leaves it as it was, so that the focus can go back.
fn remember(board: Board, event: &Event) {
    expect_none(board);
    if !target(event).is_some_and(|element| is_within(&element, "dialog")) {
        board.focused.set_value(place_of(event));
    }
}

/// Who does anything is not interrupted by what comes.
fn expect_none(board: Board) {
    board.expected.set_value(None);
}

/// What moves in the list loses the focus: it gets it back. If it has left the list, the page itself has it, until what is expected comes.
fn keep_focus(board: Board) {
    let place = if is_lost() {
        board.focused.try_get_value().flatten()
    } else if is_on_page() {
        board.expected.try_get_value().flatten()
    } else {
        None
    };
    if place.is_some_and(|place| !focus_place(&place)) {
        focus_page();
    }
}

/// Moves the focus to a place: to the title of a row, or to the menu in the head of a play or objective. `false` if it isn't there.
fn focus_place(place: &str) -> bool {
    move_to(&format!(
        "#{place} .title, [aria-labelledby={place}] > header > .menu:not(.start) > summary"
    ))
}

/// The place of a task.
fn row_id(task: TaskId) -> String {
    format!("task-{task}")
}

/// Moves the focus to a row.
pub(super) fn focus_row(row: TaskId) {
    focus_place(&row_id(row));
}

/// The same after what is being drawn.
pub(super) fn focus_row_soon(row: TaskId) {
    request_animation_frame(move || focus_row(row));
}

/// Moves the focus into the drawer: to what was asked for, or to its heading.
pub(super) fn focus_in_drawer(board: Board) {
    let mut wanted = None;
    board.wanted.update_value(|control| wanted = control.take());
    let Some(element) = document().get_element_by_id(wanted.unwrap_or("task-title")) else {
        return;
    };
    if let Ok(Some(details)) = element.closest("details") {
        _ = details.set_attribute("open", "");
    }
    focus(element);
}

/// Moves the focus to the place that had it last, if it is there.
fn focus_last(board: Board) {
    if let Some(place) = board.focused.try_get_value().flatten() {
        focus_place(&place);
    }
}

/// The same after what is being drawn.
pub(super) fn focus_last_soon(board: Board) {
    request_animation_frame(move || focus_last(board));
}

/// Moves the focus out of a banner that goes, because its change was made: to the open task, if it was about that, or to the place of what it
/// was about. Until that comes with the stream, the page itself has it. Who has gone elsewhere meanwhile stays there.
pub(super) fn leave_banner(board: Board, made: &Change) {
    let place = place_after(made);
    request_animation_frame(move || {
        let open = board.open.try_get_untracked().flatten().map(row_id);
        if !is_lost() {
            return;
        }
        if open.is_some() && open == place {
            focus_in_drawer(board);
        } else if !place.as_deref().is_some_and(focus_place) {
            focus_page();
            board.expected.try_set_value(place);
        }
    });
}

/// Moves the focus out of a banner that goes, into a field. Who has gone elsewhere meanwhile stays there.
pub(super) fn leave_banner_for(field: String) {
    request_animation_frame(move || {
        if is_lost() {
            select_input(&field);
        }
    });
}

/// Moves the focus from a row that was deleted to another, unless it has gone elsewhere meanwhile.
pub(super) fn leave_row(board: Board, deleted: TaskId, next: TaskId) {
    let is_there = board.focused.get_value() == Some(row_id(deleted));
    if is_there || is_lost() || is_on_page() {
        focus_row(next);
    }
}

/// What a change is about, as a place. What it deletes has none.
fn place_after(change: &Change) -> Option<String> {
    let is_gone = matches!(change, Change::Delete(_));
    (!is_gone).then(|| change.thing().key())
}

/// What an event happened to.
pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether an element stands in what the selector names.
pub(super) fn is_within(element: &Element, selector: &str) -> bool {
    matches!(element.closest(selector), Ok(Some(_)))
}

/// The place an event happened in: a row by its id, or the head of a play or objective by that of its heading.
fn place_of(event: &Event) -> Option<String> {
    let element = target(event)?;
    if let Ok(Some(row)) = element.closest("li.task") {
        return Some(row.id());
    }
    let head = element.closest(".play > header, .group > header").ok()??;
    head.parent_element()?.get_attribute("aria-labelledby")
}

/// The task whose row that place is.
pub(super) fn task_at(place: &str) -> Option<TaskId> {
    place.strip_prefix("task-")?.parse().ok()
}

/// The row an event happened in.
pub(super) fn row_of(event: &Event) -> Option<TaskId> {
    task_at(&place_of(event)?)
}
