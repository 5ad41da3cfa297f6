//! Rows of tasks. A row reads one task out of the view, so that a change elsewhere leaves it alone.

use super::{
    board::Board,
    drag,
    exposure::{is_alone, visibility},
    people::Avatars,
    task_menu::TaskMenu,
    title_edit::TitleEdit,
};
use crate::{
    api::staff::{CompleteTask, ReopenTask},
    ui::{DueText, Hidden, Icon, IconName, StatusGlyph, TickRing, VisibilityTag},
};
use domain::{
    calendar::{Date, short_words},
    ids::TaskId,
    task::TaskHome,
    views::staff::StaffTask,
};
use leptos::{prelude::*, server_fn::ServerFn};

/// The rows of one place.
#[component]
pub(super) fn TaskList(tasks: Memo<Vec<TaskId>>) -> impl IntoView {
    let board = Board::get();
    view! {
        <ul class="tasks" role="list">
            <For each=move || tasks.get() key=|task| *task let:id>
                {board.task(id).map(|task| view! { <TaskRow task /> })}
            </For>
        </ul>
    }
}

/// One task, kept current. Once it is gone it stays as it was, until its row goes too.
pub(super) fn current(board: Board, task: StaffTask) -> Memo<StaffTask> {
    Memo::new(move |last: Option<&StaffTask>| {
        let now = board.view.with(|view| view.task(task.id).cloned());
        now.or_else(|| last.cloned()).unwrap_or_else(|| task.clone())
    })
}

/// A due date for [`DueText`]: "today", "Tue 24 Nov", or nothing.
pub(super) fn due_words(due_on: Option<Date>, today: Date) -> String {
    match due_on {
        Some(due) if due == today => "today".to_owned(),
        Some(due) => short_words(due, today),
        None => String::new(),
    }
}

#[component]
fn TaskRow(task: StaffTask) -> impl IntoView {
    let board = Board::get();
    let id = task.id;
    let row = current(board, task);
    let timeliness = Signal::derive(move || row.with(|row| row.timeliness));
    let is_done = Memo::new(move |_| row.with(|row| row.status.completion().is_some()));
    let is_open = Memo::new(move |_| board.open.get() == Some(id));
    let is_fresh = Memo::new(move |_| board.live.fresh.with(|fresh| fresh.contains(&id)));
    let near = RwSignal::new(false);
    let approach = move || {
        if !near.get_untracked() {
            near.set(true);
        }
    };
    view! {
        <li
            class="task"
            id=format!("task-{id}")
            data-done=move || is_done.get().then_some("")
            aria-current=move || is_open.get().then_some("true")
            data-fresh=move || is_fresh.get().then_some("")
            data-dragging=move || (board.dragging.get() == Some(id)).then_some("")
            data-drop=move || drag::marker(board, id)
            on:dragover=move |event| drag::over(board, id, &event)
            on:drop=move |event| drag::dropped(board, &event)
            on:focusin=move |_| approach()
            on:pointerenter=move |_| approach()
        >
            <button
                type="button"
                class="handle only-live"
                tabindex="-1"
                aria-hidden="true"
                draggable="true"
                on:dragstart=move |event| drag::started(board, id, &event)
                on:dragend=move |_| drag::ended(board)
            >
                <Icon name=IconName::Handle />
            </button>
            <CompleteForm row />
            <StatusGlyph timeliness />
            <RowBody row />
            <RowMeta row />
            <TaskMenu row near />
        </li>
    }
}

/// The round button: completes, or reopens what is done.
#[component]
fn CompleteForm(row: Memo<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let id = row.with_untracked(|row| row.id);
    let is_open = Memo::new(move |_| row.with(|row| row.status.is_open()));
    let is_done = Memo::new(move |_| row.with(|row| row.status.completion().is_some()));
    let label = move || {
        let verb = if is_open.get() { "Complete" } else { "Reopen" };
        row.with(|row| format!("{verb}: {}", row.title))
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        board.toggle(id);
    };
    view! {
        <form
            method="post"
            action=move || if is_open.get() { <CompleteTask as ServerFn>::PATH } else { <ReopenTask as ServerFn>::PATH }
            on:submit=submit
        >
            <Hidden name="account" value=board.account.to_string() />
            <Hidden name="task" value=id.to_string() />
            <button class="check" aria-pressed=move || if is_done.get() { "true" } else { "false" } aria-label=label>
                <TickRing />
            </button>
        </form>
    }
}

/// Title and the muted line under it.
#[component]
fn RowBody(row: Memo<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let id = row.with_untracked(|row| row.id);
    let is_edited = Memo::new(move |_| board.editing.get() == Some(id));
    let title = Memo::new(move |_| row.with(|row| row.title.clone()));
    let alone = Memo::new(move |_| row.with(|row| is_alone(row.exposure)));
    let phase = Memo::new(move |_| {
        let TaskHome::Workflow {
            group: Some(group), ..
        } = row.with(|row| row.home)
        else {
            return None;
        };
        board.view.with(|view| {
            view.groups
                .iter()
                .find(|one| one.id == group)
                .map(|one| one.name.clone())
        })
    });
    view! {
        <div class="body">
            {move || {
                if is_edited.get() {
                    view! { <TitleEdit row /> }.into_any()
                } else {
                    view! {
                        <a class="title" href=move || board.task_href(id) data-noscroll="">
                            {title}
                        </a>
                    }
                        .into_any()
                }
            }}
            {move || {
                (alone.get() || phase.with(Option::is_some))
                    .then(|| {
                        view! {
                            <div class="sub">
                                {phase.get().map(|phase| view! { <span>{phase}</span> })}
                                {alone.get().then(|| view! { <span>"Only this task is shared"</span> })}
                            </div>
                        }
                    })
            }}
        </div>
    }
}

/// Visibility, people, due date.
#[component]
fn RowMeta(row: Memo<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let to = Signal::derive(move || visibility(row.with(|row| row.exposure), false));
    let timeliness = Signal::derive(move || row.with(|row| row.timeliness));
    let due = Signal::derive(move || due_words(row.with(|row| row.due_on), board.today.get()));
    let people = Signal::derive(move || row.with(|row| row.assignees.clone()));
    view! {
        <div class="meta">
            <VisibilityTag to small=true />
            <Avatars ids=people />
            <DueText timeliness due />
        </div>
    }
}
