//! Limits of an outlet and verdicts on its means, in cells.

use crate::text::{Text, format, word};
use crate::view_model::lab;
use mingjing_contract::emissions::EmissionVerdict;
use mingjing_contract::polluters::Outlet;

/// A verdict in cells: limit, text and clause, judged, missing, above, above under a mark, highest; and whether it
/// tells of an exceedance.
#[must_use]
pub fn verdict_row(verdict: &EmissionVerdict, unit: &str, t: &Text) -> ([String; 7], bool) {
    let w = t.polluters();
    let text = text_and_clause(&verdict.source, &verdict.document, &verdict.clause, t);
    let at = |at: &str| if at.len() > 10 { format::moment(t.lang, at) } else { format::day_text(t.lang, at) };
    let worst = verdict.worst.as_ref().map_or_else(
        || "—".to_owned(),
        |worst| {
            let by = worst.multiple.map(|by| (t.lab().multiple)(&by.to_string())).unwrap_or_default();
            (w.worst)(&worst.value.to_string(), &at(&worst.at), &by)
        },
    );
    let cells = [
        format!("{} {unit}", verdict.most),
        text,
        verdict.judged.to_string(),
        verdict.missing.to_string(),
        verdict.unmarked_exceedances.to_string(),
        verdict.marked_exceedances.to_string(),
        worst,
    ];
    (cells, verdict.unmarked_exceedances > 0 && verdict.source != "policy")
}

fn text_and_clause(source: &str, document: &str, clause: &str, t: &Text) -> String {
    format!("{} {document} {clause}", word(t.polluters().limit_sources, source)).trim_end().to_owned()
}

/// The limits of an outlet in cells: item, averaging, limit, text and clause, term.
#[must_use]
pub fn limit_rows(outlet: &Outlet, t: &Text) -> Vec<[String; 5]> {
    let w = t.polluters();
    let day = |day: &Option<String>, without: &str| {
        day.as_deref().map_or_else(|| without.to_owned(), |day| format::day_text(t.lang, day))
    };
    outlet
        .limits
        .iter()
        .map(|limit| {
            let mut most = format!("{} {}", limit.most, lab::unit(&limit.unit, t.lang));
            if let Some(oxygen) = limit.oxygen_percent {
                most = lab::aside(&most, &(w.oxygen)(&oxygen.to_string()), t);
            }
            [
                word(w.items, &limit.item),
                word(w.averagings, &limit.averaging),
                most,
                text_and_clause(&limit.source, &limit.document, &limit.clause, t),
                (w.term)(&day(&limit.from, w.since_ever), &day(&limit.to, w.until_further)),
            ]
        })
        .collect()
}
