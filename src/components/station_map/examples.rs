//! Sketches of stations.

use super::map;
use crate::components::Ctx;
use crate::view_model::air::Ranked;
use crate::view_model::station_map::sketch;
use maud::Markup;
use mingjing_contract::places::Station;

/// A station with its newest index.
fn station(index: usize, at: (&str, &str), level: Option<u8>) -> (Station, Ranked) {
    let code = format!("S{index}");
    let station = Station {
        code: code.clone(),
        name_zh: format!("示例站{index}"),
        name_en: None,
        region: "sample-banner".to_owned(),
        lon: at.0.parse().ok(),
        lat: at.1.parse().ok(),
        reference: false,
        stopped_on: None,
        history: Vec::new(),
        sample: true,
    };
    let ranked = Ranked {
        code,
        name: station.name_zh.clone(),
        aqi: level.map_or_else(|| "—".to_owned(), |level| (40 * u16::from(level)).to_string()),
        level,
        category: String::new(),
        primary: String::new(),
        note: None,
    };
    (station, ranked)
}

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let levels = [Some(6), Some(5), Some(4), Some(3), Some(2), Some(1), None];
    let lons = ["106.80", "106.84", "106.88", "106.92", "106.96", "107.00", "107.00"];
    let lats = ["39.60", "39.66", "39.72", "39.63", "39.69", "39.75", "39.75"];
    let all = levels.iter().zip(lons.iter().zip(lats)).enumerate();
    let (stations, ranked): (Vec<_>, Vec<_>) =
        all.map(|(index, (level, (lon, lat)))| station(index + 1, (lon, lat), *level)).unzip();
    let sketch = |count: usize| {
        let ranked: Vec<Ranked> = ranked.iter().take(count).cloned().collect();
        sketch(&stations, &ranked, ctx.t).map_or_else(Markup::default, |sketch| map(&sketch, ctx))
    };
    vec![
        ("every level, one moved from where another stands", sketch(7)),
        ("two", sketch(2)),
        ("one: no sketch", sketch(1)),
    ]
}
