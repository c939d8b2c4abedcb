//! Exceedances with what followed.

use super::{broken, limit, name, samples, taken};
use crate::text::Text;
use crate::view_model::lab;
use mingjing_contract::drinking::{Drinking, DrinkingItem, DrinkingReadings, DrinkingSample};
use mingjing_domain::order;
use std::sync::Arc;

/// An exceedance and what followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// Place.
    pub place: String,
    /// Period.
    pub period: String,
    /// Item.
    pub item: String,
    /// Value and limit.
    pub value: String,
    /// The next result of that item there.
    pub after: String,
    /// Made up for demonstration.
    pub sample: bool,
}

/// An item of a sample that is broken: its name, what was found, and what was found of it in a later sample.
struct Broken {
    name: String,
    value: String,
    next: Option<(String, String, bool)>,
}

/// What is broken in a sample, with the next result of each in the later ones.
fn broken_then(sample: &DrinkingSample, later: &[&DrinkingSample], t: &'static Text) -> Vec<Broken> {
    let value = |item: &DrinkingItem| lab::value(&item.value, &item.unit, t);
    let period = |sample: &DrinkingSample| taken(sample, t);
    let mut all: Vec<Broken> = broken(sample)
        .map(|(item, how)| Broken {
            name: lab::item(&sample.edition, &item.item, t.lang),
            value: lab::aside(
                &value(item),
                &format!("{} · {}", limit(item, t), lab::breach(how, item.multiple, t)),
                t,
            ),
            next: later.iter().find_map(|later| {
                let found = later.items.iter().find(|other| other.item == item.item)?;
                Some((period(later), value(found), found.breach.is_some()))
            }),
        })
        .collect();
    if let Some(sum) = sample.trihalomethanes.as_ref().filter(|sum| !sum.within) {
        all.push(Broken {
            name: t.drinking().trihalomethanes.to_owned(),
            value: lab::aside(&sum.ratio.to_string(), t.drinking().trihalomethanes_rule, t),
            next: later.iter().find_map(|later| {
                let sum = later.trihalomethanes.as_ref()?;
                Some((period(later), sum.ratio.to_string(), !sum.within))
            }),
        });
    }
    all
}

/// Exceedances of the samples at hand, newest first, with the next result of the same item.
#[must_use]
pub fn overs(
    drinking: &Drinking,
    years: &[Arc<DrinkingReadings>],
    region: Option<&str>,
    t: &'static Text,
) -> Vec<Over> {
    let w = t.drinking();
    let mut overs: Vec<(String, Over)> = Vec::new();
    for place in drinking.places.iter().filter(|place| region.is_none_or(|region| place.region == region)) {
        let samples: Vec<&DrinkingSample> = samples(years, &place.id).collect();
        for (at, sample) in samples.iter().enumerate() {
            let later = samples.get(at + 1..).unwrap_or(&[]);
            overs.extend(broken_then(sample, later, t).into_iter().map(|found| {
                let over = Over {
                    place: name(place, t),
                    period: taken(sample, t),
                    item: found.name,
                    value: found.value,
                    after: match found.next {
                        None => w.after_open.to_owned(),
                        Some((period, value, true)) => (w.after_broken)(&period, &value),
                        Some((period, value, false)) => (w.after_kept)(&period, &value),
                    },
                    sample: place.sample,
                };
                (sample.period.clone(), over)
            }));
        }
    }
    order::by_key(&mut overs, |(period, _)| std::cmp::Reverse(period.clone()));
    overs.into_iter().map(|(_, over)| over).collect()
}
