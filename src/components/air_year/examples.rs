//! Years of air.

use super::year;
use crate::components::Ctx;
use crate::components::air_days::examples::cells;
use crate::view_model::air_year::Year;
use crate::view_model::figure::Table;
use maud::Markup;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let table = Table {
        head: vec![ctx.t.time.to_owned(), "PM₂.₅".to_owned(), "PM₁₀".to_owned(), "O₃".to_owned()],
        rows: vec![
            vec!["1".into(), "31".into(), "88".into(), "92".into()],
            vec!["2".into(), "—".into(), "—".into(), "—".into()],
        ],
    };
    let months = vec![
        ("1".to_owned(), cells(ctx, &[Some(1); 31])),
        ("2".to_owned(), cells(ctx, &[Some(2), Some(4), None, Some(3)])),
    ];
    let whole = Year { year: 2026, years: vec![2026, 2025], months, table, joins_editions: true, by: None };
    let short = Year {
        years: vec![2026],
        months: whole.months[..1].to_vec(),
        joins_editions: false,
        by: None,
        ..whole.clone()
    };
    vec![
        ("two years, two editions of the index", year(ctx, &whole)),
        ("the first month of a record", year(ctx, &short)),
    ]
}
