//! Every day of a period as a square: weeks are columns, beginning on Monday. A period that is too long for the
//! width goes on below.

use super::Class;
use crate::axes::{FONT_PX, widest};
use crate::labels::Labels;
use crate::legend::{self, Sign};
use crate::scene::{Anchor, Rect, Scene, Size};
use crate::theme::Paint;
use jiff::civil::Date;

/// Sides of a square with the white around it, CSS pixels.
const SIDE_PX: (f64, f64) = (11.0, 19.0);
/// Room for the names of months above the weeks.
const MONTHS_PX: f64 = 18.0;
/// Room between one stretch of weeks and the next.
const APART_PX: f64 = 8.0;

/// What is known of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Index of its class; absent: nothing is known.
    pub class: Option<usize>,
    /// Marked with a dot, e.g. over a limit.
    pub marked: bool,
}

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// Width in CSS pixels; the height follows.
    pub width: f64,
    /// The days, in order, none twice.
    pub days: Vec<Day>,
    /// The classes.
    pub classes: Vec<Class>,
    /// Names of the days of the week from Monday on; every second is written.
    pub weekdays: [String; 7],
    /// Names of the months from January on.
    pub months: [String; 12],
    /// What a day without a class is called in the key.
    pub missing: String,
}

/// Where everything stands.
struct Layout {
    first: Date,
    left: f64,
    side: f64,
    /// Weeks in one stretch.
    weeks: usize,
    stretches: usize,
    top: f64,
}

impl Layout {
    fn of(chart: &Calendar) -> Option<Self> {
        let (first, last) = (chart.days.first()?.date, chart.days.last()?.date);
        let lead = i32::from(first.weekday().to_monday_zero_offset());
        let days = lead + first.duration_until(last).as_hours() as i32 / 24 + 1;
        let all = usize::try_from((days + 6) / 7).unwrap_or(1).max(1);
        let left = widest(chart.weekdays.iter().map(String::as_str), FONT_PX) + 8.0;
        let room = (chart.width - left).max(SIDE_PX.0);
        let most = ((room / SIDE_PX.0) as usize).max(1);
        let stretches = all.div_ceil(most);
        let weeks = all.div_ceil(stretches);
        let side = (room / weeks as f64).clamp(SIDE_PX.0, SIDE_PX.1);
        let top = legend::height(&key(chart), chart.width);
        Some(Self { first, left, side, weeks, stretches, top })
    }

    fn stretch_px(&self) -> f64 {
        MONTHS_PX + 7.0 * self.side + APART_PX
    }

    /// Top left corner of a day's square, and which week it lies in.
    fn place(&self, date: Date) -> (f64, f64, usize) {
        let lead = i64::from(self.first.weekday().to_monday_zero_offset());
        let index = usize::try_from(lead + self.first.duration_until(date).as_hours() / 24).unwrap_or(0);
        let (week, weekday) = (index / 7, index % 7);
        let top = self.top + (week / self.weeks) as f64 * self.stretch_px() + MONTHS_PX;
        let x = self.left + (week % self.weeks) as f64 * self.side;
        (x, top + weekday as f64 * self.side, week)
    }
}

fn key(chart: &Calendar) -> Vec<(Sign, String)> {
    let used = |index: usize| chart.days.iter().any(|day| day.class == Some(index));
    let classes = chart.classes.iter().enumerate().filter(|(index, _)| used(*index));
    let mut key: Vec<_> = classes
        .map(|(_, class)| (Sign::Square(Paint::Fixed(class.colour, 1.0)), class.label.clone()))
        .collect();
    if chart.days.iter().any(|day| day.class.is_none()) {
        key.push((Sign::Hatched, chart.missing.clone()));
    }
    key
}

/// The drawing's height.
#[must_use]
pub fn height(chart: &Calendar) -> f64 {
    Layout::of(chart).map_or(FONT_PX * 2.0, |at| at.top + at.stretch_px() * at.stretches as f64)
}

/// Index of the day at a place of the drawing.
#[must_use]
pub fn day_at(chart: &Calendar, x: f64, y: f64) -> Option<usize> {
    let at = Layout::of(chart)?;
    chart.days.iter().position(|day| {
        let (left, top, _) = at.place(day.date);
        (left..left + at.side).contains(&x) && (top..top + at.side).contains(&y)
    })
}

/// Lays out and draws.
#[must_use]
pub fn build(chart: &Calendar) -> Scene {
    let size = Size::new(chart.width, height(chart));
    let mut scene = Scene::new(size);
    let mut labels = Labels::new(size);
    let Some(at) = Layout::of(chart) else {
        let middle = (size.width / 2.0, size.height / 2.0);
        labels.at(&mut scene, middle, Anchor::Middle, &chart.missing, FONT_PX, Paint::Muted);
        return scene;
    };
    legend::draw(&key(chart), (0.0, 0.0), size.width, &mut scene, &mut labels);
    for stretch in 0..at.stretches {
        let top = at.top + stretch as f64 * at.stretch_px() + MONTHS_PX;
        for (row, name) in chart.weekdays.iter().enumerate().step_by(2) {
            let place = (at.left - 6.0, top + (row as f64 + 0.5) * at.side);
            labels.at(&mut scene, place, Anchor::End, name, FONT_PX, Paint::Muted);
        }
    }
    let mut month = None;
    for day in &chart.days {
        let (left, top, week) = at.place(day.date);
        let rect = Rect { left, top, right: left + at.side - 2.0, bottom: top + at.side - 2.0 };
        square(chart, day, rect, &mut scene);
        if month.replace((day.date.month(), week / at.weeks)) != Some((day.date.month(), week / at.weeks)) {
            // The name stands above the first whole week of the month.
            let first_row = at.top + (week / at.weeks) as f64 * at.stretch_px() + MONTHS_PX / 2.0;
            let number = usize::try_from(day.date.month()).unwrap_or(1);
            let name = chart.months.get(number.saturating_sub(1)).map_or("", String::as_str);
            labels.at(&mut scene, (left, first_row), Anchor::Start, name, FONT_PX, Paint::Muted);
        }
    }
    scene
}

fn square(chart: &Calendar, day: &Day, rect: Rect, scene: &mut Scene) {
    match day.class.and_then(|class| chart.classes.get(class)) {
        Some(class) => {
            legend::square(scene, rect, Paint::Fixed(class.colour, 1.0));
            if day.marked {
                let middle = ((rect.left + rect.right) / 2.0, (rect.top + rect.bottom) / 2.0);
                scene.dot(middle, 2.2, Paint::Fixed(readable(class.colour), 1.0));
            }
        }
        // A thin stroke from corner to corner: a square is too small for hatching.
        None => {
            scene.frame(rect, Paint::Muted, 0.5);
            scene.line(vec![(rect.left, rect.bottom), (rect.right, rect.top)], Paint::Muted, 0.75);
        }
    }
}

/// Black or white, whichever is seen better on a colour.
fn readable(colour: crate::Rgb) -> crate::Rgb {
    let light = f64::from(colour.0) * 0.299 + f64::from(colour.1) * 0.587 + f64::from(colour.2) * 0.114;
    if light > 128.0 { crate::Rgb(0, 0, 0) } else { crate::Rgb(255, 255, 255) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_found_where_it_was_drawn() {
        let chart = crate::gallery::kinds::calendar(640.0, 400);
        let at = Layout::of(&chart).unwrap();
        for (index, day) in chart.days.iter().enumerate() {
            let (x, y, _) = at.place(day.date);
            assert_eq!(day_at(&chart, x + 3.0, y + 3.0), Some(index));
        }
        assert_eq!(day_at(&chart, 0.0, 0.0), None);
    }

    #[test]
    fn weeks_begin_on_monday() {
        let chart = crate::gallery::kinds::calendar(640.0, 30);
        let at = Layout::of(&chart).unwrap();
        let monday =
            chart.days.iter().find(|day| day.date.weekday() == jiff::civil::Weekday::Monday).unwrap();
        assert!((at.place(monday.date).1 - at.top - MONTHS_PX).abs() < 1e-9);
    }
}
