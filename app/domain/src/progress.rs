//! Progress: completed over not cancelled, always derived from tasks, never stored.

use crate::task::TaskStatus;
use serde::{Deserialize, Serialize};

/// "3 of 6 tasks done".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Completed tasks.
    pub done: u32,
    /// Tasks that are not cancelled.
    pub total: u32,
}

impl Progress {
    /// Counts the tasks given.
    #[must_use]
    pub fn of<'a>(statuses: impl Iterator<Item = &'a TaskStatus>) -> Self {
        statuses.fold(Self::default(), |sum, status| match status {
            TaskStatus::Cancelled => sum,
            TaskStatus::Completed(_) => Self {
                done: sum.done + 1,
                total: sum.total + 1,
            },
            TaskStatus::NotStarted | TaskStatus::Started => Self {
                total: sum.total + 1,
                ..sum
            },
        })
    }

    /// Whether there was something to do and all of it is done.
    #[must_use]
    pub const fn is_finished(self) -> bool {
        self.total > 0 && self.done == self.total
    }
}
