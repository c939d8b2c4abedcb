//! The sketch: the published places around, and a mark that pointer, keys, this device's position or a published place set.

mod board;
mod near;

use super::super::Form;
use crate::browser::position::{self, Exactness};
use crate::components::Ctx;
use board::Board;
use leptos::prelude::*;
use mingjing_chart::kinds::point_map::{self, SKETCH};
use mingjing_chart::svg;
use mingjing_chart::text::decimal;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::portal::Portal;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent};

/// How much closer one step of zooming goes.
const CLOSER: f64 = 2.0;
/// The sketch with its controls; words only where nothing is known around.
pub fn view(form: Form) -> AnyView {
    let (t, places, home) = form.ctx.with_value(|ctx| (ctx.t, places(ctx), home(ctx)));
    let Some(places) = places else { return ().into_any() };
    let board = Board::new(form, t, places, home);
    // Asked once: who works at the sketch keeps the focus while it moves.
    let is_shown = Memo::new(move |_| board.window.with(Option::is_some));
    view! {
        {move || is_shown.get().then(|| drawing(board))}
        <p class="tools">{controls(board, is_shown)}</p>
        <p class="small told" role="status">{move || board.told.get()}</p>
        {move || is_shown.get().then(|| view! { <p class="where" role="status">{move || board.words()}</p> {near::fields(board)} })}
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
        if let Some(at) = at(&event) {
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
            && let Some(at) = at(&event)
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
fn at(event: &MouseEvent) -> Option<(f64, f64)> {
    let map = event.target()?.dyn_into::<Element>().ok()?.closest(".pin-map").ok()??;
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
