//! The ledger as tables.

use super::life::{Event, TOLD_UNTIL};
use super::{PLANS, Task, units};
use crate::Files;
use crate::place::{REGION, later};
use crate::random::Random;
use crate::sheet::{Sheet, fixed};
use anyhow::Result;
use jiff::civil::Date;

/// Every file.
pub fn files(tasks: &[Task], later: &[(usize, Event)]) -> Result<Files> {
    Ok(Files::from([
        ("documents.csv".to_owned(), documents()?),
        ("sources.csv".to_owned(), sources()?),
        ("units.csv".to_owned(), units::file()?),
        ("tasks.csv".to_owned(), rows(tasks)?),
        ("task_units.csv".to_owned(), roles(tasks)?),
        ("milestones.csv".to_owned(), milestones(tasks)?),
        ("task_events.csv".to_owned(), events(tasks, later)?),
    ]))
}

fn documents() -> Result<Vec<u8>> {
    let titles = [
        (
            "示例旗生态环境综合治理实施方案（示例）",
            "Sample Banner plan of environmental rectification (sample)",
        ),
        (
            "示例旗督察反馈问题整改方案（示例）",
            "Sample Banner plan on the findings of the inspection (sample)",
        ),
        ("示例旗城乡环境提升任务清单（示例）", "Sample Banner list of tasks for town and country (sample)"),
    ];
    let mut sheet = Sheet::new("id,title_zh,title_en,document_number,issuer,issued_on,region_code,note")?;
    for (plan, (zh, en)) in PLANS.iter().zip(titles) {
        let number = format!("示例旗发〔{}〕1号", plan.issued.year());
        let issued = plan.issued.to_string();
        sheet.row([plan.id, zh, en, &number, "示例旗人民政府", &issued, REGION, "虚构文件，仅供演示"])?;
    }
    sheet.bytes()
}

/// One notice a month; an event of the month was published in it.
fn source_of(day: Date) -> String {
    format!("SS-{}", day.strftime("%Y-%m"))
}

fn sources() -> Result<Vec<u8>> {
    let mut rows = Vec::new();
    let mut month = PLANS.iter().map(|plan| plan.issued).min().unwrap_or(TOLD_UNTIL).first_of_month();
    while month <= TOLD_UNTIL {
        let published = month.last_of_month();
        rows.push(format!(
            "{}|示例旗{}整改进展通报（示例）|示例旗人民政府办公室|{published}|https://example.org/sample/notice/{}|虚构来源",
            source_of(month),
            month.strftime("%Y年%-m月"),
            month.strftime("%Y-%m"),
        ));
        month = later(published, 1);
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    fixed("id,title,publisher,published_on,address,note", &rows)
}

fn rows(tasks: &[Task]) -> Result<Vec<u8>> {
    let mut sheet = Sheet::new(
        "id,document_id,parent_id,section,theme,title_zh,title_en,deadline_text,deadline_date,deadline_kind,region_code",
    )?;
    for task in tasks {
        let text = match (task.deadline, task.deadline_kind) {
            (Some(day), _) if (day.month(), day.day()) == (12, 31) => day.strftime("%Y年底前").to_string(),
            (Some(day), _) => day.strftime("%Y年%-m月底前").to_string(),
            (None, "standing") => "长期坚持".to_owned(),
            (None, "recurring") => "每年".to_owned(),
            (None, "immediate") => "立行立改".to_owned(),
            (None, _) => String::new(),
        };
        let day = task.deadline.map(|day| day.to_string()).unwrap_or_default();
        let parent = task.parent.clone().unwrap_or_default();
        sheet.row([
            task.id.as_str(),
            task.document,
            &parent,
            task.section,
            task.theme,
            &task.zh,
            &task.en,
            &text,
            &day,
            task.deadline_kind,
            task.region,
        ])?;
    }
    sheet.bytes()
}

fn roles(tasks: &[Task]) -> Result<Vec<u8>> {
    let mut sheet = Sheet::new("task_id,unit_id,role")?;
    for task in tasks {
        for (unit, role) in &task.units {
            sheet.row([task.id.as_str(), unit, role])?;
        }
    }
    sheet.bytes()
}

fn milestones(tasks: &[Task]) -> Result<Vec<u8>> {
    let mut sheet = Sheet::new("task_id,seq,due_date,quantity,unit_zh,cumulative,description_zh")?;
    for task in tasks {
        for (seq, milestone) in (1..).zip(&task.milestones) {
            let due = milestone.due.map(|day| day.to_string()).unwrap_or_default();
            let quantity = milestone.quantity.to_string();
            let words = format!("累计完成{quantity}{}", task.unit_zh);
            sheet.row([&task.id, &seq.to_string(), &due, &quantity, task.unit_zh, "true", &words])?;
        }
    }
    sheet.bytes()
}

/// The events by task; behind them those that came later, so that the others keep their numbers.
fn events(tasks: &[Task], later: &[(usize, Event)]) -> Result<Vec<u8>> {
    let mut random = Random::named("evidence");
    let mut sheet = Sheet::new(
        "id,task_id,date,kind,quantity,unit_zh,text_zh,text_en,source_id,confidence,counts_toward,new_deadline_date,\
         moved_by,moved_document,evidence_url,window_until,successors",
    )?;
    let mut number = 0;
    let of_task = tasks.iter().flat_map(|task| task.events.iter().map(move |event| (task, event)));
    let later = later.iter().filter_map(|(at, event)| Some((tasks.get(*at)?, event)));
    for (task, event) in of_task.chain(later) {
        number += 1;
        let id = format!("SE-{number:05}");
        let counts = event.quantity.map(|_| task.milestones.len().to_string()).unwrap_or_default();
        let proof = matches!(event.kind, "progress" | "claimed_done" | "verified") && random.chance(260);
        let moved = event.moved_to.is_some();
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let document = format!("示例旗办〔{}〕{}号", event.date.year(), random.between(3, 90));
        sheet.row([
            id.clone(),
            task.id.clone(),
            event.date.to_string(),
            event.kind.to_owned(),
            event.quantity.map(|quantity| quantity.to_string()).unwrap_or_default(),
            if event.quantity.is_some() { task.unit_zh.to_owned() } else { String::new() },
            event.zh.clone(),
            event.en.clone(),
            source_of(event.date),
            if random.chance(850) { "A" } else { "B" }.to_owned(),
            counts,
            day(event.moved_to),
            if moved { "sample-gov".to_owned() } else { String::new() },
            if moved { document } else { String::new() },
            if proof { format!("https://example.org/sample/{id}") } else { String::new() },
            day(event.window_until),
            event.successors.join(" "),
        ])?;
    }
    sheet.bytes()
}
