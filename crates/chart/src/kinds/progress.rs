//! What is done of what was promised: a quiet bar with its milestones, and a mark at what is due by now.

use crate::axes::FONT_PX;
use crate::labels::Labels;
use crate::scene::{Anchor, Rect, Scene, Size};
use crate::text;
use crate::theme::Paint;

/// Height of a row with its name, its bar and the words of its milestones, CSS pixels.
pub const ROW_PX: f64 = 66.0;
/// Height of the bar.
const BAR_PX: f64 = 14.0;

/// A quantity to be reached by a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// The quantity.
    pub value: f64,
    /// Its words below the bar.
    pub label: String,
}

/// One promise.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub label: String,
    /// What is done; absent: nothing was published, and the bar is a dashed outline.
    pub done: Option<f64>,
    /// All that was promised.
    pub total: f64,
    /// What is due by now.
    pub due: Option<f64>,
    /// The milestones.
    pub milestones: Vec<Milestone>,
    /// Words for what is done, at the right above the bar.
    pub value_label: String,
}

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// Width in CSS pixels; the height follows from the rows.
    pub width: f64,
    /// The promises.
    pub rows: Vec<Row>,
    /// What is said where there is none.
    pub missing: String,
}

/// The drawing's height for a number of rows.
#[must_use]
pub fn height(rows: usize) -> f64 {
    ROW_PX * rows.max(1) as f64
}

/// Lays out and draws.
#[must_use]
pub fn build(chart: &Progress) -> Scene {
    let size = Size::new(chart.width, height(chart.rows.len()));
    let mut scene = Scene::new(size);
    let mut labels = Labels::new(size);
    if chart.rows.is_empty() {
        let middle = (size.width / 2.0, size.height / 2.0);
        labels.at(&mut scene, middle, Anchor::Middle, &chart.missing, FONT_PX, Paint::Muted);
    }
    for (index, row) in chart.rows.iter().enumerate() {
        draw(row, ROW_PX * index as f64, &mut scene, &mut labels);
    }
    scene
}

fn draw(row: &Row, top: f64, scene: &mut Scene, labels: &mut Labels) {
    let width = scene.size.width;
    let words = text::fit(&row.value_label, FONT_PX, width * 0.5);
    let room = width - text::width(&words, FONT_PX) - 12.0;
    let name = text::fit(&row.label, FONT_PX, room);
    labels.at(scene, (0.0, top + 12.0), Anchor::Start, &name, FONT_PX, Paint::Ink);
    labels.at(scene, (width, top + 12.0), Anchor::End, &words, FONT_PX, Paint::Muted);
    let bar = Rect { left: 1.0, top: top + 24.0, right: width - 1.0, bottom: top + 24.0 + BAR_PX };
    let has_scale = row.total > 0.0 && row.total.is_finite();
    let px = |value: f64| {
        let share = if has_scale { (value / row.total).clamp(0.0, 1.0) } else { 0.0 };
        bar.left + bar.width() * share
    };
    match row.done.filter(|done| done.is_finite()) {
        Some(done) => {
            scene.fill(bar, Paint::Grid);
            scene.fill(Rect { right: px(done), ..bar }, Paint::Accent);
            scene.frame(bar, Paint::Muted, 0.75);
        }
        None => scene.dashed_frame(bar, Paint::Muted, 1.0),
    }
    if !has_scale {
        return;
    }
    for milestone in &row.milestones {
        let x = px(milestone.value);
        scene.line(vec![(x, bar.top - 2.0), (x, bar.bottom + 4.0)], Paint::Ink, 1.0);
        let label = text::fit(&milestone.label, FONT_PX, width);
        labels.at(scene, (x, bar.bottom + 12.0), Anchor::Middle, &label, FONT_PX, Paint::Muted);
    }
    if let Some(due) = row.due {
        let x = px(due);
        let tip = [(x - 4.0, bar.top - 6.0), (x + 4.0, bar.top - 6.0), (x, bar.top)];
        scene.area(tip.to_vec(), Paint::Limit);
        scene.line(vec![(x, bar.top - 4.0), (x, bar.bottom)], Paint::Limit, 2.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Mark;

    fn filled(done: Option<f64>, total: f64) -> Option<f64> {
        let row = Row {
            label: "退出".into(),
            done,
            total,
            due: None,
            milestones: Vec::new(),
            value_label: String::new(),
        };
        let scene = build(&Progress { width: 202.0, rows: vec![row], missing: "无".into() });
        scene.marks.iter().find_map(|mark| match mark {
            Mark::Fill { rect, paint: Paint::Accent } => Some(rect.width()),
            _ => None,
        })
    }

    #[test]
    fn a_bar_is_filled_to_what_is_done_and_never_beyond() {
        assert_eq!(filled(Some(50.0), 200.0), Some(50.0));
        assert_eq!(filled(Some(900.0), 200.0), Some(200.0));
        assert_eq!(filled(None, 200.0), None, "nothing published is no bar");
        assert_eq!(filled(Some(f64::NAN), 200.0), None);
        assert_eq!(filled(Some(5.0), 0.0), None);
    }
}
