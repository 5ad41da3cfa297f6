//! The line beside the check mark: on time, late, overdue, soon, scheduled or none (product.md, "Tasks").

use crate::{
    calendar::{Date, days_between},
    task::TaskStatus,
};
use serde::{Deserialize, Serialize};

/// How a task stands to its due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Timeliness {
    /// Completed on or before the due date, or completed and never had one. Green.
    OnTime,
    /// Completed after the due date. Red.
    Late {
        /// Days after the due date.
        days: u16,
    },
    /// Open, and the due date has passed. Red.
    Overdue {
        /// Days since the due date.
        days: u16,
    },
    /// Open, and due today or within the organisation's window. Orange.
    Soon,
    /// Open, and due later. Purple.
    Scheduled,
    /// No line: open without a due date, or cancelled.
    Unscheduled,
}

/// Judges a task on the day `today`, which is the date in the account's time zone. A task due today is not overdue.
#[must_use]
pub fn timeliness(status: &TaskStatus, due_on: Option<Date>, today: Date, soon_days: u16) -> Timeliness {
    match (status, due_on) {
        (TaskStatus::Cancelled, _) => Timeliness::Unscheduled,
        (TaskStatus::Completed(_), None) => Timeliness::OnTime,
        (TaskStatus::Completed(completion), Some(due)) => match days_between(due, completion.on) {
            ..=0 => Timeliness::OnTime,
            days => Timeliness::Late { days: saturate(days) },
        },
        (TaskStatus::NotStarted | TaskStatus::Started, None) => Timeliness::Unscheduled,
        (TaskStatus::NotStarted | TaskStatus::Started, Some(due)) => match days_between(today, due) {
            days @ ..0 => Timeliness::Overdue {
                days: saturate(-days),
            },
            days if days <= i32::from(soon_days) => Timeliness::Soon,
            _ => Timeliness::Scheduled,
        },
    }
}

fn saturate(days: i32) -> u16 {
    u16::try_from(days).unwrap_or(u16::MAX)
}

impl Timeliness {
    /// Whether it is open and past its due date.
    #[must_use]
    pub const fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue { .. })
    }
}
