//! Rows of tasks. A row follows what its task says of itself, so that a change elsewhere leaves it alone.

use super::{board::Board, drag, row_words::Row, task_menu::TaskMenu, title_edit::TitleEdit};
use crate::{
    api::staff::{CompleteTask, ReopenTask},
    ui::{
        Avatar, Computed, DueText, Hidden, Icon, IconPath, Kept, Picture, StatusGlyph, TickRing, Visibility,
        VisibilityTag, Watched, each, follow, hear,
    },
};
use domain::ids::{AccountId, TaskId};
use leptos::{prelude::*, server_fn::ServerFn};
use std::sync::Arc;

/// The rows of one place.
#[component]
pub(super) fn TaskList(tasks: Computed<Vec<TaskId>>) -> impl IntoView {
    let board = Board::get();
    view! {
        <ul class="tasks" role="list">
            {each(move || tasks.get(), move |id| board.row(id).map(|row| task_row(board, id, row)))}
        </ul>
    }
}

/// Everything a row is drawn from on the server.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Piece {
    account: AccountId,
    id: TaskId,
    row: Arc<Row>,
    query: String,
    is_in_drawer: bool,
}

static ROWS: Kept<Piece> = Kept::new();

/// A row. It stays as it was once its task is gone, until its place goes too.
fn task_row(board: Board, id: TaskId, now: ArcRwSignal<Arc<Row>>) -> impl IntoView {
    let first = now.get_untracked();
    let row = Watched::new(move |_| now.get());
    let piece = || Piece {
        account: board.account,
        id,
        row: first,
        query: board.query(),
        is_in_drawer: board.open.get_untracked() == Some(id),
    };
    ROWS.drawn(piece, || draw(board, id, &row))
}

fn draw(board: Board, id: TaskId, row: &Watched<Arc<Row>>) -> impl IntoView + use<> {
    let is_in_drawer = Computed::new(move |_| board.open.get() == Some(id));
    let near = RwSignal::new(false);
    let approach = move || {
        if !near.get_untracked() {
            near.set(true);
        }
    };
    let done = row.clone();
    view! {
        <li
            class="task"
            id=format!("task-{id}")
            data-done=follow(move || done.with(|row| row.is_done).then_some(""))
            aria-current=follow(move || is_in_drawer.get().then_some("true"))
            data-dragging=follow(move || (board.dragging.get() == Some(id)).then_some(""))
            data-drop=follow(move || drag::marker(board, id))
            on:dragover=hear(move |event| drag::over(board, id, &event))
            on:drop=hear(move |event| drag::dropped(board, &event))
            on:focusin=hear(move |_| approach())
            on:pointerenter=hear(move |_| approach())
        >
            <button
                type="button"
                class="handle with-scripts"
                tabindex="-1"
                aria-hidden="true"
                draggable="true"
                on:dragstart=hear(move |event| drag::started(board, id, &event))
                on:dragend=hear(move |_| drag::ended(board))
            >
                <Icon path=IconPath::HANDLE />
            </button>
            {complete_form(board, id, row)}
            <StatusGlyph timeliness=row.shown(|row| row.timeliness) />
            <div class="body">{title(board, id, row)} {notes(row)}</div>
            {meta(row)}
            <TaskMenu id title=row.shown(|row| row.title.clone()) near />
        </li>
    }
}

/// The round button: completes, or reopens what is done.
fn complete_form(board: Board, id: TaskId, row: &Watched<Arc<Row>>) -> impl IntoView + use<> {
    let (address, pressed, label) = (row.clone(), row.clone(), row.clone());
    let address = follow(move || {
        if address.with(|row| row.is_open) {
            <CompleteTask as ServerFn>::PATH
        } else {
            <ReopenTask as ServerFn>::PATH
        }
    });
    let label = follow(move || {
        label.with(|row| {
            let verb = if row.is_open { "Complete" } else { "Reopen" };
            format!("{verb}: {}", row.title)
        })
    });
    let pressed = follow(move || {
        if pressed.with(|row| row.is_done) {
            "true"
        } else {
            "false"
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        board.toggle(id);
    };
    view! {
        <form method="post" action=address on:submit=hear(submit)>
            <Hidden name="account" value=board.account.to_string() />
            <Hidden name="task" value=id.to_string() />
            <button class="check" aria-pressed=pressed aria-label=label>
                <TickRing />
            </button>
        </form>
    }
}

/// The title; in its place the field that edits it.
fn title(board: Board, id: TaskId, row: &Watched<Arc<Row>>) -> impl IntoView + use<> {
    let is_edited = Computed::new(move |_| board.editing.get() == Some(id));
    let title = row.shown(|row| row.title.clone());
    follow(move || {
        if is_edited.get() {
            view! { <TitleEdit id title=untrack(|| title.get()) /> }.into_any()
        } else {
            let title = title.clone();
            view! {
                <a class="title" href=follow(move || board.task_href(id))>
                    {follow(move || title.get())}
                </a>
            }
            .into_any()
        }
    })
}

/// What a task says that shows, or would show, to customers without its play or objective.
fn alone_words(row: &Row) -> Option<&'static str> {
    row.is_alone.then_some(match row.visibility {
        Visibility::Visible => "Only this task is shared",
        _ => "Only this task is shareable",
    })
}

/// The muted line under the title.
fn notes(row: &Watched<Arc<Row>>) -> impl IntoView + use<> {
    let row = Watched::new({
        let row = row.clone();
        move |_| row.with(|row| (row.group.clone(), alone_words(row), row.is_cancelled))
    });
    follow(move || {
        let (group, alone, is_cancelled) = row.with(Clone::clone);
        (alone.is_some() || is_cancelled || group.is_some()).then(|| {
            view! {
                <div class="sub">
                    {group.map(|group| view! { <span>{group}</span> })}
                    {is_cancelled.then(|| view! { <span>"Cancelled"</span> })}
                    {alone.map(|alone| view! { <span>{alone}</span> })}
                </div>
            }
            .into_any()
        })
    })
}

/// Visibility, people, due date.
fn meta(row: &Watched<Arc<Row>>) -> impl IntoView + use<> {
    let people = Watched::new({
        let row = row.clone();
        move |_| row.with(|row| row.pictures.clone())
    });
    let draw = |picture: Picture| {
        view! { <Avatar initials=picture.initials name=picture.name customer=picture.is_contact /> }
            .into_any()
    };
    view! {
        <div class="meta">
            <VisibilityTag to=row.shown(|row| row.visibility) small=true />
            <span class="avatars">
                {follow(move || people.with(Clone::clone).into_iter().map(draw).collect_view())}
            </span>
            <DueText timeliness=row.shown(|row| row.timeliness) due=row.shown(|row| row.due.clone()) />
        </div>
    }
}
