//! Due dates are judged by the calendar of the account's zone, from UTC−11 to UTC+14 and across daylight saving.

use domain::{
    calendar::{Date, Timestamp, plus_days},
    ids::UserId,
    people::PersonId,
    task::{Completion, TaskStatus},
    timeliness::{Timeliness, timeliness},
};
use jiff::{ToSpan, civil, tz::TimeZone};
use proptest::prelude::*;

const ZONES: [&str; 9] = [
    "Pacific/Pago_Pago",
    "Pacific/Kiritimati",
    "America/New_York",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
    "Pacific/Apia",
    "UTC",
];

fn date(text: &str) -> Date {
    domain::calendar::parse_iso(text).unwrap()
}

fn on(instant: jiff::Timestamp, zone: &str) -> Date {
    date(&instant.to_zoned(TimeZone::get(zone).unwrap()).date().to_string())
}

fn done(on: Date) -> TaskStatus {
    TaskStatus::Completed(Completion {
        at: Timestamp(0),
        on,
        by: PersonId::User(UserId::new(uuid::Uuid::nil())),
    })
}

#[test]
fn due_today_is_soon_and_never_overdue() {
    let today = date("2026-11-22");
    assert_eq!(
        timeliness(&TaskStatus::NotStarted, Some(today), today, 7),
        Timeliness::Soon
    );
    assert_eq!(
        timeliness(&TaskStatus::NotStarted, Some(plus_days(today, -1)), today, 7),
        Timeliness::Overdue { days: 1 }
    );
    assert_eq!(
        timeliness(&TaskStatus::Started, Some(plus_days(today, 7)), today, 7),
        Timeliness::Soon
    );
    assert_eq!(
        timeliness(&TaskStatus::Started, Some(plus_days(today, 8)), today, 7),
        Timeliness::Scheduled
    );
    assert_eq!(
        timeliness(&TaskStatus::Started, None, today, 7),
        Timeliness::Unscheduled
    );
}

#[test]
fn completed_tasks_keep_whether_they_were_late() {
    let due = date("2026-03-01");
    assert_eq!(
        timeliness(&done(due), Some(due), date("2027-01-01"), 7),
        Timeliness::OnTime
    );
    assert_eq!(
        timeliness(&done(plus_days(due, 1)), Some(due), date("2027-01-01"), 7),
        Timeliness::Late { days: 1 }
    );
    assert_eq!(
        timeliness(&done(due), None, date("2027-01-01"), 7),
        Timeliness::OnTime
    );
    assert_eq!(
        timeliness(&TaskStatus::Cancelled, Some(due), date("2027-01-01"), 7),
        Timeliness::Unscheduled
    );
}

proptest! {
    #[test]
    fn a_task_is_overdue_from_the_midnight_after_its_due_date_in_every_zone(zone in prop::sample::select(ZONES.to_vec()), day in 0i64..1500) {
        let due = civil::date(2024, 1, 1).checked_add(day.days()).unwrap();
        let zone_of = TimeZone::get(zone).unwrap();
        let midnight = due.checked_add(1.day()).unwrap().to_zoned(zone_of).unwrap().timestamp();
        let before = midnight.checked_sub(1.second()).unwrap();
        let due = date(&due.to_string());
        let judge = |instant| timeliness(&TaskStatus::NotStarted, Some(due), on(instant, zone), 7);
        prop_assert_eq!(judge(before), Timeliness::Soon);
        prop_assert_eq!(judge(midnight), Timeliness::Overdue { days: 1 });
    }

    #[test]
    fn completing_late_counts_calendar_days_also_across_daylight_saving(zone in prop::sample::select(ZONES.to_vec()), day in 0i64..1500, late in 0i64..40) {
        let due = civil::date(2024, 1, 1).checked_add(day.days()).unwrap();
        let noon = due.checked_add(late.days()).unwrap().at(12, 0, 0, 0).to_zoned(TimeZone::get(zone).unwrap()).unwrap();
        let status = done(on(noon.timestamp(), zone));
        let expected = if late == 0 { Timeliness::OnTime } else { Timeliness::Late { days: u16::try_from(late).unwrap() } };
        prop_assert_eq!(timeliness(&status, Some(date(&due.to_string())), date("2030-01-01"), 7), expected);
    }
}
