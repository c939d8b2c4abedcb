//! `/data`: everything for re-use: tables, schemas, feeds, terms, citation, releases.

use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, table as table_component};
use crate::route::Page;
use crate::shown::Shown;
use crate::text::{format, word};
use crate::view_model::open_data::{self as vm, Row};
use crate::view_model::{changes, figure::Table};
use maud::{Markup, html};
use mingjing_contract::history::{Corrections, History};
use mingjing_contract::manifest::{Manifest, table};
use mingjing_contract::portal::Portal;

/// Newest files named one by one of a table that has one a year or month.
const NEWEST: usize = 3;
/// Releases named here; the others are on the page of the log.
const RELEASES: usize = 5;

/// Loads and shows.
///
/// # Errors
/// When the portal or the release cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record.load(&[Want::Table(table::PORTAL), Want::Table(table::HISTORY)]).await?;
    let portal = ctx.record.table::<Portal>(table::PORTAL)?;
    let history = ctx.record.table::<History>(table::HISTORY).ok();
    let history = history.as_deref().cloned().unwrap_or_default();
    Ok(view(ctx, &*ctx.record.release()?, &ctx.record.manifest_hash()?, &portal, &history))
}

/// Descriptions, tables, interfaces, terms, citation, releases.
#[must_use]
pub fn view(ctx: &Ctx, manifest: &Manifest, hash: &str, portal: &Portal, history: &History) -> Shown {
    let t = ctx.t;
    let w = t.open_data();
    let rows = vm::rows(manifest, history, t);
    let release = (t.foot_release)(manifest.release, &format::moment(t.lang, &manifest.published_at));
    let lead = (w.lead)(rows.len(), &release);
    let stored = format!("data/release/{}.json", manifest.release);
    Shown::new(w.title, lead.clone()).with(&html! {
        p.lead { (lead) }
        section.block aria-labelledby="whole" {
            h2 #whole { (w.all_at_once) }
            (links(w.whole))
        }
        section.block aria-labelledby="tables" {
            h2 #tables { (w.tables) }
            p.small { (w.tables_lead) }
            div.download-list { @for row in &rows { (download(ctx, row)) } }
        }
        section.block aria-labelledby="api" {
            h2 #api { (w.api) }
            p { (w.api_lead) }
            (links(w.api_steps))
            p { a href=(stored) rel="external" { (stored) } }
            details {
                summary { (w.example) }
                pre.break { code { (example(&ctx.root)) } }
            }
        }
        section.block aria-labelledby="feeds" {
            h2 #feeds { (w.feeds) }
            (links(w.feed_links))
            p.small { (w.feeds_lead) }
        }
        section.block aria-labelledby="cite" {
            h2 #cite { (w.cite) }
            p { (w.cite_lead) }
            blockquote.break { (vm::citation(portal, manifest, hash, &ctx.root, t)) }
            p { a href=(ctx.href(Page::EmbedGuide)) rel="external" { (t.chart().guide) } }
        }
        section.block aria-labelledby="sources" {
            h2 #sources { (w.sources) }
            p { (w.sources_lead) }
            (table_component::plain(&vm::sources(portal, t), w.sources, t))
        }
        (releases(ctx, history))
    })
}

fn links(of: &[(&str, &str)]) -> Markup {
    html! {
        ul.lines {
            @for (address, words) in of { li { a href=(address) rel="external" { (address) } span.small { (words) } } }
        }
    }
}

fn download(ctx: &Ctx, row: &Row) -> Markup {
    let w = ctx.t.open_data();
    html! {
        section.download {
            h3 {
                (row.title)
                @if row.sample != "none" { span.flag.sample { (word(w.samples, row.sample)) } }
            }
            p.small {
                @if let Some(entries) = row.entries { ((w.entries)(entries)) " · " }
                ((w.size)(&vm::size(row.bytes)))
                @if let Some(changed) = &row.changed { " · " (changed) }
            }
            ul.plain {
                @for (words, files) in &row.files {
                    @let (newest, earlier) = files.split_at(files.len().min(NEWEST));
                    li {
                        (words) " "
                        @for (name, address) in newest { a href=(address) rel="external" download { (name) } " " }
                        @if !earlier.is_empty() {
                            details {
                                summary { ((w.more_files)(earlier.len())) }
                                @for (name, address) in earlier { a href=(address) rel="external" download { (name) } " " }
                            }
                        }
                    }
                }
                li { a href=(format!("data/schema/{}.json", row.table)) rel="external" { (w.schema) } }
            }
        }
    }
}

/// Ten lines that read the tasks.
fn example(root: &str) -> String {
    let root = if root.is_empty() { "http://127.0.0.1:8080/" } else { root };
    format!(
        "import csv, io, urllib.request\nSITE = \"{root}\"\ntext = urllib.request.urlopen(SITE + \"open/tasks.csv\").read().decode()\nfor row in csv.DictReader(io.StringIO(text)):\n    print(row[\"id\"], row[\"deadline_date\"], row[\"title_en\"])"
    )
}

fn releases(ctx: &Ctx, history: &History) -> Markup {
    let t = ctx.t;
    let account = changes::page(history, &Corrections::default(), t);
    let newest = Table {
        rows: account.releases.rows.into_iter().take(RELEASES).collect(),
        head: account.releases.head,
    };
    html! {
        section.block aria-labelledby="releases" {
            h2 #releases { (t.open_data().releases) }
            @if !newest.rows.is_empty() { (table_component::plain(&newest, t.open_data().releases, t)) }
            p { a href=(ctx.href(Page::Verify)) { (t.open_data().releases_more) } }
        }
    }
}
