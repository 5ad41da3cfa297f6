//! Tasks: where they stand in a plan, who does them, when, and how far they are.

use crate::{
    calendar::{Date, Timestamp},
    ids::{GroupId, ObjectiveId, TaskId, WorkflowId},
    people::PersonId,
};
use serde::{Deserialize, Serialize};

/// What people call the place in the plan under no objective.
pub const OTHER_TASKS: &str = "Other tasks";

/// Where a task stands. All but stand-alone workflows' tasks are in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TaskHome {
    /// In a workflow, perhaps in one of its groups.
    Workflow {
        /// The workflow.
        workflow: WorkflowId,
        /// The phase, where the workflow has any.
        group: Option<GroupId>,
    },
    /// Under an objective, in no workflow.
    Objective(ObjectiveId),
    /// Loose in the plan.
    Plan,
}

impl TaskHome {
    /// The workflow it belongs to, if any.
    #[must_use]
    pub const fn workflow(self) -> Option<WorkflowId> {
        match self {
            Self::Workflow { workflow, .. } => Some(workflow),
            Self::Objective(_) | Self::Plan => None,
        }
    }

    /// What people call it, by what objectives and plays are called. What is gone has no name.
    #[must_use]
    pub fn name<'a>(
        self,
        objective: impl FnOnce(ObjectiveId) -> Option<&'a str>,
        play: impl FnOnce(WorkflowId) -> Option<&'a str>,
    ) -> &'a str {
        match self {
            Self::Workflow { workflow, .. } => play(workflow).unwrap_or_default(),
            Self::Objective(id) => objective(id).unwrap_or_default(),
            Self::Plan => OTHER_TASKS,
        }
    }

    /// `play-…`, `objective-…` or `plan`, for form fields; groups are named apart.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Workflow { workflow, .. } => format!("play-{workflow}"),
            Self::Objective(objective) => format!("objective-{objective}"),
            Self::Plan => "plan".to_owned(),
        }
    }

    /// Reads what [`TaskHome::key`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "plan" {
            return Some(Self::Plan);
        }
        if let Some(id) = text.strip_prefix("play-") {
            return id.parse().ok().map(|workflow| Self::Workflow {
                workflow,
                group: None,
            });
        }
        text.strip_prefix("objective-")?.parse().ok().map(Self::Objective)
    }
}

/// Who completed a task, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// The instant.
    pub at: Timestamp,
    /// The day it was then in the account's time zone: what a due date is judged against.
    pub on: Date,
    /// Who did it.
    pub by: PersonId,
}

/// How far a task is: one of the fixed categories of product.md, "Tasks".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TaskStatus {
    /// Nobody has begun.
    NotStarted,
    /// Somebody is at it.
    Started,
    /// Done; who and when is kept with it.
    Completed(Completion),
    /// Will not be done; counts in no progress.
    Cancelled,
}

impl TaskStatus {
    /// The completion, if it is done.
    #[must_use]
    pub const fn completion(&self) -> Option<&Completion> {
        match self {
            Self::Completed(completion) => Some(completion),
            _ => None,
        }
    }

    /// Whether there's still something to do.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::NotStarted | Self::Started)
    }

    /// The category alone.
    #[must_use]
    pub const fn category(&self) -> StatusCategory {
        match self {
            Self::NotStarted => StatusCategory::NotStarted,
            Self::Started => StatusCategory::Started,
            Self::Completed(_) => StatusCategory::Completed,
            Self::Cancelled => StatusCategory::Cancelled,
        }
    }

    /// The status after somebody completes it. Completing what is completed changes nothing: the first one stays.
    #[must_use]
    pub const fn complete(self, completion: Completion) -> Self {
        match self {
            Self::Completed(_) => self,
            _ => Self::Completed(completion),
        }
    }

    /// The status after somebody reopens it. Reopening what is open changes nothing.
    #[must_use]
    pub const fn reopen(self) -> Self {
        match self {
            Self::Completed(_) | Self::Cancelled => Self::Started,
            Self::NotStarted | Self::Started => self,
        }
    }
}

/// The fixed categories of a task's status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StatusCategory {
    /// Nobody has begun.
    NotStarted,
    /// Somebody is at it.
    Started,
    /// Done.
    Completed,
    /// Will not be done.
    Cancelled,
}

impl StatusCategory {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::NotStarted, Self::Started, Self::Completed, Self::Cancelled];

    /// The word for people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::Started => "Started",
            Self::Completed => "Completed",
            Self::Cancelled => "Cancelled",
        }
    }

    /// The word for forms and the store.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::Started => "started",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads what [`StatusCategory::key`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.key() == text)
    }
}

/// One piece of work, as the store knows it. Internal: customers get a `CustomerTask`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Which one.
    pub id: TaskId,
    /// Where it stands.
    pub home: TaskHome,
    /// What is to be done, in a line.
    pub title: String,
    /// What is to be done, in Markdown.
    pub description: String,
    /// Shown when its workflow shares flagged tasks.
    pub show_in_portal: bool,
    /// Who does it, users and contacts mixed, in the order in which they were assigned.
    pub assignees: Vec<PersonId>,
    /// The day work begins.
    pub start_on: Option<Date>,
    /// The last day on which it is on time.
    pub due_on: Option<Date>,
    /// How far it is.
    pub status: TaskStatus,
    /// Its place among its siblings, ascending.
    pub position: i64,
    /// Grows with every edit of a text or date, so that pages read the long parts again.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::UserId;
    use uuid::Uuid;

    fn completion(at: i64) -> Completion {
        Completion {
            at: Timestamp(at),
            on: Date::MIN,
            by: PersonId::User(UserId::new(Uuid::nil())),
        }
    }

    #[test]
    fn completing_twice_keeps_the_first_completion() {
        let once = TaskStatus::NotStarted.complete(completion(1));
        assert_eq!(once.complete(completion(2)), once);
    }

    #[test]
    fn a_home_survives_the_way_through_a_form() {
        let home = TaskHome::Objective(ObjectiveId::new(Uuid::from_u128(7)));
        assert_eq!(TaskHome::parse(&home.key()), Some(home));
        assert_eq!(TaskHome::parse("play-x"), None);
    }
}
