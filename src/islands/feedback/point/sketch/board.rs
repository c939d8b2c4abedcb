//! The state of the sketch: which window on the ground is shown, where the mark stands, and what moves them.

use super::super::super::Form;
use crate::browser::position::{Fix, Lost};
use crate::text::Text;
use leptos::prelude::*;
use mingjing_chart::kinds::place_map::Place;
use mingjing_chart::kinds::point_map::{self, PointMap, SKETCH, Window};
use mingjing_contract::feedback::point::{Known, known, told};
use mingjing_contract::places::Places;
use mingjing_domain::point::Point;
use std::sync::Arc;

/// Narrowest window that is shown at first, in kilometres.
const LEAST_KM: f64 = 20.0;
/// What is shown around a point that stands alone, in kilometres.
const ALONE_KM: f64 = 40.0;
/// Steps of the arrow keys, in metres.
const STEPS: [i64; 10] = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/// What the sketch stands on.
#[derive(Clone, Copy)]
pub struct Board {
    /// The form that it is part of.
    pub form: Form,
    /// Its words.
    pub t: &'static Text,
    /// The published places.
    pub places: StoredValue<Arc<Places>>,
    /// Where the reader is at home, for who has chosen no region.
    pub home: StoredValue<String>,
    /// What is shown; nothing where nothing is known around.
    pub window: RwSignal<Option<Window>>,
    /// The mark.
    pub pin: Memo<Option<Point>>,
    /// A pointer holds the mark.
    pub held: StoredValue<bool>,
    /// What is said of the device's position.
    pub told: RwSignal<String>,
}

impl Board {
    /// An empty board; it follows the form's region and point from now on.
    pub fn new(form: Form, t: &'static Text, places: Arc<Places>, home: String) -> Self {
        let board = Self {
            form,
            t,
            places: StoredValue::new(places),
            home: StoredValue::new(home),
            window: RwSignal::new(None),
            pin: Memo::new(move |_| form.fields.with(|sent| sent.point().ok().flatten())),
            held: StoredValue::new(false),
            told: RwSignal::new(String::new()),
        };
        let region = Memo::new(move |_| board.region());
        Effect::new(move |_| {
            let found = board.around(region.get().as_deref());
            // Who has set a mark keeps it in view.
            if board.pin.with_untracked(Option::is_none) || board.window.with_untracked(Option::is_none) {
                board.window.set(found);
            }
        });
        Effect::new(move |_| board.follow());
        board
    }

    /// The region that was chosen.
    pub fn region(self) -> Option<String> {
        self.form.fields.with(|sent| sent.region.clone())
    }

    /// What is shown for a region: its published places, else what is around the mark.
    fn around(self, region: Option<&str>) -> Option<Window> {
        if let Some(point) = self.pin.get_untracked() {
            let (longitude, latitude) = degrees(point);
            return Some(Window { longitude, latitude, kilometres: ALONE_KM });
        }
        self.places.with_value(|places| {
            let home = self.home.get_value();
            let of = |region: &str| {
                Window::over(known(places, Some(region)).iter().map(|one| degrees(one.point)), LEAST_KM)
            };
            of(region.unwrap_or(&home))
        })
    }

    /// The drawing.
    pub fn chart(self) -> Option<PointMap> {
        let window = self.window.get()?;
        let pin = self.pin.get();
        let is_sample = self.form.fields.with(|sent| {
            self.places.with_value(|places| {
                places.regions.iter().any(|one| Some(&one.code) == sent.region.as_ref() && one.sample)
            })
        });
        let places = self.places.with_value(|places| {
            let region = self.form.fields.with_untracked(|sent| sent.region.clone()).filter(|_| is_sample);
            let language = self.t.lang.language();
            let place = |one: &Known| {
                let (longitude, latitude) = degrees(one.point);
                Place { longitude, latitude, label: one.name(language).to_owned(), class: None }
            };
            known(places, region.as_deref()).iter().map(place).collect()
        });
        let w = self.t.pin();
        let (sketch, north) = (w.sketch.to_owned(), w.north.to_owned());
        Some(PointMap { size: SKETCH, window, places, pin: pin.map(degrees), sketch, north })
    }

    /// The same without its places: for sums.
    fn bare(self) -> Option<PointMap> {
        let window = self.window.get()?;
        Some(PointMap {
            size: SKETCH,
            window,
            places: Vec::new(),
            pin: None,
            sketch: String::new(),
            north: String::new(),
        })
    }

    /// Where the mark stands in the drawing, in its own pixels.
    pub fn pin_px(self) -> Option<(f64, f64)> {
        Some(self.bare()?.px(degrees(self.pin.get()?)))
    }

    /// Sets the mark, or takes it away.
    pub fn set(self, point: Option<Point>) {
        self.form.fields.update(|sent| *sent = std::mem::take(sent).at(point));
        self.form
            .faults
            .update(|faults| faults.retain(|fault| !super::super::NAMES.contains(&fault.field.as_str())));
        self.told.set(String::new());
    }

    /// Sets the mark where a pointer has pressed.
    pub fn set_at(self, at: (f64, f64)) {
        self.drag_to(at);
        self.follow();
    }

    /// The same while a pointer holds it: the window stays.
    pub fn drag_to(self, at: (f64, f64)) {
        if let Some(point) = untrack(|| self.bare()).and_then(|chart| point_of(chart.degrees(at))) {
            self.set(Some(point));
        }
    }

    /// Moves the mark; the first push puts it into the middle.
    pub fn push(self, east: i64, north: i64) {
        let Some(window) = self.window.get_untracked() else { return };
        let next = match self.pin.get_untracked() {
            Some(point) => point.shifted(east, north),
            None => point_of((window.longitude, window.latitude)),
        };
        if next.is_some() {
            self.set(next);
        }
    }

    /// Narrows the window around the mark, or widens it.
    pub fn zoom(self, by: f64) {
        self.window.update(|window| {
            *window = window.map(|window| {
                let window = window.closer(by);
                match self.pin.get_untracked() {
                    Some(point) if by > 1.0 => window.around(degrees(point)),
                    _ => window,
                }
            });
        });
    }

    /// Keeps the mark in the drawing, once it was let go.
    pub fn follow(self) {
        let Some(at) = self.pin.get().map(degrees).filter(|_| !self.held.get_value()) else { return };
        if untrack(|| self.bare()).is_none_or(|chart| !chart.shows(at)) {
            self.window.update(|window| {
                let (longitude, latitude) = at;
                let alone = Window { longitude, latitude, kilometres: ALONE_KM };
                *window = Some(window.map_or(alone, |window| window.around(at)));
            });
        }
    }

    /// Metres of one step of the arrow keys: about a fiftieth of what is shown.
    pub fn step(self) -> i64 {
        let wide = self.window.get().map_or(1.0, |window| window.kilometres * 20.0);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand metres")]
        let fits = STEPS.into_iter().rfind(|step| *step as f64 <= wide);
        fits.unwrap_or(STEPS[0])
    }

    /// Metres in words.
    pub fn length(self, metres: i64) -> String {
        let w = self.t.point();
        if metres >= 1000 {
            (w.kilometres)(&(metres / 1000).to_string())
        } else {
            (w.metres)(u32::try_from(metres).unwrap_or_default())
        }
    }

    /// Takes the device's position over, or says why there is none.
    pub fn found(self, answer: Result<Fix, Lost>) {
        let w = self.t.pin();
        match answer {
            Ok(fix) => {
                if let Some(point) = point_of((fix.lon, fix.lat)) {
                    self.set(Some(point));
                }
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "metres of a radius"
                )]
                let metres = fix.metres.ceil() as u32;
                self.told.try_set((w.found)(metres));
            }
            Err(Lost::Refused) => drop(self.told.try_set(w.refused.to_owned())),
            Err(Lost::Unknown) => drop(self.told.try_set(w.not_found.to_owned())),
        }
    }

    /// Where the mark is, in words.
    pub fn words(self) -> String {
        let region = self.region();
        match self.pin.get() {
            Some(point) => self.places.with_value(|places| {
                told::place(self.t.lang.language(), point, Some(places), region.as_deref(), false)
            }),
            None => self.t.pin().none.to_owned(),
        }
    }
}

/// Longitude and latitude, for drawing.
fn degrees(point: Point) -> (f64, f64) {
    point_map::degrees(point.units())
}

/// The point of drawn degrees.
fn point_of(at: (f64, f64)) -> Option<Point> {
    let (lat, lon) = point_map::units(at);
    Point::new(lat, lon)
}
