//! The open task: beside the list on wide screens, a page on narrow ones.

use super::{
    banners::{FormBanners, note_banner},
    board::Board,
    change_form::ChangeForm,
    detail::{Activity, Description},
    exposure::WhyTag,
    focus,
    properties::Properties,
    row_words::due_words,
};
use crate::{
    ui::{Computed, Current, DueText, Icon, IconPath, StatusGlyph, Watched, effect, follow},
    workspace::{
        Thing,
        change::Change,
        paths::{edit_task_path, has_drawer},
    },
};
use domain::{calendar::short_words, ids::TaskId, timeliness::Timeliness, views::staff::StaffTask};
use leptos::prelude::*;

/// The drawer of the task in the address, if there is one.
#[component]
pub(super) fn TaskDrawer() -> impl IntoView {
    let board = Board::get();
    // Which task is open, and whether it is there.
    let open = Computed::new(move |_| {
        let id = board.open.get()?;
        Some((id, board.view.with(|view| view.task(id).is_some())))
    });
    let is_open = Computed::new(move |_| board.address.with(|address| has_drawer(&address.path)));
    follow(move || {
        let task = open.get().filter(|(_, is_there)| *is_there);
        match task.and_then(|(id, _)| board.task(id)) {
            // Inside a closure it is drawn anew for each task: what stood or was typed in one is nothing of the next.
            Some(task) => follow(move || view! { <Drawer task=task.clone() /> }.into_any()).into_any(),
            None if is_open.get() => view! { <NoTask /> }.into_any(),
            None => ().into_any(),
        }
    })
}

/// The task isn't there, or isn't any more.
#[component]
fn NoTask() -> impl IntoView {
    let board = Board::get();
    #[cfg(feature = "ssr")]
    crate::document::NotThere::tell();
    view! {
        <aside class="drawer" aria-labelledby="task-title">
            <FormBanners />
            <div class="topbar">
                <Close />
            </div>
            <h2 id="task-title" tabindex="-1">
                "This task isn’t available"
            </h2>
            <p>"It may have been deleted or moved."</p>
            <a class="btn" href=follow(move || board.plan_href())>
                "Back to the plan"
            </a>
        </aside>
    }
}

#[component]
fn Drawer(task: StaffTask) -> impl IntoView {
    let board = Board::get();
    let id = task.id;
    let task = board.current(task);
    // What another task's change did is no longer of interest.
    board.note.update(|note| {
        if note.as_ref().is_some_and(|note| note.task() != Some(id)) {
            *note = None;
        }
    });
    effect(move || {
        if board.moved.get_value() {
            focus::focus_in_drawer(board);
        }
    });
    let title = Computed::new(move |_| task.with(|task| task.title.clone()));
    let note = Watched::new(move |_| board.note_now().filter(|note| note.is_in_drawer(Some(id))));
    view! {
        <aside class="drawer" aria-labelledby="task-title">
            <FormBanners />
            <div class="topbar">
                <WhyTag exposure=Current::of(move || task.with(|task| task.exposure)) />
                <Close />
            </div>
            <h2 id="task-title" tabindex="-1">
                {follow(move || title.get())}
            </h2>
            <Due task />
            // Always there, so that what comes into it is read.
            <div role="status">
                {follow(move || note.with(Clone::clone).map(|note| note_banner(board, "Saved".to_owned(), note)))}
            </div>
            <Properties task />
            <Description task=id />
            <Actions id task />
            <Activity task=id />
        </aside>
    }
}

/// Where the keys lead, and the way back to the list.
#[component]
fn Close() -> impl IntoView {
    let board = Board::get();
    view! {
        <span class="push cluster">
            <kbd class="with-scripts">"J"</kbd>
            <kbd class="with-scripts">"K"</kbd>
            <a class="icon-btn" href=follow(move || board.plan_href()) aria-label="Close" title="Close">
                <Icon path=IconPath::CLOSE />
            </a>
        </span>
    }
}

/// How it stands to its due date.
#[component]
fn Due(task: Computed<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let timeliness = Current::of(move || task.with(|task| task.timeliness));
    let due = Current::of(move || due_words(task.with(|task| task.due_on), board.today.get()));
    let was_due = move || {
        task.with(|task| match (task.timeliness, task.due_on) {
            (Timeliness::Overdue { .. } | Timeliness::Late { .. }, Some(due)) => {
                Some(format!("was due {}", short_words(due, board.today.get())))
            }
            _ => None,
        })
    };
    view! {
        <div class="cluster">
            <StatusGlyph timeliness=timeliness.clone() />
            <DueText timeliness due />
            {follow(move || was_due().map(|words| view! { <span class="faint">{words}</span> }.into_any()))}
        </div>
    }
}

/// Complete or reopen, edit, delete.
#[component]
fn Actions(id: TaskId, task: Computed<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let is_open = Computed::new(move |_| task.with(|task| task.status.is_open()));
    let complete = follow(move || {
        if is_open.get() {
            view! {
                <ChangeForm change=Change::Complete(id)>
                    <button class="btn primary">
                        <Icon path=IconPath::CHECK />
                        "Mark as complete"
                    </button>
                </ChangeForm>
            }
            .into_any()
        } else {
            view! {
                <ChangeForm change=Change::Reopen(id)>
                    <button class="btn">
                        <Icon path=IconPath::UNDO />
                        "Reopen"
                    </button>
                </ChangeForm>
            }
            .into_any()
        }
    });
    view! {
        <div class="complete-bar">
            {complete}
            <a class="btn quiet" href=edit_task_path(board.account, id)>
                <Icon path=IconPath::EDIT />
                "Edit"
            </a>
            <ChangeForm change=Change::Delete(Thing::Task(id))>
                <button class="btn quiet danger">
                    <Icon path=IconPath::TRASH />
                    "Delete"
                </button>
            </ChangeForm>
        </div>
    }
}
