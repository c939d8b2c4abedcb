//! The verdict on one sample.

use super::table::{Bounds, IN_FORCE_FROM, Item, Rule};
use crate::assumption::{Assumption, Assumptions};
use crate::known::{Known, Open};
use crate::sample::{Invalid, Reading, multiple};
use crate::{Decimal, Fraction};
use jiff::civil::Date;

/// The four trihalomethanes whose ratios are summed.
const TRIHALOMETHANES: [&str; 4] = ["chcl3", "chbr2cl", "chbrcl2", "chbr3"];

/// Where the sample was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Leaving the plant (出厂水).
    Plant,
    /// At the tap (末梢水).
    Tap,
}

impl Stage {
    /// Identifier: `plant`, `tap`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Plant => "plant",
            Self::Tap => "tap",
        }
    }

    /// The stage of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Plant, Self::Tap].into_iter().find(|stage| stage.id() == id)
    }
}

/// What kind of supply it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Supply {
    /// Central supply.
    Central,
    /// Small central or scattered supply where source and treatment constrain it: four limits are wider.
    SmallConstrained,
}

impl Supply {
    /// Identifier: `central`, `small`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Central => "central",
            Self::SmallConstrained => "small",
        }
    }

    /// The supply of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Central, Self::SmallConstrained].into_iter().find(|supply| supply.id() == id)
    }
}

/// How a limit is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// Detected or perceived, where nothing may be.
    Present,
    /// Below the least.
    TooLow(Decimal),
    /// Above the most, by this multiple; pH has none.
    TooHigh(Decimal, Option<Decimal>),
}

/// An item, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The item.
    pub item: &'static Item,
    /// What was given.
    pub given: Reading,
    /// The figure that was compared; none for what must be absent.
    pub compared: Option<Decimal>,
    /// What it must keep; none for what must be absent.
    pub bounds: Option<Bounds>,
    /// How its limit is broken; none if it is kept.
    pub breach: Option<Breach>,
}

impl Judged {
    /// Whether the limit is kept.
    #[must_use]
    pub const fn within(&self) -> bool {
        self.breach.is_none()
    }
}

/// The sum of ratios of the four trihalomethanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trihalomethanes {
    /// Σ value / limit.
    pub ratio: Fraction,
    /// At most 1.
    pub within: bool,
}

/// The verdict on a sample. Lists are in the order of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The day, which chose the edition.
    pub day: Date,
    /// Where the sample was taken.
    pub stage: Stage,
    /// Whose limits.
    pub supply: Supply,
    /// Every judged item.
    pub items: Vec<Judged>,
    /// The sum over the trihalomethanes, if all four were judged.
    pub trihalomethanes: Option<Trihalomethanes>,
    /// What could not be judged, and why.
    pub invalid: Vec<(&'static Item, Invalid)>,
    /// What no clause decides.
    pub assumption: Assumptions,
}

impl Verdict {
    /// Whether all that could be judged keeps its limit; none if nothing could be judged.
    #[must_use]
    pub fn compliant(&self) -> Option<bool> {
        let sum_kept = self.trihalomethanes.is_none_or(|sum| sum.within);
        (!self.items.is_empty()).then(|| sum_kept && self.items.iter().all(Judged::within))
    }

    /// The items that break their limits.
    pub fn exceeding(&self) -> impl Iterator<Item = &Judged> {
        self.items.iter().filter(|judged| !judged.within())
    }
}

/// Judges a sample taken on a day, which chooses the edition. Items may come in any order.
#[must_use]
pub fn evaluate(
    day: Date,
    stage: Stage,
    supply: Supply,
    readings: &[(&'static Item, Reading)],
) -> Known<Verdict> {
    if day < IN_FORCE_FROM {
        return Known::NotKnown(Open::DrinkingWaterBefore2023);
    }
    let (mut items, mut invalid) = (Vec::new(), Vec::new());
    for wanted in Item::ALL {
        let mut given = readings.iter().filter(|(item, _)| *item == wanted);
        let Some((_, reading)) = given.next() else { continue };
        match judge(wanted, *reading, wanted.bounds(stage, supply)) {
            Ok(judged) => items.push(judged),
            Err(why) => invalid.push((wanted, why)),
        }
        invalid.extend(given.map(|_| (wanted, Invalid::Duplicate)));
    }
    let halved = items.iter().any(|judged| judged.given.is_below() && judged.compared.is_some());
    let assumption = Assumptions::NONE.with_if(halved, Assumption::HalfDetectionLimit);
    let trihalomethanes = trihalomethanes(&items);
    Known::Rule(Verdict { day, stage, supply, items, trihalomethanes, invalid, assumption })
}

fn judge(item: &'static Item, given: Reading, bounds: Option<Bounds>) -> Result<Judged, Invalid> {
    if item.rule == Rule::Absent {
        let present = match given {
            Reading::NotDetected | Reading::Below(_) => false,
            Reading::Detected => true,
            Reading::Measured(value) if value.is_negative() => return Err(Invalid::Negative),
            Reading::Measured(value) => !value.is_zero(),
        };
        return Ok(Judged {
            item,
            given,
            compared: None,
            bounds: None,
            breach: present.then_some(Breach::Present),
        });
    }
    let is_ph = item.id == "ph";
    if is_ph && given.is_below() {
        return Err(Invalid::NotApplicable);
    }
    let value = given.compared()?;
    if is_ph && value > Decimal::from_int(14) {
        return Err(Invalid::OutOfRange);
    }
    let kept = bounds.ok_or(Invalid::NotApplicable)?;
    let breach = match kept {
        Bounds { least: Some(least), .. } if value < least => Some(Breach::TooLow(least)),
        Bounds { most: Some(most), .. } if value > most && given.is_below() => {
            return Err(Invalid::DetectionLimitTooHigh);
        }
        Bounds { most: Some(most), .. } if value > most => {
            let by = if is_ph { None } else { Some(multiple(value, most).ok_or(Invalid::OutOfRange)?) };
            Some(Breach::TooHigh(most, by))
        }
        _ => None,
    };
    Ok(Judged { item, given, compared: Some(value), bounds, breach })
}

fn trihalomethanes(items: &[Judged]) -> Option<Trihalomethanes> {
    let mut ratio = Fraction::ZERO;
    for id in TRIHALOMETHANES {
        let judged = items.iter().find(|judged| judged.item.id == id)?;
        let limit = judged.bounds.and_then(|bounds| bounds.most)?;
        let part = Fraction::from(judged.compared?).checked_div(limit.into())?;
        ratio = ratio.checked_add(part)?;
    }
    Some(Trihalomethanes { ratio, within: ratio <= Fraction::from(Decimal::from_int(1)) })
}
