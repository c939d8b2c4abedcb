//! What is laid over a drawing: the cursor and the brush. Made once, then only moved.

use mingjing_chart::kinds::ranked_bars;
use mingjing_chart::text::decimal;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Where the cursor stands, in CSS pixels of the drawing.
#[derive(Clone, Copy, PartialEq)]
pub enum Cursor {
    /// On a moment.
    Line {
        /// From the left.
        x: f64,
        /// Height of the value, if there is one.
        y: Option<f64>,
        /// Top of the plot.
        top: f64,
        /// Bottom of the plot.
        bottom: f64,
    },
    /// On a row.
    Row {
        /// Its top.
        top: f64,
    },
}

/// The marks of one drawing.
pub struct Marks {
    place: Element,
}

impl Marks {
    /// In their place.
    #[must_use]
    pub fn new(place: Element) -> Self {
        Self { place }
    }

    /// Shows a mark where it should be, or takes it away. Places are set one by one: the policy of the site allows
    /// no styles in markup.
    fn put(&self, class: &str, lengths: Option<&[(&str, f64)]>) {
        let found = self.place.query_selector(&format!(":scope > .{class}")).ok().flatten();
        let Some(lengths) = lengths else {
            if let Some(found) = found {
                found.remove();
            }
            return;
        };
        let made = || {
            let made = self.place.owner_document()?.create_element("div").ok()?;
            made.set_class_name(class);
            self.place.append_child(&made).ok()?;
            Some(made)
        };
        let Some(mark) = found.or_else(made).and_then(|mark| mark.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        for (name, px) in lengths {
            let _ = mark.style().set_property(name, &format!("{}px", decimal(*px, 1)));
        }
    }

    /// Shows where the cursor stands, or nothing.
    pub fn cursor(&self, cursor: Option<Cursor>) {
        let (mut line, mut dot, mut row) = (None, None, None);
        match cursor {
            Some(Cursor::Line { x, y, top, bottom }) => {
                line = Some([("left", x), ("top", top), ("height", bottom - top)]);
                dot = y.map(|y| [("left", x), ("top", y)]);
            }
            Some(Cursor::Row { top }) => row = Some([("top", top), ("height", ranked_bars::ROW_PX)]),
            None => {}
        }
        self.put("cursor", line.as_ref().map(<[_; 3]>::as_slice));
        self.put("cursor-dot", dot.as_ref().map(<[_; 2]>::as_slice));
        self.put("cursor-row", row.as_ref().map(<[_; 2]>::as_slice));
    }

    /// Shows what is being chosen, or nothing.
    pub fn brush(&self, chosen: Option<((f64, f64), (f64, f64))>) {
        let brush = chosen.map(|((a, b), (top, bottom))| {
            [("left", a.min(b)), ("width", (b - a).abs()), ("top", top), ("height", bottom - top)]
        });
        self.put("brush", brush.as_ref().map(<[_; 4]>::as_slice));
    }
}
