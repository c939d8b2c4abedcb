//! The dated national lists of air stations, as they are: two layouts, notes inside names, codes twice,
//! coordinates absent.

use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{air, folder, table as told},
};
use crate::workbook::{PACKAGE_FILE, package::Resource, table::Table};
use jiff::civil::Date;
use mingjing_domain::{Decimal, time::parse_date};
use std::collections::{BTreeMap, btree_map::Entry};

/// A list and the day from which it holds.
#[derive(Clone, Debug)]
pub struct StationList {
    /// Resource.
    pub resource: String,
    /// Path.
    pub file: String,
    /// First day.
    pub from: Date,
    /// Made up for demonstration.
    pub sample: bool,
    /// Stations by code.
    pub stations: BTreeMap<String, Listed>,
}

/// A station as a list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Line in the file.
    pub line: u64,
    /// Name as printed.
    pub printed_name: String,
    /// City as printed, without 市.
    pub city: String,
    /// Longitude.
    pub lon: Option<Decimal>,
    /// Latitude.
    pub lat: Option<Decimal>,
    /// 对照点, by its column or by a note in the name.
    pub reference: bool,
}

/// What a printed name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameNotes {
    /// The name itself.
    pub name: String,
    /// Noted as a reference station.
    pub reference: bool,
    /// Noted as stopped, with the day where one is printed.
    pub stopped: Option<Option<Date>>,
}

/// Reads one list.
#[must_use]
pub fn read(resource: &Resource, file: &str, text: &str, faults: &mut Diagnostics) -> Option<StationList> {
    let described = Place::file(&resource.name, PACKAGE_FILE);
    let Some(from) = resource.from.as_deref().and_then(|from| parse_date(from).ok()) else {
        faults.push(
            folder::property_needed("mingjing:from", "2022-02-13"),
            described,
            resource.from.as_deref(),
        );
        return None;
    };
    let rows = match resource.layout.as_deref() {
        Some("rows") => by_rows(resource, file, text, faults)?,
        Some("transposed") => transposed(resource, file, text, faults)?,
        other => {
            faults.push(folder::property_needed("mingjing:layout", "rows, transposed"), described, other);
            return None;
        }
    };
    let mut stations = BTreeMap::new();
    for (code, listed) in rows {
        // In the real lists the second row of a code is a leftover: the city it names is no city any more.
        let place = Place::file(&resource.name, file).row(listed.line);
        match stations.entry(code) {
            Entry::Vacant(free) => _ = free.insert(listed),
            Entry::Occupied(taken) => faults.push(air::station_twice(), place, Some(taken.key())),
        }
    }
    Some(StationList {
        resource: resource.name.clone(),
        file: file.to_owned(),
        from,
        sample: resource.sample,
        stations,
    })
}

/// One station a row, under a header.
fn by_rows(
    resource: &Resource,
    file: &str,
    text: &str,
    faults: &mut Diagnostics,
) -> Option<Vec<(String, Listed)>> {
    let table = Table::parse(&resource.name, file, text, faults)?;
    let column = |name: &str| table.column(name);
    let (Some(code), Some(name), Some(city)) = (column("监测点编码"), column("监测点名称"), column("城市"))
    else {
        faults.push(
            air::list_shape(),
            Place::file(&resource.name, file).row(1),
            Some(&table.header.join(",")),
        );
        return None;
    };
    let (lon, lat, reference) = (column("经度"), column("纬度"), column("对照点"));
    let mut rows = Vec::new();
    for row in &table.rows {
        let cell =
            |index: Option<usize>| index.and_then(|index| row.cells.get(index)).map_or("", String::as_str);
        let code_text = cell(Some(code));
        if code_text.is_empty() {
            faults.push(told::required(), table.place(row).column("监测点编码"), None);
            continue;
        }
        let mut degrees = |index: Option<usize>, heading: &str, most: i64| {
            let text = cell(index);
            if text.is_empty() || text == "-" {
                return None;
            }
            let Ok(value) = text.parse::<Decimal>() else {
                faults.push(told::wrong_type("number"), table.place(row).column(heading), Some(text));
                return None;
            };
            if value > Decimal::from_int(most) || value < Decimal::from_int(-most) {
                let fault = told::out_of_bounds(&format!("±{most}°"));
                faults.push(fault, table.place(row).column(heading), Some(text));
                return None;
            }
            Some(value)
        };
        let (lon, lat) = (degrees(lon, "经度", 180), degrees(lat, "纬度", 90));
        let name = cell(Some(name));
        let listed = Listed {
            line: row.line,
            printed_name: name.to_owned(),
            city: bare_city(cell(Some(city))),
            lon,
            lat,
            reference: cell(reference) == "Y" || notes(name).reference,
        };
        rows.push((code_text.to_owned(), listed));
    }
    Some(rows)
}

/// Three long rows: codes, names, cities. No coordinates.
fn transposed(
    resource: &Resource,
    file: &str,
    text: &str,
    faults: &mut Diagnostics,
) -> Option<Vec<(String, Listed)>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let lines: Vec<csv::StringRecord> = reader.records().filter_map(Result::ok).collect();
    let [codes, names, cities] = lines.as_slice() else {
        faults.push(air::list_shape(), Place::file(&resource.name, file), None);
        return None;
    };
    if codes.len() != names.len() || codes.len() != cities.len() {
        let lengths = [codes.len(), names.len(), cities.len()].map(|length| length.to_string()).join(", ");
        faults.push(air::list_shape(), Place::file(&resource.name, file), Some(&lengths));
        return None;
    }
    let listed = |(name, city): (&str, &str)| Listed {
        line: 2,
        printed_name: name.to_owned(),
        city: bare_city(city),
        lon: None,
        lat: None,
        reference: notes(name).reference,
    };
    Some(codes.iter().map(str::to_owned).zip(names.iter().zip(cities.iter()).map(listed)).collect())
}

/// Lists print cities with and without 市.
fn bare_city(text: &str) -> String {
    text.strip_suffix('市').unwrap_or(text).to_owned()
}

/// Takes a printed name apart: `兴松小区(停运200113)`, `西花园(对照点)`, `职工医院（20181115停运）`.
#[must_use]
pub fn notes(printed: &str) -> NameNotes {
    let mut found = NameNotes { name: printed.trim().to_owned(), reference: false, stopped: None };
    while let Some((name, note)) = last_note(&found.name) {
        if note.contains("停运") || note.contains("停用") {
            found.stopped = Some(short_date(&note));
        } else if note.contains("对照点") {
            found.reference = true;
        } else if note.contains("更为评价点") {
            // A reference station that became an ordinary one.
            found.reference = false;
        } else if !note.ends_with("启用") {
            // Brackets that belong to the name.
            break;
        }
        found.name = name;
    }
    found
}

/// Splits off brackets at the end, of either width.
fn last_note(name: &str) -> Option<(String, String)> {
    let inner = name.strip_suffix([')', '）'])?;
    let open = inner.rfind(['(', '（'])?;
    let (rest, note) = inner.split_at_checked(open)?;
    let note = note.trim_start_matches(['(', '（']);
    let rest = rest.trim_end();
    (!rest.is_empty()).then(|| (rest.to_owned(), note.to_owned()))
}

/// `200113` or `20181115` in a note.
fn short_date(note: &str) -> Option<Date> {
    let digits: String = note.chars().filter(char::is_ascii_digit).collect();
    let long = match digits.len() {
        6 => format!("20{digits}"),
        8 => digits,
        _ => return None,
    };
    Date::new(long.get(..4)?.parse().ok()?, long.get(4..6)?.parse().ok()?, long.get(6..)?.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_real_lists_come_apart() {
        for (printed, name, reference, stopped) in [
            ("兴松小区(停运200113)", "兴松小区", false, Some(Some("2020-01-13"))),
            ("包百大楼(停用200107)", "包百大楼", false, Some(Some("2020-01-07"))),
            ("市监测站（181220停用）", "市监测站", false, Some(Some("2018-12-20"))),
            ("职工医院（20181115停运）", "职工医院", false, Some(Some("2018-11-15"))),
            ("涧河(已停用)", "涧河", false, Some(None)),
            ("市政府原办公楼(20190308启用)", "市政府原办公楼", false, None),
            ("某点(对照点190307启用)", "某点", true, None),
            ("某点(200101更为评价点)", "某点", false, None),
            ("秋林养殖基地(对照点)", "秋林养殖基地", true, None),
            ("呼市一监", "呼市一监", false, None),
            ("一中(东校区)", "一中(东校区)", false, None),
        ] {
            let found = notes(printed);
            let date = found.stopped.map(|date| date.map(|date| date.to_string()));
            let expected = stopped.map(|date| date.map(str::to_owned));
            assert_eq!(
                (found.name.as_str(), found.reference, date),
                (name, reference, expected),
                "{printed}"
            );
        }
    }
}
