//! Runs of missing hours, with their reasons.

use crate::forms::cell::Cell;
use mingjing_contract::{
    air::{Gap, Six},
    missing::MissingReason,
};

/// Runs in which all six are missing for one reason first, then what is missing in single columns.
pub fn of(cells: &[[Cell; 6]]) -> Vec<Gap> {
    let whole: Vec<Option<MissingReason>> = cells.iter().map(one_reason).collect();
    let mut gaps = runs(None, whole.iter().copied());
    for (position, id) in Six::<u8>::IDS.into_iter().enumerate() {
        let column = cells.iter().zip(&whole).map(|(six, whole)| {
            let missing = six.get(position).and_then(|cell| cell.value().err());
            if whole.is_some() { None } else { missing }
        });
        gaps.extend(runs(Some(id), column));
    }
    gaps
}

/// The one reason for which all six are missing.
fn one_reason(six: &[Cell; 6]) -> Option<MissingReason> {
    let first = six.first().and_then(|cell| cell.value().err())?;
    six.iter().all(|cell| cell.value() == Err(first)).then_some(first)
}

fn runs(column: Option<&str>, reasons: impl Iterator<Item = Option<MissingReason>>) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for (index, reason) in (0..).zip(reasons) {
        let Some(reason) = reason else { continue };
        match gaps.last_mut() {
            Some(last) if last.reason == reason && last.from + last.hours == index => last.hours += 1,
            _ => gaps.push(Gap { column: column.map(str::to_owned), from: index, hours: 1, reason }),
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingjing_domain::Decimal;

    #[test]
    fn whole_hours_first_then_columns_and_reasons_part_runs() {
        let value = Cell::measured(Decimal::from_int(5)).unwrap();
        let none = Cell::missing(MissingReason::NoData);
        let absent = Cell::NOT_IN_SOURCE;
        let mut partial = [value; 6];
        partial[3] = none;
        let gaps = of(&[[value; 6], [absent; 6], [absent; 6], [none; 6], partial, partial, [value; 6]]);
        let told: Vec<_> =
            gaps.iter().map(|gap| (gap.column.as_deref(), gap.from, gap.hours, gap.reason)).collect();
        assert_eq!(
            told,
            [
                (None, 1, 2, MissingReason::NotInSource),
                (None, 3, 1, MissingReason::NoData),
                (Some("o3"), 4, 2, MissingReason::NoData),
            ]
        );
    }
}
