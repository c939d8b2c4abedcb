//! The part of a time axis that is looked at: zoomed, moved, never beyond its data.

use crate::scale::within;

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// All of the data.
    full: (f64, f64),
    /// What is shown.
    shown: (f64, f64),
    /// The shortest stretch that makes sense.
    least: f64,
}

impl Window {
    /// All of it is shown. `least` is the shortest stretch that can be.
    #[must_use]
    pub fn new(full: (f64, f64), least: f64) -> Self {
        let span = (full.1 - full.0).max(0.0);
        Self { full, shown: full, least: least.max(0.0).min(span) }
    }

    /// What is shown.
    #[must_use]
    pub fn shown(&self) -> (f64, f64) {
        self.shown
    }

    /// Whether all of it is shown.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let slack = (self.full.1 - self.full.0) * 1e-9;
        self.shown.0 - self.full.0 <= slack && self.full.1 - self.shown.1 <= slack
    }

    /// All of it again.
    #[must_use]
    pub fn whole(self) -> Self {
        Self { shown: self.full, ..self }
    }

    /// Shows a stretch, either end first; made longer where it is too short and moved where it lies beyond.
    #[must_use]
    pub fn on(self, (a, b): (f64, f64)) -> Self {
        if !a.is_finite() || !b.is_finite() {
            return self;
        }
        let whole = self.full.1 - self.full.0;
        let span = (b - a).abs().max(self.least).min(whole);
        let middle = (a + b) / 2.0;
        let from = (middle - span / 2.0).max(self.full.0).min(self.full.1 - span);
        Self { shown: (from, from + span), ..self }
    }

    /// Makes what is shown `factor` times as long; `at` stays where it is.
    #[must_use]
    pub fn zoom(self, at: f64, factor: f64) -> Self {
        let (from, to) = self.shown;
        let at = within(at, from, to.max(from));
        let span = ((to - from) * factor).max(self.least).min(self.full.1 - self.full.0);
        let share = if to > from { (at - from) / (to - from) } else { 0.5 };
        self.on((at - share * span, at + (1.0 - share) * span))
    }

    /// Moves by a stretch; positive is later.
    #[must_use]
    pub fn pan(self, by: f64) -> Self {
        self.on((self.shown.0 + by, self.shown.1 + by))
    }

    /// Moves just as far as is needed to see a moment.
    #[must_use]
    pub fn follow(self, x: f64) -> Self {
        let (from, to) = self.shown;
        if x < from {
            self.pan(x - from)
        } else if x > to {
            self.pan(x - to)
        } else {
            self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_moment_under_the_pointer_stays_there() {
        let window = Window::new((0.0, 1000.0), 10.0).zoom(250.0, 0.5);
        assert_eq!(window.shown(), (125.0, 625.0));
        assert_eq!(window.zoom(250.0, 2.0).shown(), (0.0, 1000.0));
        assert!(window.zoom(250.0, 2.0).is_whole());
        let (from, to) = window.zoom(250.0, 1e-9).shown();
        assert!((to - from - 10.0).abs() < 1e-9);
    }

    #[test]
    fn following_moves_no_further_than_needed() {
        let window = Window::new((0.0, 100.0), 1.0).on((20.0, 40.0));
        assert_eq!(window.follow(30.0).shown(), (20.0, 40.0));
        assert_eq!(window.follow(45.0).shown(), (25.0, 45.0));
        assert_eq!(window.follow(0.0).shown(), (0.0, 20.0));
    }

    proptest! {
        #[test]
        fn it_never_leaves_its_data_nor_turns_round(
            full in (-1e9..1e9f64, 0.0..1e9f64), least in 0.0..1e6f64,
            deeds in prop::collection::vec((0u8..5, -2e9..2e9f64, 0.01..100.0f64), 0..20),
        ) {
            let full = (full.0, full.0 + full.1);
            let mut window = Window::new(full, least);
            for (kind, at, factor) in deeds {
                window = match kind {
                    0 => window.zoom(at, factor),
                    1 => window.pan(at),
                    2 => window.on((at, at * factor)),
                    3 => window.follow(at),
                    _ => window.on((f64::NAN, at)),
                };
                let (from, to) = window.shown();
                prop_assert!(from >= full.0 - 1e-3 && to <= full.1 + 1e-3 && from <= to, "{from} {to}");
                prop_assert!(to - from >= least.min(full.1 - full.0) - 1e-3);
            }
            prop_assert!(window.whole().is_whole());
        }
    }
}
