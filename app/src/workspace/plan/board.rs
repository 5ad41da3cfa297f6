//! What every part of the plan page shares: the live view, what is shown of it, and the one way to change something.

use super::{
    banners::asked,
    chosen_dates::ChosenDates,
    deleted::Deletion,
    drag::DropPlace,
    focus,
    note::Note,
    outline::{Outline, siblings},
    query::query_of,
    quick_add::field_id,
    row_words::{Row, Rows},
    said::moved,
};
use crate::{
    api::ApiError,
    live::Live,
    ui::{Announcer, Computed, effect},
    workspace::{
        Thing,
        change::{Change, Sent},
        page_address::{PageAddress, Step},
        paths::{open_task, plan_path, task_path},
    },
};
use domain::{
    calendar::{Date, Timestamp},
    filters::StaffFilter,
    forms::{MoveTo, reorder},
    ids::{AccountId, TaskId, UserId},
    names::quoted,
    outcome::{Outcome, Undo},
    people::PersonId,
    task::{Completion, StatusCategory, TaskStatus},
    views::staff::{StaffTask, StaffView},
};
use leptos::prelude::*;
use std::sync::Arc;

/// How long after the server's word a change waits for the live stream.
pub(super) const SETTLES: std::time::Duration = std::time::Duration::from_secs(3);

/// What became of a change: the outcome that it answered, if it did, or why it was refused.
pub(super) type Answer = Result<Option<Outcome>, ApiError>;

/// The plan page's shared state; a handle, provided as context.
#[derive(Clone, Copy)]
pub(super) struct Board {
    pub(super) account: AccountId,
    /// Who looks.
    pub(super) viewer: UserId,
    /// The plan as the server last told it.
    pub(super) live: Live<StaffView>,
    /// The plan with what was changed here a moment ago.
    pub(super) view: Computed<StaffView>,
    /// What of it is shown.
    pub(super) outline: Computed<Outline>,
    /// What its tasks say of themselves.
    pub(super) rows: Rows,
    pub(super) filter: Computed<StaffFilter>,
    /// What titles must contain.
    pub(super) text: Computed<String>,
    /// The day in the account's zone.
    pub(super) today: Computed<Date>,
    /// Whether the organisation has switched the portal on; otherwise there is nothing to share.
    pub(super) portal_on: Computed<bool>,
    /// The task in the drawer.
    pub(super) open: Computed<Option<TaskId>>,
    /// What was deleted here and can be brought back, the newest last.
    pub(super) deleted: RwSignal<Vec<Deletion>>,
    /// What the last change that did anything to what customers see did to it.
    pub(super) note: RwSignal<Option<Note>>,
    /// The row whose title is being edited in place.
    pub(super) editing: RwSignal<Option<TaskId>>,
    /// The row being dragged.
    pub(super) dragging: RwSignal<Option<TaskId>>,
    /// Where it would land.
    pub(super) drop: RwSignal<Option<DropPlace>>,
    /// The control of the drawer that takes the focus next, by id.
    pub(super) wanted: StoredValue<Option<&'static str>>,
    /// Whether the drawer was opened or changed since the page came from the server.
    pub(super) moved: StoredValue<bool>,
    /// The row, or the head of a play or objective, that had the focus last: by the id of the row or the heading.
    pub(super) focused: StoredValue<Option<String>>,
    /// Whether the list of shortcuts is open.
    pub(super) help: RwSignal<bool>,
    /// The page's own.
    pub(super) address: PageAddress,
    /// Whether it has been said what the last form did, or why it was refused.
    pub(super) told: StoredValue<bool>,
    pub(super) announcer: Announcer,
    /// Due dates that were chosen a moment ago.
    pub(super) dates: ChosenDates,
    pending: RwSignal<Vec<(TaskId, TaskStatus)>>,
    /// What takes back what was done here, the newest last.
    undos: StoredValue<Vec<Change>>,
}

impl Board {
    /// Makes it from a live view and provides it as context.
    pub(super) fn provide(live: Live<StaffView>, viewer: UserId, address: PageAddress) -> Self {
        let account = live.view.with_untracked(|view| view.header.account);
        let pending = RwSignal::new(Vec::<(TaskId, TaskStatus)>::new());
        let view = Computed::new(move |_| {
            let pending = pending.read();
            pending.iter().fold(live.view.get(), |view, (task, status)| {
                view.with_status(*task, *status)
            })
        });
        let filter = Computed::new(move |_| {
            address.with(|address| StaffFilter::parse(address.parameter("show").unwrap_or_default()))
        });
        let text = Computed::new(move |_| address.with(|address| address.value("q").trim().to_owned()));
        let board = Self {
            account,
            viewer,
            live,
            view,
            outline: Computed::new(move |_| {
                view.with(|view| text.with(|text| shown(view, filter.get(), text, viewer)))
            }),
            rows: Rows::follow(view),
            filter,
            text,
            today: Computed::new(move |_| view.with(|view| view.header.today)),
            portal_on: Computed::new(move |_| view.with(|view| view.header.portal_enabled)),
            open: Computed::new(move |_| address.with(|address| open_task(&address.path))),
            deleted: RwSignal::new(Vec::new()),
            note: RwSignal::new(None),
            editing: RwSignal::new(None),
            dragging: RwSignal::new(None),
            drop: RwSignal::new(None),
            wanted: StoredValue::new(None),
            moved: StoredValue::new(false),
            focused: StoredValue::new(None),
            help: RwSignal::new(false),
            address,
            told: StoredValue::new(false),
            announcer: Announcer::get(),
            dates: ChosenDates::new(),
            pending,
            undos: StoredValue::new(deleted_before(address)),
        };
        effect(move || board.settle());
        provide_context(board);
        board
    }

    /// The one around this part of the page. Only parts of the plan page ask.
    #[track_caller]
    pub(super) fn get() -> Self {
        expect_context()
    }

    /// Asks the server for a change; a refusal is announced, unless it stands beside a field.
    pub(super) fn run(self, change: Change) {
        self.run_then(change, |_| ());
    }

    /// The same, and afterwards what the caller wants, who is given the answer.
    pub(super) fn run_then(self, change: Change, then: impl FnOnce(Answer) + 'static) {
        self.ask(change, Sent::ForItself, Box::new(then));
    }

    /// Takes back what a note or a message tells of; the focus goes from there to what it was about.
    pub(super) fn undo(self, done: &Change, undo: Undo) {
        let line = match done {
            Change::AddTask { home, .. } => Some(*home),
            _ => None,
        };
        let then = move |answer: Answer| {
            if answer.is_ok() {
                match line {
                    Some(home) => super::keyboard::select_input(&field_id(home)),
                    None => focus::leave_banner(self, &undo.into()),
                }
            }
        };
        self.ask(undo.into(), Sent::AsUndo, Box::new(then));
    }

    /// One function for every caller: a small program holds it once.
    fn ask(self, change: Change, sent: Sent, then: Box<dyn FnOnce(Answer)>) {
        let (done, ahead) = (self.done_words(&change), change.clone());
        // Read before: what somebody else deletes meanwhile has no name then.
        let name = self.name_of(change.thing());
        let task = change.thing().task();
        task.inspect(|task| self.live.begin_own(*task));
        // Asked before it is shown: the server works while the page draws.
        leptos::task::spawn_local(async move {
            let answer = change.send(self.account, sent).await;
            task.inspect(|task| self.live.end_own(*task));
            match &answer {
                Ok(outcome) => {
                    let undo = outcome.as_ref().and_then(Outcome::undo);
                    self.undos
                        .update_value(|before| before.extend(undo.map(Change::from)));
                    self.after(change, done, outcome.clone());
                }
                Err(error) => {
                    self.take_back(&change);
                    self.offer_others(&change);
                    if !change.has_field(error) {
                        self.announcer.alert(name + &error.sentence());
                    }
                }
            }
            then(answer);
        });
        self.show_ahead(&ahead);
    }

    /// What begins the sentence why it was refused: a page holds many of everything. Nothing for what has no name yet.
    fn name_of(self, thing: Thing) -> String {
        self.live.view.with_untracked(|view| {
            let name = thing.name(view);
            name.map(|name| quoted(name) + ": ").unwrap_or_default()
        })
    }

    /// What to say once it is done. What it is about has its name before, and where a task comes to stand is known only then.
    fn done_words(self, change: &Change) -> String {
        self.live.view.with_untracked(|view| match change {
            Change::MoveTask { task, home, to, .. } => {
                let order = reorder(&siblings(view, *home), *task, *to);
                Thing::Task(*task).called(view) + &moved(view, *task, *home, &order)
            }
            change => change.said(view),
        })
    }

    /// Shows what can be shown before the server has answered.
    fn show_ahead(self, change: &Change) {
        match change {
            Change::Complete(task) => {
                let on = self.view.with_untracked(|view| view.header.today);
                self.show_as(
                    *task,
                    TaskStatus::Completed(Completion {
                        at: Timestamp(0),
                        on,
                        by: PersonId::User(self.viewer),
                    }),
                );
            }
            Change::Reopen(task) => self.show_as(*task, TaskStatus::Started),
            Change::Status { task, status, .. } => match status {
                StatusCategory::NotStarted => self.show_as(*task, TaskStatus::NotStarted),
                StatusCategory::Started => self.show_as(*task, TaskStatus::Started),
                StatusCategory::Completed | StatusCategory::Cancelled => {}
            },
            _ => {}
        }
    }

    fn show_as(self, task: TaskId, status: TaskStatus) {
        self.pending.update(|pending| {
            pending.retain(|(other, _)| *other != task);
            pending.push((task, status));
        });
    }

    /// What the page says and does once a change was made. What was said of those before makes room.
    fn after(self, change: Change, done: String, outcome: Option<Outcome>) {
        self.announcer.make_room();
        self.note.set(None);
        match change {
            Change::Delete(thing) => {
                let sentence = outcome.map_or(done, |outcome| outcome.sentence().to_owned());
                self.offer_undo(Deletion { thing, sentence });
            }
            Change::Restore(thing) => self.restored(thing, done),
            change => {
                self.forget_deleted();
                if let Change::Complete(task) | Change::Reopen(task) | Change::Status { task, .. } = &change {
                    self.forget_later(*task);
                }
                self.tell(change, done, outcome);
            }
        }
    }

    /// Says that it is done, with the way back where that is all. What it did to what customers see stands on the page, where there is a way
    /// back, and is read there; otherwise it is said, too. How a line was understood stands under that.
    fn tell(self, change: Change, words: String, outcome: Option<Outcome>) {
        match outcome {
            Some(Outcome::Seen {
                sentence,
                undo: Some(undo),
            }) if sentence.is_empty() => {
                self.announcer
                    .offer(words, Arc::new(move || self.undo(&change, undo)));
            }
            Some(Outcome::Seen {
                sentence,
                undo: Some(undo),
            }) => {
                self.announcer.say(words);
                self.note.set(Some(Note {
                    sentence,
                    done: change,
                    undo,
                }));
            }
            Some(seen @ Outcome::Seen { .. }) => {
                self.announcer.say(seen.after(&words).sentence().to_owned());
            }
            _ => self.announcer.say(words),
        }
    }

    /// What was deleted makes room for what is done after it. `Ctrl+Z` still brings it back.
    fn forget_deleted(self) {
        self.deleted.update(Vec::clear);
        if untrack(|| self.address.with(asked)).is_some() {
            self.address.go(&untrack(|| self.here()), Step::Instead);
        }
    }

    fn restored(self, thing: Thing, done: String) {
        self.deleted
            .update(|deleted| deleted.retain(|other| other.thing != thing));
        self.announcer.say(done);
        focus::leave_banner(self, &Change::Restore(thing));
    }

    /// What can't be brought back now makes room for what was deleted before it.
    fn offer_others(self, change: &Change) {
        let (Change::Delete(thing) | Change::Restore(thing)) = change else {
            return;
        };
        self.deleted.update(|deleted| {
            if let Some(at) = deleted.iter().position(|other| other.thing == *thing) {
                deleted[..=at].rotate_right(1);
            }
        });
    }

    /// What the last change also did, as long as the plan stands as it left it.
    pub(super) fn note_now(self) -> Option<Note> {
        let note = self.note.get()?;
        self.live.view.with(|view| note.holds(view)).then_some(note)
    }

    /// What is offered says what was deleted: that is not said besides.
    fn offer_undo(self, deletion: Deletion) {
        let thing = deletion.thing;
        self.deleted.update(|before| {
            before.retain(|other| other.thing != thing);
            before.push(deletion);
        });
        if let Thing::Task(task) = thing
            && self.open.get_untracked() == Some(task)
        {
            self.address.go(&untrack(|| self.plan_href()), Step::Next);
        }
    }

    fn take_back(self, change: &Change) {
        if let Change::Complete(task) | Change::Reopen(task) | Change::Status { task, .. } = change {
            self.forget(*task);
        }
    }

    fn forget(self, task: TaskId) {
        self.pending
            .try_update(|pending| pending.retain(|(other, _)| *other != task));
    }

    /// The live stream brings the change in order; if something else overtook it, what is stored counts after a while.
    fn forget_later(self, task: TaskId) {
        set_timeout(move || self.forget(task), SETTLES);
    }

    /// Drops what the live view says as well by now.
    fn settle(self) {
        let settled = self.live.view.with(|view| {
            let is_settled = |(task, status): &&(TaskId, TaskStatus)| {
                view.task(*task)
                    .is_none_or(|task| task.status.category() == status.category())
            };
            self.pending
                .read_untracked()
                .iter()
                .filter(is_settled)
                .map(|(task, _)| *task)
                .collect::<Vec<_>>()
        });
        for task in settled {
            self.forget(task);
        }
    }

    /// Completes a task, or reopens it.
    pub(super) fn toggle(self, task: TaskId) {
        let open = self
            .view
            .with_untracked(|view| view.task(task).map(|task| task.status.is_open()));
        match open {
            Some(true) => self.run(Change::Complete(task)),
            Some(false) => self.run(Change::Reopen(task)),
            None => {}
        }
    }

    /// Takes back the last completion, other status or deletion made on this page: the task is as far again as it was before, or what was
    /// deleted is back.
    pub(super) fn undo_last(self) {
        let mut last = None;
        self.undos.update_value(|undos| {
            // What was taken back or decided anew meanwhile is none of it.
            undos.retain(|undo| self.is_due(undo));
            last = undos.pop();
        });
        if let Some(undo) = last {
            self.ask(undo, Sent::AsUndo, Box::new(|_| ()));
        }
    }

    /// Whether that would take back how something stands now: a status or a deletion, which may not have come with the stream yet.
    fn is_due(self, undo: &Change) -> bool {
        self.view.with_untracked(|view| match undo {
            Change::Status { task, was, .. } => view.task(*task).is_some_and(|task| {
                // Who completed it anew has decided anew.
                let by = task.status.completion().map(|completion| completion.by);
                task.status.category() == *was && by.is_none_or(|by| by == PersonId::User(self.viewer))
            }),
            Change::Restore(thing) => {
                let is_known = |deletion: &Deletion| deletion.thing == *thing;
                thing.is_gone(view)
                    || self
                        .deleted
                        .with_untracked(|deleted| deleted.iter().any(is_known))
            }
            _ => false,
        })
    }

    /// What a task says of itself now.
    pub(super) fn row(self, id: TaskId) -> Option<ArcRwSignal<Arc<Row>>> {
        self.view.with_untracked(|view| self.rows.get(id, view))
    }

    /// A task, as it is now.
    pub(super) fn task(self, id: TaskId) -> Option<StaffTask> {
        self.view.with_untracked(|view| view.task(id).cloned())
    }

    /// A task, kept current. Once it is gone it stays as it was, until what shows it goes too.
    pub(super) fn current(self, task: StaffTask) -> Computed<StaffTask> {
        Computed::new(move |last: Option<&StaffTask>| {
            let now = self.view.with(|view| view.task(task.id).cloned());
            now.or_else(|| last.cloned()).unwrap_or_else(|| task.clone())
        })
    }

    /// Moves a task within its list.
    pub(super) fn shift(self, id: TaskId, to: MoveTo<TaskId>) {
        if let Some(task) = self.task(id) {
            self.run(Change::MoveTask {
                task: id,
                from: None,
                home: task.home,
                to,
            });
        }
    }

    /// The query to keep in links: the filter and the search.
    pub(super) fn query(self) -> String {
        self.text.with(|text| query_of(self.filter.get(), text))
    }

    /// The plan's address with the filter kept.
    pub(super) fn plan_href(self) -> String {
        plan_path(self.account) + &self.query()
    }

    /// The address of what stands on the page now, with the filter kept.
    pub(super) fn here(self) -> String {
        match self.open.get() {
            Some(task) => self.task_href(task),
            None => self.plan_href(),
        }
    }

    /// A task's address with the filter kept.
    pub(super) fn task_href(self, task: TaskId) -> String {
        task_path(self.account, task) + &self.query()
    }

    /// Opens a task, with the focus in a control of its drawer.
    pub(super) fn open_at(self, task: TaskId, control: Option<&'static str>) {
        self.wanted.set_value(control);
        if self.open.get_untracked() == Some(task) {
            focus::focus_in_drawer(self);
        } else {
            self.address.go(&untrack(|| self.task_href(task)), Step::Next);
        }
    }
}

/// What brings back what the address names: a form that the browser sent has deleted it.
fn deleted_before(address: PageAddress) -> Vec<Change> {
    let thing = untrack(|| address.with(asked));
    thing.map(Change::Restore).into_iter().collect()
}

fn shown(view: &StaffView, filter: StaffFilter, text: &str, viewer: UserId) -> Outline {
    let text = text.to_lowercase();
    let whole = filter == StaffFilter::All && text.is_empty();
    Outline::of(view, whole, |task| {
        filter.keeps(task, viewer) && (text.is_empty() || task.title.to_lowercase().contains(&text))
    })
}
