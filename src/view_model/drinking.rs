//! Drinking water: places with their newest sample item by item, exceedances with what followed.

use super::figure::{Drawing, Figure, Table};
use super::{UTC_OFFSET_S, lab, to_f64};
use crate::text::drinking::Kept;
use crate::text::{Extremes, Text, format, word};
use mingjing_chart::kinds::time_series::{ALWAYS, Limit, TimeSeries};
use mingjing_chart::{Point, Series};
use mingjing_contract::drinking::{Drinking, DrinkingItem, DrinkingPlace, DrinkingReadings, DrinkingSample};
use mingjing_contract::places::Places;
use mingjing_domain::order;
use std::sync::Arc;

/// An item of a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    /// Name.
    pub name: String,
    /// Value with unit.
    pub value: String,
    /// Limit with its mark.
    pub limit: String,
    /// Verdict in words.
    pub result: String,
    /// The limit is broken.
    pub broken: bool,
}

/// A place with its newest sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// `source`, `plant`, `tap`.
    pub kind: String,
    /// Region, supply, where the water comes from.
    pub about: String,
    /// Whether it keeps every limit; none if nothing was judged.
    pub kept: Option<bool>,
    /// In words.
    pub verdict: String,
    /// What is broken, item by item.
    pub over: Vec<String>,
    /// Period and day of sampling.
    pub when: String,
    /// All items.
    pub items: Vec<ItemRow>,
    /// What could not be judged, doubts.
    pub notes: Vec<String>,
    /// Standard of the newest sample.
    pub edition: String,
    /// Period, whether kept, in words: oldest first.
    pub periods: Vec<(String, Option<bool>, String)>,
    /// Made up for demonstration.
    pub sample: bool,
}

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

/// All samples that are at hand, by place, oldest first.
fn samples<'a>(
    years: &'a [Arc<DrinkingReadings>],
    place: &'a str,
) -> impl Iterator<Item = &'a DrinkingSample> {
    years.iter().flat_map(|year| &year.samples).filter(move |sample| sample.place == place)
}

/// When a sample was taken: the day where it is known, else the period.
fn taken(sample: &DrinkingSample, t: &Text) -> String {
    let day = sample.sampled_on.as_deref().map(|day| format::day_text(t.lang, day));
    day.unwrap_or_else(|| format::period(t.lang, &sample.period))
}

/// How the places stand.
#[must_use]
pub fn kept(rows: &[PlaceRow]) -> Kept {
    let rows = lab::that_count(rows, |row| row.sample);
    let count = |is: Option<bool>| rows.iter().filter(|row| row.kept == is).count();
    Kept { all: rows.len(), kept: count(Some(true)), broken: count(Some(false)), open: count(None) }
}

/// The places of a region (all without one): as they stand in the chain, those in breach first.
#[must_use]
pub fn rows(
    drinking: &Drinking,
    years: &[Arc<DrinkingReadings>],
    places: &Places,
    region: Option<&str>,
    t: &'static Text,
) -> Vec<PlaceRow> {
    let mut rows: Vec<PlaceRow> = drinking
        .places
        .iter()
        .filter(|place| region.is_none_or(|region| place.region == region))
        .map(|place| place_row(place, drinking, years, places, t))
        .collect();
    order::by_key(&mut rows, |row| (row.sample, row.kept.is_none(), row.kept));
    rows
}

/// A place's name.
#[must_use]
pub fn name(place: &DrinkingPlace, t: &Text) -> String {
    lab::name(&place.name_zh, Some(&place.name_en), t.lang)
}

fn place_row(
    place: &DrinkingPlace,
    drinking: &Drinking,
    years: &[Arc<DrinkingReadings>],
    places: &Places,
    t: &'static Text,
) -> PlaceRow {
    let w = t.drinking();
    let mut about = vec![lab::region(places, &place.region, t)];
    about.extend(place.water.as_deref().map(|water| word(w.waters, water)));
    about.extend(place.body.as_deref().map(|body| word(w.bodies, body)));
    about.extend(place.supply.as_deref().map(|supply| word(w.supplies, supply)));
    let from = place.from.as_ref().and_then(|id| drinking.places.iter().find(|place| place.id == *id));
    about.extend(from.map(|from| (w.from)(&name(from, t))));
    about.extend(place.operator_zh.clone());
    let latest = place.latest.as_ref();
    let mut notes = latest.map_or_else(Vec::new, |sample| {
        lab::open(&sample.edition, &sample.not_judged, sample.no_rule.is_some(), t)
    });
    notes.extend(place.note.clone());
    PlaceRow {
        id: place.id.clone(),
        name: name(place, t),
        kind: place.kind.clone(),
        about: about.join(" · "),
        kept: latest.and_then(|sample| sample.compliant),
        verdict: latest.map_or_else(|| w.no_sample.to_owned(), |sample| verdict(sample, t)),
        over: latest.map_or_else(Vec::new, |sample| over(sample, t)),
        when: latest.map_or_else(String::new, |sample| {
            format!(
                "{} · {}",
                format::period(t.lang, &sample.period),
                lab::sampled_on(sample.sampled_on.as_deref(), t)
            )
        }),
        items: latest.map_or_else(Vec::new, |sample| items(sample, t)),
        notes,
        edition: latest.map_or_else(String::new, |sample| sample.edition.clone()),
        periods: samples(years, &place.id)
            .map(|sample| {
                let of_period = samples(years, &place.id).filter(|other| other.period == sample.period);
                // Two samples of one period are told apart by their days.
                let when = if of_period.count() > 1 {
                    taken(sample, t)
                } else {
                    format::period(t.lang, &sample.period)
                };
                (when, sample.compliant, verdict(sample, t))
            })
            .collect(),
        sample: place.sample,
    }
}

fn verdict(sample: &DrinkingSample, t: &Text) -> String {
    let w = t.drinking();
    let class = sample.class.as_deref().map(|class| word(t.classes, class));
    match (sample.compliant, class) {
        (Some(true), Some(class)) => (w.source_fit)(&class),
        (Some(false), Some(class)) => (w.source_unfit)(&class),
        (Some(true), None) => w.compliant.to_owned(),
        (Some(false), None) => w.broken.to_owned(),
        (None, _) => w.open.to_owned(),
    }
}

fn over(sample: &DrinkingSample, t: &Text) -> Vec<String> {
    let mut over: Vec<String> = broken(sample)
        .map(|(item, how)| {
            format!(
                "{} {}",
                lab::item(&sample.edition, &item.item, t.lang),
                lab::breach(how, item.multiple, t)
            )
        })
        .collect();
    if sample.trihalomethanes.as_ref().is_some_and(|sum| !sum.within) {
        over.push(t.drinking().trihalomethanes.to_owned());
    }
    over
}

fn broken(sample: &DrinkingSample) -> impl Iterator<Item = (&DrinkingItem, &str)> {
    sample.items.iter().filter_map(|item| Some((item, item.breach.as_deref()?)))
}

fn limit(item: &DrinkingItem, t: &Text) -> String {
    let confidence = item.limit_confidence.as_deref();
    match lab::bounds(item.least, item.most, t) {
        Some(bounds) => lab::marked(bounds, confidence, t),
        // Words instead of figures: the standard wants it absent.
        None if confidence.is_some() => lab::marked(t.lab().must_be_absent.to_owned(), confidence, t),
        None => t.lab().no_limit.to_owned(),
    }
}

fn items(sample: &DrinkingSample, t: &Text) -> Vec<ItemRow> {
    let is_open = |id: &str| sample.not_judged.iter().any(|open| open.item == id);
    let mut rows: Vec<ItemRow> = sample
        .items
        .iter()
        .map(|item| ItemRow {
            name: lab::item(&sample.edition, &item.item, t.lang),
            value: lab::value(&item.value, &item.unit, t),
            limit: limit(item, t),
            result: match (&item.breach, &item.class) {
                (Some(how), _) => lab::breach(how, item.multiple, t),
                (None, Some(class)) => word(t.classes, class),
                (None, None) if sample.no_rule.is_some() || is_open(&item.item) => {
                    t.drinking().open.to_owned()
                }
                (None, None) => t.lab().kept.to_owned(),
            },
            broken: item.breach.is_some(),
        })
        .collect();
    if let Some(sum) = &sample.trihalomethanes {
        rows.push(ItemRow {
            name: t.drinking().trihalomethanes.to_owned(),
            value: sum.ratio.to_string(),
            limit: t.drinking().trihalomethanes_rule.to_owned(),
            result: if sum.within { t.lab().kept } else { word_of_high(t) }.to_owned(),
            broken: !sum.within,
        });
    }
    rows
}

fn word_of_high(t: &Text) -> &'static str {
    t.lab().breaches.iter().find(|(id, _)| *id == "too_high").map_or("", |(_, word)| word)
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

/// Which kinds of advice the newest samples call for.
#[must_use]
pub fn advice(drinking: &Drinking) -> Vec<&'static str> {
    let mut kinds: Vec<&'static str> = Vec::new();
    let at_tap = drinking.places.iter().filter(|place| place.kind != "source");
    let newest = at_tap.filter_map(|place| place.latest.as_ref());
    if newest.clone().any(|sample| sample.trihalomethanes.as_ref().is_some_and(|sum| !sum.within)) {
        kinds.push("chemicals");
    }
    for (item, how) in newest.flat_map(broken) {
        let kind = match item.item.as_str() {
            "coliforms" | "e_coli" | "colonies" => "microbes",
            _ if how == "too_low" && item.item != "ph" => "microbes",
            "colour" | "turbidity" | "odour" | "visible" | "ph" | "fe" | "mn" | "hardness" => "senses",
            _ => "chemicals",
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// Items of a place that can be drawn: those with two figures; broken ones first, then those nearest to their
/// limit.
#[must_use]
pub fn drawn(years: &[Arc<DrinkingReadings>], place: &str, t: &Text) -> Vec<(String, String)> {
    let mut found: Vec<(String, String, usize, f64)> = Vec::new();
    for sample in samples(years, place) {
        for item in &sample.items {
            let Some(value) = lab::compared(&item.value) else { continue };
            let share =
                item.most.filter(|most| !most.is_zero()).map_or(0.0, |most| to_f64(value) / to_f64(most));
            let share = if item.breach.is_some() { share + 1e9 } else { share };
            match found.iter_mut().find(|(id, ..)| *id == item.item) {
                Some((_, _, n, most)) => {
                    *n += 1;
                    *most = most.max(share);
                }
                None => {
                    let name = lab::item(&sample.edition, &item.item, t.lang);
                    found.push((item.item.clone(), name, 1, share));
                }
            }
        }
    }
    found.retain(|(_, _, n, _)| *n > 1);
    order::by(&mut found, |a, b| b.3.total_cmp(&a.3));
    found.into_iter().map(|(id, name, ..)| (id, name)).collect()
}

/// An item of a place over the periods.
#[must_use]
pub fn figure(
    place: &DrinkingPlace,
    years: &[Arc<DrinkingReadings>],
    item: &str,
    t: &'static Text,
) -> Figure {
    let readings: Vec<(&DrinkingSample, &DrinkingItem)> = samples(years, &place.id)
        .filter_map(|sample| Some((sample, sample.items.iter().find(|found| found.item == item)?)))
        .collect();
    let last = readings.last().copied();
    let edition = last.map_or("", |(sample, _)| sample.edition.as_str());
    let unit = last.map_or("", |(_, item)| item.unit.as_str());
    let item_name = lab::item(edition, item, t.lang);
    let period = |sample: &DrinkingSample| taken(sample, t);
    let value = |item: &DrinkingItem| lab::value(&item.value, &item.unit, t);
    let mut points: Vec<(f64, Point, String, Vec<String>)> = readings
        .iter()
        .filter_map(|(sample, item)| {
            let at = lab::middle(sample.sampled_on.as_deref().unwrap_or(&sample.period))?;
            let result = item.breach.as_deref().map_or_else(
                || {
                    item.class
                        .as_deref()
                        .map_or_else(|| t.lab().kept.to_owned(), |class| word(t.classes, class))
                },
                |how| lab::breach(how, item.multiple, t),
            );
            let words = format!("{}  {}  {result}", period(sample), value(item));
            let row = vec![period(sample), value(item), limit(item, t), result];
            Some((at, Point::new(at, lab::compared(&item.value).map(to_f64)), words, row))
        })
        .collect();
    order::by(&mut points, |a, b| a.0.total_cmp(&b.0));
    let valued =
        || readings.iter().filter_map(|(sample, item)| Some((lab::compared(&item.value)?, *sample, *item)));
    let summary = match (
        valued().min_by_key(|(value, ..)| *value),
        valued().max_by_key(|(value, ..)| *value),
        valued().next_back(),
    ) {
        (Some((_, low_at, low)), Some((_, high_at, high)), Some((.., newest))) => {
            (t.lab().summary)(&Extremes {
                name: item_name.clone(),
                last: value(newest),
                low: value(low),
                low_at: period(low_at),
                high: value(high),
                high_at: period(high_at),
                missing: readings.len() - valued().count(),
                total: readings.len(),
                ..Extremes::default()
            })
        }
        _ => t.summary_none.to_owned(),
    };
    let limits = last.map_or_else(Vec::new, |(_, item)| {
        let bounds = [item.least, item.most].into_iter().flatten();
        bounds
            .map(|bound| Limit {
                value: to_f64(bound),
                label: (t.drinking().limit_label)(
                    &lab::marked(bound.to_string(), item.limit_confidence.as_deref(), t),
                    edition,
                ),
                span: ALWAYS,
            })
            .collect()
    });
    let unit = lab::unit(unit, t.lang);
    let label = if unit.is_empty() { item_name.clone() } else { format!("{item_name} {unit}") };
    let title = (t.drinking().chart)(&name(place, t), &item_name);
    let subtitle = match (readings.first(), readings.last()) {
        (Some((first, _)), Some((last, _))) => format!("{label} · {} – {}", period(first), period(last)),
        _ => label.clone(),
    };
    let line = points.iter().map(|(_, point, ..)| *point).collect();
    Figure {
        id: "periods",
        title,
        subtitle,
        summary,
        drawing: Drawing::Time(TimeSeries {
            utc_offset_s: UTC_OFFSET_S,
            series: vec![Series { dots: true, ..Series::new(label, line) }],
            limits,
            from_zero: item != "ph",
            tick_label: format::tick(t.lang),
            ..TimeSeries::default()
        }),
        readouts: points.iter().map(|(_, _, words, _)| words.clone()).collect(),
        table: Table {
            head: [t.drinking().periods, t.value, t.lab().limit, t.lab().result].map(str::to_owned).to_vec(),
            rows: points.into_iter().rev().map(|(.., row)| row).collect(),
        },
        source: t.drinking().source.to_owned(),
    }
}
