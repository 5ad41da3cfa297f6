//! What was deleted on the plan page and can be brought back.

use crate::{
    request::{Done, Returned},
    workspace::change::Change,
};
use domain::{
    ids::{ObjectiveId, TaskId, WorkflowId},
    views::staff::StaffView,
};

/// Something deleted that can be brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deleted {
    /// A task.
    Task(TaskId),
    /// A play, with its tasks.
    Play(WorkflowId),
    /// An objective, with all under it.
    Objective(ObjectiveId),
}

impl Deleted {
    /// What a change deletes or brings back.
    pub(super) const fn of(change: &Change) -> Option<Self> {
        match change {
            Change::DeleteTask(id) | Change::RestoreTask(id) => Some(Self::Task(*id)),
            Change::DeletePlay(id) | Change::RestorePlay(id) => Some(Self::Play(*id)),
            Change::DeleteObjective(id) | Change::RestoreObjective(id) => Some(Self::Objective(*id)),
            _ => None,
        }
    }

    /// What an address says of it: `task-…`, `play-…`, `objective-…`.
    #[cfg(feature = "ssr")]
    pub(crate) fn key(self) -> String {
        match self {
            Self::Task(id) => format!("task-{id}"),
            Self::Play(id) => format!("play-{id}"),
            Self::Objective(id) => format!("objective-{id}"),
        }
    }

    /// Reads what [`Deleted::key`] wrote.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once('-')?;
        match kind {
            "task" => id.parse().ok().map(Self::Task),
            "play" => id.parse().ok().map(Self::Play),
            "objective" => id.parse().ok().map(Self::Objective),
            _ => None,
        }
    }

    /// What brings it back.
    pub(super) const fn undo(self) -> Change {
        match self {
            Self::Task(id) => Change::RestoreTask(id),
            Self::Play(id) => Change::RestorePlay(id),
            Self::Objective(id) => Change::RestoreObjective(id),
        }
    }

    /// Whether it is missing from the plan.
    pub(super) fn is_gone(self, view: &StaffView) -> bool {
        match self {
            Self::Task(id) => view.task(id).is_none(),
            Self::Play(id) => view.workflow(id).is_none(),
            Self::Objective(id) => view.objective(id).is_none(),
        }
    }

    /// What became of it, where nothing more is known.
    const fn words(self) -> &'static str {
        match self {
            Self::Task(_) => "The task was deleted.",
            Self::Play(_) => "The play was deleted with its tasks.",
            Self::Objective(_) => "The objective was deleted with all under it.",
        }
    }
}

/// Something deleted, and what is said of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deletion {
    pub(super) thing: Deleted,
    /// Names it, and says what customers saw of it.
    pub(super) sentence: String,
}

impl Deletion {
    /// With the server's sentence, if there is one.
    pub(super) fn of(thing: Deleted, sentence: Option<String>) -> Self {
        Self {
            thing,
            sentence: sentence.unwrap_or_else(|| thing.words().to_owned()),
        }
    }

    /// With what the form left that the browser sent, on the page it led to. While a page is set up.
    pub(super) fn noticed(thing: Deleted) -> Option<Self> {
        let Done { sentence, undo, .. } = Returned::get().notice?;
        let (_, undo) = undo?;
        (Change::from(undo) == thing.undo()).then_some(Self { thing, sentence })
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn deleted_things_are_read_from_the_address() {
        let id = uuid::Uuid::from_u128(1);
        for deleted in [
            Deleted::Task(TaskId::new(id)),
            Deleted::Play(WorkflowId::new(id)),
            Deleted::Objective(ObjectiveId::new(id)),
        ] {
            assert_eq!(Deleted::parse(&deleted.key()), Some(deleted));
        }
        assert_eq!(Deleted::parse("play-x"), None);
    }
}
