//! Puts islands into their places in the page, gives them new data, and takes them away.

use super::{feedback, figure, quote};
use crate::api::LoadError;
use crate::browser::{hant, listener::Listener, media::Screen, memory, page};
use crate::components::{Ctx, failure};
use crate::pages::feedback::Prepared;
use crate::shown::Island;
use crate::shown::still::Still;
use crate::text::Text;
use crate::view_model::figure::Figure;
use futures::FutureExt;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::Cell;
use std::collections::HashMap;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{HtmlElement, MutationObserver};

#[wasm_split(chart, fallible, preload(load_chart))]
fn chart(
    place: HtmlElement,
    figure: RwSignal<Figure, LocalStorage>,
    t: &'static Text,
    screen: Signal<Screen>,
) -> Result<Box<dyn Any>, SplitLoaderError> {
    place.set_inner_html("");
    figure::chart(place, figure, t, screen);
    // Its owner takes it away.
    Ok(Box::new(()))
}

#[wasm_split(form, fallible, preload(load_form))]
fn form(place: HtmlElement, ctx: &Ctx, prepared: &Prepared) -> Result<Box<dyn Any>, SplitLoaderError> {
    let (ctx, prepared) = (ctx.clone(), prepared.clone());
    place.set_inner_html("");
    Ok(Box::new(mount_to(place, move || feedback::form(&ctx, prepared))))
}

/// Writes a still into its place, in the edition that is read.
#[wasm_split(still, fallible, preload(load_still))]
fn still(place: HtmlElement, still: &Still, ctx: &Ctx) -> Result<Box<dyn Any>, SplitLoaderError> {
    page::show(&place, &hant::markup(&still.markup(ctx).into_string()));
    // It goes with the page.
    Ok(Box::new(()))
}

/// Sends what was written without a network and is kept on this device, if anything is: now, and whenever there is a network
/// again. The form itself does so where it stands.
pub fn send_what_waits() {
    let look = |id: &str| page::element(id).is_some();
    let send = move || {
        if memory::get(feedback::outbox::FLAG).is_some() && !look(crate::pages::feedback::FORM) {
            leptos::task::spawn_local(async {
                let _ = feedback::flush().await;
            });
        }
    };
    send();
    if let Some(window) = web_sys::window() {
        // For as long as the page lives.
        std::mem::forget(Listener::new(&window, "online", move |_| send()));
    }
}

/// Parts of the program in which what is drawn in advance comes once somebody reads on.
#[derive(Clone, Copy, Default)]
pub struct Parts {
    charts: bool,
    stills: bool,
}

thread_local! {
    /// The parts that are at hand.
    static HERE: Cell<Parts> = const { Cell::new(Parts { charts: false, stills: false }) };
}

impl Parts {
    /// Those that islands come in.
    #[must_use]
    pub fn of(islands: &[(String, Island)]) -> Self {
        let any = |is: fn(&Island) -> bool| islands.iter().any(|(_, island)| is(island));
        Self {
            charts: any(|island| matches!(island, Island::Figure(_))),
            stills: any(|island| matches!(island, Island::Still(_))),
        }
    }

    /// Whether [`Host::update`] can put their islands into their places.
    #[must_use]
    pub fn are_here(self) -> bool {
        let here = HERE.get();
        (here.charts || !self.charts) && (here.stills || !self.stills)
    }

    /// Fetches them.
    ///
    /// # Errors
    /// When one could not be fetched.
    pub async fn load(self) -> Result<(), SplitLoaderError> {
        let charts = async { if self.charts { load_chart().await } else { Ok(()) } };
        let stills = async { if self.stills { load_still().await } else { Ok(()) } };
        futures::try_join!(charts, stills)?;
        let here = HERE.get();
        HERE.set(Self { charts: here.charts || self.charts, stills: here.stills || self.stills });
        Ok(())
    }
}

/// Fetches the part of the program that forms come in.
///
/// # Errors
/// When it could not be fetched.
pub async fn load_forms(islands: &[(String, Island)]) -> Result<(), SplitLoaderError> {
    if islands.iter().any(|(_, island)| matches!(island, Island::Feedback(_))) {
        load_form().await?;
    }
    Ok(())
}

/// The places of what is drawn in advance on a page.
#[must_use]
pub fn places(islands: &[(String, Island)]) -> Vec<HtmlElement> {
    let drawn = islands.iter().filter(|(_, island)| matches!(island, Island::Figure(_) | Island::Still(_)));
    drawn.filter_map(|(id, _)| page::element(id)).collect()
}

/// Whether something stands in each of these places.
#[must_use]
pub fn are_drawn(places: &[HtmlElement]) -> bool {
    places.iter().all(|place| place.first_child().is_some())
}

/// Takes away what was drawn in advance in these places: it shows something else than the page.
pub fn take_pictures(places: &[HtmlElement]) {
    for place in places {
        place.set_inner_html("");
    }
}

/// Says where nothing stands that what belongs there could not be fetched.
pub fn miss(places: &[HtmlElement], error: &LoadError, t: &Text) {
    for place in places.iter().filter(|place| place.first_child().is_none()) {
        page::show(place, &failure::part(error, t).into_string());
    }
}

/// An island that stands in the page.
struct Placed {
    /// Where a figure gets another one from.
    figure: Option<RwSignal<Figure, LocalStorage>>,
    /// Keeps its words in the edition that is read.
    observer: Option<MutationObserver>,
    /// Takes the island away when it is dropped.
    _handle: Box<dyn Any>,
    /// Owns the island's signals.
    _owner: Owner,
}

impl Drop for Placed {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// The islands of the present page, by the id of their element.
pub struct Host {
    screen: Signal<Screen>,
    /// What islands outlive: not the effect that happens to place them.
    owner: Owner,
    placed: HashMap<String, Placed>,
}

impl Host {
    /// A page without islands.
    #[must_use]
    pub fn new(screen: Signal<Screen>) -> Self {
        Self { screen, owner: Owner::current().unwrap_or_default(), placed: HashMap::new() }
    }

    /// Takes all islands away: another page follows.
    pub fn clear(&mut self) {
        self.placed.clear();
    }

    /// Gives the page its islands: those that stand there get new data, others are put in their places.
    pub fn update(&mut self, islands: &[(String, Island)], ctx: &Ctx) {
        self.placed.retain(|id, _| islands.iter().any(|(known, _)| known == id));
        for (id, island) in islands {
            match (self.placed.get(id), island) {
                // The frame changes more often than the data: who reads a chart keeps the cursor.
                (Some(Placed { figure: Some(known), .. }), Island::Figure(figure)) => {
                    if known.with_untracked(|known| *known != **figure) {
                        known.set((**figure).clone());
                    }
                }
                (Some(_), Island::Still(known)) => {
                    if let Some(place) = page::element(id) {
                        let _ = still(place, known, ctx).now_or_never();
                    }
                }
                (Some(_), _) => {}
                (None, island) => {
                    if let Some(placed) = self.place(id, island, ctx) {
                        self.placed.insert(id.clone(), placed);
                    }
                }
            }
        }
    }

    fn place(&self, id: &str, island: &Island, ctx: &Ctx) -> Option<Placed> {
        let t = ctx.t;
        let place = page::element(id)?;
        let screen = self.screen;
        let owner = self.owner.child();
        let (figure, handle) = owner.with(|| match island {
            Island::Figure(data) => {
                let data = RwSignal::new_local((**data).clone());
                (Some(data), chart(place, data, t, screen).now_or_never())
            }
            Island::Feedback(prepared) => (None, form(place, ctx, prepared).now_or_never()),
            Island::Still(known) => (None, still(place, known, ctx).now_or_never()),
            Island::Quote => {
                let waiting = quote::wait(&place, ctx).map(|waiting| Box::new(waiting) as Box<dyn Any>);
                (None, waiting.map(Ok))
            }
        });
        let observer = page::element(id).and_then(|element| hant::follow(&element));
        Some(Placed { figure, observer, _handle: handle?.ok()?, _owner: owner })
    }
}
