//! What a line for a new task gave besides its title, and what it named in vain, as sentences to show beside it.

use super::{QuickAdd, date_of, meant, split_at_mark};
use crate::{
    calendar::{Date, short_words},
    people::{PersonId, enumerate},
};

/// How many words after `due` may be meant as a date.
const DATE_WORDS: usize = 3;

impl QuickAdd {
    /// Whom it assigns, when it is due, and which names and dates stayed in the title because nobody is called so or no day is. `None` for
    /// a title that names nothing. `people` are those that the line was read with.
    #[must_use]
    pub fn remarks(&self, today: Date, people: &[(PersonId, &str)]) -> Option<String> {
        let names = names_in(&self.title).map(|name| about_name(name, people));
        let date = date_in(&self.title).filter(|_| self.due_on.is_none());
        let sentences: Vec<String> = self
            .understood(today, people)
            .into_iter()
            .chain(names)
            .chain(date.map(|words| about_date(&words, today)))
            .collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// "Assigned to Sally Sitwell, due Fri 27 Nov."
    fn understood(&self, today: Date, people: &[(PersonId, &str)]) -> Option<String> {
        let names: Vec<&str> = self
            .assignees
            .iter()
            .filter_map(|assignee| people.iter().find(|(person, _)| person == assignee))
            .map(|(_, name)| *name)
            .collect();
        let assigned = (!names.is_empty()).then(|| format!("Assigned to {}", enumerate(&names)));
        let due = self.due_on.map(|due| short_words(due, today));
        match (assigned, due) {
            (None, None) => None,
            (Some(assigned), None) => Some(format!("{assigned}.")),
            (None, Some(due)) => Some(format!("Due {due}.")),
            (Some(assigned), Some(due)) => Some(format!("{assigned}, due {due}.")),
        }
    }
}

/// The words of a title that begin with `@`, without it and without a comma or full stop after them.
fn names_in(title: &str) -> impl Iterator<Item = &str> {
    title
        .split_whitespace()
        .filter_map(|word| word.strip_prefix('@'))
        .map(|name| name.trim_end_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|name| !name.is_empty())
}

/// Why a name stayed in the title.
fn about_name(name: &str, people: &[(PersonId, &str)]) -> String {
    match meant(name, people).len() {
        0 => format!("Nobody here is called “@{name}”, so it stays in the title."),
        1 => format!("“@{name}” stays in the title: people are named at the end, after it."),
        _ => format!(
            "“@{name}” fits several people here, so it stays in the title. Write the whole name at the end."
        ),
    }
}

/// The words after the last `due`, where they may be meant as a date.
fn date_in(title: &str) -> Option<String> {
    let (_, rest) = split_at_mark(title, "due ")?;
    let words: Vec<&str> = rest
        .split_whitespace()
        .take_while(|word| !word.starts_with('@'))
        .collect();
    (1..=DATE_WORDS).contains(&words.len()).then(|| words.join(" "))
}

/// Why a date stayed in the title.
fn about_date(words: &str, today: Date) -> String {
    if date_of(words, today).is_some() {
        return format!("“due {words}” stays in the title: a date is named at the end, after it.");
    }
    format!(
        "“due {words}” can’t be read as a date, so it stays in the title. Write “due fri”, “due 24 nov” or “due 2026-11-24”."
    )
}

#[cfg(test)]
mod tests {
    use crate::{calendar::parse_iso, ids::UserId, people::PersonId, quick_add::quick_add};
    use uuid::Uuid;

    fn remarks(line: &str) -> Option<String> {
        remarks_among(
            &["Sally Sitwell", "Stan Sitwell", "Maya Okafor", "Stan Øster"],
            line,
        )
    }

    /// On Sunday, 22 November 2026.
    fn remarks_among(names: &[&str], line: &str) -> Option<String> {
        let people: Vec<(PersonId, &str)> = (1..)
            .zip(names)
            .map(|(number, name)| (PersonId::User(UserId::new(Uuid::from_u128(number))), *name))
            .collect();
        let today = parse_iso("2026-11-22").unwrap();
        quick_add(line, today, &people).remarks(today, &people)
    }

    fn assert_says(line: &str, parts: &[&str]) {
        let said = remarks(line).unwrap_or_default();
        for part in parts {
            assert!(said.contains(part), "{line}: {said}");
        }
    }

    #[test]
    fn a_plain_title_needs_no_remark() {
        for line in [
            "Prepare the import",
            "Write to maya@northwind.test",
            "Pay what is due",
            "Undue haste",
            "@ noon",
        ] {
            assert_eq!(remarks(line), None, "{line}");
        }
    }

    #[test]
    fn what_was_understood_is_said() {
        for (line, said) in [
            (
                "Send it @sally @maya due fri",
                "Assigned to Sally Sitwell and Maya Okafor, due Fri 27 Nov.",
            ),
            ("Send it @sally", "Assigned to Sally Sitwell."),
            ("Send it @oka", "Assigned to Maya Okafor."),
            ("Send it due tomorrow", "Due Mon 23 Nov."),
        ] {
            assert_eq!(remarks(line).as_deref(), Some(said));
        }
    }

    #[test]
    fn a_name_that_stayed_in_the_title_is_said_with_the_reason() {
        assert_says(
            "Call @bob due fri",
            &["Due Fri 27 Nov. Nobody here is called “@bob”"],
        );
        assert_says(
            "Call @stan",
            &[
                "“@stan” fits several people here",
                "Write the whole name at the end.",
            ],
        );
        assert_says(
            "Ask @stan øster about it",
            &[
                "“@stan” fits several people here",
                "Write the whole name at the end.",
            ],
        );
        assert_says(
            "Ask @sally, then @bob.",
            &[
                "“@sally” stays in the title: people are named at the end",
                "“@bob”,",
            ],
        );
        assert_says("@sally due fri", &["Due Fri 27 Nov. “@sally” stays in the title"]);
        assert_says("Call @s", &["“@s” fits several people here"]);
    }

    #[test]
    fn a_first_name_that_is_somebodys_whole_name_is_theirs() {
        let names = ["Stan", "Stan Øster"];
        assert_eq!(
            remarks_among(&names, "Call @stan").as_deref(),
            Some("Assigned to Stan.")
        );
        assert_eq!(
            remarks_among(&names, "Ask @stan about it").as_deref(),
            Some("“@stan” stays in the title: people are named at the end, after it.")
        );
    }

    #[test]
    fn a_date_that_cannot_be_read_is_said_with_those_that_can() {
        for date in ["31 feb", "someday", "24"] {
            let unread = format!("“due {date}” can’t be read as a date");
            assert_says(&format!("Send it due {date}"), &[unread.as_str()]);
        }
        assert_says(
            "Send it due someday @sally",
            &[
                "Assigned to Sally Sitwell.",
                "“due someday” can’t be read as a date",
                "“due fri”",
            ],
        );
        assert_says(
            "Send it due fri @bob",
            &[
                "“@bob”, so it",
                "“due fri” stays in the title: a date is named at the end",
            ],
        );
        assert_eq!(
            remarks("Pay what is due soon due fri").as_deref(),
            Some("Due Fri 27 Nov.")
        );
    }

    #[test]
    fn many_words_after_due_are_no_date() {
        assert_eq!(remarks("Send it due next week or so"), None);
    }
}
