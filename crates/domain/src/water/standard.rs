//! GB 3838-2002, table 1, as data.

use super::{Class, Item};
use crate::Decimal;

/// The edition in force since 2002-06-01.
pub const EDITION: &str = "GB 3838-2002";

/// What kind of water it is: total phosphorus has other limits in lakes and reservoirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Body {
    /// River.
    River,
    /// Lake or reservoir.
    Lake,
}

impl Body {
    /// Identifier: `river`, `lake`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::River => "river",
            Self::Lake => "lake",
        }
    }

    /// The body of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::River, Self::Lake].into_iter().find(|body| body.id() == id)
    }
}

/// Saturation of oxygen in per cent from which dissolved oxygen is class I, whatever its mg/L.
pub(super) const DO_SATURATION_CLASS_I: Decimal = Decimal::from_int(90);

/// How an item is compared with its limits.
pub(super) enum Rule {
    /// Within the range: class I; outside: worse than V. The standard has one range for all classes.
    Range(Decimal, Decimal),
    /// At least the limit of the class.
    AtLeast([Decimal; 5]),
    /// At most the limit of the class.
    AtMost([Decimal; 5]),
}

/// Five limits that share a number of decimal places.
const fn limits(scale: u8, values: [i64; 5]) -> [Decimal; 5] {
    let [a, b, c, d, e] = values;
    [
        Decimal::table(a, scale),
        Decimal::table(b, scale),
        Decimal::table(c, scale),
        Decimal::table(d, scale),
        Decimal::table(e, scale),
    ]
}

pub(super) fn rule(body: Body, item: Item) -> Rule {
    use Rule::{AtLeast, AtMost, Range};
    match item {
        Item::Ph => Range(Decimal::from_int(6), Decimal::from_int(9)),
        Item::Do => AtLeast(limits(1, [75, 60, 50, 30, 20])),
        Item::Codmn => AtMost(limits(0, [2, 4, 6, 10, 15])),
        Item::Cod => AtMost(limits(0, [15, 15, 20, 30, 40])),
        Item::Bod5 => AtMost(limits(0, [3, 3, 4, 6, 10])),
        Item::Nh3n => AtMost(limits(2, [15, 50, 100, 150, 200])),
        Item::Tp => match body {
            Body::River => AtMost(limits(2, [2, 10, 20, 30, 40])),
            Body::Lake => AtMost(limits(3, [10, 25, 50, 100, 200])),
        },
        Item::Tn => AtMost(limits(1, [2, 5, 10, 15, 20])),
        Item::Cu => AtMost(limits(2, [1, 100, 100, 100, 100])),
        Item::Zn => AtMost(limits(2, [5, 100, 100, 200, 200])),
        Item::F => AtMost(limits(1, [10, 10, 10, 15, 15])),
        Item::Se => AtMost(limits(2, [1, 1, 1, 2, 2])),
        Item::As => AtMost(limits(2, [5, 5, 5, 10, 10])),
        Item::Hg => AtMost(limits(5, [5, 5, 10, 100, 100])),
        Item::Cd => AtMost(limits(3, [1, 5, 5, 5, 10])),
        Item::Cr6 => AtMost(limits(2, [1, 5, 5, 5, 10])),
        Item::Pb => AtMost(limits(2, [1, 1, 5, 5, 10])),
        Item::Cn => AtMost(limits(3, [5, 50, 200, 200, 200])),
        Item::VPhenol => AtMost(limits(3, [2, 2, 5, 10, 100])),
        Item::Oil => AtMost(limits(2, [5, 5, 5, 50, 100])),
        Item::Las => AtMost(limits(1, [2, 2, 2, 3, 3])),
        Item::S => AtMost(limits(2, [5, 10, 20, 50, 100])),
        Item::FColi => AtMost(limits(0, [200, 2_000, 10_000, 20_000, 40_000])),
    }
}

/// The limit of a class for an item that has one limit a class: the most, or for dissolved oxygen
/// the least, that the class allows. None for pH, and for [`Class::InferiorV`].
#[must_use]
pub fn limit(body: Body, item: Item, class: Class) -> Option<Decimal> {
    match rule(body, item) {
        Rule::Range(..) => None,
        Rule::AtLeast(limits) | Rule::AtMost(limits) => limits.get(class as usize).copied(),
    }
}

/// The best class whose limit the value keeps.
pub(super) fn class_of(body: Body, item: Item, value: Decimal) -> Class {
    let kept = |keeps: &dyn Fn(&Decimal) -> bool, limits: &[Decimal; 5]| {
        Class::ALL.into_iter().zip(limits).find(|(_, limit)| keeps(limit)).map(|(class, _)| class)
    };
    match rule(body, item) {
        Rule::Range(lo, hi) => (lo <= value && value <= hi).then_some(Class::I),
        Rule::AtLeast(limits) => kept(&|limit| value >= *limit, &limits),
        Rule::AtMost(limits) => kept(&|limit| value <= *limit, &limits),
    }
    .unwrap_or(Class::InferiorV)
}
