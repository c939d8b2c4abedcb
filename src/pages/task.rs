//! `/tasks/:id`: one task whole, as it was known on a day.

use super::not_found;
use super::tasks::statements;
use crate::api::LoadError;
use crate::api::ledger;
use crate::api::record::Want;
use crate::api::samples;
use crate::components::{Ctx, day, notice, progress, table as table_component};
use crate::route::{Page, Query, encode};
use crate::shown::Shown;
use crate::text::{format, word};
use crate::view_model::civil_day;
use crate::view_model::figure::Table;
use crate::view_model::ledger_index::Index;
use crate::view_model::task::{self as vm, TaskPage};
use crate::view_model::tasks::Choice;
use maud::{Markup, html};
use mingjing_contract::ledger::{Ledger, Sources};
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::replies::{Replies, Reply};

/// Loads and shows.
///
/// # Errors
/// When ledger, sources or places cannot be had.
pub async fn page(ctx: &Ctx, id: &str) -> Result<Shown, LoadError> {
    let answers = Want::all(table::REPLIES, String::new());
    ctx.record.load(&[]).await?;
    let release = ctx.record.release()?;
    let Some(part) = ledger::holding(&release, id) else {
        return Ok(not_found::view(ctx, Some(&(ctx.t.task_unknown)(id))));
    };
    let made_up = part.files(&release).iter().any(|file| file.sample);
    let sources = samples::half(table::SOURCES, &release, made_up);
    ctx.record.load(&[part.clone(), sources.clone(), Want::Table(table::PLACES), answers.clone()]).await?;
    let ledger = ctx.record.parts::<Ledger>(&part)?.pop().ok_or(LoadError::NotPublished)?;
    let Some(task) = ledger.tasks.iter().find(|task| task.id == id) else {
        return Ok(not_found::view(ctx, Some(&(ctx.t.task_unknown)(id))));
    };
    let sources = ctx.record.parts::<Sources>(&sources)?.pop().ok_or(LoadError::NotPublished)?;
    let places = ctx.record.table::<Places>(table::PLACES)?;
    let answers = ctx.record.parts::<Replies>(&answers)?;
    let today = civil_day(ctx.now);
    let on = day::chosen(ctx, today).unwrap_or(today);
    let last = on.to_string();
    let about: Vec<&Reply> = answers
        .iter()
        .flat_map(|year| &year.replies)
        .filter(|reply| reply.task.as_deref() == Some(id) && reply.received_on <= last)
        .collect();
    let Some(page) = vm::page(&ledger, &sources.sources, &places, id, on, ctx.t) else {
        return Ok(not_found::view(ctx, Some(&(ctx.t.task_unknown)(id))));
    };
    let span =
        Index::of("", &Ledger { documents: vec![], units: vec![], tasks: vec![task.clone()] }, on).span();
    let chooser = span.map(|(first, _)| day::control(ctx, on, first, today));
    Ok(view(ctx, &page, &about, chooser.as_ref()))
}

/// Statements, progress, timeline, units, parts, what the public says.
#[must_use]
pub fn view(ctx: &Ctx, page: &TaskPage, about: &[&Reply], chooser: Option<&Markup>) -> Shown {
    let t = ctx.t;
    let w = t.ledger();
    let milestones = Table {
        head: [t.due, t.quantity, t.milestone].map(str::to_owned).to_vec(),
        rows: page.milestones.iter().map(|row| row.to_vec()).collect(),
    };
    let lead = page.summary.clone().unwrap_or_else(|| page.where_what.clone());
    let past = day::chosen(ctx, civil_day(ctx.now));
    let mut shown = Shown::new(page.title.clone(), lead);
    shown.sample = page.sample;
    shown.with(&html! {
        p.small { (page.id) " · " (page.where_what) (notice::sample(page.sample, t)) }
        @if let Some(day) = past {
            (day::past(ctx, day))
            @if page.unissued { p.note { ((w.not_yet)(&format::day(t.lang, day))) } }
        }
        (lineage(ctx, page))
        (statements(ctx, &page.says))
        @for bar in &page.bars { (progress::bar(bar, t)) }
        @if let Some(chooser) = chooser { (chooser) }
        div.columns {
            div.main-column {
                @if let Some(summary) = &page.summary { p { (summary) } }
                section.block aria-labelledby="timeline" {
                    h2 #timeline { (t.timeline) }
                    @if page.timeline.is_empty() { p.state.empty { (t.timeline_empty) } }
                    ol.timeline { @for row in &page.timeline { (timeline_row(ctx, row)) } }
                    @if page.later > 0 { p.small { ((w.hidden)(page.later)) } }
                }
                @if !milestones.rows.is_empty() {
                    section.block aria-labelledby="milestones" {
                        h2 #milestones { (t.milestones) }
                        (table_component::plain(&milestones, t.milestones, t))
                    }
                }
                (complaints(ctx, about))
                (others(ctx, t.part_of, page.parent.as_slice()))
                (others(ctx, t.parts, &page.children))
            }
            (side(ctx, page))
        }
        nav.neighbours aria-label=(format!("{} / {}", w.before, w.after)) {
            @for (words, other) in [w.before, w.after].into_iter().zip(&page.neighbours) {
                @if let Some((id, title)) = other {
                    p { span.small { (words) } " " a href=(address(ctx, id)) { (title) } }
                }
            }
        }
    })
}

/// What the task became, late or not, and what it continues.
fn lineage(ctx: &Ctx, page: &TaskPage) -> Markup {
    let w = ctx.t.ledger();
    html! {
        @if let Some(became) = &page.became {
            p.lineage.became {
                (became.words) (links(ctx, became.tasks.iter().map(|task| (task, ""))))
                @if let Some(late) = &became.late { ((w.and_then)("", late)) }
                (w.full_stop)
                @if !became.tasks.is_empty() { (w.lives_on) }
            }
        }
        @for continues in &page.continues {
            p.lineage.continues {
                (continues.words[0])
                (links(ctx, continues.tasks.iter().map(|(task, told)| (task, told.as_str()))))
                (continues.words[1])
            }
        }
    }
}

/// Links to tasks in a sentence, each with what is said of it behind.
fn links<'a>(ctx: &Ctx, tasks: impl Iterator<Item = (&'a Choice, &'a str)>) -> Markup {
    html! {
        @for (at, ((id, title), told)) in tasks.enumerate() {
            @if at > 0 { (ctx.t.ledger().comma) }
            a href=(address(ctx, id)) { (title) } (told)
        }
    }
}

/// Facts, the way to challenge, monitors near by.
fn side(ctx: &Ctx, page: &TaskPage) -> Markup {
    let t = ctx.t;
    let w = t.ledger();
    let challenge =
        format!("{}?about=task~{}&kind=task_challenged", ctx.href(Page::Feedback), encode(&page.id));
    let facts = [
        (t.goal, &page.goal),
        (t.deadline_printed, &page.printed),
        (w.first, &page.first),
        (w.moved_to, &page.moved),
        (w.by_moved, &page.by_moved),
        (w.window_name, &page.window),
    ];
    html! {
        div.side-column {
            dl.facts.stacked {
                @for (head, words) in facts {
                    @if let Some(words) = words { div { dt { (head) } dd { (words) } } }
                }
                div { dt { (t.document) } dd { (page.origin) } }
                @for (role, units) in &page.units { div { dt { (role) } dd { (units) } } }
            }
            p.small { (t.challenge_lead) }
            p { a.action href=(challenge) { (t.challenge) } }
            p.small { a href=(feed(ctx, &page.id)) type="application/atom+xml" { (w.feed) } }
            @if !page.monitors.is_empty() {
                h2.side-head { (w.monitors) }
                ul.plain {
                    @for (monitor, name) in &page.monitors { li { a href=(ctx.href(monitor.clone())) { (name) } } }
                }
            }
        }
    }
}

fn feed(ctx: &Ctx, id: &str) -> String {
    let english = if ctx.lang() == crate::route::Lang::En { "en/" } else { "" };
    format!("feed/{english}task/{}.atom", encode(id))
}

/// A task on the day that this page speaks of.
fn address(ctx: &Ctx, id: &str) -> String {
    let on = Query::default().with(day::KEY, ctx.get(day::KEY).unwrap_or_default());
    format!("{}{}", ctx.href(Page::Task(id.to_owned())), on.format())
}

/// Published answers about the task.
fn complaints(ctx: &Ctx, about: &[&Reply]) -> Markup {
    let t = ctx.t;
    html! {
        section.block aria-labelledby="complaints" {
            h2 #complaints { (t.ledger().complaints) }
            @if about.is_empty() { p.state.empty { (t.ledger().complaints_none) } }
            @for reply in about {
                article.reply {
                    p.small {
                        (format::day_text(t.lang, &reply.received_on)) " · " (word(t.kinds, &reply.kind))
                        (notice::sample(reply.sample, t))
                    }
                    p.words { (reply.question_zh) }
                    @if let Some(answer) = &reply.answer_zh { blockquote.words { (answer) } }
                }
            }
        }
    }
}

fn others(ctx: &Ctx, head: &str, tasks: &[Choice]) -> Markup {
    html! {
        @if !tasks.is_empty() {
            section.block {
                h2 { (head) }
                ul.lines {
                    @for (id, title) in tasks {
                        li { a href=(address(ctx, id)) { (title) } " " span.small { (id) } }
                    }
                }
            }
        }
    }
}

fn timeline_row(ctx: &Ctx, row: &vm::TimelineRow) -> Markup {
    let w = ctx.t.ledger();
    html! {
        li.event.(row.kind_id) {
            p.event-head { span.date { (row.date) } " " strong { (row.kind) } }
            p { (row.text) }
            @if !row.facts.is_empty() {
                dl.facts { @for (name, words) in &row.facts { div { dt { (name) } dd { (words) } } } }
            }
            @if !row.successors.is_empty() {
                p { (w.successors) " " (links(ctx, row.successors.iter().map(|task| (task, "")))) }
            }
            @if let Some(source) = &row.source { (source_line(ctx, source, &row.confidence)) }
            @if let Some((address, hash)) = &row.evidence {
                p.small.source-line.break {
                    (w.evidence) " "
                    @if let Some(address) = address {
                        a href=(address) rel="external noopener noreferrer nofollow" { (address) }
                    }
                    @if let Some(hash) = hash { " · " (w.evidence_hash) " " code { (hash) } }
                }
            }
        }
    }
}

/// Where something was published, with its confidence.
pub(super) fn source_line(
    ctx: &Ctx,
    (title, publisher, address): &(String, String, Option<String>),
    confidence: &str,
) -> Markup {
    html! {
        p.small.source-line {
            (ctx.t.source) " "
            @if let Some(address) = address {
                a href=(address) rel="external noopener noreferrer nofollow" { (title) }
            } @else { (title) }
            " · " (publisher) " · " (confidence)
        }
    }
}
