//! `mingjing archive`: the national hourly archive, evaluated without a workbook around it.

use crate::End;
use crate::output::{Format, Output, pretty};
use mingjing_publisher::Failure;
use mingjing_publisher::diagnostic::{Diagnostics, Lang, render};
use mingjing_publisher::evaluate::air::archive::{self, StationTables};
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files of the archive, with dates in their names; `.zst` is unpacked
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Folder for the tables: hours/STATION/YYYY-MM.mjs1 and days/STATION/YYYY-MM.json
    #[arg(long)]
    out: PathBuf,
    #[command(flatten)]
    output: Output,
}

/// What came of it.
#[derive(Default)]
struct Sum {
    station_hours: u64,
    hours_with_aqi: u64,
    station_days: u64,
    days_with_aqi: u64,
}

/// Reads, evaluates, writes month by month.
pub fn run(args: &Args) -> anyhow::Result<End> {
    let mut faults = Diagnostics::default();
    let sum = Mutex::new(Sum::default());
    archive::evaluate(&args.files, &mut faults, |month, station| {
        write(&args.out, &month.to_string(), &station)?;
        sum.lock().unwrap_or_else(PoisonError::into_inner).add(&station);
        Ok(())
    })?;
    tell(args, &faults, &sum.into_inner().unwrap_or_else(PoisonError::into_inner))?;
    Ok(if faults.has_errors() { End::Refused } else { End::Done })
}

impl Sum {
    fn add(&mut self, station: &StationTables) {
        self.station_hours += u64::from(station.hours_in_source);
        self.hours_with_aqi += station.hours.aqi.iter().flatten().count() as u64;
        self.station_days += u64::from(station.days_in_source);
        self.days_with_aqi += station.days.iter().filter(|day| day.aqi.is_some()).count() as u64;
    }
}

fn write(out: &Path, month: &str, station: &StationTables) -> Result<(), Failure> {
    let place = &station.hours.place;
    let encode = |source| Failure::EncodeSeries { table: place.clone(), source };
    put(
        &out.join("hours").join(place),
        &format!("{month}.mjs1"),
        &station.hours.to_series().map_err(encode)?,
    )?;
    let encode = |source| Failure::Encode { table: place.clone(), source };
    let days = serde_json::to_vec(&station.days).map_err(encode)?;
    put(&out.join("days").join(place), &format!("{month}.json"), &days)
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path = folder.join(name);
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, bytes));
    written.map_err(|error| Failure::write(&path, error))
}

fn tell(args: &Args, faults: &Diagnostics, sum: &Sum) -> anyhow::Result<()> {
    let Sum { station_hours, hours_with_aqi, station_days, days_with_aqi } = sum;
    if args.output.format == Format::Json {
        let mut value = render::json(faults);
        if let Some(object) = value.as_object_mut() {
            let outcome = json!({
                "station_hours": station_hours, "hours_with_aqi": hours_with_aqi,
                "station_days": station_days, "days_with_aqi": days_with_aqi,
            });
            object.insert("outcome".to_owned(), outcome);
        }
        std::io::stdout().lock().write_all(pretty(&value).as_bytes())?;
        return Ok(());
    }
    let told = render::human(faults, args.output.lang());
    std::io::stderr().lock().write_all(told.as_bytes())?;
    let line = match args.output.lang() {
        Lang::Zh => format!(
            "站点小时 {station_hours} 个，其中有 AQI 的 {hours_with_aqi} 个；站点日 {station_days} 个，其中有 AQI 的 {days_with_aqi} 个"
        ),
        Lang::En => format!(
            "{station_hours} station-hours, {hours_with_aqi} with an AQI; {station_days} station-days, {days_with_aqi} with an AQI"
        ),
    };
    writeln!(std::io::stdout().lock(), "{line}")?;
    Ok(())
}
