//! The stretch of time that is shown, in the address: `?from=2025-01-03T05:00&to=…`, civil time.

use crate::route::Query;
use crate::view_model::{civil_seconds, civil_time};
use web_sys::{Event, EventInit, HtmlInputElement};

/// What the address asks for.
#[must_use]
pub fn asked() -> Option<(f64, f64)> {
    let query = Query::parse(&web_sys::window()?.location().search().ok()?);
    Some((civil_seconds(query.get("from")?)?, civil_seconds(query.get("to")?)?))
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
