//! The verdict on one well at one time.

use super::table::{IN_FORCE_FROM, Item, Rule};
use crate::Decimal;
use crate::assumption::{Assumption, Assumptions};
use crate::known::{Known, Open};
use crate::sample::{Invalid, Reading, multiple};
use jiff::civil::Date;

/// Class by GB/T 14848, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Ⅰ.
    I,
    /// Ⅱ.
    II,
    /// Ⅲ: fit as a source of drinking water.
    III,
    /// Ⅳ.
    IV,
    /// Ⅴ: worse than Ⅳ.
    V,
}

impl Class {
    /// All classes, best first.
    pub const ALL: [Self; 5] = [Self::I, Self::II, Self::III, Self::IV, Self::V];

    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::I => "I",
            Self::II => "II",
            Self::III => "III",
            Self::IV => "IV",
            Self::V => "V",
        }
    }

    /// As printed.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::I => "Ⅰ",
            Self::II => "Ⅱ",
            Self::III => "Ⅲ",
            Self::IV => "Ⅳ",
            Self::V => "Ⅴ",
        }
    }
}

/// An item with the class that it alone has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The item.
    pub item: &'static Item,
    /// What was given.
    pub given: Reading,
    /// Its class.
    pub class: Class,
    /// The figure that was compared; none for what is only perceived.
    pub compared: Option<Decimal>,
    /// Beyond class Ⅲ: (C − Ⅲ limit) / Ⅲ limit; none for pH and what is only perceived.
    pub multiple: Option<Decimal>,
    /// Below detection, and the detection limit itself would be of a worse class.
    pub uncertain: bool,
    /// Class Ⅳ or Ⅴ: the table has no bound between them for this item.
    pub open_ended: bool,
}

/// Class of a well and what it rests on. Lists are in the order of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The day, which chose the edition.
    pub day: Date,
    /// Worst class; none if no item could be judged.
    pub class: Option<Class>,
    /// Every judged item.
    pub items: Vec<Judged>,
    /// What could not be judged, and why.
    pub invalid: Vec<(&'static Item, Invalid)>,
    /// What no clause decides.
    pub assumption: Assumptions,
}

impl Verdict {
    /// The items that have the class of the well.
    pub fn deciding(&self) -> impl Iterator<Item = &Judged> {
        self.items.iter().filter(|judged| Some(judged.class) == self.class)
    }

    /// The items beyond class Ⅲ.
    pub fn exceeding(&self) -> impl Iterator<Item = &Judged> {
        self.items.iter().filter(|judged| judged.class > Class::III)
    }
}

/// Class of a well from its readings on a day, which chooses the edition. Items may come in any order.
#[must_use]
pub fn evaluate(day: Date, readings: &[(&'static Item, Reading)]) -> Known<Verdict> {
    if day < IN_FORCE_FROM {
        return Known::NotKnown(Open::GroundwaterBefore2018);
    }
    let (mut items, mut invalid) = (Vec::new(), Vec::new());
    for wanted in Item::ALL {
        let mut given = readings.iter().filter(|(item, _)| *item == wanted);
        let Some((_, reading)) = given.next() else { continue };
        match judge(wanted, *reading) {
            Ok(judged) => items.push(judged),
            Err(why) => invalid.push((wanted, why)),
        }
        invalid.extend(given.map(|_| (wanted, Invalid::Duplicate)));
    }
    let class = items.iter().map(|judged| judged.class).max();
    let assumption = Assumptions::NONE
        .with_if(items.iter().any(|judged| judged.given.is_below()), Assumption::HalfDetectionLimit)
        .with_if(items.iter().any(|judged| judged.open_ended), Assumption::OpenEndedClassIv);
    Known::Rule(Verdict { day, class, items, invalid, assumption })
}

fn judge(item: &'static Item, given: Reading) -> Result<Judged, Invalid> {
    let judged = |class, compared, multiple, uncertain, open_ended| Judged {
        item,
        given,
        class,
        compared,
        multiple,
        uncertain,
        open_ended,
    };
    match (item.rule, given) {
        (Rule::NonePerceived, Reading::NotDetected) => return Ok(judged(Class::I, None, None, false, false)),
        (Rule::NonePerceived, Reading::Detected) => return Ok(judged(Class::V, None, None, false, false)),
        (Rule::NonePerceived, _) | (Rule::Ph, Reading::Below(_)) => return Err(Invalid::NotApplicable),
        // "Not detected" is the very wording of class Ⅰ.
        (Rule::NotDetectedThen(..), Reading::NotDetected) => {
            return Ok(judged(Class::I, None, None, false, false));
        }
        _ => {}
    }
    let value = given.compared()?;
    if item.rule == Rule::Ph && value > Decimal::from_int(14) {
        return Err(Invalid::OutOfRange);
    }
    // A figure below the detection limit was not detected.
    let class = match (item.rule, given) {
        (Rule::NotDetectedThen(..), Reading::Below(limit)) if class_of(item, limit) <= Class::II => Class::I,
        _ => class_of(item, value),
    };
    if class <= Class::III {
        let uncertain = matches!(given, Reading::Below(limit) if class_of(item, limit) > class);
        // For the item whose class Ⅰ is "not detected" a limit within class Ⅱ leaves nothing open.
        let uncertain = uncertain && !(class == Class::I && matches!(item.rule, Rule::NotDetectedThen(..)));
        return Ok(judged(class, Some(value), None, uncertain, false));
    }
    if given.is_below() {
        return Err(Invalid::DetectionLimitTooHigh);
    }
    let multiple = match item.limit(Class::III) {
        Some(limit) => Some(multiple(value, limit).ok_or(Invalid::OutOfRange)?),
        None => None,
    };
    Ok(judged(class, Some(value), multiple, false, matches!(item.rule, Rule::OpenEnded(..))))
}

/// The best class whose limit a figure keeps.
fn class_of(item: &Item, value: Decimal) -> Class {
    let tenths = |n| Decimal::table(n, 1);
    match item.rule {
        Rule::Ph if tenths(65) <= value && value <= tenths(85) => Class::I,
        Rule::Ph if tenths(55) <= value && value <= tenths(90) => Class::IV,
        Rule::OpenEnded(..) => kept(item, value).unwrap_or(Class::IV),
        Rule::AtMost(_) | Rule::NotDetectedThen(..) => kept(item, value).unwrap_or(Class::V),
        Rule::Ph | Rule::NonePerceived => Class::V,
    }
}

fn kept(item: &Item, value: Decimal) -> Option<Class> {
    Class::ALL.into_iter().find(|class| item.limit(*class).is_some_and(|limit| value <= limit))
}
