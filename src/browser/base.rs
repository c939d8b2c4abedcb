//! Where the site stands: every address in the app is relative to this.

use wasm_bindgen::JsCast;

/// Reads the page's `<base>`, makes it absolute (so that it survives navigation) and returns its path,
/// with a slash at both ends. A page without one (the development server) stands at `/`.
#[must_use]
pub fn fix() -> String {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return "/".to_owned();
    };
    let element = document.query_selector("base[href]").ok().flatten();
    let base: web_sys::HtmlBaseElement = match element {
        Some(element) => element.unchecked_into(),
        None => {
            let Ok(made) = document.create_element("base") else { return "/".to_owned() };
            let made: web_sys::HtmlBaseElement = made.unchecked_into();
            made.set_href("/");
            if let Some(head) = document.head() {
                let _ = head.prepend_with_node_1(&made);
            }
            made
        }
    };
    let absolute = base.href();
    base.set_href(&absolute);
    web_sys::Url::new(&absolute).map_or_else(|_| "/".to_owned(), |url| url.pathname())
}

/// The address of the site's root, without query; empty where there is none.
#[must_use]
pub fn address() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default()
}

/// The path of the site's root.
#[must_use]
pub fn path() -> String {
    web_sys::Url::new(&address()).map_or_else(|_| "/".to_owned(), |url| url.pathname())
}

/// The path of the present address below the root.
#[must_use]
pub fn below(root: &str) -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    path.strip_prefix(root).unwrap_or(&path).to_owned()
}

/// Opens the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Opens the dialogue for printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Sets the document's title and language.
pub fn describe(title: &str, lang: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", lang);
    }
}

/// Moves the focus without moving the page.
pub fn focus(element: &web_sys::HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Moves the focus to an element by its id and scrolls to it.
pub fn focus_id(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Goes to an element of this page by its id: address, scroll and focus.
pub fn jump(id: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(id);
    }
    focus_id(id);
}
