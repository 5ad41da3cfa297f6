//! A change as a form, and what is drawn wherever something can be taken back.

use super::change::{Change, Sent};
use crate::ui::{Icon, IconPath, UNDO, hear};
use domain::{ids::AccountId, outcome::Undo};
use leptos::prelude::*;

/// A form that is one change; its children are the button. Without scripts it posts, with them the handler runs.
pub(super) fn change_form(
    account: AccountId,
    change: &Change,
    run: Callback<()>,
    children: AnyView,
) -> AnyView {
    form(account, change, Sent::ForItself, Some(run), children)
}

/// The button that takes back what was done, as a form. Without a handler the browser sends it always: what it leads to says what became
/// of it.
pub(super) fn undo_form(account: AccountId, undo: Undo, run: Option<Callback<()>>) -> AnyView {
    let button = view! { <UndoButton words=undo.words() /> };
    form(account, &Change::from(undo), Sent::AsUndo, run, button.into_any())
}

/// The button of a form that takes something back.
#[component]
pub(super) fn UndoButton(
    /// What it says.
    #[prop(default = UNDO)]
    words: &'static str,
) -> impl IntoView {
    view! {
        <button class="btn">
            <Icon path=IconPath::UNDO />
            {words}
        </button>
    }
}

fn form(
    account: AccountId,
    change: &Change,
    sent: Sent,
    run: Option<Callback<()>>,
    children: AnyView,
) -> AnyView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        if let Some(run) = run {
            event.prevent_default();
            run.run(());
        }
    };
    let fields = change.fields(account, sent).into_iter();
    let fields = fields
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <form method="post" action=change.address() on:submit=hear(submit)>
            {fields}
            {children}
        </form>
    }
    .into_any()
}
