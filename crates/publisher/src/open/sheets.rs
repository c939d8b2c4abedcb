//! Which tables the open data have, and how each follows from the published one.
//!
//! A sheet names a list inside a table of the contract (`tasks.events`: the events of all tasks) and its columns.
//! What a column is (type, words) comes from the contract's JSON Schema; a test fails when the contract has
//! a field that no sheet takes and none leaves out.

use mingjing_contract::manifest::table;

/// A table of the open data.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// Name: `open/<name>.csv`.
    pub name: &'static str,
    /// Title.
    pub title_zh: &'static str,
    /// Title in English.
    pub title_en: &'static str,
    /// Table of the contract.
    pub table: &'static str,
    /// Names of the lists that lead to the rows, outermost first, with dots between; empty: the table is the row.
    pub at: &'static str,
    /// Columns, with spaces between: `path`, `name=path`; `^path` is of the object around the row, `^^path`
    /// of the one around that. `{six}` stands for each name of a list ([`names`]); `path[a:b]` for a list of
    /// objects written as `a:b;a:b`.
    pub columns: &'static str,
    /// Fields of the row that are left out on purpose (they stand in a sheet of their own).
    pub without: &'static str,
    /// Columns that together name a row; empty where nothing does.
    pub key: &'static str,
    /// Foreign keys: `column>sheet.column`.
    pub refers: &'static str,
    /// One file a year or month: the part after the last `/` of the partition's name.
    pub by_time: bool,
}

/// Names that a `{list}` stands for.
#[must_use]
pub fn names(list: &str) -> &'static [&'static str] {
    match list {
        "six" => &["so2", "no2", "co", "o3", "pm10", "pm25"],
        "water" => &[
            "water_temperature",
            "ph",
            "do",
            "codmn",
            "nh3n",
            "tp",
            "tn",
            "conductivity",
            "turbidity",
            "chla",
            "algae",
        ],
        "lake" => &["chla", "tp", "tn", "sd", "codmn"],
        _ => &[],
    }
}

macro_rules! sheets {
    ($($name:literal $zh:literal $en:literal: $table:ident / $at:literal, $columns:literal
        $(, key $key:literal)? $(, refers $refers:literal)? $(, without $without:literal)? $(, by_time $by:literal)?;)*) => {
        &[$(Sheet {
            name: $name, title_zh: $zh, title_en: $en, table: table::$table, at: $at, columns: $columns,
            key: concat!($($key)?), refers: concat!($($refers)?), without: concat!($($without)?),
            by_time: $($by ||)? false,
        }),*]
    };
}

/// All but the hourly series, which are unrolled by [`super::hours`].
pub const SHEETS: &[Sheet] = sheets! {
    "regions" "地区" "Regions": PLACES / "regions", "code name_zh name_en parent kind sample",
        key "code", refers "parent>regions.code";
    "stations" "空气监测站" "Air stations": PLACES / "stations",
        "code name_zh name_en region lon lat reference stopped_on sample", key "code", refers "region>regions.code",
        without "history";
    "station_history" "监测站名单沿革" "What dated lists said of a station": PLACES / "stations.history",
        "station=^code from name_as_listed lon lat", key "station from", refers "station>stations.code";
    "sections" "水质断面" "Water sections": PLACES / "sections",
        "id name_zh name_en basin_zh basin_en river_zh region body sample", key "id", refers "region>regions.code";
    "air_days" "空气日报（按规则计算）" "Air by day, worked out by the rules": AIR_DAYS / "days",
        "place=^place date edition {six}=values.{six} iaqi_{six}=iaqi.{six} aqi level primary note count_{six}=counts.{six} missing_{six}=missing.{six}",
        key "place date", by_time true;
    "air_daily" "空气日报（转载）" "Air by day, as others published it": AIR_DAILY / "days",
        "place=^place date origin {six}=values.{six} aqi primary publisher_zh source note sample=^sample", key "place date origin",
        by_time true;
    "forecasts" "空气质量预报" "Air forecasts": FORECASTS / "forecasts",
        "region date issued_at aqi_low aqi_high level_low level_high primary issuer_zh text_zh text_en source note sample",
        key "region issued_at date", refers "region>regions.code";
    "dust_days" "沙尘日" "Dust days": DUST_DAYS / "days", "region date document source note sample",
        key "region date", refers "region>regions.code";
    "warnings" "重污染天气预警" "Heavy-pollution warnings": WARNINGS / "warnings.revisions",
        "warning=^id region=^region revision level issuer_zh document issued_at starts_at lifted_at cause_zh measures_zh measures_en source note sample=^sample",
        key "warning revision", refers "region>regions.code";
    "water_readings" "地表水监测" "Surface water": WATER_READINGS / "readings",
        "section=^section at edition=^edition {water}=values.{water} missing_{water}=missing.{water} published_class computed_class deciding exceeding[item:multiple] status_zh",
        refers "section>sections.id", by_time true;
    "lakes" "湖泊水库" "Lakes and reservoirs": LAKES / "lakes",
        "id name_zh name_en region kind area_km2 lon lat note sample", key "id", refers "region>regions.code",
        without "latest";
    "lake_readings" "湖库营养状态" "Trophic state of lakes": LAKE_READINGS / "readings",
        "lake=^lake period point_zh edition=^edition {lake}=values.{lake} tli_{lake}=parts.{lake} missing_{lake}=missing.{lake} tli grade published_tli source note",
        refers "lake>lakes.id";
    "groundwater_wells" "地下水监测井" "Groundwater wells": GROUNDWATER / "wells",
        "id name_zh name_en region aquifer depth_m lon lat note sample", key "id", refers "region>regions.code",
        without "latest";
    "groundwater_samples" "地下水样品" "Groundwater samples": GROUNDWATER_READINGS / "samples",
        "well sampled_on edition=^edition class open_ended deciding not_judged[item:reason] no_rule",
        key "well sampled_on", refers "well>groundwater_wells.id", without "items";
    "groundwater_items" "地下水指标" "Groundwater items": GROUNDWATER_READINGS / "samples.items",
        "well=^well sampled_on=^sampled_on item value unit class limit multiple uncertain source note",
        refers "well>groundwater_wells.id";
    "drinking_places" "饮用水点位" "Drinking water: sources, plants, taps": DRINKING / "places",
        "id name_zh name_en region kind water body supply from operator_zh lon lat note sample", key "id",
        refers "region>regions.code from>drinking_places.id", without "latest";
    "drinking_samples" "饮用水样品" "Drinking-water samples": DRINKING_READINGS / "samples",
        "place period sampled_on edition compliant class trihalomethanes_ratio=trihalomethanes.ratio trihalomethanes_within=trihalomethanes.within not_judged[item:reason] no_rule",
        refers "place>drinking_places.id", without "items";
    "drinking_items" "饮用水指标" "Drinking-water items": DRINKING_READINGS / "samples.items",
        "place=^place period=^period sampled_on=^sampled_on item value unit least most breach multiple class limit_confidence source note",
        refers "place>drinking_places.id";
    "soil_plots" "土壤地块" "Soil plots": SOIL / "plots",
        "id name_zh name_en region address_zh area_m2 site former_use_zh planned_use_zh state listed_on removed_on use_limits_zh document lon lat source note sample",
        key "id", refers "region>regions.code", without "samples";
    "soil_samples" "土壤样品" "Soil samples": SOIL / "plots.samples",
        "plot=^id point sampled_on edition ph risk not_judged[item:reason] no_rule", key "plot point sampled_on",
        refers "plot>soil_plots.id", without "items";
    "soil_items" "土壤指标" "Soil items": SOIL / "plots.samples.items",
        "plot=^^id point=^point sampled_on=^sampled_on item value screening intervention risk multiple limit_confidence source note",
        refers "plot>soil_plots.id";
    "farmland" "受污染耕地安全利用" "Safe use of contaminated farmland": SOIL / "farmland",
        "region year total safe area_unit percent published_percent source note sample", refers "region>regions.code";
    "enterprises" "排污单位" "Enterprises that discharge": POLLUTERS / "enterprises",
        "id name_zh name_en credit_code region industry_code industry_zh address_zh lon lat key_for management permit_number permit_from permit_to state report_url report_year note sample",
        key "id", refers "region>regions.code", without "outlets penalties credit cards";
    "outlets" "排放口" "Outlets": POLLUTERS / "enterprises.outlets",
        "id enterprise=^id code name_zh name_en medium process_zh receiving_zh automatic facility_state_zh lon lat",
        key "id", refers "enterprise>enterprises.id", without "limits counts";
    "outlet_counts" "排放口逐年达标情况" "Outlets by year against limits": POLLUTERS / "enterprises.outlets.counts",
        "outlet=^id year averaging kept exceeding marked missing without_limit until", key "outlet year averaging",
        refers "outlet>outlets.id";
    "emission_limits" "排放限值" "Emission limits": POLLUTERS / "enterprises.outlets.limits",
        "outlet=^id item averaging most unit oxygen_percent limit_source=source document clause from to",
        refers "outlet>outlets.id";
    "penalties" "环境行政处罚" "Environmental penalties": POLLUTERS / "enterprises.penalties",
        "id enterprise=^id document_number decided_on authority_zh kind violation_zh basis_zh amount_yuan fulfilled_on url source note",
        key "id", refers "enterprise>enterprises.id";
    "credit_ratings" "环境信用评价" "Environmental credit ratings": POLLUTERS / "enterprises.credit",
        "enterprise=^id year rating authority_zh published_on document source note",
        key "enterprise year authority_zh", refers "enterprise>enterprises.id";
    "cards" "黄牌红牌" "Yellow and red cards": POLLUTERS / "enterprises.cards",
        "id enterprise=^id card issued_on issuer_zh reason_zh document lifted_on lifted_document source note",
        key "id", refers "enterprise>enterprises.id";
    "emission_days" "排放日均值" "Emissions by day": EMISSION_DAYS / "items.days",
        "outlet=^^outlet item=^item unit=^unit date value missing hours mark", key "outlet item date",
        refers "outlet>outlets.id", by_time true;
    "emission_day_verdicts" "排放日均值达标情况" "Emissions by day against limits": EMISSION_DAYS / "items.verdicts",
        "outlet=^^outlet year=^^year item=^item unit=^unit limit_source=source document clause most judged missing outside_term unmarked_exceedances marked_exceedances worst_at=worst.at worst_value=worst.value worst_multiple=worst.multiple",
        refers "outlet>outlets.id";
    "emission_verdicts" "排放小时均值达标情况" "Emissions by hour against limits": EMISSIONS / "items.verdicts",
        "outlet=^^outlet month=^^month item=^item unit=^unit limit_source=source document clause most judged missing outside_term unmarked_exceedances marked_exceedances worst_at=worst.at worst_value=worst.value worst_multiple=worst.multiple",
        refers "outlet>outlets.id";
    "documents" "文件" "Documents": LEDGER / "documents",
        "id title_zh title_en number issuer issued_on region note sample", key "id", refers "region>regions.code";
    "units" "单位" "Units": LEDGER / "units", "id name_zh name_en region kind sample",
        key "id", refers "region>regions.code";
    "tasks" "整改任务" "Tasks": LEDGER / "tasks",
        "id document parent section theme title_zh title_en summary_zh goal_zh deadline_text deadline_date deadline_kind region sample",
        key "id", refers "document>documents.id parent>tasks.id region>regions.code",
        without "units milestones events";
    "task_units" "任务单位" "Units of the tasks": LEDGER / "tasks.units", "task=^id unit role", key "task unit role",
        refers "task>tasks.id unit>units.id";
    "milestones" "里程碑" "Milestones": LEDGER / "tasks.milestones",
        "task=^id seq due_on quantity unit_zh cumulative description_zh", key "task seq", refers "task>tasks.id";
    "task_events" "任务进展" "What was published of the tasks": LEDGER / "tasks.events",
        "id task=^id date kind quantity unit_zh percent text_zh text_en source confidence counts_toward new_deadline moved_by moved_document successors evidence_url evidence_sha256 window_until sample=^sample",
        key "id", refers "task>tasks.id source>sources.id moved_by>units.id";
    "indicators" "指标" "Indicators": TARGETS / "indicators",
        "id name_zh name_en unit better theme definition_note sample", key "id";
    "targets" "目标" "Targets": TARGETS / "targets",
        "id indicator region year due_on comparator value baseline_year document section task note sample", key "id",
        refers "indicator>indicators.id region>regions.code document>documents.id task>tasks.id";
    "observations" "公布的指标值" "Published values of indicators": TARGETS / "observations",
        "id indicator region period value unit qualifier document source confidence note sample", key "id",
        refers "indicator>indicators.id region>regions.code";
    "duties" "公开义务" "Disclosure duties": DUTIES / "duties",
        "id what_zh what_en who_zh units[unit:role] frequency document section kind audience task deadline_text note sample",
        key "id", refers "document>documents.id task>tasks.id", without "evidence";
    "duty_evidence" "公开凭证" "Proofs that duties were kept": DUTIES / "duties.evidence",
        "id duty=^id region date text_zh source confidence", key "id duty",
        refers "duty>duties.id region>regions.code source>sources.id";
    "sources" "来源" "Sources": SOURCES / "sources", "id title publisher published_on address note sample", key "id";
    "facilities" "开放设施" "Facilities open to visitors": FACILITIES / "facilities",
        "id name_zh name_en kind region address_zh lon lat operator_zh booking_zh booking_en booking_url phone enterprise note sample",
        key "id", refers "region>regions.code", without "days";
    "visit_days" "开放日" "Visit days": FACILITIES / "facilities.days",
        "facility=^id date starts_at ends_at capacity visitors state note_zh", key "facility date starts_at",
        refers "facility>facilities.id";
    "bulletins" "公报" "Bulletins": BULLETINS / "bulletins",
        "id kind region period title_zh title_en issuer_zh published_on source note sample", key "id",
        refers "region>regions.code";
    "bulletin_texts" "公报全文" "Texts of bulletins": BULLETIN_TEXTS / "", "id text_zh text_en", key "id",
        refers "id>bulletins.id", without "html_zh html_en";
    "replies" "公众反映与答复" "Reports of the public and answers": REPLIES / "replies",
        "id kind region place_zh lat lon task station section enterprise received_on accepted_on answered_on accept_by answer_by days_to_accept days_to_answer extended_on extension_reason_zh unit question_zh answer_zh result satisfaction sample",
        key "id", refers "region>regions.code";
    "corrections" "更正" "Corrections": CORRECTIONS / "corrections",
        "release published_at table partition row field old new reason_zh reason_en decided_on document";
    "releases" "发布记录" "What each release brought": HISTORY / "releases.tables",
        "release=^release published_at=^published_at table added filled updated corrected", key "release table";
    "portal_resources" "数据出处" "Where the record is from": PORTAL / "resources",
        "name title title_en sources licence sample rows", key "name";
    "quality_notes" "数据存疑" "What the publisher doubted": PORTAL / "quality_notes",
        "code resource message_zh message_en count first";
};
