//! What a contact does on an open page: completing and reopening at once, taken back if the server refuses, and hearing of what
//! others do to their tasks.

use super::row::{COMPLETE, REOPEN};
use crate::{
    api::{
        ApiError,
        post::{Body, post},
    },
    live::{Live, Outdated},
    portal::wording::Wording,
    ui::{self, Announcer, Current, Watched, effect},
};
use domain::{
    calendar::Timestamp,
    ids::{ContactId, TaskId},
    people::PersonId,
    task::{Completion, TaskStatus},
    views::customer::{CustomerPage, CustomerPlan, CustomerTask, CustomerView},
};
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};

/// How long nothing more is said after a change was.
const QUIET: Duration = Duration::from_secs(5);

/// A task of the reader that others changed, or gave them.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Heard {
    task: TaskId,
    is_new: bool,
}

/// An open page of the portal in the hands of one contact.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    live: Live<CustomerPlan>,
    viewer: ContactId,
    announcer: Announcer,
    /// Tasks whose answer is awaited.
    waiting: StoredValue<Vec<TaskId>>,
}

impl Desk {
    /// Follows the plan of a page from the state in which it was drawn.
    pub(crate) fn open(page: &CustomerPage) -> Self {
        let view = page.view();
        let desk = Self {
            live: Live::follow(
                "/live/portal?since=".to_owned(),
                CustomerPlan::clone(view.plan()),
                page.tag().clone(),
                Outdated::Hides,
            ),
            viewer: *view.viewer().id(),
            announcer: Announcer::get(),
            waiting: StoredValue::new(Vec::new()),
        };
        desk.hear();
        desk.fall_silent();
        desk
    }

    /// The view as it is now: it moves in a browser, and stands on the server.
    #[cfg(feature = "hydrate")]
    pub(crate) fn view(self, page: CustomerPage) -> Watched<CustomerView> {
        Watched::new(move |before: Option<&CustomerView>| {
            let before = before.unwrap_or(page.view());
            self.live.view.with(|plan| before.with_plan(plan.clone().into()))
        })
    }

    /// The view as it is now: it moves in a browser, and stands on the server.
    #[cfg(feature = "ssr")]
    pub(crate) fn view(self, page: CustomerPage) -> Watched<CustomerView> {
        Watched::new(move |_| page.view().clone())
    }

    /// False once the stream has been lost.
    pub(crate) fn connected(self) -> Current<bool> {
        self.live.connected.into()
    }

    /// Why there is nothing more to see, once that is so.
    pub(crate) fn gone(self) -> Option<String> {
        self.live.gone.get()
    }

    /// Completes an open task, reopens a done one: shown at once, settled by the answer.
    pub(crate) fn toggle(self, id: TaskId) {
        let found = self.live.view.with_untracked(|plan| {
            plan.task(id)
                .map(|task| (task.title().clone(), *task.state(), *plan.header().today()))
        });
        let Some((title, before, today)) = found else {
            return;
        };
        if self.waiting.with_value(|waiting| waiting.contains(&id)) {
            return;
        }
        // The server's own completion, with its instant, replaces this one when the change comes in.
        let completion = Completion {
            at: Timestamp(0),
            on: today,
            by: PersonId::Contact(self.viewer),
        };
        let after = if before.is_open() {
            before.complete(completion)
        } else {
            before.reopen()
        };
        self.waiting.update_value(|waiting| waiting.push(id));
        self.live.begin_own(id);
        // Asked before it is shown: the server works while the page draws.
        leptos::task::spawn_local(async move {
            let task = id.to_string();
            let body = Body::of([("task", task.as_str())]);
            let answer = if before.is_open() {
                post(COMPLETE, body).await
            } else {
                post(REOPEN, body).await.map(|()| None)
            };
            self.settle(id, &title, (before, after), answer);
        });
        self.show(id, after);
    }

    /// Takes the reader's completion back, if it still stands; the button of the task has the focus then.
    fn reopen(self, id: TaskId) {
        let by = self.live.view.with_untracked(|plan| {
            let completion = plan.task(id)?.state().completion();
            completion.map(|completion| completion.by)
        });
        if by == Some(PersonId::Contact(self.viewer)) {
            self.toggle(id);
        }
        request_animation_frame(move || {
            ui::move_to(&format!("#task-{id} .check, .complete-bar button"));
        });
    }

    fn show(self, id: TaskId, state: TaskStatus) {
        self.live
            .view
            .try_update(|plan| *plan = plan.with_state(id, state));
    }

    fn settle(
        self,
        id: TaskId,
        title: &str,
        (before, after): (TaskStatus, TaskStatus),
        answer: Result<Option<()>, ApiError>,
    ) {
        let words = Wording::get();
        self.waiting
            .try_update_value(|waiting| waiting.retain(|other| *other != id));
        self.live.end_own(id);
        if self.is_over() {
            return;
        }
        match answer {
            // Theirs to take back: what somebody else had completed is not.
            Ok(Some(())) => {
                let undo = Arc::new(move || self.reopen(id));
                self.announcer.offer(words.settled(title, true), undo);
            }
            Ok(None) => {
                let is_done = after.completion().is_some();
                self.announcer.say(words.settled(title, is_done));
            }
            Err(error) => {
                // Only if it is still what was shown meanwhile: a change that came in is truer than either.
                let still = self
                    .live
                    .view
                    .try_with_untracked(|plan| plan.task(id).is_some_and(|task| *task.state() == after));
                if still == Some(true) {
                    self.show(id, before);
                }
                self.announcer.alert(words.refused(title, &error.to_string()));
            }
        }
    }

    /// Whether there is nothing more to see, nor to say of it.
    fn is_over(self) -> bool {
        self.live.gone.try_with_untracked(Option::is_some) != Some(false)
    }

    /// Where there is nothing more to see, what was said of it goes, too.
    fn fall_silent(self) {
        effect(move || {
            if self.live.gone.with(Option::is_some) {
                self.announcer.hush();
            }
        });
    }

    /// Says what others changed in the reader's tasks, at most once in five seconds.
    fn hear(self) {
        let known = StoredValue::new(self.mine());
        let heard: StoredValue<Vec<Heard>> = StoredValue::new(Vec::new());
        let quiet = StoredValue::new(false);
        effect(move || {
            if self.live.changes.get() == 0 {
                return;
            }
            let mine = self.mine();
            let changed = known.with_value(|known| changed(known, &mine));
            known.set_value(mine);
            heard.update_value(|heard| {
                for news in changed {
                    let is_said = heard.iter().any(|other| other.task == news.task);
                    if !is_said && !self.live.is_own(news.task) {
                        heard.push(news);
                    }
                }
            });
            if !quiet.get_value() {
                self.tell(heard, quiet);
            }
        });
    }

    /// Says what was heard, and is quiet for a while; then says what was heard meanwhile.
    fn tell(self, heard: StoredValue<Vec<Heard>>, quiet: StoredValue<bool>) {
        let mut all = heard.try_update_value(std::mem::take).unwrap_or_default();
        if self.is_over() {
            all.clear();
        }
        // What is no longer theirs by now is not spoken of.
        let title = self.live.view.try_with_untracked(|plan| {
            let theirs = |task: &CustomerTask| task.is_assigned_to(self.viewer);
            all.retain(|heard| plan.task(heard.task).is_some_and(theirs));
            Some(plan.task(all.first()?.task)?.title().clone())
        });
        quiet.try_set_value(!all.is_empty());
        let Some(title) = title.flatten() else { return };
        let words = Wording::get();
        self.announcer.say(if all.iter().all(|heard| heard.is_new) {
            words.newly_yours(&title, all.len())
        } else {
            words.changed(&title, all.len())
        });
        set_timeout(move || self.tell(heard, quiet), QUIET);
    }

    fn mine(self) -> Vec<CustomerTask> {
        self.live.view.with_untracked(|plan| {
            plan.tasks()
                .iter()
                .filter(|task| task.is_assigned_to(self.viewer))
                .cloned()
                .collect()
        })
    }
}

/// The tasks that are new or different. Timeliness alone does not count: it moves with the day, not by somebody's hand.
fn changed(before: &[CustomerTask], after: &[CustomerTask]) -> Vec<Heard> {
    let heard = |task: &CustomerTask| {
        let old = before.iter().find(|old| old.id() == task.id());
        let is_same = old.is_some_and(|old| {
            old.title() == task.title()
                && old.due_on() == task.due_on()
                && old.state() == task.state()
                && old.assignees() == task.assignees()
                && old.description_mark() == task.description_mark()
        });
        let (task, is_new) = (*task.id(), old.is_none());
        (!is_same).then_some(Heard { task, is_new })
    };
    after.iter().filter_map(heard).collect()
}
