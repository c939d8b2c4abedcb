//! Foreign scales and warning grades in simplified Chinese.

use super::assumptions;
use crate::air::Pollutant;
use crate::air::foreign::{eea, epa, who};
use crate::air::warning::{Explanation, GUIDANCE};

const LENS: &str = "仅供对照，不是我国的评价结果。";

pub(crate) fn epa(working: &epa::Working) -> String {
    let (measure, name) = (working.measure, working.measure.pollutant().name());
    let unit = measure.unit();
    let mut text = format!("{}：{name} {} 小时平均 ", epa::EDITION, measure.hours());
    text += &if working.converted {
        format!("{} {}，折合并截取为 {} {unit}", working.given, measure.pollutant().unit(), working.cut)
    } else {
        format!("{} {unit}，截取为 {}", working.given, working.cut)
    };
    text += &match working.outcome {
        epa::Outcome::OnLine { low, high, index, beyond } => format!(
            "，{}：{li} + ({hi} − {li}) × ({c} − {lc}) ÷ ({hc} − {lc})，取最接近的整数，得 {index}（{category}）。",
            if beyond { "高于表末，按最后一段延伸" } else { "按所在段插值" },
            li = low.index,
            hi = high.index,
            lc = low.concentration,
            hc = high.concentration,
            c = working.cut,
            category = epa::Category::of(index).words().zh,
        ),
        epa::Outcome::HeldAt200 => "，不低于 305 ppb，计为 200；24 小时平均更高时以其为准。".to_owned(),
        epa::Outcome::OtherAveraging(other) => {
            format!("，此浓度段改用 {} 小时平均。", other.hours())
        }
    };
    text + LENS
}

pub(crate) fn eea(working: &eea::Working) -> String {
    let bound = match working.up_to {
        Some(bound) => format!("不高于 {bound}"),
        None => "高于最后一个界限".to_owned(),
    };
    format!(
        "{}：{} {} µg/m³，{bound}，第 {} 档（{}）。{LENS}",
        eea::EDITION,
        working.pollutant.name(),
        working.given,
        working.band.number(),
        working.band.words().zh
    )
}

pub(crate) fn who(working: &who::Working) -> String {
    let period = match working.averaging {
        who::Averaging::Year => "年平均",
        who::Averaging::Day => "24 小时平均",
        who::Averaging::DailyMax8h => "日最大 8 小时平均",
        who::Averaging::PeakSeason => "高峰季平均",
    };
    let reached = match working.reached {
        who::Reached::Guideline => "达到指导值".to_owned(),
        who::Reached::InterimTarget(number) => format!("达到过渡目标 {number}"),
        who::Reached::None => "未达到任何过渡目标".to_owned(),
    };
    let unit = working.pollutant.unit();
    let name = Pollutant::name(working.pollutant);
    let value = working.guideline.value;
    let times =
        working.times.round_half_even(1).map(|times| format!("，为其 {times} 倍")).unwrap_or_default();
    format!(
        "{}：{name} {period} {} {unit}，指导值 {value}{times}，{reached}。{LENS}",
        who::EDITION,
        working.given
    )
}

pub(crate) fn warning(working: &Explanation) -> String {
    let mut lines = vec![match working.step {
        Some(step) => {
            let besides =
                step.with_a_day_above.map(|aqi| format!("，且其中有一天大于 {aqi}")).unwrap_or_default();
            format!(
                "按{GUIDANCE}，日 AQI 大于 {} 连续 {} 天{besides}，符合{}（{} 级）的启动条件。",
                step.above,
                step.days,
                step.grade.words().zh,
                step.grade.roman()
            )
        }
        None => format!("按{GUIDANCE}，{} 天的日 AQI 不符合任何一级的启动条件。", working.days),
    }];
    lines.push("这只是说明，不是预警；预警以有权机关发布的为准。".into());
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}
