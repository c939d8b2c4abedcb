//! Examples with lines over time.

use super::Case;
use super::voice::{Dice, Voice};
use crate::axes::TickLabel;
use crate::kinds::small_multiples::{self, SmallMultiples};
use crate::kinds::time_series::{self, ALWAYS, Band, Break, Gap, Goal, Limit, Prepared, TimeSeries, View};
use crate::scene::{Scene, Size};
use crate::series::{Point, Series};
use crate::theme::Rgb;
use crate::time_axis::{Grain, TimeTick};

/// 2026-02-25 00:00 at +08:00: a few days before other rules begin.
const START_S: f64 = 1_771_948_800.0;
/// 2026-03-01 00:00 at +08:00.
const BREAK_S: f64 = 1_772_294_400.0;
const HOUR_S: f64 = 3600.0;
const CST_S: i32 = 28_800;

/// Words of ticks.
pub fn tick(tick: &TimeTick) -> String {
    let at = tick.at;
    match tick.grain {
        Grain::Hour => format!("{:02}:00", at.hour()),
        Grain::Day => format!("{}月{}日", at.month(), at.day()),
        Grain::Month => format!("{}年{}月", at.year(), at.month()),
        Grain::Year => format!("{}年", at.year()),
    }
}

fn tick_in(voice: Voice) -> TickLabel {
    if voice == Voice::Vertical { TickLabel(|one| Voice::Vertical.say(&tick(one))) } else { TickLabel(tick) }
}

/// Hourly values that wander.
fn wave(seed: u64, hours: usize, level: f64, case: Case) -> Vec<Point> {
    let mut dice = Dice::new(seed);
    let mut drift = 0.0;
    (0..hours)
        .map(|hour| {
            drift = drift * 0.9 + (dice.roll() - 0.5) * level * 0.5;
            let daily = (hour as f64 / 24.0 * std::f64::consts::TAU).sin() * level * 0.3;
            Point::new(START_S + hour as f64 * HOUR_S, case.value((level + daily + drift).max(1.0).round()))
        })
        .collect()
}

/// Takes the values of some hours away.
fn tear(points: &mut [Point], from: usize, to: usize) {
    points.iter_mut().take(to).skip(from).for_each(|point| point.y = None);
}

pub fn time_series(case: Case) -> Scene {
    let voice = case.voice();
    let mut points = wave(7, case.count(168), 90.0, case);
    tear(&mut points, 40, 62);
    tear(&mut points, 62, 80);
    tear(&mut points, 130, 131);
    let at = |hour: f64| START_S + hour * HOUR_S;
    let gap = |from: f64, to: f64, why: &str| Gap { from: at(from), to: at(to), reason: voice.say(why) };
    let has_gaps = points.len() > 100 && case != Case::Missing;
    let mut gaps = if has_gaps {
        vec![gap(39.0, 61.0, "停机维护"), gap(61.0, 80.0, "传输中断")]
    } else {
        Vec::new()
    };
    if case == Case::Missing {
        gaps.push(gap(0.0, 167.0, "停机维护"));
    }
    let factor = case.factor();
    let band = |from: f64, to: f64, name: &str, colour: Rgb, span: (f64, f64)| Band {
        from: from * factor,
        to: to * factor,
        label: voice.say(name),
        colour,
        span,
    };
    let (before, after) = ((f64::NEG_INFINITY, BREAK_S), (BREAK_S, f64::INFINITY));
    let (green, yellow, orange) = (Rgb(0, 228, 0), Rgb(255, 255, 0), Rgb(255, 126, 0));
    time_series::build(&TimeSeries {
        size: Size::new(case.width(), if case == Case::Narrow { 240.0 } else { 280.0 }),
        utc_offset_s: CST_S,
        series: vec![Series::new(voice.say("颗粒物"), points)],
        bands: vec![
            band(0.0, 50.0, "优", green, before),
            band(50.0, 150.0, "良", yellow, before),
            band(150.0, f64::INFINITY, "轻度污染", orange, before),
            band(0.0, 50.0, "优", green, after),
            band(50.0, 120.0, "良", yellow, after),
            band(120.0, f64::INFINITY, "轻度污染", orange, after),
        ],
        limits: vec![
            Limit { value: 150.0 * factor, label: voice.say("二级限值 150"), span: before },
            Limit { value: 120.0 * factor, label: voice.say("二级限值 120"), span: after },
        ],
        breaks: vec![Break { x: BREAK_S, label: voice.say("3月1日起用新标准") }],
        gaps,
        tick_label: tick_in(voice),
        ..TimeSeries::default()
    })
    .scene
}

/// What a chart of lines can do besides.
pub fn more() -> Vec<(&'static str, Scene)> {
    let named = |name: &str, seed: u64, level: f64| Series::new(name, wave(seed, 96, level, Case::Typical));
    let plain = || TimeSeries {
        utc_offset_s: CST_S,
        tick_label: TickLabel(tick),
        size: Size::new(640.0, 280.0),
        ..TimeSeries::default()
    };
    let four = || {
        vec![
            named("海北新区", 1, 80.0),
            named("聚英学校", 2, 84.0),
            named("林荫广场", 3, 82.0),
            named("海南区", 4, 40.0),
        ]
    };
    let direct = TimeSeries { series: four(), ..plain() };
    let named_long = |mut series: Series| {
        series.label.push_str("自动监测站");
        series
    };
    let series = four().into_iter().map(named_long).collect();
    let keyed = TimeSeries { series, size: Size::new(320.0, 240.0), ..plain() };
    let sparse = |x: f64, y: f64| Point::new(START_S + x * 31_557_600.0, Some(y));
    let goals = TimeSeries {
        series: vec![Series {
            dots: true,
            ..Series::new("优良天数比例", vec![sparse(-5.0, 81.0), sparse(-4.0, 79.5), sparse(-3.0, 84.0)])
        }],
        goals: vec![
            Goal { x: START_S - 2.0 * 31_557_600.0, y: 85.0, label: "2024年 85%".into() },
            Goal { x: START_S - 31_557_600.0, y: 85.4, label: "2025年 85.4%".into() },
            Goal { x: START_S, y: 86.0, label: "2026年 86%".into() },
        ],
        from_zero: false,
        ..plain()
    };
    let mut many = wave(11, 500_000, 120.0, Case::Typical);
    tear(&mut many, 200_000, 230_000);
    let long = TimeSeries {
        series: vec![Series::new("五十七年", many)],
        limits: vec![Limit { value: 150.0, label: "限值 150".into(), span: ALWAYS }],
        size: Size::new(240.0, 200.0),
        ..plain()
    };
    let zoomed = (START_S + 199_990.5 * HOUR_S, START_S + 200_020.25 * HOUR_S);
    let view = View { size: Size::new(320.0, 200.0), range: Some(zoomed), per_px: 2.0 };
    let close = Prepared::of(&long).build(&long, &view).scene;
    vec![
        ("named-at-the-ends", time_series::build(&direct).scene),
        ("named-in-a-key", time_series::build(&keyed).scene),
        ("goals", time_series::build(&goals).scene),
        ("half-a-million", time_series::build(&long).scene),
        ("half-a-million-zoomed", close),
    ]
}

pub fn small_multiples(case: Case) -> Scene {
    let names = ["海北新区", "聚英学校", "林荫广场", "乌达区", "海南区", "千里山", "滨河", "西来峰"];
    let voice = case.voice();
    let panels = names.iter().take(case.count(names.len())).enumerate().map(|(index, name)| {
        let hours = if case == Case::One { 1 } else { 72 };
        let mut points = wave(index as u64 + 20, hours, 60.0 + 12.0 * index as f64, case);
        if index == 3 {
            points.iter_mut().for_each(|point| point.y = None);
        }
        tear(&mut points, 30, 36);
        Series::new(voice.say(name), points)
    });
    let factor = case.factor();
    small_multiples::build(&SmallMultiples {
        width: case.width(),
        panels: panels.collect(),
        limits: vec![Limit { value: 150.0 * factor, label: voice.say("限值"), span: ALWAYS }],
        utc_offset_s: CST_S,
        tick_label: tick_in(voice),
        missing: voice.say("无数据"),
        ..SmallMultiples::default()
    })
}
