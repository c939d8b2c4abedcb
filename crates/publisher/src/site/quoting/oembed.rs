//! oEmbed 1.0: what other systems ask when somebody pastes an address of ours.

use mingjing_app::quoting::{Quoted, snippets};
use serde_json::json;

/// Width of a chart whose host names none, CSS pixels.
const WIDTH: u32 = 680;

/// The answer for a chart, in a place at most so wide and high.
#[must_use]
pub fn json(quoted: &Quoted, most: (Option<u32>, Option<u32>)) -> String {
    let width = most.0.map_or(WIDTH, |most| WIDTH.min(most.max(1)));
    let height =
        most.1.map_or_else(|| snippets::reserved(quoted), |most| snippets::reserved(quoted).min(most.max(1)));
    let frame = snippets::of(quoted).iframe;
    let frame = frame.replacen("width=\"100%\"", &format!("width=\"{width}\""), 1);
    let reserved = format!("height=\"{}\"", snippets::reserved(quoted));
    let frame = frame.replacen(&reserved, &format!("height=\"{height}\""), 1);
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": quoted.title(),
        "author_name": quoted.operator,
        "provider_name": quoted.site,
        "provider_url": quoted.root,
        "cache_age": 3600,
        "html": frame,
        "width": width,
        "height": height,
    });
    format!("{answer}\n")
}
