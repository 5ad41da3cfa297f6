//! Edits of what somebody else may have changed meanwhile: nobody's work is lost silently (product.md, "Tasks"). For each field
//! three texts are compared: the one the edit started from, the one stored now, and the one wanted. What the edit did not touch
//! stays as it is stored; what only the edit touched is written; what both changed is refused, with both texts.

use crate::{
    ids::UserId,
    people::PersonId,
    refusal::{Refusal, Stale, StaleField},
    snapshot::Snapshot,
    task::TaskHome,
};

/// A form or field that changes something stored. Where `was` is empty, as when a request leaves it out, the edit started from
/// nothing, and so it overwrites nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit<T> {
    /// What was shown when the edit began, or in the conflict that this edit settles.
    pub was: T,
    /// What is to be stored.
    pub now: T,
}

impl<T> Edit<T> {
    /// The same edit as one of something that contains it.
    pub fn map<U>(self, around: impl Fn(T) -> U) -> Edit<U> {
        let Self { was, now } = self;
        Edit {
            was: around(was),
            now: around(now),
        }
    }
}

impl Edit<bool> {
    /// How a switch is to stand: turned by this edit, or else as it is stored. Two people cannot contradict each other about one: whoever
    /// turns it wants the only other state.
    #[must_use]
    pub const fn turned(self, stored: bool) -> bool {
        if self.was == self.now { stored } else { self.now }
    }
}

/// Puts an edit and what is stored together, field by field.
#[derive(Debug, Default)]
pub struct Merge {
    changes: bool,
    conflicts: Vec<StaleField>,
}

impl Merge {
    /// The text of a field to go on with.
    pub fn text(&mut self, field: &'static str, was: &str, stored: String, now: String) -> String {
        self.choice(field, was, stored, now, str::to_owned)
    }

    /// The same for a field whose text is a key; `words` says it to people.
    pub fn choice(
        &mut self,
        field: &'static str,
        was: &str,
        stored: String,
        now: String,
        words: impl Fn(&str) -> String,
    ) -> String {
        if same(&now, was) || same(&now, &stored) {
            return stored;
        }
        if same(was, &stored) {
            self.changes = true;
            return now;
        }
        self.conflicts.push(StaleField {
            field: field.to_owned(),
            theirs: words(&stored),
            mine: words(&now),
            stored: stored.clone(),
        });
        stored
    }

    /// What is to be stored, made of the fields' texts; nothing if the edit changes nothing.
    ///
    /// # Errors
    /// [`Refusal::Stale`] with every field that both changed.
    pub fn finish<F>(self, merged: F) -> Result<Option<F>, Refusal> {
        if self.conflicts.is_empty() {
            Ok(self.changes.then_some(merged))
        } else {
            Err(Refusal::Stale(Stale {
                fields: self.conflicts,
            }))
        }
    }
}

/// Whether a move may be made that says where it starts from. Who takes a move back wants it back from where that led: what was moved
/// elsewhere since stays there. A move that takes nothing back starts from wherever the thing stands. `name` says a place to people.
///
/// # Errors
/// [`Refusal::Stale`] if it stands neither there nor at its aim.
pub fn check_from<'a>(
    from: Option<TaskHome>,
    stored: TaskHome,
    home: TaskHome,
    name: impl Fn(TaskHome) -> &'a str,
) -> Result<(), Refusal> {
    let Some(from) = from else {
        return Ok(());
    };
    let words = |key: &str| TaskHome::parse(key).map_or("", &name).to_owned();
    let mut merge = Merge::default();
    merge.choice("place", &from.key(), stored.key(), home.key(), words);
    merge.finish(()).map(|_| ())
}

/// Browsers send line ends as they like, and stored texts have no space at their end.
fn same(one: &str, other: &str) -> bool {
    let tidy = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    tidy(one).trim_end() == tidy(other).trim_end()
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

/// The owner in a form, by name for whoever compares.
#[must_use]
pub fn owner_words(snapshot: &Snapshot, owner: &str) -> String {
    let name = |user: UserId| snapshot.name(PersonId::User(user)).to_owned();
    owner
        .trim()
        .parse::<UserId>()
        .map_or_else(|_| "Nobody".to_owned(), name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    /// Merges one field.
    fn merged(was: &str, stored: &str, now: &str) -> Result<Option<String>, Refusal> {
        let mut merge = Merge::default();
        let text = merge.text("title", was, stored.to_owned(), now.to_owned());
        merge.finish(text)
    }

    #[test]
    fn an_edit_that_changes_nothing_is_not_written() {
        assert_eq!(merged("Import", "Import", "Import"), Ok(None));
        assert_eq!(merged("One\nTwo", "One\nTwo", "One\r\nTwo\r\n"), Ok(None));
    }

    #[test]
    fn two_people_who_wrote_the_same_are_not_in_conflict() {
        assert_eq!(merged("Import", "Export", "Export"), Ok(None));
    }

    #[test]
    fn a_field_that_only_the_edit_touched_is_written() {
        assert_eq!(
            merged("Import", "Import", "Export"),
            Ok(Some("Export".to_owned()))
        );
    }

    #[test]
    fn a_field_that_the_edit_did_not_touch_stays_as_it_is_stored() {
        let mut merge = Merge::default();
        let title = merge.text("title", "Import", "Import".to_owned(), "Mine".to_owned());
        let text = merge.text("description", "Old", "Theirs".to_owned(), "Old".to_owned());
        assert_eq!(
            merge.finish((title, text)),
            Ok(Some(("Mine".to_owned(), "Theirs".to_owned())))
        );
    }

    #[test]
    fn every_field_that_both_changed_is_shown_with_both_texts() {
        let mut merge = Merge::default();
        let shout = |text: &str| text.to_uppercase();
        merge.text("title", "Import", "Theirs".to_owned(), "Mine".to_owned());
        merge.choice("owner", "a", "b".to_owned(), "c".to_owned(), shout);
        let field = |field: &str, theirs: &str, mine: &str, stored: &str| StaleField {
            field: field.to_owned(),
            theirs: theirs.to_owned(),
            mine: mine.to_owned(),
            stored: stored.to_owned(),
        };
        let fields = vec![
            field("title", "Theirs", "Mine", "Theirs"),
            field("owner", "B", "C", "b"),
        ];
        assert_eq!(merge.finish(()), Err(Refusal::Stale(Stale { fields })));
    }

    #[test]
    fn an_edit_that_says_not_what_it_started_from_overwrites_nothing() {
        assert!(matches!(merged("", "Theirs", "Mine"), Err(Refusal::Stale(_))));
        assert_eq!(merged("", "", "Mine"), Ok(Some("Mine".to_owned())));
    }

    #[test]
    fn a_switch_that_the_edit_did_not_turn_stays_as_it_is_stored() {
        for stored in [false, true] {
            for was in [false, true] {
                assert_eq!(Edit { was, now: was }.turned(stored), stored);
                assert_eq!(Edit { was, now: !was }.turned(stored), !was);
            }
        }
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
