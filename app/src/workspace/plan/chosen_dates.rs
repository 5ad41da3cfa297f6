//! Due dates that were chosen here, until the page has heard of them.
//!
//! A date is sent with what it starts from. Two on their way at once could overtake each other, and who comes second would be told that
//! somebody else has changed the date meanwhile. So each waits for the answer to the one before, and the last one chosen is what is stored.

use domain::ids::TaskId;
use leptos::prelude::*;

/// The last date chosen for each task. It outlives the drawer, where another task may be open by the time of the answer.
#[derive(Clone, Copy)]
pub(super) struct ChosenDates(StoredValue<Vec<Chosen>>);

struct Chosen {
    task: TaskId,
    due_on: String,
    is_awaited: bool,
}

impl ChosenDates {
    /// None yet.
    pub(super) fn new() -> Self {
        Self(StoredValue::new(Vec::new()))
    }

    /// The one of a task.
    pub(super) fn of(self, task: TaskId) -> Option<String> {
        self.0.with_value(|all| {
            let chosen = all.iter().find(|chosen| chosen.task == task)?;
            Some(chosen.due_on.clone())
        })
    }

    /// Takes a date, and says whether it is sent now. Otherwise it is once the one before is answered.
    pub(super) fn choose(self, task: TaskId, due_on: &str) -> bool {
        let is_awaited = self.forget(task) == Some(true);
        self.0.update_value(|all| {
            all.push(Chosen {
                task,
                due_on: due_on.to_owned(),
                is_awaited: true,
            });
        });
        !is_awaited
    }

    /// The date that was sent is answered. Another that was chosen since is sent now.
    pub(super) fn answered(self, task: TaskId, sent: &str) -> Option<String> {
        let mut since = None;
        self.0.try_update_value(|all| {
            for chosen in all.iter_mut().filter(|chosen| chosen.task == task) {
                chosen.is_awaited = chosen.due_on != sent;
                since = chosen.is_awaited.then(|| chosen.due_on.clone());
            }
        });
        since
    }

    /// What is stored counts again, unless an answer is awaited.
    pub(super) fn settle(self, task: TaskId) {
        self.0
            .try_update_value(|all| all.retain(|chosen| chosen.task != task || chosen.is_awaited));
    }

    /// Whether the answer to the one that is forgotten was awaited.
    fn forget(self, task: TaskId) -> Option<bool> {
        self.0.try_update_value(|all| {
            let place = all.iter().position(|chosen| chosen.task == task)?;
            Some(all.swap_remove(place).is_awaited)
        })?
    }
}
