//! Periods as the tables write them.

use jiff::civil::Date;
use mingjing_domain::time::parse_date;

/// Whether a text is a period: `2020`, `2020-03`, `2020-Q1`, `2020-03-20`, or two of them with `/` between; an end may be open (`..`).
#[must_use]
pub fn is_period(text: &str) -> bool {
    match text.split_once('/') {
        Some((from, to)) => is_point(from) && (to == ".." || is_point(to)),
        None => is_point(text),
    }
}

/// First day of a period; `None` for what is none.
#[must_use]
pub fn first_day(text: &str) -> Option<Date> {
    let from = text.split('/').next().filter(|_| is_period(text))?;
    let day = match from.split_once("-Q") {
        Some((year, quarter)) => {
            let month = match quarter {
                "1" => "01",
                "2" => "04",
                "3" => "07",
                _ => "10",
            };
            format!("{year}-{month}-01")
        }
        None => match from.len() {
            4 => format!("{from}-01-01"),
            7 => format!("{from}-01"),
            _ => from.to_owned(),
        },
    };
    parse_date(&day).ok()
}

/// What periods are sorted by: their first days, then as written.
#[must_use]
pub fn order(period: &str) -> (Option<Date>, String) {
    (first_day(period), period.to_owned())
}

fn is_point(text: &str) -> bool {
    match text.len() {
        4 => parse_date(&format!("{text}-01-01")).is_ok(),
        7 if text.contains("-Q") => {
            let (year, quarter) = text.split_at(4);
            is_point(year) && matches!(quarter, "-Q1" | "-Q2" | "-Q3" | "-Q4")
        }
        7 => parse_date(&format!("{text}-01")).is_ok(),
        10 => parse_date(text).is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_years_quarters_months_days_and_spans() {
        for good in ["2020", "2020-03", "2020-Q4", "2020-03-20", "2020-01/2020-10", "2018/..", "2016/2020-06"]
        {
            assert!(is_period(good), "{good}");
        }
        for bad in ["", "20", "2020-13", "2020-Q5", "2020/", "../2020", "2020年", "二〇二〇", "2020–21"]
        {
            assert!(!is_period(bad), "{bad}");
        }
    }

    #[test]
    fn a_period_begins_on_its_first_day() {
        for (period, day) in [
            ("2026", "2026-01-01"),
            ("2026-Q4", "2026-10-01"),
            ("2026-03", "2026-03-01"),
            ("2026-03-20/..", "2026-03-20"),
        ] {
            assert_eq!(first_day(period).unwrap().to_string(), day, "{period}");
        }
        assert_eq!(first_day("2026-Q5"), None);
    }
}
