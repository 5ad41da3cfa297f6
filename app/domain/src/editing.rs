//! Edits that started from a version: nobody's work is lost silently (product.md, "Tasks"). An edit of what somebody else has
//! changed since is refused with both texts, unless both wrote the same.

use crate::{
    ids::UserId,
    refusal::{Refusal, Stale},
};

/// One field of a form, as it is stored and as the edit wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    field: &'static str,
    theirs: String,
    mine: String,
    differs: bool,
}

impl Edited {
    /// A field of which the text itself is compared.
    #[must_use]
    pub fn text(field: &'static str, theirs: impl Into<String>, mine: impl Into<String>) -> Self {
        let (theirs, mine) = (theirs.into(), mine.into());
        let differs = theirs != mine;
        Self {
            field,
            theirs,
            mine,
            differs,
        }
    }

    /// A field of which the words shown say less than what is chosen, such as a person of a frequent name.
    #[must_use]
    pub fn choice(
        field: &'static str,
        differs: bool,
        theirs: impl Into<String>,
        mine: impl Into<String>,
    ) -> Self {
        Self {
            field,
            theirs: theirs.into(),
            mine: mine.into(),
            differs,
        }
    }
}

/// Whether the edit changes anything, so that it is to be written.
///
/// # Errors
/// [`Refusal::Stale`] with the first field that differs, if it started from another version than the stored one.
pub fn changes(started_from: i64, stored: i64, fields: &[Edited]) -> Result<bool, Refusal> {
    match fields.iter().find(|field| field.differs) {
        None => Ok(false),
        Some(_) if started_from == stored => Ok(true),
        Some(Edited {
            field, theirs, mine, ..
        }) => Err(Refusal::Stale(Stale {
            field: (*field).to_owned(),
            theirs: theirs.clone(),
            mine: mine.clone(),
            version: stored,
        })),
    }
}

/// Reads who is to be accountable: a user's id, or nothing for nobody. `is_known` says whether there is such a user.
///
/// # Errors
/// The sentence to show.
pub fn owner(text: &str, is_known: impl Fn(UserId) -> bool) -> Result<Option<UserId>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let user = text.trim().parse().ok().filter(|user| is_known(*user));
    user.map(Some)
        .ok_or_else(|| "Choose one of your team as the owner, or nobody.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn an_edit_that_changes_nothing_is_not_written() {
        assert_eq!(
            changes(1, 1, &[Edited::text("title", "Import", "Import")]),
            Ok(false)
        );
    }

    #[test]
    fn two_people_who_wrote_the_same_are_not_in_conflict() {
        assert_eq!(
            changes(1, 2, &[Edited::text("title", "Import", "Import")]),
            Ok(false)
        );
    }

    #[test]
    fn an_edit_of_what_somebody_else_changed_shows_both() {
        let fields = [
            Edited::text("title", "Import", "Import"),
            Edited::text("description", "Theirs", "Mine"),
        ];
        let stale = Stale {
            field: "description".to_owned(),
            theirs: "Theirs".to_owned(),
            mine: "Mine".to_owned(),
            version: 2,
        };
        assert_eq!(changes(1, 2, &fields), Err(Refusal::Stale(stale)));
        assert_eq!(changes(2, 2, &fields), Ok(true));
    }

    #[test]
    fn an_owner_is_a_known_user_or_nobody() {
        let maya = UserId::new(Uuid::from_u128(1));
        assert_eq!(owner(" ", |_| false), Ok(None));
        assert_eq!(owner(&maya.to_string(), |user| user == maya), Ok(Some(maya)));
        assert!(owner(&maya.to_string(), |_| false).is_err());
        assert!(owner("Maya", |_| true).is_err());
    }
}
