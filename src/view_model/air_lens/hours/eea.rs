//! The European index.

use super::{bare, by_hour, stacked, values};
use crate::text::Text;
use crate::view_model::air_hours::Hours;
use crate::view_model::air_lens::{names, say};
use crate::view_model::to_f64;
use mingjing_contract::air::AirHours;
use mingjing_domain::air::Pollutant;
use mingjing_domain::air::foreign::eea;
use std::sync::Arc;

/// The European band of each hour.
pub(super) fn band(
    hours: &mut Hours,
    pollutant: Pollutant,
    months: &[Arc<AirHours>],
    t: &'static Text,
) -> Option<&'static str> {
    let w = t.lens();
    bare(hours);
    let Some(bounds) = eea::upper_bounds(pollutant) else { return Some(w.eea_no_co) };
    let begins = std::iter::once(0.0).chain(bounds.into_iter().map(to_f64));
    hours.bands = stacked(
        begins
            .zip(eea::Band::ALL)
            .map(|(from, band)| (from, say(band.words(), t).to_owned(), band.colour_hex())),
    );
    let (mut above, mut of) = (0, 0);
    hours.beside = Some(by_hour(hours, pollutant, months, w.eea_band, t, |value| {
        let band = eea::band(pollutant, value)?.band;
        of += 1;
        above += usize::from(band >= eea::Band::Poor);
        Some(say(band.words(), t).to_owned())
    }));
    hours.over = Some((w.hours_above)(above, of, w.the_eea_poor));
    None
}

/// The worst European band of each hour. It has no number behind it: its place among the six is drawn.
pub(super) fn band_by_hour(
    hours: &mut Hours,
    months: &[Arc<AirHours>],
    t: &'static Text,
) -> Option<&'static str> {
    let w = t.lens();
    bare(hours);
    let (mut above, mut of) = (0, 0);
    for hour in &mut hours.hours {
        let Some((worst, with_it)) = values(months, hour.at).and_then(|values| eea::worst(&values)) else {
            hour.value = None;
            continue;
        };
        of += 1;
        above += usize::from(worst >= eea::Band::Poor);
        hour.value = Some(f64::from(worst.number()));
        hour.text = format!("{} {}", say(worst.words(), t), names(with_it, t));
    }
    w.eea_band.clone_into(&mut hours.name);
    hours.bands =
        stacked(eea::Band::ALL.into_iter().map(|band| {
            (f64::from(band.number()) - 0.5, say(band.words(), t).to_owned(), band.colour_hex())
        }));
    hours.over = Some((w.hours_above)(above, of, w.the_eea_poor));
    None
}
