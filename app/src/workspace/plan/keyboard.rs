//! The page by keyboard. Single keys act only on a focused row, in the drawer or where nothing has the focus, never in a field, and can
//! be switched off in the list of shortcuts (WCAG 2.1.4).

use super::{
    board::Board,
    due_date,
    focus::{focus_row, is_within, leave_row, row_of, target, task_at},
    people_picker, shortcuts,
};
use crate::{
    ui::effect,
    workspace::{Thing, change::Change, focus::focus, page_address::Step, paths::edit_task_path},
};
use domain::{forms::MoveTo, ids::TaskId};
use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlInputElement},
};

/// Listens while the page is there.
pub(super) fn listen(board: Board) {
    effect(move || {
        let keys = window_event_listener(ev::keydown, move |event| on_key(board, &event));
        on_cleanup(move || keys.remove());
    });
}

/// A field.
pub(super) fn input(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// What stands in a field.
pub(super) fn input_value(id: &str) -> String {
    input(id).map(|input| input.value()).unwrap_or_default()
}

/// Moves the focus to a field with its text selected.
pub(super) fn select_input(id: &str) {
    if let Some(input) = input(id) {
        _ = input.focus();
        input.select();
    }
}

/// Where a key was pressed.
struct Press {
    element: Element,
    row: Option<TaskId>,
    in_drawer: bool,
}

fn on_key(board: Board, event: &KeyboardEvent) {
    let Some(element) = target(event) else {
        return;
    };
    let in_field = is_within(&element, "input, textarea, select, [contenteditable]");
    // What it would empty or close there, it has by now: then it is for the drawer around it.
    let is_leaving =
        event.key() == "Escape" && !event.is_composing() && is_within(&element, "[role=combobox]");
    if event.default_prevented()
        || is_within(&element, "dialog")
        || (event.key() == "Escape" && close_menu(&element))
    {
        return;
    }
    let is_undo =
        (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key().eq_ignore_ascii_case("z");
    if in_field && !is_leaving {
        return;
    }
    let press = Press {
        row: row_of(event),
        in_drawer: is_within(&element, ".drawer"),
        element,
    };
    let acted = if is_undo {
        board.undo_last();
        true
    } else if event.ctrl_key() || event.meta_key() {
        false
    } else if event.alt_key() {
        shift(board, &press, &event.key())
    } else {
        on_named_key(board, &press, &event.key())
            || (shortcuts::are_on() && on_letter(board, &press, &event.key()))
    };
    if acted {
        event.prevent_default();
    }
}

/// `Esc` closes the popover around the focus.
fn close_menu(element: &Element) -> bool {
    let Ok(Some(menu)) = element.closest("details.menu[open]") else {
        return false;
    };
    _ = menu.remove_attribute("open");
    if let Ok(Some(summary)) = menu.query_selector("summary") {
        focus(summary);
    }
    true
}

/// Closes the popover that a field stands in, once that is saved.
pub(super) fn close_popover(field: &str) {
    if let Some(field) = input(field) {
        close_menu(&field);
    }
}

/// `Alt` with an arrow moves the row.
fn shift(board: Board, press: &Press, key: &str) -> bool {
    let to = match key {
        "ArrowUp" => MoveTo::Up,
        "ArrowDown" => MoveTo::Down,
        _ => return false,
    };
    // A row that was moved may have lost the focus to the page: the next press is still meant for it.
    let row = press.row.or_else(|| {
        let is_nowhere = press.element.tag_name() == "BODY";
        let last = is_nowhere.then(|| board.focused.get_value()).flatten();
        last.and_then(|place| task_at(&place))
    });
    row.map(|row| board.shift(row, to)).is_some()
}

fn on_named_key(board: Board, press: &Press, key: &str) -> bool {
    match (key, press.row) {
        ("Escape", _) if board.open.get_untracked().is_some() => {
            board.address.go(&untrack(|| board.plan_href()), Step::Next);
            true
        }
        (" ", Some(row)) if is_within(&press.element, "a.title") => {
            board.toggle(row);
            true
        }
        ("Delete", Some(row)) => {
            delete(board, row);
            true
        }
        ("F2", Some(row)) => {
            edit_title(board, row);
            true
        }
        _ => false,
    }
}

/// Opens the field of a row's title. One that stands open still has what could not be saved: it takes the focus instead.
fn edit_title(board: Board, row: TaskId) {
    match board.editing.get_untracked() {
        Some(open) => select_input(&format!("title-{open}")),
        None => board.editing.set(Some(row)),
    }
}

/// Deletes the row; the focus goes to its neighbour.
fn delete(board: Board, row: TaskId) {
    let next = board.outline.with_untracked(|outline| {
        outline
            .neighbour(Some(row), 1)
            .or_else(|| outline.neighbour(Some(row), -1))
    });
    board.run_then(Change::Delete(Thing::Task(row)), move |answer| {
        if answer.is_ok()
            && let Some(next) = next
        {
            leave_row(board, row, next);
        }
    });
}

fn on_letter(board: Board, press: &Press, key: &str) -> bool {
    match key {
        "?" => board.help.set(true),
        "j" | "J" => step(board, press, 1),
        "k" | "K" => step(board, press, -1),
        "c" | "C" => add(press),
        _ => {
            let open = board.open.get_untracked().filter(|_| press.in_drawer);
            return press
                .row
                .or(open)
                .is_some_and(|task| on_task_letter(board, press, task, key));
        }
    }
    true
}

/// The letters that concern one task: the focused row, or the one in the drawer.
fn on_task_letter(board: Board, press: &Press, task: TaskId, key: &str) -> bool {
    match key {
        "e" | "E" if press.in_drawer => board.address.go(&edit_task_path(board.account, task), Step::Next),
        "e" | "E" => edit_title(board, task),
        "a" | "A" => board.open_at(task, Some(people_picker::ASSIGNEE_FIELD)),
        "d" | "D" => board.open_at(task, Some(due_date::DUE_DATE_FIELD)),
        "s" | "S" => {
            let show = board.task(task).is_some_and(|task| task.show_in_portal);
            if !board.portal_on.get_untracked() {
                return false;
            }
            board.run(Change::Show { task, show: !show });
        }
        _ => return false,
    }
    true
}

/// To the next or previous row; with the focus in the drawer, the next or previous task opens.
fn step(board: Board, press: &Press, steps: isize) {
    let open = board.open.get_untracked();
    let in_drawer = press.in_drawer || (press.row.is_none() && open.is_some());
    let from = if in_drawer { open } else { press.row };
    let Some(next) = board
        .outline
        .with_untracked(|outline| outline.neighbour(from, steps))
    else {
        return;
    };
    if in_drawer {
        board.open_at(next, None);
    } else {
        focus_row(next);
    }
}

/// To the line that adds a task: of this list, or the first.
fn add(press: &Press) {
    let near = press.element.closest(".play, .group").ok().flatten();
    let here = near.and_then(|near| near.query_selector(".quick input[name=title]").ok().flatten());
    let first = || {
        document()
            .query_selector(".quick input[name=title]")
            .ok()
            .flatten()
    };
    if let Some(input) = here.or_else(first) {
        focus(input);
    }
}
