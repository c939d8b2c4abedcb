//! Upright strokes as pixels: where there are as many as the screen is wide, setting pixels is quicker than asking a
//! canvas for each stroke.

use crate::theme::Rgb;

/// No canvas is larger.
const MOST_PX: f64 = 16_384.0;

/// A picture that lies somewhere on a drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Left and top edge, device pixels.
    pub at: (usize, usize),
    /// Width and height, device pixels.
    pub size: (usize, usize),
    /// Red, green, blue and opacity of each pixel, row by row.
    pub pixels: Vec<[u8; 4]>,
}

/// Strokes of one width and colour.
#[derive(Clone, Copy, Debug)]
pub struct Strokes<'a> {
    /// Left, top and bottom edge of each, CSS pixels.
    pub columns: &'a [(f64, f64, f64)],
    /// Width, CSS pixels.
    pub width: f64,
    /// Colour and opacity.
    pub colour: (Rgb, f64),
}

/// Strokes at `ratio` device pixels a CSS pixel, later ones in place of earlier ones. Edges are rounded to whole pixels,
/// and every stroke is at least one pixel wide and high.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "limited before")]
pub fn strokes(all: &[Strokes], ratio: f64) -> Picture {
    let px = |value: f64| (value * ratio).round().clamp(0.0, MOST_PX) as usize;
    let mut spans = Vec::with_capacity(all.iter().map(|one| one.columns.len()).sum());
    let (mut at, mut end) = ((usize::MAX, usize::MAX), (0, 0));
    for Strokes { columns, width, colour: (Rgb(red, green, blue), opacity) } in all {
        let wide = px(*width).max(1);
        let pixel = [*red, *green, *blue, (opacity * 255.0).round() as u8];
        for &(left, top, bottom) in *columns {
            let (left, top) = (px(left), px(top));
            let bottom = px(bottom).max(top + 1);
            at = (at.0.min(left), at.1.min(top));
            end = (end.0.max(left + wide), end.1.max(bottom));
            spans.push((left, top, bottom - top, wide, pixel));
        }
    }
    let (Some(across), Some(down)) = (end.0.checked_sub(at.0), end.1.checked_sub(at.1)) else {
        return Picture::default();
    };
    let mut pixels = vec![[0; 4]; across * down];
    for (left, top, high, wide, pixel) in spans {
        let first = (top - at.1) * across + left - at.0;
        for x in 0..wide {
            let column = pixels.get_mut(first + x..).unwrap_or_default();
            for set in column.iter_mut().step_by(across).take(high) {
                *set = pixel;
            }
        }
    }
    Picture { at, size: (across, down), pixels }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Each pixel by itself: set where a stroke covers it, else clear.
        #[test]
        fn a_pixel_is_set_where_a_stroke_lies(
            columns in prop::collection::vec((0.0..40.0f64, 0.0..30.0f64, 0.0..30.0f64), 0..12),
            width in 0.3..3.0f64, ratio in prop::sample::select(vec![1.0, 1.5, 2.0]),
        ) {
            let half = columns.split_at(columns.len() / 2);
            let all = [(half.0, 0.5), (half.1, 1.0)].map(|(columns, opacity)| Strokes { columns, width, colour: (Rgb(1, 2, 3), opacity) });
            let picture = strokes(&all, ratio);
            prop_assert_eq!(picture.pixels.len(), picture.size.0 * picture.size.1);
            let px = |value: f64| (value * ratio).round() as usize;
            for (index, pixel) in picture.pixels.iter().enumerate() {
                let (x, y) = (picture.at.0 + index % picture.size.0, picture.at.1 + index / picture.size.0);
                let covers = |&(left, top, bottom): &(f64, f64, f64)| {
                    (px(left)..px(left) + px(width).max(1)).contains(&x)
                        && (px(top)..px(bottom).max(px(top) + 1)).contains(&y)
                };
                let wanted = if half.1.iter().any(covers) {
                    [1, 2, 3, 255]
                } else if half.0.iter().any(covers) {
                    [1, 2, 3, 128]
                } else {
                    [0; 4]
                };
                prop_assert_eq!(*pixel, wanted);
            }
        }
    }

    #[test]
    fn no_strokes_are_no_picture() {
        assert_eq!(strokes(&[], 1.0), Picture::default());
    }
}
