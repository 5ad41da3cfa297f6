//! What is said once a change was made, on the page or in the notice of a form. It names what it was about: a page holds many of
//! everything, and who sent a form comes to it anew.

use super::outline::{home_name, siblings};
use crate::workspace::change::Change;
#[cfg(feature = "ssr")]
use domain::calendar::to_iso;
use domain::{
    calendar::{parse_iso, short_words},
    ids::{ObjectiveId, TaskId, WorkflowId},
    names::{quoted, shortened},
    people::PersonId,
    task::TaskHome,
    views::staff::StaffView,
};

impl Change {
    /// The sentence about it, by the names that things have in that plan. What is not in it, as what is only being added, goes without.
    pub(crate) fn said(&self, view: &StaffView) -> String {
        self.subject(view) + &self.predicate(view)
    }

    /// The same with what is stored after it: what an edit did not touch stays as others have set it.
    #[cfg(feature = "ssr")]
    pub(crate) fn as_stored(&self, view: &StaffView) -> Self {
        let mut stored = self.clone();
        match &mut stored {
            Self::Due { task, due_on, .. } => {
                if let Some(task) = view.task(*task) {
                    *due_on = task.due_on.map(to_iso).unwrap_or_default();
                }
            }
            Self::Status { task, status, .. } => {
                *status = view.task(*task).map_or(*status, |task| task.status.category());
            }
            Self::Show { task, show } => {
                *show = view.task(*task).map_or(*show, |task| task.show_in_portal);
            }
            Self::SharePlay { play, sharing, .. } => {
                *sharing = view.workflow(*play).map_or(*sharing, |play| play.sharing);
            }
            _ => {}
        }
        stored
    }

    /// What it is about.
    fn subject(&self, view: &StaffView) -> String {
        match self {
            Self::Complete(task)
            | Self::Reopen(task)
            | Self::AddTask { task, .. }
            | Self::Rename { task, .. }
            | Self::MoveTask { task, .. }
            | Self::Due { task, .. }
            | Self::Status { task, .. }
            | Self::Show { task, .. }
            | Self::Assign { task, .. }
            | Self::DeleteTask(task)
            | Self::RestoreTask(task) => of_task(view, *task),
            Self::MovePlay { play, .. }
            | Self::SharePlay { play, .. }
            | Self::TakeBackCoOwner { play, .. }
            | Self::DeletePlay(play)
            | Self::RestorePlay(play) => of_play(view, *play),
            Self::MoveObjective { objective, .. }
            | Self::DeleteObjective(objective)
            | Self::RestoreObjective(objective) => of_objective(view, *objective),
        }
    }

    /// What became of it.
    fn predicate(&self, view: &StaffView) -> String {
        match self {
            Self::Complete(_) => " was completed.".to_owned(),
            Self::Reopen(_) => " was reopened.".to_owned(),
            Self::AddTask { .. } => " was added.".to_owned(),
            Self::Rename { title, .. } => format!(" is called {} now.", quoted(title)),
            Self::MoveTask { task, home, .. } => moved(view, *task, *home, &siblings(view, *home)),
            Self::Due { due_on, .. } => due(view, due_on),
            Self::Status { status, .. } => format!(" was set to {}.", status.words()),
            Self::Show { show: true, .. } => " is flagged to show in the portal.".to_owned(),
            Self::Show { .. } => " is no longer flagged to show in the portal.".to_owned(),
            Self::Assign { person, assigned, .. } => {
                let is = if *assigned { "is" } else { "is no longer" };
                format!(" {is} assigned to {}.", shortened(view.name(*person)))
            }
            Self::MovePlay { .. } | Self::MoveObjective { .. } => " was moved.".to_owned(),
            Self::SharePlay { sharing, .. } => format!(" was set to {}.", quoted(sharing.words())),
            Self::TakeBackCoOwner { contact, .. } => {
                let name = view.name(PersonId::Contact(*contact));
                format!(" no longer has {} as co-owner.", shortened(name))
            }
            Self::DeleteTask(_) | Self::DeletePlay(_) | Self::DeleteObjective(_) => {
                " was deleted.".to_owned()
            }
            Self::RestoreTask(_) | Self::RestorePlay(_) | Self::RestoreObjective(_) => " is back.".to_owned(),
        }
    }
}

/// A task, by its title.
pub(crate) fn of_task(view: &StaffView, id: TaskId) -> String {
    named(view.task(id).map(|task| task.title.as_str()), "The task")
}

/// A play, by its name.
pub(crate) fn of_play(view: &StaffView, id: WorkflowId) -> String {
    named(view.workflow(id).map(|play| play.name.as_str()), "The play")
}

/// An objective, by its name.
pub(crate) fn of_objective(view: &StaffView, id: ObjectiveId) -> String {
    let name = view.objective(id).map(|objective| objective.name.as_str());
    named(name, "The objective")
}

/// What is not in the plan, or not yet, has no name there.
fn named(name: Option<&str>, otherwise: &str) -> String {
    name.map_or_else(|| otherwise.to_owned(), quoted)
}

/// Where a task came to stand among those of its home, in their new order.
pub(super) fn moved(view: &StaffView, task: TaskId, home: TaskHome, order: &[TaskId]) -> String {
    let place = order.iter().position(|id| *id == task).unwrap_or(0) + 1;
    let home = shortened(&home_name(view, home));
    format!(" moved to {place} of {} in {home}.", order.len())
}

fn due(view: &StaffView, due_on: &str) -> String {
    parse_iso(due_on).map_or_else(
        || " has no due date.".to_owned(),
        |day| format!(" is due {}.", short_words(day, view.header.today)),
    )
}
