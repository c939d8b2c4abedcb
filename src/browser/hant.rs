//! Traditional characters in the running app: the publisher's table, fetched when it is first needed.

use crate::hant::{self, Table};
use crate::route::Edition;
use mingjing_chart::Scene;
use mingjing_chart::scene::Mark;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, MutationObserver, MutationObserverInit, Node};

thread_local! {
    static TABLE: RefCell<Option<Rc<Table>>> = const { RefCell::new(None) };
    /// The edition that is read now.
    static READ: RefCell<Edition> = const { RefCell::new(Edition::Hans) };
}

/// Whether pages of an edition can be shown: only one of them needs the table.
#[must_use]
pub fn is_ready(edition: Edition) -> bool {
    edition != Edition::Hant || TABLE.with_borrow(Option::is_some)
}

/// Keeps the table for this visit.
pub fn keep(table: Table) {
    TABLE.set(Some(Rc::new(table)));
}

/// From now on this edition is read.
pub fn read(edition: Edition) {
    READ.set(edition);
}

fn table() -> Option<Rc<Table>> {
    (READ.with_borrow(|edition| *edition) == Edition::Hant).then(|| TABLE.with_borrow(Clone::clone)).flatten()
}

/// Words as this edition writes them.
#[must_use]
pub fn words(text: &str) -> String {
    table().map_or_else(|| text.to_owned(), |table| table.convert(text))
}

/// Markup as this edition writes it.
#[must_use]
pub fn markup(html: &str) -> String {
    table().map_or_else(|| html.to_owned(), |table| hant::markup(html, &mut |run| table.convert(run)))
}

/// A drawing as this edition writes it.
pub fn scene(scene: &mut Scene) {
    let Some(table) = table() else { return };
    for mark in &mut scene.marks {
        if let Mark::Text { text, .. } = mark {
            *text = table.convert(text);
        }
    }
}

/// What a reader typed, as the record writes it.
#[must_use]
pub fn typed(text: &str) -> String {
    table().map_or_else(|| text.to_owned(), |table| table.back(text))
}

/// Keeps the words of an island in this edition, as long as it stands: an island writes its own.
#[must_use]
pub fn follow(island: &Element) -> Option<MutationObserver> {
    table()?;
    convert(island);
    let place = island.clone();
    let observed = Closure::<dyn Fn()>::new(move || convert(&place));
    let observer = MutationObserver::new(observed.as_ref().unchecked_ref()).ok()?;
    let what = MutationObserverInit::new();
    what.set_subtree(true);
    what.set_child_list(true);
    what.set_character_data(true);
    what.set_attributes(true);
    observer.observe_with_options(island, &what).ok()?;
    // The observer lives as long as the page of the island; it is disconnected with it.
    observed.forget();
    Some(observer)
}

/// Converts an element where it stands. What is converted already stays the same, so this comes to an end.
fn convert(element: &Element) {
    let Some(table) = table() else { return };
    for name in hant::SPOKEN {
        if let Some(value) = element.get_attribute(name) {
            let converted = table.convert(&value);
            if converted != value {
                let _ = element.set_attribute(name, &converted);
            }
        }
    }
    let nodes = element.child_nodes();
    for index in 0..nodes.length() {
        let Some(node) = nodes.get(index) else { continue };
        match node.node_type() {
            Node::TEXT_NODE => {
                let value = node.node_value().unwrap_or_default();
                let converted = table.convert(&value);
                if converted != value {
                    node.set_node_value(Some(&converted));
                }
            }
            Node::ELEMENT_NODE if node.node_name() != "TEXTAREA" => convert(node.unchecked_ref()),
            _ => {}
        }
    }
}
