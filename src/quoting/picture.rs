//! A chart as a picture that says by itself what it is: title, unit and period, drawing, source, release, flag.

mod lines;

use super::files;
use super::quote::Quoted;
use super::size::{Options, Shape};
use super::snippets::escaped;
use super::state::Theme;
use crate::components::figure::height_of;
use crate::view_model::figure::Drawing;
use mingjing_chart::kinds::ranked_bars::{self, ROW_PX, RankedBars};
use mingjing_chart::kinds::time_series::{self, TimeSeries};
use mingjing_chart::{Scene, Size, svg, theme};
use std::fmt::Write;

pub use lines::lines;

/// White around everything, CSS pixels.
const MARGIN: f64 = 20.0;
/// The lowest drawing.
const LOWEST: f64 = 120.0;
/// A drawing over time is not higher than this many times its width.
const HIGHEST: f64 = 1.4;

/// Words above and below the drawing: size, line height, weight, colour (a role or a fixed one), text.
struct Line {
    size: f64,
    step: f64,
    bold: bool,
    role: &'static str,
    text: String,
}

fn set(out: &mut Vec<Line>, text: &str, size: f64, most: usize, width: f64, bold: bool, role: &'static str) {
    let step = (size * 1.45).round();
    let broken = lines(text, size, width, most).into_iter().filter(|line| !line.is_empty());
    out.extend(broken.map(|text| Line { size, step, bold, role, text }));
}

fn head(quoted: &Quoted, width: f64, is_low: bool) -> Vec<Line> {
    let mut head = Vec::new();
    set(&mut head, &quoted.figure.title, 19.0, if is_low { 1 } else { 3 }, width, true, "ink");
    set(&mut head, &quoted.figure.subtitle, 13.0, if is_low { 1 } else { 3 }, width, false, "muted");
    if quoted.sample {
        set(&mut head, quoted.words().picture_sample, 13.0, 2, width, true, "flag");
    }
    head
}

fn foot(quoted: &Quoted, width: f64, is_low: bool) -> Vec<Line> {
    let mut foot = Vec::new();
    if !quoted.sample {
        set(&mut foot, &quoted.figure.source, 12.0, if is_low { 1 } else { 3 }, width, false, "muted");
    }
    if let Some(words) = files::period_line(quoted) {
        set(&mut foot, &words, 12.0, 2, width, false, "muted");
    }
    if let Some(words) = quoted.corrected_words() {
        set(&mut foot, &words, 12.0, 2, width, true, "flag");
    }
    let release = format!("{} · {}", quoted.site, quoted.release_words());
    set(&mut foot, &release, 12.0, 3, width, false, "muted");
    if !quoted.root.is_empty() && !is_low {
        let address = quoted.absolute(&quoted.address.page());
        set(&mut foot, &address, 12.0, 2, width, false, "muted");
    }
    foot
}

fn height(lines: &[Line]) -> f64 {
    lines.iter().map(|line| line.step).sum()
}

/// Height of a picture in its natural shape, CSS pixels.
#[must_use]
pub fn natural_height(quoted: &Quoted) -> f64 {
    let inner = Shape::Natural.size().0 - 2.0 * MARGIN;
    let words = height(&head(quoted, inner, false)) + height(&foot(quoted, inner, false));
    (words + height_of(&quoted.figure.drawing, inner) + 2.0 * MARGIN + 20.0).ceil()
}

/// The picture as SVG with real text, in the fonts named.
#[must_use]
pub fn svg(quoted: &Quoted, options: &Options, fonts: &str) -> String {
    let (width, fixed) = options.shape.size();
    let is_low = options.shape == Shape::Wide;
    let inner = width - 2.0 * MARGIN;
    let (above, mut below) = (head(quoted, inner, is_low), foot(quoted, inner, is_low));
    let total = fixed.unwrap_or_else(|| natural_height(quoted));
    let room = total - height(&above) - height(&below) - 2.0 * MARGIN - 20.0;
    let (scene, left_out) = drawing(&quoted.figure.drawing, inner, room.max(LOWEST), fixed.is_some());
    if let Some((shown, all)) = left_out {
        set(&mut below, &(quoted.words().first_of)(shown, all), 12.0, 1, inner, false, "muted");
    }
    let (width_text, total_text) = (width.to_string(), total.to_string());
    let mut out = format!(
        "<svg viewBox=\"0 0 {width_text} {total_text}\" height=\"{total_text}\" role=\"img\" aria-label=\"{}\">",
        escaped(&format!("{}。{}", quoted.title(), quoted.figure.summary).replace("。。", "。"))
    );
    let _ = write!(out, "<title>{}</title>", escaped(&quoted.title()));
    let mut y = MARGIN;
    write_lines(&mut out, &above, &mut y, options.theme);
    y += 10.0;
    let _ = write!(out, "<g transform=\"translate({MARGIN} {y})\">{}</g>", svg::marks(&scene));
    // What stands below is at the bottom of a picture of a fixed shape.
    y = total - MARGIN - height(&below);
    write_lines(&mut out, &below, &mut y, options.theme);
    out.push_str("</svg>");
    let theme = if options.theme == Theme::Dark { &theme::Theme::DARK } else { &theme::Theme::LIGHT };
    svg::by_itself(&out, theme, fonts, (!options.transparent).then_some(theme.paper))
}

fn write_lines(out: &mut String, lines: &[Line], y: &mut f64, theme: Theme) {
    for line in lines {
        let middle = *y + line.step / 2.0;
        let weight = if line.bold { " font-weight=\"700\"" } else { "" };
        let paint = match (line.role, theme) {
            ("flag", Theme::Light) => " fill=\"#7d5200\"".to_owned(),
            ("flag", Theme::Dark) => " fill=\"#e3b164\"".to_owned(),
            (role, _) => format!(" class=\"p-{role}\""),
        };
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<text x=\"{MARGIN}\" y=\"{middle}\" font-size=\"{}\"{weight}{paint}>{}</text>",
            line.size,
            escaped(&line.text)
        );
        *y += line.step;
    }
}

/// The drawing in its room; where not all bars have room, how many of how many are shown.
fn drawing(drawing: &Drawing, width: f64, room: f64, is_fixed: bool) -> (Scene, Option<(usize, usize)>) {
    match drawing {
        Drawing::Time(spec) => {
            let height = if is_fixed { room.min(width * HIGHEST) } else { height_of(drawing, width) };
            let spec = TimeSeries { size: Size::new(width, height), ..spec.clone() };
            (time_series::build(&spec).scene, None)
        }
        Drawing::Bars(spec) => {
            let all = spec.bars.len();
            // One row is kept for the words that say so.
            let fitting = (0..all).take_while(|row| ROW_PX * (row + 2) as f64 <= room).count();
            if !is_fixed || ROW_PX * all as f64 <= room {
                return (ranked_bars::build(&RankedBars { width, bars: spec.bars.clone() }), None);
            }
            let bars = spec.bars.iter().take(fitting).cloned().collect();
            (ranked_bars::build(&RankedBars { width, bars }), Some((fitting, all)))
        }
    }
}
