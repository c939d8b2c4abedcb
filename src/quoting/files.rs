//! The numbers of a chart as files: what is shown, in the same words as the table beside it.

use super::quote::Quoted;
use super::state::Release;
use crate::text::format;
use crate::view_model::civil_time;
use crate::view_model::figure::{Drawing, Figure};
use serde::Serialize;

/// Beginnings that a spreadsheet program would take for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A sheet (RFC 4180, UTF-8 with a mark for spreadsheet programs). Every row names the release; rows of a made-up chart
/// say so.
#[must_use]
pub fn csv(quoted: &Quoted) -> String {
    let w = quoted.words();
    let table = &quoted.figure.table;
    let mut out = String::from("\u{feff}");
    let release = format!("{} {}", quoted.release, quoted.hash);
    let flag = quoted.sample.then_some(w.csv_sample);
    let lens = quoted.lens();
    let mut row = |cells: &mut dyn Iterator<Item = &str>| {
        let mut is_first = true;
        for cell in cells {
            if !is_first {
                out.push(',');
            }
            is_first = false;
            push_cell(&mut out, cell);
        }
        out.push_str("\r\n");
    };
    let head = table.head.iter().map(String::as_str);
    let by = lens.as_ref().map(|_| quoted.t.lens().csv);
    row(&mut head.chain(by).chain([w.csv_release]).chain(flag.map(|_| w.csv_flag)));
    for cells in &table.rows {
        let cells = cells.iter().map(String::as_str).chain(lens.as_deref());
        row(&mut cells.chain([release.as_str()]).chain(flag));
    }
    out
}

fn push_cell(out: &mut String, cell: &str) {
    let is_number = cell.parse::<f64>().is_ok();
    let is_formula = cell.starts_with(FORMULA) && !is_number;
    if !is_formula && !cell.contains(['"', ',', '\n', '\r']) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    if is_formula {
        out.push('\'');
    }
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

/// Everything that is known of a chart.
#[derive(Serialize)]
struct Whole<'a> {
    chart: String,
    title: &'a str,
    subtitle: &'a str,
    summary: &'a str,
    sample: bool,
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lens: Option<Seen>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<Period>,
    release: Released<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected: Option<Told<'a>>,
    address: String,
    page: String,
    columns: &'a [String],
    rows: &'a [Vec<String>],
}

#[derive(Serialize)]
struct Seen {
    id: &'static str,
    words: String,
}

#[derive(Serialize)]
struct Period {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct Released<'a> {
    number: u64,
    published_at: &'a str,
    manifest_sha256: &'a str,
    pinned: bool,
}

#[derive(Serialize)]
struct Told<'a> {
    count: usize,
    release: u64,
    day: &'a str,
    words: String,
}

/// Everything that is known of the chart, with its rows, as JSON.
#[must_use]
pub fn json(quoted: &Quoted) -> String {
    let Figure { title, subtitle, summary, source, table, .. } = &quoted.figure;
    let whole = Whole {
        chart: quoted.address.chart.id(),
        title,
        subtitle,
        summary,
        sample: quoted.sample,
        source,
        lens: quoted.lens().map(|words| Seen { id: quoted.address.lens.id(), words }),
        period: period(quoted).map(|(from, to)| Period { from, to }),
        release: Released {
            number: quoted.release,
            published_at: &quoted.published_at,
            manifest_sha256: &quoted.hash,
            pinned: quoted.address.release != Release::Live,
        },
        corrected: quoted.corrected.as_ref().zip(quoted.corrected_words()).map(|(found, words)| Told {
            count: found.count,
            release: found.release,
            day: &found.day,
            words,
        }),
        address: quoted.absolute(&quoted.address.embed()),
        page: quoted.absolute(&quoted.address.page()),
        columns: &table.head,
        rows: &table.rows,
    };
    // Strings and numbers always have a form in JSON.
    serde_json::to_string(&whole).map_or_else(|_| String::new(), |json| json + "\n")
}

/// First and last moment of the points, in civil time with its offset; none of a chart without time.
#[must_use]
pub fn period(quoted: &Quoted) -> Option<(String, String)> {
    let Drawing::Time(chart) = &quoted.figure.drawing else { return None };
    let points = &chart.series.first()?.points;
    let stamp = |seconds: f64| {
        civil_time(seconds).map(|at| format!("{}T{:02}:{:02}:00+08:00", at.date(), at.hour(), at.minute()))
    };
    Some((stamp(points.first()?.x)?, stamp(points.last()?.x)?))
}

/// The same for people; empty where the chart has no time.
#[must_use]
pub fn period_words(quoted: &Quoted) -> String {
    period(quoted).map_or_else(String::new, |(from, to)| {
        format!("{} – {}", format::moment(quoted.t.lang, &from), format::moment(quoted.t.lang, &to))
    })
}

/// The period with its years, where the subtitle leaves them out: what is quoted outlives them.
#[must_use]
pub fn period_line(quoted: &Quoted) -> Option<String> {
    let (from, to) = period(quoted)?;
    let is_said =
        [&from, &to].iter().all(|at| quoted.figure.subtitle.contains(at.get(..4).unwrap_or_default()));
    (!is_said).then(|| (quoted.words().period)(&period_words(quoted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_runs_as_a_formula_and_numbers_stay_numbers() {
        let cell = |text: &str| {
            let mut out = String::new();
            push_cell(&mut out, text);
            out
        };
        assert_eq!(cell("-3.2"), "-3.2");
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}
