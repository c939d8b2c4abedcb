//! What the outlets let out: daily means of a year for all, hourly ones of the last month for three.

use super::register::{Emitted, OUTLETS, Outlet};
use crate::Files;
use crate::place::{FIRST_DAY, LAST_DAY, days};
use crate::random::Random;
use crate::sheet::{Sheet, decimal};
use anyhow::Result;
use jiff::civil::{Date, date};
use mingjing_domain::Decimal;
use mingjing_domain::time::HourEnding;

/// Outlets with hourly means.
const HOURLY: [&str; 3] = ["sample-coking-DA001", "sample-power-DA001", "sample-waste-DA001"];
/// First day of the hourly means.
const HOURLY_FROM: Date = date(2025, 1, 16);

/// Days on which an outlet did not run as usual: first day, last day, mark.
type Spell = (Date, Date, &'static str);

/// Daily and hourly means.
pub fn files() -> Result<Files> {
    let mut daily = Sheet::new("outlet_id,item,date,value,unit,hours,mark")?;
    let mut hourly = Sheet::new("outlet_id,item,hour_ending,value,unit,mark")?;
    for outlet in &OUTLETS {
        let mut random = Random::named(&outlet.id());
        let spells = spells(&mut random, outlet);
        for emitted in outlet.emitted {
            for day in days(FIRST_DAY, LAST_DAY) {
                let mark = spells
                    .iter()
                    .find(|(from, to, _)| (*from..=*to).contains(&day))
                    .map_or("", |spell| spell.2);
                let hours = if HOURLY.contains(&outlet.id().as_str()) && day >= HOURLY_FROM {
                    Some(hours(&mut random, outlet, emitted, day, mark, &mut hourly)?)
                } else {
                    None
                };
                write_day(&mut random, outlet, emitted, day, mark, hours, &mut daily)?;
            }
        }
    }
    Ok(Files::from([
        ("emissions_daily.csv".to_owned(), daily.bytes()?),
        ("emissions_hourly.csv".to_owned(), hourly.bytes()?),
    ]))
}

/// A repair in summer with the start after it, a fault or two; one furnace that has stood still since autumn.
fn spells(random: &mut Random, outlet: &Outlet) -> Vec<Spell> {
    let repair = date(2024, 7, 1).saturating_add(jiff::Span::new().days(random.below(40)));
    let back = repair.saturating_add(jiff::Span::new().days(random.between(5, 14)));
    let started = back.saturating_add(jiff::Span::new().days(1));
    let mut spells = vec![(repair, back, "maintenance"), (started, started, "start_up")];
    for _ in 0..random.between(1, 3) {
        let day = FIRST_DAY.saturating_add(jiff::Span::new().days(random.below(366)));
        spells.push((day, day, random.pick(&["fault", "calibration", "communication"])));
    }
    if outlet.enterprise == "alloy" {
        spells.insert(0, (date(2024, 10, 9), LAST_DAY, "stopped"));
    }
    spells
}

/// A mean in steps of 10^-decimals; sometimes above the limit, more often while starting up.
fn mean(random: &mut Random, (_, typical, hour, day, _): &Emitted, mark: &str) -> i64 {
    let limit = if *hour == 0 { *day } else { *hour };
    let value = typical + random.bell((typical / 5).max(1));
    let exceeds = random.chance(if mark == "start_up" { 450 } else { 4 });
    (if exceeds { limit + limit * random.between(2, 60) / 100 } else { value }).max(1)
}

/// Marks without a value.
fn is_silent(mark: &str) -> bool {
    matches!(mark, "maintenance" | "stopped" | "communication" | "calibration")
}

/// Writes the hours of a day; returns those with a value in normal running.
fn hours(
    random: &mut Random,
    outlet: &Outlet,
    emitted: &Emitted,
    day: Date,
    mark: &str,
    sheet: &mut Sheet,
) -> Result<Vec<i64>> {
    let mut values = Vec::new();
    for slot in 1..=24 {
        let Some(stamp) = HourEnding::of_day(day, slot) else { continue };
        if day == LAST_DAY && slot > 20 {
            break;
        }
        // Instruments are checked every Monday in the forenoon.
        let checked = mark.is_empty() && slot == 10 && day.weekday() == jiff::civil::Weekday::Monday;
        let mark = if checked { "calibration" } else { mark };
        let value = (!is_silent(mark)).then(|| mean(random, emitted, mark));
        values.extend(value.filter(|_| mark.is_empty()));
        let text = value.map(|value| decimal(value, emitted.4)).unwrap_or_default();
        sheet.row([&outlet.id(), emitted.0, &stamp.to_string(), &text, outlet.unit(), mark])?;
    }
    Ok(values)
}

/// The mean of a day: of its hours where they are published, else as it came.
fn write_day(
    random: &mut Random,
    outlet: &Outlet,
    emitted: &Emitted,
    day: Date,
    mark: &str,
    hours: Option<Vec<i64>>,
    sheet: &mut Sheet,
) -> Result<()> {
    let decimals = emitted.4;
    let (value, count) = match hours {
        _ if is_silent(mark) || (outlet.enterprise == "dairy" && random.chance(30)) => (String::new(), 0),
        Some(values) if day < LAST_DAY => {
            let all = values.iter().filter_map(|value| Decimal::new(*value, decimals));
            (Decimal::mean(all, decimals).map(|mean| mean.to_string()).unwrap_or_default(), values.len())
        }
        // The last day is not over.
        Some(_) => return Ok(()),
        None => (decimal(mean(random, emitted, mark), decimals), 24),
    };
    let hours = if value.is_empty() { String::new() } else { count.to_string() };
    sheet.row([&outlet.id(), emitted.0, &day.to_string(), &value, outlet.unit(), &hours, mark])
}
