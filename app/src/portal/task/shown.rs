//! What a task's page says.

use crate::portal::{
    plan::row::{Row, may_toggle, with_who},
    wording::Wording,
};
use domain::{
    calendar::Date,
    ids::TaskId,
    people::PersonId,
    timeliness::Timeliness,
    views::customer::{CustomerTask, CustomerView},
};

/// What a task's page says, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) row: Row,
    /// "Assigned to you and Maya Okafor".
    pub(super) assigned: String,
    /// Whether the reader may complete it.
    pub(super) is_mine: bool,
    /// "Completed by you, 21 Nov".
    pub(super) completed: Option<String>,
    /// What the due words leave out.
    pub(super) dates: Option<String>,
    /// The reader's task before it.
    pub(super) previous: Option<TaskId>,
    /// The reader's task after it.
    pub(super) following: Option<TaskId>,
    /// Once it is no longer among what they see: a sentence that says so.
    pub(super) gone: Option<String>,
}

impl Shown {
    /// What is to be said now. Once the task is gone, the last that was known; `opened` is how the page was opened.
    pub(super) fn of(view: &CustomerView, opened: &CustomerTask, before: Option<&Self>) -> Self {
        match (view.plan().task(*opened.id()), before) {
            (Some(task), _) => Self::read(view, task),
            (None, before) => Self {
                gone: Some(Wording::get().task_gone(view.plan().header().whom_to_ask())),
                ..before.cloned().unwrap_or_else(|| Self::read(view, opened))
            },
        }
    }

    fn read(view: &CustomerView, task: &CustomerTask) -> Self {
        let (previous, following) = neighbours(view, task);
        Self {
            row: Row::of(view, task),
            assigned: with_who(view, task, Wording::assigned_to),
            is_mine: may_toggle(view, task),
            completed: completed(view, task),
            dates: dates(task, *view.plan().header().today()),
            previous,
            following,
            gone: None,
        }
    }
}

fn completed(view: &CustomerView, task: &CustomerTask) -> Option<String> {
    let (words, completion) = (Wording::get(), task.state().completion()?);
    let by = if completion.by == PersonId::Contact(*view.viewer().id()) {
        words.you()
    } else {
        view.plan()
            .person(completion.by)
            .map_or(words.somebody(), |person| person.name().as_str())
    };
    Some(words.completed_by(by, completion.on))
}

fn dates(task: &CustomerTask, today: Date) -> Option<String> {
    let words = Wording::get();
    match (task.timeliness(), *task.due_on(), *task.start_on()) {
        (Timeliness::Overdue { .. } | Timeliness::Late { .. } | Timeliness::OnTime, Some(due), _) => {
            Some(words.was_due(due, today))
        }
        (_, _, Some(start)) if task.state().is_open() && start > today => Some(words.starts(start, today)),
        _ => None,
    }
}

/// The reader's tasks around one of theirs, in the order of the plan.
fn neighbours(view: &CustomerView, task: &CustomerTask) -> (Option<TaskId>, Option<TaskId>) {
    let mine: Vec<TaskId> = view
        .plan()
        .tasks()
        .iter()
        .filter(|task| view.can_complete(task))
        .map(|task| *task.id())
        .collect();
    let Some(place) = mine.iter().position(|id| id == task.id()) else {
        return (None, None);
    };
    (
        place.checked_sub(1).and_then(|before| mine.get(before)).copied(),
        mine.get(place + 1).copied(),
    )
}
