//! What is said once a change was made, on the page or in the notice of a form. It names what it was about: a page holds many of
//! everything, and who sent a form comes to it anew.

use super::outline::{home_name, siblings};
use crate::workspace::{Thing, change::Change};
#[cfg(feature = "ssr")]
use domain::calendar::to_iso;
use domain::{
    calendar::{parse_iso, short_words},
    ids::TaskId,
    names::{ended, quoted, shortened},
    people::PersonId,
    task::TaskHome,
    views::staff::StaffView,
};

impl Change {
    /// The sentence about it, by the names that things have in that plan. What is not in it, as what is only being added, goes without.
    pub(crate) fn said(&self, view: &StaffView) -> String {
        self.thing().called(view) + &self.predicate(view)
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

    /// What became of it.
    fn predicate(&self, view: &StaffView) -> String {
        match self {
            Self::Complete(_) => " was completed.".to_owned(),
            Self::Reopen(_) => " was reopened.".to_owned(),
            Self::AddTask { .. } => " was added.".to_owned(),
            Self::Rename { title, .. } => format!(" is called {} now.", quoted(title)),
            Self::MoveTask { task, home, .. } => moved(view, *task, *home, &siblings(view, *home)),
            Self::Due { due_on, .. } => due(view, due_on),
            Self::Status { status, .. } => format!(" was set to {}.", quoted(status.words())),
            Self::Show { show: true, .. } => " is flagged to show in the portal.".to_owned(),
            Self::Show { .. } => " is no longer flagged to show in the portal.".to_owned(),
            Self::Assign { person, assigned, .. } => {
                let is = if *assigned { "is" } else { "is no longer" };
                ended(format!(" {is} assigned to {}", shortened(view.name(*person))))
            }
            Self::MovePlay { .. } | Self::MoveObjective { .. } => " was moved.".to_owned(),
            Self::SharePlay { sharing, .. } => format!(" was set to {}.", quoted(sharing.words())),
            Self::TakeBackCoOwner { contact, .. } => {
                let name = view.name(PersonId::Contact(*contact));
                format!(" no longer has {} as co-owner.", shortened(name))
            }
            // The server knows more of it, and says so where it is asked at that moment.
            Self::Delete(Thing::Task(_)) => " was deleted.".to_owned(),
            Self::Delete(Thing::Play(_)) => " was deleted with its tasks.".to_owned(),
            Self::Delete(Thing::Objective(_)) => " was deleted with all under it.".to_owned(),
            Self::Restore(_) => " is back.".to_owned(),
        }
    }
}

/// Where a task came to stand among those of its home, in their new order.
pub(super) fn moved(view: &StaffView, task: TaskId, home: TaskHome, order: &[TaskId]) -> String {
    let place = order.iter().position(|id| *id == task).unwrap_or(0) + 1;
    let home = shortened(&home_name(view, home));
    ended(format!(" moved to {place} of {} in {home}", order.len()))
}

fn due(view: &StaffView, due_on: &str) -> String {
    parse_iso(due_on).map_or_else(
        || " has no due date.".to_owned(),
        |day| format!(" is due {}.", short_words(day, view.header.today)),
    )
}
