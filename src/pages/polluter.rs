//! `/polluters/:id`: one enterprise: means against limits, cards, penalties, credit, outlets.

mod means;
mod outlets;

use super::not_found;
use super::polluters::cards;
use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, mark, notice, source};
use crate::route::Page;
use crate::shown::Shown;
use crate::text::{format, word};
use crate::view_model::civil_day;
use crate::view_model::emissions::Means;
use crate::view_model::polluters::{self as vm, Decision};
use maud::{Markup, html};
use means::means;
use mingjing_contract::ledger::Sources;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::polluters::{Enterprise, Outlet, Polluters};
use mingjing_domain::time::parse_date;
use outlets::outlets;
use std::sync::Arc;

/// Newest years of daily means that the page has.
const YEARS: usize = 2;

/// What the page shows.
#[derive(Clone)]
pub struct PolluterData {
    /// Names.
    pub places: Arc<Places>,
    /// The register.
    pub polluters: Arc<Polluters>,
    /// Publications.
    pub sources: Option<Arc<Sources>>,
    /// Means of the chosen outlet: the hours of a month, or days.
    pub means: Means,
    /// Months with hourly means of that outlet, newest first.
    pub months: Vec<String>,
}

/// Loads and shows: first the register, then the means of the outlet that is looked at.
///
/// # Errors
/// When places or enterprises cannot be had.
pub async fn page(ctx: &Ctx, id: &str) -> Result<Shown, LoadError> {
    ctx.record.load(&[table::PLACES, table::POLLUTERS].map(Want::Table)).await?;
    let mut data = PolluterData {
        places: ctx.record.table(table::PLACES)?,
        polluters: ctx.record.table(table::POLLUTERS)?,
        sources: None,
        means: Means::default(),
        months: Vec::new(),
    };
    let polluters = data.polluters.clone();
    let enterprise = polluters.enterprises.iter().find(|one| one.id == id);
    data.sources = super::sources(ctx, enterprise.map(named).unwrap_or_default()).await?;
    let Some(outlet) = enterprise.and_then(|one| vm::chosen_outlet(one, ctx.get("outlet"))) else {
        return Ok(view(ctx, &data, id));
    };
    let prefix = format!("{}/", outlet.id);
    let release = ctx.record.release()?;
    data.months = release
        .partitions(table::EMISSIONS, &prefix)
        .filter_map(|part| part.strip_prefix(prefix.as_str()).map(str::to_owned))
        .collect();
    data.months.reverse();
    if averaging(ctx, outlet) == "hour" {
        if let Some(month) = month(ctx, &data.months) {
            let part = format!("{prefix}{month}");
            ctx.record.load(&[Want::Part(table::EMISSIONS, part.clone())]).await?;
            data.means.hours = Some(ctx.record.part(table::EMISSIONS, &part)?);
        }
    } else {
        let newest = Want::Newest(table::EMISSION_DAYS, prefix, YEARS);
        ctx.record.load(std::slice::from_ref(&newest)).await?;
        data.means.days = ctx.record.parts(&newest)?;
    }
    Ok(view(ctx, &data, id))
}

fn named(enterprise: &Enterprise) -> Vec<&str> {
    (enterprise.penalties.iter().map(|found| &found.source))
        .chain(enterprise.credit.iter().map(|found| &found.source))
        .chain(enterprise.cards.iter().map(|found| &found.source))
        .filter_map(Option::as_deref)
        .collect()
}

/// `hour` or `day`: what is asked for; without a wish days, where there are any.
fn averaging(ctx: &Ctx, outlet: &Outlet) -> &'static str {
    let has = |averaging: &str| outlet.counts.iter().any(|counts| counts.averaging == averaging);
    match ctx.get("by") {
        Some("hour") => "hour",
        Some("day") => "day",
        _ if has("hour") && !has("day") => "hour",
        _ => "day",
    }
}

fn month<'a>(ctx: &Ctx, months: &'a [String]) -> Option<&'a String> {
    let asked = ctx.get("month").and_then(|asked| months.iter().find(|month| *month == asked));
    asked.or(months.first())
}

/// Answer, means, decisions, outlets.
#[must_use]
pub fn view(ctx: &Ctx, data: &PolluterData, id: &str) -> Shown {
    let (t, w) = (ctx.t, ctx.t.polluters());
    let Some(enterprise) = data.polluters.enterprises.iter().find(|one| one.id == id) else {
        return not_found::view(ctx, Some(t.not_found));
    };
    let name = vm::name(enterprise, t);
    let sums = vm::sums(enterprise.outlets.iter(), None);
    let (means_words, means_more) = vm::means_words(&sums, t);
    let mut shown = Shown::new(name.clone(), format!("{name}：{means_words}"));
    shown.sample = enterprise.sample;
    let means = means(ctx, data, enterprise, &mut shown);
    let subject = format!("{}?about=enterprise~{id}", ctx.href(Page::Feedback));
    shown.with(&html! {
        p.small { (vm::about(enterprise, &data.places, t)) }
        (notice::sample(enterprise.sample, t))
        section.verdict aria-label=(name) {
            p.answer.late[sums.hours + sums.days > 0] { strong.category { (means_words) } }
            p.small { (means_more) @if !means_more.is_empty() { " · " } (w.rule) }
            (facts(ctx, enterprise))
            @if let Some(note) = &enterprise.note { p.small { (note) } }
        }
        (means)
        (decisions(ctx, "cards", w.cards, &vm::card_rows(enterprise, t), w.no_cards))
        (decisions(ctx, "penalties", w.penalties, &vm::penalty_rows(enterprise, t), w.no_penalties))
        (decisions(ctx, "credit", w.credit, &vm::credit_rows(enterprise, t), w.no_credit))
        (outlets(ctx, enterprise))
        section.block {
            (source::named(ctx, data.sources.as_deref(), &named(enterprise)))
            (source::downloads(ctx, &["enterprises", "outlets", "outlet_counts", "emission_limits", "emission_day_verdicts", "emission_verdicts"]))
        }
        p { a href=(ctx.href(Page::Polluters)) { (w.title) } " · " a href=(subject) { (t.nav_feedback) } }
    })
}

fn facts(ctx: &Ctx, enterprise: &Enterprise) -> Markup {
    let (t, w) = (ctx.t, ctx.t.polluters());
    let day = |day: &Option<String>, none: &str| {
        day.as_deref().map_or_else(|| none.to_owned(), |day| format::day_text(t.lang, day))
    };
    let is_past = enterprise
        .permit_to
        .as_ref()
        .is_some_and(|to| parse_date(to).is_ok_and(|to| to < civil_day(ctx.now)));
    let management = enterprise.management.as_deref().map(|kind| word(w.management, kind));
    html! {
        dl.facts {
            div { dt { (w.state) } dd { (word(w.states, &enterprise.state)) } }
            div { dt { (w.cards) } dd { (cards(&vm::cards(enterprise, t), w.no_cards)) } }
            div { dt { (w.credit) } dd { (vm::credit(enterprise, t)) } }
            div {
                dt { (w.permit) @if let Some(kind) = &management { " · " (kind) } }
                dd {
                    (enterprise.permit_number.as_deref().unwrap_or(w.unknown))
                    @if enterprise.permit_from.is_some() || enterprise.permit_to.is_some() {
                        " " span.small {
                            ((w.permit_term)(&day(&enterprise.permit_from, w.since_ever), &day(&enterprise.permit_to, w.until_further)))
                        }
                    }
                    @if is_past { " " strong.late { (w.permit_past) } }
                }
            }
            div {
                dt { (w.report) }
                dd {
                    @match (&enterprise.report_url, enterprise.report_year) {
                        (Some(url), Some(year)) => a href=(url) rel="external" { ((w.report_of)(year)) },
                        (Some(url), None) => a href=(url) rel="external" { (w.report) },
                        (None, _) => (w.no_report),
                    }
                }
            }
            @if let Some(code) = &enterprise.credit_code { div { dt { (w.credit_code) } dd { (code) } } }
            @if let Some(address) = &enterprise.address_zh { div { dt { (t.facilities().address) } dd { (address) } } }
        }
    }
}

fn decisions(ctx: &Ctx, id: &str, title: &str, rows: &[Decision], none: &str) -> Markup {
    html! {
        section.block aria-labelledby=(id) {
            h2 id=(id) { (title) }
            @if rows.is_empty() { p { (none) (ctx.t.full_stop) } }
            ul.decisions {
                @for row in rows {
                    li {
                        p {
                            @if !row.mark.is_empty() { (mark::card(&row.mark)) }
                            strong { (row.what) } " " span.small { (row.when) }
                        }
                        @if !row.why.is_empty() { p { (row.why) } }
                        p.small {
                            (row.small.join(" · "))
                            @if let Some(url) = &row.url { " " a href=(url) rel="external" { (ctx.t.source) } }
                        }
                    }
                }
            }
        }
    }
}
