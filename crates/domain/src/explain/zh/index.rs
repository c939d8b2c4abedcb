//! The index of HJ 633 in simplified Chinese.

use super::assumptions;
use crate::air::{self, Clause, IaqiOutcome, Note, Reading, ReportKind};

pub(crate) fn air_index(working: &air::Working) -> String {
    let unit = working.pollutant.unit();
    let mut text = format!("{} {} {unit}", working.pollutant.name(), working.given);
    if working.rounded.to_string() != working.given.to_string() {
        text += &format!("，修约为 {}", working.rounded);
    }
    let c = working.rounded;
    text += &match working.outcome {
        IaqiOutcome::Interpolated { lo, hi, iaqi } => format!(
            "，在 {lc} 与 {hc} 之间，对应分指数 {li} 至 {hi}：{li} + ({hi} − {li}) × ({c} − {lc}) ÷ ({hc} − {lc})，\
             向上进位取整，得 {iaqi}。",
            lc = lo.concentration,
            hc = hi.concentration,
            li = lo.iaqi,
            hi = hi.iaqi,
        ),
        IaqiOutcome::AboveTable { last, iaqi } if working.clause == Clause::EndOfRange => {
            format!("，高于表中最高限值 {}，分指数止于 {iaqi}。", last.concentration)
        }
        IaqiOutcome::AboveTable { last, iaqi } => {
            format!("，高于 {}，按表注分指数计为 {iaqi}。", last.concentration)
        }
        IaqiOutcome::NoIndex { note, .. } => format!("：{}", note_words(note)),
    };
    text
}

pub(crate) fn air_report(working: &air::ReportWorking) -> String {
    let report = &working.report;
    let kind = match report.kind {
        ReportKind::Hourly => "实时报",
        ReportKind::Daily => "日报",
    };
    let mut lines = vec![format!("依据 {}，{} {kind}。", report.edition.name(), working.day)];
    for (pollutant, part) in working.parts.iter() {
        let name = pollutant.name();
        lines.push(match (part, working.given[pollutant]) {
            (Some(part), _) => air_index(part),
            (None, Reading::Measured(given)) => format!("{name} {given} 不是可用的浓度，按缺测处理。"),
            (None, Reading::Missing) => format!("{name} 缺测或无效。"),
            (None, Reading::NotMonitored) => {
                format!("{name} 不在监测方案内，且连续三年实测未以其为首要污染物出现污染。")
            }
            (None, Reading::NotMonitoredUnproven) => {
                format!("{name} 不在监测方案内，又缺少三年实测，按缺测处理。")
            }
        });
    }
    if let (Some(aqi), Some(level)) = (report.aqi, report.level) {
        lines.push(format!("AQI 取各分指数的最大值 {aqi}，{}，{}。", level.grade_zh(), level.category_zh()));
        let names: Vec<_> = report.primary.iter().map(air::Pollutant::name).collect();
        lines.push(if names.is_empty() {
            "AQI 不大于 50，没有首要污染物。".into()
        } else {
            format!("首要污染物：{}。", names.join("、"))
        });
    }
    if let Some(note) = report.note {
        lines.push(note_words(note).into());
    }
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

fn note_words(note: Note) -> &'static str {
    match note {
        Note::NoData => "没有任何一项有效数据，不给出 AQI。",
        Note::Incomplete => "有污染物缺测，其余分指数均不大于 100，AQI、级别和首要污染物标为 NA（5.3.1）。",
        Note::IncompleteAbove100 => "有污染物缺测，但其余分指数已大于 100，AQI 照常发布（5.3.1）。",
        Note::IncompleteNoRule => "有污染物缺测，HJ 633-2012 没有相应规定，不给出 AQI。",
        Note::So2ByDailyMean => {
            "SO2 小时值高于 800 µg/m³，应按日平均计，本报没有日平均，不给出 AQI（表 1 注 2）。"
        }
        Note::O3ByHourlyMean => {
            "O3 八小时值高于 800 µg/m³，应按小时值计，本报没有小时值，不给出 AQI（表 1 注 3）。"
        }
        Note::BelowRange => "各项浓度均为 0，公式得 0，而指数范围自 1 起。",
    }
}
