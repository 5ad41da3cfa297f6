//! A change of this page's plan as a form.

use super::board::Board;
use crate::{
    ui::{Current, Icon, IconPath, follow},
    workspace::{change::Change, change_form::change_form},
};
use leptos::prelude::*;

/// A form that is one change; its children are the button. Without scripts it posts, with them the board runs the change.
#[component]
pub(super) fn ChangeForm(change: Change, children: Children) -> impl IntoView {
    let board = Board::get();
    let sent = change.clone();
    let run = Callback::new(move |()| board.run(sent.clone()));
    change_form(board.account, &change, run, children().into_any())
}

/// One of several that can be chosen, as a form that is its button. What the change is, is asked when it is pressed.
pub(super) fn choice(
    board: Board,
    words: &'static str,
    is_chosen: Current<bool>,
    change: Callback<(), Change>,
) -> AnyView {
    let is_marked = is_chosen.clone();
    let button = view! {
        <button aria-pressed=follow(move || if is_chosen.get() { "true" } else { "false" })>
            {follow(move || is_marked.get().then(|| view! { <Icon path=IconPath::CHECK /> }.into_any()))}
            {words}
        </button>
    };
    let run = Callback::new(move |()| board.run(change.run(())));
    change_form(board.account, &change.run(()), run, button.into_any())
}
