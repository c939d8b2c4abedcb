//! The living part of a chart: the drawing with its cursor, the read-out, the table of the same numbers.
//!
//! Its markup is written like that of every page; signals say where the cursor stands, how wide the frame is and
//! which stretch of time is shown.

mod listeners;
mod marks;
mod range;
mod surface;

use crate::browser::media::Screen;
use crate::browser::page;
use crate::components::table;
use crate::text::{Text, format};
use crate::view_model::civil_time;
use crate::view_model::figure::{Drawing, Figure};
use leptos::prelude::*;
use marks::Marks;
use maud::{Markup, html};
use mingjing_chart::Window;
use mingjing_chart::text::decimal;
use send_wrapper::SendWrapper;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlCanvasElement, HtmlDetailsElement, HtmlElement, HtmlInputElement};

pub use surface::Surface;

/// After this time without another change the address says what is shown.
const SETTLED_MS: i32 = 300;

/// The elements of a chart.
struct Parts {
    frame: HtmlElement,
    surface: HtmlCanvasElement,
    marks: Element,
    hit: HtmlElement,
    readout: Element,
    zoom: HtmlElement,
    status: Element,
    field: HtmlInputElement,
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
            zoom: part(place, ".zoom")?,
            status: part(place, "[role=status]")?,
            field: part(place, "input")?,
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
    let before = Rc::new(Cell::new(None));
    Effect::new(move |_| {
        let figure = figure.get();
        page::show(&place, &markup(&figure, t).into_string());
        if let Some(parts) = Parts::of(&place) {
            live(parts, figure, t, screen, &before);
        }
    });
}

fn markup(figure: &Figure, t: &Text) -> Markup {
    let w = t.chart();
    html! {
        div.drawing {
            canvas role="img" aria-label=(figure.summary) {}
            div.marks {}
            div.hit role="slider" tabindex="0" aria-label={ (figure.title) " — " (t.chart_keys) }
                aria-valuemin="0" aria-valuemax=(figure.readouts.len().saturating_sub(1)) {}
        }
        div.reading {
            p.readout aria-hidden="true" {}
            div.zoom hidden[matches!(figure.drawing, Drawing::Bars(_))] {
                @for (deed, sign, words) in [("in", "+", w.zoom_in), ("out", "−", w.zoom_out), ("whole", "↔", w.whole)] {
                    button type="button" data-zoom=(deed) aria-label=(words) title=(words) { (sign) }
                }
            }
        }
        p.unseen role="status" {}
        input type="hidden" data-keys="from to";
        details { summary { (t.show_table) } div {} }
    }
}

/// What the listeners of a chart change: one value, because each signal of another type is more code.
#[derive(Clone, Copy, Default, PartialEq)]
struct Look {
    /// The point that is read.
    cursor: Option<usize>,
    /// The stretch of time that is shown; none where there is no time.
    window: Option<Window>,
    /// The stretch that is being chosen, CSS pixels.
    brush: Option<(f64, f64)>,
}

/// What the listeners of a chart know.
#[derive(Clone)]
struct State {
    surface: Rc<Surface>,
    look: RwSignal<Look>,
    /// Last point, and the one where keys begin.
    last: usize,
    start: usize,
}

fn live(
    parts: Parts,
    figure: Figure,
    t: &'static Text,
    screen: Signal<Screen>,
    before: &Cell<Option<(f64, f64)>>,
) {
    let Figure { drawing, readouts, title, table, .. } = figure;
    let last = readouts.len().saturating_sub(1);
    let start = if matches!(drawing, Drawing::Time(_)) { last } else { 0 };
    let (width, set_width) = signal(0.0);
    let surface = Rc::new(Surface::new(parts.surface, drawing));
    // What the address asks for holds as long as the data have the same extent: another period is looked at whole.
    let whole = surface.window();
    let full = whole.map(|window| window.shown());
    let same = before.replace(full).is_none_or(|before| Some(before) == full);
    let window = match (whole, range::asked()) {
        (Some(whole), Some(asked)) if same => Some(whole.on(asked)),
        _ => whole,
    };
    let state = State { surface, look: RwSignal::new(Look { window, ..Look::default() }), last, start };
    let followed = Width::follow(&parts.frame, set_width);

    let (status, field, look) = (parts.status, parts.field, state.look);
    let settled = Timer::new(move || {
        let Some(window) = look.try_get_untracked().and_then(|look| look.window) else { return };
        range::tell(&field, Some(window.shown()).filter(|_| !window.is_whole()));
        let (from, to) = window.shown();
        let moment = |at| civil_time(at).map_or_else(String::new, |at| format::short_moment(t.lang, at));
        status.set_text_content(Some(&(t.chart().shows)(&moment(from), &moment(to))));
    });

    let frame = parts.frame.clone();
    let (marks, hit, readout) = (Marks::new(parts.marks), parts.hit.clone(), parts.readout);
    let shown = SendWrapper::new(state.clone());
    let painted = Cell::new(None);
    Effect::new(move |_| {
        let (width, screen, look) = (width.get(), screen.get(), shown.look.get());
        // The cursor moves far more often than the drawing changes.
        let wanted = Some((width, screen, look.window));
        let before = painted.replace(wanted);
        if before != wanted {
            let _ = frame
                .style()
                .set_property("height", &format!("{}px", decimal(shown.surface.height(width), 0)));
            if width > 1.0 {
                let range = look.window.filter(|window| !window.is_whole()).map(|window| window.shown());
                shown.surface.draw(width, range, screen);
            }
            if before.is_some_and(|(_, _, window)| window != look.window) {
                settled.start(SETTLED_MS);
            }
        }
        let Look { cursor, brush, .. } = look;
        marks.brush(brush.map(|brush| (brush, shown.surface.heights())));
        marks.cursor(cursor.filter(|_| brush.is_none()).and_then(|index| shown.surface.place_of(index)));
        let index = cursor.unwrap_or(start);
        let words = readouts.get(index).map_or("", String::as_str);
        let _ = hit.set_attribute("aria-valuenow", &index.to_string());
        let _ = hit.set_attribute("aria-valuetext", words);
        readout.set_text_content(Some(words));
    });

    let mut heard = listeners::keys(&parts.hit, &state);
    heard.extend(listeners::pointers(&parts.hit, &parts.frame, &state));
    heard.push(listeners::wheel(&parts.hit, &parts.frame, &state));
    heard.push(listeners::buttons(&parts.zoom, &state));
    // The table is made once somebody wants it; what the reader had opened stays open.
    let (details, rows) = (parts.details.clone(), parts.table);
    let open = move || {
        if details.open() && rows.first_child().is_none() {
            rows.set_inner_html(&table::plain(&table, &title, t).into_string());
        }
    };
    open();
    heard.push(crate::browser::listener::Listener::new(&parts.details, "toggle", move |_| open()));
    // All of it goes when the chart goes, or when another one takes its place.
    let kept = SendWrapper::new((followed, heard));
    on_cleanup(move || drop(kept));
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

/// Calls back once nothing has started it again for a while.
struct Timer {
    back: Closure<dyn Fn()>,
    running: Cell<Option<i32>>,
}

impl Timer {
    fn new(back: impl Fn() + 'static) -> Self {
        Self { back: Closure::new(back), running: Cell::new(None) }
    }

    fn stop(&self) {
        if let (Some(window), Some(running)) = (web_sys::window(), self.running.take()) {
            window.clear_timeout_with_handle(running);
        }
    }

    fn start(&self, ms: i32) {
        self.stop();
        let back = self.back.as_ref().unchecked_ref();
        let started = web_sys::window()
            .map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(back, ms).ok());
        self.running.set(started.flatten());
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.stop();
    }
}
