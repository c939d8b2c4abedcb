//! The index from five readings.

use super::ln::{BITS, ERROR, ln};
use super::part::SUM_OF_SQUARES;
use super::{Grade, Part, PerPart};
use crate::assumption::{Assumption, Assumptions};
use crate::sample::Reading;
use crate::{Decimal, Fraction};

/// Digits after the point of an index.
const DECIMALS: u8 = 2;
/// Units of 2^−62 hundredths in 1.
const UNIT: i128 = 100 << BITS;

/// Why a part has no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// No reading.
    NotGiven,
    /// Zero or below: no logarithm.
    NotPositive,
    /// A word where a figure is needed.
    NoFigure,
    /// Its digits cannot be told within the bound of the error. No input of a lake is known to do so.
    NotResolved,
}

impl Missing {
    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotGiven => "not_given",
            Self::NotPositive => "not_positive",
            Self::NoFigure => "no_figure",
            Self::NotResolved => "not_resolved",
        }
    }
}

/// One part, worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartWorking {
    /// The value in the formula: for a reading below detection half of the limit.
    pub value: Decimal,
    /// Its index, two decimals by GB/T 8170.
    pub tli: Decimal,
    /// In units of 2^−62 hundredths.
    exact: i128,
    error: i128,
}

/// What the five come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trophic {
    /// All five parts are there.
    Whole {
        /// TLI(Σ), two decimals by GB/T 8170.
        tli: Decimal,
        /// Its grade, by the unrounded index.
        grade: Grade,
    },
    /// A part is missing: no Σ, no grade.
    Partial,
    /// All parts are there, and the bound of the error does not tell the last digit or the grade.
    NotResolved,
}

/// The index with its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Working {
    /// What was given.
    pub given: PerPart<Option<Reading>>,
    /// Each part.
    pub parts: PerPart<Result<PartWorking, Missing>>,
    /// TLI(Σ).
    pub composite: Trophic,
    /// What no clause decides.
    pub assumption: Assumptions,
}

impl Working {
    /// The parts that are missing, and why.
    pub fn missing(&self) -> impl Iterator<Item = (Part, Missing)> {
        self.parts.iter().filter_map(|(part, found)| found.err().map(|why| (part, why)))
    }
}

/// The trophic index of a lake from its five readings, in the units of [`Part`].
#[must_use]
pub fn evaluate(given: &PerPart<Option<Reading>>) -> Working {
    let parts = PerPart(Part::ALL.map(|part| part_index(part, given[part])));
    let halved = given.0.iter().any(|reading| matches!(reading, Some(Reading::Below(_))));
    let assumption = Assumptions::NONE
        .with(Assumption::LakeWeightsUnrounded)
        .with_if(halved, Assumption::HalfDetectionLimit);
    Working { given: *given, parts, composite: composite(&parts), assumption }
}

fn part_index(part: Part, reading: Option<Reading>) -> Result<PartWorking, Missing> {
    let value = match reading {
        None => return Err(Missing::NotGiven),
        Some(Reading::Measured(value)) => value,
        Some(Reading::Below(limit)) => limit.half().ok_or(Missing::NotResolved)?,
        Some(Reading::NotDetected | Reading::Detected) => return Err(Missing::NoFigure),
    };
    let ln = ln(value.mantissa(), value.scale()).ok_or(Missing::NotPositive)?;
    let (a, b) = part.coefficients();
    let (a, b) = (i128::from(a), i128::from(b));
    let exact = (a << BITS) + b * ln;
    // ln 1 = 0 has no error; neither has the part then.
    let error = if ln == 0 { 0 } else { b.abs() * ERROR };
    let tli = rounded(exact, error, UNIT).ok_or(Missing::NotResolved)?;
    Ok(PartWorking { value, tli, exact, error })
}

fn composite(parts: &PerPart<Result<PartWorking, Missing>>) -> Trophic {
    let (mut sum, mut error) = (0, 0);
    for (part, found) in parts.iter() {
        let Ok(found) = found else { return Trophic::Partial };
        let weight = i128::from(part.squared_correlation());
        sum += weight * found.exact;
        error += weight * found.error;
    }
    let unit = SUM_OF_SQUARES * UNIT;
    let grade = |sum: i128| Grade::of(|bound| sum < bound * unit, |bound| sum > bound * unit);
    match rounded(sum, error, unit) {
        Some(tli) if grade(sum - error) == grade(sum + error) => Trophic::Whole { tli, grade: grade(sum) },
        _ => Trophic::NotResolved,
    }
}

/// `value` / `unit`, rounded; none unless everything within `error` rounds to the same.
fn rounded(value: i128, error: i128, unit: i128) -> Option<Decimal> {
    let round = |numerator: i128| Fraction::new(numerator, unit)?.round_half_even(DECIMALS);
    let low = round(value.checked_sub(error)?)?;
    let high = round(value.checked_add(error)?)?;
    (low == high).then_some(low)
}
