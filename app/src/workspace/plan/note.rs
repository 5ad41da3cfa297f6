//! What stands beside a change that did more than it was asked for.

use super::outline::same_home;
use crate::workspace::change::Change;
use domain::{ids::TaskId, outcome::Undo, plan::Placement, views::staff::StaffView};

/// What a change did to what customers see, and how to take it back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Note {
    pub(super) sentence: String,
    /// What was done.
    pub(super) done: Change,
    pub(super) undo: Undo,
}

impl Note {
    /// The task it is about, if it is about one.
    pub(super) const fn task(&self) -> Option<TaskId> {
        self.done.thing().task()
    }

    /// Whether the plan still stands as the change left it. Otherwise somebody has decided anew since, and taking back what was before
    /// would overrule them.
    pub(super) fn holds(&self, view: &StaffView) -> bool {
        match &self.done {
            Change::Assign {
                task,
                person,
                assigned,
            } => view
                .task(*task)
                .is_some_and(|task| task.assignees.contains(person) == *assigned),
            // What has been done since would go with it.
            Change::AddTask { task, .. } => view.task(*task).is_some_and(|task| task.status.is_open()),
            Change::Show { task, show } => view.task(*task).is_some_and(|task| task.show_in_portal == *show),
            Change::MoveTask { task, home, .. } => {
                view.task(*task).is_some_and(|task| same_home(task.home, *home))
            }
            Change::SharePlay { play, sharing, .. } => {
                view.workflow(*play).is_some_and(|play| play.sharing == *sharing)
            }
            Change::MovePlay { play, objective, .. } => view
                .workflow(*play)
                .is_some_and(|play| play.placement == Placement::InPlan(*objective)),
            _ => true,
        }
    }

    /// What it is about, by name.
    pub(super) fn name(&self, view: &StaffView) -> String {
        self.done.thing().name(view).unwrap_or_default().to_owned()
    }

    /// Whether it stands in the drawer, of that task: it is about it. Otherwise it stands above the list.
    pub(super) fn is_in_drawer(&self, open: Option<TaskId>) -> bool {
        self.task().is_some_and(|task| open == Some(task))
    }
}
