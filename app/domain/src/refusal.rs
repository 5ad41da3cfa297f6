//! The one enum that an operation answers with when it does not do what was asked. It carries sentences for people only;
//! causes go to the log under the incident's number.

use crate::validation::FieldErrors;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why an operation did nothing. When it is answered, nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// There's no such thing, or it is not theirs to know of: the same answer for both.
    NotFound,
    /// They see it but may not do this. A sentence that says why and what to do.
    NotAllowed(String),
    /// What was entered cannot be used; each message belongs to a field.
    Invalid(FieldErrors),
    /// Somebody else changed the same text since; both are shown.
    Stale(Stale),
    /// Too often; try again later.
    TooMany {
        /// Seconds until it is worth trying again.
        retry_after: u32,
    },
    /// The session has ended.
    SignedOut,
    /// Something failed on our side; nothing was saved.
    Unavailable {
        /// Names the log entry that holds the cause.
        incident: String,
    },
}

/// An edit that started from an old version of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stale {
    /// The form field concerned.
    pub field: String,
    /// What is stored now.
    pub theirs: String,
    /// What the edit wanted to store.
    pub mine: String,
    /// The version to name in order to overwrite.
    pub version: i64,
}

impl Refusal {
    /// A refusal for one field.
    #[must_use]
    pub fn field(field: &str, message: impl Into<String>) -> Self {
        let mut errors = FieldErrors::default();
        errors.add(field, message);
        Self::Invalid(errors)
    }

    /// The HTTP status that says it.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::NotAllowed(_) => 403,
            Self::Invalid(_) => 422,
            Self::Stale(_) => 409,
            Self::TooMany { .. } => 429,
            Self::SignedOut => 401,
            Self::Unavailable { .. } => 503,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("This isn’t available. It may have been moved or removed."),
            Self::NotAllowed(sentence) => f.write_str(sentence),
            Self::Invalid(errors) => f.write_str(&errors.summary()),
            Self::Stale(_) => {
                f.write_str("Somebody else changed this while you were writing. Compare both and save again.")
            }
            Self::TooMany { retry_after } => {
                let minutes = retry_after.div_ceil(60).max(1);
                let plural = if minutes == 1 { "" } else { "s" };
                write!(
                    f,
                    "That was tried too often. Please wait {minutes} minute{plural} and try again."
                )
            }
            Self::SignedOut => f.write_str("You have been signed out. Sign in again to go on."),
            Self::Unavailable { incident } => {
                write!(
                    f,
                    "Something went wrong on our side and nothing was saved. Please try again. (Incident {incident})"
                )
            }
        }
    }
}

impl std::error::Error for Refusal {}
