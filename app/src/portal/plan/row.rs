//! A task in the list: what it says, and how it is drawn.

use super::{PlanScene, list::List, outline::RowKey};
use crate::{
    api::portal::{CompleteTask, ReopenTask},
    portal::wording::{Mark, Who, Wording},
    ui::{self, Kept, Picture, Watched},
};
use domain::{
    people::PersonId,
    task::TaskStatus,
    timeliness::Timeliness,
    views::customer::{CustomerPerson, CustomerTask, CustomerView},
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use std::sync::Arc;

/// Completes a task.
pub(crate) const COMPLETE: &str = <CompleteTask as ServerFn>::PATH;
/// Reopens a task.
pub(crate) const REOPEN: &str = <ReopenTask as ServerFn>::PATH;

/// How many pictures a row has room for; the names are written out beside them.
const PICTURES: usize = 3;

/// What a task says of itself, in words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    pub(crate) title: String,
    pub(crate) done: bool,
    /// How it stands for who may not complete it.
    pub(crate) mark: Mark,
    pub(crate) timeliness: Timeliness,
    pub(crate) due: String,
    /// "You and Maya Okafor".
    pub(crate) who: String,
    /// The first of them: the reader, if they are among them, and then some of the others.
    pub(crate) pictures: Vec<Picture>,
}

impl Row {
    /// The words of one task for the one who looks.
    pub(crate) fn of(view: &CustomerView, task: &CustomerTask) -> Self {
        let header = view.plan().header();
        Self {
            title: task.title().clone(),
            done: task.state().completion().is_some(),
            mark: mark_of(task),
            timeliness: *task.timeliness(),
            due: Wording::get().due(*task.due_on(), *header.today()),
            who: with_who(view, task, Wording::who),
            pictures: pictures(view, task),
        }
    }
}

/// Whether the one who looks completes or reopens it. Nobody does that to what is cancelled.
pub(crate) fn may_toggle(view: &CustomerView, task: &CustomerTask) -> bool {
    view.can_complete(task) && !matches!(task.state(), TaskStatus::Cancelled)
}

fn mark_of(task: &CustomerTask) -> Mark {
    match task.state() {
        TaskStatus::Cancelled => Mark::Cancelled,
        state if state.completion().is_some() => Mark::Done,
        _ if task.assignees().is_empty() => Mark::Nobodys,
        _ => Mark::SomebodyElses,
    }
}

/// Puts who does a task into words.
pub(crate) fn with_who(
    view: &CustomerView,
    task: &CustomerTask,
    words: fn(Wording, &Who<'_>) -> String,
) -> String {
    let me = PersonId::Contact(*view.viewer().id());
    let others = || task.assignees().iter().filter(|id| **id != me);
    let names: Vec<&str> = others()
        .filter_map(|id| view.plan().person(*id))
        .map(|person| person.name().as_str())
        .collect();
    let who = Who {
        me: view.can_complete(task),
        others: &names,
        of_staff: others().all(|id| id.user().is_some()),
        organisation: view.plan().header().organisation(),
    };
    words(Wording::get(), &who)
}

fn pictures(view: &CustomerView, task: &CustomerTask) -> Vec<Picture> {
    let me = PersonId::Contact(*view.viewer().id());
    let (mine, others): (Vec<PersonId>, Vec<PersonId>) =
        task.assignees().iter().copied().partition(|id| *id == me);
    let people = mine
        .into_iter()
        .chain(others)
        .filter_map(|id| view.plan().person(id));
    let picture = |person: &CustomerPerson| Picture {
        name: person.name().clone(),
        initials: person.initials().clone(),
        is_contact: person.id().contact().is_some(),
    };
    people.take(PICTURES).map(picture).collect()
}

/// The picture; the name stands beside it.
pub(crate) fn avatar(picture: Picture) -> AnyView {
    let Picture {
        name,
        initials,
        is_contact,
    } = picture;
    view! { <ui::Avatar initials name customer=is_contact decorative=true/> }.into_any()
}

/// Everything a row is drawn from on the server.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Piece {
    row: Arc<Row>,
    key: RowKey,
    href: String,
    #[cfg(feature = "ssr")]
    reader: Option<Arc<str>>,
}

static ROWS: Kept<Piece> = Kept::new();

/// A row. It stands as long as its key does; everything else follows the list.
pub(super) fn row(scene: &PlanScene, list: &List, key: RowKey) -> impl IntoView + use<> {
    let row = list.row(key.id, nobodys);
    let href = scene.paths.task(key.id, scene.filter);
    let piece = || Piece {
        row: row.with(Arc::clone),
        key,
        href: href.clone(),
        #[cfg(feature = "ssr")]
        reader: scene.reader.clone(),
    };
    ROWS.drawn(piece, || draw(scene, row.clone(), key, href.clone()))
}

fn draw(scene: &PlanScene, row: Watched<Arc<Row>>, key: RowKey, href: String) -> impl IntoView + use<> {
    let id = key.id;
    let mark = mark(scene, &row, key);
    let (done, title, who) = (row.clone(), row.clone(), row.clone());
    let (cancelled, pictures) = (row.clone(), row.clone());
    view! {
        <li
            class="task"
            id=format!("task-{id}")
            data-done=ui::follow(move || done.with(|row| row.done).then_some(""))
        >
            {mark}
            <ui::StatusGlyph timeliness=row.shown(|row| row.timeliness)/>
            <div class="body">
                <a class="title" href=href>{ui::follow(move || title.with(|row| row.title.clone()))}</a>
                <div class="sub">
                    <span>{ui::follow(move || who.with(|row| row.who.clone()))}</span>
                    {ui::follow(move || {
                        cancelled
                            .with(|row| row.mark == Mark::Cancelled)
                            .then(|| view! { <span>{Wording::get().cancelled()}</span> }.into_any())
                    })}
                </div>
            </div>
            <div class="meta">
                <span class="avatars">
                    {ui::follow(move || pictures.with(|row| row.pictures.clone()).into_iter().map(avatar).collect_view().into_any())}
                </span>
                <ui::DueText timeliness=row.shown(|row| row.timeliness) due=row.shown(|row| row.due.clone())/>
            </div>
        </li>
    }
}

/// What a row begins with: the button of whose task it is, or how it stands.
fn mark(scene: &PlanScene, row: &Watched<Arc<Row>>, key: RowKey) -> AnyView {
    if !key.mine {
        return inert_mark(row).into_any();
    }
    #[cfg(feature = "ssr")]
    if let Some(name) = &scene.reader {
        return shown_mark(row, Arc::clone(name)).into_any();
    }
    toggle_form(scene, row, key).into_any()
}

/// What is said of a task that is not in the list.
fn nobodys() -> Arc<Row> {
    Arc::new(Row {
        title: String::new(),
        done: false,
        mark: Mark::Nobodys,
        timeliness: Timeliness::Unscheduled,
        due: String::new(),
        who: String::new(),
        pictures: Vec::new(),
    })
}

/// The mark of a task that the reader completes: a form of its own.
fn toggle_form(scene: &PlanScene, row: &Watched<Arc<Row>>, key: RowKey) -> impl IntoView + use<> {
    let desk = scene.desk;
    let (action, pressed, label) = (row.clone(), row.clone(), row.clone());
    let submit = move |event: SubmitEvent| {
        if let Some(desk) = desk {
            event.prevent_default();
            desk.toggle(key.id);
        }
    };
    view! {
        <form method="post" action=ui::follow(move || action.with(|row| if row.done { REOPEN } else { COMPLETE })) on:submit=ui::hear(submit)>
            <ui::Hidden name="task" value=key.id.to_string()/>
            <button
                class="check"
                aria-pressed=ui::follow(move || pressed.with(|row| if row.done { "true" } else { "false" }))
                aria-label=ui::follow(move || label.with(|row| Wording::get().toggle(&row.title, row.done)))
            >
                <ui::TickRing/>
            </button>
        </form>
    }
}

/// In the customer view: the mark the contact could press, with the words that say so.
#[cfg(feature = "ssr")]
fn shown_mark(row: &Watched<Arc<Row>>, name: Arc<str>) -> impl IntoView + use<> {
    let (done, words) = (row.clone(), row.clone());
    let words = move || words.with(|row| Wording::get().may_toggle(&name, row.done));
    let (words, tip) = (ui::follow(words.clone()), ui::follow(words));
    view! {
        <span class="check" data-done=ui::follow(move || done.with(|row| row.done).then_some("")) title=tip>
            <ui::TickRing/>
            <span class="sr-only">{words}</span>
        </span>
    }
}

/// The mark of a task that is not the reader's.
fn inert_mark(row: &Watched<Arc<Row>>) -> impl IntoView + use<> {
    let (done, words) = (row.clone(), row.clone());
    view! {
        <span class="check" data-inert="" data-done=ui::follow(move || done.with(|row| row.done).then_some(""))>
            <ui::TickRing/>
            <span class="sr-only">{ui::follow(move || words.with(|row| Wording::get().mark(row.mark).to_owned()))}</span>
        </span>
    }
}
