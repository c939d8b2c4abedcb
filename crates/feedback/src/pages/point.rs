//! The place as a point, without script: two fields for coordinates, or a published place with direction and distance.

use super::form::{Form, around, invalid};
use crate::pages::form::Field;
use crate::regions::List;
use crate::text::Lang;
use maud::{Markup, html};
use mingjing_contract::feedback::point::{Near, known, told};
use mingjing_contract::feedback::{FieldError, NewFeedback};
use mingjing_domain::point::Direction;

/// Fields of the form that belong to the point.
const NAMES: [&str; 5] = ["lat", "lon", "near", "direction", "distance"];

/// The fields; open where something stands in them.
pub fn fields(form: &Form) -> Markup {
    let (w, near, language) = (form.lang.point(), form.near, form.lang.language());
    let sent = form.feedback;
    let is_open = sent.lat.is_some()
        || sent.lon.is_some()
        || *near != Near::default()
        || form.faults.iter().any(|fault| NAMES.contains(&fault.field.as_str()));
    let text = |field: Field, value: &str| {
        let control = html! {
            input id=(field.id()) name=(field.name) type="text" maxlength="80" autocomplete="off" spellcheck="false" value=(value)
                aria-describedby=(field.described_by()) aria-invalid=[invalid(form, &field)];
        };
        around(form, &field, &control)
    };
    // The two share a hint, which stands above them so that they stand side by side.
    let degrees = |name, label| Field::optional(name, label, "").told_by("h-degrees");
    let choice = |name: &'static str, label, options: Markup| {
        let field = Field::optional(name, label, "");
        let control = html! {
            select id=(field.id()) name=(name) aria-describedby=(field.described_by()) aria-invalid=[invalid(form, &field)] {
                option value="" { (form.lang.words().choose) }
                (options)
            }
        };
        around(form, &field, &control)
    };
    let known = form.regions.places().map(|places| known(places, sent.region.as_deref())).unwrap_or_default();
    html! {
        details class="point" id="f-point" open[is_open] {
            summary { (w.title) " " span class="small" { (form.lang.words().optional) } }
            p class="hint" { (w.hint) }
            p class="hint" id="h-degrees" { (w.degrees_hint) }
            div class="pair" {
                (text(degrees("lat", w.lat), sent.lat.as_deref().unwrap_or_default()))
                (text(degrees("lon", w.lon), sent.lon.as_deref().unwrap_or_default()))
            }
            @if !known.is_empty() {
                p class="hint" { (w.near_lead) }
                div class="pair" {
                    (choice("near", w.near, html! {
                        @for known in &known { option value=(known.id) selected[known.id == near.id] { (known.name(language)) } }
                    }))
                    (choice("direction", w.direction, html! {
                        @for direction in Direction::ALL {
                            option value=(direction.id()) selected[direction.id() == near.direction] { (told::direction(language, direction)) }
                        }
                    }))
                    (text(Field::optional("distance", w.distance, ""), &near.distance))
                }
            }
            p class="check" {
                label {
                    input id="f-exact" type="checkbox" name="exact" value="1" checked[sent.exact] aria-describedby="h-exact";
                    " " (w.exact)
                }
            }
            p class="hint" id="h-exact" { (w.exact_hint) }
        }
    }
}

/// What a field is called; none for one that is not of the point.
pub fn label(lang: Lang, field: &str) -> Option<&'static str> {
    let w = lang.point();
    Some(match field {
        "lat" => w.lat,
        "lon" => w.lon,
        "near" => w.near,
        "direction" => w.direction,
        "distance" => w.distance,
        _ => return None,
    })
}

/// The fields that the contract does not know.
pub fn near(bytes: &[u8]) -> Near {
    let mut near = Near::default();
    for (name, value) in form_urlencoded::parse(bytes) {
        match name.as_ref() {
            "near" => near.id = value.into_owned(),
            "direction" => near.direction = value.into_owned(),
            "distance" => near.distance = value.into_owned(),
            _ => {}
        }
    }
    near
}

/// The report with the point that a published place tells, where it has none of its own.
pub fn resolve(feedback: NewFeedback, near: &Near, regions: &List) -> (NewFeedback, Option<FieldError>) {
    if feedback.lat.is_some() || feedback.lon.is_some() {
        return (feedback, None);
    }
    let Some(places) = regions.places() else { return (feedback, None) };
    match near.point(places) {
        Ok(point) => (feedback.at(point), None),
        Err((field, code)) => (feedback, Some(FieldError { field: field.to_owned(), code: code.to_owned() })),
    }
}
