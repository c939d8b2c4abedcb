//! Charts as figures.

use super::figure;
use crate::components::Ctx;
use crate::text::format;
use crate::view_model::figure::{Drawing, Figure, Table};
use maud::Markup;
use mingjing_chart::kinds::ranked_bars::{Bar, RankedBars};
use mingjing_chart::kinds::time_series::TimeSeries;
use mingjing_chart::series::{Point, Series};

/// First hour of the examples, in seconds since 1970: a fixed day.
const START_S: f64 = 1_771_200_000.0;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let wave: Vec<Option<f64>> = (0..48)
        .map(|hour: i32| (!(20..26).contains(&hour)).then(|| 60.0 + f64::from((hour * 37) % 50)))
        .collect();
    vec![
        ("a line with a gap", figure(&line("example-line", &wave, ctx), false, ctx)),
        ("made-up data", figure(&line("example-sample", &wave, ctx), true, ctx)),
        ("nothing measured", figure(&line("example-empty", &[None; 24], ctx), false, ctx)),
        ("ranked bars", figure(&bars(ctx), false, ctx)),
    ]
}

fn line(id: &'static str, values: &[Option<f64>], ctx: &Ctx) -> Figure {
    let at = |index: usize| START_S + 3600.0 * f64::from(u16::try_from(index).unwrap_or(u16::MAX));
    let points: Vec<Point> =
        values.iter().enumerate().map(|(index, value)| Point::new(at(index), *value)).collect();
    let words = |value: &Option<f64>| value.map_or_else(|| "—".to_owned(), |value| format!("{value:.0}"));
    let rows: Vec<Vec<String>> =
        values.iter().enumerate().map(|(index, value)| vec![index.to_string(), words(value)]).collect();
    Figure {
        id,
        title: "PM₁₀".into(),
        subtitle: "µg/m³".into(),
        summary: ctx.t.chart_keys.into(),
        drawing: Drawing::Time(TimeSeries {
            series: vec![Series { max_step: 3600.0, ..Series::new("PM₁₀", points) }],
            tick_label: format::tick(ctx.t.lang),
            utc_offset_s: 28_800,
            ..TimeSeries::default()
        }),
        readouts: rows.iter().map(|row| row.join("  ")).collect(),
        table: Table { head: vec![ctx.t.time.into(), ctx.t.value.into()], rows },
        source: ctx.t.source.into(),
    }
}

fn bars(ctx: &Ctx) -> Figure {
    let bar = |label: &str, value: Option<f64>| Bar {
        label: label.into(),
        value,
        value_label: value.map_or_else(|| "—".into(), |value| format!("{value:.0}")),
        colour: None,
    };
    let bars =
        vec![bar("甲地", Some(162.0)), bar("一个名字很长的站点，长到要截短", Some(88.0)), bar("丙地", None)];
    let rows: Vec<Vec<String>> =
        bars.iter().map(|bar| vec![bar.label.clone(), bar.value_label.clone()]).collect();
    Figure {
        id: "example-bars",
        title: ctx.t.aqi.into(),
        subtitle: ctx.t.place.into(),
        summary: ctx.t.chart_keys.into(),
        drawing: Drawing::Bars(RankedBars { width: 640.0, bars }),
        readouts: rows.iter().map(|row| row.join("  ")).collect(),
        table: Table { head: vec![ctx.t.place.into(), ctx.t.value.into()], rows },
        source: ctx.t.source.into(),
    }
}
