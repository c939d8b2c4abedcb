//! How firmly the fields of the published tables are bound to what they said before.
//!
//! What is not named here is a fact: it may be added, and it changes with a reason only.

use mingjing_contract::manifest::table;

/// Whether a field only explains, translates or copies: notes, why something is missing or was not judged,
/// the newest of what another table lists.
pub fn is_free(field: &str) -> bool {
    const FIRST: [&str; 7] = ["history", "latest", "missing", "counts", "gaps", "not_judged", "no_rule"];
    let last = field.rsplit('.').next().unwrap_or(field);
    last == "note" || last.ends_with("_en") || FIRST.contains(&first(field))
}

/// Fields of registers that say how things stand at present, by table and list (as in [`super::identity`]).
const STANDING: [(&str, &str, &[&str]); 7] = [
    // What the newest dated list says; `history` keeps what the others said.
    (table::PLACES, "stations", &["name_zh", "lon", "lat"]),
    (table::DRINKING, "places", &["operator_zh"]),
    (table::SOIL, "plots", &["state", "planned_use_zh", "use_limits_zh", "document"]),
    (
        table::POLLUTERS,
        "enterprises",
        &[
            "name_zh",
            "address_zh",
            "key_for",
            "management",
            "permit_number",
            "permit_from",
            "permit_to",
            "state",
            "report_url",
            "report_year",
        ],
    ),
    (table::POLLUTERS, "enterprises.outlets", &["automatic", "facility_state_zh"]),
    (table::FACILITIES, "facilities", &["operator_zh", "booking_zh", "booking_url", "phone"]),
    (table::FACILITIES, "facilities.days", &["state", "capacity", "visitors", "note_zh"]),
];

/// Whether a field says how things stand at present, so that it changes in the ordinary course.
pub fn is_standing(table: &str, list: &str, field: &str) -> bool {
    STANDING.iter().any(|(of, within, fields)| *of == table && *within == list && fields.contains(&field))
}

/// Fields that the rules compute from others, by table. Levels and indices that somebody else published are
/// facts: those of `warnings`, `forecasts` and `air_daily`.
const COMPUTED: [(&str, &[&str]); 10] = [
    (table::BULLETIN_TEXTS, &["html_zh", "html_en"]),
    (table::AIR_HOURS, &["aqi"]),
    (table::WATER_READINGS, &["computed_class", "deciding", "exceeding"]),
    (table::LAKE_READINGS, &["parts", "tli", "grade"]),
    (table::GROUNDWATER_READINGS, &["class", "open_ended", "deciding", "limit", "multiple", "uncertain"]),
    (
        table::DRINKING_READINGS,
        &[
            "edition",
            "compliant",
            "class",
            "trihalomethanes",
            "least",
            "most",
            "breach",
            "multiple",
            "limit_confidence",
        ],
    ),
    (
        table::SOIL,
        &["edition", "risk", "screening", "intervention", "multiple", "limit_confidence", "percent"],
    ),
    (table::EMISSIONS, &["verdicts"]),
    (table::EMISSION_DAYS, &["verdicts"]),
    (table::REPLIES, &["accept_by", "answer_by", "days_to_accept", "days_to_answer"]),
];

/// Whether the rules compute a field from others. Of a day of the air everything is.
pub fn is_computed(table: &str, field: &str) -> bool {
    table == table::AIR_DAYS
        || COMPUTED.iter().any(|(of, fields)| *of == table && fields.contains(&first(field)))
}

/// Whether a field sums up the rows below its own, so that it follows when there are more of them: how many
/// means keep a limit, and the worst one.
pub fn is_running(table: &str, field: &str) -> bool {
    matches!(table, table::EMISSIONS | table::EMISSION_DAYS) && first(field) == "verdicts"
}

/// Whether a field counts what is in no row, so that nothing but itself can grow: rows without a time. It may
/// become less only when rows have come, to which they have found.
pub fn is_tally(table: &str, field: &str) -> bool {
    table == table::WATER_READINGS && first(field) == "untimed"
}

fn first(field: &str) -> &str {
    field.split('.').next().unwrap_or(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_published_is_a_fact_whatever_its_name() {
        assert!(is_computed(table::AIR_DAYS, "level") && is_computed(table::AIR_HOURS, "aqi"));
        for (table, field) in [
            (table::WARNINGS, "level"),
            (table::FORECASTS, "primary"),
            (table::AIR_DAILY, "aqi"),
            (table::LAKE_READINGS, "published_tli"),
            (table::WATER_READINGS, "published_class"),
            (table::EMISSIONS, "value"),
            (table::POLLUTERS, "most"),
        ] {
            assert!(!is_computed(table, field), "{table} {field}");
        }
    }

    #[test]
    fn explanations_and_copies_are_free_and_verdicts_are_not() {
        for field in ["note", "title_en", "missing.tp", "counts.o3", "latest", "verdicts.d.note"] {
            assert!(is_free(field), "{field}");
        }
        for field in ["verdicts.环大气〔2024〕5号.missing", "published_class", "quantity", "sample"] {
            assert!(!is_free(field), "{field}");
        }
    }
}
