//! Surface water in simplified Chinese.

use super::assumptions;
use crate::water::target::Target;
use crate::water::{Body, Class, EDITION, Invalid, Working, limit};

pub(crate) fn water(working: &Working) -> String {
    let body = match working.body {
        Body::River => "河流",
        Body::Lake => "湖库",
    };
    let verdict = &working.verdict;
    let mut lines = vec![format!("依据 {EDITION}，{body}限值，单项最差类别即为断面类别。")];
    for judged in &verdict.items {
        let name = judged.item.words().zh;
        let mut text = format!("{name} {}：{} 类", judged.compared, judged.class.label());
        let multiple =
            verdict.exceeding.iter().find(|(item, _)| *item == judged.item).and_then(|(_, by)| *by);
        if let (Some(multiple), Some(limit)) = (multiple, limit(working.body, judged.item, Class::III)) {
            text += &format!("，超过 Ⅲ 类限值 {limit}，超标 {multiple} 倍");
        }
        if !judged.item.in_class() {
            text += "，不参加断面定类";
        }
        if judged.uncertain {
            text += "，检出限本身已属更差类别，仅供参考";
        }
        lines.push(text + "。");
    }
    for (item, why) in &verdict.invalid {
        let why = match why {
            Invalid::Negative => "小于 0",
            Invalid::OutOfRange => "超出可能的范围",
            Invalid::DetectionLimitTooHigh => "检出限过高，不能判断",
            Invalid::NotApplicable => "没有低于检出限的说法",
            Invalid::Duplicate => "重复给出，只取第一个",
        };
        lines.push(format!("{} 未评价：{why}。", item.words().zh));
    }
    lines.push(match verdict.class {
        Some(class) => {
            let names: Vec<_> = verdict.deciding.iter().map(|item| item.words().zh).collect();
            format!(
                "断面类别 {} 类，{}，定类因子：{}。",
                class.label(),
                class.status().zh(),
                names.join("、")
            )
        }
        None => "没有可评价的指标，不定类。".into(),
    });
    if let Some((class, target)) = &working.target {
        lines.push(match target {
            Target::Kept => format!("目标 {} 类，达到。", class.label()),
            Target::Missed(items) => {
                let names: Vec<_> = items.iter().map(|(item, _)| item.words().zh).collect();
                format!("目标 {} 类，未达到：{}。", class.label(), names.join("、"))
            }
            Target::NotJudged => format!("目标 {} 类，无法判断。", class.label()),
        });
    }
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}
