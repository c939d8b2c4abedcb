//! One cell of a series: a measured value, or the reason for its absence, in eight bytes.

use mingjing_contract::missing::MissingReason;
use mingjing_domain::Decimal;

/// Tags from here on are reasons; below they are decimal places.
const FIRST_REASON: u8 = 100;

/// The reasons in the order of their tags.
const REASONS: [MissingReason; 7] = [
    MissingReason::NotInSource,
    MissingReason::NoData,
    MissingReason::NotMonitored,
    MissingReason::Stopped,
    MissingReason::Maintenance,
    MissingReason::TooFewValues,
    MissingReason::Invalid,
];

/// A month of the whole country has nine million of these: hence the packing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    mantissa: i32,
    tag: u8,
}

impl Cell {
    /// Nothing was said about it.
    pub const NOT_IN_SOURCE: Self = Self { mantissa: 0, tag: FIRST_REASON };

    /// A value; `None` if it has more digits than any measurement (beyond an `i32`).
    #[must_use]
    pub fn measured(value: Decimal) -> Option<Self> {
        Some(Self { mantissa: i32::try_from(value.mantissa()).ok()?, tag: value.scale() })
    }

    /// The absence of a value.
    #[must_use]
    pub fn missing(reason: MissingReason) -> Self {
        let tag = (FIRST_REASON..).zip(REASONS).find(|(_, known)| *known == reason);
        Self { mantissa: 0, tag: tag.map_or(FIRST_REASON, |(tag, _)| tag) }
    }

    /// The value.
    ///
    /// # Errors
    /// The reason for its absence.
    pub fn value(self) -> Result<Decimal, MissingReason> {
        match self.tag.checked_sub(FIRST_REASON) {
            Some(index) => {
                Err(REASONS.get(usize::from(index)).copied().unwrap_or(MissingReason::NotInSource))
            }
            None => Decimal::new(i64::from(self.mantissa), self.tag).ok_or(MissingReason::Invalid),
        }
    }
}

impl Default for Cell {
    fn default() -> Self {
        Self::NOT_IN_SOURCE
    }
}

impl std::fmt::Debug for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.value() {
            Ok(value) => write!(f, "{value}"),
            Err(reason) => write!(f, "{reason:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_digits_and_reasons_their_name() {
        for text in ["0", "0.30", "1829", "-0.5"] {
            let value: Decimal = text.parse().unwrap();
            assert_eq!(Cell::measured(value).unwrap().value().unwrap().to_string(), text);
        }
        for reason in REASONS {
            assert_eq!(Cell::missing(reason).value(), Err(reason));
        }
        assert_eq!(Cell::measured(Decimal::from_int(i64::MAX)), None);
        assert_eq!(size_of::<Cell>(), 8);
    }
}
