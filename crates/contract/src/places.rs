//! Where: regions, air stations, water sections.

use crate::Id;
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};

/// Table `places`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Places {
    /// Regions, parents before children where the workbook lists them so.
    pub regions: Vec<Region>,
    /// Air monitoring stations that have data in this release.
    pub stations: Vec<Station>,
    /// Surface-water monitoring sections.
    pub sections: Vec<Section>,
}

/// A division of the country, or an area that a plan names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Region {
    /// GB/T 2260 six digits, or a made-up prefixed code (`area-wuhai`).
    pub code: Id,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Code of the region above.
    pub parent: Option<Id>,
    /// `autonomous_region`, `prefecture`, `county`, `town`, `area`, `basin`, `lake`, `reserve`, `park`.
    pub kind: String,
    /// Made up for demonstration.
    pub sample: bool,
}

/// What a report can be about: a prefecture or a county.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reportable<'a> {
    /// It.
    pub region: &'a Region,
    /// The prefecture of a county, where the list has it.
    pub above: Option<&'a Region>,
}

/// The regions that a report can be about: those around `own` (the reader's place or the portal's) first, counties before their
/// prefecture, the rest as the list has it. A made-up region is offered beside real ones only to who chose it (`chosen`).
#[must_use]
pub fn reportable<'a>(regions: &'a [Region], own: Option<&str>, chosen: Option<&str>) -> Vec<Reportable<'a>> {
    let find = |code: Option<&str>| regions.iter().find(|region| Some(region.code.as_str()) == code);
    let all = || regions.iter().filter(|region| is_reportable(region));
    let has_real = all().any(|region| !region.sample);
    let in_sample = find(chosen).is_some_and(|region| region.sample);
    let prefecture = |region: &Region| {
        let above = if region.kind == "prefecture" {
            find(Some(&region.code))
        } else {
            find(region.parent.as_deref())
        };
        above.filter(|above| above.kind == "prefecture")
    };
    let own = find(own);
    let group = |region: &Region| prefecture(region).unwrap_or(region).code.clone();
    let own_group = own.map(group);
    let place = |code: &str| regions.iter().position(|region| region.code == code);
    let mut offered: Vec<&Region> = all().filter(|region| !region.sample || in_sample || !has_real).collect();
    offered.sort_by_key(|region| {
        let group = group(region);
        let is_own = own.is_some_and(|own| own.code == region.code);
        (Some(&group) != own_group.as_ref(), place(&group), !is_own, region.kind == "prefecture")
    });
    let above = |region: &Region| prefecture(region).filter(|above| above.code != region.code);
    offered.into_iter().map(|region| Reportable { region, above: above(region) }).collect()
}

fn is_reportable(region: &Region) -> bool {
    matches!(region.kind.as_str(), "prefecture" | "county")
}

/// An air monitoring station of the national network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Station {
    /// National code, e.g. `2186A`.
    pub code: Id,
    /// Name without the notes that lists put into it.
    pub name_zh: String,
    /// Name in English or pinyin, where the workbook has one.
    pub name_en: Option<String>,
    /// Prefecture.
    pub region: Id,
    /// Longitude in degrees east; absent when the list has none.
    pub lon: Option<Decimal>,
    /// Latitude in degrees north.
    pub lat: Option<Decimal>,
    /// Reference station (对照点): published, but not part of the city's means.
    pub reference: bool,
    /// Day from which it is out of service, where a list says so.
    pub stopped_on: Option<String>,
    /// What the dated lists said of it over time: renames, moves, stops.
    pub history: Vec<StationNote>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// One entry of a dated station list that differs from the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StationNote {
    /// Day from which the list holds.
    pub from: String,
    /// Name as printed in it.
    pub name_as_listed: String,
    /// Longitude as printed.
    pub lon: Option<Decimal>,
    /// Latitude as printed.
    pub lat: Option<Decimal>,
}

/// A surface-water monitoring section (断面).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// Identifier used in addresses, e.g. `haibowan`.
    pub id: Id,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English or pinyin.
    pub name_en: String,
    /// Basin as the source names it.
    pub basin_zh: String,
    /// Basin in English.
    pub basin_en: String,
    /// River, where a source says it.
    pub river_zh: Option<String>,
    /// Region, where a source says it.
    pub region: Option<Id>,
    /// `river` or `lake`: decides the limit of total phosphorus.
    pub body: String,
    /// Made up for demonstration.
    pub sample: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(code: &str, kind: &str, parent: Option<&str>) -> Region {
        Region {
            code: code.into(),
            name_zh: code.into(),
            name_en: code.into(),
            parent: parent.map(str::to_owned),
            kind: kind.into(),
            sample: code.starts_with("sample"),
        }
    }

    fn list() -> Vec<Region> {
        vec![
            region("15", "autonomous_region", None),
            region("1501", "prefecture", Some("15")),
            region("1503", "prefecture", Some("15")),
            region("1506", "prefecture", Some("15")),
            region("150104", "county", Some("1501")),
            region("150603", "county", Some("1506")),
            region("150621", "county", Some("1506")),
            region("area", "area", Some("15")),
            region("sample", "county", None),
        ]
    }

    fn codes(own: Option<&str>, chosen: Option<&str>) -> String {
        let list = list();
        let offered = reportable(&list, own, chosen);
        offered.iter().map(|one| one.region.code.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn counties_come_before_their_prefecture_and_the_reader_s_own_first() {
        assert_eq!(codes(None, None), "150104 1501 1503 150603 150621 1506");
        assert_eq!(
            codes(Some("1506"), None),
            "1506 150603 150621 150104 1501 1503",
            "the chosen place itself, then its own"
        );
        assert_eq!(codes(Some("150621"), None), "150621 150603 1506 150104 1501 1503");
        assert_eq!(codes(Some("nowhere"), None), codes(None, None));
    }

    #[test]
    fn a_made_up_region_is_offered_to_who_chose_it_or_where_there_is_no_other() {
        assert!(codes(None, Some("sample")).ends_with("1506 sample"));
        assert!(!codes(None, Some("1501")).contains("sample"));
        let only = [region("sample", "county", None)];
        assert_eq!(reportable(&only, None, None).len(), 1);
    }

    #[test]
    fn a_county_names_its_prefecture() {
        let list = list();
        let offered = reportable(&list, None, None);
        assert_eq!(offered[0].above.map(|above| above.code.as_str()), Some("1501"));
        assert_eq!(offered[1].above, None);
    }
}
