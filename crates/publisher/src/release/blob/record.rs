//! The tables of [`Record`] as files.

use super::Blob;
use super::made_up::MadeUp;
use crate::Failure;
use crate::evaluate::{Record, Samples};
use mingjing_contract::manifest::{SAMPLE_PART, table};
use mingjing_contract::replies::Replies;
use rayon::prelude::*;
use serde::Serialize;

/// Every table that is there.
///
/// # Errors
/// [`Failure::Encode`].
pub fn encode(record: &Record, samples: &Samples, made_up: &MadeUp<'_>) -> Result<Vec<Blob>, Failure> {
    let to = Encoder { samples };
    let mut blobs = Vec::new();
    blobs.extend(to.one(table::FORECASTS, record.forecasts.as_ref())?);
    blobs.extend(to.one(table::DUST_DAYS, record.dust_days.as_ref())?);
    blobs.extend(to.one(table::WARNINGS, record.warnings.as_ref())?);
    blobs.extend(to.one(table::LAKES, record.lakes.as_ref())?);
    blobs.extend(to.one(table::GROUNDWATER, record.groundwater.as_ref())?);
    blobs.extend(to.one(table::DRINKING, record.drinking.as_ref())?);
    blobs.extend(to.one(table::SOIL, record.soil.as_ref())?);
    blobs.extend(to.one(table::POLLUTERS, record.polluters.as_ref())?);
    blobs.extend(to.one(table::FACILITIES, record.facilities.as_ref())?);
    blobs.extend(to.one(table::BULLETINS, record.bulletins.as_ref())?);
    let of_place = |place: &str, year: i16| format!("{place}/{year}");
    blobs.extend(parts(table::AIR_DAILY, &record.air_daily, |part| {
        (of_place(&part.place, part.year), part.sample)
    })?);
    blobs.extend(parts(table::LAKE_READINGS, &record.lake_readings, |part| {
        (of_place(&part.lake, part.year), made_up.lakes.contains(part.lake.as_str()))
    })?);
    blobs.extend(parts(table::GROUNDWATER_READINGS, &record.well_readings, |part| {
        let sample = part.samples.iter().any(|one| made_up.sampled.contains(one.well.as_str()));
        (part.year.to_string(), sample)
    })?);
    blobs.extend(parts(table::DRINKING_READINGS, &record.drinking_readings, |part| {
        let sample = part.samples.iter().any(|one| made_up.sampled.contains(one.place.as_str()));
        (part.year.to_string(), sample)
    })?);
    blobs.extend(parts(table::EMISSIONS, &record.emissions, |part| {
        (format!("{}/{}", part.outlet, part.month), made_up.outlets.contains(part.outlet.as_str()))
    })?);
    blobs.extend(parts(table::EMISSION_DAYS, &record.emission_days, |part| {
        (of_place(&part.outlet, part.year), made_up.outlets.contains(part.outlet.as_str()))
    })?);
    blobs.extend(parts(table::BULLETIN_TEXTS, &record.bulletin_texts, |part| {
        (part.id.clone(), made_up.bulletins.contains(part.id.as_str()))
    })?);
    for (name, part) in record.replies.iter().flat_map(halves) {
        let sample = part.replies.iter().any(|reply| reply.sample);
        blobs.push(Blob::of(table::REPLIES, Some(name), &part, sample)?);
    }
    Ok(blobs)
}

/// A year of replies; the made-up ones apart where there are real ones too, so that a file is one or the other.
fn halves(part: &Replies) -> Vec<(String, Replies)> {
    let of = |sample: bool| Replies {
        replies: part.replies.iter().filter(|reply| reply.sample == sample).cloned().collect(),
        ..*part
    };
    let (real, made_up) = (of(false), of(true));
    if real.replies.is_empty() || made_up.replies.is_empty() {
        return vec![(part.year.to_string(), part.clone())];
    }
    vec![(part.year.to_string(), real), (format!("{}/{SAMPLE_PART}", part.year), made_up)]
}

/// Encodes tables with their flags.
struct Encoder<'a> {
    samples: &'a Samples,
}

impl Encoder<'_> {
    /// A table of one file, if it is there.
    fn one<T: Serialize>(&self, table: &'static str, value: Option<&T>) -> Result<Option<Blob>, Failure> {
        value.map(|value| Blob::of(table, None, value, self.samples.has(table))).transpose()
    }
}

/// A table of several files, each with its name and whether it is made up.
fn parts<T: Serialize + Sync>(
    table: &'static str,
    parts: &[T],
    of: impl Fn(&T) -> (String, bool) + Sync,
) -> Result<Vec<Blob>, Failure> {
    let blob = |part| {
        let (partition, sample) = of(part);
        Blob::of(table, Some(partition), part, sample)
    };
    parts.par_iter().map(blob).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_and_made_up_replies_of_a_year_never_share_a_file() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let tables = crate::check(&root).unwrap().ready.unwrap().tables;
        let mut year = tables.record.replies.first().unwrap().clone();
        let all = year.replies.len();
        assert_eq!(halves(&year), [(year.year.to_string(), year.clone())]);
        year.replies.first_mut().unwrap().sample = false;
        let apart = halves(&year);
        let told: Vec<_> = apart.iter().map(|(name, part)| (name.as_str(), part.replies.len())).collect();
        let (own, others) = (year.year.to_string(), format!("{}/sample", year.year));
        assert_eq!(told, [(own.as_str(), 1), (others.as_str(), all - 1)]);
    }
}
