//! What stands above the heading: what the last form did or why it was refused, and what can be taken back.

use super::{board::Board, change::ChangeForm, deleted::Deleted, quick_add::field_id};
use crate::{
    request::FormReturn,
    ui::{ErrorSummary, NotificationBanner},
    workspace::frame::{FirstPage, Notice},
};
use domain::task::TaskHome;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The banners of the list. While a task is open the messages of forms stand in its drawer, which may be all that shows.
#[component]
pub(super) fn Banners() -> impl IntoView {
    let board = Board::get();
    let beside_task = board.open.get_untracked().is_some();
    view! {
        <Gone />
        {(!beside_task).then(|| view! { <FormBanners /> })}
        <DeletedBanner />
    }
}

/// What a form without scripts left: a refusal, or what it did.
#[component]
pub(super) fn FormBanners() -> impl IntoView {
    let errors = FirstPage::returned()
        .form
        .as_ref()
        .map(entries)
        .unwrap_or_default();
    view! {
        <ErrorSummary errors />
        <Notice />
    }
}

/// The refusal as entries of the error summary, each with the id of its field on this page.
fn entries(form: &FormReturn) -> Vec<(String, String)> {
    let fields = form.error.fields().0;
    if fields.is_empty() {
        return vec![(String::new(), form.error.sentence())];
    }
    let home = form.value("home").and_then(TaskHome::parse);
    let id = |field: String| match (field.as_str(), home) {
        ("title", Some(home)) => field_id(home),
        _ => field,
    };
    fields
        .into_iter()
        .map(|error| (id(error.field), error.message))
        .collect()
}

/// That there is nothing more to see, and why.
#[component]
fn Gone() -> impl IntoView {
    let gone = Board::get().live.gone;
    move || {
        gone.get()
            .map(|sentence| view! { <NotificationBanner title="This page is out of date" text=sentence /> })
    }
}

/// What was deleted, with a way to bring it back that has no time limit.
#[component]
fn DeletedBanner() -> impl IntoView {
    let board = Board::get();
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| query.get_str("deleted").and_then(Deleted::parse)));
    let is_gone = move |deleted: &Deleted| {
        board.view.with(|view| match *deleted {
            Deleted::Task(id) => view.task(id).is_none(),
            Deleted::Play(id) => view.workflow(id).is_none(),
            Deleted::Objective(id) => view.objective(id).is_none(),
        })
    };
    let deleted = Memo::new(move |_| board.deleted.get().or_else(|| asked.get().filter(is_gone)));
    move || {
        deleted.get().map(|deleted| {
            view! {
                // Wherever on the page it was deleted, the way back is in sight.
                <div class="stuck">
                    <NotificationBanner title="Deleted" text=deleted.words()>
                        <ChangeForm change=deleted.undo()>
                            <button class="btn">"Undo"</button>
                        </ChangeForm>
                    </NotificationBanner>
                </div>
            }
        })
    }
}
