//! What tasks say of themselves on their rows, in words.

use super::exposure::{is_alone, visibility};
use crate::ui::{Computed, Picture, Visibility, effect};
use domain::{
    calendar::{Date, short_words},
    ids::TaskId,
    people::PersonId,
    task::{TaskHome, TaskStatus},
    timeliness::Timeliness,
    views::staff::{StaffTask, StaffView},
};
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};

/// A task's row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Row {
    pub(super) title: String,
    /// Whether it waits to be completed.
    pub(super) is_open: bool,
    /// Whether it was completed.
    pub(super) is_done: bool,
    /// Whether nobody does it any more.
    pub(super) is_cancelled: bool,
    pub(super) timeliness: Timeliness,
    /// See [`due_words`].
    pub(super) due: String,
    pub(super) visibility: Visibility,
    /// Whether only the task itself shows to customers, not its play or objective.
    pub(super) is_alone: bool,
    /// The name of its group.
    pub(super) group: Option<String>,
    /// Who does it.
    pub(super) pictures: Vec<Picture>,
}

/// The rows of all tasks, each a signal of its own: a change wakes the row that it is about, and not what a hundred others watch.
/// A handle.
#[derive(Clone, Copy)]
pub(super) struct Rows(StoredValue<HashMap<TaskId, ArcRwSignal<Arc<Row>>>>);

impl Rows {
    /// The rows of a plan, kept current.
    pub(super) fn follow(view: Computed<StaffView>) -> Self {
        let rows = Self(StoredValue::new(HashMap::new()));
        view.with_untracked(|view| rows.update(view));
        let mut is_first = true;
        effect(move || {
            view.with(|view| {
                if !is_first {
                    rows.update(view);
                }
            });
            is_first = false;
        });
        rows
    }

    /// Tells each row what its task says of itself now. That of a task that has gone stays as it was.
    fn update(self, view: &StaffView) {
        self.0.update_value(|rows| {
            for task in &view.tasks {
                let now = Row::of(view, task);
                match rows.get(&task.id) {
                    Some(row) if *row.read_untracked().as_ref() == now => {}
                    Some(row) => row.set(Arc::new(now)),
                    None => {
                        rows.insert(task.id, ArcRwSignal::new(Arc::new(now)));
                    }
                }
            }
        });
    }

    /// One of them. A list may ask for the row of a new task before all rows are told of it.
    pub(super) fn get(self, id: TaskId, view: &StaffView) -> Option<ArcRwSignal<Arc<Row>>> {
        if let Some(row) = self.0.with_value(|rows| rows.get(&id).cloned()) {
            return Some(row);
        }
        let row = ArcRwSignal::new(Arc::new(Row::of(view, view.task(id)?)));
        self.0.update_value(|rows| {
            rows.insert(id, row.clone());
        });
        Some(row)
    }
}

impl Row {
    fn of(view: &StaffView, task: &StaffTask) -> Self {
        Self {
            title: task.title.clone(),
            is_open: task.status.is_open(),
            is_done: task.status.completion().is_some(),
            is_cancelled: matches!(task.status, TaskStatus::Cancelled),
            timeliness: task.timeliness,
            due: due_words(task.due_on, view.header.today),
            visibility: visibility(task.exposure, false),
            is_alone: is_alone(task.exposure),
            group: group_name(view, task),
            pictures: task
                .assignees
                .iter()
                .filter_map(|id| picture(view, *id))
                .collect(),
        }
    }
}

/// A due date for [`crate::ui::DueText`]: "today", "Tue 24 Nov", or nothing.
pub(super) fn due_words(due_on: Option<Date>, today: Date) -> String {
    match due_on {
        Some(due) if due == today => "today".to_owned(),
        Some(due) => short_words(due, today),
        None => String::new(),
    }
}

fn group_name(view: &StaffView, task: &StaffTask) -> Option<String> {
    let TaskHome::Workflow {
        group: Some(group), ..
    } = task.home
    else {
        return None;
    };
    let group = view.groups.iter().find(|one| one.id == group)?;
    Some(group.name.clone())
}

pub(super) fn picture(view: &StaffView, id: PersonId) -> Option<Picture> {
    view.person(id).map(|person| Picture {
        name: person.name.clone(),
        initials: person.initials.clone(),
        is_contact: id.contact().is_some(),
    })
}
