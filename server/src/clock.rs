//! The one place that knows what time it is, and which day it is in a zone. Tests set it.

use domain::calendar::{Date, Timestamp};
use jiff::tz::TimeZone;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// A day of twenty-four hours, in milliseconds.
pub const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Gives the time. A clone of a set clock is the same clock.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's.
    System,
    /// Stands still until it is set; in milliseconds since 1970 (UTC).
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `now`.
    #[must_use]
    pub fn standing_at(now: Timestamp) -> Self {
        Self::Set(Arc::new(AtomicI64::new(now.0)))
    }

    /// Moves a set clock on. The machine's clock cannot be moved.
    pub fn advance(&self, milliseconds: i64) {
        if let Self::Set(now) = self {
            now.fetch_add(milliseconds, Ordering::SeqCst);
        }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp(jiff::Timestamp::now().as_millisecond()),
            Self::Set(now) => Timestamp(now.load(Ordering::SeqCst)),
        }
    }

    /// Which day it is now in that IANA zone. A zone that is not known counts as UTC.
    #[must_use]
    pub fn today_in(&self, zone: &str) -> Date {
        date_in(self.now(), zone)
    }
}

/// Which day an instant falls on in that IANA zone. A zone that is not known counts as UTC.
#[must_use]
pub fn date_in(instant: Timestamp, zone: &str) -> Date {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let instant = jiff::Timestamp::from_millisecond(instant.0).unwrap_or_default();
    let date = instant.to_zoned(zone).date();
    let month = u8::try_from(date.month())
        .ok()
        .and_then(|month| time::Month::try_from(month).ok());
    month
        .and_then(|month| {
            Date::from_calendar_date(i32::from(date.year()), month, u8::try_from(date.day()).ok()?).ok()
        })
        .unwrap_or(Date::MIN)
}

/// Whether that is a zone this program knows.
#[must_use]
pub fn is_zone(name: &str) -> bool {
    !name.is_empty() && TimeZone::get(name).is_ok()
}

/// The zones people are offered, by name.
#[must_use]
pub fn zones() -> Vec<String> {
    let mut zones: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        .filter(|name| {
            name.contains('/')
                && !name.starts_with("Etc/")
                && !name.starts_with("posix/")
                && !name.starts_with("right/")
        })
        .collect();
    zones.push("UTC".to_owned());
    zones.sort();
    zones.dedup();
    zones
}
