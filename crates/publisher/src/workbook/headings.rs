//! Which column a heading means: its name, or its title in Chinese or English.
//!
//! Clerks head columns in Chinese, add units in brackets and stars for what is required. A unit in a
//! heading must be that of the column, or the heading means nothing: a column of CO in µg/m³ must not be
//! taken for one in mg/m³.

use super::catalogue::Entry;
use crate::schema::Schema;

/// What the headings of a table may be.
#[derive(Clone, Debug, Default)]
pub struct Headings {
    columns: Vec<Known>,
}

/// A column.
#[derive(Clone, Debug)]
struct Known {
    name: String,
    kind: String,
    titles: Vec<String>,
    unit: String,
}

/// What a heading means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// The name of a column.
    Name,
    /// Title of the column of this name.
    Title(&'a str),
    /// Title of several columns.
    Several(Vec<&'a str>),
    /// No column.
    Unknown,
}

impl Headings {
    /// The headings of a schema; titles come from the catalogue where the schema gives none.
    #[must_use]
    pub fn of(schema: &Schema, entry: Option<&Entry>) -> Self {
        let column = |field: &crate::schema::Field| {
            let listed =
                entry.and_then(|entry| entry.columns.iter().find(|column| column.name == field.name));
            let from_catalogue = listed.map(|column| [Some(&column.title), Some(&column.title_en)]);
            let own = [field.title.as_ref(), field.title_en.as_ref()];
            let titles = own.into_iter().chain(from_catalogue.into_iter().flatten()).flatten();
            let mut titles: Vec<String> = titles.map(|title| bare(title)).collect();
            titles.push(bare(&field.name));
            titles.sort();
            titles.dedup();
            let unit = field.unit.as_deref().or(listed.and_then(|column| column.unit.as_deref()));
            Known {
                name: field.name.clone(),
                kind: field.kind.clone(),
                titles,
                unit: bare(unit.unwrap_or_default()),
            }
        };
        Self { columns: schema.fields.iter().map(column).collect() }
    }

    /// What a heading means.
    #[must_use]
    pub fn meaning(&self, heading: &str) -> Meaning<'_> {
        if self.columns.iter().any(|column| column.name == heading) {
            return Meaning::Name;
        }
        let whole = bare(heading);
        if whole.is_empty() {
            return Meaning::Unknown;
        }
        let by = |fits: &dyn Fn(&Known) -> bool| -> Vec<&str> {
            self.columns.iter().filter(|column| fits(column)).map(|column| column.name.as_str()).collect()
        };
        let mut found = by(&|column| column.titles.contains(&whole));
        if found.is_empty()
            && let Some((title, unit)) = whole.strip_suffix(')').and_then(|inner| inner.rsplit_once('('))
        {
            found = by(&|column| column.unit == unit && column.titles.iter().any(|known| known == title));
        }
        match found.as_slice() {
            [] => Meaning::Unknown,
            [only] => Meaning::Title(only),
            _ => Meaning::Several(found),
        }
    }

    /// Type of a column.
    #[must_use]
    pub fn kind(&self, name: &str) -> &str {
        self.columns.iter().find(|column| column.name == name).map_or("", |column| &column.kind)
    }

    /// How many headings of a row mean something.
    #[must_use]
    pub fn known_in(&self, row: &[String]) -> usize {
        row.iter().filter(|heading| self.meaning(heading) != Meaning::Unknown).count()
    }

    /// Which of the first rows of a table is its header, as a position. It is the first one, unless that is
    /// a title: one cell alone above a row that has more of the columns.
    #[must_use]
    pub fn header_among(&self, first_rows: &[Vec<String>]) -> usize {
        let is_alone = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() == 1;
        if !first_rows.first().is_some_and(is_alone) {
            return 0;
        }
        let mut best = (0, first_rows.first().map_or(0, |row| self.known_in(row)));
        for (position, row) in first_rows.iter().enumerate().skip(1) {
            let found = self.known_in(row);
            if found > best.1 {
                best = (position, found);
            }
        }
        best.0
    }
}

/// A heading or a unit without what may differ: case, blanks, width of brackets, stars, the two letters µ.
fn bare(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '（' | '[' | '【' => out.push('('),
            '）' | ']' | '】' => out.push(')'),
            '\u{b5}' | '\u{3bc}' => out.push('u'),
            '³' => out.push('3'),
            '²' => out.push('2'),
            '／' => out.push('/'),
            '*' | '＊' | '\u{feff}' => {}
            c if c.is_whitespace() => {}
            c => out.extend(c.to_lowercase()),
        }
    }
    out.trim_end_matches([':', '：']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::catalogue::Catalogue;

    fn headings(table: &str) -> Headings {
        let entry = Catalogue::find(table).unwrap();
        Headings::of(&entry.schema, Some(entry))
    }

    #[test]
    fn a_heading_is_a_name_or_a_title_with_the_right_unit() {
        let daily = headings("air_daily");
        for (heading, meaning) in [
            ("co", Meaning::Name),
            ("一氧化碳", Meaning::Title("co")),
            ("*一氧化碳（mg/m³）", Meaning::Title("co")),
            ("一氧化碳 (mg/m3)", Meaning::Title("co")),
            ("一氧化碳(μg/m³)", Meaning::Unknown),
            ("CO", Meaning::Title("co")),
            ("细颗粒物（μg/m³）", Meaning::Title("pm25")),
            ("PM2.5", Meaning::Title("pm25")),
            ("Primary pollutants", Meaning::Title("primary")),
            ("", Meaning::Unknown),
            ("备注", Meaning::Unknown),
        ] {
            assert_eq!(daily.meaning(heading), meaning, "{heading}");
        }
        let schema: Schema = serde_json::from_str(
            r#"{"fields": [{"name": "a", "title": "数量"}, {"name": "b", "title": "数 量"}]}"#,
        )
        .unwrap();
        assert_eq!(Headings::of(&schema, None).meaning("数量"), Meaning::Several(vec!["a", "b"]));
    }

    #[test]
    fn every_title_of_the_catalogue_means_its_column() {
        for entry in Catalogue::all() {
            let headings = headings(&entry.name);
            for column in &entry.columns {
                for title in [&column.title, &column.title_en] {
                    let meaning = headings.meaning(title);
                    let at = format!("{}.{} {title}", entry.name, column.name);
                    assert!(
                        meaning == Meaning::Title(&column.name) || meaning == Meaning::Name,
                        "{at}: {meaning:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_title_above_the_header_is_passed_over() {
        let rows = |rows: &[&[&str]]| -> Vec<Vec<String>> {
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
        };
        let daily = headings("air_daily");
        for (first, header) in [
            (rows(&[&["place", "date"], &["a", "b"]]), 0),
            (
                rows(&[
                    &["乌海市空气质量日报", "", ""],
                    &["", "单位：µg/m³"],
                    &["日期", "AQI"],
                    &["2026-01-01", "3"],
                ]),
                2,
            ),
            (rows(&[&["place"], &["3621A"]]), 0),
            (rows(&[&["乌海市"], &["甲", "乙"]]), 0),
        ] {
            assert_eq!(daily.header_among(&first), header, "{first:?}");
        }
    }
}
