//! One cell of a series: a measured value, or the reason for its absence, in four bytes.

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

/// Bits of the tag; the rest is the mantissa.
const TAG_BITS: u32 = 8;

/// A month of the whole country has nine million of these: hence the packing. The low eight bits are the
/// tag, the others the mantissa.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Cell(i32);

impl Cell {
    /// Nothing was said about it.
    pub const NOT_IN_SOURCE: Self = Self(FIRST_REASON as i32);

    /// A value; `None` if it has more digits than any measurement (a mantissa beyond ±8,388,607).
    #[must_use]
    pub fn measured(value: Decimal) -> Option<Self> {
        Self::of_digits(i32::try_from(value.mantissa()).ok()?, value.scale())
    }

    /// A value from its digits and decimal places, as [`Self::measured`].
    #[must_use]
    pub fn of_digits(mantissa: i32, scale: u8) -> Option<Self> {
        let shifted = mantissa << TAG_BITS;
        (shifted >> TAG_BITS == mantissa && scale < FIRST_REASON).then(|| Self(shifted | i32::from(scale)))
    }

    /// The absence of a value.
    #[must_use]
    pub fn missing(reason: MissingReason) -> Self {
        let tag = (FIRST_REASON..).zip(REASONS).find(|(_, known)| *known == reason);
        Self(i32::from(tag.map_or(FIRST_REASON, |(tag, _)| tag)))
    }

    /// Whether there is a value.
    #[must_use]
    pub fn is_measured(self) -> bool {
        self.tag() < FIRST_REASON
    }

    /// The value.
    ///
    /// # Errors
    /// The reason for its absence.
    pub fn value(self) -> Result<Decimal, MissingReason> {
        match self.tag().checked_sub(FIRST_REASON) {
            Some(index) => {
                Err(REASONS.get(usize::from(index)).copied().unwrap_or(MissingReason::NotInSource))
            }
            None => Decimal::new(i64::from(self.0 >> TAG_BITS), self.tag()).ok_or(MissingReason::Invalid),
        }
    }

    fn tag(self) -> u8 {
        self.0.to_le_bytes()[0]
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
        assert_eq!(Cell::of_digits(8_388_607, 3).unwrap().value().unwrap().to_string(), "8388.607");
        assert_eq!(Cell::of_digits(8_388_608, 3), None);
        assert_eq!(size_of::<Cell>(), 4);
    }
}
