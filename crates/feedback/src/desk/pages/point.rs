//! The point of a case: coordinates to copy, a sketch of what is around it, what of it is published.

use super::case::Page;
use super::frame::token;
use crate::case::rights::Deed;
use crate::desk::ask::Ask;
use maud::{Markup, PreEscaped, html};
use mingjing_chart::kinds::place_map::Place;
use mingjing_chart::kinds::point_map::{self, PointMap, SKETCH, Window, degrees};
use mingjing_chart::svg;
use mingjing_contract::feedback::point::{Nearby, nearest, told};
use mingjing_domain::point::Point;

/// Published places that are named beside the sketch.
const NEAREST: usize = 3;
/// Published places of the sketch.
const DRAWN: usize = 12;
/// Narrowest sketch, in kilometres.
const LEAST_KM: f64 = 4.0;

/// The part of the page; nothing where no point was sent.
pub fn part(ask: &Ask, page: &Page) -> Markup {
    let (w, full, language) = (ask.w, page.full, ask.lang.language());
    let Some(point) = full.feedback.point().ok().flatten() else { return html! {} };
    let is_covered = full.is_point_covered();
    if is_covered && !page.shown.is_uncovered {
        return html! { p class="point" { (w.point_covered) " ▇▇▇" } };
    }
    let region = full.feedback.region.as_deref();
    let near = page.regions.places().map(|places| nearest(places, point, region, DRAWN)).unwrap_or_default();
    html! {
        section class="point" aria-labelledby="point" {
            h3 id="point" { (ask.lang.point().point) }
            p {
                label for="degrees" { (told::degrees(language, point)) }
                input id="degrees" readonly value={ (point.lat_text()) ", " (point.lon_text()) };
            }
            @if !near.is_empty() {
                ul { @for one in near.iter().take(NEAREST) { li { (told::nearby(language, one, false)) } } }
            }
            @if !is_covered {
                p class="hint" { (w.point_published_as) (ask.lang.words().colon) (public(ask, page).unwrap_or_default()) }
            }
            @if full.is_point_erased { p class="hint" { (w.point_erased) } }
            figure {
                (PreEscaped(svg::inline(&point_map::build(&sketch(ask, point, &near)), w.sketch)))
                figcaption class="hint" { (w.sketch_note) }
            }
            @if !is_covered && ask.may(Deed::Redact) {
                form class="inline" method="post" action={ "cases/" (full.id) "/redact" } {
                    (token(ask)) input type="hidden" name="point" value="1";
                    button class="quiet" type="submit" { (w.cover_point) }
                }
            }
        }
    }
}

/// What of it is published, in the preview of a publication.
pub fn published(ask: &Ask, page: &Page) -> Option<String> {
    page.full.public_point().and_then(|_| public(ask, page))
}

fn public(ask: &Ask, page: &Page) -> Option<String> {
    told::public(ask.lang.language(), &page.full.feedback, page.regions.places())
}

fn sketch(ask: &Ask, point: Point, near: &[Nearby]) -> PointMap {
    let at = degrees(point.units());
    let place = |one: &Nearby| {
        let (longitude, latitude) = degrees(one.known.point.units());
        Place { longitude, latitude, label: one.known.name(ask.lang.language()).to_owned(), class: None }
    };
    // The point in the middle, with the three nearest places around it.
    let farthest = near.iter().take(NEAREST).map(|one| f64::from(one.metres) / 1000.0).fold(0.0, f64::max);
    let window = Window { longitude: at.0, latitude: at.1, kilometres: (farthest * 2.4).max(LEAST_KM) };
    PointMap {
        size: SKETCH,
        window: window.closer(1.0),
        places: near.iter().map(place).collect(),
        pin: Some(at),
        sketch: String::new(),
        north: ask.w.north.to_owned(),
    }
}
