//! Where words may stand: inside the drawing, and never on each other.

use crate::scene::{Anchor, Mark, Rect, Scene, Size};
use crate::text;
use crate::theme::Paint;

/// White that is kept between two texts, CSS pixels.
const APART_PX: f64 = 2.0;

/// The box of a text whose middle line stands at `at`.
#[must_use]
pub fn bounds(at: (f64, f64), text: &str, size: f64, anchor: Anchor) -> Rect {
    let wide = text::width(text, size);
    let left = match anchor {
        Anchor::Start => at.0,
        Anchor::Middle => at.0 - wide / 2.0,
        Anchor::End => at.0 - wide,
    };
    Rect { left, top: at.1 - size / 2.0, right: left + wide, bottom: at.1 + size / 2.0 }
}

/// The boxes of all texts of a scene.
#[must_use]
pub fn of(scene: &Scene) -> Vec<(Rect, &str)> {
    let texts = scene.marks.iter().filter_map(|mark| match mark {
        Mark::Text { at, text, size, anchor, .. } => Some((bounds(*at, text, *size, *anchor), text.as_str())),
        _ => None,
    });
    texts.collect()
}

/// Gives texts their places; what comes first has them first.
#[derive(Clone, Debug)]
pub struct Labels {
    frame: Size,
    taken: Vec<Rect>,
}

impl Labels {
    /// Nothing is taken yet.
    #[must_use]
    pub fn new(frame: Size) -> Self {
        Self { frame, taken: Vec::new() }
    }

    /// Keeps texts away from a place.
    pub fn keep_free(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Writes `text` at the first of `places` where it touches nothing, moved into the frame. `false` when there
    /// is none: then it is not written.
    pub fn put(
        &mut self,
        scene: &mut Scene,
        places: &[((f64, f64), Anchor)],
        text: &str,
        size: f64,
        paint: Paint,
    ) -> bool {
        if text.is_empty() {
            return true;
        }
        for &(at, anchor) in places {
            let wanted = bounds(at, text, size, anchor);
            if wanted.width() > self.frame.width || wanted.height() > self.frame.height {
                return false;
            }
            let right = into(wanted.left, wanted.right, self.frame.width);
            let down = into(wanted.top, wanted.bottom, self.frame.height);
            let at = (at.0 + right, at.1 + down);
            let rect = bounds(at, text, size, anchor);
            if self.taken.iter().all(|other| !touch(&rect, other)) {
                self.taken.push(rect);
                scene.text(at, text, size, anchor, paint);
                return true;
            }
        }
        false
    }

    /// The same with paper behind the words, where the ground is hatched.
    pub fn put_on_paper(
        &mut self,
        scene: &mut Scene,
        places: &[((f64, f64), Anchor)],
        text: &str,
        size: f64,
        paint: Paint,
    ) -> bool {
        let written = self.put(scene, places, text, size, paint);
        if written
            && !text.is_empty()
            && let Some(words) = scene.marks.pop()
        {
            if let Mark::Text { at, text, size, anchor, .. } = &words {
                scene.fill(bounds(*at, text, *size, *anchor).inset(-2.0), Paint::Paper);
            }
            scene.marks.push(words);
        }
        written
    }

    /// The same for a single place.
    pub fn at(
        &mut self,
        scene: &mut Scene,
        at: (f64, f64),
        anchor: Anchor,
        text: &str,
        size: f64,
        paint: Paint,
    ) -> bool {
        self.put(scene, &[(at, anchor)], text, size, paint)
    }
}

/// How far a stretch must move to lie in `0..=end`.
fn into(from: f64, to: f64, end: f64) -> f64 {
    if from < 0.0 { -from } else { (end - to).min(0.0) }
}

fn touch(a: &Rect, b: &Rect) -> bool {
    a.left < b.right + APART_PX && b.left < a.right + APART_PX && a.top < b.bottom && b.top < a.bottom
}

/// Moves wanted heights apart so that none is nearer than `apart` to the next, all within `from..=to` as far as
/// there is room; the order stays. Heights must ascend.
pub fn spread(heights: &mut [f64], apart: f64, from: f64, to: f64) {
    let mut least = from;
    for height in heights.iter_mut() {
        *height = height.max(least);
        least = *height + apart;
    }
    let mut most = to;
    for height in heights.iter_mut().rev() {
        *height = height.min(most);
        most = *height - apart;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_to_the_first_free_place_or_is_left_out() {
        let mut scene = Scene::new(Size::new(100.0, 40.0));
        let mut labels = Labels::new(scene.size);
        let places = [((50.0, 20.0), Anchor::Middle), ((50.0, 6.0), Anchor::Middle)];
        assert!(labels.put(&mut scene, &places, "优良", 12.0, Paint::Ink));
        assert!(labels.put(&mut scene, &places, "优良", 12.0, Paint::Ink));
        assert!(!labels.put(&mut scene, &places, "优良", 12.0, Paint::Ink));
        assert!(!labels.put(&mut scene, &places, "比整张图还要长的名字", 12.0, Paint::Ink));
        // At the edge it is moved inside.
        assert!(labels.at(&mut scene, (99.0, 38.0), Anchor::Start, "良", 12.0, Paint::Ink));
        let boxes = of(&scene);
        assert_eq!(boxes.len(), 3);
        assert!((boxes[2].0.right - 100.0).abs() < 1e-9 && (boxes[2].0.bottom - 40.0).abs() < 1e-9);
    }

    #[test]
    fn heights_are_spread_within_their_room() {
        let mut heights = [10.0, 11.0, 12.0, 95.0];
        spread(&mut heights, 14.0, 0.0, 96.0);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 14.0 - 1e-9), "{heights:?}");
        assert!(heights[0] >= 0.0 && heights[3] <= 96.0);
    }
}
