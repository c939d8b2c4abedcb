//! What a reader does with a chart, and what it changes.

use super::{Look, State};
use crate::browser::listener::Listener;
use leptos::prelude::*;
use mingjing_chart::Window;
use mingjing_chart::gestures::{Gestures, Meaning};
use mingjing_chart::scale::within;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

/// How much shorter one step of zooming makes what is shown.
const STEP: f64 = 0.5;

impl State {
    fn now(&self) -> Look {
        self.look.get_untracked()
    }

    /// Tells only what is new: each telling lays out and paints.
    fn set(&self, look: Look) {
        if look != self.now() {
            self.look.set(look);
        }
    }

    fn change(&self, change: impl FnOnce(Window) -> Window) {
        let look = self.now();
        self.set(Look { window: look.window.map(change), ..look });
    }

    fn point(&self, cursor: Option<usize>) {
        self.set(Look { cursor, ..self.now() });
    }

    fn brush(&self, brush: Option<(f64, f64)>) {
        self.set(Look { brush, ..self.now() });
    }

    /// The moment that zooming by keys keeps in its place: the cursor's, else the middle.
    fn anchor(&self) -> f64 {
        let at = self.now().cursor.and_then(|index| self.surface.moment_of(index));
        let (from, to) = self.now().window.map_or((0.0, 0.0), |window| window.shown());
        at.filter(|at| (from..=to).contains(at)).unwrap_or((from + to) / 2.0)
    }

    /// Zooms, moves or shows all; `false` for what means nothing here.
    fn zoomed(&self, deed: &str) -> bool {
        match deed {
            "in" | "+" | "=" => self.change(|window| window.zoom(self.anchor(), STEP)),
            "out" | "-" | "_" => self.change(|window| window.zoom(self.anchor(), 1.0 / STEP)),
            "whole" | "0" => self.change(Window::whole),
            _ => return false,
        }
        true
    }
}

/// Keys: arrows move the cursor and what is shown with it, + and − zoom, 0 shows all.
pub fn keys(hit: &HtmlElement, state: &State) -> Vec<Listener> {
    let (moved, left) = (state.clone(), state.clone());
    vec![
        Listener::new(hit, "keydown", move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            if moved.now().window.is_some() && moved.zoomed(&event.key()) {
                event.prevent_default();
                return;
            }
            let step = if event.shift_key() { 24 } else { 1 };
            let now = moved.now().cursor.unwrap_or(moved.start);
            let Some(next) = led(&event.key(), now, step, moved.last) else { return };
            if let Some(index) = next {
                event.prevent_default();
                if let Some(moment) = moved.surface.moment_of(index) {
                    moved.change(|window| window.follow(moment));
                }
            } else if moved.now().cursor.is_none() {
                moved.change(Window::whole);
            }
            moved.point(next);
        }),
        Listener::new(hit, "blur", move |_| left.point(None)),
    ]
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

/// Where something happened, CSS pixels of the drawing.
fn place(event: &MouseEvent, frame: &HtmlElement) -> (f64, f64) {
    let bounds = frame.get_bounding_client_rect();
    (f64::from(event.client_x()) - bounds.left(), f64::from(event.client_y()) - bounds.top())
}

/// Mouse, pen and fingers.
pub fn pointers(hit: &HtmlElement, frame: &HtmlElement, state: &State) -> Vec<Listener> {
    let gestures = Rc::new(RefCell::new(Gestures::default()));
    let kinds = ["pointermove", "pointerdown", "pointerup", "pointercancel", "pointerleave", "dblclick"];
    kinds
        .into_iter()
        .map(|kind| {
            let (state, gestures) = (state.clone(), gestures.clone());
            let (hit_here, frame) = (hit.clone(), frame.clone());
            Listener::new(hit, kind, move |event| {
                if kind == "dblclick" {
                    return state.change(Window::whole);
                }
                let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
                let (x, y) = place(event, &frame);
                let id = event.pointer_id();
                let mut gestures = gestures.borrow_mut();
                let meaning = match kind {
                    "pointermove" => gestures.moved(id, x, y),
                    "pointerdown" => {
                        let is_mouse = event.pointer_type() == "mouse";
                        let brushes = is_mouse && event.button() == 0 && state.now().window.is_some();
                        if brushes {
                            // The stretch may be drawn over the edge of the drawing.
                            let _ = hit_here.set_pointer_capture(id);
                        }
                        gestures.down(id, brushes, x, y)
                    }
                    "pointerup" => gestures.up(id, x),
                    "pointercancel" => {
                        gestures.cancel();
                        state.brush(None);
                        Meaning::Nothing
                    }
                    _ => {
                        gestures.up(id, x);
                        state.brush(None);
                        state.point(None);
                        Meaning::Nothing
                    }
                };
                mean(meaning, &state);
            })
        })
        .collect()
}

fn mean(meaning: Meaning, state: &State) {
    let moment = |x: f64| state.surface.moment_at(x).map(|(moment, _)| moment);
    match meaning {
        Meaning::Point(x, y) => {
            let index = state.surface.index_at(x, y).map(|index| index.min(state.last));
            state.point(index);
        }
        Meaning::Brush(from, to) => state.brush(Some((from, to))),
        Meaning::Chosen(from, to) => {
            state.brush(None);
            if let (Some(from), Some(to)) = (moment(from), moment(to)) {
                // What lies beyond the plot is not chosen.
                state.change(|window| {
                    let (first, last) = window.shown();
                    window.on((within(from, first, last), within(to, first, last)))
                });
            }
        }
        Meaning::Pinch(from, to, factor) => {
            if let Some((at, a_pixel)) = state.surface.moment_at(from) {
                state.change(|window| window.zoom(at, factor).pan((from - to) * a_pixel * factor));
            }
        }
        Meaning::Nothing => {}
    }
}

/// The wheel zooms with Ctrl (which is also what a pinch on a pad sends) and where the chart has the focus; moved
/// sideways it moves the time. Otherwise the page scrolls as everywhere.
pub fn wheel(hit: &HtmlElement, frame: &HtmlElement, state: &State) -> Listener {
    let (state, frame, focused) = (state.clone(), frame.clone(), hit.clone());
    Listener::new(hit, "wheel", move |event| {
        let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
        let Some(before) = state.now().window else { return };
        let (x, _) = place(event, &frame);
        let Some((at, a_pixel)) = state.surface.moment_at(x) else { return };
        let sideways = if event.shift_key() { event.delta_y() } else { event.delta_x() };
        let has_focus = focused
            .owner_document()
            .and_then(|document| document.active_element())
            .is_some_and(|active| active.is_same_node(Some(&focused)));
        if sideways.abs() > event.delta_y().abs() || event.shift_key() {
            state.change(|window| window.pan(sideways * a_pixel));
        } else if event.ctrl_key() || event.meta_key() || has_focus {
            let factor = (event.delta_y() * 0.002).clamp(-1.0, 1.0).exp();
            state.change(|window| window.zoom(at, factor));
        }
        if state.now().window != Some(before) || event.ctrl_key() {
            event.prevent_default();
        }
    })
}

/// The same for who has neither wheel nor keys nor two fingers.
pub fn buttons(zoom: &HtmlElement, state: &State) -> Listener {
    let state = state.clone();
    Listener::new(zoom, "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(deed) = target.and_then(|target| target.get_attribute("data-zoom")) {
            state.zoomed(&deed);
        }
    })
}
