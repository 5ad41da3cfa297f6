//! A change of this page's plan as a form.

use super::board::Board;
use crate::workspace::{change::Change, change_form::change_form};
use leptos::prelude::*;

/// A form that is one change; its children are the button. Without scripts it posts, with them the board runs the change.
#[component]
pub(super) fn ChangeForm(change: Change, children: Children) -> impl IntoView {
    let board = Board::get();
    let sent = change.clone();
    let run = Callback::new(move |()| board.run(sent.clone()));
    change_form(board.account, &change, run, children().into_any())
}
