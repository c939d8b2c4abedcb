//! How the trophic level index of a lake was worked out.

use crate::text::{Text, word};
use crate::view_model::lab;
use mingjing_contract::lakes::LakeReading;
use mingjing_domain::Decimal;
use mingjing_domain::lake::{self, Part, PerPart, Trophic};

/// The index worked out again, part by part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LakeWorking {
    /// Name, value, formula, index, weight.
    pub rows: Vec<[String; 5]>,
    /// The sum with its grade, or why there is none.
    pub sum: String,
    /// Whether it agrees with what the source published.
    pub compared: String,
    /// They differ.
    pub differs: bool,
}

/// The working of a reading.
#[must_use]
pub fn working(reading: &LakeReading, t: &'static Text) -> LakeWorking {
    let w = t.lakes();
    let given = PerPart(Part::ALL.map(|part| lab::reading(reading.values.get(part.id())?)));
    let working = lake::evaluate(&given);
    let rows = working
        .parts
        .iter()
        .map(|(part, found)| {
            let name = part.words().in_language(t.lang.language()).to_owned();
            let value = reading
                .values
                .get(part.id())
                .map_or_else(|| t.no_data.to_owned(), |value| lab::value(value, part.unit(), t));
            let (a, b) = part.coefficients();
            let hundredths = |n: i16| Decimal::new(n.into(), 2).map(|n| n.to_string()).unwrap_or_default();
            let weight = Decimal::new(part.squared_correlation().into(), 4);
            let weight = weight.map(|weight| format!("{weight} ÷ 3.7558")).unwrap_or_default();
            match found {
                Ok(found) => {
                    let sign = if b < 0 { "−" } else { "+" };
                    let formula = format!(
                        "{} {sign} {} ln {}",
                        hundredths(a),
                        hundredths(b.saturating_abs()),
                        found.value
                    );
                    [name, value, formula, found.tli.to_string(), weight]
                }
                Err(why) => [name, value, word(w.missing, why.id()), "—".to_owned(), weight],
            }
        })
        .collect();
    let computed = match working.composite {
        Trophic::Whole { tli, grade } => Some((tli, grade)),
        Trophic::Partial | Trophic::NotResolved => None,
    };
    let (compared, differs) = match (reading.published_tli, computed) {
        (None, _) => (w.not_compared.to_owned(), false),
        // A source that prints fewer decimals is compared at its own.
        (Some(published), Some((tli, _))) if tli.round_half_even(published.scale().min(2)) == published => {
            ((w.agrees)(&published.to_string()), false)
        }
        (Some(published), Some((tli, _))) => ((w.differs)(&published.to_string(), &tli.to_string()), true),
        (Some(published), None) => ((w.differs)(&published.to_string(), w.no_sum), true),
    };
    LakeWorking {
        rows,
        sum: computed.map_or_else(
            || w.no_sum.to_owned(),
            |(tli, grade)| format!("{tli} · {}", grade.words().in_language(t.lang.language())),
        ),
        compared,
        differs,
    }
}
