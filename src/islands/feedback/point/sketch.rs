//! The sketch: the published places around, and a mark that pointer, keys, this device's position or a published place set.

use super::super::Form;
use crate::browser::position::{self, Exactness, Fix, Lost};
use crate::components::Ctx;
use crate::text::Text;
use leptos::prelude::*;
use mingjing_chart::kinds::place_map::Place;
use mingjing_chart::kinds::point_map::{self, PointMap, SKETCH, Window};
use mingjing_chart::svg;
use mingjing_chart::text::decimal;
use mingjing_contract::feedback::point::told::{self, direction};
use mingjing_contract::feedback::point::{Known, Near, known};
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::portal::Portal;
use mingjing_domain::point::{Direction, Point};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent};

/// Narrowest window that is shown at first, in kilometres.
const LEAST_KM: f64 = 20.0;
/// What is shown around a point that stands alone, in kilometres.
const ALONE_KM: f64 = 40.0;
/// How much closer one step of zooming goes.
const CLOSER: f64 = 2.0;
/// Steps of the arrow keys, in metres.
const STEPS: [i64; 10] = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/// What the sketch stands on.
#[derive(Clone, Copy)]
struct Board {
    form: Form,
    t: &'static Text,
    places: StoredValue<Arc<Places>>,
    /// Where the reader is at home, for who has chosen no region.
    home: StoredValue<String>,
    window: RwSignal<Option<Window>>,
    pin: Memo<Option<Point>>,
    /// A pointer holds the mark.
    held: StoredValue<bool>,
    /// What is said of the device's position.
    told: RwSignal<String>,
}

/// The sketch with its controls; words only where nothing is known around.
pub fn view(form: Form) -> AnyView {
    let (t, places, home) = form.ctx.with_value(|ctx| (ctx.t, places(ctx), home(ctx)));
    let Some(places) = places else { return ().into_any() };
    let pin = Memo::new(move |_| form.fields.with(|sent| sent.point().ok().flatten()));
    let (window, told) = (RwSignal::new(None), RwSignal::new(String::new()));
    let board = Board {
        form,
        t,
        places: StoredValue::new(places),
        home: StoredValue::new(home),
        window,
        pin,
        held: StoredValue::new(false),
        told,
    };
    let region = Memo::new(move |_| form.fields.with(|sent| sent.region.clone()));
    Effect::new(move |_| {
        let found = board.around(region.get().as_deref());
        // Who has set a mark keeps it in view.
        if pin.with_untracked(Option::is_none) || window.with_untracked(Option::is_none) {
            window.set(found);
        }
    });
    Effect::new(move |_| board.follow());
    // Asked once: who works at the sketch keeps the focus while it moves.
    let is_shown = Memo::new(move |_| window.with(Option::is_some));
    view! {
        {move || is_shown.get().then(|| drawing(board))}
        <p class="tools">{controls(board, is_shown)}</p>
        <p class="small told" role="status">{move || told.get()}</p>
        {move || is_shown.get().then(|| view! { <p class="where" role="status">{move || board.words()}</p> {near(board)} })}
    }
    .into_any()
}

fn places(ctx: &Ctx) -> Option<Arc<Places>> {
    ctx.record.table::<Places>(table::PLACES).ok()
}

fn home(ctx: &Ctx) -> String {
    let portal = || ctx.record.table::<Portal>(table::PORTAL).ok().map(|portal| portal.home_region.clone());
    ctx.place.clone().or_else(portal).unwrap_or_default()
}

/// The drawing, the mark's grip, pointer and keys.
fn drawing(board: Board) -> impl IntoView {
    let w = board.t.pin();
    let markup = move || {
        board.chart().map(|chart| svg::inline(&point_map::build(&chart), w.label)).unwrap_or_default()
    };
    let pressed = move |event: MouseEvent| {
        if let Some(at) = at(&event, ".pin-map") {
            board.set_at(at);
        }
    };
    let held = board.held;
    let down = move |event: PointerEvent| {
        if let Some(grip) = event.current_target().and_then(|grip| grip.dyn_into::<Element>().ok()) {
            // A pointer that has gone is held by nobody.
            let _ = grip.set_pointer_capture(event.pointer_id());
            held.set_value(true);
        }
    };
    let moved = move |event: PointerEvent| {
        if held.get_value()
            && let Some(at) = at(&event, ".pin-map")
        {
            board.drag_to(at);
        }
    };
    let up = move |_: PointerEvent| {
        held.set_value(false);
        board.follow();
    };
    let percent = move |axis: fn((f64, f64)) -> f64, whole: f64| {
        move || {
            board.pin_px().map(|at| format!("{}%", decimal(axis(at) / whole * 100.0, 2))).unwrap_or_default()
        }
    };
    view! {
        <p class="hint" id="pin-keys">{move || (w.keys)(&board.length(board.step()))}" "{w.tap}</p>
        <div class="pin-map" id="pin-map" tabindex="0" role="application" aria-label=w.label aria-describedby="pin-keys"
            on:click=pressed on:keydown=move |event| key(board, &event)>
            <div inner_html=markup></div>
            <div class="grip" hidden=move || board.pin_px().is_none()
                style:left=percent(|at| at.0, SKETCH.width) style:top=percent(|at| at.1, SKETCH.height)
                on:pointerdown=down on:pointermove=moved on:pointerup=up on:pointercancel=up
                on:click=move |event: MouseEvent| event.stop_propagation()></div>
        </div>
    }
}

/// Where a pointer stands in the drawing, in its own pixels.
fn at(event: &MouseEvent, selector: &str) -> Option<(f64, f64)> {
    let map = event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()??;
    let frame = map.get_bounding_client_rect();
    let scale = SKETCH.width / frame.width();
    let (x, y) = (f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top());
    scale.is_finite().then_some((x * scale, y * scale))
}

fn key(board: Board, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let step = board.step() * if event.shift_key() { 10 } else { 1 };
    match event.key().as_str() {
        "ArrowUp" => board.push(0, step),
        "ArrowDown" => board.push(0, -step),
        "ArrowLeft" => board.push(-step, 0),
        "ArrowRight" => board.push(step, 0),
        "Enter" | " " => board.push(0, 0),
        "+" | "=" => board.zoom(CLOSER),
        "-" | "_" => board.zoom(1.0 / CLOSER),
        "Delete" | "Backspace" => board.set(None),
        _ => return,
    }
    event.prevent_default();
}

/// Buttons: closer, wider, this device's position, no mark.
fn controls(board: Board, is_shown: Memo<bool>) -> impl IntoView {
    let w = board.t.pin();
    let at_end = move |closer: bool| {
        move || board.window.with(|window| window.is_some_and(|window| window.is_at_end(closer)))
    };
    let ask = move |_| {
        board.told.set(w.asking.to_owned());
        position::ask(Exactness::Best, move |answer| board.found(answer));
    };
    let zoom = move || {
        view! {
            <button type="button" class="square" aria-label=w.closer disabled=at_end(true) on:click=move |_| board.zoom(CLOSER)>"+"</button>
            <button type="button" class="square" aria-label=w.wider disabled=at_end(false) on:click=move |_| board.zoom(1.0 / CLOSER)>"−"</button>
        }
    };
    view! {
        {move || is_shown.get().then(zoom)}
        <button type="button" on:click=ask>{w.own}</button>
        <button type="button" disabled=move || board.pin.with(Option::is_none) on:click=move |_| board.set(None)>{w.remove}</button>
    }
}

/// The list beside the sketch: a published place, a direction, a distance make a point.
fn near(board: Board) -> AnyView {
    let (t, w, language) = (board.t, board.t.point(), board.t.lang.language());
    let told = RwSignal::new(Near::default());
    let tell = move |change: &dyn Fn(&mut Near)| {
        told.update(|near| change(near));
        // What is not whole yet tells nothing yet.
        let point = board.places.with_value(|places| told.with_untracked(|near| near.point(places)));
        if let Ok(Some(point)) = point {
            board.set(Some(point));
        }
    };
    let stations = move || {
        let region = board.form.fields.with(|sent| sent.region.clone());
        board.places.with_value(|places| {
            let region = region
                .as_deref()
                .or(Some(board.home.with_value(|home| home.clone())).as_deref())
                .map(str::to_owned);
            known(places, region.as_deref())
                .iter()
                .map(|one| (one.id.to_owned(), one.name(language).to_owned()))
                .collect::<Vec<_>>()
        })
    };
    let options = move || {
        stations().into_iter().map(|(id, name)| view! { <option value=id>{name}</option> }).collect_view()
    };
    let directions =
        Direction::ALL.map(|one| view! { <option value=one.id()>{direction(language, one)}</option> });
    view! {
        <p class="hint">{w.near_lead}</p>
        <div class="pair">
            <div class="field"><label for="f-near">{w.near}</label>
                <select id="f-near" on:change=move |event| { let id = event_target_value(&event); tell(&|near| near.id = id.clone()); }>
                    <option value="">{t.choose}</option>{options}
                </select></div>
            <div class="field"><label for="f-direction">{w.direction}</label>
                <select id="f-direction" on:change=move |event| { let id = event_target_value(&event); tell(&|near| near.direction = id.clone()); }>
                    <option value="">{t.choose}</option>{directions.collect_view()}
                </select></div>
            <div class="field"><label for="f-distance">{w.distance}</label>
                <input id="f-distance" type="text" inputmode="decimal" maxlength="10" autocomplete="off"
                    on:input=move |event| { let km = event_target_value(&event); tell(&|near| near.distance = km.clone()); } /></div>
        </div>
    }
    .into_any()
}

/// Longitude and latitude, for drawing.
fn degrees(point: Point) -> (f64, f64) {
    point_map::degrees(point.units())
}

/// The point of drawn degrees.
fn point_of(at: (f64, f64)) -> Option<Point> {
    let (lat, lon) = point_map::units(at);
    Point::new(lat, lon)
}

impl Board {
    /// What is shown for a region: its published places, else what is around the mark.
    fn around(self, region: Option<&str>) -> Option<Window> {
        if let Some(point) = self.pin.get_untracked() {
            let (longitude, latitude) = degrees(point);
            return Some(Window { longitude, latitude, kilometres: ALONE_KM });
        }
        self.places.with_value(|places| {
            let home = self.home.get_value();
            let of = |region: &str| {
                Window::over(known(places, Some(region)).iter().map(|one| degrees(one.point)), LEAST_KM)
            };
            of(region.unwrap_or(&home))
        })
    }

    fn chart(self) -> Option<PointMap> {
        let window = self.window.get()?;
        let pin = self.pin.get();
        let is_sample = self.form.fields.with(|sent| {
            self.places.with_value(|places| {
                places.regions.iter().any(|one| Some(&one.code) == sent.region.as_ref() && one.sample)
            })
        });
        let places = self.places.with_value(|places| {
            let region = self.form.fields.with_untracked(|sent| sent.region.clone()).filter(|_| is_sample);
            let language = self.t.lang.language();
            let place = |one: &Known| {
                let (longitude, latitude) = degrees(one.point);
                Place { longitude, latitude, label: one.name(language).to_owned(), class: None }
            };
            known(places, region.as_deref()).iter().map(place).collect()
        });
        let w = self.t.pin();
        let (sketch, north) = (w.sketch.to_owned(), w.north.to_owned());
        Some(PointMap { size: SKETCH, window, places, pin: pin.map(degrees), sketch, north })
    }

    /// The same without its places: for sums.
    fn bare(self) -> Option<PointMap> {
        let window = self.window.get()?;
        Some(PointMap {
            size: SKETCH,
            window,
            places: Vec::new(),
            pin: None,
            sketch: String::new(),
            north: String::new(),
        })
    }

    fn pin_px(self) -> Option<(f64, f64)> {
        Some(self.bare()?.px(degrees(self.pin.get()?)))
    }

    fn set(self, point: Option<Point>) {
        self.form.fields.update(|sent| *sent = std::mem::take(sent).at(point));
        self.form
            .faults
            .update(|faults| faults.retain(|fault| !super::NAMES.contains(&fault.field.as_str())));
        self.told.set(String::new());
    }

    fn set_at(self, at: (f64, f64)) {
        self.drag_to(at);
        self.follow();
    }

    fn drag_to(self, at: (f64, f64)) {
        if let Some(point) = untrack(|| self.bare()).and_then(|chart| point_of(chart.degrees(at))) {
            self.set(Some(point));
        }
    }

    /// Moves the mark; the first push puts it into the middle.
    fn push(self, east: i64, north: i64) {
        let Some(window) = self.window.get_untracked() else { return };
        let next = match self.pin.get_untracked() {
            Some(point) => point.shifted(east, north),
            None => point_of((window.longitude, window.latitude)),
        };
        if next.is_some() {
            self.set(next);
        }
    }

    fn zoom(self, by: f64) {
        self.window.update(|window| {
            *window = window.map(|window| {
                let window = window.closer(by);
                match self.pin.get_untracked() {
                    Some(point) if by > 1.0 => window.around(degrees(point)),
                    _ => window,
                }
            });
        });
    }

    /// Keeps the mark in the drawing, once it was let go.
    fn follow(self) {
        let Some(at) = self.pin.get().map(degrees).filter(|_| !self.held.get_value()) else { return };
        if untrack(|| self.bare()).is_none_or(|chart| !chart.shows(at)) {
            self.window.update(|window| {
                let (longitude, latitude) = at;
                let alone = Window { longitude, latitude, kilometres: ALONE_KM };
                *window = Some(window.map_or(alone, |window| window.around(at)));
            });
        }
    }

    /// Metres of one step of the arrow keys: about a fiftieth of what is shown.
    fn step(self) -> i64 {
        let wide = self.window.get().map_or(1.0, |window| window.kilometres * 20.0);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand metres")]
        let fits = STEPS.into_iter().rfind(|step| *step as f64 <= wide);
        fits.unwrap_or(STEPS[0])
    }

    fn length(self, metres: i64) -> String {
        let w = self.t.point();
        if metres >= 1000 {
            (w.kilometres)(&(metres / 1000).to_string())
        } else {
            (w.metres)(u32::try_from(metres).unwrap_or_default())
        }
    }

    fn found(self, answer: Result<Fix, Lost>) {
        let w = self.t.pin();
        match answer {
            Ok(fix) => {
                if let Some(point) = point_of((fix.lon, fix.lat)) {
                    self.set(Some(point));
                }
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "metres of a radius"
                )]
                let metres = fix.metres.ceil() as u32;
                self.told.try_set((w.found)(metres));
            }
            Err(Lost::Refused) => drop(self.told.try_set(w.refused.to_owned())),
            Err(Lost::Unknown) => drop(self.told.try_set(w.not_found.to_owned())),
        }
    }

    fn words(self) -> String {
        let region = self.form.fields.with(|sent| sent.region.clone());
        match self.pin.get() {
            Some(point) => self.places.with_value(|places| {
                told::place(self.t.lang.language(), point, Some(places), region.as_deref(), false)
            }),
            None => self.t.pin().none.to_owned(),
        }
    }
}
