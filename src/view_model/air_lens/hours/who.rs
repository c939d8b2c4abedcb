//! The guideline of the WHO beside daily means.

use super::{bare, by_day};
use crate::text::Text;
use crate::view_model::air_hours::Hours;
use crate::view_model::air_lens::days::Days;
use crate::view_model::to_f64;
use mingjing_chart::kinds::time_series::{ALWAYS, Limit};
use mingjing_domain::air::Pollutant;
use mingjing_domain::air::foreign::who;

/// The daily mean beside the guideline for days.
pub(super) fn guideline(
    hours: &mut Hours,
    pollutant: Pollutant,
    days: &mut Days<'_>,
    t: &'static Text,
) -> Option<&'static str> {
    let w = t.lens();
    let averaging = match pollutant {
        Pollutant::O3 => who::Averaging::DailyMax8h,
        _ => who::Averaging::Day,
    };
    bare(hours);
    let Some(guideline) = who::guideline(pollutant, averaging) else { return Some(w.not_defined) };
    let label = (w.guideline)(&guideline.value.to_string());
    hours.limits = vec![Limit { value: to_f64(guideline.value), label, span: ALWAYS }];
    let (mut above, mut of) = (0, 0);
    hours.beside = Some(by_day(hours, pollutant, days, t, |value, is_new| {
        let found = who::compare(pollutant, averaging, value)?;
        if is_new {
            of += 1;
            above += usize::from(found.reached != who::Reached::Guideline);
        }
        Some((w.times)(&found.times.round_half_even(1)?.to_string()))
    }));
    hours.over = Some((w.days_above)(above, of, w.the_guideline));
    Some(w.by_day_mean(pollutant))
}
