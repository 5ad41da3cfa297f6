//! What a line for a new task gave besides its title, what it named in vain, and why it is refused, as sentences to show beside it.

use super::{QuickAdd, date_of, meant, split_at_mark};
use crate::{
    calendar::{Date, short_words},
    names::ended,
    people::{PersonId, enumerate},
};

/// How many words after `due` may be meant as a date.
const DATE_WORDS: usize = 3;

/// The most people who are named where a name fits several.
const MOST_NAMES: usize = 3;

impl QuickAdd {
    /// Why nothing can be added: a name that is nobody's, or not one person's alone. `people` are those that the line was read with.
    #[must_use]
    pub fn refusal(&self, people: &[(PersonId, &str)]) -> Option<String> {
        let is_several = |name: &&str| meant(name, people).len() > 1;
        let at_end = split_at_mark(&self.title, "@").map(|(_, name)| name.trim());
        let names = at_end.filter(is_several).into_iter();
        names
            .chain(names_in(&self.title))
            .find_map(|name| against_name(name, people))
    }

    /// Whom it assigns, when it is due, and which names and dates stayed in the title because they do not stand at the end or no day is called
    /// so. `None` for a title that names nothing. `people` are those that the line was read with.
    #[must_use]
    pub fn remarks(&self, today: Date, people: &[(PersonId, &str)]) -> Option<String> {
        let names = names_in(&self.title).map(about_name);
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
            (Some(assigned), None) => Some(ended(assigned)),
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

/// What is wrong with a name, if it is not one person's alone.
fn against_name(name: &str, people: &[(PersonId, &str)]) -> Option<String> {
    let or_kept = format!("or write “\\@{name}” to keep it in the title.");
    match meant(name, people).as_slice() {
        [_] => None,
        [] => Some(format!(
            "Nobody here is called “@{name}”. Check the name, {or_kept}"
        )),
        several => {
            let fitting = enumerate_some(several, people);
            Some(format!(
                "“@{name}” fits {fitting}. Type more of the name at the end, {or_kept}"
            ))
        }
    }
}

/// "Anna Berg and Andrew Cole"; of many only the first, and how many there are besides.
fn enumerate_some(some: &[PersonId], people: &[(PersonId, &str)]) -> String {
    let mut names: Vec<String> = people
        .iter()
        .filter(|(person, _)| some.contains(person))
        .map(|(_, name)| (*name).to_owned())
        .collect();
    let others = names.len().saturating_sub(MOST_NAMES);
    if others > 1 {
        names.truncate(MOST_NAMES);
        names.push(format!("{others} others"));
    }
    enumerate(&names)
}

/// Why a name stayed in the title that is somebody's.
fn about_name(name: &str) -> String {
    format!("“@{name}” stays in the title: people are named at the end, after it.")
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

    fn people<'a>(names: &[&'a str]) -> Vec<(PersonId, &'a str)> {
        (1..)
            .zip(names)
            .map(|(number, name)| (PersonId::User(UserId::new(Uuid::from_u128(number))), *name))
            .collect()
    }

    /// On Sunday, 22 November 2026.
    fn remarks_among(names: &[&str], line: &str) -> Option<String> {
        let people = people(names);
        let today = parse_iso("2026-11-22").unwrap();
        quick_add(line, today, &people).remarks(today, &people)
    }

    fn refusal(line: &str) -> Option<String> {
        let people = people(&[
            "Sally Sitwell",
            "Stan Sitwell",
            "Maya Okafor",
            "Stan Øster",
            "Stacy Sit",
        ]);
        quick_add(line, parse_iso("2026-11-22").unwrap(), &people).refusal(&people)
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
            "Ask @sally, then call.",
            &["“@sally” stays in the title: people are named at the end"],
        );
        assert_says("@sally due fri", &["Due Fri 27 Nov. “@sally” stays in the title"]);
    }

    #[test]
    fn a_name_that_is_nobodys_or_several_peoples_is_refused_with_whom_it_fits() {
        for (line, said) in [
            (
                "Call @bob due fri",
                "Nobody here is called “@bob”. Check the name, or write “\\@bob” to keep it in the title.",
            ),
            (
                "Call @stan due fri",
                "“@stan” fits Stan Sitwell and Stan Øster. Type more of the name at the end, or write “\\@stan” to keep it in the title.",
            ),
            ("Ask @sally, then @bob.", "Nobody here is called “@bob”."),
            (
                "Ask @stan øster about it",
                "“@stan” fits Stan Sitwell and Stan Øster.",
            ),
            ("@sta", "“@sta” fits Stan Sitwell, Stan Øster and Stacy Sit."),
            (
                "Call @s",
                "“@s” fits Sally Sitwell, Stan Sitwell, Stan Øster and Stacy Sit.",
            ),
        ] {
            let refused = refusal(line).unwrap_or_default();
            assert!(refused.starts_with(said), "{line}: {refused}");
        }
    }

    #[test]
    fn of_many_whom_a_name_fits_only_some_are_named() {
        let people = people(&["Ann A", "Ann B", "Ann C", "Ann D", "Ann E"]);
        let read = quick_add("Call @ann", parse_iso("2026-11-22").unwrap(), &people);
        let refused = read.refusal(&people).unwrap_or_default();
        assert!(
            refused.contains("fits Ann A, Ann B, Ann C and 2 others."),
            "{refused}"
        );
    }

    #[test]
    fn what_names_one_person_or_nobody_on_purpose_is_not_refused() {
        for line in [
            "Call @sally",
            "Call @stan øster due fri",
            "Ask @sally about it",
            "Ask \\@bob about it",
            "Write to maya@northwind.test",
            "@ noon",
        ] {
            assert_eq!(refusal(line), None, "{line}");
        }
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
            "Send it due fri @sally or so",
            &[
                "“@sally” stays in the title",
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
