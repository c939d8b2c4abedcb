//! How a chart is quoted, once somebody asks: its address, code for other pages, files, citations. Comes by itself, so
//! that nobody fetches it for reading.

mod panel;

use crate::browser::listener::Listener;
use crate::components::{Ctx, failure};
use panel::Panel;
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{HtmlDetailsElement, HtmlElement};

/// What listens inside of an opened part.
type Opened = Rc<RefCell<Vec<Listener>>>;
/// The part of the program, which may still wait for data.
type Coming = Pin<Box<dyn Future<Output = ()>>>;

/// Waits until the part below the chart is opened.
#[must_use]
pub fn wait(place: &HtmlElement, ctx: &Ctx) -> Option<(Listener, Opened)> {
    let details: HtmlDetailsElement = place.parent_element()?.dyn_into().ok()?;
    let opened = Opened::default();
    let begin = {
        let (details, place, ctx, opened) = (details.clone(), place.clone(), ctx.clone(), Rc::clone(&opened));
        move || {
            if !details.open() {
                return;
            }
            let (place, ctx, opened) = (place.clone(), ctx.clone(), Rc::clone(&opened));
            spawn_local(async move {
                match show(place.clone(), ctx.clone(), opened).await {
                    Ok(coming) => coming.await,
                    Err(error) => place.set_inner_html(&failure::part(&error.into(), ctx.t).into_string()),
                }
            });
        }
    };
    begin();
    Some((Listener::new(&details, "toggle", move |_| begin()), opened))
}

#[wasm_split(quote, fallible)]
fn show(place: HtmlElement, ctx: Ctx, opened: Opened) -> Result<Coming, SplitLoaderError> {
    Ok(Box::pin(async move {
        if let Some(panel) = Panel::open(&place, &ctx).await {
            *opened.borrow_mut() = panel.listen();
        }
    }))
}
