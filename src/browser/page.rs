//! The page's own elements.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlTemplateElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The body of the page.
#[must_use]
pub fn body() -> Option<HtmlElement> {
    document()?.body()
}

/// An element by its id.
#[must_use]
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Runs a script of the site's own, once.
fn script(name: &str) {
    let Some((document, body)) = document().zip(body()) else { return };
    if element(name).is_none()
        && let Ok(script) = document.create_element("script")
    {
        script.set_id(name);
        let _ = script.set_attribute("src", name).and_then(|()| script.set_attribute("type", "module"));
        let _ = body.append_child(&script);
    }
}

/// The heading of the page.
#[must_use]
pub fn heading() -> Option<HtmlElement> {
    document()?.query_selector("main h1").ok()??.dyn_into().ok()
}

/// Makes what stands in an element the same as `html`, leaving alone what is the same already.
pub fn show(place: &Element, html: &str) {
    let template = document().and_then(|document| document.create_element("template").ok());
    let Some(template) = template.and_then(|made| made.dyn_into::<HtmlTemplateElement>().ok()) else {
        return;
    };
    template.set_inner_html(html);
    super::morph::children(place, &template.content());
    // Photos are made small before they are sent.
    if html.contains("name=\"photos\"") {
        script("photos.js");
    }
    // What stands by itself on the page looks after its own again.
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("mingjing:shown")) {
        let _ = window.dispatch_event(&event);
    }
}

/// Says that the app runs: controls that need it are shown.
pub fn mark_live() {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.class_list().add_1("live-app");
    }
}

/// Whether the app has shown a page.
#[must_use]
pub fn is_live() -> bool {
    document()
        .and_then(|document| document.document_element())
        .is_some_and(|root| root.class_list().contains("live-app"))
}

/// Says that the app does not run here: the page stays as it was written.
pub fn mark_plain() {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.class_list().add_1("plain");
    }
}
