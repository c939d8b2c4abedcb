//! The views about water to drink, lakes, wells, soil, polluters and open plants, as HTML, natively.
#![expect(clippy::unwrap_used, reason = "a test")]

use jiff::Timestamp;
use mingjing_app::api::record::Record;
use mingjing_app::components::Ctx;
use mingjing_app::pages;
use mingjing_app::route::{Lang, Page, Query, Route};
use mingjing_app::shown::{Island, Shown};
use mingjing_app::view_model::emissions::Means;
use mingjing_contract::{drinking, facilities, groundwater, lakes, polluters, soil};
use serde::de::DeserializeOwned;
use std::sync::Arc;

fn stored<T: DeserializeOwned>(name: &str) -> Arc<T> {
    let path = format!("{}/crates/contract/tests/fixtures/v1/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Arc::new(serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
}

/// A page at a moment, with its query.
fn ctx(lang: Lang, now: &str, query: &str) -> Ctx {
    let now: Timestamp = now.parse().unwrap();
    let record = Record::new(stored("manifest"), "abc".into(), Box::new(|_| None));
    Ctx::new(&Route::new(lang, Page::Home), Query::parse(query), now, record)
}

fn zh(query: &str) -> Ctx {
    ctx(Lang::Zh, "2026-05-01T12:00:00+08:00", query)
}

/// What a reader would read: the text between the tags, runs of space as one.
fn text(shown: &Shown) -> String {
    let mut text = String::new();
    for part in shown.body.clone().into_string().split('<') {
        text.push(' ');
        text.push_str(part.split_once('>').map_or(part, |(_, words)| words));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(shown: &Shown, words: &[&str]) {
    let text = text(shown);
    for word in words {
        assert!(text.contains(word), "`{word}` is not said in: {text}");
    }
}

fn drinking_data() -> pages::drinking_water::DrinkingData {
    pages::drinking_water::DrinkingData {
        places: stored("places"),
        drinking: stored("drinking"),
        years: vec![stored("drinking_readings")],
        sources: None,
    }
}

#[test]
fn drinking_water_answers_first_and_says_what_to_do() {
    let shown = pages::drinking_water::view(&zh(""), &drinking_data());
    assert!(shown.sample, "all of it is made up");
    says(
        &shown,
        &[
            "1 个点位达标（共 4 个）",
            "示例水厂",
            "三卤甲烷（总量） 1.10 各项比值之和 ≤ 1 超过限值",
            "※ 限值转录自二手资料",
        ],
    );
    // What is broken calls for the advice that fits, and only for that.
    let html = shown.body.into_string();
    let advice = html.split("id=\"advice\"").nth(1).unwrap();
    let of = |words: &str| advice.split("<li>").find(|item| item.contains(words)).unwrap().to_owned();
    assert!(of("消毒副产物超标").contains("现在有这类超标"), "{advice}");
    assert!(!of("浑浊、异味").contains("现在有这类超标"), "{advice}");
}

#[test]
fn an_exceedance_is_followed_by_the_next_result_of_the_same_item() {
    let mut data = drinking_data();
    let year = Arc::make_mut(data.years.first_mut().unwrap());
    let plant = year.samples.iter().find(|sample| sample.place == "plant").unwrap().clone();
    let mut later = plant;
    later.period = "2026-Q2".into();
    later.sampled_on = Some("2026-05-20".into());
    later.trihalomethanes = Some(drinking::SumOfRatios { ratio: "0.60".parse().unwrap(), within: true });
    year.samples.push(later);
    says(
        &pages::drinking_water::view(&zh(""), &data),
        &["1.10（各项比值之和 ≤ 1） 2026年5月20日复测 0.60，达标", "之后没有公布这一项"],
    );
    // A region without places says so, and does not count 0 of 0 as good.
    let none = pages::drinking_water::view(&zh("?region=999999"), &data);
    says(&none, &["个点位达标（共 0 个）"]);
}

#[test]
fn a_rule_that_is_not_at_hand_gives_no_verdict() {
    let mut data = drinking_data();
    let drinking = Arc::make_mut(&mut data.drinking);
    let sample = drinking.places.iter_mut().find_map(|place| place.latest.as_mut()).unwrap();
    sample.no_rule = Some("open".into());
    sample.compliant = None;
    sample.class = None;
    says(&pages::drinking_water::view(&zh(""), &data), &["采样当日适用的标准未收录，没有评价。", "无法评价"]);
}

fn lake_data() -> pages::lake::LakeData {
    pages::lake::LakeData {
        places: stored("places"),
        lakes: stored("lakes"),
        years: vec![stored("lake_readings")],
        sources: None,
    }
}

#[test]
fn a_lake_shows_its_index_with_a_working_that_agrees() {
    let shown = pages::lake::view(&zh(""), &lake_data(), "example-lake");
    says(
        &shown,
        &[
            "轻度富营养 综合营养状态指数 52.00",
            "94.36 + 16.24 ln 0.05",
            "0.6889 ÷ 3.7558",
            "与来源公布的 52.0 一致",
            "总氮 没有数据",
            "Ⅳ类",
        ],
    );
    assert!(matches!(shown.islands.as_slice(), [(_, Island::Quote), (_, Island::Figure(_))]));
    says(&pages::lake::view(&zh(""), &lake_data(), "nowhere"), &["没有这个页面"]);
}

#[test]
fn an_index_that_differs_from_the_published_one_is_told() {
    let mut data = lake_data();
    let lakes: &mut lakes::Lakes = Arc::make_mut(&mut data.lakes);
    let latest = lakes.lakes.first_mut().unwrap().latest.as_mut().unwrap();
    latest.published_tli = Some("48.3".parse().unwrap());
    let shown = pages::lake::view(&zh("?item=tp"), &data, "example-lake");
    says(&shown, &["来源公布 48.3，按数值重算为 52.00，两者不同。", "示例湖：总磷"]);
    assert!(shown.body.into_string().contains("<details class=\"working\" open>"), "it is open to be seen");
}

#[test]
fn wells_stand_by_their_class_with_every_item() {
    let data = pages::water::WaterData {
        places: stored("places"),
        now: None,
        lakes: Some(stored("lakes")),
        wells: Some(stored::<groundwater::Groundwater>("groundwater")),
        samples: vec![stored("groundwater_readings")],
    };
    says(
        &pages::water::view(&zh(""), &data),
        &[
            "示例1号井",
            "Ⅳ类 2026年5月12日",
            "氟化物 超标 0.40 倍",
            "氟化物 1.4 mg/L Ⅳ类 1.0",
            "低于检出限 0.001 mg/L",
            "示例湖",
        ],
    );
}

fn soil_data() -> pages::soil::SoilData {
    pages::soil::SoilData {
        places: stored("places"),
        soil: stored::<soil::Soil>("soil"),
        bulletins: Some(stored("bulletins")),
        sources: None,
    }
}

#[test]
fn soil_sets_ratio_and_areas_side_by_side_and_names_limits_of_use() {
    says(
        &pages::soil::view(&zh(""), &soil_data()),
        &[
            "91.7%",
            "917 公顷 1000 公顷 91.7% 91.7%（一致）",
            "风险管控",
            "用途限制 不得用作住宅",
            "高于筛选值，可能有风险（超筛选值 0.38 倍）",
            "镉未评价：缺土壤 pH，无从选取限值。",
        ],
    );
    let filtered = pages::soil::view(&zh("?state=controlled"), &soil_data());
    assert!(!text(&filtered).contains("示例农田"), "{}", text(&filtered));
}

#[test]
fn the_list_of_polluters_counts_marked_means_apart() {
    let (all, places) = (stored::<polluters::Polluters>("polluters"), stored("places"));
    let list = |query: &str| pages::polluters::view(&zh(query), &all, &places);
    says(
        &list(""),
        &[
            "小时均值 1 次、日均值 1 天次",
            "另有 1 次在启停、故障等标记时段",
            "黄牌 1 张未解除",
            "2025年 黄（警示）",
            "没有公布均值",
        ],
    );
    let found = text(&list("?state=suspended"));
    assert!(found.contains("示例电厂") && !found.contains("示例焦化有限公司"), "{found}");
    says(&list("?q=nobody"), &["没有符合条件的内容"]);
}

fn polluter(means: Means, query: &str) -> Shown {
    let data = pages::polluter::PolluterData {
        places: stored("places"),
        polluters: stored("polluters"),
        sources: None,
        means,
        months: vec!["2026-02".into()],
    };
    pages::polluter::view(&zh(query), &data, "coking")
}

#[test]
fn daily_means_stand_against_permit_and_clause() {
    let shown = polluter(Means { days: vec![stored("emission_days")], hours: None }, "");
    says(
        &shown,
        &[
            "2026年超标：小时 1 次，日均 1 天次",
            "2 个均值，缺 1 个；最高 31 mg/m³（2026年1月31日）。正常运行时 1 个超过许可或标准限值。",
            "30 mg/m³ 许可证 91150300MA0PEXMP1W001P 表4 1 1 1 0 31（2026年1月31日）超标 0.03 倍",
            "2026年2月1日起 1 天：维护",
            "黄牌 2026年3月15日起，尚未解除",
            "罚款 200000 元",
            "2026年3月1日履行",
            "30 mg/m³（基准氧 8%）",
        ],
    );
}

#[test]
fn a_marked_hour_above_a_limit_is_no_exceedance_and_a_policy_target_no_limit() {
    let shown = polluter(Means { days: Vec::new(), hours: Some(stored("emissions")) }, "?by=hour&item=so2");
    says(
        &shown,
        &[
            "6 个均值，缺 4 个；最高 90.25 mg/m³（启炉（开机））",
            "正常运行时没有超过许可或标准限值；标记时段另有 1 个。",
            "政策目标 环大气〔2024〕5号",
            "政策目标达不到不算超标。",
            "起 2 小时：停运",
            "褐点：标记时段",
        ],
    );
    // An item without any limit is not said to keep it.
    let shown = polluter(Means { days: Vec::new(), hours: Some(stored("emissions")) }, "?by=hour&item=pm");
    says(&shown, &["没有公布这一项的限值", "没有可对照的许可或标准限值"]);
    says(&polluter(Means::default(), ""), &["这个排放口没有公布这一时段的均值"]);
}

#[test]
fn past_days_are_folded_and_a_day_that_is_over_cannot_be_booked() {
    let data = || pages::facilities::FacilityData {
        portal: {
            let mut portal = stored::<mingjing_contract::portal::Portal>("portal");
            Arc::make_mut(&mut portal).replay_now = None;
            portal
        },
        places: stored("places"),
        facilities: stored::<facilities::Facilities>("facilities"),
        polluters: None,
    };
    let before = pages::facilities::view(&zh(""), &data());
    says(
        &before,
        &[
            "1 个开放日可预约",
            "2026年6月5日 09:00–11:00 可预约",
            "过去的开放日：1 个中举办 1 个",
            "来访 28 人",
        ],
    );
    let after = pages::facilities::view(&ctx(Lang::Zh, "2026-07-01T08:00:00+08:00", ""), &data());
    says(&after, &["没有公布接下来的开放日", "当天已过，没有公布是否举办"]);
    let en = pages::facilities::view(&ctx(Lang::En, "2026-05-01T12:00:00+08:00", ""), &data());
    says(&en, &["Book three working days ahead"]);
}

#[test]
fn a_section_is_judged_again_and_against_a_chosen_class() {
    let now = stored::<mingjing_contract::water::WaterNow>("water_now");
    let id = now.sections.iter().find(|row| row.latest.is_some()).unwrap().section.clone();
    let data =
        pages::section::SectionData { places: stored("places"), now, years: vec![stored("water_readings")] };
    says(&pages::section::view(&zh(""), &data, &id), &["这个类别怎么来的", "不参与定类"]);
    says(&pages::section::view(&zh("?target=V"), &data, &id), &["达到Ⅴ类。"]);
    says(&pages::section::view(&zh("?target=I"), &data, &id), &["没有达到Ⅰ类："]);
}
