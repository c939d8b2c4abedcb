//! Surface water in English.

use super::assumptions;
use crate::water::target::Target;
use crate::water::{Body, Class, EDITION, Invalid, Working, limit};

pub(crate) fn water(working: &Working) -> String {
    let body = match working.body {
        Body::River => "rivers",
        Body::Lake => "lakes and reservoirs",
    };
    let verdict = &working.verdict;
    let mut lines = vec![format!("By {EDITION}, limits of {body}: the worst item gives the class.")];
    for judged in &verdict.items {
        let name = judged.item.words().en;
        let mut text = format!("{name} {}: class {}", judged.compared, label(judged.class));
        let multiple =
            verdict.exceeding.iter().find(|(item, _)| *item == judged.item).and_then(|(_, by)| *by);
        if let (Some(multiple), Some(limit)) = (multiple, limit(working.body, judged.item, Class::III)) {
            text += &format!(", {multiple} times above the class Ⅲ limit {limit}");
        }
        if !judged.item.in_class() {
            text += ", not part of the section's class";
        }
        if judged.uncertain {
            text += ", by convention only: the detection limit itself is of a worse class";
        }
        lines.push(text + ".");
    }
    for (item, why) in &verdict.invalid {
        let why = match why {
            Invalid::Negative => "below zero",
            Invalid::OutOfRange => "no such value exists",
            Invalid::DetectionLimitTooHigh => "the detection limit is too high to tell",
            Invalid::NotApplicable => "it cannot be below detection",
            Invalid::Duplicate => "given more than once; the first counts",
        };
        lines.push(format!("{} not judged: {why}.", item.words().en));
    }
    lines.push(match verdict.class {
        Some(class) => {
            let names: Vec<_> = verdict.deciding.iter().map(|item| item.words().en).collect();
            format!("Class {} ({}), decided by {}.", label(class), class.status().en(), names.join(", "))
        }
        None => "No item could be judged: no class.".into(),
    });
    if let Some((class, target)) = &working.target {
        lines.push(match target {
            Target::Kept => format!("Target class {}: kept.", label(*class)),
            Target::Missed(items) => {
                let names: Vec<_> = items.iter().map(|(item, _)| item.words().en).collect();
                format!("Target class {}: missed by {}.", label(*class), names.join(", "))
            }
            Target::NotJudged => format!("Target class {}: cannot be judged.", label(*class)),
        });
    }
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

const fn label(class: Class) -> &'static str {
    match class {
        Class::InferiorV => "worse than Ⅴ",
        other => other.label(),
    }
}
