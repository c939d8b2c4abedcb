//! Sketches of stations.

use super::map;
use crate::components::Ctx;
use crate::view_model::station_map::{Sketch, Spot};
use maud::Markup;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let spot = |x: f64, y: f64, level: Option<u8>, words: &str, label: Option<(f64, f64)>| Spot {
        at: (x, y),
        level,
        words: words.to_owned(),
        label,
    };
    let levels = [Some(1), Some(2), Some(3), Some(4), Some(5), Some(6), None];
    let all = levels.iter().enumerate().map(|(index, level)| {
        let x = 24.0 + 40.0 * f64::from(u8::try_from(index).unwrap_or_default());
        let words = level.map_or_else(|| "—".to_owned(), |level| format!("{}", 40 * u16::from(level)));
        spot(x, 60.0, *level, &words, Some((x - 10.0, 80.0)))
    });
    let two = vec![
        spot(60.0, 40.0, Some(2), "示例一站 78", Some((70.0, 40.0))),
        spot(250.0, 90.0, None, "示例二站 —", None),
    ];
    vec![
        ("every level", map(&Sketch { height: 120.0, spots: all.collect(), scale: Some((10, 92.0)) }, ctx)),
        ("a station without room for its name", map(&Sketch { height: 140.0, spots: two, scale: None }, ctx)),
    ]
}
