//! A limit with its source and its term.

use crate::Decimal;
use crate::confidence::Confidence;
use jiff::civil::Date;

/// Over what a mean is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Averaging {
    /// One hour.
    Hour,
    /// One natural day.
    Day,
}

/// What kind of text sets a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitSource {
    /// The pollutant discharge permit of the unit (排污许可证).
    Permit,
    /// A national or regional standard.
    Standard,
    /// A policy target: to miss it breaks no standard.
    Policy,
}

impl LimitSource {
    /// All sources.
    pub const ALL: [Self; 3] = [Self::Permit, Self::Standard, Self::Policy];

    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Permit => "permit",
            Self::Standard => "standard",
            Self::Policy => "policy",
        }
    }

    /// The source of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.id() == id)
    }
}

/// A limit of one item at one kind of outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit<'a> {
    /// Identifier of the item.
    pub item: &'a str,
    /// The means that it binds.
    pub averaging: Averaging,
    /// The most that is allowed.
    pub most: Decimal,
    /// Unit of the limit and of the means: `mg/m³`.
    pub unit: &'a str,
    /// Reference oxygen in per cent by volume that means are converted to, if any.
    pub oxygen_percent: Option<Decimal>,
    /// What kind of text sets it.
    pub source: LimitSource,
    /// Number of the text or permit.
    pub document: &'a str,
    /// Its clause; empty if not known.
    pub clause: &'a str,
    /// First day; none: not known, or since ever.
    pub from: Option<Date>,
    /// Last day; none: until further notice.
    pub to: Option<Date>,
    /// Confidence in the figure.
    pub confidence: Confidence,
}

impl Limit<'_> {
    /// Whether it is in force on a day.
    #[must_use]
    pub fn binds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// The limits of an item in force on a day, in the order given.
pub fn in_force<'a, 'b>(
    limits: &'b [Limit<'a>],
    item: &'b str,
    averaging: Averaging,
    day: Date,
) -> impl Iterator<Item = &'b Limit<'a>> {
    limits
        .iter()
        .filter(move |limit| limit.item == item && limit.averaging == averaging && limit.binds_on(day))
}

/// The strictest limit that binds in law on a day: of permits and standards, not of policy targets. None
/// if there is none, or if their units or reference oxygen differ, so that they cannot be compared.
#[must_use]
pub fn strictest<'a, 'b>(
    limits: &'b [Limit<'a>],
    item: &'b str,
    averaging: Averaging,
    day: Date,
) -> Option<&'b Limit<'a>> {
    let binding =
        || in_force(limits, item, averaging, day).filter(|limit| limit.source != LimitSource::Policy);
    let strictest = binding().min_by_key(|limit| limit.most)?;
    binding()
        .all(|other| other.unit == strictest.unit && other.oxygen_percent == strictest.oxygen_percent)
        .then_some(strictest)
}
