//! The one enum that an operation answers with when it does not do what was asked. It carries sentences for people only;
//! causes go to the log under the incident's number.

use crate::{people::enumerate, plan::NAME_CUSTOMERS_SEE_IN_TEXT, validation::FieldErrors};
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
    /// Somebody else changed the same since; both are shown.
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

/// An edit of what somebody else has changed since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stale {
    /// Every field that both changed, in the order of the form.
    pub fields: Vec<StaleField>,
}

/// One field that two people changed to different texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaleField {
    /// The field's `name` in the form.
    pub field: String,
    /// What is stored now, in words.
    pub theirs: String,
    /// What the edit wanted to store, in words.
    pub mine: String,
    /// What is stored now, as the form would send it: what the next edit starts from.
    pub stored: String,
}

impl Stale {
    /// The field of that name, if both changed it.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&StaleField> {
        self.fields.iter().find(|stale| stale.field == field)
    }

    /// The fields, for the middle of a sentence.
    #[must_use]
    pub fn names(&self) -> String {
        let names: Vec<String> = self.fields.iter().map(StaleField::name).collect();
        enumerate(&names)
    }

    /// Both texts in sentences, for where no form shows them.
    #[must_use]
    pub fn sentences(&self) -> String {
        let sentence = |field: &StaleField| {
            format!(
                "Somebody else changed the {} to “{}” meanwhile, so “{}” was not saved.",
                field.name(),
                or_empty(&field.theirs),
                or_empty(&field.mine)
            )
        };
        self.fields.iter().map(sentence).collect::<Vec<_>>().join(" ")
    }
}

impl StaleField {
    /// What people call the field.
    #[must_use]
    pub fn name(&self) -> String {
        match self.field.as_str() {
            "portal_title" => NAME_CUSTOMERS_SEE_IN_TEXT.to_owned(),
            "email" => "e-mail address".to_owned(),
            "go_live_on" => "go-live date".to_owned(),
            "soon_days" => "days that count as soon".to_owned(),
            field => match field.strip_suffix("_on") {
                Some(day) => format!("{} date", spaced(day)),
                None => spaced(field),
            },
        }
    }
}

/// Letter by letter: a browser's program would hold the search for texts for this alone.
fn spaced(field: &str) -> String {
    let as_shown = |letter| if letter == '_' { ' ' } else { letter };
    field.chars().map(as_shown).collect()
}

/// A text in words even where there is none.
#[must_use]
pub fn or_empty(text: &str) -> &str {
    if text.is_empty() { "(empty)" } else { text }
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
            Self::Stale(stale) => write!(
                f,
                "Somebody else changed the {} while you were writing. Compare both and save again.",
                stale.names()
            ),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_names_every_field_and_both_texts() {
        let field = |field: &str, theirs: &str, mine: &str| StaleField {
            field: field.to_owned(),
            theirs: theirs.to_owned(),
            mine: mine.to_owned(),
            stored: String::new(),
        };
        let stale = Stale {
            fields: vec![
                field("status", "Completed", "Started"),
                field("due_on", "", "2026-11-24"),
            ],
        };
        assert_eq!(
            stale.sentences(),
            "Somebody else changed the status to “Completed” meanwhile, so “Started” was not saved. \
             Somebody else changed the due date to “(empty)” meanwhile, so “2026-11-24” was not saved."
        );
        assert_eq!(stale.names(), "status and due date");
        assert_eq!(field("job_title", "", "").name(), "job title");
    }
}
