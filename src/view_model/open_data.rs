//! What can be downloaded: the open tables, what is known of each, how to cite the record.

use super::figure::Table;
use crate::route::Lang;
use crate::text::{Text, format, word};
use mingjing_contract::history::History;
use mingjing_contract::manifest::{Manifest, table};
use mingjing_contract::portal::Portal;
use std::collections::BTreeSet;

/// A CSV file of the open data (`open/<name>.csv`), or a folder of them, one a year or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// What it holds, in Chinese and in English.
    pub title: [&'static str; 2],
    /// One file a year or month.
    pub by_time: bool,
}

/// The open tables by the table of the record that they are made from. The publisher's own list is compared with this
/// one in its tests.
pub const OPEN: &[(&str, &[Sheet])] = &[
    (table::AIR_HOURS, &[Sheet { name: "air_hours", title: ["空气小时值", "Air by hour"], by_time: true }]),
    (
        table::AIR_DAYS,
        &[Sheet {
            name: "air_days",
            title: ["空气日报（按规则计算）", "Air by day, worked out by the rules"],
            by_time: true,
        }],
    ),
    (
        table::AIR_DAILY,
        &[Sheet {
            name: "air_daily",
            title: ["空气日报（转载）", "Air by day, as others published it"],
            by_time: true,
        }],
    ),
    (
        table::FORECASTS,
        &[Sheet { name: "forecasts", title: ["空气质量预报", "Air forecasts"], by_time: false }],
    ),
    (table::DUST_DAYS, &[Sheet { name: "dust_days", title: ["沙尘日", "Dust days"], by_time: false }]),
    (
        table::WARNINGS,
        &[Sheet {
            name: "warnings", title: ["重污染天气预警", "Heavy-pollution warnings"], by_time: false
        }],
    ),
    (
        table::WATER_READINGS,
        &[Sheet { name: "water_readings", title: ["地表水监测", "Surface water"], by_time: true }],
    ),
    (table::LAKES, &[Sheet { name: "lakes", title: ["湖泊水库", "Lakes and reservoirs"], by_time: false }]),
    (
        table::LAKE_READINGS,
        &[Sheet {
            name: "lake_readings", title: ["湖库营养状态", "Trophic state of lakes"], by_time: false
        }],
    ),
    (
        table::GROUNDWATER,
        &[Sheet {
            name: "groundwater_wells", title: ["地下水监测井", "Groundwater wells"], by_time: false
        }],
    ),
    (
        table::GROUNDWATER_READINGS,
        &[
            Sheet {
                name: "groundwater_samples",
                title: ["地下水样品", "Groundwater samples"],
                by_time: false,
            },
            Sheet {
                name: "groundwater_items", title: ["地下水指标", "Groundwater items"], by_time: false
            },
        ],
    ),
    (
        table::DRINKING,
        &[Sheet {
            name: "drinking_places",
            title: ["饮用水点位", "Drinking water: sources, plants, taps"],
            by_time: false,
        }],
    ),
    (
        table::DRINKING_READINGS,
        &[
            Sheet {
                name: "drinking_samples",
                title: ["饮用水样品", "Drinking-water samples"],
                by_time: false,
            },
            Sheet {
                name: "drinking_items", title: ["饮用水指标", "Drinking-water items"], by_time: false
            },
        ],
    ),
    (
        table::SOIL,
        &[
            Sheet { name: "soil_plots", title: ["土壤地块", "Soil plots"], by_time: false },
            Sheet { name: "soil_samples", title: ["土壤样品", "Soil samples"], by_time: false },
            Sheet { name: "soil_items", title: ["土壤指标", "Soil items"], by_time: false },
            Sheet {
                name: "farmland",
                title: ["受污染耕地安全利用", "Safe use of contaminated farmland"],
                by_time: false,
            },
        ],
    ),
    (
        table::POLLUTERS,
        &[
            Sheet {
                name: "enterprises", title: ["排污单位", "Enterprises that discharge"], by_time: false
            },
            Sheet { name: "outlets", title: ["排放口", "Outlets"], by_time: false },
            Sheet {
                name: "outlet_counts",
                title: ["排放口逐年达标情况", "Outlets by year against limits"],
                by_time: false,
            },
            Sheet { name: "emission_limits", title: ["排放限值", "Emission limits"], by_time: false },
            Sheet {
                name: "penalties", title: ["环境行政处罚", "Environmental penalties"], by_time: false
            },
            Sheet {
                name: "credit_ratings",
                title: ["环境信用评价", "Environmental credit ratings"],
                by_time: false,
            },
            Sheet { name: "cards", title: ["黄牌红牌", "Yellow and red cards"], by_time: false },
        ],
    ),
    (
        table::EMISSIONS,
        &[
            Sheet {
                name: "emission_verdicts",
                title: ["排放小时均值达标情况", "Emissions by hour against limits"],
                by_time: false,
            },
            Sheet {
                name: "emission_hours", title: ["排放小时均值", "Emissions by hour"], by_time: true
            },
        ],
    ),
    (
        table::EMISSION_DAYS,
        &[
            Sheet { name: "emission_days", title: ["排放日均值", "Emissions by day"], by_time: true },
            Sheet {
                name: "emission_day_verdicts",
                title: ["排放日均值达标情况", "Emissions by day against limits"],
                by_time: false,
            },
        ],
    ),
    (
        table::LEDGER,
        &[
            Sheet { name: "documents", title: ["文件", "Documents"], by_time: false },
            Sheet { name: "units", title: ["单位", "Units"], by_time: false },
            Sheet { name: "tasks", title: ["整改任务", "Tasks"], by_time: false },
            Sheet { name: "task_units", title: ["任务单位", "Units of the tasks"], by_time: false },
            Sheet { name: "milestones", title: ["里程碑", "Milestones"], by_time: false },
            Sheet {
                name: "task_events",
                title: ["任务进展", "What was published of the tasks"],
                by_time: false,
            },
        ],
    ),
    (
        table::TARGETS,
        &[
            Sheet { name: "indicators", title: ["指标", "Indicators"], by_time: false },
            Sheet { name: "targets", title: ["目标", "Targets"], by_time: false },
            Sheet {
                name: "observations",
                title: ["公布的指标值", "Published values of indicators"],
                by_time: false,
            },
        ],
    ),
    (
        table::DUTIES,
        &[
            Sheet { name: "duties", title: ["公开义务", "Disclosure duties"], by_time: false },
            Sheet {
                name: "duty_evidence",
                title: ["公开凭证", "Proofs that duties were kept"],
                by_time: false,
            },
        ],
    ),
    (table::SOURCES, &[Sheet { name: "sources", title: ["来源", "Sources"], by_time: false }]),
    (
        table::FACILITIES,
        &[
            Sheet {
                name: "facilities", title: ["开放设施", "Facilities open to visitors"], by_time: false
            },
            Sheet { name: "visit_days", title: ["开放日", "Visit days"], by_time: false },
        ],
    ),
    (table::BULLETINS, &[Sheet { name: "bulletins", title: ["公报", "Bulletins"], by_time: false }]),
    (
        table::BULLETIN_TEXTS,
        &[Sheet { name: "bulletin_texts", title: ["公报全文", "Texts of bulletins"], by_time: false }],
    ),
    (
        table::REPLIES,
        &[Sheet {
            name: "replies",
            title: ["公众反映与答复", "Reports of the public and answers"],
            by_time: false,
        }],
    ),
    (
        table::PLACES,
        &[
            Sheet { name: "regions", title: ["地区", "Regions"], by_time: false },
            Sheet { name: "stations", title: ["空气监测站", "Air stations"], by_time: false },
            Sheet {
                name: "station_history",
                title: ["监测站名单沿革", "What dated lists said of a station"],
                by_time: false,
            },
            Sheet { name: "sections", title: ["水质断面", "Water sections"], by_time: false },
        ],
    ),
    (
        table::PORTAL,
        &[
            Sheet {
                name: "portal_resources",
                title: ["数据出处", "Where the record is from"],
                by_time: false,
            },
            Sheet {
                name: "quality_notes",
                title: ["数据存疑", "What the publisher doubted"],
                by_time: false,
            },
        ],
    ),
    (table::CORRECTIONS, &[Sheet { name: "corrections", title: ["更正", "Corrections"], by_time: false }]),
    (
        table::HISTORY,
        &[Sheet { name: "releases", title: ["发布记录", "What each release brought"], by_time: false }],
    ),
];

/// A table with its downloads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Name of the table in the record.
    pub table: &'static str,
    /// Its name in words.
    pub title: String,
    /// Entries that the releases have brought so far; none where the account does not say.
    pub entries: Option<u64>,
    /// The release that changed it last, in words.
    pub changed: Option<String>,
    /// CSV files: words and address, newest first where there is one a year or month.
    pub files: Vec<(String, Vec<(String, String)>)>,
    /// Bytes of its files in the record.
    pub bytes: u64,
    /// `none`, `some` or `all` of it is made up.
    pub sample: &'static str,
}

/// The tables that a release has.
#[must_use]
pub fn rows(manifest: &Manifest, history: &History, t: &'static Text) -> Vec<Row> {
    let mut rows = Vec::new();
    for (table, sheets) in OPEN {
        let files: Vec<_> = manifest.files.iter().filter(|file| file.table == *table).collect();
        if files.is_empty() {
            continue;
        }
        let notes = || {
            history.releases.iter().flat_map(|release| {
                release.tables.iter().filter(|note| note.table == *table).map(move |note| (release, note))
            })
        };
        let made_up = files.iter().filter(|file| file.sample).count();
        let times: BTreeSet<&str> =
            files.iter().filter_map(|file| file.partition.as_deref()?.rsplit('/').next()).collect();
        rows.push(Row {
            table,
            title: title(table, t),
            entries: notes().next().is_some().then(|| notes().map(|(_, note)| note.added).sum()),
            changed: notes().next_back().map(|(release, _)| {
                (t.open_data().changed)(release.release, &format::moment(t.lang, &release.published_at))
            }),
            files: sheets
                .iter()
                .map(|sheet| (words(sheet, t.lang).to_owned(), addresses(sheet, &times, t)))
                .collect(),
            bytes: files.iter().map(|file| file.bytes).sum(),
            sample: match made_up {
                0 => "none",
                all if all == files.len() => "all",
                _ => "some",
            },
        });
    }
    rows
}

fn words(sheet: &Sheet, lang: Lang) -> &'static str {
    let [zh, en] = sheet.title;
    if lang == Lang::Zh { zh } else { en }
}

/// Name of a table of the record; one that the account of changes does not name has the name of its first sheet.
fn title(table: &str, t: &Text) -> String {
    if t.tables.iter().any(|(id, _)| *id == table) {
        return word(t.tables, table);
    }
    let sheets = OPEN.iter().find(|(of, _)| *of == table).and_then(|(_, sheets)| sheets.first());
    sheets.map_or_else(|| table.to_owned(), |sheet| words(sheet, t.lang).to_owned())
}

fn addresses(sheet: &Sheet, times: &BTreeSet<&str>, t: &Text) -> Vec<(String, String)> {
    if !sheet.by_time {
        return vec![("CSV".to_owned(), format!("open/{}.csv", sheet.name))];
    }
    times
        .iter()
        .rev()
        .map(|time| (format::period(t.lang, time), format!("open/{}/{time}.csv", sheet.name)))
        .collect()
}

/// Sources of the record with their terms: title, rows read, licence; and whether they are made up.
#[must_use]
pub fn sources(portal: &Portal, t: &Text) -> Table {
    let w = t.open_data();
    let mut table = Table { head: w.source_head.map(str::to_owned).to_vec(), rows: Vec::new() };
    for resource in &portal.resources {
        let english = resource.title_en.clone().filter(|_| t.lang == Lang::En);
        table.rows.push(vec![
            english.unwrap_or_else(|| resource.title.clone()),
            resource.rows.to_string(),
            resource.licence.clone(),
            if resource.sample { t.sample.to_owned() } else { w.real.to_owned() },
        ]);
    }
    table
}

/// How to cite the record as it is in this release.
#[must_use]
pub fn citation(portal: &Portal, manifest: &Manifest, hash: &str, address: &str, t: &Text) -> String {
    let (title, operator) = match t.lang {
        Lang::Zh => (&portal.title_zh, &portal.operator_zh),
        Lang::En => (&portal.title_en, &portal.operator_en),
    };
    let place = if address.is_empty() { String::new() } else { format!(" {address}") };
    let when = format::moment(t.lang, &manifest.published_at);
    (t.open_data().citation)([operator, title, &when, &place, hash], manifest.release)
}

/// Bytes for people: `12 kB`, `3.4 MB`, without a float.
#[must_use]
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_by_people() {
        assert_eq!([999, 1_000, 41_800, 3_460_000].map(size), ["999 B", "1 kB", "41 kB", "3.4 MB"]);
    }
}
