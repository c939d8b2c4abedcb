//! What the reader does with the controls of a page, told in one place: controls say in attributes what they
//! mean (`crate::components::controls`).

use mingjing_domain::time::{add_days, parse_date};
use std::cell::Cell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};

/// Something that the reader did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Keys of the query get values; an empty one takes its key away.
    Set {
        /// Key and value of each.
        pairs: Vec<(String, String)>,
        /// Without a new entry of the history.
        replace: bool,
    },
    /// A button with a name of its own.
    Act(String),
    /// A form with a name of its own, and the value of its field.
    Sent(String, String),
}

/// Calls `tell` for every deed, for as long as the page lives.
pub fn listen(tell: impl Fn(Deed) + Clone + 'static) {
    for kind in ["click", "change", "input", "submit"] {
        let tell = tell.clone();
        let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
                return;
            };
            let deed = match kind {
                "click" => clicked(&target, &event),
                "change" => chosen(&target),
                "input" => typed(&target),
                _ => sent(&target, &event),
            };
            if let Some(deed) = deed {
                tell(deed);
            }
        });
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            let _ = document.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
        }
        heard.forget();
    }
}

fn clicked(target: &Element, event: &Event) -> Option<Deed> {
    let button = target.closest("[data-set],[data-act]").ok()??;
    if let Some(act) = button.get_attribute("data-act") {
        // A link with an act goes nowhere.
        event.prevent_default();
        return Some(Deed::Act(act));
    }
    let value = button.get_attribute("data-value").unwrap_or_default();
    Some(Deed::Set {
        pairs: vec![(button.get_attribute("data-set")?, value)],
        replace: button.has_attribute("data-replace"),
    })
}

fn chosen(target: &Element) -> Option<Deed> {
    let select = target.dyn_ref::<HtmlSelectElement>()?;
    let key = select.get_attribute("data-key")?;
    let value =
        Some(select.value()).filter(|value| Some(value) != select.get_attribute("data-default").as_ref());
    Some(Deed::Set { pairs: vec![(key, value.unwrap_or_default())], replace: false })
}

fn typed(target: &Element) -> Option<Deed> {
    let input = target.dyn_ref::<HtmlInputElement>()?;
    if let Some(keys) = input.get_attribute("data-keys") {
        // Several at once: keys and values are apart by spaces, and a key without a value is taken away.
        let value = input.value();
        let values = value.split_whitespace().map(str::to_owned).chain(std::iter::repeat(String::new()));
        return Some(Deed::Set {
            pairs: keys.split(' ').map(str::to_owned).zip(values).collect(),
            replace: true,
        });
    }
    let key = input.get_attribute("data-key")?;
    let value = day_of(input).unwrap_or_else(|| input.value());
    Some(Deed::Set { pairs: vec![(key, value)], replace: true })
}

/// The day of a slider over days: as many after the first one as it stands at.
fn day_of(slider: &HtmlInputElement) -> Option<String> {
    let first = parse_date(&slider.get_attribute("data-from")?).ok()?;
    let days: i64 = slider.value().parse().ok()?;
    Some(add_days(first, days)?.to_string())
}

fn sent(target: &Element, event: &Event) -> Option<Deed> {
    if target.class_list().contains("live") {
        event.prevent_default();
        return None;
    }
    let name = target.get_attribute("data-form")?;
    event.prevent_default();
    let field = target.query_selector("input").ok()??.dyn_into::<HtmlInputElement>().ok()?;
    Some(Deed::Sent(name, field.value()))
}

/// Calls `back` whenever the reader comes back to the page.
pub fn on_return(back: impl Fn() + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let seen = document.clone();
    let heard = Closure::<dyn Fn()>::new(move || {
        if seen.visibility_state() == web_sys::VisibilityState::Visible {
            back();
        }
    });
    let _ = document.add_event_listener_with_callback("visibilitychange", heard.as_ref().unchecked_ref());
    heard.forget();
}

/// Calls `act` once, at the first sign that somebody reads on: a pointer, a key, a scroll.
pub fn at_first_sign(act: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let act = Cell::new(Some(act));
    let heard = Closure::<dyn Fn()>::new(move || {
        if let Some(act) = act.take() {
            act();
        }
    });
    for kind in ["pointerdown", "pointermove", "keydown", "focusin", "scroll"] {
        let _ = window.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
    }
    heard.forget();
}

/// Moves the focus to an element by its id and goes there.
pub fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        super::base::focus(&element);
    }
}
