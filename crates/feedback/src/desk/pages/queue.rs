//! The queue.

use super::frame;
use crate::case::State;
use crate::case::rights::{Deed, Role};
use crate::desk::ask::Ask;
use crate::store::desk::{Filter, QueueRow, Unit};
use crate::text::{Lang, word};
use crate::time;
use jiff::civil::Date;
use maud::{Markup, html};

/// Characters of a description in the list.
const EXCERPT: usize = 60;

/// What the queue shows.
pub struct Page<'a> {
    /// What was looked for.
    pub filter: &'a Filter,
    /// The cases.
    pub rows: &'a [QueueRow],
    /// Cases by state, and how many are late.
    pub counts: &'a [(String, i64, i64)],
    /// Units.
    pub units: &'a [Unit],
    /// Number of the page, from 0.
    pub page: i64,
    /// Another page follows.
    pub has_more: bool,
    /// Today.
    pub today: Date,
}

/// The whole page.
pub fn page(ask: &Ask, shown: &Page) -> Markup {
    let w = ask.w;
    let is_open = |id: &str| State::from_id(id).is_some_and(State::is_open);
    let open: i64 = shown.counts.iter().filter(|(id, ..)| is_open(id)).map(|(_, n, _)| n).sum();
    let late: i64 = shown.counts.iter().map(|(_, _, late)| late).sum();
    let content = html! {
        h1 { (w.queue) " · " ((w.cases)(open)) }
        @if late > 0 { p class="late" { strong { ((w.late)(late)) } } }
        (frame::done(ask))
        nav class="tabs" aria-label=(w.state) {
            ul {
                (tab("./", w.all_open, open, shown.filter.is_open && !shown.filter.has_draft))
                @if ask.may(Deed::Answer) { li { a href="./?show=answers" aria-current=[shown.filter.has_draft.then_some("page")] { (w.waiting_answers) } } }
                @for (state, n, _) in shown.counts {
                    (tab(&format!("./?state={state}"), word(w.states, state), *n, shown.filter.state.as_deref() == Some(state)))
                }
                li { a href="./?show=all" { (w.all) } }
            }
        }
        (search(ask, shown))
        @if shown.rows.is_empty() { p class="empty" { (w.nothing) } } @else { (table(ask, shown)) }
        (pages(ask, shown))
    };
    frame::page(ask, w.queue, &content)
}

fn tab(address: &str, name: &str, n: i64, is_current: bool) -> Markup {
    html! { li { a href=(address) aria-current=[is_current.then_some("page")] { (name) " " span class="n" { (n) } } } }
}

fn search(ask: &Ask, shown: &Page) -> Markup {
    let w = ask.w;
    let filter = shown.filter;
    html! {
        form class="search" method="get" action="./" role="search" {
            input type="hidden" name="show" value="all";
            label { (w.what) " " input name="q" type="search" maxlength="100" value=(filter.words.as_deref().unwrap_or_default()); }
            label { (w.kind) " "
                select name="kind" {
                    option value="" { (w.any) }
                    @for kind in ask.rules.kinds.all() {
                        option value=(kind.id) selected[filter.kind.as_deref() == Some(kind.id.as_str())] { (kind.name(ask.lang)) }
                    }
                }
            }
            @if ask.signed.member.role != Role::Unit {
                label { (w.unit) " "
                    select name="unit" {
                        option value="" { (w.any) }
                        @for unit in shown.units {
                            option value=(unit.id) selected[filter.unit.as_deref() == Some(&unit.id)] { (unit_name(unit, ask.lang)) }
                        }
                    }
                }
            }
            button type="submit" { (w.search) }
            @if ask.may(Deed::Export) {
                @for (name, words) in [("export.csv", w.export), ("export.json", w.export_json), ("export.xml", w.export_xml)] {
                    " " a href={ (name) "?" (query(filter)) } download { (words) }
                }
            }
        }
    }
}

/// The filter as an address has it.
fn query(filter: &Filter) -> String {
    let show = if filter.has_draft {
        "answers"
    } else if filter.is_open {
        ""
    } else {
        "all"
    };
    let fields = [
        ("show", Some(show)),
        ("state", filter.state.as_deref()),
        ("unit", filter.unit.as_deref()),
        ("kind", filter.kind.as_deref()),
        ("q", filter.words.as_deref()),
    ];
    let some =
        fields.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)));
    form_urlencoded::Serializer::new(String::new()).extend_pairs(some).finish()
}

fn table(ask: &Ask, shown: &Page) -> Markup {
    let w = ask.w;
    html! {
        div class="scroll" role="region" aria-label=(w.queue) tabindex="0" { table {
            thead { tr {
                th scope="col" { (w.number) }
                th scope="col" { (w.what) }
                th scope="col" { (w.state) }
                th scope="col" { (w.clock) }
            } }
            tbody {
                @for row in shown.rows {
                    tr {
                        th scope="row" { a href={ "cases/" (row.id) "/" } { (row.id) } }
                        td {
                            strong { (ask.kind(&row.feedback.kind)) } " · " (excerpt(&row.place()))
                            br; span class="muted" { (excerpt(&row.question())) }
                            @if row.is_sample { " " span class="sample" { (sample_word(ask)) } }
                        }
                        td {
                            (word(w.states, row.case.state.id()))
                            @if let Some(unit) = row.case.unit.as_ref() { br; span class="muted" { (unit_of(shown.units, unit, ask.lang)) } }
                            @if row.case.draft.is_some() { br; span class="soon" { (w.waiting_answers) } }
                        }
                        td {
                            @match frame::reading(ask, &row.case, shown.today) {
                                Some(reading) => (frame::clock_words(ask, &reading)),
                                None => span class="muted" { (ask.lang.day(time::day(row.received_at))) },
                            }
                        }
                    }
                }
            }
        } }
    }
}

/// The flag of made-up cases in a list.
fn sample_word(ask: &Ask) -> &'static str {
    let whole = ask.w.sample;
    whole.split(['：', ':']).next().unwrap_or(whole)
}

fn pages(ask: &Ask, shown: &Page) -> Markup {
    let w = ask.w;
    let address = |page: i64| format!("./?{}&page={page}", query(shown.filter));
    html! {
        p class="pages" {
            @if shown.page > 0 { a rel="prev" href=(address(shown.page - 1)) { (w.newer) } " " }
            @if shown.has_more { a rel="next" href=(address(shown.page + 1)) { (w.older) } }
        }
    }
}

fn excerpt(text: &str) -> String {
    let line: String = text.chars().map(|c| if c == '\n' { ' ' } else { c }).take(EXCERPT).collect();
    if text.chars().count() > EXCERPT { format!("{line}…") } else { line }
}

/// A unit's name.
pub fn unit_name(unit: &Unit, lang: Lang) -> &str {
    match lang {
        Lang::Zh | Lang::Hant => &unit.name_zh,
        Lang::En => &unit.name_en,
    }
}

/// The name of the unit of an identifier.
pub fn unit_of<'a>(units: &'a [Unit], id: &'a str, lang: Lang) -> &'a str {
    units.iter().find(|unit| unit.id == id).map_or(id, |unit| unit_name(unit, lang))
}
