//! A stretch of time of a figure: the drawing, its read-outs, its summary and its table say the same.

use crate::text::quoting::QuotingWords;
use crate::view_model::figure::{Drawing, Figure};

/// The part of a figure between two moments, ends included. A figure without time, or one whose table has not a row for
/// each point, is only drawn so.
#[must_use]
pub fn cut(mut figure: Figure, from: f64, to: f64, w: &QuotingWords) -> Figure {
    let time = |readout: &str| readout.split("  ").next().unwrap_or_default().to_owned();
    let span = |readouts: &[String]| {
        let (first, last) = readouts.first().zip(readouts.last())?;
        Some(format!("{} – {}", time(first), time(last)))
    };
    let before = span(&figure.readouts);
    let Drawing::Time(chart) = &mut figure.drawing else { return figure };
    chart.range = Some((from, to));
    let Some(first) = chart.series.first() else { return figure };
    let within: Vec<bool> = first.points.iter().map(|point| (from..=to).contains(&point.x)).collect();
    let count = within.len();
    if figure.readouts.len() != count || figure.table.rows.len() != count {
        return figure;
    }
    let kept = |index: usize| within.get(index).copied().unwrap_or(false);
    for series in &mut chart.series {
        series.points.retain(|point| (from..=to).contains(&point.x));
    }
    chart.gaps.retain(|gap| gap.to >= from && gap.from <= to);
    for gap in &mut chart.gaps {
        (gap.from, gap.to) = (gap.from.max(from), gap.to.min(to));
    }
    let mut index = 0;
    figure.readouts.retain(|_| {
        index += 1;
        kept(index - 1)
    });
    // The table begins with the newest.
    let mut row = 0;
    figure.table.rows.retain(|_| {
        row += 1;
        kept(count - row)
    });
    let valued = |index: &usize| {
        chart.series.first().and_then(|series| series.points.get(*index)).and_then(|point| point.y).is_some()
    };
    let by_value = |index: &usize| {
        let point = chart.series.first().and_then(|series| series.points.get(*index));
        point.and_then(|point| point.y).unwrap_or_default()
    };
    let indices = || (0..figure.readouts.len()).filter(valued);
    let low = indices().min_by(|a, b| by_value(a).total_cmp(&by_value(b)));
    let high = indices().max_by(|a, b| by_value(a).total_cmp(&by_value(b)));
    let words = |index: usize| figure.readouts.get(index).cloned().unwrap_or_default();
    figure.summary = match (low, high) {
        (Some(low), Some(high)) => {
            (w.within)(&words(low), &words(high), figure.readouts.len() - indices().count())
        }
        _ => w.within_nothing.to_owned(),
    };
    if let Some(now) = span(&figure.readouts) {
        // What else the subtitle says stays.
        figure.subtitle = match before.filter(|before| figure.subtitle.contains(before)) {
            Some(before) => figure.subtitle.replacen(&before, &now, 1),
            None => format!("{} · {now}", figure.subtitle.split(" · ").next().unwrap_or_default()),
        };
    }
    figure
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Lang;
    use crate::text;
    use crate::view_model::figure::Table;
    use mingjing_chart::kinds::time_series::TimeSeries;
    use mingjing_chart::{Point, Series};

    fn figure() -> Figure {
        let values = [Some(3.0), Some(1.0), None, Some(2.0)];
        let at = |index: usize| 100.0 * index as f64;
        let points = values.iter().enumerate().map(|(index, value)| Point::new(at(index), *value)).collect();
        let words: Vec<String> = (0..4).map(|index| format!("t{index}  v{index}")).collect();
        Figure {
            id: "x",
            title: String::new(),
            subtitle: "AQI · t0 – t3".to_owned(),
            summary: "all".to_owned(),
            drawing: Drawing::Time(TimeSeries {
                series: vec![Series::new("", points)],
                ..TimeSeries::default()
            }),
            readouts: words.clone(),
            table: Table {
                head: vec![String::new()],
                rows: words.into_iter().rev().map(|word| vec![word]).collect(),
            },
            source: String::new(),
        }
    }

    #[test]
    fn drawing_readouts_and_table_keep_the_same_points() {
        let cut = cut(figure(), 100.0, 300.0, text::of(Lang::En).quoting());
        assert_eq!(cut.readouts, ["t1  v1", "t2  v2", "t3  v3"]);
        assert_eq!(cut.table.rows, [["t3  v3"], ["t2  v2"], ["t1  v1"]]);
        assert_eq!(cut.subtitle, "AQI · t1 – t3");
        assert!(
            cut.summary.contains("v1") && cut.summary.contains("v3") && cut.summary.contains('1'),
            "{}",
            cut.summary
        );
        let Drawing::Time(chart) = cut.drawing else { unreachable!() };
        assert_eq!(chart.range, Some((100.0, 300.0)));
        assert_eq!(chart.series[0].points.len(), 3);
    }

    #[test]
    fn a_stretch_without_values_says_so() {
        let words = text::of(Lang::Zh).quoting();
        assert_eq!(cut(figure(), 200.0, 250.0, words).summary, words.within_nothing);
    }
}
