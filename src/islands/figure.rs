//! The living part of a chart: the drawing with its cursor, the read-out, the table of the same numbers.

use crate::browser::canvas;
use crate::browser::hant;
use crate::browser::media::Screen;
use crate::components::figure::height_of;
use crate::components::table;
use crate::text::Text;
use crate::view_model::figure::{Drawing, Figure};
use leptos::html;
use leptos::prelude::*;
use mingjing_chart::kinds::ranked_bars::{self, RankedBars};
use mingjing_chart::kinds::time_series::{self, Drawn};
use mingjing_chart::{Scene, Size, Theme};
use wasm_bindgen::{JsCast, closure::Closure};

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

/// The chart of a figure, again whenever the page has another one for the same place.
#[must_use]
pub fn chart(
    figure: RwSignal<Figure, LocalStorage>,
    t: &'static Text,
    screen: Signal<Screen>,
) -> impl IntoView {
    move || living(figure.get(), t, screen)
}

fn living(figure: Figure, t: &'static Text, screen: Signal<Screen>) -> AnyView {
    let last = figure.readouts.len().saturating_sub(1);
    let start = if matches!(figure.drawing, Drawing::Time(_)) { last } else { 0 };
    let (cursor, set_cursor) = signal::<Option<usize>>(None);
    let (opened, set_opened) = signal(false);
    let reader = Reader { cursor, set_cursor, start, last, readouts: StoredValue::new(figure.readouts) };
    let (rows, title) = (StoredValue::new(figure.table), StoredValue::new(figure.title.clone()));
    let label = format!("{} — {}", figure.title, t.chart_keys);
    let markup =
        move || rows.with_value(|rows| title.with_value(|title| table::plain(rows, title, t).into_string()));
    view! {
        {drawing(figure.drawing, figure.summary, label, reader, screen)}
        <p class="readout" aria-hidden="true">{move || reader.words()}</p>
        <details on:toggle=move |_| set_opened.set(true)>
            <summary>{t.show_table}</summary>
            {move || opened.get().then(|| view! { <div inner_html=markup()></div> })}
        </details>
    }
    .into_any()
}

/// Where the reader is in the data.
#[derive(Clone, Copy)]
struct Reader {
    cursor: ReadSignal<Option<usize>>,
    set_cursor: WriteSignal<Option<usize>>,
    start: usize,
    last: usize,
    readouts: StoredValue<Vec<String>>,
}

impl Reader {
    fn at(self) -> usize {
        self.cursor.get().unwrap_or(self.start)
    }

    fn words(self) -> String {
        let index = self.at();
        self.readouts.with_value(|all| all.get(index).cloned().unwrap_or_default())
    }

    /// Where a key leads; `None` for a key that means nothing here.
    fn key(self, key: &str, step: usize) -> Option<Option<usize>> {
        let now = self.cursor.get_untracked().unwrap_or(self.start);
        Some(match key {
            "ArrowLeft" | "ArrowUp" => Some(now.saturating_sub(step)),
            "ArrowRight" | "ArrowDown" => Some((now + step).min(self.last)),
            "Home" => Some(0),
            "End" => Some(self.last),
            "Escape" => None,
            _ => return None,
        })
    }
}

fn drawing(
    drawing: Drawing,
    summary: String,
    label: String,
    reader: Reader,
    screen: Signal<Screen>,
) -> AnyView {
    let frame = NodeRef::<html::Div>::new();
    let surface = NodeRef::<html::Canvas>::new();
    let (width, set_width) = signal(0.0);
    // Both live in the browser only: a drawing has no need to be sent anywhere.
    let spec = StoredValue::new_local(Some(drawing.clone()));
    let read = StoredValue::new_local(None::<Reading>);
    let height = move || height_of(&drawing, width.get());

    follow_width(frame, set_width);
    Effect::new(move |_| {
        let (width, screen) = (width.get(), screen.get());
        let Some(canvas) = surface.get().filter(|_| width > 1.0) else { return };
        let theme = if screen.dark { Theme::DARK } else { Theme::LIGHT };
        let drawn = spec.with_value(|spec| spec.as_ref().map(|spec| lay_out(spec, width)));
        if let Some((mut scene, reading)) = drawn {
            hant::scene(&mut scene);
            canvas::draw(&canvas, &scene, &theme, screen.ratio);
            read.set_value(Some(reading));
        }
    });

    let place = move || {
        let index = reader.cursor.get()?;
        width.track();
        read.with_value(|read| spec.with_value(|spec| place_of(read.as_ref()?, spec.as_ref()?, index)))
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let Some(next) = reader.key(&event.key(), if event.shift_key() { 24 } else { 1 }) else { return };
        if next.is_some() {
            event.prevent_default();
        }
        reader.set_cursor.set(next);
    };
    let on_pointer = move |event: web_sys::PointerEvent| {
        let Some(frame) = frame.get_untracked() else { return };
        let bounds = frame.get_bounding_client_rect();
        let (x, y) =
            (f64::from(event.client_x()) - bounds.left(), f64::from(event.client_y()) - bounds.top());
        let index =
            read.with_value(|read| spec.with_value(|spec| index_at(read.as_ref()?, spec.as_ref()?, x, y)));
        reader.set_cursor.set(index.map(|index| index.min(reader.last)));
    };
    view! {
        <div class="drawing" node_ref=frame style:height=move || format!("{:.0}px", height())>
            <canvas node_ref=surface role="img" aria-label=summary></canvas>
            {move || place().map(cursor_mark)}
            <div
                class="hit"
                role="slider"
                tabindex="0"
                aria-label=label
                aria-valuemin="0"
                aria-valuemax=reader.last
                aria-valuenow=move || reader.at()
                aria-valuetext=move || reader.words()
                on:keydown=on_key
                on:pointermove=on_pointer
                on:pointerdown=on_pointer
                on:pointerleave=move |_| reader.set_cursor.set(None)
                on:blur=move |_| reader.set_cursor.set(None)
            ></div>
        </div>
    }
    .into_any()
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

fn cursor_mark(cursor: Cursor) -> AnyView {
    let px = |value: f64| format!("{value:.1}px");
    match cursor {
        Cursor::Line { x, y, top, bottom } => view! {
            <div class="cursor" style:left=px(x) style:top=px(top) style:height=px(bottom - top)></div>
            {y.map(|y| view! { <div class="cursor-dot" style:left=px(x) style:top=px(y)></div> })}
        }
        .into_any(),
        Cursor::Row { top } => view! {
            <div class="cursor-row" style:top=px(top) style:height=px(ranked_bars::ROW_PX)></div>
        }
        .into_any(),
    }
}

/// Keeps a signal equal to an element's width, as long as the element lives.
fn follow_width(frame: NodeRef<html::Div>, set_width: WriteSignal<f64>) {
    Effect::new(move |_| {
        let Some(frame) = frame.get() else { return };
        let element: web_sys::Element = frame.unchecked_into();
        let observed = element.clone();
        let measure = Closure::<dyn Fn()>::new(move || {
            set_width.try_set(f64::from(observed.client_width()));
        });
        set_width.set(f64::from(element.client_width()));
        let Ok(observer) = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref()) else { return };
        observer.observe(&element);
        // Both go when the view goes.
        let kept = send_wrapper::SendWrapper::new((observer, measure));
        on_cleanup(move || kept.0.disconnect());
    });
}
