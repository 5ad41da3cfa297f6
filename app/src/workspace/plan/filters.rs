//! Which tasks the list shows: links with counts, a search, and how many are done.

use super::{board::Board, query::query_of};
use crate::{
    ui::{Computed, Current, Hidden, follow},
    workspace::{paths::plan_path, search::SearchForm},
};
use domain::filters::StaffFilter;
use leptos::prelude::*;

/// The line above the list.
#[component]
pub(super) fn Filters() -> impl IntoView {
    let board = Board::get();
    let progress = Computed::new(move |_| board.view.with(|view| view.header.progress));
    view! {
        <div class="topbar">
            <Chips />
            <Search />
            <span class="push small faint">
                {follow(move || {
                    let progress = progress.get();
                    format!("{} of {} tasks done", progress.done, progress.total)
                })}
            </span>
        </div>
    }
}

#[component]
fn Chips() -> impl IntoView {
    let board = Board::get();
    let chips = StaffFilter::ALL.map(|filter| {
        let count = Computed::new(move |_| {
            board.view.with(|view| {
                view.tasks
                    .iter()
                    .filter(|task| view.in_plan(task) && filter.keeps(task, board.viewer))
                    .count()
            })
        });
        let current = follow(move || (board.filter.get() == filter).then_some("true"));
        let href = follow(move || plan_path(board.account) + &board.text.with(|text| query_of(filter, text)));
        view! {
            <a class="chip" href=href aria-current=current>
                {filter.words()}
                " "
                {follow(move || count.get())}
            </a>
        }
    });
    view! {
        <nav class="chips" aria-label="Filter">
            {chips.into_iter().collect_view()}
        </nav>
    }
}

#[component]
fn Search() -> impl IntoView {
    let board = Board::get();
    // The open task stays open.
    let address = Callback::new(move |text: String| {
        untrack(|| board.address.path() + &query_of(board.filter.get(), &text))
    });
    let show = Current::of(move || board.filter.get().key().to_owned());
    view! {
        <SearchForm label="Search tasks" action=plan_path(board.account) text=board.text address>
            <Hidden name="show" value=show />
        </SearchForm>
        <p class="sr-only" role="status">{follow(move || found(board))}</p>
    }
}

/// How many tasks a search leaves, for who does not see the list change; nothing without a search.
fn found(board: Board) -> String {
    if board.text.with(String::is_empty) {
        return String::new();
    }
    match board.outline.with(|outline| outline.rows().count()) {
        1 => "1 task matches".to_owned(),
        count => format!("{count} tasks match"),
    }
}
