//! One row of the archive.

use super::StationMonth;
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
    /// Reads date, hour and type of a row.
    pub fn parse(record: &csv::StringRecord, date_of_file: Option<Date>) -> Result<Self, Refusal> {
        let text = |index: usize| record.get(index).unwrap_or_default().trim();
        let refusal = |fault: Fault, column, text: &str| (Box::new(fault), column, text.to_owned());
        let (date, hour, label) = (text(0), text(1), text(2));
        if IGNORED.contains(&label) {
            return Ok(Self::Ignored(label.to_owned()));
        }
        let label = Label::parse(label).ok_or_else(|| refusal(air::label_unknown(), "type", label))?;
        let day = compact_date(date).filter(|day| YEARS.contains(&day.year()));
        let day = day.ok_or_else(|| refusal(air::stamp_wrong(), "date", date))?;
        let stamp = hour.parse().ok().and_then(|hour| HourEnding::new(day, hour));
        let stamp = stamp.ok_or_else(|| refusal(air::stamp_wrong(), "hour", hour))?;
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

    /// Puts one cell into a station's month.
    pub fn put(self, series: &mut StationMonth, index: usize, text: &str) -> Result<(), Box<Fault>> {
        match self {
            Self::Aqi => {
                let value = aqi(text.trim()).map_err(Box::new)?;
                if let Some(slot) = series.aqi.get_mut(index) {
                    *slot = value;
                }
                Ok(())
            }
            Self::Of(pollutant) => {
                let (cell, fault) = concentration(pollutant, text.trim());
                let slot = series.values.get_mut(index).and_then(|six| six.get_mut(position(pollutant)));
                if let Some(slot) = slot {
                    *slot = cell;
                }
                fault.map_or(Ok(()), |fault| Err(Box::new(fault)))
            }
        }
    }
}

/// Position of a pollutant in the order of HJ 633 ([`Pollutant::ALL`]).
fn position(pollutant: Pollutant) -> usize {
    Pollutant::ALL.iter().position(|known| *known == pollutant).unwrap_or_default()
}

fn aqi(text: &str) -> Result<Option<u16>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    let value: Decimal = text.parse().map_err(|_| air::value_unreadable())?;
    let whole = value.to_scaled(0).and_then(|whole| u16::try_from(whole).ok());
    whole.filter(|aqi| *aqi <= AQI_MAX).map(Some).ok_or_else(|| air::value_implausible(&bounds()))
}

fn concentration(pollutant: Pollutant, text: &str) -> (Cell, Option<Fault>) {
    if text.is_empty() {
        return (Cell::missing(MissingReason::NoData), None);
    }
    let Ok(value) = text.parse::<Decimal>() else {
        return (Cell::missing(MissingReason::Invalid), Some(air::value_unreadable()));
    };
    let most = plausible_most(pollutant);
    match Cell::measured(value).filter(|_| !value.is_negative() && value <= Decimal::from_int(most)) {
        Some(cell) => (cell, None),
        None => (Cell::missing(MissingReason::Invalid), Some(air::value_implausible(&bounds()))),
    }
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
