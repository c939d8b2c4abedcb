//! The ledger's pages: the day asked about, the units side by side, three thousand tasks at once.
#![expect(clippy::unwrap_used, reason = "a test")]

#[path = "views_ledger/lineage.rs"]
mod lineage;

use mingjing_app::api::record::Record;
use mingjing_app::components::Ctx;
use mingjing_app::pages::tasks::{TasksData, view};
use mingjing_app::route::{Lang, Page, Query, Route};
use mingjing_app::text;
use mingjing_app::view_model::ledger_index::Index;
use mingjing_app::view_model::tasks::{Book, list};
use mingjing_app::view_model::{league, task};
use mingjing_contract::ledger::{Duties, Ledger, Sources, Task, TaskUnit};
use mingjing_contract::{manifest::Manifest, places::Places};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::time::Instant;

fn stored<T: DeserializeOwned>(name: &str) -> Arc<T> {
    let path = format!("{}/crates/contract/tests/fixtures/v1/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Arc::new(serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
}

fn ctx(lang: Lang, query: &str) -> Ctx {
    let record = Record::new(stored::<Manifest>("manifest"), "abc".into(), Box::new(|_| None));
    let now = "2026-11-21T12:00:00+08:00".parse().unwrap();
    Ctx::new(&Route::new(lang, Page::Tasks), Query::parse(query), now, record)
}

fn data(ledger: Arc<Ledger>) -> TasksData {
    TasksData {
        ledger,
        key: String::new(),
        places: stored("places"),
        has_sample: false,
        sample_starts: vec![],
    }
}

fn shown(lang: Lang, query: &str, ledger: Arc<Ledger>) -> String {
    view(&ctx(lang, query), &data(ledger)).body.into_string()
}

/// So many tasks with lives of their own, from the stored ones.
fn many(n: usize) -> Ledger {
    let stored = stored::<Ledger>("ledger");
    let of = |at: usize| {
        let mut task: Task = stored.tasks[at % stored.tasks.len()].clone();
        task.id = format!("T-{at:04}");
        task.deadline_kind = Some("date".into());
        task.deadline_date = Some(format!("20{:02}-06-30", 18 + at % 10));
        task
    };
    Ledger { tasks: (0..n).map(of).collect(), ..(*stored).clone() }
}

#[test]
fn a_past_day_knows_nothing_of_what_came_later() {
    // HH2020-05 was said to be done in 2021 and challenged on 2025-02-02.
    let challenged =
        |query: &str| shown(Lang::Zh, query, stored("ledger")).contains("有质疑（2025年2月2日）");
    assert!(challenged(""));
    assert!(!challenged("?on=2025-02-01"));
    assert!(challenged("?on=2025-02-02"));
    let past = shown(Lang::Zh, "?on=2019-06-30", stored("ledger"));
    assert!(past.contains("截至 2019年6月30日"), "{past}");
    assert!(past.contains("出自当日之后印发的文件"), "documents of 2020 are not known in 2019");
    assert!(!past.contains("WH2020-"), "nor their tasks");
    for odd in ["?on=2999-01-01", "?on=yesterday", "?on="] {
        assert!(!shown(Lang::Zh, odd, stored("ledger")).contains("notice past"), "{odd}");
    }
}

#[test]
fn a_task_page_hides_what_came_after_the_day_and_says_how_much() {
    let (ledger, sources, places) =
        (stored::<Ledger>("ledger"), stored::<Sources>("sources"), stored("places"));
    let page = |day: &str| {
        task::page(&ledger, &sources.sources, &places, "HH2020-05", day.parse().unwrap(), text::of(Lang::Zh))
            .unwrap()
    };
    let (now, then) = (page("2026-11-21"), page("2025-02-01"));
    assert_eq!(now.later, 0);
    assert!(then.later > 0 && then.timeline.len() + then.later == now.timeline.len());
}

#[test]
fn a_moved_deadline_shows_both_days_and_who_moved_it() {
    let (ledger, sources, places) =
        (stored::<Ledger>("ledger_moved"), stored::<Sources>("sources"), stored("places"));
    let moved = ledger
        .tasks
        .iter()
        .find(|task| task.events.iter().any(|event| event.kind == "deadline_moved"))
        .unwrap();
    let page = task::page(
        &ledger,
        &sources.sources,
        &places,
        &moved.id,
        "2026-11-21".parse().unwrap(),
        text::of(Lang::Zh),
    )
    .unwrap();
    assert!(page.moved.is_some() && page.first != page.moved, "{page:?}");
    let html = mingjing_app::pages::task::view(&ctx(Lang::Zh, ""), &page, &[], None).body.into_string();
    assert!(html.contains("首个期限") && html.contains("现行期限") && html.contains(" → "), "{html}");
    assert!(html.contains("由谁变更"), "{html}");
}

#[test]
fn every_task_is_within_reach_of_the_page_without_script() {
    let ledger = stored::<Ledger>("ledger");
    let html = shown(Lang::En, "", ledger.clone());
    for task in &ledger.tasks {
        assert!(html.contains(&format!("href=\"en/tasks/{}/\"", task.id)), "{}", task.id);
    }
}

#[test]
fn each_row_of_the_list_is_an_element_of_its_own_name() {
    let html = shown(Lang::Zh, "?n=999", stored("ledger"));
    for task in &stored::<Ledger>("ledger").tasks {
        let named = format!("<li class=\"task\" id=\"task-{}\">", task.id);
        assert_eq!(html.matches(&named).count(), 1, "{named}");
    }
}

#[test]
fn units_with_few_tasks_are_not_ranked() {
    let mut ledger = many(40);
    for (at, task) in ledger.tasks.iter_mut().enumerate() {
        let unit = if at < 37 { "big" } else { "small" };
        task.events.clear();
        task.units =
            ["responsible", "lead"].map(|role| TaskUnit { unit: unit.into(), role: role.into() }).to_vec();
    }
    let index = Index::of("", &ledger, "2026-11-21".parse().unwrap());
    let rows = league::league(&ledger, &index, |_| true, "overdue");
    let of = |unit: &str| rows.iter().find(|row| row.unit == unit).unwrap();
    assert_eq!(of("big").rank, Some(1));
    assert_eq!(of("big").counts.n, 37, "a unit with two roles counts a task once");
    assert!(of("big").due >= league::RANKED_FROM && of("big").counts.overdue == of("big").due);
    assert_eq!((of("small").rank, of("small").counts.n), (None, 3));
    let html = shown(Lang::Zh, "?view=units&by=overdue", Arc::new(ledger));
    assert!(html.contains("各单位，以逾期项数为序") && html.contains("应完成不足 10 项的单位"), "{html}");
}

#[test]
fn filters_meet() {
    let n = |query: &str| {
        let ledger = stored::<Ledger>("ledger");
        let book = Book {
            ledger: &ledger,
            index: Index::of("", &ledger, "2026-11-21".parse().unwrap()),
            places: &stored::<Places>("places"),
        };
        list(&book, &Query::parse(query), text::of(Lang::Zh)).matching
    };
    let all = n("");
    assert!(all > 0);
    let kinds: usize = ["date", "immediate", "standing", "recurring", "none"]
        .iter()
        .map(|kind| n(&format!("?due={kind}")))
        .sum();
    assert_eq!(kinds, all, "each task has one kind of deadline");
    assert_eq!(n("?q=大青山采矿"), n("?q=大青山 采矿"), "Chinese needs no spaces");
    assert_eq!(n("?q=大青山&document=none"), 0);
    assert!(n("?region=150000") >= n("?region=150100"), "a region stands for those below it");
}

#[test]
fn three_thousand_tasks_answer_at_once() {
    let ledger = many(3320);
    let places = stored::<Places>("places");
    let first = "2026-11-21".parse().unwrap();
    let book = Book { ledger: &ledger, index: Index::of("many", &ledger, first), places: &places };
    let ask = |query: &str| list(&book, &Query::parse(query), text::of(Lang::Zh));
    let best = |job: &dyn Fn()| {
        let time = |_| {
            let start = Instant::now();
            job();
            start.elapsed()
        };
        (0..7).map(time).min().unwrap()
    };
    for query in
        ["", "?q=大青山企业退出", "?state=overdue&theme=mining&year=2020", "?q=z", "?region=150000&due=date"]
    {
        let took = best(&|| assert!(ask(query).counts.total == 3320));
        println!("{query:40} {took:?}");
        // Without optimisation some thirty times as long; the figure is for the optimised build.
        assert!(took.as_millis() < if cfg!(debug_assertions) { 250 } else { 5 }, "{query}: {took:?}");
    }
    let day = std::cell::Cell::new(first);
    let took = best(&|| {
        day.set(day.get().yesterday().unwrap());
        assert_eq!(Index::of("many", &ledger, day.get()).states.len(), 3320);
    });
    println!("another day {took:?}");
    assert!(took.as_millis() < if cfg!(debug_assertions) { 250 } else { 5 }, "another day: {took:?}");
}

/// A duty and what the page says of it on a day, where the portal published `table` in releases of these days.
fn duty_row(frequency: &str, what: &str, releases: &[&str], sample: bool) -> (&'static str, String) {
    use mingjing_app::view_model::duties::{Given, Published, page};
    use mingjing_contract::history::{History, ReleaseNote, TableNote};
    let mut duties = (*stored::<Duties>("duties")).clone();
    duties.duties.truncate(1);
    let duty = &mut duties.duties[0];
    (duty.frequency, duty.what_zh, duty.audience) = (frequency.into(), what.into(), "public".into());
    duty.evidence.clear();
    let mut manifest = (*stored::<Manifest>("manifest")).clone();
    let mut file = manifest.files[0].clone();
    (file.table, file.partition, file.sample) = ("warnings".into(), None, sample);
    manifest.files = vec![file];
    let note = |at: &&str| ReleaseNote {
        release: 1,
        published_at: format!("{at}T09:00:00+08:00"),
        tables: vec![TableNote { table: "warnings".into(), added: 1, ..TableNote::default() }],
    };
    let history = History { releases: releases.iter().map(note).collect() };
    let published = Published::of(&manifest, &history, &std::collections::BTreeMap::new());
    let ledger = stored::<Ledger>("ledger");
    let given = Given {
        duties: &duties,
        sources: &[],
        documents: &ledger.documents,
        published: &published,
        today: "2026-11-21".parse().unwrap(),
    };
    let row = page(given, &Query::default(), text::of(Lang::Zh)).rows.remove(0);
    (row.state, format!("{} {:?} {:?}", row.state_words, row.last, row.here_note))
}

#[test]
fn a_duty_is_kept_late_or_never_by_days_and_samples_keep_nothing() {
    let state = |frequency: &str, releases: &[&str], sample| {
        duty_row(frequency, "发布重污染预警提示", releases, sample)
    };
    assert_eq!(state("monthly", &["2026-10-05"], false).0, "kept");
    let (late, words) = state("monthly", &["2026-08-05"], false);
    assert_eq!(late, "late");
    assert!(
        words.contains("应在 2026年9月30日前，已迟 52 天") && words.contains("2026年8月5日，本门户"),
        "{words}"
    );
    let (never, words) = state("monthly", &["2026-10-05"], true);
    assert!(never == "never" && words.contains("只有示例数据"), "{words}");
    assert_eq!(state("standing", &["2026-10-05"], false).0, "dated");
    assert_eq!(state("once", &["2026-10-05"], false).0, "kept");
    assert_eq!(state("once", &[], false).0, "never");
    assert_eq!(
        duty_row("monthly", "公布黄牌", &["2026-10-05"], false).0,
        "never",
        "another table was published"
    );
}

#[test]
fn every_rule_of_fulfilment_meets_a_duty_of_the_demo() {
    use mingjing_app::view_model::fulfilment::{rule, tables};
    let path = format!("{}/data/facts/disclosure_duties.csv", env!("CARGO_MANIFEST_DIR"));
    let rows = std::fs::read_to_string(path).unwrap();
    let mut met = std::collections::BTreeSet::new();
    let template = stored::<Duties>("duties").duties[0].clone();
    for line in rows.lines() {
        let mut duty = template.clone();
        (duty.what_zh, duty.audience, duty.kind) = (line.to_owned(), "public".into(), "publication".into());
        met.extend(rule(&duty).map(|rule| rule.table));
        duty.audience = "authority".into();
        assert!(rule(&duty).is_none(), "what is owed to an authority is no page's business");
    }
    for table in tables() {
        assert!(met.contains(table), "no duty of the demo asks for {table}");
    }
}
