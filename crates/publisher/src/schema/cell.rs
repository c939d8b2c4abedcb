//! Types of single cells. Numbers are decimals: no value is ever a binary float.

use crate::diagnostic::{Fault, catalog::table};
use mingjing_domain::{Decimal, time::parse_date};

/// Whether a cell is of a Table Schema type; `Ok(false)` when the type is unknown.
///
/// # Errors
/// The fault to tell when the cell is not of the type.
pub fn check_type(kind: &str, cell: &str) -> Result<bool, Fault> {
    let fits = match kind {
        "string" | "any" => true,
        "number" => cell.parse::<Decimal>().is_ok(),
        "integer" => integer(cell).is_some(),
        "boolean" => boolean(cell).is_some(),
        "date" => parse_date(cell).is_ok(),
        "datetime" => cell.parse::<jiff::Timestamp>().is_ok(),
        "year" => year(cell).is_some(),
        "yearmonth" => parse_date(&format!("{cell}-01")).is_ok(),
        _ => return Ok(false),
    };
    if fits { Ok(true) } else { Err(table::wrong_type(kind)) }
}

/// A whole number.
#[must_use]
pub fn integer(cell: &str) -> Option<i64> {
    cell.parse().ok()
}

/// A year of four digits.
#[must_use]
pub fn year(cell: &str) -> Option<i16> {
    (cell.len() == 4 && cell.bytes().all(|byte| byte.is_ascii_digit())).then(|| cell.parse().ok())?
}

/// Truth, in the spellings that Table Schema allows.
#[must_use]
pub fn boolean(cell: &str) -> Option<bool> {
    match cell {
        "true" | "True" | "TRUE" | "1" => Some(true),
        "false" | "False" | "FALSE" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a cell is taken as being of a type.
    fn takes(kind: &str, cell: &str) -> bool {
        matches!(check_type(kind, cell), Ok(true))
    }

    #[test]
    fn types_take_what_the_standard_says_and_nothing_else() {
        for (kind, good, bad) in [
            ("number", ["12.5", "-34.8", "0"].as_slice(), ["12,5", "1e", "十二", "12.5%", "NaN"].as_slice()),
            ("integer", &["7", "-1"], &["7.0", "七"]),
            ("boolean", &["true", "0"], &["yes", "是"]),
            ("date", &["2020-02-29"], &["2021-02-29", "2020/12/31", "2020-12"]),
            ("year", &["2020"], &["20", "2020年"]),
            ("yearmonth", &["2020-12"], &["2020-13"]),
        ] {
            for cell in good {
                assert!(takes(kind, cell), "{kind} {cell}");
            }
            for cell in bad {
                assert!(!takes(kind, cell), "{kind} {cell}");
            }
        }
        assert!(matches!(check_type("geopoint", "1,2"), Ok(false)));
    }
}
