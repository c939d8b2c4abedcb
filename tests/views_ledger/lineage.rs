//! Tasks that were merged into others or split: what their pages, the list and the units' table say.

use super::{ctx, data, stored};
use mingjing_app::components::Ctx;
use mingjing_app::pages::{task as task_page, tasks};
use mingjing_app::route::{Lang, Page, Query, Route};
use mingjing_app::text::{self, Counts};
use mingjing_app::view_model::task_states::counts;
use mingjing_app::view_model::{lineage, progress, task};
use mingjing_contract::ledger::{Ledger, Milestone, Sources};
use std::sync::Arc;

/// T-2 was due at the end of 2022 and merged into T-1 on 2023-03-01; T-3 was due at the end of 2025 and split into T-4
/// and T-5 on 2024-05-20.
fn ledger() -> Arc<Ledger> {
    stored("ledger_merged")
}

fn page(lang: Lang, id: &str, day: &str, ledger: &Ledger) -> String {
    let (sources, places) = (stored::<Sources>("sources"), stored("places"));
    let t = text::of(lang);
    let shown = task::page(ledger, &sources.sources, &places, id, day.parse().unwrap(), t).unwrap();
    let at = ctx(lang, "");
    let at = Ctx::new(&Route::new(lang, Page::Task(id.into())), Query::default(), at.now, at.record);
    task_page::view(&at, &shown, &[], None).body.into_string()
}

fn list(lang: Lang, query: &str, ledger: Arc<Ledger>) -> String {
    tasks::view(&ctx(lang, query), &data(ledger)).body.into_string()
}

#[test]
fn a_merged_task_leads_to_its_successor_and_says_how_late_it_was() {
    let ledger = ledger();
    let html = page(Lang::Zh, "T-2", "2026-11-21", &ledger);
    let head = "<p class=\"lineage became\">已于 2023年3月1日并入任务<a href=\"tasks/T-1/\">淘汰焦炉</a>，当时已逾期 60 天。";
    assert!(html.contains(head), "{html}");
    assert!(html.contains("承诺没有取消"), "{html}");
    assert!(html.contains("<dd>已并入其他任务（2023年3月1日），当时已逾期 60 天"), "{html}");
    let row = html.split("<li class=\"event merged\">").nth(1).unwrap();
    assert!(row.contains("后续任务 <a href=\"tasks/T-1/\">淘汰焦炉</a>"), "{row}");
    let english = page(Lang::En, "T-2", "2026-11-21", &ledger);
    let head = "Merged on 1 Mar 2023 into <a href=\"en/tasks/T-1/\">Phase out coke ovens</a>, at that time overdue by 60 days.";
    assert!(english.contains(head), "{english}");
    let before = page(Lang::Zh, "T-2", "2023-02-28", &ledger);
    assert!(!before.contains("lineage") && before.contains("逾期 59 天"), "{before}");
}

#[test]
fn a_split_task_leads_to_all_its_parts_and_was_not_late() {
    let html = page(Lang::Zh, "T-3", "2026-11-21", &ledger());
    let head = "已于 2024年5月20日拆分为任务<a href=\"tasks/T-4/\">园区无组织排放治理</a>、<a href=\"tasks/T-5/\">园区废水处理</a>。";
    assert!(html.contains(head) && html.contains("<dd>已拆分（2024年5月20日）"), "{html}");
    assert!(!html.contains("逾期"), "its deadline came later: {html}");
}

#[test]
fn a_successor_says_what_it_continues() {
    let ledger = ledger();
    let merged = page(Lang::Zh, "T-1", "2026-11-21", &ledger);
    let head = "<p class=\"lineage continues\">由任务<a href=\"tasks/T-2/\">拆除熄焦塔</a>（2023年3月1日，当时已逾期 60 天）并入。</p>";
    assert!(merged.contains(head), "{merged}");
    assert!(!page(Lang::Zh, "T-1", "2023-02-28", &ledger).contains("lineage"), "not before that day");
    let part = page(Lang::Zh, "T-5", "2026-11-21", &ledger);
    assert!(part.contains("</a>（2024年5月20日）拆分而来。"), "{part}");
    let english = page(Lang::En, "T-5", "2026-11-21", &ledger);
    assert!(english.contains("Clean up the coking park</a> (20 May 2024), which was split."), "{english}");
}

#[test]
fn a_reopened_task_is_pursued_again_under_its_number() {
    let mut ledger = (*ledger()).clone();
    let mut back = ledger.tasks[1].events[0].clone();
    (back.id, back.date, back.kind) = ("E-8".into(), "2024-01-10".into(), "reopened".into());
    back.successors.clear();
    ledger.tasks[1].events.push(back);
    let html = page(Lang::Zh, "T-2", "2026-11-21", &ledger);
    assert!(!html.contains("lineage") && html.contains("逾期 1421 天"), "{html}");
    assert!(html.contains("后续任务"), "the timeline still tells of it");
    let t = text::of(Lang::Zh);
    let then = |day: &str| lineage::continues(&ledger, "T-1", day.parse().unwrap(), t).len();
    assert_eq!((then("2024-01-09"), then("2024-01-10")), (1, 0));
}

#[test]
fn lists_name_filter_and_count_what_ended() {
    let shown = |query: &str| list(Lang::Zh, query, ledger());
    for (query, only) in [("?state=merged", "task-T-2"), ("?state=split", "task-T-3")] {
        let html = shown(query);
        assert_eq!(html.matches("<li class=\"task\"").count(), 1, "{query} {html}");
        assert!(html.contains(only), "{query} {html}");
    }
    assert_eq!(shown("?state=overdue").matches("<li class=\"task\"").count(), 1, "only T-4");
    let html = shown("");
    assert!(html.contains("2 项已并入其他任务、拆分或撤销，不再单列期限（其中 1 项当时已误期）。"), "{html}");
    assert!(list(Lang::En, "", ledger()).contains("2 were merged, split or withdrawn"), "{html}");
    let counts = counts(&ledger().tasks, "2026-11-21".parse().unwrap());
    // Due and decided: T-1, which was closed, and T-4.
    assert_eq!((counts.total, counts.due, counts.overdue, counts.ended, counts.ended_late), (5, 2, 1, 2, 1));
    assert!(
        !list(Lang::Zh, "", stored("ledger")).contains("已并入其他任务、拆分或撤销"),
        "nothing ended there"
    );
}

#[test]
fn the_table_of_units_counts_who_ended_what_was_late() {
    let html = list(Lang::Zh, "?view=units", ledger());
    assert!(html.contains("误期后并入等"), "{html}");
    let row = html.split("示例市人民政府</th>").nth(1).unwrap_or_else(|| panic!("{html}"));
    let cells: Vec<&str> = row
        .split("</tr>")
        .next()
        .unwrap()
        .split("<td")
        .skip(1)
        .filter_map(|td| td.split(['>', '<']).nth(1))
        .collect();
    // Due, on time, late, overdue, ended late, silent, all.
    assert_eq!(cells, ["2", "0", "1", "1", "1", "2", "5"], "{row}");
}

#[test]
fn nothing_more_comes_due_on_the_bar_of_a_task_that_ended() {
    let ledger = ledger();
    let step = |seq, due: &str| Milestone {
        seq,
        due_on: Some(due.into()),
        quantity: Some("10".parse().unwrap()),
        unit_zh: Some("座".into()),
        cumulative: false,
        description_zh: String::new(),
    };
    let due = |at: usize| {
        let mut task = ledger.tasks[at].clone();
        task.milestones = vec![step(1, "2023-12-31"), step(2, "2024-12-31")];
        progress::bars(&task, "2026-11-21".parse().unwrap(), text::of(Lang::Zh))[0].due
    };
    assert_eq!((due(2), due(3)), (Some(500), Some(1000)), "T-3 was split in 2024, T-4 goes on");
}

#[test]
fn every_count_of_promises_says_what_ended() {
    let day = "2026-11-21".parse().unwrap();
    let (ended, none) = (counts(&ledger().tasks, day), counts(&stored::<Ledger>("ledger").tasks, day));
    for (lang, said) in [(Lang::Zh, "2 项已并入其他任务"), (Lang::En, "2 were merged, split or withdrawn")]
    {
        let t = text::of(lang);
        let on_home = t.home_promise_counts;
        let in_bulletin = |counts: &Counts| (t.bulletins().task_words)(counts, [0; 5]);
        assert!(on_home(&ended).contains(said) && in_bulletin(&ended).contains(said), "{}", on_home(&ended));
        assert!(!on_home(&none).contains(said) && !in_bulletin(&none).contains(said), "{}", on_home(&none));
    }
}
