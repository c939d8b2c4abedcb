//! Answers, warnings, bulletins, downloads: the views of what others wrote and what the record says of itself.
#![expect(clippy::unwrap_used, reason = "a test")]

use mingjing_app::api::record::Record;
use mingjing_app::components::Ctx;
use mingjing_app::pages;
use mingjing_app::route::{Lang, Page, Query, Route};
use mingjing_app::text;
use mingjing_app::view_model::bulletins::made::{Given, Made, make};
use mingjing_app::view_model::bulletins::{Period, periods};
use mingjing_app::view_model::replies::{Figures, shown};
use mingjing_app::view_model::warnings;
use mingjing_contract::air::{AirDays, Six};
use mingjing_contract::bulletins::{BulletinText, Bulletins};
use mingjing_contract::history::{History, ReleaseNote, TableNote};
use mingjing_contract::ledger::Ledger;
use mingjing_contract::manifest::Manifest;
use mingjing_contract::places::Places;
use mingjing_contract::portal::Portal;
use mingjing_contract::replies::{Replies, Reply};
use mingjing_contract::warnings::Warnings;
use mingjing_contract::water::WaterReadings;
use serde::de::DeserializeOwned;
use std::sync::Arc;

fn stored<T: DeserializeOwned>(name: &str) -> Arc<T> {
    let path = format!("{}/crates/contract/tests/fixtures/v1/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Arc::new(serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
}

fn ctx(lang: Lang, query: &str) -> Ctx {
    let record = Record::new(stored::<Manifest>("manifest"), "abc".into(), Box::new(|_| None));
    let now = "2026-11-21T12:00:00+08:00".parse().unwrap();
    Ctx::new(&Route::new(lang, Page::Replies), Query::parse(query), now, record)
}

/// Reports answered after so many days each; none for one that is still open.
fn replies(days: &[Option<i64>], sample: bool) -> Arc<Replies> {
    let mut all = (*stored::<Replies>("replies")).clone();
    let template = all.replies[0].clone();
    let of = |(at, days): (usize, &Option<i64>)| Reply {
        id: format!("R-{at}"),
        received_on: "2026-03-02".into(),
        answered_on: days.map(|days| if days > 60 { "2026-09-01".into() } else { "2026-03-30".into() }),
        days_to_answer: *days,
        sample,
        ..template.clone()
    };
    all.replies = days.iter().enumerate().map(of).collect();
    Arc::new(all)
}

#[test]
fn times_to_an_answer_are_worked_out_of_enough_answers_only() {
    let figures = |days: &[Option<i64>]| {
        let year = replies(days, false);
        Figures::of(year.replies.iter(), "2026-11-21")
    };
    let few = figures(&[Some(3); 9]);
    assert_eq!((few.n, few.median, few.p90, few.in_time), (9, None, None, None));
    let mut days: Vec<_> = (1..=10).map(Some).collect();
    days.extend([Some(100), None]);
    let enough = figures(&days);
    assert_eq!((enough.answered, enough.open, enough.overdue), (11, 1, 1));
    assert_eq!(enough.median.as_deref(), Some("6"));
    assert_eq!(enough.p90.as_deref(), Some("10"), "rank 10 of 11");
    assert_eq!(enough.in_time.as_deref(), Some("83.3%"), "10 of 12: what is overdue counts against it");
}

#[test]
fn made_up_answers_are_never_counted_with_real_ones() {
    let both = [replies(&[Some(3), None], true), replies(&[Some(5)], false)];
    assert!(shown(&both).iter().all(|reply| !reply.sample) && shown(&both).len() == 1);
    let only = [replies(&[Some(3), None], true)];
    assert_eq!(shown(&only).len(), 2);
    let data = pages::replies::RepliesData { years: only.to_vec(), ledger: None, places: stored("places") };
    let page = pages::replies::view(&ctx(Lang::Zh, ""), &data);
    assert!(page.sample && page.body.into_string().contains("示例数据"));
}

#[test]
fn answers_are_found_by_their_words_and_state() {
    let data = pages::replies::RepliesData {
        years: vec![stored("replies")],
        ledger: Some(stored::<Ledger>("ledger")),
        places: stored("places"),
    };
    let n = |query: &str| {
        let html = pages::replies::view(&ctx(Lang::Zh, query), &data).body.into_string();
        html.matches("<article").count()
    };
    assert_eq!(
        (n(""), n("?q=道路扬尘"), n("?q=没有的词"), n("?state=overdue"), n("?kind=dust")),
        (2, 1, 0, 1, 1)
    );
}

#[test]
fn a_warning_is_in_force_between_its_hours_only() {
    let mut all = (*stored::<Warnings>("warnings")).clone();
    for warning in &mut all.warnings {
        warning.sample = false;
    }
    let at = |now: &str| {
        let now = now.parse().unwrap();
        warnings::page(&all, None, &stored::<Places>("places"), now, text::of(Lang::Zh)).official.pop()
    };
    assert!(at("2026-01-10T12:00:00+08:00").is_none(), "nobody had announced it");
    let waiting = at("2026-01-10T18:00:00+08:00").unwrap();
    assert!(!waiting.in_force && waiting.before.is_empty());
    let orange = at("2026-01-11T01:00:00+08:00").unwrap();
    assert!(orange.in_force && orange.last.level_id == "orange");
    let red = at("2026-01-12T01:00:00+08:00").unwrap();
    assert!(red.in_force && red.last.level_id == "red" && red.before.len() == 1);
    assert!(!at("2026-01-13T12:00:00+08:00").unwrap().in_force);
}

#[test]
fn made_up_warnings_are_not_official_and_none_is_not_no_warning() {
    let words = |all: &Warnings| {
        let now = "2026-01-12T01:00:00+08:00".parse().unwrap();
        let page = warnings::page(all, None, &stored::<Places>("places"), now, text::of(Lang::Zh));
        pages::warnings::view(&ctx(Lang::Zh, ""), &page, None).body.into_string()
    };
    let html = words(&stored::<Warnings>("warnings"));
    assert!(html.contains("没有收录不等于没有发布") && html.contains("虚构"), "{html}");
    assert!(!html.contains("官方预警生效"), "{html}");
}

/// Days of January 2025 with these indices.
fn january(indices: &[Option<u16>]) -> Arc<AirDays> {
    let mut days = (*stored::<AirDays>("air_days")).clone();
    let template = days.days[0].clone();
    (days.place, days.year) = ("150300".into(), 2025);
    days.days = indices
        .iter()
        .enumerate()
        .map(|(at, aqi)| {
            let mut day = template.clone();
            day.date = format!("2025-01-{:02}", at + 1);
            let value = aqi.map(|_| "40".parse().unwrap());
            (day.values, day.aqi) = (Six::from_array([value; 6]), *aqi);
            (day.iaqi, day.level, day.note) = (Six::default(), None, None);
            day.primary = if *aqi > Some(100) { vec!["pm10".into()] } else { vec![] };
            day
        })
        .collect();
    Arc::new(days)
}

fn made(period: &str, days: &[Arc<AirDays>], readings: &[Arc<WaterReadings>]) -> Made {
    let ledger = stored::<Ledger>("ledger");
    make(
        Given {
            period: Period::parse(period).unwrap(),
            today: "2026-11-21".parse().unwrap(),
            places: &stored::<Places>("places"),
            days,
            dust: &[],
            readings,
            ledger: Some(&ledger),
            replies: &[],
        },
        text::of(Lang::Zh),
    )
}

#[test]
fn a_bulletin_of_the_air_counts_good_days_and_gives_no_mean_of_too_few() {
    let mut indices = vec![Some(60); 27];
    indices.extend([Some(120), None, Some(130), Some(40)]);
    let (words, table) = made("2025-01", &[january(&indices)], &[]).air.unwrap();
    assert!(words.contains("有效监测 30 天次，其中优良 28 天次"), "{words}");
    let row = &table.rows[0];
    assert_eq!(row[1..4], ["28/30", "93.3%", "40"], "{row:?}");
    assert_eq!(row.last().unwrap(), "PM10 2 天");
    let (_, few) = made("2025-01", &[january(&[Some(60); 10])], &[]).air.unwrap();
    assert_eq!(few.rows[0][3], "—（10 天）", "10 days are no month");
    assert!(made("2024-12", &[january(&[Some(60); 31])], &[]).air.is_none());
}

#[test]
fn a_bulletin_of_the_past_knows_nothing_of_what_came_later() {
    let then = made("2019-06", &[], &[]).tasks.unwrap().words;
    let now = made("2025-06", &[], &[]).tasks.unwrap().words;
    assert!(then != now, "{then}");
    let n = |words: &str| -> usize {
        let digits: String =
            words.chars().skip_while(|ch| !ch.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap()
    };
    assert!(n(&then) < n(&now), "documents issued later are not known: {then} {now}");
}

#[test]
fn water_of_a_period_is_counted_by_class() {
    let readings = stored::<WaterReadings>("water_readings");
    let period =
        readings.readings.iter().find(|one| one.computed_class.is_some()).unwrap().at[..7].to_owned();
    let (words, table) = made(&period, &[], std::slice::from_ref(&readings)).water.unwrap();
    let judged = readings
        .readings
        .iter()
        .filter(|one| one.at.starts_with(&period) && one.computed_class.is_some())
        .count();
    assert_eq!(table.rows[0][1], judged.to_string());
    assert!(words.contains(&format!("共 {judged} 次")), "{words}");
}

#[test]
fn written_bulletins_show_what_was_made_safe_and_nothing_else() {
    let bulletins = stored::<Bulletins>("bulletins");
    let mut text = (*stored::<BulletinText>("bulletin_texts")).clone();
    let show = |text: &BulletinText| {
        let data = pages::bulletins::BulletinData {
            period: Period::parse("2026-01").unwrap(),
            written: vec![(bulletins.bulletins[0].clone(), Arc::new(text.clone()))],
            made: Made::default(),
            sample: true,
            places: stored("places"),
            neighbours: [None, None],
        };
        pages::bulletins::period_view(&ctx(Lang::Zh, ""), &data).body.into_string()
    };
    // A release of before there was HTML: its Markdown is shown as letters.
    text.text_zh = "<script>alert(1)</script> **27**".into();
    let old = show(&text);
    assert!(old.contains("&lt;script&gt;") && old.contains("**27**") && !old.contains("<script>"), "{old}");
    text.html_zh = Some("<p><strong>27</strong></p>".into());
    assert!(show(&text).contains("<p><strong>27</strong></p>"));
}

#[test]
fn every_month_with_air_has_a_period_and_its_quarter_and_odd_addresses_none() {
    let mut manifest = (*stored::<Manifest>("manifest")).clone();
    let mut file = manifest.files[0].clone();
    (file.table, file.partition, file.sample) = ("air_hours".into(), Some("3621A/2025-01".into()), false);
    file.bytes = 5_000;
    // One hour of the turn of the year makes no bulletin of December.
    let mut stray = file.clone();
    (stray.partition, stray.bytes) = (Some("3621A/2024-12".into()), 450);
    manifest.files = vec![file, stray];
    let ids: Vec<_> = periods(&manifest, &[]).into_iter().map(|(period, real)| (period.id(), real)).collect();
    assert_eq!(ids, [("2025-Q1".to_owned(), true), ("2025-01".to_owned(), true)]);
}

#[test]
fn downloads_name_table_release_and_citation() {
    let history = History {
        releases: vec![ReleaseNote {
            release: 7,
            published_at: "2026-02-02T09:00:00+08:00".into(),
            tables: vec![TableNote { table: "ledger".into(), added: 332, ..TableNote::default() }],
        }],
    };
    let page = |lang| {
        let ctx = ctx(lang, "");
        pages::data::view(&ctx, &stored("manifest"), "hash-of-it", &stored::<Portal>("portal"), &history)
            .body
            .into_string()
    };
    let zh = page(Lang::Zh);
    for part in [
        "open/tasks.csv",
        "data/schema/ledger.json",
        "332 条",
        "第 7 次发布更新",
        "hash-of-it",
        "open/datapackage.json",
    ] {
        assert!(zh.contains(part), "{part}: {zh}");
    }
    assert!(page(Lang::En).contains("feed/en/changes.atom"));
}
