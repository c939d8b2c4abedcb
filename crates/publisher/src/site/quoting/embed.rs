//! The document of an embed: a chart alone, whole without script and without the app, which comes once somebody reads
//! the chart.

use super::super::head::PROBE;
use super::super::shell::Shell;
use crate::Failure;
use crate::release::files::{self, sha256_hex};
use maud::{DOCTYPE, PreEscaped, html};
use mingjing_app::components::Ctx;
use mingjing_app::components::shell::{self as frame, Frame};
use mingjing_app::pages;
use mingjing_app::quoting::Quoted;
use mingjing_app::route::{Page, Route};
use mingjing_app::shown::Shown;
use serde_json::json;
use std::path::Path;

const STYLE: &str = include_str!("embed.css");
const SCRIPT: &str = include_str!("embed.js");
/// Before anything is drawn: light or dark, where the address asks for it.
const EARLY: &str = "(function(){var t=new URLSearchParams(location.search).get(\"theme\");\
    if(t===\"dark\"||t===\"light\")document.documentElement.dataset.theme=t})()";
/// Written once, read by everybody.
const STYLE_QUALITY: i32 = 11;

/// Writes the style of embeds; its file's name.
///
/// # Errors
/// [`Failure`] when the site's style cannot be read, or this one not be written.
pub fn write_style(shell: &Shell, site: &Path) -> Result<String, Failure> {
    let mut bundle = String::new();
    for name in &shell.styles {
        let path = site.join(name);
        bundle.push_str(&std::fs::read_to_string(&path).map_err(|error| Failure::read(&path, error))?);
    }
    let style = style(&bundle);
    let hash = sha256_hex(style.as_bytes());
    let name = format!("embed-{}.css", hash.get(..16).unwrap_or(&hash));
    files::write_with_twin(&site.join(&name), style.as_bytes(), STYLE_QUALITY)?;
    Ok(name)
}

/// The style: that of a chart alone, and the site's own colours again for hosts that ask for light or dark.
fn style(bundle: &str) -> String {
    let root = |text: &str| {
        let rules = text.split(":root").skip(1);
        let inner = rules.filter_map(|rest| rest.trim_start().strip_prefix('{')).next()?.split_once('}')?.0;
        let variables = inner.split(';').map(str::trim).filter(|line| line.starts_with("--"));
        let colours = variables.filter(|line| !line.starts_with("--step") && !line.starts_with("--measure"));
        Some(colours.filter(|line| !line.starts_with("--font")).collect::<Vec<_>>().join(";"))
    };
    // Written by hand or made small.
    let dark = || root(bundle.split_once("(prefers-color-scheme:")?.1.trim_start().strip_prefix("dark)")?);
    // A site whose style knows one of them only stays as it is.
    let Some((light, dark)) = root(bundle).zip(dark()) else { return STYLE.to_owned() };
    format!(
        "{STYLE}\n@media screen and (forced-colors: none) {{\n  :root[data-theme=\"light\"] {{color-scheme:light;{light}}}\n  \
         :root[data-theme=\"dark\"] {{color-scheme:dark;{dark}}}\n}}\n"
    )
}

/// What embeds of a site have in common.
#[derive(Clone, Debug)]
pub struct Around<'a> {
    /// The app's files.
    pub shell: &'a Shell,
    /// Name of the style of embeds.
    pub style: &'a str,
    /// The document is drawn for the very state in its address: by the service, not in advance.
    pub is_drawn: bool,
    /// Address of the answer for systems that ask, where there is one.
    pub oembed: Option<String>,
}

/// The document.
#[must_use]
pub fn document(ctx: &Ctx, shown: &Shown, quoted: &Quoted, around: &Around<'_>) -> String {
    let route = Route::new(ctx.edition, ctx.page.clone());
    let base = "../".repeat(route.path().matches('/').count());
    let canonical = quoted.absolute(&quoted.address.page());
    let parts = pages::parts_of(&route, shown);
    let theme = quoted.address.theme.map(mingjing_app::quoting::Theme::id);
    let html = html! {
        (DOCTYPE)
        html lang=(ctx.edition.tag()) data-theme=[theme] {
            head {
                meta charset="utf-8";
                base href=(base);
                title { (shown.heading) " · " (quoted.site) }
                meta name="description" content=(shown.description);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                link rel="icon" href="icon.svg" type="image/svg+xml";
                link rel="canonical" href=(canonical);
                @if let Some(oembed) = &around.oembed {
                    link rel="alternate" type="application/json+oembed" href=(oembed) title=(shown.heading);
                }
                @for style in &around.shell.styles { link rel="stylesheet" href=(style); }
                link rel="stylesheet" href=(around.style);
                script { (PreEscaped(EARLY)) }
            }
            body.embed {
                div #page { (frame::page(ctx, &Frame::default(), &shown.body)) }
                @if !around.is_drawn {
                    @let words = pages::embed::other_state(quoted);
                    p.source #state hidden { (words) }
                    noscript { p.source { (words) } }
                }
                script { (PreEscaped(script(around, &parts, &ctx.page))) }
            }
        }
    };
    html.into_string() + "\n"
}

fn script(around: &Around<'_>, parts: &[&str], page: &Page) -> String {
    let Page::Embed(id) = page else { return String::new() };
    let shell = around.shell;
    SCRIPT
        .replace("DRAWN", if around.is_drawn { "true" } else { "false" })
        .replace("PROBE", PROBE)
        .replace("ID", &json!(id).to_string())
        .replace("WASM", &json!(shell.wasm).to_string())
        .replace("PARTS", &json!(shell.files_of(parts)).to_string())
        .replace("SCRIPT", &json!(shell.script).to_string())
        // Nothing of a release can end the script.
        .replace("</", "<\\/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_of_light_and_dark_are_those_of_the_site() {
        let tokens = include_str!("../../../../../style/tokens.css");
        let style = style(tokens);
        assert!(style.contains(":root[data-theme=\"dark\"] {color-scheme:dark;--paper: #131718;"), "{style}");
        assert!(
            style.contains(":root[data-theme=\"light\"] {color-scheme:light;--paper: #fcfbf8;"),
            "{style}"
        );
        assert!(!style.contains("--font") && !style.contains("--step"), "{style}");
        assert_eq!(super::style("a{}"), STYLE);
        let small =
            super::style(":root{--paper: #fff}@media(prefers-color-scheme:dark){:root{--paper: #000}}");
        assert!(small.contains("{color-scheme:light;--paper: #fff}"), "{small}");
        assert!(small.contains("{color-scheme:dark;--paper: #000}"), "{small}");
    }
}
