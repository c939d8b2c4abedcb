//! The stretch of time that is shown, in the address: `?from=2025-01-03T05:00&to=…`, civil time.

use crate::route::Query;
use crate::view_model::civil_time;
use mingjing_domain::time::parse_date;
use web_sys::{Event, EventInit, HtmlInputElement};

/// What the address asks for.
#[must_use]
pub fn asked() -> Option<(f64, f64)> {
    let query = Query::parse(&web_sys::window()?.location().search().ok()?);
    Some((moment(query.get("from")?)?, moment(query.get("to")?)?))
}

/// Seconds of `2025-01-03T05:00`.
fn moment(text: &str) -> Option<f64> {
    let (day, time) = text.split_once('T')?;
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    if !(0..=24).contains(&hour) || !(0..60).contains(&minute) {
        return None;
    }
    let noon = crate::view_model::noon_seconds(parse_date(day).ok()?);
    Some(noon - 43_200.0 + f64::from(hour) * 3600.0 + f64::from(minute) * 60.0)
}

fn written(seconds: f64) -> String {
    let at = civil_time(seconds.round());
    at.map_or_else(String::new, |at| format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute()))
}

/// Tells the page, as if its reader had typed into a field.
pub fn tell(field: &HtmlInputElement, range: Option<(f64, f64)>) {
    let value = range.map_or_else(String::new, |(from, to)| format!("{} {}", written(from), written(to)));
    if asked().is_none() && range.is_none() {
        return;
    }
    field.set_value(&value);
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &bubbling) {
        let _ = field.dispatch_event(&event);
    }
}
