//! The app's charts by themselves: the same layout, the same painter of canvases, the same cursor, without pages and
//! signals around them. `run.mjs` measures them beside other libraries.
#![cfg(target_arch = "wasm32")]

#[path = "../../../src/browser/canvas.rs"]
mod canvas;
#[expect(dead_code, reason = "the app has rows and a brush besides")]
#[path = "../../../src/islands/figure/marks.rs"]
mod marks;

use marks::{Cursor, Marks};
use mingjing_chart::kinds::small_multiples::{self, SmallMultiples};
use mingjing_chart::kinds::time_series::{self, Drawn, Prepared, TimeSeries, View};
use mingjing_chart::{Point, Pyramid, Series, Size, Theme};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlCanvasElement};

/// Series in memory. A value that is no number is missing.
#[wasm_bindgen]
#[derive(Default)]
pub struct Data {
    series: Vec<Series>,
}

#[wasm_bindgen]
impl Data {
    /// None yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more.
    pub fn add(&mut self, label: &str, xs: &[f64], ys: &[f64]) {
        let points = xs.iter().zip(ys).map(|(x, y)| Point::new(*x, Some(*y))).collect();
        self.series.push(Series::new(label, points));
    }
}

fn make(parent: &Element, name: &str, class: &str) -> Option<Element> {
    let made = parent.owner_document()?.create_element(name).ok()?;
    made.set_class_name(class);
    parent.append_child(&made).ok()?;
    Some(made)
}

/// A chart of lines.
#[wasm_bindgen]
pub struct Lines {
    spec: TimeSeries,
    prepared: Prepared,
    drawn: Option<Drawn>,
    canvas: HtmlCanvasElement,
    marks: Marks,
    ratio: f64,
}

#[wasm_bindgen]
impl Lines {
    /// Reads the data and paints them.
    #[must_use]
    pub fn show(data: Data, parent: &Element, width: f64, height: f64, ratio: f64) -> Option<Self> {
        let canvas = make(parent, "canvas", "")?.dyn_into().ok()?;
        let marks = Marks::new(make(parent, "div", "marks")?);
        let spec =
            TimeSeries { size: Size::new(width, height), series: data.series, ..TimeSeries::default() };
        let prepared = Prepared::of(&spec);
        let mut chart = Self { spec, prepared, drawn: None, canvas, marks, ratio };
        let (from, to) = time_series::time_extent(&chart.spec);
        chart.zoom(from, to);
        Some(chart)
    }

    /// Paints another stretch of time.
    pub fn zoom(&mut self, from: f64, to: f64) {
        let view = View { size: self.spec.size, range: Some((from, to)), per_px: self.ratio };
        let drawn = self.prepared.build(&self.spec, &view);
        canvas::draw(&self.canvas, &drawn.scene, &Theme::LIGHT, self.ratio);
        self.drawn = Some(drawn);
    }

    /// Moves the cursor to the point nearest to a pixel column. Gives its number.
    #[must_use]
    pub fn cursor(&self, x: f64) -> Option<usize> {
        let (drawn, series) = (self.drawn.as_ref()?, self.spec.series.first()?);
        let index = drawn.nearest(series, x)?;
        let point = series.points.get(index)?;
        self.marks.cursor(Some(Cursor::Line {
            x: drawn.x.px(point.x),
            y: point.y.map(|y| drawn.y.px(y)),
            top: drawn.plot.top,
            bottom: drawn.plot.bottom,
        }));
        Some(index)
    }
}

/// Paints many small charts on one canvas. Whether it could.
#[wasm_bindgen]
#[must_use]
pub fn multiples(data: Data, parent: &Element, width: f64, ratio: f64) -> bool {
    let canvas = make(parent, "canvas", "").and_then(|made| made.dyn_into::<HtmlCanvasElement>().ok());
    let Some(surface) = canvas else { return false };
    let chart = SmallMultiples { width, panels: data.series, ..SmallMultiples::default() };
    let pyramids: Vec<Pyramid> = chart.panels.iter().map(Pyramid::of).collect();
    let scene = small_multiples::build_with(&chart, &pyramids, ratio);
    canvas::draw(&surface, &scene, &Theme::LIGHT, ratio);
    true
}
