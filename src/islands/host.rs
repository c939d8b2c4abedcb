//! Puts islands into their places in the page, gives them new data, and takes them away.

use super::{feedback, figure};
use crate::browser::{hant, media::Screen, page};
use crate::components::Ctx;
use crate::shown::Island;
use crate::view_model::figure::Figure;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::collections::HashMap;
use web_sys::MutationObserver;

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
        place.set_inner_html("");
        let screen = self.screen;
        let owner = self.owner.child();
        let (figure, handle): (_, Box<dyn Any>) = owner.with(|| match island {
            Island::Figure(data) => {
                let data = RwSignal::new_local((**data).clone());
                (Some(data), Box::new(mount_to(place, move || figure::chart(data, t, screen))) as _)
            }
            Island::Feedback(regions) => {
                let (ctx, regions) = (ctx.clone(), regions.clone());
                (None, Box::new(mount_to(place, move || feedback::form(&ctx, regions))) as _)
            }
        });
        let observer = page::element(id).and_then(|element| hant::follow(&element));
        Some(Placed { figure, observer, _handle: handle, _owner: owner })
    }
}
