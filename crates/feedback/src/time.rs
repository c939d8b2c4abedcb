//! The service's time. The whole country keeps one, UTC+8, and legal limits run on its days.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
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
}
