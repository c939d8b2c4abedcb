//! Soil: safe use of farmland by year, and the plots with their samples.

use super::figure::{Drawing, Figure, Table};
use super::{UTC_OFFSET_S, lab, to_f64};
use crate::route::Query;
use crate::text::{Text, format, word};
use mingjing_chart::kinds::time_series::TimeSeries;
use mingjing_chart::{Point, Series};
use mingjing_contract::places::Places;
use mingjing_contract::soil::{FarmlandYear, Plot, Soil, SoilItem, SoilSample};
use mingjing_domain::Decimal;
use mingjing_domain::order;

/// A year of a region's farmland.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FarmlandRow {
    /// Region's code.
    pub region: String,
    /// Region's name.
    pub name: String,
    /// Year.
    pub year: i16,
    /// Ratio from the areas, per cent.
    pub percent: Option<Decimal>,
    /// Year, region, areas, ratio, ratio as published.
    pub cells: [String; 6],
    /// Made up for demonstration.
    pub sample: bool,
}

/// All years, newest first, real ones before made-up ones.
#[must_use]
pub fn farmland(soil: &Soil, places: &Places, t: &'static Text) -> Vec<FarmlandRow> {
    let mut rows: Vec<&FarmlandYear> = soil.farmland.iter().collect();
    order::by_key(&mut rows, |year| (year.sample, std::cmp::Reverse(year.year)));
    rows.into_iter().map(|year| farmland_row(year, places, t)).collect()
}

fn farmland_row(year: &FarmlandYear, places: &Places, t: &'static Text) -> FarmlandRow {
    let w = t.soil();
    let area = |area: Decimal| format!("{area} {}", word(w.units, &year.area_unit));
    let name = lab::region(places, &year.region, t);
    let published = match (year.published_percent, year.percent) {
        (None, _) => "—".to_owned(),
        (Some(published), Some(percent)) if published == percent => {
            lab::aside(&format!("{published}%"), w.same, t)
        }
        (Some(published), _) => format!("{published}%"),
    };
    FarmlandRow {
        region: year.region.clone(),
        cells: [
            format::period(t.lang, &year.year.to_string()),
            name.clone(),
            area(year.safe),
            area(year.total),
            year.percent.map_or_else(|| t.no_data.to_owned(), |percent| format!("{percent}%")),
            published,
        ],
        name,
        year: year.year,
        percent: year.percent,
        sample: year.sample,
    }
}

/// The ratio of the region of the newest year, over the years; none with fewer than two.
#[must_use]
pub fn figure(rows: &[FarmlandRow], t: &'static Text) -> Option<Figure> {
    let newest = rows.first()?;
    let mut of: Vec<&FarmlandRow> =
        rows.iter().filter(|row| row.region == newest.region && row.percent.is_some()).collect();
    of.reverse();
    let (first, last) = (of.first()?, of.last()?);
    if first.year == last.year {
        return None;
    }
    let percent = |row: &FarmlandRow| row.percent.map(|percent| percent.to_string()).unwrap_or_default();
    let words = |row: &FarmlandRow| format!("{}  {}%", row.year, percent(row));
    let points = of
        .iter()
        .filter_map(|row| Some(Point::new(lab::middle(&row.year.to_string())?, row.percent.map(to_f64))))
        .collect();
    Some(Figure {
        id: "farmland",
        title: (t.soil().chart)(&newest.name),
        subtitle: format!("% · {} – {}", first.year, last.year),
        summary: (t.soil().summary)(
            &first.year.to_string(),
            &percent(first),
            &last.year.to_string(),
            &percent(last),
        ),
        drawing: Drawing::Time(TimeSeries {
            utc_offset_s: UTC_OFFSET_S,
            series: vec![Series { dots: true, ..Series::new("%", points) }],
            from_zero: false,
            tick_label: format::tick(t.lang),
            ..TimeSeries::default()
        }),
        readouts: of.iter().map(|row| words(row)).collect(),
        table: Table {
            head: vec![t.soil().year.to_owned(), "%".to_owned()],
            rows: of.iter().rev().map(|row| vec![row.year.to_string(), percent(row)]).collect(),
        },
        source: t.soil().source.to_owned(),
    })
}

/// A sample of a plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleRow {
    /// Point and day, pH.
    pub title: String,
    /// Risk in words.
    pub risk: String,
    /// Item, value, screening, intervention, result; and whether it is above screening.
    pub items: Vec<([String; 5], bool)>,
    /// What could not be judged.
    pub notes: Vec<String>,
    /// Standard.
    pub edition: String,
}

/// A plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlotRow {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// State in words.
    pub state: String,
    /// Region, address, kind of land, area.
    pub about: String,
    /// What it must not be used for.
    pub use_limits: Option<String>,
    /// Label and words of what else is known.
    pub facts: Vec<(&'static str, String)>,
    /// Highest risk of its newest day of sampling, identifier and words.
    pub risk: Option<(String, String)>,
    /// Samples, newest day first.
    pub samples: Vec<SampleRow>,
    /// Doubts.
    pub note: Option<String>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// The plots for a query: `region`, `state`; those that need most attention first.
#[must_use]
pub fn plots(soil: &Soil, places: &Places, query: &Query, t: &'static Text) -> Vec<PlotRow> {
    let mut plots: Vec<&Plot> = soil
        .plots
        .iter()
        .filter(|plot| query.get("region").is_none_or(|region| plot.region == region))
        .filter(|plot| query.get("state").is_none_or(|state| plot.state == state))
        .collect();
    // In the order in which the words name the states.
    let place = |plot: &Plot| t.soil().states.iter().position(|(state, _)| *state == plot.state);
    order::by_key(&mut plots, |plot| (plot.sample, place(plot).unwrap_or(usize::MAX)));
    plots.into_iter().map(|plot| plot_row(plot, places, t)).collect()
}

fn plot_row(plot: &Plot, places: &Places, t: &'static Text) -> PlotRow {
    let w = t.soil();
    let mut about = vec![lab::region(places, &plot.region, t)];
    about.extend(plot.address_zh.clone());
    about.push(word(w.sites, &plot.site));
    about.extend(plot.area_m2.map(|area| (w.area)(&area.to_string())));
    let day = |day: &Option<String>| day.as_deref().map(|day| format::day_text(t.lang, day));
    let facts = [
        (w.former, plot.former_use_zh.clone()),
        (w.planned, plot.planned_use_zh.clone()),
        (w.listed, day(&plot.listed_on)),
        (w.removed, day(&plot.removed_on)),
        (w.document, plot.document.clone()),
    ];
    let newest = plot.samples.iter().map(|sample| sample.sampled_on.as_str()).max();
    // In the order of the words, from low to high.
    let rank = |risk: &str| w.risks.iter().position(|(id, _)| *id == risk);
    let risk = plot
        .samples
        .iter()
        .filter(|sample| Some(sample.sampled_on.as_str()) == newest)
        .filter_map(|sample| sample.risk.as_deref())
        .max_by_key(|risk| rank(risk));
    PlotRow {
        id: plot.id.clone(),
        name: lab::name(&plot.name_zh, Some(&plot.name_en), t.lang),
        state: word(w.states, &plot.state),
        about: about.join(" · "),
        use_limits: plot.use_limits_zh.clone(),
        facts: facts.into_iter().filter_map(|(label, words)| Some((label, words?))).collect(),
        risk: risk.map(|risk| (risk.to_owned(), word(w.risks, risk))),
        samples: plot.samples.iter().rev().map(|sample| sample_row(sample, t)).collect(),
        note: plot.note.clone(),
        sample: plot.sample,
    }
}

fn sample_row(sample: &SoilSample, t: &'static Text) -> SampleRow {
    let w = t.soil();
    let mut title = (w.point)(&sample.point, &format::day_text(t.lang, &sample.sampled_on));
    if let Some(ph) = sample.ph {
        title = format!("{title} · {}", (w.ph)(&ph.to_string()));
    }
    SampleRow {
        title,
        risk: sample.risk.as_deref().map_or_else(|| w.not_judged.to_owned(), |risk| word(w.risks, risk)),
        items: sample.items.iter().map(|item| item_row(item, &sample.edition, t)).collect(),
        notes: lab::open(&sample.edition, &sample.not_judged, sample.no_rule.is_some(), t),
        edition: sample.edition.clone(),
    }
}

fn item_row(item: &SoilItem, edition: &str, t: &'static Text) -> ([String; 5], bool) {
    let w = t.soil();
    let limit = |limit: Option<Decimal>| {
        limit.map_or_else(
            || "—".to_owned(),
            |limit| lab::marked(limit.to_string(), item.limit_confidence.as_deref(), t),
        )
    };
    let result = item.risk.as_deref().map_or_else(|| w.not_judged.to_owned(), |risk| word(w.risks, risk));
    let result =
        item.multiple.map_or(result.clone(), |by| lab::aside(&result, &(w.above)(&by.to_string()), t));
    let cells = [
        lab::item(edition, &item.item, t.lang),
        lab::value(&item.value, "", t),
        limit(item.screening),
        limit(item.intervention),
        result,
    ];
    (cells, item.risk.as_deref().is_some_and(|risk| risk != "below_screening"))
}
