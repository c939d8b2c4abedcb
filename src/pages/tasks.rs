//! `/tasks`: the ledger, filtered, as it was known on a day; or its units side by side.

use crate::api::LoadError;
use crate::api::ledger;
use crate::api::record::Want;
use crate::components::{Ctx, controls, day, notice, progress, table as table_component};
use crate::route::{Page, Query};
use crate::shown::Shown;
use crate::text::word;
use crate::view_model::air::region_name;
use crate::view_model::ledger_index::Index;
use crate::view_model::task_states::Statements;
use crate::view_model::tasks::{self as vm, Book, Row, TaskList};
use crate::view_model::{civil_day, league};
use maud::{Markup, html};
use mingjing_contract::ledger::Ledger;
use mingjing_contract::manifest::table;
use mingjing_contract::places::{Places, Region};
use std::sync::Arc;

/// What the page shows.
#[derive(Clone)]
pub struct TasksData {
    /// The ledger.
    pub ledger: Arc<Ledger>,
    /// Hash of its file.
    pub key: String,
    /// Names of regions.
    pub places: Arc<Places>,
    /// The release has a made-up ledger beside the real one.
    pub has_sample: bool,
    /// Documents and first task of the made-up ledger, for readers without the app.
    pub sample_starts: Vec<(String, String)>,
}

/// Loads and shows.
///
/// # Errors
/// When the ledger cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record.load(&[Want::Table(table::PLACES)]).await?;
    let places = ctx.record.table::<Places>(table::PLACES)?;
    let release = ctx.record.release()?;
    let has_sample = ledger::has_sample(&release);
    // The made-up ledger is another one: it is shown instead of the real one, never with it.
    let is_sample = |code: &str| places.regions.iter().any(|region| region.code == code && region.sample);
    let wants_sample = has_sample && ctx.get("region").is_some_and(is_sample);
    // Only a search by words looks into what the list does not show.
    let searches = ctx.get("q").is_some_and(|words| !words.is_empty());
    let wanted = if searches { ledger::whole } else { ledger::list }(&release, wants_sample);
    ctx.record.load(std::slice::from_ref(&wanted)).await?;
    let found = ctx.record.parts::<Ledger>(&wanted)?.pop().ok_or(LoadError::NotPublished)?;
    let key = wanted.files(&release).first().map(|file| file.sha256.clone()).unwrap_or_default();
    let sample_starts = if wants_sample { Vec::new() } else { sample_starts(ctx, has_sample)? };
    Ok(view(ctx, &TasksData { ledger: found, key, places, has_sample, sample_starts }))
}

/// Where a reader without the app can begin with the made-up tasks: the first one of each document; from it each leads
/// to the next.
#[cfg(not(target_arch = "wasm32"))]
fn sample_starts(ctx: &Ctx, has_sample: bool) -> Result<Vec<(String, String)>, LoadError> {
    if !has_sample {
        return Ok(Vec::new());
    }
    let ledger = ctx.record.part::<Ledger>(table::LEDGER, mingjing_contract::manifest::SAMPLE_PART)?;
    let first = |(name, tasks): (String, Vec<vm::Choice>)| Some((tasks.first()?.0.clone(), name));
    Ok(vm::by_document(&ledger, ctx.t).into_iter().filter_map(first).collect())
}

/// With the app the filter leads there: nobody pays for the made-up ledger who does not ask for it.
#[cfg(target_arch = "wasm32")]
#[expect(clippy::unnecessary_wraps, reason = "the native twin reads a file")]
fn sample_starts(_ctx: &Ctx, _has_sample: bool) -> Result<Vec<(String, String)>, LoadError> {
    Ok(Vec::new())
}

/// Counts, the day, filters, rows or units.
#[must_use]
pub fn view(ctx: &Ctx, data: &TasksData) -> Shown {
    let t = ctx.t;
    let w = t.ledger();
    let today = civil_day(ctx.now);
    let past = day::chosen(ctx, today);
    let index = Index::of(&data.key, &data.ledger, past.unwrap_or(today));
    let span = index.span();
    let book = Book { ledger: &data.ledger, index, places: &data.places };
    let list = vm::list(&book, &ctx.searched(), t);
    let made_up = data.ledger.tasks.iter().all(|task| task.sample) && !data.ledger.tasks.is_empty();
    let sample_region = data.places.regions.iter().find(|region| region.sample);
    let lead = match sample_region.filter(|_| made_up) {
        Some(region) => (w.lead_sample)(&list.counts, &region_name(region, t)),
        None => (w.lead)(&list.counts),
    };
    let mut shown = Shown::new(t.tasks_title, lead.clone());
    shown.sample = made_up;
    shown.with(&html! {
        p.lead { (lead) (notice::sample(made_up, t)) }
        (other_ledger(ctx, data, made_up, sample_region))
        @if let Some(day) = past { (day::past(ctx, day)) }
        @if list.later > 0 { p.small { ((w.on_later)(list.later)) } }
        p.small { (t.tasks_rule) }
        (filters(ctx, data, made_up, &html! {
            @if let Some((first, last)) = span {
                (day::control(ctx, past.unwrap_or(today), first, last.max(today)))
            }
        }))
        (controls::tabs(ctx, "view", w.view, &controls::choices(w.views), "tasks"))
        @if ctx.get("view") == Some("units") {
            (units(ctx, &book, &list))
        } @else {
            (rows(ctx, &list))
            (everything(ctx, data))
        }
    })
}

/// The way between the real tasks and the made-up ones.
fn other_ledger(ctx: &Ctx, data: &TasksData, made_up: bool, sample: Option<&Region>) -> Markup {
    let w = ctx.t.ledger();
    let here = ctx.href(Page::Tasks);
    html! {
        @if made_up {
            p.notice { (w.sample_only) @if data.has_sample { " " a href=(here) { (w.to_real) } } }
        } @else if let Some(region) = sample.filter(|_| data.has_sample) {
            p.small {
                a.live href=(format!("{here}{}", Query::default().with("region", &region.code).format())) {
                    ((w.to_sample)(&region_name(region, ctx.t)))
                }
            }
        }
    }
}

fn filters(ctx: &Ctx, data: &TasksData, made_up: bool, day: &Markup) -> Markup {
    let t = ctx.t;
    let w = t.ledger();
    let all = vm::choices(&data.key, &data.ledger, &data.places, t);
    // In the made-up ledger no region at all would be the real one.
    let root = data.places.regions.iter().find(|region| region.sample).filter(|_| made_up && data.has_sample);
    let any = if root.is_some() { None } else { Some(t.all) };
    let mut regions = all.regions.clone();
    if let Some(root) = root {
        regions.retain(|(code, _)| *code != root.code);
        regions.insert(0, (root.code.clone(), t.all.to_owned()));
    }
    html! {
        (controls::many_filters(ctx, &controls::search(ctx, "q", t.search), &html! {
            (controls::select(ctx, "state", t.f_state, Some(t.all), &controls::choices(t.states), ""))
            (controls::select(ctx, "document", t.f_document, Some(t.all), &all.documents, ""))
            (controls::select(ctx, "theme", t.f_theme, Some(t.all), &all.themes, ""))
            (controls::select(ctx, "unit", t.f_unit, Some(t.all), &all.units, ""))
            (controls::select(ctx, "region", t.region, any, &regions, ""))
            (controls::select(ctx, "due", w.f_due, Some(t.all), &controls::choices(w.due_kinds), ""))
            (controls::select(ctx, "year", w.f_year, Some(t.all), &all.years, ""))
            (day)
        }, &["state", "document", "theme", "unit", "region", "due", "year", day::KEY]))
    }
}

fn rows(ctx: &Ctx, list: &TaskList) -> Markup {
    let t = ctx.t;
    let rest = list.matching.saturating_sub(list.rows.len());
    html! {
        p.shown role="status" { ((t.shown)(list.matching, list.counts.total)) }
        @if list.matching == 0 {
            p.state.empty { (t.nothing_matches) " " button type="button" data-act="clear" { (t.clear_filter) } }
        }
        ul.tasks { @for row in &list.rows { (task_row(ctx, row)) } }
        @if rest > 0 {
            (controls::more("n", &(list.rows.len() + vm::PAGE_ROWS).to_string(), &(t.more)(rest.min(vm::PAGE_ROWS))))
        }
    }
}

/// Units side by side.
fn units(ctx: &Ctx, book: &Book<'_>, list: &TaskList) -> Markup {
    let t = ctx.t;
    let w = t.ledger();
    let first = league::MEASURES[0];
    let by = ctx.get("by").filter(|by| league::MEASURES.contains(by)).unwrap_or(first);
    let title = (w.league_title)(&word(w.measures, by));
    let league = vm::units(book, &ctx.query, t);
    html! {
        (controls::select(ctx, "by", w.by, None, &controls::choices(w.measures), first))
        p.shown role="status" { ((t.shown)(list.matching, list.counts.total)) }
        section.league aria-labelledby="league" {
            h2 #league { (title) }
            p.small { ((w.league_lead)(league::RANKED_FROM)) }
            @if league.ranked.rows.is_empty() && league.apart.rows.is_empty() { p.state.empty { (w.no_units) } }
            @if !league.ranked.rows.is_empty() { (table_component::plain(&league.ranked, &title, t)) }
        }
        @if !league.apart.rows.is_empty() {
            @let title = (w.apart_title)(league::RANKED_FROM);
            section.block.league aria-labelledby="apart" {
                h2 #apart { (title) }
                p.small { (w.apart_lead) }
                (table_component::plain(&league.apart, &title, t))
            }
        }
    }
}

/// Every task by its document: the way to each of them without the app.
fn everything(ctx: &Ctx, data: &TasksData) -> Markup {
    let t = ctx.t;
    let w = t.ledger();
    // A list of thousands is for the app, which shows what was asked for.
    let is_short = data.ledger.tasks.len() <= 1000;
    html! {
        @if ctx.query == Query::default() && is_short {
            section.block aria-labelledby="everything" {
                h2 #everything { (w.all_tasks) }
                p.small { (w.all_lead) }
                @for (name, tasks) in vm::by_document(&data.ledger, t) {
                    details {
                        summary { ((w.of_document)(&name, tasks.len())) }
                        ul.lines {
                            @for (id, title) in &tasks {
                                li { a href=(ctx.href(Page::Task(id.clone()))) { (title) } span.small { (id) } }
                            }
                        }
                    }
                }
                @for (id, name) in &data.sample_starts {
                    p { a href=(ctx.href(Page::Task(id.clone()))) { (name) } (notice::sample(true, t)) }
                }
            }
        }
    }
}

fn task_row(ctx: &Ctx, row: &Row) -> Markup {
    let t = ctx.t;
    let on = ctx.get(day::KEY).unwrap_or_default();
    let address =
        format!("{}{}", ctx.href(Page::Task(row.id.clone())), Query::default().with(day::KEY, on).format());
    html! {
        // Another task is another element: nothing is made into it piece by piece.
        li.task id=(format!("task-{}", row.id)) {
            div.task-head {
                a href=(address) { (row.title) }
                (notice::sample(row.sample, t))
                span.small { (row.origin) }
            }
            p.small.task-units { (row.units) }
            @for bar in row.bars.iter().take(2) { (progress::bar(bar, t)) }
            (statements(ctx, &row.says))
        }
    }
}

/// The three statements, told apart.
pub(super) fn statements(ctx: &Ctx, says: &Statements) -> Markup {
    let t = ctx.t;
    html! {
        dl.statements {
            div.(says.calendar_tone.class()) {
                dt { (t.calendar) }
                dd { (says.calendar) @if let Some(day) = &says.deadline { span.small { (day) } } }
            }
            div { dt { (t.unit_says) } dd { (says.unit) } }
            div.(says.record_tone.class()) { dt { (t.public_record) } dd { (says.record) } }
        }
    }
}
