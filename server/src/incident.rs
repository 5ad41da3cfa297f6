//! Failures of ours: the cause goes to the log under a short number, people get the number and a sentence.

use domain::refusal::Refusal;
use std::fmt::Display;

/// Logs a cause and gives the refusal that names it. For failures nobody outside can mend: database, disk, mail, logic.
pub fn incident(doing: &'static str, cause: impl Display) -> Refusal {
    let number = uuid::Uuid::new_v4().simple().to_string()[..8].to_owned();
    tracing::error!(incident = %number, doing, cause = %cause, "operation failed");
    Refusal::Unavailable { incident: number }
}

/// Turns a failed step into an incident.
pub trait OrIncident<T> {
    /// The value, or the refusal under which the cause was logged. `doing` completes "failed while …".
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    fn or_incident(self, doing: &'static str) -> Result<T, Refusal>;
}

impl<T, E: Display> OrIncident<T> for Result<T, E> {
    fn or_incident(self, doing: &'static str) -> Result<T, Refusal> {
        self.map_err(|cause| incident(doing, cause))
    }
}
