//! What laboratories found.

use crate::text::Extremes;
use crate::text::lab::LabWords;

/// The words.
pub static WORDS: LabWords = LabWords {
    below: |limit| format!("below {limit}"),
    none: "not detected",
    some: "detected",
    limit: "Limit",
    result: "Result",
    kept: "keeps it",
    multiple: |by| format!("{by} times over the limit"),
    breaches: &[("present", "must be absent"), ("too_low", "too low"), ("too_high", "above the limit")],
    between: |least, most| format!("{least}–{most}"),
    at_most: |most| format!("≤ {most}"),
    at_least: |least| format!("≥ {least}"),
    must_be_absent: "must be absent",
    no_limit: "no limit",
    unsure_mark: "※",
    unsure: "※ The limit is from a secondary text and was not yet checked against the standard.",
    not_judged: &[
        ("negative", "the value is negative"),
        ("out_of_range", "out of the possible range"),
        ("detection_limit_too_high", "the detection limit is too high to tell"),
        ("no_figure", "no figure"),
        ("not_applicable", "what was written has no meaning for it"),
        ("duplicate", "given twice; the first counts"),
        ("no_ph", "the pH of the soil is missing, on which the limit hangs"),
    ],
    not_judged_item: |item, why| format!("{item} not judged: {why}."),
    no_rule: "The standard of the day of sampling is not at hand: not judged.",
    sampled_on: |day| format!("sampled {day}"),
    day_unknown: "day of sampling not published",
    region: "Region",
    sources: "Sources",
    download: "Download (CSV)",
    all_filtered: |n, total| format!("{n} of {total}"),
    nothing_matches: "Nothing matches.",
    replay: |at| format!("Demonstration replay: this page takes {at} as now."),
    summary: |e: &Extremes| {
        let gaps = if e.missing == 0 {
            String::new()
        } else {
            format!(" {} of {} periods are missing.", e.missing, e.total)
        };
        format!(
            "{}: latest {}; lowest {} ({}), highest {} ({}).{gaps}",
            e.name, e.last, e.low, e.low_at, e.high, e.high_at
        )
    },
    not_in_release: "This release has no data of this kind.",
};
