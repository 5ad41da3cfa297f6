//! A title edited in its row: `Enter` saves, `Esc` restores, leaving saves what changed. What cannot be saved stays in its field.

use super::{board::Board, focus::focus_row_soon, keyboard};
use crate::{
    ui::{TextField, effect, hear},
    workspace::change::Change,
};
use domain::{
    ids::TaskId,
    validation::{TITLE_MAX, line},
};
use leptos::{
    ev::{KeyboardEvent, SubmitEvent},
    prelude::*,
};

/// The field in the place of the title. It exists only while scripts run.
#[component]
pub(super) fn TitleEdit(
    /// Which task.
    id: TaskId,
    /// What it is called now.
    title: String,
) -> impl IntoView {
    let board = Board::get();
    let field = format!("title-{id}");
    let message = RwSignal::new(None::<String>);
    let selected = field.clone();
    effect(move || keyboard::select_input(&selected));
    let leave = {
        let (field, before) = (field.clone(), title.clone());
        move |back_to_row: bool| match checked(&field, &before) {
            _ if board.editing.get_untracked() != Some(id) => {}
            Ok(title) => save(board, id, &before, title, back_to_row),
            Err(sentence) => {
                board.announcer.say(sentence.clone());
                message.set(Some(sentence));
            }
        }
    };
    let submit = {
        let leave = leave.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            leave(true);
        }
    };
    view! {
        <form
            on:submit=hear(submit)
            on:keydown=hear(move |event| escape(board, id, &event))
            on:focusout=hear(move |_| leave(false))
        >
            <TextField
                id=field
                name="title"
                label="Title"
                value=title
                bare=true
                autocomplete="off"
                error=message
            />
        </form>
    }
}

/// `Esc` ends the editing and leaves the title as it was.
fn escape(board: Board, id: TaskId, event: &KeyboardEvent) {
    if event.key() == "Escape" {
        event.stop_propagation();
        board.editing.set(None);
        focus_row_soon(id);
    }
}

/// What was typed: `None` if that is nothing new, and why it is no title, if so.
fn checked(field: &str, before: &str) -> Result<Option<String>, String> {
    let typed = keyboard::input_value(field);
    let typed = typed.trim();
    if typed.is_empty() || typed == before {
        return Ok(None);
    }
    line("the task’s title", typed, TITLE_MAX).map(Some)
}

/// Ends the editing, and renames the task if something else was typed.
fn save(board: Board, id: TaskId, before: &str, title: Option<String>, back_to_row: bool) {
    board.editing.set(None);
    if back_to_row {
        focus_row_soon(id);
    }
    if let Some(title) = title {
        board.run(Change::Rename {
            task: id,
            was: before.to_owned(),
            title,
        });
    }
}
