//! What was deleted on the plan page and can be brought back.

use super::change::Change;
use domain::{
    ids::{ObjectiveId, TaskId, WorkflowId},
    views::staff::StaffView,
};

/// Something deleted that can be brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deleted {
    Task(TaskId),
    Play(WorkflowId),
    Objective(ObjectiveId),
}

impl Deleted {
    /// Reads what the address says: `task-…`, `play-…`, `objective-…`.
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

    /// What became of it.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Task(_) => "The task was deleted.",
            Self::Play(_) => "The play was deleted with its tasks.",
            Self::Objective(_) => "The objective was deleted with all under it.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deleted_things_are_read_from_the_address() {
        let id = "0123456789abcdef0123456789abcdef";
        assert!(matches!(
            Deleted::parse(&format!("play-{id}")),
            Some(Deleted::Play(_))
        ));
        assert_eq!(Deleted::parse("play-x"), None);
    }
}
