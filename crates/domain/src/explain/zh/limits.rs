//! Lakes, groundwater, drinking water, soil, emissions and duties in simplified Chinese.

use super::assumptions;
use crate::emission::Assessment;
use crate::lake::{self, Missing, Trophic};
use crate::ledger::{DutyWorking, Timeliness};
use crate::sample::{Invalid, Reading};
use crate::{Decimal, drinking, groundwater, soil};

pub(crate) fn lake(working: &lake::Working) -> String {
    let mut lines = vec![format!("依据 {}，综合营养状态指数 TLI(Σ)。", lake::EDITION)];
    for (part, found) in working.parts.iter() {
        let name = part.words().zh;
        lines.push(match found {
            Ok(found) => {
                let (a, b) = part.coefficients();
                let sign = if b < 0 { '−' } else { '+' };
                format!(
                    "{name} {value} {unit}：{a} {sign} {b} × ln {value} = {tli}，权重 {r} ÷ 3.7558。",
                    value = found.value,
                    unit = part.unit(),
                    a = Decimal::table(a.into(), 2),
                    b = Decimal::table(i64::from(b).abs(), 2),
                    tli = found.tli,
                    r = Decimal::table(i64::from(part.squared_correlation()), 4),
                )
            }
            Err(Missing::NotGiven) => format!("{name} 没有数据。"),
            Err(Missing::NotPositive) => format!("{name} 不大于 0，不能取对数。"),
            Err(Missing::NoFigure) => format!("{name} 不是数值。"),
            Err(Missing::NotResolved) => format!("{name} 位数过多，末位不能确定。"),
        });
    }
    lines.push(match working.composite {
        Trophic::Whole { tli, grade } => format!("五项加权求和：{tli}，{}。", grade.words().zh),
        Trophic::Partial => "缺项，不计算综合指数，不作分级。".into(),
        Trophic::NotResolved => "末位不能确定，不给出综合指数。".into(),
    });
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

pub(crate) fn groundwater(verdict: &groundwater::Verdict) -> String {
    let mut lines = vec![format!("依据 {}，单项最差类别即为水质类别。", groundwater::EDITION)];
    for judged in &verdict.items {
        let item = judged.item;
        let mut text =
            format!("{} {}：{} 类", item.words.zh, given(judged.given, item.unit), judged.class.label());
        if judged.open_ended {
            text += "或 Ⅴ 类";
        }
        if let (Some(limit), Some(multiple)) = (item.limit(groundwater::Class::III), judged.multiple) {
            text += &format!("，超过 Ⅲ 类限值 {limit}，超标 {multiple} 倍");
        }
        if judged.uncertain {
            text += "，检出限本身已属更差类别，仅供参考";
        }
        lines.push(text + "。");
    }
    invalid(&mut lines, verdict.invalid.iter().map(|(item, why)| (item.words.zh, *why)));
    lines.push(match verdict.class {
        Some(class) => {
            let names: Vec<_> = verdict.deciding().map(|judged| judged.item.words.zh).collect();
            format!("水质类别 {} 类，定类指标：{}。", class.label(), names.join("、"))
        }
        None => "没有可评价的指标，不定类。".into(),
    });
    assumptions(&mut lines, verdict.assumption);
    lines.join("\n")
}

pub(crate) fn drinking(verdict: &drinking::Verdict) -> String {
    use drinking::{Breach, Stage};
    let stage = match verdict.stage {
        Stage::Plant => "出厂水",
        Stage::Tap => "末梢水",
    };
    let mut lines = vec![format!("依据 {}，{stage}。", drinking::EDITION)];
    for judged in &verdict.items {
        let outcome = match judged.breach {
            None => "符合限值".into(),
            Some(Breach::Present) => "不得检出而检出".into(),
            Some(Breach::TooLow(least)) => format!("低于下限 {least}"),
            Some(Breach::TooHigh(most, Some(multiple))) => format!("超过限值 {most}，超标 {multiple} 倍"),
            Some(Breach::TooHigh(most, None)) => format!("超过上限 {most}"),
        };
        let item = judged.item;
        lines.push(format!(
            "{} {}：{outcome}（限值可信度 {}）。",
            item.words.zh,
            given(judged.given, item.unit),
            item.confidence.letter()
        ));
    }
    if let Some(sum) = verdict.trihalomethanes {
        let outcome = if sum.within { "不超过 1" } else { "超过 1" };
        lines.push(format!("四种三卤甲烷实测值与各自限值之比的和为 {}，{outcome}。", sum.ratio));
    }
    invalid(&mut lines, verdict.invalid.iter().map(|(item, why)| (item.words.zh, *why)));
    lines.push(match verdict.compliant() {
        Some(true) => format!("已评价的 {} 项全部合格。", verdict.items.len()),
        Some(false) => "不合格。".into(),
        None => "没有可评价的指标，不作判定。".into(),
    });
    assumptions(&mut lines, verdict.assumption);
    lines.join("\n")
}

pub(crate) fn soil(verdict: &soil::Verdict) -> String {
    let mut lines = vec![format!("依据 {}。", verdict.site.edition())];
    for judged in &verdict.items {
        let control = match judged.intervention {
            Some(value) => format!("管制值 {value}"),
            None => "无管制值".into(),
        };
        lines.push(format!(
            "{} {}：筛选值 {}，{control}，{}。",
            judged.item.words().zh,
            given(judged.given, "mg/kg"),
            judged.screening,
            judged.risk.words().zh
        ));
    }
    invalid(&mut lines, verdict.invalid.iter().map(|(item, why)| (item.words().zh, *why)));
    lines.push(match verdict.risk {
        Some(risk) => format!("取最高一项：{}。", risk.words().zh),
        None => "没有可评价的项目，不作判定。".into(),
    });
    assumptions(&mut lines, verdict.assumption);
    lines.join("\n")
}

pub(crate) fn emission(found: &Assessment<'_>) -> String {
    let limit = &found.limit;
    let mut lines = vec![format!(
        "{} 限值 {} {}，{}{}。",
        limit.item, limit.most, limit.unit, limit.document, limit.clause
    )];
    lines.push(format!(
        "均值 {} 个参加比较，其中无标记 {} 个；缺失 {} 个，不在限值有效期内 {} 个。",
        found.judged, found.unmarked, found.missing, found.outside_term
    ));
    lines.push(format!(
        "无标记超限 {} 个，有标记超限 {} 个（分别统计，有标记的本身不作为超标证据）。",
        found.unmarked_exceedances, found.marked_exceedances
    ));
    if let Some(worst) = found.worst {
        lines.push(match worst.multiple {
            Some(multiple) => format!("最高 {}，超标 {multiple} 倍。", worst.value),
            None => format!("最高 {}。", worst.value),
        });
    }
    assumptions(&mut lines, found.assumption);
    lines.join("\n")
}

pub(crate) fn duty(working: &DutyWorking) -> String {
    let mut lines =
        vec![format!("自 {} 起，至 {} 公开 {} 次。", working.since, working.day, working.published)];
    lines.push(match working.timeliness {
        Timeliness::NotYetDue { first_due } => format!("首次到期日 {first_due}，尚未到期。"),
        Timeliness::Never { due, days } => format!("首次应于 {due} 前公开，已过 {days} 天，从未公开。"),
        Timeliness::Kept { last, next_due } => format!("最近一次 {last}，下一次应于 {next_due} 前，未逾期。"),
        Timeliness::Late { last, due, days } => {
            format!("最近一次 {last}，下一次应于 {due} 前，已逾期 {days} 天。")
        }
        Timeliness::NotPeriodic { last: Some(last) } => format!("没有固定周期，最近一次 {last}。"),
        Timeliness::NotPeriodic { last: None } => "没有固定周期，未见公开。".into(),
    });
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

fn given(reading: Reading, unit: &str) -> String {
    match reading {
        Reading::Measured(value) => format!("{value} {unit}").trim_end().to_owned(),
        Reading::Below(limit) => format!("低于检出限 {limit} {unit}").trim_end().to_owned(),
        Reading::NotDetected => "未检出".into(),
        Reading::Detected => "检出".into(),
    }
}

fn invalid<'a>(lines: &mut Vec<String>, items: impl Iterator<Item = (&'a str, Invalid)>) {
    lines.extend(items.map(|(name, why)| {
        let why = match why {
            Invalid::Negative => "小于 0",
            Invalid::OutOfRange => "超出可能的范围",
            Invalid::DetectionLimitTooHigh => "检出限过高，不能判断",
            Invalid::NoFigure => "需要数值",
            Invalid::NotApplicable => "此处没有相应限值",
            Invalid::Duplicate => "重复给出，只取第一个",
            Invalid::NoPh => "没有土壤 pH，限值无法确定",
        };
        format!("{name} 未评价：{why}。")
    }));
}
