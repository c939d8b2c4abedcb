//! The tables that are offered, each with what its columns mean.

use mingjing_contract::manifest::table;

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
