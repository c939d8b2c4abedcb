//! The verdict on one section at one time.

use super::standard::{DO_SATURATION_CLASS_I, class_of, limit};
use super::{Body, Class, Item};
use crate::Decimal;
use crate::decimal::divide_half_even;
use crate::order;

/// What was found of an item, mg/L (pH without unit, coliforms per litre).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// A value.
    Measured(Decimal),
    /// Below this detection limit. Half of it is compared, by the convention of HJ/T 91.
    Below(Decimal),
}

/// Why a reading could not be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Invalid {
    /// Below zero.
    Negative,
    /// No such value exists: pH above 14, or too large or long to reckon with exactly.
    OutOfRange,
    /// Below a detection limit so high that even its half exceeds class III: nothing was found, and
    /// yet the water could not be called clean. No exceedance is made out of it.
    DetectionLimitTooHigh,
    /// "Below detection" has no meaning for pH.
    NotApplicable,
    /// A second reading of an item; the first was judged.
    Duplicate,
}

impl Invalid {
    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Negative => "negative",
            Self::OutOfRange => "out_of_range",
            Self::DetectionLimitTooHigh => "detection_limit_too_high",
            Self::NotApplicable => "not_applicable",
            Self::Duplicate => "duplicate",
        }
    }
}

/// An item with the class that it alone has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The item.
    pub item: Item,
    /// The value that was compared: for a reading below detection, half of the limit.
    pub compared: Decimal,
    /// Its class.
    pub class: Class,
    /// Below detection, and the detection limit itself would be of a worse class: the class is that
    /// of the convention, not a finding.
    pub uncertain: bool,
}

/// Class of a section and what it rests on. Lists are in the order of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Worst class among the items that take part; none if no such item could be judged.
    pub class: Option<Class>,
    /// The items that have that class.
    pub deciding: Vec<Item>,
    /// Items that take part and are beyond class III, with (C − III limit) / III limit rounded to
    /// two decimals; none for pH and dissolved oxygen.
    pub exceeding: Vec<(Item, Option<Decimal>)>,
    /// Every judged item, also those that do not take part (total nitrogen, coliforms).
    pub items: Vec<Judged>,
    /// What could not be judged, and why.
    pub invalid: Vec<(Item, Invalid)>,
}

impl Verdict {
    /// Main pollutants (主要污染指标): of the items beyond class III the first three, cyanide and
    /// heavy metals before others, then the worse class, then the larger multiple.
    #[must_use]
    pub fn main_pollutants(&self) -> Vec<(Item, Option<Decimal>)> {
        let class = |item| self.items.iter().find(|judged| judged.item == item).map(|judged| judged.class);
        let mut items = self.exceeding.clone();
        order::by(&mut items, |(a, a_multiple), (b, b_multiple)| {
            (b.is_named_first().cmp(&a.is_named_first()))
                .then_with(|| class(*b).cmp(&class(*a)))
                .then_with(|| b_multiple.cmp(a_multiple))
        });
        items.truncate(3);
        items
    }
}

/// Class of a section from its readings. Items may come in any order.
#[must_use]
pub fn classify(body: Body, readings: &[(Item, Reading)]) -> Verdict {
    classify_with_saturation(body, readings, None)
}

/// As [`classify`], where the saturation of dissolved oxygen is known too, in per cent: from 90 % on
/// the item is class I whatever its mg/L (GB 3838-2002, table 1).
#[must_use]
pub fn classify_with_saturation(
    body: Body,
    readings: &[(Item, Reading)],
    do_saturation_percent: Option<Decimal>,
) -> Verdict {
    let mut verdict = Verdict::default();
    for (item, reading) in readings {
        if verdict.items.iter().any(|judged| judged.item == *item) {
            verdict.invalid.push((*item, Invalid::Duplicate));
            continue;
        }
        match judge(body, *item, *reading, do_saturation_percent) {
            Ok(judged) => verdict.items.push(judged),
            Err(reason) => verdict.invalid.push((*item, reason)),
        }
    }
    order::by_key(&mut verdict.items, |judged| judged.item);
    order::by_key(&mut verdict.invalid, |(item, _)| *item);
    let takes_part = || verdict.items.iter().filter(|judged| judged.item.in_class());
    let class = takes_part().map(|judged| judged.class).max();
    let deciding = takes_part().filter(|judged| Some(judged.class) == class).map(|judged| judged.item);
    let exceeding = takes_part()
        .filter(|judged| judged.class > Class::III)
        .map(|judged| (judged.item, multiple(body, judged.item, judged.compared)));
    let (deciding, exceeding) = (deciding.collect(), exceeding.collect());
    Verdict { class, deciding, exceeding, ..verdict }
}

fn judge(
    body: Body,
    item: Item,
    reading: Reading,
    do_saturation_percent: Option<Decimal>,
) -> Result<Judged, Invalid> {
    let (given, compared) = match reading {
        Reading::Measured(value) => (value, value),
        Reading::Below(_) if item == Item::Ph => return Err(Invalid::NotApplicable),
        Reading::Below(limit) => (limit, limit.half().ok_or(Invalid::OutOfRange)?),
    };
    if given.is_negative() {
        return Err(Invalid::Negative);
    }
    if item == Item::Ph && given > Decimal::from_int(14) {
        return Err(Invalid::OutOfRange);
    }
    let saturated = item == Item::Do && do_saturation_percent.is_some_and(|s| s >= DO_SATURATION_CLASS_I);
    let class = if saturated { Class::I } else { class_of(body, item, compared) };
    let beyond = class > Class::III && item.has_multiple();
    if beyond && matches!(reading, Reading::Below(_)) {
        return Err(Invalid::DetectionLimitTooHigh);
    }
    if beyond && multiple(body, item, compared).is_none() {
        return Err(Invalid::OutOfRange);
    }
    // Less dissolved oxygen is worse, so that its detection limit would never be of a worse class.
    let uncertain = matches!(reading, Reading::Below(_)) && class_of(body, item, given) > class;
    Ok(Judged { item, compared, class, uncertain })
}

/// Exceedance multiple (超标倍数), two decimals by GB/T 8170; none where the item has none, or where
/// the value is too large or long to divide exactly.
fn multiple(body: Body, item: Item, value: Decimal) -> Option<Decimal> {
    if !item.has_multiple() {
        return None;
    }
    let limit = limit(body, item, Class::III)?;
    let excess = value.checked_sub(limit)?;
    let hundredths = excess.to_scaled(excess.scale())?.checked_mul(100)?;
    Decimal::new(divide_half_even(hundredths, limit.to_scaled(excess.scale())?)?, 2)
}
