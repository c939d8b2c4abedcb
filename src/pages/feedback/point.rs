//! The place as a point, as it is told without script: coordinates, or a published place with direction and distance.

use super::field;
use crate::components::Ctx;
use maud::{Markup, html};
use mingjing_contract::feedback::point::known;
use mingjing_contract::feedback::point::told::direction;
use mingjing_contract::places::Places;
use mingjing_domain::point::Direction;

/// The fields, folded.
pub fn fields(ctx: &Ctx, places: &Places, region: Option<&str>) -> Markup {
    let (t, w) = (ctx.t, ctx.t.point());
    // The two share a hint, which stands above them so that they stand side by side.
    let text = |name: &str, label: &str| {
        let control = html! {
            input id=(format!("f-{name}")) name=(name) type="text" maxlength="80" autocomplete="off" spellcheck="false"
                aria-describedby="h-degrees";
        };
        field(ctx, name, label, "", false, &control)
    };
    html! {
        details.point #f-point {
            summary { (w.title) " " span.small { (t.optional) } }
            p.hint { (w.hint) }
            p.hint #h-degrees { (w.degrees_hint) }
            div.pair { (text("lat", w.lat)) (text("lon", w.lon)) }
            (near(ctx, places, region))
            p.check { label { input #f-exact type="checkbox" name="exact" value="1" aria-describedby="h-exact"; " " (w.exact) } }
            p.hint #h-exact { (w.exact_hint) }
        }
    }
}

/// A published place, a direction, a distance; nothing where no place has coordinates.
fn near(ctx: &Ctx, places: &Places, region: Option<&str>) -> Markup {
    let (t, w, language) = (ctx.t, ctx.t.point(), ctx.t.lang.language());
    let stations = known(places, region);
    let choice = |name: &str, label: &str, options: Markup| {
        let control = html! {
            select id=(format!("f-{name}")) name=(name) { option value="" { (t.choose) } (options) }
        };
        field(ctx, name, label, "", false, &control)
    };
    html! {
        @if !stations.is_empty() {
            p.hint { (w.near_lead) }
            div.pair {
                (choice("near", w.near, html! { @for one in &stations { option value=(one.id) { (one.name(language)) } } }))
                (choice("direction", w.direction, html! {
                    @for one in Direction::ALL { option value=(one.id()) { (direction(language, one)) } }
                }))
                (field(ctx, "distance", w.distance, "", false, &html! {
                    input #f-distance name="distance" type="text" inputmode="decimal" maxlength="10" autocomplete="off";
                }))
            }
        }
    }
}
