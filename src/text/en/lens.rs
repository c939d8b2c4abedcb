//! Charts seen through another standard, in English.

use crate::text::lens::LensWords;

/// The words.
pub static WORDS: LensWords = LensWords {
    names: &[
        ("national", "Standards in force, by date"),
        ("gb-2012", "GB 3095-2012 and HJ 633-2012"),
        ("gb-2026", "GB 3095-2026 (transition limits) and HJ 633-2026"),
        ("who-2021", "WHO guidelines 2021"),
        ("epa-2024", "US EPA index 2024"),
        ("eea-2024", "European bands 2024 (EEA)"),
    ],
    sources: &[
        ("gb-2012", "GB 3095-2012 table 1, second grade, and HJ 633-2012 table 1"),
        ("gb-2026", "GB 3095-2026 table 1, second grade (4.4, transition), and HJ 633-2026 table 3"),
        (
            "who-2021",
            "WHO global air quality guidelines 2021, 24-hour levels, for ozone the daily maximum 8-hour mean",
        ),
        (
            "epa-2024",
            "US EPA technical document on the AQI, May 2024, table of breakpoints; gases converted at 25 °C",
        ),
        ("eea-2024", "EEA, European air quality index, table of bands of 2024"),
    ],
    by: |name, note| {
        let note = note.map_or_else(String::new, |note| format!("; {note}"));
        format!("compared by {name}, not a verdict{note}")
    },
    beside_source: |source, other| format!("{source} Compared with: {other}."),
    csv: "compared by",
    day_mean: "daily mean",
    day_max_8h: "daily maximum 8-hour mean",
    no_day: "no valid value for the day",
    by_mean: "it only has values for days: the published daily mean is compared, not the hour",
    by_max_8h: "it has values for 8 hours: the published daily maximum 8-hour mean is compared, not the hour",
    guideline: |value| format!("guideline {value} (day)"),
    times: |times| format!("{times} × the guideline"),
    the_guideline: "above the guideline",
    the_epa_100: "above 100 of the US index",
    the_eea_poor: "“poor” or worse",
    days_above: |above, of, what| {
        if of == 0 {
            " No day in this stretch can be compared.".to_owned()
        } else {
            format!(" Of {of} days that can be compared, {above} were {what}.")
        }
    },
    hours_above: |above, of, what| {
        if of == 0 {
            " No hour in this stretch can be compared.".to_owned()
        } else {
            format!(" Of {of} hours that can be compared, {above} were {what}.")
        }
    },
    epa_index: "US index",
    epa_of_day: "US index by day",
    epa_from: "from the published daily means of PM2.5 and PM10 and the daily maximum 8-hour mean of ozone; the other three need means that are not published",
    epa_no_co: "the US index takes 8-hour means of carbon monoxide, which the record does not have, so nothing is drawn",
    eea_band: "European band",
    eea_no_co: "the European bands leave carbon monoxide out, so nothing is drawn",
    who_no_index: "the WHO has no index, the one shown is by the standards in force; choose a pollutant to compare it with its guideline",
    not_defined: "this standard has no value for this item",
    no_hour_limit: "there is no limit for hours of this item",
    no_calendar: "The charts are seen by another standard; calendar and statistics stay by the standards in force.",
    no_hour_rank: "this standard does not rate a single hour, the chart stays by the standards in force",
};
