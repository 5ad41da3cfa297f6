//! The filters over a task list, as they stand in addresses. One function each side, so that counts and lists agree.

use crate::timeliness::Timeliness;
use serde::{Deserialize, Serialize};

/// What the workspace's plan page shows: `?show=…`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum StaffFilter {
    /// Everything.
    #[default]
    All,
    /// Assigned to the one who looks.
    Mine,
    /// Assigned to any contact.
    Customer,
    /// Open and past due.
    Overdue,
    /// Not shareable.
    Internal,
}

impl StaffFilter {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Mine,
        Self::Customer,
        Self::Overdue,
        Self::Internal,
    ];

    /// The word in the address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
            Self::Customer => "customer",
            Self::Overdue => "overdue",
            Self::Internal => "internal",
        }
    }

    /// Reads [`StaffFilter::key`]; anything else means everything.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|filter| filter.key() == text)
            .unwrap_or_default()
    }

    /// The word on the page.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Mine => "Mine",
            Self::Customer => "Customer’s",
            Self::Overdue => "Overdue",
            Self::Internal => "Internal",
        }
    }

    /// Whether a task belongs to it.
    #[must_use]
    pub fn keeps(self, task: &crate::views::staff::StaffTask, viewer: crate::ids::UserId) -> bool {
        match self {
            Self::All => true,
            Self::Mine => task.assignees.contains(&crate::people::PersonId::User(viewer)),
            Self::Customer => task.assignees.iter().any(|assignee| assignee.contact().is_some()),
            Self::Overdue => matches!(task.timeliness, Timeliness::Overdue { .. }),
            Self::Internal => !task.exposure.is_shareable(),
        }
    }
}

/// What the portal's plan page shows: `?show=…`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PortalFilter {
    /// Everything visible.
    #[default]
    All,
    /// Assigned to the one who looks.
    Mine,
    /// Open.
    ToDo,
    /// Completed.
    Done,
}

impl PortalFilter {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::All, Self::Mine, Self::ToDo, Self::Done];

    /// The word in the address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
            Self::ToDo => "todo",
            Self::Done => "done",
        }
    }

    /// Reads [`PortalFilter::key`]; anything else means everything.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|filter| filter.key() == text)
            .unwrap_or_default()
    }

    /// Whether a task belongs to it.
    #[must_use]
    pub fn keeps(self, task: &crate::views::customer::CustomerTask, viewer: crate::ids::ContactId) -> bool {
        match self {
            Self::All => true,
            Self::Mine => task.is_assigned_to(viewer),
            Self::ToDo => task.state().is_open(),
            Self::Done => task.state().completion().is_some(),
        }
    }
}
