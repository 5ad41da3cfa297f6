//! What else can be done with a task on its row.

use super::{
    board::Board,
    change::{Change, ChangeForm},
    outline::{home_name, homes, same_home},
};
use crate::{
    ui::{Icon, IconName, Menu},
    workspace::paths::task_path,
};
use domain::{forms::MoveTo, ids::TaskId, task::TaskHome, views::staff::StaffTask};
use leptos::prelude::*;

/// The menu at the end of a row.
#[component]
pub(super) fn TaskMenu(
    /// The task.
    row: Memo<StaffTask>,
    /// Whether pointer or focus have come near: only then the other places are listed, which would make a long plan's page heavy.
    near: RwSignal<bool>,
) -> impl IntoView {
    let board = Board::get();
    let id = row.with_untracked(|row| row.id);
    let title = Memo::new(move |_| row.with(|row| row.title.clone()));
    let home = Memo::new(move |_| row.with(|row| row.home));
    move || {
        view! {
            <Menu label=format!("More for {}", title.get())>
                <li>
                    <a href=move || board.task_href(id) data-noscroll="">
                        "Open"
                        <kbd>"Enter"</kbd>
                    </a>
                </li>
                <li>
                    <a href=format!("{}/edit", task_path(board.account, id))>
                        <Icon name=IconName::Edit />
                        "Edit"
                    </a>
                </li>
                <Steps id home />
                <li class="only-plain">
                    <a href=format!("{}#home", task_path(board.account, id))>"Move to…"</a>
                </li>
                {move || near.get().then(|| view! { <OtherHomes id home /> })}
                <li class="rule">
                    <ChangeForm change=Change::DeleteTask(id)>
                        <button data-tone="danger">
                            <Icon name=IconName::Trash />
                            "Delete"
                            <kbd>"Del"</kbd>
                        </button>
                    </ChangeForm>
                </li>
            </Menu>
        }
    }
}

/// The moves within the list.
#[component]
fn Steps(id: TaskId, home: Memo<TaskHome>) -> impl IntoView {
    let step = move |to: MoveTo<TaskId>, words: &'static str, key: Option<&'static str>, first: bool| {
        let change = Change::MoveTask {
            task: id,
            home: home.get_untracked(),
            to,
        };
        view! {
            <li class:rule=first>
                <ChangeForm change>
                    <button>{words} {key.map(|key| view! { <kbd>{key}</kbd> })}</button>
                </ChangeForm>
            </li>
        }
    };
    view! {
        {step(MoveTo::Up, "Move up", Some("Alt+↑"), true)}
        {step(MoveTo::Down, "Move down", Some("Alt+↓"), false)}
        {step(MoveTo::First, "Move to top", None, false)}
        {step(MoveTo::Last, "Move to bottom", None, false)}
    }
}

/// The other places it can go to.
#[component]
fn OtherHomes(id: TaskId, home: Memo<TaskHome>) -> impl IntoView {
    let board = Board::get();
    let places = Memo::new(move |_| {
        board.view.with(|view| {
            let others = homes(view)
                .into_iter()
                .filter(|other| !same_home(*other, home.get()));
            others
                .map(|other| (other, home_name(view, other)))
                .collect::<Vec<_>>()
        })
    });
    let place = move |(home, name): (TaskHome, String)| {
        view! {
            <li>
                <ChangeForm change=Change::MoveTask { task: id, home, to: MoveTo::Last }>
                    <button>"Move to " {name}</button>
                </ChangeForm>
            </li>
        }
    };
    move || places.get().into_iter().map(place).collect_view()
}
