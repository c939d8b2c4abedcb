//! The place as a point: two fields at once, and a sketch to set it on, which comes when it is asked for.

mod sketch;

use super::{Form, fields};
use crate::components::failure;
use crate::text::Text;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{Event, HtmlDetailsElement, HtmlElement};

/// Fields whose faults are told within the folded part.
const NAMES: [&str; 2] = ["lat", "lon"];

#[wasm_split(pin, fallible)]
fn draw(place: HtmlElement, form: Form) -> Result<Box<dyn Any>, SplitLoaderError> {
    place.set_inner_html("");
    Ok(Box::new(mount_to(place, move || sketch::view(form))))
}

/// The part of the form; folded until somebody opens it, or something stands in it.
pub fn part(form: Form, t: &'static Text) -> AnyView {
    let w = t.point();
    let is_open = RwSignal::new(form.fields.with_untracked(|sent| sent.lat.is_some() || sent.lon.is_some()));
    Effect::new(move |_| {
        if form.faults.with(|faults| faults.iter().any(|fault| NAMES.contains(&fault.field.as_str()))) {
            is_open.set(true);
        }
    });
    let place = NodeRef::<leptos::html::Div>::new();
    // Takes the sketch away with the form.
    let drawn = StoredValue::new_local(None::<Box<dyn Any>>);
    let asked = StoredValue::new(false);
    Effect::new(move |_| {
        let (Some(place), true) = (place.get(), is_open.get()) else { return };
        if asked.get_value() {
            return;
        }
        asked.set_value(true);
        leptos::task::spawn_local(async move {
            match draw((*place).clone(), form).await {
                // The form may have gone meanwhile, and what it owned with it.
                Ok(handle) => drop(drawn.try_update_value(|drawn| drawn.replace(handle))),
                // What can be written works without it.
                Err(error) => {
                    asked.try_set_value(false);
                    place.set_inner_html(&failure::part(&error.into(), t).into_string());
                }
            }
        });
    });
    let toggled = move |event: Event| is_open.set(event_target::<HtmlDetailsElement>(&event).open());
    view! {
        <details class="point" id="f-point" prop:open=move || is_open.get() on:toggle=toggled>
            <summary>{w.title}" "<span class="small">{t.optional}</span></summary>
            <p class="hint">{w.hint}</p>
            <div node_ref=place></div>
            <p class="hint" id="h-degrees">{w.degrees_hint}</p>
            <div class="pair">
                {fields::input(form, "lat", "text", w.lat, "", false, t)}
                {fields::input(form, "lon", "text", w.lon, "", false, t)}
            </div>
            <p class="check"><label>
                <input id="f-exact" type="checkbox" aria-describedby="h-exact" prop:checked=move || form.fields.with(|sent| sent.exact)
                    on:change=move |event| { let exact = event_target_checked(&event); form.fields.update(|sent| sent.exact = exact); } />
                " "{w.exact}
            </label></p>
            <p class="hint" id="h-exact">{w.exact_hint}</p>
        </details>
    }
    .into_any()
}
