//! Natural days from their 24 hours.

use super::report::{common_reason, daily};
use super::series::{LastDay, Window};
use crate::forms::cell::Cell;
use mingjing_contract::{air::AirDay, missing::MissingReason};
use mingjing_domain::air::means::{Invalid, Mean, daily_mean, mda8};
use mingjing_domain::air::{Pollutant, limits::ZoneClass};

/// Where people live and work: the stations of the network stand in zones of the second class.
const ZONE: ZoneClass = ZoneClass::Two;

/// The days of a window that have ended. A day whose 24th hour has not come is no day yet, even if it
/// has hours enough for a mean; unless no more hours will come.
pub fn of_hours(window: &Window, cells: &[[Cell; 6]], last_day: LastDay) -> Vec<AirDay> {
    let first = window.start / 24;
    let after_last = match last_day {
        LastDay::OnlyWhole => window.end / 24,
        LastDay::AsFarAsItGoes => window.end.div_ceil(24),
    };
    (first..after_last).filter_map(|day| one(window, cells, day)).collect()
}

fn one(window: &Window, cells: &[[Cell; 6]], day: usize) -> Option<AirDay> {
    // Hours before the window are those before the archive begins.
    let hours: [[Cell; 6]; 24] = std::array::from_fn(|slot| {
        let offset = (day * 24 + slot).checked_sub(window.start);
        offset.and_then(|offset| cells.get(offset)).copied().unwrap_or_default()
    });
    let date = window.hour((day * 24).saturating_sub(window.start))?.monitoring_day();
    let mut position = 0;
    let means = Pollutant::ALL.map(|pollutant| {
        let column = hours.map(|six| six.get(position).copied().unwrap_or_default());
        position += 1;
        let values = column.map(|cell| cell.value().ok());
        let mean = match pollutant {
            Pollutant::O3 => mda8(&values, ZONE, date),
            _ => daily_mean(pollutant, &values),
        };
        (mean, why(&mean, &column))
    });
    let values = means.map(|(mean, _)| mean.value);
    Some(daily(date, values, means.map(|(mean, _)| mean.count), means.map(|(_, reason)| reason)))
}

/// Why a mean is missing: the reason of its hours where there is not one, else that they are too few.
fn why(mean: &Mean, column: &[Cell; 24]) -> Option<MissingReason> {
    Some(match mean.invalid? {
        Invalid::NoValues => {
            common_reason(column.iter().map(|cell| cell.value().err())).unwrap_or(MissingReason::NoData)
        }
        Invalid::TooFew { .. } | Invalid::NotDefined => MissingReason::TooFewValues,
        Invalid::OutOfRange => MissingReason::Invalid,
    })
}
