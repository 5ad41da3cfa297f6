//! What stands above the heading: what the last form did or why it was refused, and what can be taken back.

use super::{
    board::Board,
    change_form::ChangeForm,
    deleted::{Deletion, named_in},
    note::Note,
    quick_add::field_id,
};
use crate::{
    request::{FormReturn, Returned},
    ui::{ErrorSummary, NotificationBanner, Watched, follow},
    workspace::{
        Thing,
        change::Change,
        change_form::{UndoButton, undo_form},
        frame::{Notice, dismiss},
        page_address::Step,
    },
};
use domain::task::TaskHome;
use leptos::prelude::*;

/// The banners of the list. While a task is open the messages of forms stand in its drawer, which may be all that shows.
#[component]
pub(super) fn Banners() -> impl IntoView {
    let board = Board::get();
    let beside_task = board.open.get_untracked().is_some();
    view! {
        <Gone />
        {(!beside_task).then(|| view! { <FormBanners /> })}
        <Undoable />
    }
}

/// What a form that the browser sent left: a refusal, or what it did. Said once, where the page begins.
#[component]
pub(super) fn FormBanners() -> impl IntoView {
    let board = Board::get();
    if board.told.get_value() {
        return None;
    }
    board.told.set_value(true);
    let errors = Returned::get().form.as_ref().map(entries).unwrap_or_default();
    let is_deletion = noticed(board).is_some();
    Some(view! {
        <ErrorSummary errors />
        {(!is_deletion).then(|| view! { <Notice /> })}
    })
}

/// What the form deleted that the browser sent: this stands with the rest that can be brought back.
fn noticed(board: Board) -> Option<Deletion> {
    untrack(|| board.address.with(named_in)).and_then(Deletion::noticed)
}

/// The refusal as entries of the error summary, each with the id of its field on this page. After a conflict with both texts, which stand
/// in no form here.
fn entries(form: &FormReturn) -> Vec<(String, String)> {
    if let Some(stale) = form.error.stale() {
        return vec![(String::new(), stale.sentences())];
    }
    let home = form.value("home").and_then(TaskHome::parse);
    let id = |field: String| match (field.as_str(), home) {
        ("title", Some(home)) => field_id(home),
        _ => field,
    };
    let entries = form.error.entries().into_iter();
    entries.map(|(field, message)| (id(field), message)).collect()
}

/// That there is nothing more to see, and why.
#[component]
fn Gone() -> impl IntoView {
    let gone = Board::get().live.gone;
    follow(move || {
        gone.get().map(|sentence| {
            view! { <NotificationBanner title="This page is out of date" text=sentence /> }.into_any()
        })
    })
}

/// What can be taken back, with no time limit. Wherever on the page it was done, the way back is in sight. The place is always there, so
/// that what comes into it is read.
#[component]
fn Undoable() -> impl IntoView {
    let board = Board::get();
    // Drawn anew only if it is another: what is drawn anew is read again.
    let note = Watched::new(move |_| {
        let note = board.note_now();
        note.filter(|note| !note.is_in_drawer(board.open.get()))
    });
    let noticed = noticed(board);
    let deletions = Watched::new(move |_| deleted(board, noticed.as_ref()));
    let noted = follow(move || {
        note.with(Clone::clone).map(|note| {
            let name = board.view.with_untracked(|view| note.name(view));
            note_banner(board, name, note)
        })
    });
    view! {
        <div class="stuck stack stack-s" role="status" aria-atomic="false">
            {noted}
            {follow(move || deletions.with(|deletions| deleted_banner(board, deletions)))}
        </div>
    }
}

/// What was deleted, the newest last: before what was deleted here, what the address names.
fn deleted(board: Board, noticed: Option<&Deletion>) -> Vec<Deletion> {
    let is_gone = |thing: Thing| board.view.with(|view| thing.is_gone(view));
    let mut deletions = board.deleted.get();
    deletions.retain(|deletion| is_gone(deletion.thing));
    let is_known = |thing: Thing| deletions.iter().any(|deletion| deletion.thing == thing);
    if let Some(thing) = board
        .address
        .with(named_in)
        .filter(|thing| !is_known(*thing) && is_gone(*thing))
    {
        let noticed = noticed.filter(|deletion| deletion.thing == thing).cloned();
        deletions.insert(
            0,
            noticed.unwrap_or_else(|| board.view.with(|view| Deletion::of(thing, view))),
        );
    }
    deletions
}

/// The newest thing deleted, and how many there are besides.
fn deleted_banner(board: Board, deletions: &[Deletion]) -> Option<AnyView> {
    let (newest, before) = deletions.split_last()?;
    let more = match before.len() {
        0 => String::new(),
        more => format!(" And {more} more before it."),
    };
    let text = newest.sentence.clone() + &more;
    let change = Change::Restore(newest.thing);
    let undo = view! {
        <ChangeForm change>
            <UndoButton />
        </ChangeForm>
    };
    let thing = newest.thing;
    let hide = Callback::new(move |()| {
        board
            .deleted
            .update(|deletions| deletions.retain(|deletion| deletion.thing != thing));
        if untrack(|| board.address.with(named_in)) == Some(thing) {
            board.address.go(&untrack(|| board.here()), Step::Instead);
        }
    });
    let dismiss = Some(dismiss(untrack(|| board.here()), hide));
    let actions = Some(undo.into_any());
    Some(view! { <NotificationBanner title="Deleted" text actions dismiss /> }.into_any())
}

/// What a change did to what customers see, with its undo. There is one only while scripts run.
pub(super) fn note_banner(board: Board, title: String, note: Note) -> AnyView {
    let (text, undo) = (note.sentence.clone(), note.undo);
    let run = Callback::new(move |()| board.undo(&note.done, undo));
    let actions = Some(undo_form(board.account, undo, Some(run)));
    let hide = Callback::new(move |()| board.note.set(None));
    let dismiss = Some(dismiss(untrack(|| board.here()), hide));
    view! { <NotificationBanner title text actions dismiss /> }.into_any()
}
