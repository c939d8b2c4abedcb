//! Every component with its examples on one page a language: `make gallery`, then open `target/gallery/index.html`; charts are on `charts.html`.

use anyhow::{Context, Result, anyhow};
use jiff::Timestamp;
use maud::{DOCTYPE, PreEscaped, html};
use mingjing_app::api::record::Record;
use mingjing_app::components::{Ctx, example};
use mingjing_app::route::{Edition, Page, Query, Route};
use mingjing_contract::CONTRACT_VERSION;
use mingjing_contract::manifest::Manifest;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn main() -> Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).context("give the folder to write into")?);
    std::fs::create_dir_all(&folder)?;
    for (name, edition) in [("index.html", Edition::Hans), ("en.html", Edition::En)] {
        std::fs::write(folder.join(name), page(edition)?)?;
    }
    charts(&folder)
}

/// Every kind of chart in every situation, on a page of its own with a picture each.
fn charts(folder: &Path) -> Result<()> {
    let pictures = folder.join("charts");
    std::fs::create_dir_all(&pictures)?;
    let all = mingjing_chart::gallery::all();
    for one in &all {
        let label = format!("{} · {}", one.kind, one.name);
        let svg =
            mingjing_chart::svg::standalone(&one.scene, &label, &one.theme, mingjing_chart::gallery::FONT);
        std::fs::write(pictures.join(format!("{}-{}.svg", one.kind, one.name)), svg)?;
    }
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                title { "charts · gallery" }
                meta name="viewport" content="width=device-width, initial-scale=1";
                style { "body{font:16px/1.5 sans-serif;margin:1rem}figure{display:inline-block;margin:0 1rem 1rem 0;vertical-align:top}img{max-width:100%;outline:1px solid #ddd}" }
            }
            body {
                h1 { "Charts" }
                @for one in &all {
                    figure {
                        figcaption { (one.kind) " · " (one.name) }
                        img loading="lazy" alt={ (one.kind) ", " (one.name) } width=(one.scene.size.width) height=(one.scene.size.height)
                            src={ "charts/" (one.kind) "-" (one.name) ".svg" };
                    }
                }
            }
        }
    };
    std::fs::write(folder.join("charts.html"), page.into_string())?;
    Ok(())
}

/// A record without any table: an example brings what it shows.
fn surroundings(edition: Edition) -> Result<Ctx> {
    let manifest = Manifest {
        contract: CONTRACT_VERSION,
        release: 1,
        published_at: "2026-11-20T09:00:00+08:00".to_owned(),
        previous_manifest_sha256: None,
        twins_sha256: None,
        has_samples: false,
        files: Vec::new(),
    };
    let record = Record::new(Arc::new(manifest), String::new(), Box::new(|_| None));
    let now: Timestamp = "2026-11-21T12:00:00+08:00".parse().map_err(|error| anyhow!("{error}"))?;
    Ok(Ctx::new(&Route::new(edition, Page::Home), Query::default(), now, record))
}

fn page(edition: Edition) -> Result<String> {
    let ctx = surroundings(edition)?;
    let mut styles = String::new();
    for name in ["tokens", "base", "layout", "components", "record", "ledger", "print"] {
        let path = format!("{}/style/{name}.css", env!("CARGO_MANIFEST_DIR"));
        styles.push_str(&std::fs::read_to_string(&path).with_context(|| path)?);
    }
    let examples = example::all(&ctx);
    let page = html! {
        (DOCTYPE)
        html.live-app.scripted lang=(edition.tag()) {
            head {
                meta charset="utf-8";
                title { (ctx.t.site) " · gallery" }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                style { (PreEscaped(styles)) }
            }
            body { main {
                @for one in &examples {
                    section.example data-component=(one.component) data-name=(one.name) {
                        // An example is looked at by itself, and a page has one heading.
                        @if one.component == "headline" {
                            p.small lang="en" { (one.component) " · " (one.name) }
                        } @else {
                            h1.small lang="en" { (one.component) " · " (one.name) }
                        }
                        (one.markup)
                    }
                }
            } }
        }
    };
    Ok(page.into_string())
}
