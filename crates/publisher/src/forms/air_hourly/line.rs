//! One row of the archive.

use crate::diagnostic::{Fault, catalog::air};
use crate::forms::cell::Cell;
use jiff::civil::Date;
use mingjing_contract::missing::MissingReason;
use mingjing_domain::{Decimal, air::Pollutant, time::HourEnding};

/// Types of the archive that are not read: moving means and maxima that the portal computes itself.
const IGNORED: [&str; 8] =
    ["PM2.5_24h", "PM10_24h", "SO2_24h", "NO2_24h", "O3_24h", "O3_8h", "O3_8h_24h", "CO_24h"];
/// The index never exceeds 500 (HJ 633).
const AQI_MAX: u16 = 500;

/// The network began in 2012; a year far from it is a slip of the pen.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// What a row is about.
pub enum Line {
    /// Values of one type in one hour.
    Values(HourEnding, Label),
    /// A type that is not read.
    Ignored(String),
}

/// A type that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The index as the source published it.
    Aqi,
    /// A 1-hour mean.
    Of(Pollutant),
}

/// What is wrong with a row: the fault, the column, the text.
type Refusal = (Box<Fault>, &'static str, String);

impl Line {
    /// Reads date, hour and type: the first three cells of a row.
    pub fn parse([date, hour, label]: [&str; 3], date_of_file: Option<Date>) -> Result<Self, Refusal> {
        let refusal = |fault: Fault, column, text: &str| (Box::new(fault), column, text.to_owned());
        if IGNORED.contains(&label) {
            return Ok(Self::Ignored(label.to_owned()));
        }
        let label = Label::parse(label).ok_or_else(|| refusal(air::label_unknown(), "type", label))?;
        let day = compact_date(date).filter(|day| YEARS.contains(&day.year()));
        let day = day.ok_or_else(|| refusal(air::stamp_wrong(), "date", date))?;
        let stamp = hour.parse().ok().and_then(|hour| HourEnding::new(day, hour));
        let stamp = stamp.ok_or_else(|| {
            let fault = if hour == "24" { air::hour_24() } else { air::stamp_wrong() };
            refusal(fault, "hour", hour)
        })?;
        if date_of_file.is_some_and(|expected| expected != day) {
            return Err(refusal(air::date_not_of_file(), "date", date));
        }
        Ok(Self::Values(stamp, label))
    }
}

impl Label {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "AQI" => Self::Aqi,
            "PM2.5" => Self::Of(Pollutant::Pm25),
            "PM10" => Self::Of(Pollutant::Pm10),
            "SO2" => Self::Of(Pollutant::So2),
            "NO2" => Self::Of(Pollutant::No2),
            "O3" => Self::Of(Pollutant::O3),
            "CO" => Self::Of(Pollutant::Co),
            _ => return None,
        })
    }

    /// Name for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Aqi => "AQI",
            Self::Of(pollutant) => pollutant.name(),
        }
    }

    /// A bit of its own, by which a repeated row is known.
    pub fn bit(self) -> u8 {
        match self {
            Self::Aqi => 1,
            Self::Of(pollutant) => 2 << position(pollutant),
        }
    }

    /// Reads one cell of a row of this type, and what is wrong with it.
    pub fn cell(self, text: &str) -> (Cell, Option<Box<Fault>>) {
        if text.is_empty() {
            return (Cell::missing(MissingReason::NoData), None);
        }
        let most = match self {
            Self::Aqi => i64::from(AQI_MAX),
            Self::Of(pollutant) => plausible_most(pollutant),
        };
        // Nearly every cell is a short number without a sign; the others take the long way.
        let (value, cell) = match short_number(text.as_bytes()) {
            Some((mantissa, scale)) => {
                (Decimal::new(i64::from(mantissa), scale), Cell::of_digits(mantissa, scale))
            }
            None => match text.trim().parse::<Decimal>() {
                Ok(value) => (Some(value), Cell::measured(value)),
                Err(_) if text.trim().is_empty() => return (Cell::missing(MissingReason::NoData), None),
                Err(_) => return refused(air::value_unreadable()),
            },
        };
        let plausible = value.is_some_and(|value| {
            let whole = self != Self::Aqi || value.to_scaled(0).is_some();
            whole && !value.is_negative() && value <= Decimal::from_int(most)
        });
        match cell {
            Some(cell) if plausible => (cell, None),
            _ => refused(air::value_implausible(&bounds())),
        }
    }
}

fn refused(fault: Fault) -> (Cell, Option<Box<Fault>>) {
    (Cell::missing(MissingReason::Invalid), Some(Box::new(fault)))
}

/// At most seven digits, or six and a point between them: `12`, `0.3`, `1829`. `None` for every other text.
fn short_number(text: &[u8]) -> Option<(i32, u8)> {
    let (mut mantissa, mut scale, mut point) = (0_i32, 0_u8, false);
    if text.len() > 7 || !text.first()?.is_ascii_digit() || !text.last()?.is_ascii_digit() {
        return None;
    }
    for byte in text {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + i32::from(byte - b'0');
                scale += u8::from(point);
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    Some((mantissa, scale))
}

/// Position of a pollutant in the order of HJ 633 ([`Pollutant::ALL`]).
pub fn position(pollutant: Pollutant) -> usize {
    Pollutant::ALL.iter().position(|known| *known == pollutant).unwrap_or_default()
}

/// More than this is no 1-hour mean but a failure of an instrument or of a transmission: well above the
/// IAQI 500 points of HJ 633 and the ranges of the network's analysers (µg/m³; CO mg/m³). Dust storms
/// reach several thousand PM10.
fn plausible_most(pollutant: Pollutant) -> i64 {
    match pollutant {
        Pollutant::So2 | Pollutant::No2 | Pollutant::Pm25 => 5_000,
        Pollutant::O3 => 2_000,
        Pollutant::Pm10 => 10_000,
        Pollutant::Co => 200,
    }
}

/// All bounds in words: one hint for one group of faults.
fn bounds() -> String {
    let of = |pollutant: Pollutant| format!("{} 0–{}", pollutant.name(), plausible_most(pollutant));
    format!("AQI 0–{AQI_MAX}, {}", Pollutant::ALL.map(of).join(", "))
}

/// A date written `20250131`.
pub fn compact_date(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Date::new(text.get(..4)?.parse().ok()?, text.get(4..6)?.parse().ok()?, text.get(6..)?.parse().ok()?).ok()
}
