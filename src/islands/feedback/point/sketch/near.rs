//! The list beside the sketch: a published place, a direction, a distance make a point.

use super::board::Board;
use leptos::prelude::*;
use mingjing_contract::feedback::point::told::direction;
use mingjing_contract::feedback::point::{Known, Near, known};
use mingjing_domain::point::Direction;
use web_sys::Event;

/// The fields; what they tell moves the mark as soon as it is whole.
pub fn fields(board: Board) -> AnyView {
    let (t, w, language) = (board.t, board.t.point(), board.t.lang.language());
    let told = RwSignal::new(Near::default());
    let write = move |field: fn(&mut Near) -> &mut String| {
        move |event: Event| {
            told.update(|near| *field(near) = event_target_value(&event));
            // What is not whole yet tells nothing yet.
            let point = board.places.with_value(|places| told.with_untracked(|near| near.point(places)));
            if let Ok(Some(point)) = point {
                board.set(Some(point));
            }
        }
    };
    let stations = move || {
        let region = board.region().unwrap_or_else(|| board.home.get_value());
        let option =
            |one: Known| view! { <option value=one.id.to_owned()>{one.name(language).to_owned()}</option> };
        board.places.with_value(|places| known(places, Some(&region)).into_iter().map(option).collect_view())
    };
    let directions =
        Direction::ALL.map(|one| view! { <option value=one.id()>{direction(language, one)}</option> });
    view! {
        <p class="hint">{w.near_lead}</p>
        <div class="pair">
            <div class="field"><label for="f-near">{w.near}</label>
                <select id="f-near" on:change=write(|near| &mut near.id)>
                    <option value="">{t.choose}</option>{stations}
                </select></div>
            <div class="field"><label for="f-direction">{w.direction}</label>
                <select id="f-direction" on:change=write(|near| &mut near.direction)>
                    <option value="">{t.choose}</option>{directions.collect_view()}
                </select></div>
            <div class="field"><label for="f-distance">{w.distance}</label>
                <input id="f-distance" type="text" inputmode="decimal" maxlength="10" autocomplete="off"
                    on:input=write(|near| &mut near.distance) /></div>
        </div>
    }
    .into_any()
}
