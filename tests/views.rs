//! The views as HTML, natively: the same functions that run in the browser, given stored tables.
#![expect(clippy::unwrap_used, reason = "a test")]

use jiff::Timestamp;
use maud::Markup;
use mingjing_app::api::LoadError;
use mingjing_app::api::record::Record;
use mingjing_app::components::{Ctx, LogState, failure, seal, shell};
use mingjing_app::pages::lens::Glass;
use mingjing_app::pages::{self, Air, PlaceSeries};
use mingjing_app::route::{Edition, Lang, Page, Query, Route};
use mingjing_app::shown::Shown;
use mingjing_app::trust::{Fault, Release, Seen, State, Trust};
use mingjing_app::view_model::air_hours::{self, Item};
use mingjing_app::view_model::figure::Drawing;
use mingjing_app::view_model::{task, task_states};
use mingjing_contract::{air, ledger, manifest, places, portal, targets, water};
use serde::de::DeserializeOwned;
use std::sync::Arc;

fn stored<T: DeserializeOwned>(name: &str) -> Arc<T> {
    let path = format!("{}/crates/contract/tests/fixtures/v1/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Arc::new(serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
}

fn now() -> Timestamp {
    "2026-11-21T12:00:00+08:00".parse().unwrap()
}

/// A view's surroundings: an empty record, so that what is shown is what the test gave.
fn surroundings(lang: Lang, page: Page, query: &str) -> Ctx {
    let record = Record::new(stored::<manifest::Manifest>("manifest"), "abc".into(), Box::new(|_| None));
    Ctx::new(&Route::new(lang, page), Query::parse(query), now(), record)
}

/// Something that is shown.
trait IsShown {
    fn html(self) -> String;
}

impl IsShown for Markup {
    fn html(self) -> String {
        self.into_string()
    }
}

impl IsShown for Shown {
    fn html(self) -> String {
        self.body.into_string()
    }
}

/// HTML of a view.
fn html<T: IsShown>(lang: Lang, query: &str, view: impl FnOnce(&Ctx) -> T) -> String {
    view(&surroundings(lang, Page::Home, query)).html()
}

/// What a reader would read: the text between the tags, runs of space as one.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for ch in html.chars() {
        match ch {
            '<' => {
                inside = true;
                text.push(' ');
            }
            '>' => inside = false,
            _ if !inside => text.push(ch),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn air_tables() -> Air {
    Air { portal: stored("portal"), places: stored("places"), now: stored::<air::AirNow>("air_now") }
}

fn ledger_data() -> pages::tasks::TasksData {
    pages::tasks::TasksData {
        ledger: stored("ledger"),
        key: "fixture".into(),
        places: stored("places"),
        has_sample: false,
        sample_starts: vec![],
    }
}

fn series() -> PlaceSeries {
    PlaceSeries { hours: vec![stored("air_hours")], days: vec![stored("air_days")] }
}

#[test]
fn the_home_page_answers_first() {
    let ledger = stored::<ledger::Ledger>("ledger");
    let home = pages::home::Home {
        air: air_tables(),
        place: "150300".into(),
        series: series(),
        water: stored("water_now"),
        history: None,
        promises: Some(task_states::counts(&ledger.tasks, jiff::civil::date(2025, 2, 15))),
        warnings: vec![],
    };
    let zh = text(&html(Lang::Zh, "", |ctx| pages::home::view(ctx, &home)));
    assert!(zh.contains("良 AQI 65"), "{zh}");
    assert!(zh.contains("首要污染物 PM10"), "{zh}");
    assert!(zh.contains("演示回放：空气页面以 2025年2月15日 20:00 为“现在”"), "{zh}");
    assert!(zh.contains("海勃湾"), "{zh}");
    assert!(zh.contains("还没有公开的答复"), "{zh}");
    let en = text(&html(Lang::En, "", |ctx| pages::home::view(ctx, &home)));
    assert!(en.contains("Good AQI 65") && en.contains("Demonstration replay"), "{en}");
}

#[test]
fn a_real_place_shows_real_answers_only() {
    let mut home = pages::home::Home {
        air: air_tables(),
        place: "150300".into(),
        series: series(),
        water: stored("water_now"),
        history: None,
        promises: None,
        warnings: vec![],
    };
    let answer = |id: &str, words: &str, sample: bool| portal::LatestAnswer {
        id: id.into(),
        region: "150300".into(),
        answered_on: "2026-03-04".into(),
        question_zh: words.into(),
        sample,
    };
    Arc::make_mut(&mut home.air.portal).answers =
        vec![answer("r1", "夜里有异味", false), answer("s1", "编出来的反映", true)];
    let html = html(Lang::Zh, "", |ctx| pages::home::view(ctx, &home));
    assert!(
        html.contains("replies/#r1\"") && html.contains("夜里有异味") && html.contains("2026年3月4日"),
        "{html}"
    );
    assert!(!html.contains("编出来的反映") && !html.contains("还没有公开的答复"));
}

#[test]
fn an_old_hour_is_said_to_be_old_unless_it_is_a_replay() {
    let mut air = air_tables();
    let words = |air: &Air| text(&html(Lang::Zh, "", |ctx| pages::air::view(ctx, air, Glass::default())));
    assert!(words(&air).contains("演示回放") && !words(&air).contains("最近一次数据停在"));
    Arc::make_mut(&mut air.portal).replay_now = None;
    assert!(words(&air).contains("最近一次数据停在 2025年2月15日 20:00"));
    Arc::make_mut(&mut air.now).hour_ending = "2026-11-21T11:00:00+08:00".into();
    assert!(!words(&air).contains("最近一次数据停在"));
}

#[test]
fn a_station_shows_its_working_and_agrees_with_the_source() {
    let html = html(Lang::Zh, "?item=pm10&period=all", |ctx| {
        pages::air_station::view(ctx, &air_tables(), &series(), Glass::default(), "150300", "3621A")
    });
    let words = text(&html);
    assert!(words.contains("与来源公布的 AQI 64 一致"), "{words}");
    assert!(words.contains("怎么算出来的") && words.contains("50–150 → 50–100"), "{words}");
    assert!(html.contains("data-island=\"figure\"") && html.contains("<svg"), "drawn without the app");
}

#[test]
fn a_station_without_data_says_why_and_shows_no_number() {
    let words = text(&html(Lang::Zh, "", |ctx| {
        let none = PlaceSeries { hours: vec![], days: vec![] };
        pages::air_station::view(ctx, &air_tables(), &none, Glass::default(), "150300", "2186A")
    }));
    assert!(words.contains("AQI —"), "{words}");
    assert!(!words.contains("AQI 0"), "{words}");
    assert!(!words.contains("别国怎么看"), "without a number there is nothing to compare: {words}");
}

#[test]
fn an_hour_without_a_day_is_compared_by_itself() {
    let words = |days| {
        let series = PlaceSeries { hours: vec![], days };
        text(&html(Lang::Zh, "", |ctx| {
            pages::air_station::view(ctx, &air_tables(), &series, Glass::default(), "150300", "3621A")
        }))
    };
    let hour = words(vec![]);
    assert!(hour.contains("没有可以对照的日均值；最新一小时对照欧洲 2024 年分档"), "{hour}");
    let both = words(series().days);
    assert!(both.contains("日的日均值对照世界卫生组织 2021 年准则值"), "{both}");
}

#[test]
fn two_places_compared_keep_their_hours_apart_and_say_what_is_lacking() {
    let t = surroundings(Lang::Zh, Page::Home, "").t;
    let own: Arc<air::AirHours> = stored("air_hours");
    // The other place begins an hour later, and its first hour has no value.
    let mut other = (*own).clone();
    other.first_hour_ending = "2025-01-01T02:00:00+08:00".to_owned();
    assert_ne!(own.first_hour_ending, other.first_hour_ending);
    other.aqi = own.aqi.iter().map(|aqi| aqi.map(|aqi| aqi + 1)).collect();
    other.aqi[0] = None;
    let figure =
        air_hours::figure("甲", Item::Aqi, std::slice::from_ref(&own), "2027-01-01T00:00:00+08:00", None, t);
    let one = figure.clone();
    let beside = air_hours::read(Item::Aqi, &[Arc::new(other.clone())], "2027-01-01T00:00:00+08:00", None, t);
    let both = air_hours::compared(figure, ["甲", "乙"], &beside, t);
    let Drawing::Time(chart) = &both.drawing else { panic!("a line over time") };
    let [first, second] = chart.series.as_slice() else { panic!("two lines") };
    assert_eq!((first.label.as_str(), second.label.as_str()), ("甲", "乙"));
    assert_eq!(second.points.len(), first.points.len());
    let expected: Vec<Option<f64>> =
        std::iter::once(None).chain(other.aqi.iter().map(|aqi| aqi.map(f64::from))).collect();
    for (point, expected) in second.points.iter().zip(expected) {
        assert_eq!(point.y, expected, "{}", point.x);
    }
    assert_eq!(both.table.head.len(), 3);
    assert!(both.table.rows.iter().all(|row| row.len() == 3));
    assert_eq!(both.table.rows.last().unwrap()[..2], one.table.rows.last().unwrap()[..]);
    assert!(
        both.readouts[0].starts_with(&one.readouts[0]) && both.readouts[0].contains("乙"),
        "{}",
        both.readouts[0]
    );
}

#[test]
fn an_unknown_place_is_told() {
    let words = text(&html(Lang::Zh, "", |ctx| {
        pages::air_region::view(ctx, &air_tables(), &series(), &series(), Glass::default(), "999999")
    }));
    assert!(words.contains("没有这个页面"), "{words}");
}

#[test]
fn a_section_says_where_published_and_computed_class_differ() {
    let mut now = (*stored::<water::WaterNow>("water_now")).clone();
    let reading = now.sections.iter_mut().find_map(|row| row.latest.as_mut()).unwrap();
    reading.published_class = Some("IV".into());
    reading.computed_class = Some("V".into());
    let id = now.sections.iter().find(|row| row.latest.is_some()).unwrap().section.clone();
    let data = pages::section::SectionData {
        places: stored("places"),
        now: Arc::new(now),
        years: vec![stored("water_readings")],
    };
    let words = text(&html(Lang::Zh, "", |ctx| pages::section::view(ctx, &data, &id)));
    assert!(words.contains("公布为Ⅳ类，按公布的数值判定为Ⅴ类"), "{words}");
}

#[test]
fn a_section_without_readings_is_not_given_a_class() {
    let words = text(&html(Lang::Zh, "", |ctx| {
        let data = pages::water::WaterData {
            places: stored("places"),
            now: Some(stored("water_now")),
            lakes: None,
            wells: None,
            samples: Vec::new(),
        };
        pages::water::view(ctx, &data)
    }));
    assert!(words.contains("李屯 没有可判定类别的数据"), "{words}");
}

#[test]
fn a_task_of_which_nothing_was_published_says_so() {
    let ledger = stored::<ledger::Ledger>("ledger");
    let words = text(&html(Lang::Zh, "?q=大青山", |ctx| pages::tasks::view(ctx, &ledger_data())));
    assert!(words.contains("未见公开数量 · 目标 195家"), "{words}");
    let page = |id: &str, lang| {
        html(lang, "", |ctx| {
            let sources = stored::<ledger::Sources>("sources");
            let places = stored::<places::Places>("places");
            let page =
                task::page(&ledger, &sources.sources, &places, id, "2026-11-21".parse().unwrap(), ctx.t);
            pages::task::view(ctx, &page.unwrap(), &[], None)
        })
    };
    let silent = page("ZLA2020-18", Lang::Zh);
    assert!(text(&silent).contains("没有找到不等于没有做"), "{}", text(&silent));
    assert!(!silent.contains("class=\"filled\""), "no progress is invented");
    let told = page("HH2020-05", Lang::Zh);
    assert!(
        told.contains("class=\"filled\"") && text(&told).contains("公布 214个村，目标 214个村"),
        "{}",
        text(&told)
    );
    assert!(text(&told).contains("有质疑（2025年2月2日）"), "contradictions stand side by side");
}

#[test]
fn a_filter_that_matches_nothing_offers_a_way_back() {
    let words = text(&html(Lang::Zh, "?q=不存在的词", |ctx| pages::tasks::view(ctx, &ledger_data())));
    assert!(words.contains("没有符合条件的任务") && words.contains("清除筛选"), "{words}");
}

#[test]
fn targets_and_duties_name_their_sources() {
    let data = pages::targets::TargetsData {
        targets: stored::<targets::Targets>("targets"),
        places: stored("places"),
        sources: stored("sources"),
    };
    let words = text(&html(Lang::En, "", |ctx| pages::targets::view(ctx, &data)));
    assert!(words.contains("B: press quoting officials"), "{words}");
}

#[test]
fn the_form_has_a_label_and_a_name_for_every_field() {
    let html =
        html(Lang::Zh, "", |ctx| pages::feedback::view(ctx, &stored::<places::Places>("places"), "150300"));
    for field in ["kind", "region", "place", "happened_at", "description", "contact"] {
        assert!(
            html.contains(&format!("for=\"f-{field}\"")) && html.contains(&format!("name=\"{field}\"")),
            "{field}"
        );
    }
    assert!(html.contains("method=\"post\""), "works without script");
}

#[test]
fn every_failure_has_its_words_and_only_what_can_help_a_button() {
    let shown = |error: LoadError| html(Lang::Zh, "", |ctx| failure::page(&error, ctx));
    assert!(text(&shown(LoadError::Network)).contains("再试一次"));
    let tampered = shown(LoadError::Tampered { path: "data/blob/x.json".into() });
    assert!(tampered.contains("tampered") && text(&tampered).contains("data/blob/x.json"));
    assert!(!text(&shown(LoadError::NotPublished)).contains("再试一次"));
}

#[test]
fn the_masthead_marks_where_the_reader_is() {
    let ctx = surroundings(Lang::En, Page::Section("haibowan".into()), "?x=1");
    let frame = shell::Frame { editions: Edition::ALL.into(), ..shell::Frame::default() };
    let html = shell::masthead(&ctx, &frame).into_string();
    assert!(html.contains("href=\"en/water/\" aria-current=\"true\""), "{html}");
    assert!(html.contains("href=\"water/haibowan/?x=1\""), "another edition keeps page and state: {html}");
    assert!(html.contains("href=\"hant/water/haibowan/?x=1\""), "{html}");
    assert!(!html.contains("hreflang=\"en\""), "its own edition is no choice: {html}");
}

#[test]
fn the_accessibility_statement_says_the_standard_the_gaps_and_the_way_to_tell() {
    let page = |lang, contact: Option<&str>| {
        let stored = stored::<portal::Portal>("portal");
        let portal = portal::Portal { contact: contact.map(str::to_owned), ..(*stored).clone() };
        html(lang, "", |ctx| pages::accessibility::view(ctx, &portal))
    };
    let en = page(Lang::En, None);
    for words in ["2.2", "AA", "GB/T 37668-2019", "claim none", "What is missing", "22 Nov 2026"] {
        assert!(en.contains(words), "{words}: {en}");
    }
    assert!(en.contains("href=\"en/feedback/?kind=other\""), "{en}");
    assert!(!en.contains("Or write to"), "no contact, no sentence about one");
    assert!(page(Lang::Zh, Some("a@example.org")).contains("也可以直接联系：a@example.org"));
    // Every page leads to it.
    let ctx = surroundings(Lang::Zh, Page::Home, "");
    let whole = shell::page(&ctx, &shell::Frame::default(), &Markup::default()).into_string();
    assert!(whole.contains("href=\"accessibility/\""), "{whole}");
}

#[test]
fn about_names_release_operator_and_doubts() {
    let words = text(&html(Lang::Zh, "", |ctx| {
        pages::about::view(
            ctx,
            &stored::<portal::Portal>("portal"),
            &stored::<manifest::Manifest>("manifest"),
            "abc123",
        )
    }));
    assert!(
        words.contains("非政府网站") && words.contains("abc123") && words.contains("数据中的疑点"),
        "{words}"
    );
}

fn trust(state: State, seen: Option<Seen>) -> Trust {
    let entry = mingjing_contract::log::Entry {
        release: 7,
        published_at: "2026-11-20T09:00:00+08:00".into(),
        manifest_sha256: "ab".repeat(32),
    };
    let release = Release { entry, checkpoint: None, portal_key: None };
    let mut trust = Trust::of(&release, seen, state);
    trust.key = Some("log.example/1+00000000+AAAA".into());
    trust.log = Some((7, "root=".into()));
    trust
}

#[test]
fn a_tick_stands_only_where_everything_was_checked() {
    let log = |log| Ctx { log, ..surroundings(Lang::En, Page::Verify, "") };
    let judged = |state| log(LogState::Judged(Arc::new(trust(state, None))));
    let seal = |state| seal::line(&judged(state)).into_string();
    let page = |state| {
        let ctx = judged(state);
        pages::verify::view(&ctx, &ctx.log, &Markup::default()).html()
    };
    assert!(seal(State::Checked).contains('✓'));
    for state in [State::Unsure, State::Unsigned, State::Failed(Fault::Signature)] {
        assert!(!seal(state).contains('✓'), "{state:?}");
        let verdict =
            page(state).split("class=\"trust").nth(1).unwrap().split("</div>").next().unwrap().to_owned();
        assert!(!verdict.contains('✓'), "{state:?}: {verdict}");
    }
    let unreached = seal::line(&log(LogState::Unreached)).into_string();
    assert!(unreached.contains("was not checked") && !unreached.contains('✓'));
}

#[test]
fn a_log_that_does_not_hold_is_an_alarm_with_its_reason() {
    for (fault, words) in [
        (Fault::Rewritten, "历史被改写"),
        (Fault::RolledBack, "放回了旧的状态"),
        (Fault::OtherKey, "日志被换过"),
    ] {
        let log = LogState::Judged(Arc::new(trust(State::Failed(fault), None)));
        let alarm = seal::alarm(&Ctx { log, ..surroundings(Lang::Zh, Page::Home, "") }).into_string();
        assert!(alarm.contains("role=\"alert\"") && alarm.contains("href=\"verify/\""), "{alarm}");
        assert!(text(&alarm).contains(words), "{alarm}");
    }
    let log = LogState::Judged(Arc::new(trust(State::Checked, None)));
    let none = seal::alarm(&Ctx { log, ..surroundings(Lang::Zh, Page::Home, "") }).into_string();
    assert!(!none.contains("alert"), "{none}");
}

#[test]
fn corrections_are_told_with_what_was_and_why() {
    use mingjing_contract::history::{Correction, Corrections, History, ReleaseNote, TableNote};
    let note = |release, added, updated, corrected| ReleaseNote {
        release,
        published_at: "2026-02-02T09:00:00+08:00".into(),
        tables: vec![TableNote { table: "air_hours".into(), added, filled: 0, updated, corrected }],
    };
    let history = History { releases: vec![note(1, 744, 0, 0), note(2, 0, 2, 1)] };
    let correction = Correction {
        release: 2,
        published_at: "2026-02-02T09:00:00+08:00".into(),
        table: "air_hours".into(),
        partition: Some("3621A/2025-01".into()),
        row: "2025-01-28T01:00:00+08:00".into(),
        field: "pm10".into(),
        old: "13".into(),
        new: Some("31".into()),
        reason_zh: "传输错误".into(),
        reason_en: "A slip of transmission".into(),
        decided_on: "2026-02-01".into(),
        document: None,
    };
    let page = |lang, corrections: Vec<Correction>| {
        let corrections = Corrections { corrections };
        text(&html(lang, "", |ctx| pages::verify::account_view(ctx, &history, &corrections)))
    };
    let zh = page(Lang::Zh, vec![correction.clone()]);
    for words in ["改动过 1 处", "13 → 31", "传输错误", "逐时空气新增 744 项", "逐时空气更新 2 处、更正 1 处"]
    {
        assert!(zh.contains(words), "{words}: {zh}");
    }
    assert!(page(Lang::En, vec![correction]).contains("A slip of transmission"));
    assert!(page(Lang::En, vec![]).contains("No published value has ever been changed."));
}

#[test]
fn the_verify_page_says_what_was_checked_and_how_to_do_it_without_it() {
    let seen = Seen { key: "k".into(), size: 5, root: [0; 32], at: 1_769_904_000 };
    let log = LogState::Judged(Arc::new(trust(State::Checked, Some(seen))));
    let page = |lang| {
        let ctx = Ctx { root: "https://a.example/".into(), ..surroundings(lang, Page::Verify, "") };
        text(&pages::verify::view(&ctx, &log, &Markup::default()).html())
    };
    let en = page(Lang::En);
    for words in [
        "What your browser saw on 1 Feb 2026 (5 entries)",
        "mingjing verify https://a.example/",
        "log.example/1+00000000+AAAA",
        "root=",
        "Release 7",
    ] {
        assert!(en.contains(words), "{words}: {en}");
    }
    assert!(page(Lang::Zh).contains("2026年2月1日你的浏览器所见的 5 条都还在"), "{}", page(Lang::Zh));
}
