//! What else can be done with a task on its row.

use super::{
    board::Board,
    change_form::ChangeForm,
    outline::{home_name, homes, same_home},
};
use crate::{
    ui::{Computed, Current, Icon, IconPath, Menu, folded_items, follow},
    workspace::{Thing, change::Change, paths::edit_task_path},
};
use domain::{forms::MoveTo, ids::TaskId, task::TaskHome};
use leptos::prelude::*;

/// The moves within the list, in words, with their keys.
pub(super) const STEPS: [(MoveTo<TaskId>, &str, Option<&str>); 4] = [
    (MoveTo::Up, "Move up", Some("Alt+↑")),
    (MoveTo::Down, "Move down", Some("Alt+↓")),
    (MoveTo::First, "Move to top", None),
    (MoveTo::Last, "Move to bottom", None),
];

/// The menu at the end of a row. What it offers besides links stands, for pages without scripts, on the task's own page.
#[component]
pub(super) fn TaskMenu(
    /// Which task.
    id: TaskId,
    /// What it is called.
    #[prop(into)]
    title: Current<String>,
    /// Whether pointer or focus have come near: only then the forms are drawn, which would make a long plan's page heavy.
    near: RwSignal<bool>,
) -> impl IntoView {
    let board = Board::get();
    follow(move || {
        let title = title.get();
        view! {
            <Menu label=format!("More for {title}")>
                <li>
                    <a href=follow(move || board.task_href(id))>
                        "Open"
                        <kbd>"Enter"</kbd>
                    </a>
                </li>
                <li>
                    <a href=edit_task_path(board.account, id)>
                        <Icon path=IconPath::EDIT />
                        "Edit"
                    </a>
                </li>
                {follow(move || near.get().then(|| view! { <Forms id /> }.into_any()))}
            </Menu>
        }
        .into_any()
    })
}

/// Moves within the list, moves elsewhere, folded away because they may be many, and last deleting.
#[component]
fn Forms(id: TaskId) -> impl IntoView {
    let board = Board::get();
    let home = Computed::new(move |last: Option<&TaskHome>| {
        let now = board.view.with(|view| view.task(id).map(|task| task.home));
        now.or(last.copied()).unwrap_or(TaskHome::Plan)
    });
    let has_others = Computed::new(move |_| board.view.with(|view| homes(view).len() > 1));
    let others = move || view! { <OtherHomes id home /> }.into_any();
    view! {
        {follow(move || steps(id, home.get()))}
        {follow(move || has_others.get().then(|| folded_items("Move to…", others()).into_any()))}
        <li class="rule">
            <ChangeForm change=Change::Delete(Thing::Task(id))>
                <button data-tone="danger">
                    <Icon path=IconPath::TRASH />
                    "Delete"
                    <kbd>"Del"</kbd>
                </button>
            </ChangeForm>
        </li>
    }
}

fn steps(task: TaskId, home: TaskHome) -> AnyView {
    let step = move |(to, words, key): (MoveTo<TaskId>, &'static str, Option<&'static str>)| {
        view! {
            <li class:rule=to == MoveTo::Up>
                <ChangeForm change=Change::MoveTask { task, from: None, home, to }>
                    <button>{words} {key.map(|key| view! { <kbd>{key}</kbd> })}</button>
                </ChangeForm>
            </li>
        }
    };
    STEPS.map(step).collect_view().into_any()
}

/// The other places it can go to, as items of a menu.
#[component]
pub(super) fn OtherHomes(id: TaskId, home: Computed<TaskHome>) -> impl IntoView {
    let board = Board::get();
    let places = Computed::new(move |_| {
        board.view.with(|view| {
            let others = homes(view)
                .into_iter()
                .filter(|other| !same_home(*other, home.get()));
            others
                .map(|other| (other, home_name(view, other)))
                .collect::<Vec<_>>()
        })
    });
    let place = move |(number, (home, name)): (usize, (TaskHome, String))| {
        view! {
            <li class:rule=number == 0>
                <ChangeForm change=Change::MoveTask { task: id, from: None, home, to: MoveTo::Last }>
                    <button>"Move to " {name}</button>
                </ChangeForm>
            </li>
        }
        .into_any()
    };
    follow(move || places.get().into_iter().enumerate().map(place).collect_view())
}
