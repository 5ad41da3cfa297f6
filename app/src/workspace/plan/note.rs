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
        match self.undo {
            Undo::Assign { task, .. }
            | Undo::Show { task, .. }
            | Undo::MoveTask { task, .. }
            | Undo::DeleteTask(task)
            | Undo::RestoreTask(task) => Some(task),
            Undo::SharePlay { .. }
            | Undo::MovePlay { .. }
            | Undo::TakeBackCoOwner { .. }
            | Undo::RestorePlay(_)
            | Undo::RestoreObjective(_) => None,
        }
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
        let name = match self.undo {
            Undo::SharePlay { play, .. }
            | Undo::MovePlay { play, .. }
            | Undo::TakeBackCoOwner { play, .. }
            | Undo::RestorePlay(play) => view.workflow(play).map(|play| &play.name),
            Undo::Assign { task, .. }
            | Undo::Show { task, .. }
            | Undo::MoveTask { task, .. }
            | Undo::DeleteTask(task)
            | Undo::RestoreTask(task) => view.task(task).map(|task| &task.title),
            Undo::RestoreObjective(objective) => view.objective(objective).map(|objective| &objective.name),
        };
        name.cloned().unwrap_or_default()
    }

    /// Whether it stands in the drawer, of that task: it is about it. Otherwise it stands above the list.
    pub(super) fn is_in_drawer(&self, open: Option<TaskId>) -> bool {
        self.task().is_some_and(|task| open == Some(task))
    }
}
