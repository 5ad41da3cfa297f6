//! What a plan is made of, where a page means any of it: what is changed, deleted and brought back, and called by its name.

use domain::{
    ids::{ObjectiveId, TaskId, WorkflowId},
    names::quoted,
    views::staff::StaffView,
};

/// A task, a play with its tasks, or an objective with all under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    Task(TaskId),
    Play(WorkflowId),
    Objective(ObjectiveId),
}

impl Thing {
    /// What an address says of it, and where it stands on the page: `task-…`, `play-…`, `objective-…`.
    pub(crate) fn key(self) -> String {
        let (kind, id) = self.field();
        format!("{kind}-{id}")
    }

    /// Reads what [`Thing::key`] wrote.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once('-')?;
        match kind {
            "task" => id.parse().ok().map(Self::Task),
            "play" => id.parse().ok().map(Self::Play),
            "objective" => id.parse().ok().map(Self::Objective),
            _ => None,
        }
    }

    /// As forms send it.
    pub(super) fn field(self) -> (&'static str, String) {
        match self {
            Self::Task(id) => ("task", id.to_string()),
            Self::Play(id) => ("play", id.to_string()),
            Self::Objective(id) => ("objective", id.to_string()),
        }
    }

    /// The task that it is, if it is one.
    pub(super) const fn task(self) -> Option<TaskId> {
        match self {
            Self::Task(id) => Some(id),
            Self::Play(_) | Self::Objective(_) => None,
        }
    }

    /// Whether it is missing from the plan.
    pub(super) fn is_gone(self, view: &StaffView) -> bool {
        self.name(view).is_none()
    }

    /// What a sentence calls it. What is not in the plan, or not yet, has no name there.
    pub(crate) fn called(self, view: &StaffView) -> String {
        let otherwise = match self {
            Self::Task(_) => "The task",
            Self::Play(_) => "The play",
            Self::Objective(_) => "The objective",
        };
        self.name(view).map_or_else(|| otherwise.to_owned(), quoted)
    }

    /// What the plan calls it.
    pub(super) fn name(self, view: &StaffView) -> Option<&str> {
        match self {
            Self::Task(id) => view.task(id).map(|task| task.title.as_str()),
            Self::Play(id) => view.workflow(id).map(|play| play.name.as_str()),
            Self::Objective(id) => view.objective(id).map(|objective| objective.name.as_str()),
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn deleted_things_are_read_from_the_address() {
        let id = uuid::Uuid::from_u128(1);
        for thing in [
            Thing::Task(TaskId::new(id)),
            Thing::Play(WorkflowId::new(id)),
            Thing::Objective(ObjectiveId::new(id)),
        ] {
            assert_eq!(Thing::parse(&thing.key()), Some(thing));
        }
        assert_eq!(Thing::parse("play-x"), None);
    }
}
