//! The reader's clock.

use jiff::Timestamp;

/// Now, to the second.
#[must_use]
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit")]
    let seconds = (js_sys::Date::now() / 1000.0) as i64;
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH)
}
