//! Shares of classes by period: a column a period, each as high as the next, so that shares can be compared.

use super::Class;
use crate::axes::{self, FONT_PX, widest};
use crate::labels::{Labels, spread};
use crate::legend::{self, Sign};
use crate::scene::{Anchor, Rect, Scene, Size};
use crate::text;
use crate::theme::Paint;

/// Room for the names of periods and their counts.
const FOOT_PX: f64 = 24.0;
/// Widest column.
const COLUMN_PX: f64 = 44.0;

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Name of the period.
    pub label: String,
    /// How many of each class; all nought: nothing was counted, and the column is hatched.
    pub counts: Vec<u32>,
}

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassStacks {
    /// Size in CSS pixels.
    pub size: Size,
    /// The classes, the best first; it stands at the bottom.
    pub classes: Vec<Class>,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// What a period without counts is called in the key.
    pub missing: String,
}

fn total(column: &Column) -> f64 {
    column.counts.iter().copied().map(f64::from).sum()
}

fn share(column: &Column, class: usize) -> f64 {
    column.counts.get(class).map_or(0.0, |count| f64::from(*count)) / total(column).max(1.0)
}

/// Whether the names of the classes stand beside the last column: all of its classes must be met there.
fn direct(chart: &ClassStacks) -> bool {
    let names = widest(chart.classes.iter().map(|class| class.label.as_str()), FONT_PX);
    let last = chart.columns.last();
    let met = |column: &Column, class: usize| column.counts.get(class).is_some_and(|count| *count > 0);
    let complete = |class: usize| {
        last.is_some_and(|last| met(last, class)) || !chart.columns.iter().any(|column| met(column, class))
    };
    names + 12.0 <= chart.size.width * 0.2
        && (0..chart.classes.len()).all(complete)
        && chart.columns.iter().all(|column| total(column) > 0.0)
}

fn key(chart: &ClassStacks) -> Vec<(Sign, String)> {
    let met =
        |index: usize| chart.columns.iter().any(|column| column.counts.get(index).is_some_and(|n| *n > 0));
    let mut key: Vec<_> = (0..chart.classes.len())
        .filter(|index| met(*index))
        .filter_map(|index| chart.classes.get(index))
        .map(|class| (Sign::Square(Paint::Fixed(class.colour, 1.0)), class.label.clone()))
        .collect();
    if chart.columns.iter().any(|column| total(column) == 0.0) {
        key.push((Sign::Hatched, chart.missing.clone()));
    }
    key
}

/// Lays out and draws.
#[must_use]
pub fn build(chart: &ClassStacks) -> Scene {
    let size = chart.size;
    let mut scene = Scene::new(size);
    let mut labels = Labels::new(size);
    if chart.columns.is_empty() {
        let middle = (size.width / 2.0, size.height / 2.0);
        labels.at(&mut scene, middle, Anchor::Middle, &chart.missing, FONT_PX, Paint::Muted);
        return scene;
    }
    let beside = direct(chart);
    let key = if beside { Vec::new() } else { key(chart) };
    legend::draw(&key, (0.0, 0.0), size.width, &mut scene, &mut labels);
    let names = widest(chart.classes.iter().map(|class| class.label.as_str()), FONT_PX);
    let top = legend::height(&key, size.width) + 8.0;
    let plot = Rect {
        left: text::width("100%", FONT_PX) + 10.0,
        top,
        right: size.width - if beside { names + 10.0 } else { 2.0 },
        bottom: (size.height - FOOT_PX).max(top + 1.0),
    };
    for percent in [0.0, 25.0, 50.0, 75.0, 100.0] {
        let y = plot.bottom - plot.height() * percent / 100.0;
        scene.line(vec![(plot.left, y), (plot.right, y)], Paint::Grid, 1.0);
        let at = (plot.left - 6.0, y);
        labels.at(&mut scene, at, Anchor::End, &format!("{percent:.0}%"), FONT_PX, Paint::Muted);
    }
    let step = plot.width() / chart.columns.len() as f64;
    let wide = (step * 0.78).clamp(0.75, COLUMN_PX);
    let every = axes::stride(chart.columns.iter().map(|column| column.label.as_str()), step);
    for (index, column) in chart.columns.iter().enumerate() {
        let middle = plot.left + (index as f64 + 0.5) * step;
        let (left, right) = (middle - wide / 2.0, middle + wide / 2.0);
        stack(chart, column, Rect { left, right, ..plot }, &mut scene);
        if index % every == 0 {
            let label = text::fit(&column.label, FONT_PX, plot.width());
            labels.at(
                &mut scene,
                (middle, plot.bottom + 13.0),
                Anchor::Middle,
                &label,
                FONT_PX,
                Paint::Muted,
            );
        }
    }
    if beside && let Some(last) = chart.columns.last() {
        names_beside(chart, last, plot, &mut scene, &mut labels);
    }
    scene
}

fn stack(chart: &ClassStacks, column: &Column, place: Rect, scene: &mut Scene) {
    if total(column) == 0.0 {
        scene.hatch(place, Paint::Muted);
        return;
    }
    let mut bottom = place.bottom;
    for (index, class) in chart.classes.iter().enumerate() {
        let top = bottom - place.height() * share(column, index);
        if top < bottom {
            scene.fill(Rect { top, bottom, ..place }, Paint::Fixed(class.colour, 1.0));
            // Hairlines tell classes apart whose colours are alike, or not seen at all.
            scene.line(vec![(place.left, top), (place.right, top)], Paint::Ink, 0.75);
        }
        bottom = top;
    }
    scene.frame(place, Paint::Ink, 0.75);
}

fn names_beside(chart: &ClassStacks, last: &Column, plot: Rect, scene: &mut Scene, labels: &mut Labels) {
    let mut heights = Vec::new();
    let mut shown = Vec::new();
    let mut from = 0.0;
    for (index, class) in chart.classes.iter().enumerate() {
        let part = share(last, index);
        if part > 0.0 {
            // From the top down, as `spread` wants it: collected upside down.
            heights.insert(0, plot.bottom - plot.height() * (from + part / 2.0));
            shown.insert(0, class);
        }
        from += part;
    }
    spread(&mut heights, FONT_PX + 2.0, plot.top, plot.bottom);
    for (class, height) in shown.into_iter().zip(heights) {
        labels.at(scene, (plot.right + 6.0, height), Anchor::Start, &class.label, FONT_PX, Paint::Muted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Mark;

    #[test]
    fn shares_fill_the_column_and_an_uncounted_period_is_hatched() {
        let chart = crate::gallery::kinds::stacks(640.0, &[vec![1, 3], vec![0, 0]]);
        let scene = build(&chart);
        let fills: Vec<f64> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Fill { rect, paint: Paint::Fixed(..) } if rect.width() > 20.0 => Some(rect.height()),
                _ => None,
            })
            .collect();
        assert_eq!(fills.len(), 2);
        assert!((fills[1] / fills[0] - 3.0).abs() < 1e-9);
        assert!(scene.to_string().contains("line Muted 0.75"), "hatched");
    }
}
