//! The living part of a chart: the drawing with its cursor, the read-out, the table of the same numbers.
//!
//! Its markup is written like that of every page; signals say where the cursor stands and how wide the frame is.

use crate::browser::listener::Listener;
use crate::browser::media::Screen;
use crate::browser::{canvas, hant, page};
use crate::components::figure::height_of;
use crate::components::table;
use crate::text::Text;
use crate::view_model::figure::{Drawing, Figure};
use leptos::prelude::*;
use maud::{Markup, html};
use mingjing_chart::kinds::ranked_bars::{self, RankedBars};
use mingjing_chart::kinds::time_series::{self, Drawn};
use mingjing_chart::{Scene, Size, Theme};
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlCanvasElement, HtmlDetailsElement, HtmlElement, KeyboardEvent, PointerEvent};

/// What was drawn last, to read the cursor by.
enum Reading {
    Time(Box<Drawn>),
    Bars,
}

/// Where the cursor stands, in CSS pixels of the drawing.
#[derive(Clone, Copy, PartialEq)]
enum Cursor {
    Line { x: f64, y: Option<f64>, top: f64, bottom: f64 },
    Row { top: f64 },
}

/// The elements of a chart.
struct Parts {
    frame: HtmlElement,
    surface: HtmlCanvasElement,
    marks: Element,
    hit: Element,
    readout: Element,
    details: HtmlDetailsElement,
    table: Element,
}

impl Parts {
    fn of(place: &Element) -> Option<Self> {
        fn part<T: JsCast>(place: &Element, selector: &str) -> Option<T> {
            place.query_selector(selector).ok()??.dyn_into().ok()
        }
        Some(Self {
            frame: part(place, ".drawing")?,
            surface: part(place, "canvas")?,
            marks: part(place, ".marks")?,
            hit: part(place, ".hit")?,
            readout: part(place, ".readout")?,
            details: part(place, "details")?,
            table: part(place, "details > div")?,
        })
    }
}

/// The chart of a figure in its place, again whenever the page has another one for it.
pub fn chart(
    place: HtmlElement,
    figure: RwSignal<Figure, LocalStorage>,
    t: &'static Text,
    screen: Signal<Screen>,
) {
    Effect::new(move |_| {
        let figure = figure.get();
        page::show(&place, &markup(&figure, t).into_string());
        if let Some(parts) = Parts::of(&place) {
            live(parts, figure, t, screen);
        }
    });
}

fn markup(figure: &Figure, t: &Text) -> Markup {
    html! {
        div.drawing {
            canvas role="img" aria-label=(figure.summary) {}
            div.marks {}
            div.hit role="slider" tabindex="0" aria-label={ (figure.title) " — " (t.chart_keys) }
                aria-valuemin="0" aria-valuemax=(figure.readouts.len().saturating_sub(1)) {}
        }
        p.readout aria-hidden="true" {}
        details { summary { (t.show_table) } div {} }
    }
}

fn live(parts: Parts, figure: Figure, t: &'static Text, screen: Signal<Screen>) {
    let Figure { drawing, readouts, title, table, .. } = figure;
    let last = readouts.len().saturating_sub(1);
    let start = if matches!(drawing, Drawing::Time(_)) { last } else { 0 };
    let cursor = RwSignal::new(None::<usize>);
    let (width, set_width) = signal(0.0);
    let spec = Rc::new(drawing);
    let read = Rc::new(RefCell::new(None::<Reading>));
    let followed = Width::follow(&parts.frame, set_width);
    let mut heard = Vec::new();

    let (frame, surface) = (parts.frame.clone(), parts.surface);
    let (drawn, drawing) = (read.clone(), spec.clone());
    Effect::new(move |_| {
        let (width, screen) = (width.get(), screen.get());
        let _ = frame.style().set_property("height", &format!("{:.0}px", height_of(&drawing, width)));
        if width > 1.0 {
            let theme = if screen.dark { Theme::DARK } else { Theme::LIGHT };
            let (mut scene, reading) = lay_out(&drawing, width);
            hant::scene(&mut scene);
            canvas::draw(&surface, &scene, &theme, screen.ratio);
            drawn.replace(Some(reading));
        }
    });

    let (marks, hit, readout) = (parts.marks, parts.hit.clone(), parts.readout);
    let (drawn, drawing) = (read.clone(), spec.clone());
    Effect::new(move |_| {
        width.track();
        let at = cursor.get();
        let place = at.and_then(|index| place_of(drawn.borrow().as_ref()?, &drawing, index));
        mark(&marks, place);
        let index = at.unwrap_or(start);
        let words = readouts.get(index).map_or("", String::as_str);
        let _ = hit.set_attribute("aria-valuenow", &index.to_string());
        let _ = hit.set_attribute("aria-valuetext", words);
        readout.set_text_content(Some(words));
    });

    heard.push(Listener::new(&parts.hit, "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let step = if event.shift_key() { 24 } else { 1 };
        let Some(next) = led(&event.key(), cursor.get_untracked().unwrap_or(start), step, last) else {
            return;
        };
        if next.is_some() {
            event.prevent_default();
        }
        cursor.set(next);
    }));
    for kind in ["pointermove", "pointerdown"] {
        let (frame, read, spec) = (parts.frame.clone(), read.clone(), spec.clone());
        heard.push(Listener::new(&parts.hit, kind, move |event| {
            let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
            let bounds = frame.get_bounding_client_rect();
            let (x, y) =
                (f64::from(event.client_x()) - bounds.left(), f64::from(event.client_y()) - bounds.top());
            let index = read.borrow().as_ref().and_then(|read| index_at(read, &spec, x, y));
            cursor.set(index.map(|index| index.min(last)));
        }));
    }
    for kind in ["pointerleave", "blur"] {
        heard.push(Listener::new(&parts.hit, kind, move |_| cursor.set(None)));
    }
    // The table is made once somebody wants it; what the reader had opened stays open.
    let (details, rows) = (parts.details.clone(), parts.table);
    let open = move || {
        if details.open() && rows.first_child().is_none() {
            rows.set_inner_html(&table::plain(&table, &title, t).into_string());
        }
    };
    open();
    heard.push(Listener::new(&parts.details, "toggle", move |_| open()));
    // All of it goes when the chart goes, or when another one takes its place.
    let kept = SendWrapper::new((followed, heard));
    on_cleanup(move || drop(kept));
}

/// Where a key leads from a point; `None` for a key that means nothing here.
fn led(key: &str, now: usize, step: usize, last: usize) -> Option<Option<usize>> {
    Some(match key {
        "ArrowLeft" | "ArrowUp" => Some(now.saturating_sub(step)),
        "ArrowRight" | "ArrowDown" => Some((now + step).min(last)),
        "Home" => Some(0),
        "End" => Some(last),
        "Escape" => None,
        _ => return None,
    })
}

fn lay_out(drawing: &Drawing, width: f64) -> (Scene, Reading) {
    match drawing {
        Drawing::Time(spec) => {
            let size = Size::new(width, height_of(drawing, width));
            let drawn = time_series::build(&time_series::TimeSeries { size, ..spec.clone() });
            (drawn.scene.clone(), Reading::Time(Box::new(drawn)))
        }
        Drawing::Bars(spec) => (ranked_bars::build(&RankedBars { width, ..spec.clone() }), Reading::Bars),
    }
}

fn index_at(reading: &Reading, drawing: &Drawing, x: f64, y: f64) -> Option<usize> {
    match (reading, drawing) {
        (Reading::Time(drawn), Drawing::Time(spec)) => drawn.nearest(spec.series.first()?, x),
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a row number")]
        (Reading::Bars, _) => Some((y / ranked_bars::ROW_PX).max(0.0) as usize),
        _ => None,
    }
}

fn place_of(reading: &Reading, drawing: &Drawing, index: usize) -> Option<Cursor> {
    match (reading, drawing) {
        (Reading::Time(drawn), Drawing::Time(spec)) => {
            let point = spec.series.first()?.points.get(index)?;
            Some(Cursor::Line {
                x: drawn.x.px(point.x),
                y: point.y.map(|y| drawn.y.px(y)),
                top: drawn.plot.top,
                bottom: drawn.plot.bottom,
            })
        }
        (Reading::Bars, _) => Some(Cursor::Row { top: index as f64 * ranked_bars::ROW_PX }),
        _ => None,
    }
}

/// Shows where the cursor stands, or nothing. Places are set one by one: the policy of the site allows no styles in
/// markup.
fn mark(marks: &Element, cursor: Option<Cursor>) {
    marks.set_inner_html("");
    let put = |class: &str, lengths: &[(&str, f64)]| {
        let made = marks.owner_document().and_then(|document| document.create_element("div").ok());
        let Some(made) = made.and_then(|made| made.dyn_into::<HtmlElement>().ok()) else { return };
        made.set_class_name(class);
        for (name, px) in lengths {
            let _ = made.style().set_property(name, &format!("{px:.1}px"));
        }
        let _ = marks.append_child(&made);
    };
    match cursor {
        Some(Cursor::Line { x, y, top, bottom }) => {
            put("cursor", &[("left", x), ("top", top), ("height", bottom - top)]);
            if let Some(y) = y {
                put("cursor-dot", &[("left", x), ("top", y)]);
            }
        }
        Some(Cursor::Row { top }) => put("cursor-row", &[("top", top), ("height", ranked_bars::ROW_PX)]),
        None => {}
    }
}

/// Tells an element's width for as long as it is kept.
struct Width {
    observer: Option<web_sys::ResizeObserver>,
    _measure: Closure<dyn Fn()>,
}

impl Width {
    fn follow(element: &HtmlElement, set: WriteSignal<f64>) -> Self {
        let observed = element.clone();
        let measure = Closure::<dyn Fn()>::new(move || {
            set.try_set(f64::from(observed.client_width()));
        });
        set.set(f64::from(element.client_width()));
        let observer = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _measure: measure }
    }
}

impl Drop for Width {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
