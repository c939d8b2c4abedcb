//! `/bulletins/:period`: what the record says of a period, and what was written of it.

use super::written;
use crate::api::LoadError;
use crate::api::ledger;
use crate::api::record::Want;
use crate::components::{Ctx, notice, table as table_component};
use crate::pages::not_found;
use crate::route::Page;
use crate::shown::Shown;
use crate::text::format;
use crate::view_model::bulletins::made::{self, Given, Made, name};
use crate::view_model::bulletins::{self as vm, Body, Period};
use crate::view_model::civil_day;
use crate::view_model::figure::Table;
use crate::view_model::tasks::Choice;
use jiff::civil::Date;
use maud::{Markup, PreEscaped, html};
use mingjing_contract::air::AirDays;
use mingjing_contract::air_relayed::DustDays;
use mingjing_contract::bulletins::{Bulletin, BulletinText};
use mingjing_contract::ledger::Ledger;
use mingjing_contract::manifest::{FileEntry, Manifest, table};
use mingjing_contract::places::Places;
use mingjing_contract::replies::Replies;
use mingjing_contract::water::WaterReadings;
use mingjing_domain::time::parse_date;
use std::sync::Arc;

/// What the page of a period shows.
pub struct BulletinData {
    /// The period.
    pub period: Period,
    /// Written bulletins of it, with their texts.
    pub written: Vec<(Bulletin, Arc<BulletinText>)>,
    /// The one made from the record.
    pub made: Made,
    /// It is made of samples, because there is nothing else.
    pub sample: bool,
    /// Names.
    pub places: Arc<Places>,
    /// The periods before and after it.
    pub neighbours: [Option<Period>; 2],
}

/// Loads and shows a period.
///
/// # Errors
/// When what it rests on cannot be had.
pub async fn of_period(ctx: &Ctx, id: &str) -> Result<Shown, LoadError> {
    let Some(period) = Period::parse(id) else {
        return Ok(not_found::view(ctx, Some(&(ctx.t.bulletins().unknown)(id))));
    };
    ctx.record
        .load(&[Want::Table(table::PLACES), Want::Table(table::BULLETINS), Want::Table(table::DUST_DAYS)])
        .await?;
    let places = ctx.record.table::<Places>(table::PLACES)?;
    let release = ctx.record.release()?;
    let all = written(ctx)?;
    let periods = vm::periods(&release, &all);
    // Real data where there are any; samples are never mixed with them.
    let sample = periods.iter().any(|(known, is_real)| *known == period && !is_real);
    let wants = wants(&release, &places, &all, period, sample);
    ctx.record.load(&wants.iter().flatten().cloned().collect::<Vec<_>>()).await?;
    let today = civil_day(ctx.now);
    let Wants { days, readings, ledger, replies: years, texts } = gathered(ctx, &wants)?;
    let dust = ctx.record.table::<DustDays>(table::DUST_DAYS).ok();
    let dust: Vec<(String, Date)> = dust
        .iter()
        .flat_map(|dust| &dust.days)
        .filter_map(|day| Some((day.region.clone(), parse_date(&day.date).ok()?)))
        .collect();
    let answers: Vec<_> =
        years.iter().flat_map(|year| &year.replies).filter(|reply| reply.sample == sample).collect();
    let made = made::make(
        Given {
            period,
            today,
            places: &places,
            days: &days,
            dust: &dust,
            readings: &readings,
            ledger: ledger.first().map(AsRef::as_ref),
            replies: &answers,
        },
        ctx.t,
    );
    let of_period = all.into_iter().filter(|bulletin| Period::parse(&bulletin.period) == Some(period));
    let written = of_period
        .filter_map(|bulletin| {
            let text = texts.iter().find(|text| text.id == bulletin.id)?.clone();
            Some((bulletin, text))
        })
        .collect();
    let at = periods.iter().position(|(known, _)| *known == period);
    let near = |at: Option<usize>| Some(periods.get(at?)?.0);
    let neighbours = [near(at.map(|at| at + 1)), near(at.and_then(|at| at.checked_sub(1)))];
    Ok(period_view(ctx, &BulletinData { period, written, made, sample, places, neighbours }))
}

/// Tables of a period.
struct Wants {
    days: Vec<Arc<AirDays>>,
    readings: Vec<Arc<WaterReadings>>,
    ledger: Vec<Arc<Ledger>>,
    replies: Vec<Arc<Replies>>,
    texts: Vec<Arc<BulletinText>>,
}

/// The files of a period: days of regions, readings of sections, the ledger, answers, texts.
fn wants(
    release: &Manifest,
    places: &Places,
    bulletins: &[Bulletin],
    period: Period,
    sample: bool,
) -> [Vec<Want>; 5] {
    let year = period.last().year();
    let regions = places.regions.iter().filter(|region| region.sample == sample);
    let sections = places.sections.iter().filter(|section| section.sample == sample);
    let is_meant = |file: &&FileEntry| file.table == table::REPLIES && file.sample == sample;
    let replies = release.files.iter().filter(is_meant).filter_map(|file| file.partition.as_ref());
    let of_period = bulletins.iter().filter(|bulletin| Period::parse(&bulletin.period) == Some(period));
    [
        regions.map(|region| Want::Part(table::AIR_DAYS, format!("{}/{year}", region.code))).collect(),
        sections.map(|section| Want::Part(table::WATER_READINGS, format!("{}/{year}", section.id))).collect(),
        vec![ledger::of_year(release, year, sample)],
        replies.map(|part| Want::Part(table::REPLIES, part.clone())).collect(),
        of_period.map(|bulletin| Want::Part(table::BULLETIN_TEXTS, bulletin.id.clone())).collect(),
    ]
}

fn gathered(
    ctx: &Ctx,
    [days, readings, ledger, replies, texts]: &[Vec<Want>; 5],
) -> Result<Wants, LoadError> {
    fn all<T>(ctx: &Ctx, wants: &[Want]) -> Result<Vec<Arc<T>>, LoadError>
    where
        T: mingjing_contract::table::Table + Send + Sync + 'static,
    {
        let parts = wants.iter().map(|want| ctx.record.parts::<T>(want));
        Ok(parts.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }
    Ok(Wants {
        days: all(ctx, days)?,
        readings: all(ctx, readings)?,
        ledger: all(ctx, ledger)?,
        replies: all(ctx, replies)?,
        texts: all(ctx, texts)?,
    })
}

/// A period: the bulletin made from the record, then what was written.
#[must_use]
pub fn period_view(ctx: &Ctx, data: &BulletinData) -> Shown {
    let t = ctx.t;
    let w = t.bulletins();
    let period = name(data.period, t);
    let made = &data.made;
    let day = |day: Date| format::day(t.lang, day);
    let lead = if made.is_empty() && data.written.is_empty() {
        (w.empty)(&period)
    } else {
        (w.made_lead)(&day(data.period.first()), &day(data.period.last()))
    };
    let today = civil_day(ctx.now);
    let mut shown = Shown::new((w.of_period)(&period), lead.clone());
    shown.sample = data.sample;
    shown.with(&html! {
        p.lead { (lead) (notice::sample(data.sample, t)) }
        @if data.sample { p.notice { (w.sample) } }
        @if data.period.last() >= today { p.notice.stale { ((w.open_period)(&day(today))) } }
        p.live { button type="button" data-act="print" { (w.print) } }
        (made_view(ctx, made))
        @for (bulletin, text) in &data.written { (written_view(ctx, bulletin, text, data)) }
        nav.neighbours aria-label=(format!("{} / {}", w.before, w.after)) {
            @for (words, other) in [w.before, w.after].into_iter().zip(data.neighbours) {
                @if let Some(other) = other {
                    p { span.small { (words) } " " a href=(ctx.href(Page::Bulletin(other.id()))) { (name(other, t)) } }
                }
            }
            p { a href=(ctx.href(Page::Bulletins)) { (w.all) } }
        }
    })
}

fn made_view(ctx: &Ctx, made: &Made) -> Markup {
    let w = ctx.t.bulletins();
    html! {
        @for (id, head, part, method) in [("air", w.air, &made.air, w.air_method), ("water", w.water, &made.water, w.water_method)] {
            @if let Some((words, table)) = part { (figures(ctx, id, head, words, table, method)) }
        }
        @if let Some(part) = &made.tasks {
            section.block aria-labelledby="tasks" {
                h2 #tasks { (w.tasks) }
                p { (part.words) }
                (named(ctx, &(w.closed)(part.closed.len()), &part.closed))
                (named(ctx, &(w.overdue)(part.overdue.len()), &part.overdue))
            }
        }
        @if let Some(words) = &made.replies {
            section.block aria-labelledby="replies" {
                h2 #replies { (w.replies) }
                p { (words) " " a href=(ctx.href(Page::Replies)) { (ctx.t.see_all) } }
            }
        }
    }
}

fn figures(ctx: &Ctx, id: &str, head: &str, words: &str, table: &Table, method: &str) -> Markup {
    html! {
        section.block.bulletin-table aria-labelledby=(id) {
            h2 id=(id) { (head) }
            p { (words) }
            (table_component::plain(table, head, ctx.t))
            p.small { (method) }
        }
    }
}

fn named(ctx: &Ctx, head: &str, tasks: &[Choice]) -> Markup {
    html! {
        @if !tasks.is_empty() {
            h3 { (head) }
            ul.lines {
                @for (id, title) in tasks {
                    li { a href=(ctx.href(Page::Task(id.clone()))) { (title) } span.small { (id) } }
                }
            }
        }
    }
}

fn written_view(ctx: &Ctx, bulletin: &Bulletin, text: &BulletinText, data: &BulletinData) -> Markup {
    let t = ctx.t;
    let one = vm::written(bulletin, &data.places, t);
    let (body, in_chinese) = vm::body(text, t.lang);
    html! {
        section.block.bulletin id=(one.id) {
            h2 { (one.title) (notice::sample(one.sample, t)) }
            p.small { (t.bulletins().written) " · " (one.facts) @if in_chinese { " " (t.bulletins().only_zh) } }
            div.prose lang=[in_chinese.then_some("zh-Hans")] {
                @match body {
                    Body::Html(html) => (PreEscaped(html)),
                    Body::Plain(plain) => p.words { (plain) },
                }
            }
        }
    }
}
