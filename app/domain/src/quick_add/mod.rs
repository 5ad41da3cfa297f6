//! What the line for a new task understands: `Prepare the import @sally due fri` is a title, an assignee and a due date.
//! Only the end of the line is read so. A name that is not one person's alone is refused by [`QuickAdd::refusal`], unless it is written
//! `\@name`; whatever else is not understood stays in the title, and [`QuickAdd::remarks`] says so.

mod remarks;

use crate::{
    calendar::{Date, month_long, parse_iso, plus_days, weekday_long},
    names::{has_beginning, plain},
    people::{PersonId, first_name},
};
use time::Month;

/// A new task's line, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickAdd {
    /// What is left as the title, as it was typed. It is empty only if the line was.
    pub title: String,
    /// Who is named, each once, in the order in which they stand.
    pub assignees: Vec<PersonId>,
    /// The due date, if one is named.
    pub due_on: Option<Date>,
}

impl QuickAdd {
    /// The title that the task gets: `\@` in the line is an `@` that names nobody.
    #[must_use]
    pub fn plain_title(&self) -> String {
        self.title.replace("\\@", "@")
    }
}

/// Reads the line on the day `today`. `people` are those who can be assigned, with their full names.
#[must_use]
pub fn quick_add(line: &str, today: Date, people: &[(PersonId, &str)]) -> QuickAdd {
    let mut rest = line.trim();
    let mut assignees = Vec::new();
    let mut due_on = None;
    loop {
        if due_on.is_none()
            && let Some((before, date)) = due_at_end(rest, today)
        {
            (rest, due_on) = (before, Some(date));
        } else if let Some((before, person)) = person_at_end(rest, people) {
            rest = before;
            if !assignees.contains(&person) {
                assignees.insert(0, person);
            }
        } else {
            break;
        }
    }
    QuickAdd {
        title: rest.to_owned(),
        assignees,
        due_on,
    }
}

/// What stands before the last word that begins with `mark`, and what stands after the mark. A line that begins with it would
/// have no title, so it does not count.
fn split_at_mark<'a>(line: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let begins: Vec<usize> = line
        .char_indices()
        .filter(|(at, letter)| {
            letter.is_whitespace() && starts_with_ignoring_case(&line[at + letter.len_utf8()..], mark)
        })
        .map(|(at, letter)| at + letter.len_utf8())
        .collect();
    let begin = *begins.last()?;
    let before = line[..begin].trim_end().trim_end_matches(',').trim_end();
    (!before.is_empty()).then(|| (before, &line[begin + mark.len()..]))
}

fn starts_with_ignoring_case(text: &str, mark: &str) -> bool {
    text.get(..mark.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(mark))
}

fn person_at_end<'a>(line: &'a str, people: &[(PersonId, &str)]) -> Option<(&'a str, PersonId)> {
    let (before, name) = split_at_mark(line, "@")?;
    match meant(name.trim(), people).as_slice() {
        [person] => Some((before, *person)),
        _ => None,
    }
}

/// Who may be meant: those whose whole name it is, or else those whose first name it is, or else those whose name, or a word of it, begins
/// so. Case and accents do not count.
fn meant(name: &str, people: &[(PersonId, &str)]) -> Vec<PersonId> {
    let wanted = plain(name);
    if wanted.is_empty() {
        return Vec::new();
    }
    let by = |fits: &dyn Fn(&str) -> bool| -> Vec<PersonId> {
        people
            .iter()
            .filter(|(_, candidate)| fits(candidate))
            .map(|(person, _)| *person)
            .collect()
    };
    let whole = by(&|candidate| plain(candidate) == wanted);
    if !whole.is_empty() {
        return whole;
    }
    let first = by(&|candidate| plain(first_name(candidate)) == wanted);
    if !first.is_empty() {
        return first;
    }
    by(&|candidate| has_beginning(&plain(candidate), &wanted))
}

fn due_at_end(line: &str, today: Date) -> Option<(&str, Date)> {
    let (before, words) = split_at_mark(line, "due ")?;
    Some((before, date_of(words, today)?))
}

/// The date that words name.
fn date_of(words: &str, today: Date) -> Option<Date> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    match words.as_slice() {
        [word] => one_word(word, today),
        [day, month] => day_of_month(day, month, today),
        _ => None,
    }
}

fn one_word(word: &str, today: Date) -> Option<Date> {
    match word {
        "today" => Some(today),
        "tomorrow" => Some(plus_days(today, 1)),
        _ => parse_iso(word).or_else(|| next_weekday(word, today)),
    }
}

/// The next such day, `fri` or `friday`; today counts.
fn next_weekday(word: &str, today: Date) -> Option<Date> {
    (0..7)
        .map(|days| plus_days(today, days))
        .find(|date| is_name(word, weekday_long(date.weekday())))
}

/// `24 nov` or `24 november`: the next such day; today counts. Eight years are enough for a 29 February.
fn day_of_month(day: &str, month: &str, today: Date) -> Option<Date> {
    let day: u8 = day.parse().ok()?;
    let month = (1..=12)
        .filter_map(|number| Month::try_from(number).ok())
        .find(|candidate| is_name(month, month_long(*candidate)))?;
    (today.year()..=today.year() + 8)
        .filter_map(|year| Date::from_calendar_date(year, month, day).ok())
        .find(|date| *date >= today)
}

/// Whether that is the name, or its first three letters.
fn is_name(word: &str, name: &str) -> bool {
    name.eq_ignore_ascii_case(word) || name[..3].eq_ignore_ascii_case(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{ContactId, UserId};
    use uuid::Uuid;

    const SALLY: PersonId = PersonId::Contact(ContactId::new(Uuid::from_u128(1)));
    const STAN: PersonId = PersonId::Contact(ContactId::new(Uuid::from_u128(2)));
    const MAYA: PersonId = PersonId::User(UserId::new(Uuid::from_u128(3)));
    const OTHER_STAN: PersonId = PersonId::User(UserId::new(Uuid::from_u128(4)));

    /// On Sunday, 22 November 2026.
    fn read(line: &str) -> (String, Vec<PersonId>, Option<String>) {
        let people = [
            (SALLY, "Sally Sitwell"),
            (STAN, "Stan Sitwell"),
            (MAYA, "Maya Okafor"),
            (OTHER_STAN, "Stan Øster"),
        ];
        let QuickAdd {
            title,
            assignees,
            due_on,
        } = quick_add(line, parse_iso("2026-11-22").unwrap(), &people);
        (title, assignees, due_on.map(crate::calendar::to_iso))
    }

    fn due(line: &str) -> Option<String> {
        read(line).2
    }

    #[test]
    fn a_plain_title_stays_as_it_is() {
        assert_eq!(
            read(" Prepare the import "),
            ("Prepare the import".to_owned(), vec![], None)
        );
    }

    #[test]
    fn people_and_a_date_are_read_from_the_end() {
        let all = (
            "Prepare the import".to_owned(),
            vec![SALLY, MAYA],
            Some("2026-11-27".to_owned()),
        );
        assert_eq!(read("Prepare the import @sally @Maya Okafor due fri"), all);
        assert_eq!(read("Prepare the import @sally, due Friday @maya"), all);
    }

    #[test]
    fn a_name_that_fits_several_or_nobody_stays_in_the_title() {
        assert_eq!(read("Call @stan"), ("Call @stan".to_owned(), vec![], None));
        assert_eq!(read("Call @stan øster").1, [OTHER_STAN]);
        assert_eq!(read("Call @lucille").0, "Call @lucille");
        assert_eq!(
            read("Write to maya@northwind.test"),
            ("Write to maya@northwind.test".to_owned(), vec![], None)
        );
    }

    #[test]
    fn the_beginning_of_any_word_of_a_name_is_enough_if_it_is_of_one_persons() {
        assert_eq!(read("Call @sal").1, [SALLY]);
        assert_eq!(read("Call @OKA").1, [MAYA]);
        assert_eq!(read("Call @maya ok, due fri").1, [MAYA]);
        assert_eq!(read("Call @sitw").0, "Call @sitw", "two are called so");
        assert_eq!(read("Call @well").0, "Call @well", "no word begins so");
        assert_eq!(read("Meet @").0, "Meet @");
    }

    #[test]
    fn accents_need_not_be_typed() {
        assert_eq!(read("Call @ost").1, [OTHER_STAN]);
        assert_eq!(read("Call @stan oster").1, [OTHER_STAN]);
        assert_eq!(read("Call @sálly").1, [SALLY]);
    }

    #[test]
    fn a_whole_first_name_is_meant_before_what_begins_so() {
        let people = [(STAN, "Stan Sitwell"), (MAYA, "Stanley Okafor")];
        let today = parse_iso("2026-11-22").unwrap();
        let assignees = |line| quick_add(line, today, &people).assignees;
        assert_eq!(assignees("Call @stan"), [STAN]);
        assert_eq!(assignees("Call @stanl"), [MAYA]);
        assert!(assignees("Call @sta").is_empty());
    }

    #[test]
    fn a_name_in_the_middle_stays_in_the_title() {
        assert_eq!(
            read("Ask @sally about it"),
            ("Ask @sally about it".to_owned(), vec![], None)
        );
    }

    #[test]
    fn a_weekday_is_the_next_one_and_today_counts() {
        assert_eq!(due("x due sun").as_deref(), Some("2026-11-22"));
        assert_eq!(due("x due Saturday").as_deref(), Some("2026-11-28"));
        assert_eq!(due("x due today").as_deref(), Some("2026-11-22"));
        assert_eq!(due("x DUE tomorrow").as_deref(), Some("2026-11-23"));
    }

    #[test]
    fn a_day_of_a_month_is_the_next_one() {
        assert_eq!(due("x due 24 nov").as_deref(), Some("2026-11-24"));
        assert_eq!(due("x due 21 November").as_deref(), Some("2027-11-21"));
        assert_eq!(due("x due 29 feb").as_deref(), Some("2028-02-29"));
        assert_eq!(due("x due 2026-12-01").as_deref(), Some("2026-12-01"));
    }

    #[test]
    fn what_is_no_date_stays_in_the_title() {
        for line in [
            "Pay what is due",
            "Pay what is due soon",
            "x due 31 feb",
            "x due 24",
            "Undue fri",
            "x due 99 nov",
        ] {
            assert_eq!(read(line), (line.to_owned(), vec![], None));
        }
    }

    #[test]
    fn an_at_sign_after_a_backslash_names_nobody_and_stands_alone_in_the_title() {
        let line = "Ask \\@sally in \\@support @maya";
        let read = quick_add(
            line,
            parse_iso("2026-11-22").unwrap(),
            &[(MAYA, "Maya Okafor"), (SALLY, "Sally Sitwell")],
        );
        assert_eq!(read.plain_title(), "Ask @sally in @support");
        assert_eq!(read.assignees, [MAYA]);
    }

    #[test]
    fn a_line_never_loses_its_title() {
        assert_eq!(read("due fri"), ("due fri".to_owned(), vec![], None));
        assert_eq!(
            read("@sally due fri"),
            ("@sally".to_owned(), vec![], Some("2026-11-27".to_owned()))
        );
        assert_eq!(read("").0, "");
    }
}
