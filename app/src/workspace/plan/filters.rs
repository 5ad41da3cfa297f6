//! Which tasks the list shows: links with counts, a search, and how many are done.

use super::{board::Board, query::query_of};
use crate::{
    ui::{Hidden, TextField},
    workspace::paths::plan_path,
};
use domain::filters::StaffFilter;
use leptos::prelude::*;

/// The line above the list.
#[component]
pub(super) fn Filters() -> impl IntoView {
    let board = Board::get();
    let progress = Memo::new(move |_| board.view.with(|view| view.header.progress));
    view! {
        <div class="topbar">
            <Chips />
            <Search />
            <span class="push small faint">
                {move || {
                    let progress = progress.get();
                    format!("{} of {} tasks done", progress.done, progress.total)
                }}
            </span>
        </div>
    }
}

#[component]
fn Chips() -> impl IntoView {
    let board = Board::get();
    let chips = StaffFilter::ALL.map(|filter| {
        let count = Memo::new(move |_| {
            board.view.with(|view| {
                view.tasks
                    .iter()
                    .filter(|task| view.in_plan(task) && filter.keeps(task, board.viewer))
                    .count()
            })
        });
        let is_current = move || board.filter.get() == filter;
        let href = move || plan_path(board.account) + &query_of(filter, &board.text.read());
        view! {
            <a class="chip" href=href data-noscroll="" aria-current=move || is_current().then_some("true")>
                {filter.words()}
                " "
                {count}
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
    let search = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = super::keyboard::input_value("q");
        board.goto.set(Some(
            plan_path(board.account) + &query_of(board.filter.get_untracked(), text.trim()),
        ));
    };
    let show = Signal::derive(move || board.filter.get().key().to_owned());
    view! {
        <form class="search" role="search" method="get" action=plan_path(board.account) on:submit=search>
            <Hidden name="show" value=show />
            <TextField
                id="q"
                name="q"
                label="Search tasks"
                placeholder="Search tasks"
                kind="search"
                autocomplete="off"
                value=board.text.get_untracked()
                bare=true
            />
            <button class="btn only-plain">"Apply"</button>
        </form>
    }
}
