//! What should be: limits, promised values, and moments from which on other rules hold.

use super::{Drawn, Limit, TimeSeries};
use crate::axes::FONT_PX;
use crate::labels::Labels;
use crate::scale::within;
use crate::scene::Anchor;
use crate::text;
use crate::theme::Paint;

/// Lines at the moments of change, each with its words at the top.
pub fn breaks(chart: &TimeSeries, drawn: &mut Drawn, labels: &mut Labels) {
    let plot = drawn.plot;
    for rule in &chart.breaks {
        if !(drawn.x.domain.0..=drawn.x.domain.1).contains(&rule.x) {
            continue;
        }
        let at = drawn.x.px(rule.x);
        drawn.scene.line(vec![(at, plot.top), (at, plot.bottom)], Paint::Ink, 0.75);
        let room = (at - plot.left).max(plot.right - at) - 8.0;
        let label = text::fit(&rule.label, FONT_PX, room);
        let places: Vec<_> = [8.0, 24.0, 40.0]
            .into_iter()
            .flat_map(|down| {
                [((at + 4.0, plot.top + down), Anchor::Start), ((at - 4.0, plot.top + down), Anchor::End)]
            })
            .filter(|&((x, _), anchor)| {
                let wide = text::width(&label, FONT_PX);
                if anchor == Anchor::Start { x + wide <= plot.right } else { x - wide >= plot.left }
            })
            .collect();
        labels.put(&mut drawn.scene, &places, &label, FONT_PX, Paint::Ink);
    }
}

/// Thin labelled lines; where one limit follows another they are steps.
pub fn limits(chart: &TimeSeries, drawn: &mut Drawn, labels: &mut Labels) {
    let plot = drawn.plot;
    let mut before: Option<&Limit> = None;
    for limit in &chart.limits {
        let (from, to) = (limit.span.0.max(drawn.x.domain.0), limit.span.1.min(drawn.x.domain.1));
        let at = drawn.y.px(limit.value);
        let previous = before.replace(limit);
        if from >= to || at < plot.top - 0.5 || at > plot.bottom {
            continue;
        }
        let (left, right) = (drawn.x.px(from), drawn.x.px(to));
        let mut line = vec![(left, at), (right, at)];
        let follows = |previous: &&Limit| (previous.span.1 - limit.span.0).abs() < 1.0;
        if let Some(previous) = previous.filter(follows).filter(|_| left > plot.left) {
            line.insert(0, (left, within(drawn.y.px(previous.value), plot.top, plot.bottom)));
        }
        drawn.scene.line(line, Paint::Limit, 1.25);
        let label = text::fit(&limit.label, FONT_PX, right - left - 8.0);
        let (above, below) = (at - 9.0, at + 10.0);
        let [first, second] = if at - plot.top > FONT_PX + 2.0 { [above, below] } else { [below, above] };
        let places = [
            ((left + 6.0, first), Anchor::Start),
            ((right - 6.0, first), Anchor::End),
            ((left + 6.0, second), Anchor::Start),
            ((right - 6.0, second), Anchor::End),
        ];
        labels.put(&mut drawn.scene, &places, &label, FONT_PX, Paint::Limit);
    }
}

/// Crosses at the promised values, each with its words.
pub fn goals(chart: &TimeSeries, drawn: &mut Drawn, labels: &mut Labels) {
    let plot = drawn.plot;
    for goal in &chart.goals {
        if !(drawn.x.domain.0..=drawn.x.domain.1).contains(&goal.x) {
            continue;
        }
        let (x, y) = (drawn.x.px(goal.x), drawn.y.px(goal.y));
        let arm = 5.0;
        drawn.scene.line(vec![(x - arm, y - arm), (x + arm, y + arm)], Paint::Limit, 2.0);
        drawn.scene.line(vec![(x - arm, y + arm), (x + arm, y - arm)], Paint::Limit, 2.0);
        let label = text::fit(&goal.label, FONT_PX, plot.width());
        let half = text::width(&label, FONT_PX) / 2.0;
        let middle = within(x, plot.left + half, (plot.right - half).max(plot.left + half));
        let above = if y - plot.top > 22.0 { [-14.0, 14.0] } else { [14.0, -14.0] };
        let places = [
            ((middle, y + above[0]), Anchor::Middle),
            ((middle, y + above[1]), Anchor::Middle),
            ((x - 9.0, y), Anchor::End),
            ((x + 9.0, y), Anchor::Start),
        ];
        labels.put(&mut drawn.scene, &places, &label, FONT_PX, Paint::Limit);
    }
}
