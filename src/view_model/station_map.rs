//! Where the stations of a place lie towards each other: a sketch by their coordinates, without any border.

use super::air::{Ranked, category};
use super::{rgb, to_f64};
use crate::text::Text;
use mingjing_chart::Size;
use mingjing_chart::kinds::Class;
use mingjing_chart::kinds::place_map::{Place, PlaceMap};
use mingjing_contract::places::Station;
use mingjing_domain::air::Level;

/// Its size: as wide as a phone lets it be.
const SIZE: Size = Size { width: 328.0, height: 320.0 };

/// The sketch of the stations that have coordinates, those with an index first; none where fewer than two have.
#[must_use]
pub fn sketch(stations: &[Station], ranked: &[Ranked], t: &'static Text) -> Option<PlaceMap> {
    let places: Vec<Place> = ranked
        .iter()
        .filter_map(|row| {
            let station = stations.iter().find(|station| station.code == row.code)?;
            Some(Place {
                longitude: to_f64(station.lon?),
                latitude: to_f64(station.lat?),
                label: format!("{} {}", row.name, row.aqi),
                class: row.level.map(|level| usize::from(level).saturating_sub(1)),
            })
        })
        .collect();
    let classes = Level::ALL.map(|level| Class {
        label: category(level.number(), t).to_owned(),
        colour: rgb(level.colour_hex()),
    });
    (places.len() > 1).then(|| PlaceMap {
        size: SIZE,
        places,
        classes: classes.to_vec(),
        outline: None,
        sketch: t.air().map_sketch.to_owned(),
        missing: t.air().map_missing.to_owned(),
    })
}
