//! A chart as a file.

use super::super::cards::Cards;
use super::super::hant::Hant;
use mingjing_app::quoting::{Format, Options, Quoted, files, picture};

/// Most pixels of a picture: a chart with hundreds of bars is not drawn three times as sharp.
const MOST_PIXELS: f64 = 24_000_000.0;

/// The bytes of a chart in a form. A PNG needs a machine with a Chinese font.
///
/// # Errors
/// In words, when the picture cannot be drawn.
pub fn file(
    quoted: &Quoted,
    format: Format,
    options: &Options,
    hant: Option<&Hant>,
    pen: Option<&Cards>,
) -> Result<Vec<u8>, String> {
    let markup = |text: String| hant.map_or_else(|| text.clone(), |hant| hant.page(&text));
    let words = |text: String| hant.map_or_else(|| text.clone(), |hant| hant.words(&text));
    match format {
        Format::Svg => Ok(markup(picture::svg(quoted, options, mingjing_chart::text::FONTS)).into_bytes()),
        Format::Csv => Ok(words(files::csv(quoted)).into_bytes()),
        Format::Json => Ok(words(files::json(quoted)).into_bytes()),
        Format::Png => {
            let pen = pen.ok_or("this machine has no font with Chinese characters; ask for svg, or install one (Noto Sans CJK, say)")?;
            let svg = markup(picture::svg(quoted, options, pen.family()));
            let (width, height) = options.shape.size();
            let area = width * height.unwrap_or_else(|| picture::natural_height(quoted));
            let most = (MOST_PIXELS / area).sqrt();
            pen.rasterised(&svg, f64::from(options.scale.clamp(1, 3)).min(most))
        }
    }
}

/// Media type of a form.
#[must_use]
pub fn media_type(format: Format) -> &'static str {
    match format {
        Format::Svg => "image/svg+xml",
        Format::Png => "image/png",
        Format::Csv => "text/csv; charset=utf-8",
        Format::Json => "application/json",
    }
}
