//! Calendar dates and instants as values and as words. Which day it is somewhere is the server's business.

use serde::{Deserialize, Serialize};
pub use time::Date;
use time::{Month, Weekday};

/// An instant, in milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// `2026-11-21T16:40:00Z`, for a `datetime` attribute.
    #[must_use]
    pub fn to_iso(self) -> String {
        let (date, hour, minute, second) = self.parts();
        format!("{}T{hour:02}:{minute:02}:{second:02}Z", to_iso(date))
    }

    /// `21 Nov 2026, 16:40 UTC`, what stands on the page until the browser puts it in the viewer's zone.
    #[must_use]
    pub fn words(self) -> String {
        let (date, hour, minute, _) = self.parts();
        format!(
            "{} {} {}, {hour:02}:{minute:02} UTC",
            date.day(),
            month_short(date.month()),
            date.year()
        )
    }

    fn parts(self) -> (Date, i64, i64, i64) {
        let seconds = self.0.div_euclid(1000);
        let of_day = seconds.rem_euclid(86_400);
        let julian = i32::try_from(seconds.div_euclid(86_400) + 2_440_588).unwrap_or(2_440_588);
        let date = Date::from_julian_day(julian).unwrap_or(Date::MIN);
        (date, of_day / 3600, of_day / 60 % 60, of_day % 60)
    }
}

/// `2026-11-24`, what `<input type=date>` and the store use.
#[must_use]
pub fn to_iso(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

/// Reads `2026-11-24`. Anything else, and years outside 1900 to 2999, is `None`.
#[must_use]
pub fn parse_iso(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let year: i32 = parts.next().filter(|part| part.len() == 4)?.parse().ok()?;
    let month: u8 = parts.next().filter(|part| part.len() == 2)?.parse().ok()?;
    let day: u8 = parts.next().filter(|part| part.len() == 2)?.parse().ok()?;
    if !(1900..3000).contains(&year) {
        return None;
    }
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// Whole days from `from` to `to`; negative when `to` is earlier.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i32 {
    to.to_julian_day() - from.to_julian_day()
}

/// `date` moved by `days`, or the calendar's end where it would leave it.
#[must_use]
pub fn plus_days(date: Date, days: i32) -> Date {
    date.checked_add(time::Duration::days(i64::from(days)))
        .unwrap_or(if days < 0 { Date::MIN } else { Date::MAX })
}

/// The first Monday after that day.
#[must_use]
pub fn next_monday(after: Date) -> Date {
    plus_days(after, 7 - i32::from(after.weekday().number_days_from_monday()))
}

/// `Tue 24 Nov` within a week of `today`, `12 Jan` within the year around it, `12 Jan 2028` further away. For dense lists.
#[must_use]
pub fn short_words(date: Date, today: Date) -> String {
    let distance = days_between(today, date);
    let day_month = format!("{} {}", date.day(), month_short(date.month()));
    match distance {
        -6..=6 => format!("{} {day_month}", weekday_short(date.weekday())),
        -300..=300 => day_month,
        _ => format!("{day_month} {}", date.year()),
    }
}

/// `Tuesday` within the coming week, `12 January`, or `12 January 2028` further away. For the portal and mails.
#[must_use]
pub fn long_words(date: Date, today: Date) -> String {
    let distance = days_between(today, date);
    let day_month = format!("{} {}", date.day(), month_long(date.month()));
    match distance {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => weekday_long(date.weekday()).to_owned(),
        -300..=300 => day_month,
        _ => format!("{day_month} {}", date.year()),
    }
}

/// `Jan` to `Dec`.
#[must_use]
pub fn month_short(month: Month) -> &'static str {
    &month_long(month)[..3]
}

/// `January` to `December`.
#[must_use]
pub const fn month_long(month: Month) -> &'static str {
    match month {
        Month::January => "January",
        Month::February => "February",
        Month::March => "March",
        Month::April => "April",
        Month::May => "May",
        Month::June => "June",
        Month::July => "July",
        Month::August => "August",
        Month::September => "September",
        Month::October => "October",
        Month::November => "November",
        Month::December => "December",
    }
}

/// `Mon` to `Sun`.
#[must_use]
pub fn weekday_short(weekday: Weekday) -> &'static str {
    &weekday_long(weekday)[..3]
}

/// `Monday` to `Sunday`.
#[must_use]
pub const fn weekday_long(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_survives_the_way_through_a_form() {
        let date = parse_iso("2026-02-28").unwrap();
        assert_eq!(to_iso(date), "2026-02-28");
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in [
            "2026-02-30",
            "26-02-03",
            "2026-2-3",
            "",
            "2026-13-01",
            "0001-01-01",
            "tomorrow",
            "2026-01-01x",
        ] {
            assert_eq!(parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn the_next_monday_is_never_today() {
        let next = |day| to_iso(next_monday(parse_iso(day).unwrap()));
        assert_eq!(next("2026-11-22"), "2026-11-23");
        assert_eq!(next("2026-11-23"), "2026-11-30");
        assert_eq!(next("2026-12-29"), "2027-01-04");
    }

    #[test]
    fn an_instant_reads_as_utc() {
        let instant = Timestamp(1_795_279_205_000);
        assert_eq!(instant.to_iso(), "2026-11-21T16:40:05Z");
        assert_eq!(instant.words(), "21 Nov 2026, 16:40 UTC");
        assert_eq!(Timestamp(-1000).to_iso(), "1969-12-31T23:59:59Z");
    }
}
