//! `/drinking-water`: from the source to the tap, item by item, with what to do.

use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, controls, notice, sheet, source};
use crate::quoting::Chart;
use crate::route::Page;
use crate::shown::Shown;
use crate::text::{format, word};
use crate::view_model::drinking::{self as vm, ItemRow, Over, PlaceRow};
use crate::view_model::lab;
use maud::{Markup, html};
use mingjing_contract::drinking::{Drinking, DrinkingReadings};
use mingjing_contract::ledger::Sources;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use std::sync::Arc;

/// Newest years of samples that the page has.
const YEARS: usize = 2;

/// What the page shows.
#[derive(Clone)]
pub struct DrinkingData {
    /// Names.
    pub places: Arc<Places>,
    /// The places with their newest samples.
    pub drinking: Arc<Drinking>,
    /// Samples of the newest years, oldest first.
    pub years: Vec<Arc<DrinkingReadings>>,
    /// Publications.
    pub sources: Option<Arc<Sources>>,
}

impl DrinkingData {
    fn named(&self) -> Vec<&str> {
        let samples = self.years.iter().flat_map(|year| &year.samples);
        samples.flat_map(|sample| &sample.items).filter_map(|item| item.source.as_deref()).collect()
    }
}

/// Loads and shows.
///
/// # Errors
/// When places or samples cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    let wanted = [
        Want::Table(table::PLACES),
        Want::Table(table::DRINKING),
        Want::Newest(table::DRINKING_READINGS, String::new(), YEARS),
    ];
    ctx.record.load(&wanted).await?;
    let [.., newest] = wanted;
    let mut data = DrinkingData {
        places: ctx.record.table(table::PLACES)?,
        drinking: ctx.record.table(table::DRINKING)?,
        years: ctx.record.parts(&newest)?,
        sources: None,
    };
    data.sources = super::sources(ctx, data.named()).await?;
    Ok(view(ctx, &data))
}

/// Answer, chain, chart, exceedances, advice.
#[must_use]
pub fn view(ctx: &Ctx, data: &DrinkingData) -> Shown {
    let (t, w) = (ctx.t, ctx.t.drinking());
    let region = ctx.get("region");
    let rows = vm::rows(&data.drinking, &data.years, &data.places, region, t);
    let kept = vm::kept(&rows);
    let lead = (w.lead)(&kept);
    let all = &data.drinking.places;
    let regions = lab::region_choices(&data.places, all.iter().map(|place| place.region.as_str()), t);
    let overs = vm::overs(&data.drinking, &data.years, region, t);
    let is_sample = !rows.is_empty() && rows.iter().all(|row| row.sample);
    let mut shown = Shown::new(w.title, lead.clone());
    shown.sample = is_sample;
    let chart = chart(ctx, data, &rows, &mut shown);
    let is_unsure =
        rows.iter().flat_map(|row| &row.items).any(|item| item.limit.ends_with(t.lab().unsure_mark));
    shown.with(&html! {
        (notice::sample(is_sample, t))
        section.verdict aria-label=(w.title) {
            p.answer { strong.category { (kept.kept) } span.index { ((w.of)(kept.all)) } }
            p.lead { (lead) }
        }
        @if regions.len() > 1 {
            (controls::filters(ctx, &controls::select(ctx, "region", t.lab().region, Some(t.all), &regions, "")))
        }
        @if rows.is_empty() {
            p.state.empty { (t.lab().nothing_matches) " " button.live type="button" data-act="clear" { (t.clear_filter) } }
        }
        @for (kind, words) in w.kinds {
            @let of_kind: Vec<&PlaceRow> = rows.iter().filter(|row| row.kind == *kind).collect();
            @if !of_kind.is_empty() {
                section.block aria-label=(words) {
                    h2 { (words) }
                    @for row in of_kind { (place(ctx, row, !is_sample)) }
                }
            }
        }
        @if is_unsure { p.small { (t.lab().unsure) } }
        (chart)
        (followed(ctx, &overs, &data.years, !is_sample))
        (advice(ctx, &vm::advice(&data.drinking)))
        section.block {
            p.small { (w.method) }
            p.small { (w.source) }
            (source::named(ctx, data.sources.as_deref(), &data.named()))
            (source::downloads(ctx, &["drinking_places", "drinking_samples", "drinking_items"]))
        }
    })
}

fn place(ctx: &Ctx, row: &PlaceRow, tells_samples: bool) -> Markup {
    let (t, w) = (ctx.t, ctx.t.drinking());
    html! {
        article.found id={ "place-" (row.id) } {
            h3 { (row.name) @if tells_samples { (notice::sample(row.sample, t)) } }
            p.small { (row.about) }
            p.(tone(row.kept)) {
                strong { (row.verdict) }
                @for over in &row.over { span.over { (over) } }
                @if !row.when.is_empty() { span.small { (row.when) } }
            }
            @for note in &row.notes { p.note { (note) } }
            @if row.periods.len() > 1 {
                div.periods {
                    span.small { (w.periods) }
                    ol {
                        @for (period, kept, words) in &row.periods {
                            li.(tone(*kept)) title={ (period) " " (words) } {
                                span aria-hidden="true" { (sign(*kept)) }
                                span.period { (period) }
                                span.unseen { (words) }
                            }
                        }
                    }
                }
            }
            @if !row.items.is_empty() {
                details open[row.kept == Some(false)] {
                    summary { ((w.indicators)(row.items.len())) }
                    (items(ctx, row))
                    p.small { (row.edition) }
                }
            }
        }
    }
}

/// Class of a verdict: words carry it, the tone only underlines.
fn tone(kept: Option<bool>) -> &'static str {
    match kept {
        Some(true) => "good",
        Some(false) => "late",
        None => "attention",
    }
}

fn sign(kept: Option<bool>) -> &'static str {
    match kept {
        Some(true) => "✓",
        Some(false) => "✕",
        None => "–",
    }
}

fn items(ctx: &Ctx, row: &PlaceRow) -> Markup {
    let t = ctx.t;
    let head = [t.item_label, t.value, t.lab().limit, t.lab().result];
    let cells =
        |item: &ItemRow| [&item.name, &item.value, &item.limit, &item.result].map(|words| sheet::cell(words));
    let rows: Vec<sheet::Row> = row.items.iter().map(|item| (item.broken, cells(item).to_vec())).collect();
    sheet::sheet(&row.name, &head, &rows, t)
}

/// An item of a place over the periods; what is drawn first is what was last broken.
fn chart(ctx: &Ctx, data: &DrinkingData, rows: &[PlaceRow], shown: &mut Shown) -> Markup {
    let (t, w) = (ctx.t, ctx.t.drinking());
    let drawn = |id: &str| vm::drawn(&data.years, id, t);
    let choices: Vec<(String, String)> = rows
        .iter()
        .filter(|row| row.periods.len() > 1 && !drawn(&row.id).is_empty())
        .map(|row| (row.id.clone(), row.name.clone()))
        .collect();
    let row = |id: &str| rows.iter().find(|row| row.id == id);
    let is_broken = |id: &str| row(id).is_some_and(|row| row.kept == Some(false));
    let was_broken =
        |id: &str| row(id).is_some_and(|row| row.periods.iter().any(|(_, kept, _)| *kept == Some(false)));
    let is_tap = |id: &str| row(id).is_some_and(|row| row.kind == "tap");
    let find = |is: &dyn Fn(&str) -> bool| choices.iter().find(|(id, _)| is(id));
    let first = find(&is_broken).or(find(&was_broken)).or(find(&is_tap)).or(choices.first());
    let Some(default) = first.map(|(id, _)| id.clone()) else { return html! {} };
    let chosen =
        ctx.get("place").filter(|id| choices.iter().any(|(known, _)| known == id)).unwrap_or(&default);
    let items = drawn(chosen);
    let of = data.drinking.places.iter().find(|place| place.id == chosen);
    let Some((place, first)) = of.zip(items.first()) else { return html! {} };
    let item = ctx.get("item").filter(|id| items.iter().any(|(known, _)| known == id)).unwrap_or(&first.0);
    let quoted = Chart::Drinking(chosen.to_owned(), item.to_owned());
    let figure = shown.figure_of(vm::figure(place, &data.years, item, t), quoted, place.sample, ctx);
    html! {
        section.block {
            div.filters.live {
                (controls::select(ctx, "place", w.place, None, &choices, &default))
                (controls::select(ctx, "item", t.item_label, None, &items, &first.0))
            }
            (figure)
        }
    }
}

fn followed(ctx: &Ctx, overs: &[Over], years: &[Arc<DrinkingReadings>], tells_samples: bool) -> Markup {
    let (t, w) = (ctx.t, ctx.t.drinking());
    let since = years.first().map(|year| format::period(t.lang, &year.year.to_string()));
    let cells = |over: &Over| {
        let place = html! { (over.place) (notice::sample(over.sample && tells_samples, t)) };
        let rest = [&over.period, &over.item, &over.value, &over.after].map(|words| sheet::cell(words));
        std::iter::once(place).chain(rest).collect::<Vec<Markup>>()
    };
    let rows: Vec<sheet::Row> = overs.iter().map(|over| (false, cells(over))).collect();
    html! {
        section.block aria-labelledby="overs" {
            h2 #overs { (w.overs) }
            @if rows.is_empty() {
                @if let Some(since) = since { p { ((w.overs_none)(&since)) } }
            } @else {
                p.small { (w.overs_lead) }
                (sheet::sheet(w.overs, &w.overs_head, &rows, t))
            }
        }
    }
}

fn advice(ctx: &Ctx, now: &[&str]) -> Markup {
    let (t, w) = (ctx.t, ctx.t.drinking());
    let kinds = w.advice_texts.iter().map(|(kind, _)| *kind).filter(|kind| *kind != "ask");
    let feedback = ctx.href(Page::Feedback);
    html! {
        section.block aria-labelledby="advice" {
            h2 #advice { (w.advice) }
            p.small { (w.advice_lead) }
            ul.advice-list {
                @for kind in kinds {
                    li {
                        @if now.contains(&kind) { strong.late { (w.advice_now) } " " }
                        (word(w.advice_texts, kind))
                    }
                }
                li { (word(w.advice_texts, "ask")) " " a href=(feedback) { (t.nav_feedback) } }
            }
        }
    }
}
