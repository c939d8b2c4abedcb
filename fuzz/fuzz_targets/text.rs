//! Every text that the rules read is read or refused; what is read is written back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mingjing_domain::Decimal;
use mingjing_domain::codes::{division::Division, pollutant};
use mingjing_domain::time::{HourEnding, parse_date};
use mingjing_domain::units::Unit;

fuzz_target!(|text: &str| {
    if let Ok(value) = text.parse::<Decimal>() {
        assert_eq!(value.to_string().parse(), Ok(value));
    }
    if let Ok(hour) = text.parse::<HourEnding>() {
        assert_eq!(hour.to_string(), text);
    }
    if let Ok(division) = text.parse::<Division>() {
        assert_eq!(division.to_string(), text);
    }
    let _ = (parse_date(text), pollutant::find(text), Unit::from_symbol(text));
});
