//! What others paste into their pages.

use super::quote::Quoted;
use super::size::{Format, Shape};
use crate::components::figure::height_of;
use maud::html;
use mingjing_chart::text::width;

/// Widths that a frame is measured at: the narrowest and the one from which the higher drawing is used.
const MEASURED: [f64; 2] = [320.0, 480.0];
/// Everything of a frame but title, subtitle, drawing and source line: margins, read-out, the folded table.
const AROUND_PX: f64 = 130.0;

/// How large a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// CSS pixels; none for as wide as its place.
    pub width: Option<u32>,
    /// CSS pixels.
    pub height: u32,
}

/// Three ways to show one chart elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippets {
    /// A frame: for every system that takes HTML.
    pub iframe: String,
    /// A place and a script that puts the frame there and gives it its height.
    pub script: String,
    /// A picture: nothing is run and nothing followed.
    pub picture: String,
}

/// The snippets.
#[must_use]
pub fn of(quoted: &Quoted) -> Snippets {
    let title = escaped(&quoted.title());
    let height = reserved(quoted);
    let embed = escaped(&quoted.absolute(&quoted.address.embed()));
    let page = escaped(&quoted.absolute(&quoted.address.page()));
    let picture = escaped(&quoted.absolute(&quoted.address.file(Format::Svg)));
    let root = escaped(&quoted.root);
    let (wide, _) = Shape::Natural.size();
    let high = super::picture::natural_height(quoted);
    let line = escaped(&format!("{} · {}", quoted.figure.source, quoted.release_words()));
    Snippets {
        iframe: iframe(quoted, Frame { width: None, height }),
        script: format!(
            "<div data-mingjing=\"{embed}\" data-title=\"{title}\" data-height=\"{height}\" style=\"min-height:{height}px\"><a href=\"{page}\">{title}</a></div>\n<script async src=\"{root}embed.js\"></script>"
        ),
        picture: format!(
            "<figure>\n  <a href=\"{page}\"><img src=\"{picture}\" width=\"{wide}\" height=\"{high}\" loading=\"lazy\" style=\"max-width:100%;height:auto\" alt=\"{}\"></a>\n  <figcaption>{title} · {line}</figcaption>\n</figure>",
            escaped(&quoted.figure.summary),
        ),
    }
}

/// A frame of a size.
#[must_use]
pub fn iframe(quoted: &Quoted, frame: Frame) -> String {
    let (title, embed) = (escaped(&quoted.title()), escaped(&quoted.absolute(&quoted.address.embed())));
    let width = frame.width.map_or_else(|| "100%".to_owned(), |width| width.to_string());
    let height = frame.height;
    format!(
        "<iframe src=\"{embed}\" title=\"{title}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" style=\"border:0\"></iframe>"
    )
}

/// Height of a frame, CSS pixels, in which the chart has room at every width from 320 px on: who reserves it is never
/// shifted.
#[must_use]
pub fn reserved(quoted: &Quoted) -> u32 {
    let figure = &quoted.figure;
    let period = super::files::period_line(quoted).unwrap_or_default();
    let line = [
        period.as_str(),
        quoted.figure.source.as_str(),
        &quoted.release_words(),
        quoted.words().open,
        &quoted.site,
    ]
    .join(" · ");
    let corrected = quoted.corrected_words().unwrap_or_default();
    let at = |frame: f64| {
        let inner = frame - 24.0;
        // Words break before the edge: a tenth is lost.
        let lines = |text: &str, size: f64| (width(text, size) / (inner * 0.9)).ceil().max(1.0);
        let words = lines(&quoted.title(), 18.0) * 26.0
            + lines(&figure.subtitle, 14.0) * 22.0
            + lines(&line, 13.0) * 21.0
            + if corrected.is_empty() { 0.0 } else { lines(&corrected, 13.0) * 21.0 };
        words + height_of(&figure.drawing, inner) + AROUND_PX
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height of a page")]
    let most = MEASURED.map(at).into_iter().fold(0.0, f64::max).ceil() as u32;
    most.div_ceil(10) * 10
}

/// Text as it stands in an attribute or between tags.
#[must_use]
pub fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}
