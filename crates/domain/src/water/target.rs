//! Whether a section keeps the class that it should have (水质目标).
//!
//! ```
//! use mingjing_domain::water::{Body, Class, Item, Reading, classify, target::{Target, judge}};
//! let verdict = classify(Body::River, &[(Item::Nh3n, Reading::Measured("0.75".parse()?))]);
//! assert_eq!(judge(Body::River, &verdict, Class::III), Target::Kept);
//! // Against class Ⅱ (0.5 mg/L) the same water is half too high.
//! assert_eq!(
//!     judge(Body::River, &verdict, Class::II),
//!     Target::Missed(vec![(Item::Nh3n, Some("0.50".parse()?))])
//! );
//! # Ok::<(), mingjing_domain::decimal::ParseDecimalError>(())
//! ```

use super::{Body, Class, Item, Verdict, limit};
use crate::Decimal;
use crate::sample::multiple;

/// What a verdict says of a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The class is the target or better.
    Kept,
    /// The class is worse: by these items, with the multiple over the target's limit (none for pH and
    /// dissolved oxygen). Beside [`Verdict::exceeding`], which is always measured against class Ⅲ.
    Missed(Vec<(Item, Option<Decimal>)>),
    /// No item could be judged.
    NotJudged,
}

/// Compares the class of a section with its target.
#[must_use]
pub fn judge(body: Body, verdict: &Verdict, target: Class) -> Target {
    match verdict.class {
        None => Target::NotJudged,
        Some(class) if class <= target => Target::Kept,
        Some(_) => Target::Missed(
            verdict
                .items
                .iter()
                .filter(|judged| judged.item.in_class() && judged.class > target)
                .map(|judged| {
                    let limit = limit(body, judged.item, target).filter(|_| judged.item.has_multiple());
                    (judged.item, limit.and_then(|limit| multiple(judged.compared, limit)))
                })
                .collect(),
        ),
    }
}
