//! A scene as SVG inside a page: real text, and colours by role, so that the page's style gives both themes.

use crate::scene::{Anchor, Mark, Scene};
use crate::text::decimal;
use crate::theme::{Paint, Rgb, Theme};
use std::fmt::Write;

/// The `svg` element. `label` says what it shows. Roles become classes (`p-ink`, `p-grid`, …) that the page's
/// style colours; only official marks carry their colour with them.
#[must_use]
pub fn inline(scene: &Scene, label: &str) -> String {
    let mut out = String::new();
    let (width, height) = (px(scene.size.width), px(scene.size.height));
    let label = escape(label);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<svg viewBox=\"0 0 {width} {height}\" height=\"{height}\" preserveAspectRatio=\"xMinYMid\" role=\"img\" aria-label=\"{label}\">"
    );
    out.push_str(&marks(scene));
    out.push_str("</svg>");
    out
}

/// The marks alone, for a picture that has other parts beside them.
#[must_use]
pub fn marks(scene: &Scene) -> String {
    let mut out = String::with_capacity(scene.marks.len() * 64);
    for mark in &scene.marks {
        // Writing to a string cannot fail.
        let _ = draw(mark, &mut out);
    }
    out
}

/// A picture by itself: the same marks with a theme's colours on its paper, for downloads and for rasterisers.
#[must_use]
pub fn standalone(scene: &Scene, label: &str, theme: &Theme, font: &str) -> String {
    by_itself(&inline(scene, label), theme, font, Some(theme.paper))
}

/// The same of a picture that was written for a page, on a paper or on none.
#[must_use]
pub fn by_itself(inline: &str, theme: &Theme, font: &str, paper: Option<Rgb>) -> String {
    let (head, marks) = inline.split_at(inline.find('>').unwrap_or(0));
    let mut style = String::from("text{dominant-baseline:central}path{fill:none;stroke-linejoin:round}");
    for (name, paint) in ROLES {
        let (rgb, opacity) = theme.resolve(paint);
        let (colour, opacity) = (hex(rgb), decimal(opacity, 3));
        let _ =
            write!(style, ".p-{name}{{fill:{colour};fill-opacity:{opacity}}}.s-{name}{{stroke:{colour}}}");
    }
    // The size stands in the view box too; as width and height it is what a program without a page needs.
    let width = head.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap_or("100%");
    let head =
        head.replacen("<svg", &format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\""), 1);
    let font = escape(font);
    let paper = paper.map_or_else(String::new, |paper| {
        format!("<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>", hex(paper))
    });
    let marks = marks.trim_start_matches('>');
    format!("{head} font-family=\"{font}\"><style>{style}</style>{paper}{marks}")
}

fn draw(mark: &Mark, out: &mut String) -> std::fmt::Result {
    match mark {
        Mark::Fill { rect, paint } => {
            let (x, y, w, h) = (px(rect.left), px(rect.top), px(rect.width()), px(rect.height()));
            write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"{}/>", fill(*paint))
        }
        Mark::Line { points, paint, width } => {
            out.push_str("<path d=\"");
            for (index, (x, y)) in points.iter().enumerate() {
                let step = if index == 0 { 'M' } else { 'L' };
                write!(out, "{step}{} {}", px(*x), px(*y))?;
            }
            write!(out, "\"{} stroke-width=\"{}\"/>", stroke(*paint), px(*width))
        }
        Mark::Strokes { columns, width, paint } => {
            out.push_str("<path d=\"");
            for (left, top, bottom) in columns {
                write!(out, "M{} {}V{}", px(left + width / 2.0), px(*top), px(*bottom))?;
            }
            write!(out, "\"{} stroke-width=\"{}\"/>", stroke(*paint), px(*width))
        }
        Mark::Area { points, paint } => {
            out.push_str("<polygon points=\"");
            for (index, (x, y)) in points.iter().enumerate() {
                let apart = if index == 0 { "" } else { " " };
                write!(out, "{apart}{},{}", px(*x), px(*y))?;
            }
            write!(out, "\"{}/>", fill(*paint))
        }
        Mark::Dot { at, radius, paint } => {
            write!(
                out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>",
                px(at.0),
                px(at.1),
                px(*radius),
                fill(*paint)
            )
        }
        Mark::Text { at, text, size, anchor, paint } => {
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let (x, y, size, text) = (px(at.0), px(at.1), px(*size), escape(text));
            write!(
                out,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}{}>{text}</text>",
                fill(*paint)
            )
        }
    }
}

/// The roles and their names in classes.
const ROLES: [(&str, Paint); 8] = [
    ("ink", Paint::Ink),
    ("muted", Paint::Muted),
    ("grid", Paint::Grid),
    ("accent", Paint::Accent),
    ("second", Paint::Second),
    ("limit", Paint::Limit),
    ("paper", Paint::Paper),
    ("wash", Paint::Wash),
];

fn role(paint: Paint) -> Result<&'static str, (Rgb, f64)> {
    if let Paint::Fixed(rgb, opacity) = paint {
        return Err((rgb, opacity));
    }
    Ok(ROLES.iter().find(|(_, known)| *known == paint).map_or("ink", |(name, _)| name))
}

fn fill(paint: Paint) -> String {
    match role(paint) {
        Ok(role) => format!(" class=\"p-{role}\""),
        Err((rgb, opacity)) => format!(" fill=\"{}\"{}", hex(rgb), faint("fill", opacity)),
    }
}

fn stroke(paint: Paint) -> String {
    match role(paint) {
        Ok(role) => format!(" class=\"s-{role}\""),
        Err((rgb, opacity)) => format!(" fill=\"none\" stroke=\"{}\"{}", hex(rgb), faint("stroke", opacity)),
    }
}

fn faint(what: &str, opacity: f64) -> String {
    if opacity < 1.0 { format!(" {what}-opacity=\"{}\"", decimal(opacity, 3)) } else { String::new() }
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Pixels to a tenth.
fn px(value: f64) -> String {
    decimal(value, 1)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Rect, Size};

    #[test]
    fn roles_are_classes_and_words_are_escaped() {
        let mut scene = Scene::new(Size::new(100.0, 50.0));
        scene.fill(
            Rect { left: 0.0, top: 1.25, right: 10.0, bottom: 2.0 },
            Paint::Fixed(Rgb(255, 0, 16), 0.5),
        );
        scene.line(vec![(0.0, 0.0), (10.04, 5.0)], Paint::Accent, 1.5);
        scene.text((3.0, 4.0), "<优>", 12.0, Anchor::End, Paint::Ink);
        assert_eq!(
            inline(&scene, "a \"b\""),
            "<svg viewBox=\"0 0 100 50\" height=\"50\" preserveAspectRatio=\"xMinYMid\" role=\"img\" aria-label=\"a &quot;b&quot;\">\
             <rect x=\"0\" y=\"1.3\" width=\"10\" height=\"0.8\" fill=\"#ff0010\" fill-opacity=\"0.5\"/>\
             <path d=\"M0 0L10 5\" class=\"s-accent\" stroke-width=\"1.5\"/>\
             <text x=\"3\" y=\"4\" font-size=\"12\" text-anchor=\"end\" class=\"p-ink\">&lt;优&gt;</text></svg>"
        );
    }
}
