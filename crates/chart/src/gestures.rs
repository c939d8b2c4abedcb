//! Pointers on a drawing: one moves the cursor, a mouse that is pressed and drawn chooses a stretch, two fingers
//! spread or move the time.

/// Shorter than this a press is no brush, CSS pixels.
const BRUSH_PX: f64 = 8.0;

/// What a pointer means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// The cursor goes there.
    Point(f64, f64),
    /// A stretch is being chosen.
    Brush(f64, f64),
    /// A stretch was chosen.
    Chosen(f64, f64),
    /// Two fingers: where their middle was, where it is, and how many times as far apart they were.
    Pinch(f64, f64, f64),
    /// Nothing more.
    Nothing,
}

/// The pointers that are down.
#[derive(Debug, Default)]
pub struct Gestures {
    /// Number and place of each finger, the first two.
    fingers: Vec<(i32, f64)>,
    /// Where a mouse was pressed.
    pressed: Option<f64>,
}

impl Gestures {
    /// A pointer comes down. `brushes`: it is a mouse's first button.
    pub fn down(&mut self, id: i32, brushes: bool, x: f64, y: f64) -> Meaning {
        if brushes {
            self.pressed = Some(x);
        } else if self.fingers.len() < 2 {
            self.fingers.push((id, x));
        }
        Meaning::Point(x, y)
    }

    /// A pointer moves.
    pub fn moved(&mut self, id: i32, x: f64, y: f64) -> Meaning {
        if let Some(from) = self.pressed.filter(|from| (x - from).abs() > BRUSH_PX) {
            return Meaning::Brush(from, x);
        }
        let before = match self.fingers.as_slice() {
            [a, b] => (a.1, b.1),
            _ => return Meaning::Point(x, y),
        };
        match self.fingers.iter_mut().find(|finger| finger.0 == id) {
            Some(finger) => finger.1 = x,
            None => return Meaning::Nothing,
        }
        let now = match self.fingers.as_slice() {
            [a, b] => (a.1, b.1),
            _ => return Meaning::Nothing,
        };
        let apart = |(a, b): (f64, f64)| (a - b).abs().max(8.0);
        let middle = |(a, b): (f64, f64)| (a + b) / 2.0;
        Meaning::Pinch(middle(before), middle(now), apart(before) / apart(now))
    }

    /// A pointer goes up.
    pub fn up(&mut self, id: i32, x: f64) -> Meaning {
        self.fingers.retain(|finger| finger.0 != id);
        match self.pressed.take().filter(|from| (x - from).abs() > BRUSH_PX) {
            Some(from) => Meaning::Chosen(from, x),
            None => Meaning::Nothing,
        }
    }

    /// All pointers are gone.
    pub fn cancel(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_that_is_drawn_chooses_and_a_short_one_does_not() {
        let mut gestures = Gestures::default();
        assert_eq!(gestures.down(1, true, 100.0, 5.0), Meaning::Point(100.0, 5.0));
        assert_eq!(gestures.moved(1, 104.0, 5.0), Meaning::Point(104.0, 5.0));
        assert_eq!(gestures.moved(1, 60.0, 5.0), Meaning::Brush(100.0, 60.0));
        assert_eq!(gestures.up(1, 60.0), Meaning::Chosen(100.0, 60.0));
        gestures.down(1, true, 100.0, 5.0);
        assert_eq!(gestures.up(1, 101.0), Meaning::Nothing);
    }

    #[test]
    fn two_fingers_that_part_make_what_is_shown_shorter() {
        let mut gestures = Gestures::default();
        gestures.down(1, false, 100.0, 0.0);
        assert_eq!(gestures.moved(1, 110.0, 0.0), Meaning::Point(110.0, 0.0));
        gestures.down(2, false, 200.0, 0.0);
        assert_eq!(gestures.moved(2, 300.0, 0.0), Meaning::Pinch(150.0, 200.0, 0.5));
        assert_eq!(gestures.moved(3, 0.0, 0.0), Meaning::Nothing, "a third finger");
        gestures.up(1, 100.0);
        assert_eq!(gestures.moved(2, 310.0, 2.0), Meaning::Point(310.0, 2.0));
    }
}
