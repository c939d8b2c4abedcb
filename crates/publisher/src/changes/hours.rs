//! Two editions of a month of hours. They are compared as numbers: a national network publishes two thousand
//! of these every hour.

use super::{Change, Part};
use mingjing_contract::air::{AirHours, Six};
use mingjing_contract::table::Table;
use mingjing_domain::{Decimal, time::HourEnding};

/// Name of the field for the index that the source published, where it differs.
const PUBLISHED_AQI: &str = "published_aqi";

/// A month, with its first hour understood.
#[derive(Debug)]
pub struct Month {
    hours: AirHours,
    first: HourEnding,
}

impl Month {
    /// Reads a published file.
    ///
    /// # Errors
    /// In words, when the bytes are no month of hours.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let hours = AirHours::from_bytes(bytes)?;
        let first = hours.first_hour_ending.parse().map_err(|_| "its first hour is none".to_owned())?;
        Ok(Self { hours, first })
    }

    /// How many hours.
    #[must_use]
    pub fn rows(&self) -> u64 {
        u64::from(self.hours.hours)
    }

    /// Names of the first hours.
    #[must_use]
    pub fn names(&self, most: usize) -> Vec<String> {
        std::iter::successors(Some(self.first), |hour| hour.next())
            .take(most.min(usize::try_from(self.hours.hours).unwrap_or_default()))
            .map(|hour| hour.to_string())
            .collect()
    }

    /// What `new` changes: the six concentrations, the index, and the published index where it differs.
    pub(super) fn compare(
        &self,
        new: &Self,
        examples: usize,
        change: impl Fn(&str, &str, &str, Option<&str>) -> Change,
    ) -> Part {
        let mut part = Part::default();
        let last = self.after_last().max(new.after_last());
        let hours = std::iter::successors(Some(self.first.min(new.first)), |hour| hour.next());
        for now in hours.take_while(|hour| last.is_some_and(|last| *hour < last)) {
            match (self.index(now), new.index(now)) {
                (None, None) => {}
                (None, Some(_)) => {
                    part.added += 1;
                    part.late.insert(now.to_string());
                    if part.examples.len() < examples {
                        part.examples.push(now.to_string());
                    }
                }
                (Some(old), at) => {
                    for (field, was) in self.values(old) {
                        let is = at
                            .and_then(|at| new.values(at).find(|(name, _)| *name == field))
                            .and_then(|(_, is)| is);
                        match (was, is) {
                            // That the indices differ now is no datum of its own.
                            (None, Some(_)) if field == PUBLISHED_AQI => {}
                            (None, Some(_)) => {
                                part.filled += 1;
                                part.late.insert(now.to_string());
                            }
                            // It is left out as soon as the indices agree.
                            (Some(_), None) if field == PUBLISHED_AQI => {}
                            (Some(was), is) if is != Some(was) => {
                                let is = is.map(|is| is.to_string());
                                part.values.push(change(
                                    &now.to_string(),
                                    field,
                                    &was.to_string(),
                                    is.as_deref(),
                                ));
                            }
                            _ => {}
                        }
                    }
                }
            }
        }
        part
    }

    fn after_last(&self) -> Option<HourEnding> {
        std::iter::successors(Some(self.first), |hour| hour.next())
            .nth(usize::try_from(self.hours.hours).ok()?)
    }

    fn index(&self, hour: HourEnding) -> Option<usize> {
        let index = usize::try_from(hour.hours_since(self.first)).ok()?;
        (index < usize::try_from(self.hours.hours).ok()?).then_some(index)
    }

    fn values(&self, index: usize) -> impl Iterator<Item = (&'static str, Option<Decimal>)> {
        let hours = &self.hours;
        let six = Six::<()>::IDS.into_iter().zip(hours.columns.as_array()).zip(hours.scale.as_array());
        let six = six.map(move |((id, column), scale)| {
            let value = column.get(index).copied().flatten();
            (id, value.and_then(|value| Decimal::new(i64::from(value), *scale)))
        });
        let whole = |value: u16| Decimal::from_int(i64::from(value));
        let differs = &hours.published_aqi_differs;
        let at = u32::try_from(index).ok();
        let published = differs.binary_search_by_key(&at, |(at, _)| Some(*at)).ok();
        let published = published.and_then(|found| differs.get(found)).and_then(|(_, value)| *value);
        let aqi = hours.aqi.get(index).copied().flatten();
        six.chain([("aqi", aqi.map(whole)), (PUBLISHED_AQI, published.map(whole))])
    }
}
