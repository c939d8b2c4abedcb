//! oEmbed 1.0: what other systems ask when somebody pastes an address of ours.

use mingjing_app::quoting::snippets::Frame;
use mingjing_app::quoting::{Quoted, snippets};
use serde_json::json;

/// Width of a chart whose host names none, CSS pixels.
const WIDTH: u32 = 680;

/// The answer for a chart, in a place at most so wide and high.
#[must_use]
pub fn json(quoted: &Quoted, most: (Option<u32>, Option<u32>)) -> String {
    let within = |size: u32, most: Option<u32>| most.map_or(size, |most| size.min(most.max(1)));
    let (width, height) = (within(WIDTH, most.0), within(snippets::reserved(quoted), most.1));
    let frame = snippets::iframe(quoted, Frame { width: Some(width), height });
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
