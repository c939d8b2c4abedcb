//! The ranking of an hour through the rules of others.

use super::{names, say};
use crate::text::{Text, word};
use crate::view_model::air::{Ranked, category, row};
use crate::view_model::figure::{Drawing, Figure};
use crate::view_model::lens::Lens;
use crate::view_model::rgb;
use mingjing_chart::kinds::ranked_bars::Bar;
use mingjing_contract::air::{AirNow, PlaceNow};
use mingjing_domain::air::foreign::eea;
use mingjing_domain::air::{Edition, PollutantSet, Reading, ReportKind, evaluate_under};
use mingjing_domain::order;
use std::cmp::Reverse;

/// What a place is by other rules: a number to rank by, its words, its colour, the deciding pollutants.
type Seen = (u32, String, &'static str, PollutantSet);

/// The bars of a ranking through a lens. A standard that says nothing of an hour leaves them as they are, and the
/// subtitle says so.
#[must_use]
pub fn through(mut figure: Figure, now: &AirNow, rows: &[Ranked], lens: Lens, t: &'static Text) -> Figure {
    let w = t.lens();
    let name = word(w.names, lens.id());
    let by = |note| (w.by)(&name, note);
    let seen: fn(&PlaceNow, &'static Text) -> Option<Seen> = match lens {
        Lens::National => return figure,
        Lens::Who2021 | Lens::Epa2024 => {
            figure.subtitle = format!("{} · {}", figure.subtitle, by(Some(w.no_hour_rank)));
            return figure;
        }
        Lens::Gb2012 => |row, t| index(Edition::Hj633_2012, row, t),
        Lens::Gb2026 => |row, t| index(Edition::Hj633_2026, row, t),
        Lens::Eea2024 => band,
    };
    let mut all: Vec<(&Ranked, Option<Seen>)> =
        rows.iter().map(|ranked| (ranked, row(now, &ranked.code).and_then(|row| seen(row, t)))).collect();
    order::by_key(&mut all, |(_, seen)| Reverse(seen.as_ref().map(|(rank, ..)| *rank)));
    let words = |ranked: &Ranked, seen: &Option<Seen>| {
        // Where the rules in force give nothing either, they say why.
        let without = || if ranked.level.is_none() { ranked.category.clone() } else { t.no_data.to_owned() };
        seen.as_ref().map_or_else(without, |(_, words, ..)| words.clone())
    };
    if let Drawing::Bars(chart) = &mut figure.drawing {
        let bar = |(ranked, seen): &(&Ranked, Option<Seen>)| Bar {
            label: ranked.name.clone(),
            value: seen.as_ref().map(|(rank, ..)| f64::from(*rank)),
            value_label: words(ranked, seen),
            colour: seen.as_ref().map(|(_, _, colour, _)| rgb(colour)),
        };
        chart.bars = all.iter().map(bar).collect();
    }
    figure.readouts =
        all.iter().map(|(ranked, seen)| format!("{}  {}", ranked.name, words(ranked, seen))).collect();
    figure.summary = figure.readouts.first().cloned().unwrap_or_else(|| t.summary_none.to_owned());
    figure.table.head = [t.place, &name, t.primary].map(str::to_owned).to_vec();
    let primary = |seen: &Option<Seen>| names(seen.as_ref().map_or(PollutantSet::EMPTY, |(.., set)| *set), t);
    figure.table.rows = all
        .iter()
        .map(|(ranked, seen)| vec![ranked.name.clone(), words(ranked, seen), primary(seen)])
        .collect();
    figure.subtitle = format!("{} · {}", figure.subtitle, by(None));
    figure.source = (w.beside_source)(&figure.source, &word(w.sources, lens.id()));
    figure
}

fn index(edition: Edition, row: &PlaceNow, t: &'static Text) -> Option<Seen> {
    let readings = row.values.per_pollutant().map(Reading::from);
    let found = evaluate_under(edition, ReportKind::Hourly, &readings);
    let (aqi, level) = found.aqi.zip(found.level)?;
    Some((
        u32::from(aqi),
        format!("{aqi} {}", category(level.number(), t)),
        level.colour_hex(),
        found.primary,
    ))
}

fn band(row: &PlaceNow, t: &'static Text) -> Option<Seen> {
    let (band, with_it) = eea::worst(&row.values.per_pollutant())?;
    Some((u32::from(band.number()), say(band.words(), t).to_owned(), band.colour_hex(), with_it))
}
