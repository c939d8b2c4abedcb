//! Means, periods and cities in simplified Chinese.

use super::assumptions;
use crate::air::assessment::{
    CityMean, CityYear, Composite, DaySummary, Measure, Percentile, PeriodStatistics, PollutantStatistics,
    Validity,
};
use crate::air::means::{DayMeanKind, DayMeanWorking, Invalid};
use crate::air::reference::{Converted, State};
use crate::air::{Level, Pollutant, PollutantSet};

fn names(set: PollutantSet) -> String {
    set.iter().map(Pollutant::name).collect::<Vec<_>>().join("、")
}

pub(crate) fn day_mean(working: &DayMeanWorking) -> String {
    let (name, unit, mean) = (working.pollutant.name(), working.pollutant.unit(), &working.mean);
    let missing: Vec<String> = working.missing().map(|slot| slot.to_string()).collect();
    let mut lines = vec![format!("{name}，{}，24 个小时值中有效 {} 个。", working.day, 24 - missing.len())];
    if !missing.is_empty() {
        lines.push(format!("缺第 {} 时。", missing.join("、")));
    }
    let figure = match working.kind {
        DayMeanKind::Daily => "日平均",
        DayMeanKind::DailyMax8h { window_ends, limit } => {
            lines.push(format!("17 个 8 小时窗口（每个至少 6 个小时值）中有效 {} 个。", mean.count));
            if let (Some(slot), Some(highest)) = (window_ends, mean.of_what_there_is) {
                lines.push(format!("最高的窗口止于 {slot} 时，均值 {highest} {unit}。"));
            }
            if let (true, Some(limit), Some(_)) = (mean.count < 14, limit, mean.value) {
                lines.push(format!(
                    "窗口不足 14 个，但最大值高于限值 {}，仍有效（HJ 663，6.1.2）。",
                    limit.value
                ));
            }
            "日最大 8 小时平均"
        }
    };
    lines.push(match (mean.value, mean.invalid) {
        (Some(value), _) => format!("{figure}：{value} {unit}。"),
        (None, Some(Invalid::TooFew { needed })) => format!("少于 {needed} 个，不给出{figure}。"),
        (None, Some(Invalid::NotDefined)) => format!("标准没有 {name} 的{figure}。"),
        (None, Some(Invalid::OutOfRange)) => "数值过大，无法精确求和。".into(),
        (None, Some(Invalid::NoValues) | None) => format!("没有小时值，不给出{figure}。"),
    });
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

pub(crate) fn period(working: &PeriodStatistics) -> String {
    let span = working.span;
    let mut lines = vec![format!(
        "依据 {}，{} 至 {}，共 {} 天。",
        working.edition.name(),
        span.first(),
        span.last(),
        span.len()
    )];
    for (pollutant, figures) in working.pollutants.iter() {
        lines.push(of_pollutant(pollutant, figures));
    }
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

fn of_pollutant(pollutant: Pollutant, figures: &PollutantStatistics) -> String {
    let unit = pollutant.unit();
    let mut text = format!("{}：有效 {} 天", pollutant.name(), figures.valid_days);
    if figures.dust_days > 0 {
        text += &format!("，其中沙尘日 {} 天不参与统计", figures.dust_days);
    }
    text += &match figures.validity {
        Validity::Valid | Validity::NoRule => "。".to_owned(),
        Validity::NoValues => "，没有可统计的数值。".to_owned(),
        Validity::TooFewDays { needed } => format!("，少于 {needed} 天，以下数值无效，不发布。"),
        Validity::ShortMonth { month, days, needed } => {
            format!("，{month} 月只有 {days} 天，少于 {needed} 天，以下数值无效，不发布。")
        }
    };
    if let Some(average) = &figures.average {
        text += &format!("均值 {} ÷ {} = {} {unit}。", average.sum, average.count, average.rounded);
    }
    if let Some(percentile) = &figures.percentile {
        text += &percentile_step(percentile);
        text += &format!("，修约为 {} {unit}。", percentile.rounded);
    }
    text
}

fn percentile_step(percentile: &Percentile) -> String {
    let Percentile { percent, count, place, lower, upper, exact, .. } = percentile;
    format!(
        "第 {percent} 百分位数：k = 1 + ({count} − 1) × {percent} % = {place}，由 {lower} 与 {upper} 插值得 {exact}"
    )
}

pub(crate) fn percentile(working: &Percentile) -> String {
    format!("{}，修约为 {}。", percentile_step(working), working.rounded)
}

pub(crate) fn city_year(working: &CityYear) -> String {
    let mut lines = vec![format!("依据 {}，{} 年达标情况。", working.edition.name(), working.year)];
    for judged in &working.judged {
        let measure = match judged.measure {
            Measure::AnnualMean => "年平均".to_owned(),
            Measure::Percentile(percent) => format!("第 {percent} 百分位数"),
        };
        let verdict = match judged.multiple {
            None => format!("不高于限值 {}，达标。", judged.limit.value),
            Some(multiple) => format!("高于限值 {}，超标 {multiple} 倍。", judged.limit.value),
        };
        lines.push(format!(
            "{} {measure} {} {}，{verdict}",
            judged.pollutant.name(),
            judged.value,
            judged.pollutant.unit()
        ));
    }
    if !working.missing.is_empty() {
        lines.push(format!("没有有效数值：{}。", names(working.missing)));
    }
    lines.push(
        match working.meets() {
            Some(true) => "六项全部达标，该年达标。",
            Some(false) => "有项目超标，该年不达标。",
            None => "现有项目均达标，但数据不全，不作判定。",
        }
        .into(),
    );
    lines.join("\n")
}

pub(crate) fn composite(working: &Composite) -> String {
    let mut lines = vec!["依据环办〔2014〕64号，综合指数为六项浓度与标准值之比的和。".to_owned()];
    for (pollutant, part) in working.parts.iter() {
        lines.push(match part {
            Some(part) => format!("{}：{} ÷ {}", pollutant.name(), part.value, part.standard),
            None => format!("{}：没有数值", pollutant.name()),
        });
    }
    lines.push(match working.index {
        Some(index) => format!("综合指数 {index}，主要污染物：{}。", names(working.main)),
        None => "缺项，不给出综合指数。".into(),
    });
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

pub(crate) fn days(summary: &DaySummary) -> String {
    let mut lines = vec![format!("共 {} 天，有效 {} 天。", summary.days, summary.valid)];
    let levels = Level::ALL
        .into_iter()
        .zip(summary.levels)
        .map(|(level, days)| format!("{} {days}", level.category_zh()));
    lines.push(format!("{}。", levels.collect::<Vec<_>>().join("，")));
    if let Some(share) = summary.good_days() {
        lines.push(format!("优良天数比例 {} ÷ {} = {} %。", share.days, share.of, share.percent));
    }
    let primary: Vec<String> = summary
        .primary
        .iter()
        .filter(|(_, days)| **days > 0)
        .map(|(pollutant, days)| format!("{} {days} 天", pollutant.name()))
        .collect();
    if !primary.is_empty() {
        lines.push(format!("首要污染物：{}。", primary.join("，")));
    }
    if summary.joins_editions() {
        lines.push(format!(
            "其中 {} 天按 HJ 633-2012、{} 天按 HJ 633-2026 评价，两段不可直接比较。",
            summary.by_edition[0], summary.by_edition[1]
        ));
    }
    lines.join("\n")
}

pub(crate) fn city_mean(working: &CityMean) -> String {
    let CityMean { pollutant, valid, total, .. } = working;
    let mut lines = vec![format!("{}：{total} 个点位中 {valid} 个有效。", pollutant.name())];
    lines.push(match working.value {
        Some(value) => format!("有效点位的算术平均为 {value} {}。", pollutant.unit()),
        None => "有效点位不足 75 %（不满 4 个点位时为 50 %），不给出城市值。".into(),
    });
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

pub(crate) fn converted(working: &Converted) -> String {
    let state = |state: State| if state == State::AsMonitored { "监测时的状态" } else { state.name() };
    format!(
        "{name} {given} {unit}（{from}）换算到 {to}：{given} × {factor} = {exact}，修约为 {rounded} {unit}。这是换算值，不是原始发布值。",
        name = working.pollutant.name(),
        given = working.given,
        unit = working.pollutant.unit(),
        from = state(working.from),
        to = state(working.to),
        factor = working.factor,
        exact = working.exact,
        rounded = working.rounded,
    )
}
