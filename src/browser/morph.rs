//! Turns one tree of elements into another, in place: what is the same stays, with its focus, its scrolling and
//! what the reader opened.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlInputElement, HtmlOptionElement, HtmlSelectElement, Node};

/// Gives `old` the children of `new`.
pub fn children(old: &Node, new: &Node) {
    let mut present = own(old.first_child());
    let mut next = new.first_child();
    while let Some(wanted) = next {
        // The new tree is taken apart on the way.
        next = wanted.next_sibling();
        let matching = present.as_ref().and_then(|from| find(from, &wanted));
        match matching {
            Some(found) => {
                // What stood before the match and has no place any more goes.
                while let Some(before) = present.take().filter(|before| !before.is_same_node(Some(&found))) {
                    present = own(before.next_sibling());
                    let _ = old.remove_child(&before);
                }
                present = own(found.next_sibling());
                node(&found, &wanted);
            }
            None => {
                let _ = old.insert_before(&wanted, present.as_ref());
            }
        }
    }
    while let Some(rest) = present {
        present = own(rest.next_sibling());
        let _ = old.remove_child(&rest);
    }
}

/// The first node from here on that is the app's: what another script added to the page stays.
fn own(from: Option<Node>) -> Option<Node> {
    let mut node = from;
    while let Some(added) = node.as_ref().filter(|node| is_added(node)) {
        node = added.next_sibling();
    }
    node
}

fn is_added(node: &Node) -> bool {
    node.dyn_ref::<Element>().is_some_and(|element| element.has_attribute("data-added"))
}

/// The node that `wanted` continues: the next one, or a later one with the same id.
fn find(from: &Node, wanted: &Node) -> Option<Node> {
    if is_same_kind(from, wanted) {
        return Some(from.clone());
    }
    let id = wanted.dyn_ref::<Element>().map(Element::id).filter(|id| !id.is_empty())?;
    // What stood before `from` is gone or has been continued: an element with this id can only come later.
    let found: Node = from.owner_document()?.get_element_by_id(&id)?.into();
    let is_sibling = found.parent_node().is_some_and(|place| place.is_same_node(from.parent_node().as_ref()));
    (is_sibling && is_same_kind(&found, wanted)).then_some(found)
}

fn is_same_kind(a: &Node, b: &Node) -> bool {
    match (a.dyn_ref::<Element>(), b.dyn_ref::<Element>()) {
        (Some(a), Some(b)) => a.tag_name() == b.tag_name() && a.id() == b.id(),
        (None, None) => a.node_type() == b.node_type(),
        _ => false,
    }
}

fn node(old: &Node, new: &Node) {
    let (Some(before), Some(after)) = (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) else {
        if old.node_value() != new.node_value() {
            old.set_node_value(new.node_value().as_deref());
        }
        return;
    };
    // The browser compares a whole tree in one go. What the reader did to a control does not stand in the tree.
    if old.is_equal_node(Some(new)) && is_settled(before, after) {
        return;
    }
    attributes(before, after);
    // An island keeps what it has made of its place.
    if !(before.has_attribute("data-island") && after.has_attribute("data-island")) {
        children(old, new);
    }
}

/// Whether nothing is left to do for an element that is equal to the new one: a list of choices takes its choice,
/// other controls are looked at one by one.
fn is_settled(old: &Element, new: &Element) -> bool {
    if let (Some(old), Some(new)) = (old.dyn_ref::<HtmlSelectElement>(), new.dyn_ref::<HtmlSelectElement>()) {
        if old.selected_index() != new.selected_index() {
            old.set_selected_index(new.selected_index());
        }
        return true;
    }
    !old.matches("input").unwrap_or(true) && matches!(old.query_selector("input,select"), Ok(None))
}

fn attributes(old: &Element, new: &Element) {
    for name in names(new) {
        let value = new.get_attribute(&name).unwrap_or_default();
        if old.get_attribute(&name).as_ref() != Some(&value) {
            let _ = old.set_attribute(&name, &value);
        }
    }
    // Whether details are open is the reader's choice.
    let keeps = |name: &str| name == "open" && old.dyn_ref::<HtmlDetailsElement>().is_some();
    for name in names(old).into_iter().filter(|name| !new.has_attribute(name) && !keeps(name)) {
        let _ = old.remove_attribute(&name);
    }
    properties(old, new);
}

/// What the reader typed or chose has left the attributes behind.
fn properties(old: &Element, new: &Element) {
    if let Some(option) = old.dyn_ref::<HtmlOptionElement>() {
        let selected = new.has_attribute("selected");
        if option.selected() != selected {
            option.set_selected(selected);
        }
    }
    if let Some(input) = old.dyn_ref::<HtmlInputElement>() {
        let is_focused = input.owner_document().and_then(|document| document.active_element());
        let is_focused = is_focused.is_some_and(|focused| focused.is_same_node(Some(input)));
        let value = new.get_attribute("value").unwrap_or_default();
        if new.has_attribute("data-key") && !is_focused && input.value() != value {
            input.set_value(&value);
        }
    }
}

fn names(element: &Element) -> Vec<String> {
    element.get_attribute_names().iter().filter_map(|name| name.as_string()).collect()
}
