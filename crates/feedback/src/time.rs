//! The service's time. The whole country keeps one, UTC+8, and legal limits run on its days.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use mingjing_contract::feedback::Clock;
use mingjing_domain::feedback::Limits;
use std::sync::Arc;

/// Beijing time.
const OFFSET: Offset = Offset::constant(8);

/// Where the service reads the time.
pub type Now = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The clock of the system.
#[must_use]
pub fn system() -> Now {
    Arc::new(Timestamp::now)
}

/// Day and time of day in Beijing.
#[must_use]
pub fn civil(at: Timestamp) -> DateTime {
    OFFSET.to_datetime(at)
}

/// Day in Beijing.
#[must_use]
pub fn day(at: Timestamp) -> Date {
    civil(at).date()
}

/// RFC 3339 to the second with Beijing's offset.
#[must_use]
pub fn rfc3339(at: Timestamp) -> String {
    let second = Timestamp::from_second(at.as_second()).unwrap_or(at);
    second.display_with_offset(OFFSET).to_string()
}

/// Legal limits of what was received then; none past the end of the calendar.
#[must_use]
pub fn clock(received_at: Timestamp) -> Option<Clock> {
    let limits = Limits::of_receipt(day(received_at))?;
    Some(Clock { accept_by: limits.accept_by.to_string(), answer_by: limits.answer_by.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_those_of_beijing() {
        assert_eq!(day(at("2026-11-21T15:59:59Z")).to_string(), "2026-11-21");
        assert_eq!(day(at("2026-11-21T16:00:00Z")).to_string(), "2026-11-22");
        assert_eq!(rfc3339(at("2026-11-21T16:00:00.987Z")), "2026-11-22T00:00:00+08:00");
    }

    #[test]
    fn limits_run_from_the_day_of_receipt_in_beijing() {
        let clock = clock(at("2026-11-21T16:00:00Z")).unwrap();
        assert_eq!(clock, Clock { accept_by: "2026-12-07".into(), answer_by: "2027-01-21".into() });
    }
}
