//! A linear scale and its ticks.

/// Maps values to pixels on a straight line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    /// Values at the two ends.
    pub domain: (f64, f64),
    /// Pixels at the two ends.
    pub range: (f64, f64),
}

impl Linear {
    /// Pixel of a value.
    #[must_use]
    pub fn px(&self, value: f64) -> f64 {
        let span = self.domain.1 - self.domain.0;
        if span == 0.0 {
            return (self.range.0 + self.range.1) / 2.0;
        }
        self.range.0 + (value - self.domain.0) / span * (self.range.1 - self.range.0)
    }

    /// Value at a pixel.
    #[must_use]
    pub fn value(&self, px: f64) -> f64 {
        let span = self.range.1 - self.range.0;
        if span == 0.0 {
            return self.domain.0;
        }
        self.domain.0 + (px - self.range.0) / span * (self.domain.1 - self.domain.0)
    }
}

/// Round tick values that cover `low..=high`, about `count` of them, and the decimals they need.
#[must_use]
pub fn ticks(low: f64, high: f64, count: usize) -> (Vec<f64>, usize) {
    let span = if high > low { high - low } else { 1.0 };
    let raw = span / count.max(1) as f64;
    let magnitude = 10f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * magnitude)
        .find(|step| *step >= raw * 0.999)
        .unwrap_or(10.0 * magnitude);
    let first = (low / step).floor() as i64;
    let last = (first + 2 * count as i64 + 4).min((high / step - 1e-9).ceil() as i64);
    let values = (first..=last).map(|index| index as f64 * step).collect();
    let decimals = if step >= 1.0 && (step.fract() == 0.0) {
        0
    } else {
        let places = -(step.log10().floor());
        let whole = (step * 10f64.powf(places)).fract().abs() < 1e-6;
        places.max(0.0) as usize + usize::from(!whole)
    };
    (values, decimals)
}

/// The value, or the end that it lies beyond; `low` where the ends are the wrong way round. `f64::clamp` would
/// panic there, and bring the writing of floats for its message into every reader's download.
#[must_use]
pub fn within(value: f64, low: f64, high: f64) -> f64 {
    value.min(high).max(low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ticks_are_round_and_cover_the_values() {
        assert_eq!(ticks(0.0, 96.0, 5), (vec![0.0, 20.0, 40.0, 60.0, 80.0, 100.0], 0));
        assert_eq!(ticks(0.0, 1.1, 4).1, 1);
        let (values, decimals) = ticks(7.61, 8.49, 4);
        assert!(
            values[0] <= 7.61 && *values.last().unwrap() >= 8.49 && decimals <= 2,
            "{values:?} {decimals}"
        );
    }

    proptest! {
        #[test]
        fn a_pixel_maps_back_to_its_value(a in -1e5..1e5f64, b in 1.0..1e5f64, v in 0.0..1.0f64) {
            let scale = Linear { domain: (a, a + b), range: (10.0, 700.0) };
            let value = a + b * v;
            prop_assert!((scale.value(scale.px(value)) - value).abs() < 1e-6 * b.max(1.0));
        }

        #[test]
        fn ticks_never_explode(low in -1e9..1e9f64, span in 0.0..1e9f64, count in 1usize..12) {
            let (values, decimals) = ticks(low, low + span, count);
            prop_assert!(!values.is_empty() && values.len() <= 2 * count + 5 && decimals < 12);
        }
    }
}
