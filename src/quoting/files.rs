//! The numbers of a chart as files: what is shown, in the same words as the table beside it.

use super::address::Release;
use super::quote::Quoted;
use crate::text::format;
use crate::view_model::civil_time;
use crate::view_model::figure::Drawing;
use std::fmt::Write;

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
    row(&mut head.chain([w.csv_release]).chain(flag.map(|_| w.csv_flag)));
    for cells in &table.rows {
        row(&mut cells.iter().map(String::as_str).chain([release.as_str()]).chain(flag));
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

/// Everything that is known of the chart, with its rows.
#[must_use]
pub fn json(quoted: &Quoted) -> String {
    let figure = &quoted.figure;
    let mut out = String::from("{\n");
    let mut field = |name: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  \"{name}\": {value},");
    };
    field("chart", &text(&quoted.address.chart.id()));
    field("title", &text(&figure.title));
    field("subtitle", &text(&figure.subtitle));
    field("summary", &text(&figure.summary));
    field("sample", if quoted.sample { "true" } else { "false" });
    field("source", &text(&figure.source));
    if let Some((from, to)) = period(quoted) {
        field("period", &format!("{{ \"from\": {}, \"to\": {} }}", text(&from), text(&to)));
    }
    let pinned = quoted.address.release != Release::Live;
    field(
        "release",
        &format!(
            "{{ \"number\": {}, \"published_at\": {}, \"manifest_sha256\": {}, \"pinned\": {pinned} }}",
            quoted.release,
            text(&quoted.published_at),
            text(&quoted.hash)
        ),
    );
    if let Some(found) = &quoted.corrected {
        let Some(words) = quoted.corrected_words() else { return String::new() };
        let (count, release) = (found.count, found.release);
        field(
            "corrected",
            &format!(
                "{{ \"count\": {count}, \"release\": {release}, \"day\": {}, \"words\": {} }}",
                text(&found.day),
                text(&words)
            ),
        );
    }
    field("address", &text(&quoted.absolute(&quoted.address.embed())));
    field("page", &text(&quoted.absolute(&quoted.address.page())));
    field("columns", &list(&figure.table.head));
    out.push_str("  \"rows\": [");
    for (index, row) in figure.table.rows.iter().enumerate() {
        let apart = if index == 0 { "" } else { "," };
        let _ = write!(out, "{apart}\n    {}", list(row));
    }
    out.push_str("\n  ]\n}\n");
    out
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
        format!("{} – {}", format::moment(quoted.lang, &from), format::moment(quoted.lang, &to))
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

fn list(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| text(cell)).collect();
    format!("[{}]", cells.join(", "))
}

/// A JSON string.
#[must_use]
pub fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if u32::from(c) < 32 => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
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

    #[test]
    fn strings_are_json() {
        assert_eq!(text("a\"\\\n海"), "\"a\\\"\\\\\\u000a海\"");
    }
}
