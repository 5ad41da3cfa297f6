//! The plan and what it is made of, as the store knows it. Internal: customers get the types of `views::customer`.

use crate::{
    calendar::{Date, Timestamp},
    ids::{AccountId, ContactId, GroupId, ObjectiveId, PlanId, PortalSlug, UserId, WorkflowId},
    task::TaskHome,
};
use serde::{Deserialize, Serialize};

/// The vendor whose installation this is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// As customers read it.
    pub name: String,
    /// Settings > Customer engagement. While it is off nothing is visible to anybody outside.
    pub portal_enabled: bool,
    /// How many days ahead a due date is "soon".
    pub soon_days: u16,
}

/// The customer organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Which one.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// The word in its portal's address.
    pub slug: PortalSlug,
    /// The IANA zone in which its due dates are judged.
    pub time_zone: String,
    /// The CSM accountable for it.
    pub owner: Option<UserId>,
}

/// That the plan is shared: since when, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanShare {
    /// Since when.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
}

/// An account's plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuccessPlan {
    /// Which one.
    pub id: PlanId,
    /// Internal summary in Markdown. Never visible to customers.
    pub summary: String,
    /// Grows with every edit of the summary or the go-live date, so that pages read the summary again.
    pub version: i64,
    /// The name customers see, where the CSM gave it one.
    pub portal_title: Option<String>,
    /// The day everything aims at.
    pub go_live_on: Option<Date>,
    /// Set while the plan is shared.
    pub share: Option<PlanShare>,
    /// When it was unshared the last time, if it ever was.
    pub unshared_at: Option<Timestamp>,
}

impl SuccessPlan {
    /// Whether customers have ever seen it: until then nobody outside is told of it (product.md, "Who sees what").
    #[must_use]
    pub const fn was_ever_shared(&self) -> bool {
        self.share.is_some() || self.unshared_at.is_some()
    }
}

/// A mutual goal in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// Which one.
    pub id: ObjectiveId,
    /// The goal in a line.
    pub name: String,
    /// The goal in a few; plain text.
    pub description: String,
    /// The accountable user.
    pub owner: Option<UserId>,
    /// Its place in the plan, ascending.
    pub position: i64,
}

/// How much of a workflow is shareable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sharing {
    /// None of it.
    Private,
    /// The tasks flagged "Show in customer portal".
    FlaggedTasks,
    /// Every task.
    AllTasks,
}

impl Sharing {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Private, Self::FlaggedTasks, Self::AllTasks];

    /// The words for people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Private => "Internal",
            Self::FlaggedTasks => "Flagged tasks are shareable",
            Self::AllTasks => "All tasks are shareable",
        }
    }

    /// The word for forms and the store.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::FlaggedTasks => "flagged_tasks",
            Self::AllTasks => "all_tasks",
        }
    }

    /// Reads what [`Sharing::key`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sharing| sharing.key() == text)
    }
}

/// Where a workflow stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Placement {
    /// In the plan, under an objective or not: a "play".
    InPlan(Option<ObjectiveId>),
    /// Beside the plan, shared on its own.
    StandAlone,
}

/// What people choose for a play that is to stand under no objective.
pub const NO_OBJECTIVE: &str = "No objective";

/// What people call the name of a plan or play that customers read, wherever a page speaks of it.
pub const NAME_CUSTOMERS_SEE: &str = "Name customers see";

/// The same in the middle of a sentence.
pub const NAME_CUSTOMERS_SEE_IN_TEXT: &str = "name customers see";

/// Where in the plan a play stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlayHome {
    /// Under an objective.
    Objective(ObjectiveId),
    /// Under none.
    Plan,
}

impl PlayHome {
    /// `objective-…` or `plan`, for form fields: as [`TaskHome::key`], for tasks stand there too.
    #[must_use]
    pub fn key(self) -> String {
        TaskHome::from(self).key()
    }

    /// Reads what [`PlayHome::key`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match TaskHome::parse(text)? {
            TaskHome::Objective(objective) => Some(Self::Objective(objective)),
            TaskHome::Plan => Some(Self::Plan),
            TaskHome::Workflow { .. } => None,
        }
    }
}

impl From<Option<ObjectiveId>> for PlayHome {
    fn from(objective: Option<ObjectiveId>) -> Self {
        objective.map_or(Self::Plan, Self::Objective)
    }
}

impl From<PlayHome> for TaskHome {
    fn from(home: PlayHome) -> Self {
        match home {
            PlayHome::Objective(objective) => Self::Objective(objective),
            PlayHome::Plan => Self::Plan,
        }
    }
}

/// A set of tasks applied to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workflow {
    /// Which one.
    pub id: WorkflowId,
    /// Where it stands.
    pub placement: Placement,
    /// Its internal name.
    pub name: String,
    /// The name customers see, where the CSM gave it one. The internal name never shows outside (`product.md`, Workflows).
    pub portal_title: Option<String>,
    /// How much of it is shareable.
    pub sharing: Sharing,
    /// The accountable user.
    pub owner: Option<UserId>,
    /// The contacts named on it.
    pub co_owners: Vec<ContactId>,
    /// Its place among its siblings, ascending.
    pub position: i64,
}

impl Workflow {
    /// Whether it belongs to the plan, and so is shared with it.
    #[must_use]
    pub const fn in_plan(&self) -> bool {
        matches!(self.placement, Placement::InPlan(_))
    }

    /// The objective above it, if any.
    #[must_use]
    pub const fn objective(&self) -> Option<ObjectiveId> {
        match self.placement {
            Placement::InPlan(objective) => objective,
            Placement::StandAlone => None,
        }
    }
}

/// A phase inside a workflow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Which one.
    pub id: GroupId,
    /// The workflow it divides.
    pub workflow: WorkflowId,
    /// Its name, which customers see over visible tasks.
    pub name: String,
    /// Its place in the workflow, ascending.
    pub position: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_play_stands_under_an_objective_or_in_the_plan_and_in_no_other_play() {
        let uuid = Uuid::from_u128(7);
        for home in [PlayHome::Objective(ObjectiveId::new(uuid)), PlayHome::Plan] {
            assert_eq!(PlayHome::parse(&home.key()), Some(home));
        }
        let workflow = WorkflowId::new(uuid);
        let in_play = TaskHome::Workflow {
            workflow,
            group: None,
        };
        assert_eq!(PlayHome::parse(&in_play.key()), None);
    }
}
