//! Due dates that were chosen here, until the page has heard of them.
//!
//! A date is sent with what it starts from. Two on their way at once could overtake each other, and who comes second would be told that
//! somebody else has changed the date meanwhile. So each waits for the answer to the one before, and the last one chosen is what is stored.

use super::{
    asking::{Answer, SETTLES},
    board::Board,
    due_date::DUE_DATE_FIELD,
};
use crate::{api::ApiError, workspace::change::Change};
use domain::ids::TaskId;
use leptos::prelude::*;

/// Is given why a date was refused, what saving it again starts from, and the date.
pub(super) type Refused = Box<dyn FnOnce(&ApiError, String, &str)>;

impl Board {
    /// Sends a due date that was chosen, with what it starts from, or, while an answer is awaited, the last one chosen after that. What is
    /// refused is given to `refused`, unless another was chosen since.
    pub(super) fn choose_due(self, task: TaskId, was: String, due_on: String, refused: Refused) {
        if self.dates.choose(task, &due_on) {
            self.send_due(task, was, due_on, refused);
        }
    }

    fn send_due(self, task: TaskId, was: String, due_on: String, refused: Refused) {
        let change = Change::Due {
            task,
            was: was.clone(),
            due_on: due_on.clone(),
        };
        let then = move |answer: Answer| self.due_answered(task, was, due_on, &answer, refused);
        self.run_then(change, then);
    }

    /// What was chosen since starts from what that left, or, where it was refused, from what was seen: who overtook it is told about, not
    /// overruled. After a conflict what was stored has been shown, so that saving again is a decision about what was seen.
    fn due_answered(self, task: TaskId, was: String, due_on: String, answer: &Answer, refused: Refused) {
        match (self.dates.answered(task, &due_on), answer) {
            (Some(since), Ok(_)) => self.send_due(task, due_on, since, refused),
            (Some(since), Err(_)) => self.send_due(task, was, since, refused),
            (None, Ok(_)) => set_timeout(move || self.dates.settle(task), SETTLES),
            (None, Err(error)) => {
                self.dates.settle(task);
                let original = error.stored(DUE_DATE_FIELD).map_or(was, str::to_owned);
                refused(error, original, &due_on);
            }
        }
    }
}

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
    fn choose(self, task: TaskId, due_on: &str) -> bool {
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
    fn answered(self, task: TaskId, sent: &str) -> Option<String> {
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
    fn settle(self, task: TaskId) {
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
