//! A title edited in its row: `Enter` saves, `Esc` restores, leaving saves what changed.

use super::{board::Board, change::Change, edit_task::LONGEST_TITLE, keyboard};
use crate::ui::TextField;
use domain::ids::TaskId;
use leptos::prelude::*;

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
    Effect::new({
        let field = field.clone();
        move || keyboard::select_input(&field)
    });
    let save = {
        let (field, before) = (field.clone(), title.clone());
        move |back_to_row: bool| save(board, id, &field, &before, back_to_row)
    };
    let submit = {
        let save = save.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            save(true);
        }
    };
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            board.editing.set(None);
            keyboard::focus_row_soon(id);
        }
    };
    view! {
        <form on:submit=submit on:keydown=escape on:focusout=move |_| save(false)>
            <TextField
                id=field
                name="title"
                label="Title"
                value=title
                bare=true
                autocomplete="off"
                max=LONGEST_TITLE
            />
        </form>
    }
}

/// Ends the editing, and renames the task if something else was typed.
fn save(board: Board, id: TaskId, field: &str, before: &str, back_to_row: bool) {
    if board.editing.get_untracked() != Some(id) {
        return;
    }
    let typed = keyboard::input_value(field).trim().to_owned();
    board.editing.set(None);
    if back_to_row {
        keyboard::focus_row_soon(id);
    }
    if !typed.is_empty() && typed != before {
        board.run(Change::Rename {
            task: id,
            was: before.to_owned(),
            title: typed,
        });
    }
}
