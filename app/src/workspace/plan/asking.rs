//! Asking the server for a change of the plan: what is shown ahead of its answer, what is said once it is there, and how the change is taken
//! back.

use super::{
    board::Board,
    deleted::{Deletion, named_in},
    focus,
    note::Note,
    outline::siblings,
    quick_add::field_id,
    said::moved,
};
use crate::{
    api::ApiError,
    workspace::{
        Thing,
        change::{Change, Sent},
        page_address::Step,
    },
};
use domain::{
    calendar::Timestamp,
    forms::{MoveTo, reorder},
    ids::TaskId,
    names::quoted,
    outcome::{Outcome, Undo},
    people::PersonId,
    task::{Completion, StatusCategory, TaskStatus},
};
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};

/// How long after the server's word a change waits for the live stream.
pub(super) const SETTLES: Duration = Duration::from_secs(3);

/// What became of a change: the outcome that it answered, if it did, or why it was refused.
pub(super) type Answer = Result<Option<Outcome>, ApiError>;

impl Board {
    /// Asks the server for a change; a refusal is announced, unless it stands beside a field.
    pub(super) fn run(self, change: Change) {
        if self.awaited.puts_off(&change) {
            self.show_ahead(&change);
        } else {
            self.run_then(change, |_| ());
        }
    }

    /// The same, and afterwards what the caller wants, who is given the answer.
    pub(super) fn run_then(self, change: Change, then: impl FnOnce(Answer) + 'static) {
        self.ask(change, Sent::ForItself, Box::new(then));
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

    /// Takes back what a note or a message tells of; the focus goes from there to what it was about.
    pub(super) fn undo(self, done: &Change, undo: Undo) {
        let line = match done {
            Change::AddTask { home, .. } => Some(*home),
            _ => None,
        };
        let then = move |answer: Answer| {
            if answer.is_ok() {
                match line {
                    Some(home) => focus::leave_banner_for(field_id(home)),
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
        self.awaited.begin(&change);
        // Asked before it is shown: the server works while the page draws.
        leptos::task::spawn_local(async move {
            let answer = change.send(self.account, sent).await;
            task.inspect(|task| self.live.end_own(*task));
            let next = self.awaited.end(&change, answer.is_ok());
            match &answer {
                Ok(outcome) => {
                    self.keep_undo(outcome.as_ref().and_then(Outcome::undo));
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
            self.go_on(next);
        });
        self.show_ahead(&ahead);
    }

    /// Does what was asked for while the answer was awaited.
    fn go_on(self, next: Option<Change>) {
        if let Some(next) = next {
            self.run(next);
        }
        if self.awaited.wants_undo() {
            self.undo_last();
        }
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
                if let Some(task) = change.status_of() {
                    self.forget_later(task);
                }
                self.tell(change, done, outcome);
            }
        }
    }

    /// Says that it is done, with the way back where that is all. What it did to what customers see stands on the page, where there is a way
    /// back, and is read there; otherwise it is said, too. How a line was understood stands under that.
    fn tell(self, change: Change, words: String, outcome: Option<Outcome>) {
        match outcome {
            Some(Outcome::Done { undo }) => {
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
        if untrack(|| self.address.with(named_in)).is_some() {
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
        if let Some(task) = change.status_of() {
            self.forget(task);
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

    /// Drops what the live view says as well by now, and what takes back what others have changed.
    pub(super) fn settle(self) {
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
        self.drop_undos();
    }

    /// Keeps what takes a status or a deletion back, for `Ctrl+Z`. What else can be taken back has its button where it is told.
    fn keep_undo(self, undo: Option<Undo>) {
        let is_kept = |undo: &Change| matches!(undo, Change::Status { .. } | Change::Restore(_));
        let undo = undo.map(Change::from).filter(is_kept);
        self.undos.update_value(|undos| undos.extend(undo));
    }

    /// Takes back the last completion, other status or deletion made on this page: the task is as far again as it was before, or what was
    /// deleted is back.
    pub(super) fn undo_last(self) {
        if self.awaited.puts_off_undo() {
            return;
        }
        self.drop_undos();
        let last = self.undos.try_update_value(Vec::pop).flatten();
        if let Some(undo) = last {
            let kept = undo.clone();
            let then = move |answer: Answer| {
                if answer.is_err() {
                    self.undos.update_value(|undos| undos.push(kept));
                }
            };
            self.ask(undo, Sent::AsUndo, Box::new(then));
        }
    }

    /// What was taken back or decided anew meanwhile can't be taken back any more.
    fn drop_undos(self) {
        self.undos
            .try_update_value(|undos| undos.retain(|undo| self.is_due(undo)));
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
}
