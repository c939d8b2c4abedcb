//! Examples of the kinds without lines, and small charts for the tests of the kinds.

use super::Case;
use super::voice::{Dice, Voice};
use crate::kinds::Class;
use crate::kinds::calendar::{self, Calendar, Day};
use crate::kinds::class_stacks::{self, ClassStacks, Column};
use crate::kinds::place_map::{self, Outline, Place, PlaceMap};
use crate::kinds::progress::{self, Milestone, Progress, Row};
use crate::kinds::ranges::{self, Period, Ranges};
use crate::kinds::ranked_bars::{self, Bar, RankedBars};
use crate::kinds::rose::{self, Rose};
use crate::kinds::scatter::{self, Scatter};
use crate::kinds::small_multiples::SmallMultiples;
use crate::kinds::time_series::Limit;
use crate::scene::{Scene, Size};
use crate::series::{Point, Series};
use crate::theme::Rgb;
use jiff::civil::Date;

const NAMES: [&str; 12] = [
    "海北新区",
    "聚英学校",
    "林荫广场",
    "乌达区",
    "海南区",
    "千里山",
    "滨河",
    "西来峰",
    "巴音陶亥",
    "公乌素",
    "拉僧庙",
    "五虎山",
];

fn classes(voice: Voice) -> Vec<Class> {
    let names = ["优", "良", "轻度污染", "中度污染", "重度污染", "严重污染"];
    let colours = [
        Rgb(0, 228, 0),
        Rgb(255, 255, 0),
        Rgb(255, 126, 0),
        Rgb(255, 0, 0),
        Rgb(153, 0, 76),
        Rgb(126, 0, 35),
    ];
    let class = |(name, colour): (&str, Rgb)| Class { label: voice.say(name), colour };
    names.into_iter().zip(colours).map(class).collect()
}

fn calendar_in(case: Case, width: f64, days: usize) -> Calendar {
    let voice = case.voice();
    let mut dice = Dice::new(3);
    let mut date = Date::constant(2025, 1, 1);
    let days = (0..days).map(|index| {
        let day = date;
        date = date.tomorrow().unwrap_or(date);
        let class = (dice.roll() * dice.roll() * 6.0) as usize;
        let known = case != Case::Missing && !(20..26).contains(&index);
        Day { date: day, class: known.then_some(class), marked: known && class > 1 }
    });
    Calendar {
        width,
        days: days.collect(),
        classes: classes(voice),
        weekdays: ["一", "二", "三", "四", "五", "六", "日"].map(|day| match voice {
            Voice::Vertical => voice.say(day),
            _ => day.to_owned(),
        }),
        months: std::array::from_fn(|index| {
            let name = format!("{}月", index + 1);
            if voice == Voice::Long { name } else { voice.say(&name) }
        }),
        missing: voice.say("无数据"),
    }
}

/// A calendar of some days of 2025.
#[must_use]
pub fn calendar(width: f64, days: usize) -> Calendar {
    calendar_in(Case::Typical, width, days)
}

pub(super) fn calendar_of(case: Case) -> Scene {
    let days = match case {
        Case::Typical | Case::Dark | Case::Forced => 365,
        Case::Narrow => 190,
        Case::Huge => 420,
        case => case.count(60),
    };
    calendar::build(&calendar_in(case, case.width(), days))
}

fn stacks_in(case: Case, width: f64, counts: &[Vec<u32>]) -> ClassStacks {
    let voice = case.voice();
    let column = |(index, counts): (usize, &Vec<u32>)| Column {
        label: voice.say(&format!("{}月", index + 1)),
        counts: counts.clone(),
    };
    ClassStacks {
        size: Size::new(width, 260.0),
        classes: classes(voice),
        columns: counts.iter().enumerate().map(column).collect(),
        missing: voice.say("未监测"),
    }
}

/// Stacks of some counts.
#[must_use]
pub fn stacks(width: f64, counts: &[Vec<u32>]) -> ClassStacks {
    stacks_in(Case::Typical, width, counts)
}

pub(super) fn stacks_of(case: Case) -> Scene {
    let mut dice = Dice::new(9);
    let scale = if case == Case::Huge { 100_000_000.0 } else { 30.0 };
    let counts: Vec<Vec<u32>> = (0..case.count(12))
        .map(|month| {
            let none = case == Case::Missing || month == 6;
            let count =
                |class: f64, roll: f64| if none { 0 } else { (roll * scale / (1.0 + class * class)) as u32 };
            (0..6).map(|class| count(f64::from(class), dice.roll())).collect()
        })
        .collect();
    class_stacks::build(&stacks_in(case, case.width(), &counts))
}

pub(super) fn more_stacks() -> Vec<(&'static str, Scene)> {
    let counts = vec![vec![12, 9, 3, 2, 1, 1], vec![9, 12, 5, 1, 0, 1], vec![15, 8, 3, 1, 1, 1]];
    vec![("named-beside", class_stacks::build(&stacks(640.0, &counts)))]
}

pub(super) fn ranked_bars_of(case: Case) -> Scene {
    let mut dice = Dice::new(5);
    let bar = |name: &&str| {
        let value = case.value((dice.roll() * 150.0).round());
        Bar {
            label: case.voice().say(name),
            value,
            value_label: case.voice().say(&value.map_or("无数据".to_owned(), |value| format!("{value} 良"))),
            colour: value.map(|_| Rgb(255, 255, 0)),
        }
    };
    let bars = NAMES.iter().take(case.count(8)).map(bar).collect();
    ranked_bars::build(&RankedBars { width: case.width(), bars })
}

pub(super) fn progress_of(case: Case) -> Scene {
    let voice = case.voice();
    let rows = [
        ("采石采矿企业退出", 195.0, 118.0, 150.0),
        ("禁燃区散煤治理户数", 42_000.0, 41_020.0, 42_000.0),
        ("黑臭水体整治", 12.0, 0.0, 6.0),
        ("新建在线监控", 60.0, 60.0, 60.0),
    ];
    let row = |(index, (name, total, done, due)): (usize, &(&str, f64, f64, f64))| {
        let done = case.value(*done).filter(|_| index != 2);
        let factor = case.factor();
        let milestone =
            |share: f64, words: &str| Milestone { value: total * factor * share, label: voice.say(words) };
        Row {
            label: voice.say(name),
            done,
            total: total * factor,
            due: Some(due * factor),
            milestones: vec![
                milestone(0.25, "2025年"),
                milestone(0.6, "2026年"),
                milestone(0.62, "2026年底"),
                milestone(1.0, "2027年"),
            ],
            value_label: voice
                .say(&done.map_or("无公开进展".to_owned(), |done| format!("{done} / {}", total * factor))),
        }
    };
    let rows = rows.iter().take(case.count(4)).enumerate().map(row).collect();
    progress::build(&Progress { width: case.width(), rows, missing: voice.say("没有承诺") })
}

pub(super) fn ranges_of(case: Case) -> Scene {
    let voice = case.voice();
    let mut dice = Dice::new(13);
    let period = |month: usize| {
        let count = match (case, month) {
            (Case::Missing, _) | (_, 4) => 0,
            (Case::One, _) => 1,
            (_, 7) => 3,
            _ => 40,
        };
        let level = 60.0 + 40.0 * (month as f64 / 2.0).cos();
        let values =
            (0..count).map(|_| (level * (0.4 + dice.roll() + dice.roll() * dice.roll())) * case.factor());
        Period { values: values.collect(), label: voice.say(&format!("{}月", month + 1)) }
    };
    let periods = (0..case.count(12)).map(period).collect();
    let limit = |value: f64, words: &str, span: (f64, f64)| Limit {
        value: value * case.factor(),
        label: voice.say(words),
        span,
    };
    ranges::build(&Ranges {
        size: Size::new(case.width(), 260.0),
        periods,
        limits: vec![
            limit(150.0, "二级 150", (f64::NEG_INFINITY, 2.0)),
            limit(120.0, "二级 120", (2.0, f64::INFINITY)),
        ],
        from_zero: true,
        missing: voice.say("无数据"),
    })
}

fn scatter_in(case: Case, width: f64, points: &[(f64, f64)]) -> Scatter {
    let voice = case.voice();
    let limit = |value: f64, words: &str| Some((value * case.factor(), voice.say(words)));
    Scatter {
        size: Size::new(width, 320.0),
        points: points.to_vec(),
        x_label: voice.say("粗颗粒物（µg/m³）"),
        y_label: voice.say("细颗粒物（µg/m³）"),
        limits: (limit(120.0, "限值 120"), limit(60.0, "限值 60")),
        missing: voice.say("没有成对的数值"),
    }
}

/// A scatter of some pairs.
#[must_use]
pub fn scatter(width: f64, points: &[(f64, f64)]) -> Scatter {
    scatter_in(Case::Typical, width, points)
}

pub(super) fn scatter_of(case: Case) -> Scene {
    let mut dice = Dice::new(17);
    let points: Vec<(f64, f64)> = (0..case.count(240))
        .filter_map(|_| {
            let x = case.value(dice.roll() * dice.roll() * 220.0)?;
            Some((x, x * (0.3 + dice.roll() * 0.3)))
        })
        .collect();
    scatter::build(&scatter_in(case, case.width(), &points))
}

fn rose_in(case: Case, width: f64, counts: Vec<Vec<u32>>, calm: u32) -> Rose {
    let voice = case.voice();
    let names = ["北", "东北", "东", "东南", "南", "西南", "西", "西北"];
    let every = 8 / counts.len().clamp(1, 8);
    Rose {
        size: Size::new(width, 340.0),
        directions: names.iter().step_by(every).map(|name| voice.say(name)).collect(),
        classes: classes(voice).into_iter().take(4).collect(),
        counts,
        calm,
        calm_label: voice.say("静风"),
        missing: voice.say("没有风的数据"),
    }
}

/// A rose of some counts by direction and class.
#[must_use]
pub fn rose(width: f64, counts: Vec<Vec<u32>>, calm: u32) -> Rose {
    rose_in(Case::Typical, width, counts, calm)
}

pub(super) fn rose_of(case: Case) -> Scene {
    let mut dice = Dice::new(23);
    let scale = if case == Case::Huge { 90_000_000.0 } else { 60.0 };
    let counts: Vec<Vec<u32>> = match case {
        Case::Empty => Vec::new(),
        Case::Missing => vec![vec![0; 4]; 8],
        Case::One => (0..8).map(|index| vec![u32::from(index == 3), 0, 0, 0]).collect(),
        _ => (0..8)
            .map(|_| {
                let much = dice.roll() * scale;
                (0..4).map(|_| (much * dice.roll()) as u32).collect()
            })
            .collect(),
    };
    let calm = u32::from(!matches!(case, Case::Empty | Case::Missing | Case::One)) * 40;
    rose::build(&rose_in(case, if case == Case::Narrow { 320.0 } else { 480.0 }, counts, calm))
}

/// Panels that all show the same values.
#[must_use]
pub fn multiples(width: f64, values: &[Option<f64>], panels: usize) -> SmallMultiples {
    let points: Vec<Point> =
        values.iter().enumerate().map(|(index, y)| Point::new(index as f64 * 3600.0, *y)).collect();
    let panel = |name: &&str| Series::new(*name, points.clone());
    SmallMultiples {
        width,
        panels: NAMES.iter().take(panels).map(panel).collect(),
        ..SmallMultiples::default()
    }
}

fn places_in(case: Case, width: f64, count: usize) -> PlaceMap {
    let voice = case.voice();
    let mut dice = Dice::new(29);
    let reach = if case == Case::Huge { 25.0 } else { 0.5 };
    let place = |name: &&str| Place {
        longitude: 106.8 + (dice.roll() - 0.5) * reach,
        latitude: 39.6 + (dice.roll() - 0.5) * reach,
        label: voice.say(name),
        class: (case != Case::Missing && dice.roll() > 0.2).then(|| (dice.roll() * 4.0) as usize),
    };
    PlaceMap {
        size: Size::new(width, 380.0),
        places: NAMES.iter().take(count).map(place).collect(),
        classes: classes(voice),
        outline: None,
        sketch: voice.say("点位示意，不是地图"),
        missing: voice.say("无数据"),
    }
}

/// Some places.
#[must_use]
pub fn places(width: f64, count: usize) -> PlaceMap {
    places_in(Case::Typical, width, count)
}

pub(super) fn places_of(case: Case) -> Scene {
    place_map::build(&places_in(case, case.width(), case.count(12))).scene
}

pub(super) fn more_places() -> Vec<(&'static str, Scene)> {
    // No real border: a made-up shape that shows where an outline would stand.
    let ring = vec![(106.5, 39.4), (107.1, 39.35), (107.15, 39.8), (106.7, 39.9), (106.5, 39.4)];
    let outline = Outline::new(vec![ring], "审图号：示例，不是真实边界");
    let crowded = PlaceMap {
        places: places(640.0, 12)
            .places
            .into_iter()
            .map(|place| Place {
                longitude: 106.8 + (place.longitude - 106.8) / 9.0,
                latitude: 39.6 + (place.latitude - 39.6) / 60.0,
                ..place
            })
            .collect(),
        ..places(420.0, 0)
    };
    vec![
        ("outline", place_map::build(&PlaceMap { outline, ..places(480.0, 8) }).scene),
        ("crowded", place_map::build(&crowded).scene),
    ]
}
