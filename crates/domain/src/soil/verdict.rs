//! The verdict on one plot.

use super::table::{IN_FORCE_FROM, Item, Limits, Site, is_ph, limits};
use crate::Decimal;
use crate::assumption::{Assumption, Assumptions};
use crate::confidence::Confidence;
use crate::known::{Known, Open};
use crate::language::Words;
use crate::sample::{Invalid, Reading, multiple};
use jiff::civil::Date;

/// Where a value lies between the two lines, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// At most the screening value: low.
    BelowScreening,
    /// Above screening, at most the intervention value (or there is none): possible, to be looked into.
    Between,
    /// Above the intervention value: high.
    AboveIntervention,
}

impl Risk {
    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::BelowScreening => "below_screening",
            Self::Between => "between",
            Self::AboveIntervention => "above_intervention",
        }
    }

    /// In words.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::BelowScreening => {
                Words { zh: "不高于筛选值，风险低", en: "not above screening: low risk" }
            }
            Self::Between => Words {
                zh: "高于筛选值、不高于管制值，可能存在风险",
                en: "above screening, not above intervention: possible risk",
            },
            Self::AboveIntervention => {
                Words { zh: "高于管制值，风险高", en: "above intervention: high risk" }
            }
        }
    }

    /// Category of farmland that goes with it (优先保护, 安全利用, 严格管控); the classing itself also
    /// looks at what grows there.
    #[must_use]
    pub const fn farmland_category(self) -> Words {
        match self {
            Self::BelowScreening => Words { zh: "优先保护", en: "priority protection" },
            Self::Between => Words { zh: "安全利用", en: "safe use" },
            Self::AboveIntervention => Words { zh: "严格管控", en: "strict control" },
        }
    }
}

/// An item, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The item.
    pub item: Item,
    /// What was given.
    pub given: Reading,
    /// The value that was compared, mg/kg.
    pub compared: Decimal,
    /// Screening value, mg/kg.
    pub screening: Decimal,
    /// Intervention value, mg/kg, where there is one.
    pub intervention: Option<Decimal>,
    /// Where it lies.
    pub risk: Risk,
    /// Above screening: (C − screening) / screening.
    pub multiple: Option<Decimal>,
    /// Confidence in the limits.
    pub confidence: Confidence,
}

/// The verdict on a plot. Lists are in the order of [`Item::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The day, which chose the edition.
    pub day: Date,
    /// What the land is.
    pub site: Site,
    /// The highest risk among the items; none if none could be judged.
    pub risk: Option<Risk>,
    /// Every judged item.
    pub items: Vec<Judged>,
    /// What could not be judged, and why.
    pub invalid: Vec<(Item, Invalid)>,
    /// What no clause decides.
    pub assumption: Assumptions,
}

/// Judges a plot by a sample of a day, which chooses the edition. Items may come in any order.
#[must_use]
pub fn evaluate(day: Date, site: Site, readings: &[(Item, Reading)]) -> Known<Verdict> {
    if day < IN_FORCE_FROM {
        return Known::NotKnown(Open::SoilBefore2018);
    }
    let (mut items, mut invalid) = (Vec::new(), Vec::new());
    for wanted in Item::ALL {
        let mut given = readings.iter().filter(|(item, _)| *item == wanted);
        let Some((_, reading)) = given.next() else { continue };
        match judge(site, wanted, *reading) {
            Ok(judged) => items.push(judged),
            Err(why) => invalid.push((wanted, why)),
        }
        invalid.extend(given.map(|_| (wanted, Invalid::Duplicate)));
    }
    let risk = items.iter().map(|judged| judged.risk).max();
    let arsenic = items.iter().any(|judged| judged.item == Item::As && judged.risk > Risk::BelowScreening);
    let assumption = Assumptions::NONE
        .with_if(items.iter().any(|judged| judged.given.is_below()), Assumption::HalfDetectionLimit)
        .with_if(arsenic && matches!(site, Site::Development(_)), Assumption::SoilBackgroundNotCompared);
    Known::Rule(Verdict { day, site, risk, items, invalid, assumption })
}

fn judge(site: Site, item: Item, given: Reading) -> Result<Judged, Invalid> {
    let compared = given.compared()?;
    let Some(Limits { screening, intervention, confidence }) = limits(site, item) else {
        // Hexavalent chromium has no limit on farmland with any pH.
        let ph_is_missing = matches!(site, Site::Farmland { ph, .. }
            if item != Item::Cr6 && !ph.as_ref().is_some_and(is_ph));
        return Err(if ph_is_missing { Invalid::NoPh } else { Invalid::NotApplicable });
    };
    let risk = if compared <= screening {
        Risk::BelowScreening
    } else if intervention.is_some_and(|intervention| compared > intervention) {
        Risk::AboveIntervention
    } else {
        Risk::Between
    };
    let mut by = None;
    if risk > Risk::BelowScreening {
        if given.is_below() {
            return Err(Invalid::DetectionLimitTooHigh);
        }
        by = Some(multiple(compared, screening).ok_or(Invalid::OutOfRange)?);
    }
    Ok(Judged { item, given, compared, screening, intervention, risk, multiple: by, confidence })
}
