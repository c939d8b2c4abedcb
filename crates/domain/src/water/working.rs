//! A verdict with what is needed to follow it.

use super::target::{self, Target};
use super::{Body, Class, Item, Reading, Verdict, classify_with_saturation};
use crate::Decimal;
use crate::assumption::{Assumption, Assumptions};

/// A section's verdict, and what it says of the target if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// Whose limits.
    pub body: Body,
    /// The verdict.
    pub verdict: Verdict,
    /// The class that the section should have, and whether it has it.
    pub target: Option<(Class, Target)>,
    /// What no clause decides.
    pub assumption: Assumptions,
}

/// [`classify_with_saturation`] with its working, against a target class if there is one.
#[must_use]
pub fn classify_with_working(
    body: Body,
    readings: &[(Item, Reading)],
    do_saturation_percent: Option<Decimal>,
    target: Option<Class>,
) -> Working {
    let verdict = classify_with_saturation(body, readings, do_saturation_percent);
    let target = target.map(|class| (class, target::judge(body, &verdict, class)));
    let halved = readings.iter().any(|(_, reading)| matches!(reading, Reading::Below(_)));
    let assumption = Assumptions::NONE.with_if(halved, Assumption::HalfDetectionLimit);
    Working { body, verdict, target, assumption }
}
