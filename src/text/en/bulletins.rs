use super::ended;
use crate::text::Counts;
use crate::text::bulletins::BulletinsWords;
use crate::view_model::replies::Figures;

pub static WORDS: BulletinsWords = BulletinsWords {
    title: "Bulletins",
    lead: |periods, written| {
        format!(
            "{periods} periods have a bulletin; {written} bulletins were written by authorities, the others are worked out from the record."
        )
    },
    none: "This release has no bulletins, and no period to sum up.",
    list_lead: "Every figure of a bulletin made from the record can be worked out again from the daily data of this portal.",
    written: "Written bulletins",
    made: "Made from the record",
    with_written: |n| format!("and {n} written"),
    kinds: &[
        ("air", "Air"),
        ("water", "Water"),
        ("drinking", "Drinking water"),
        ("soil", "Soil"),
        ("environment", "State of the environment"),
        ("enforcement", "Enforcement"),
        ("other", "Other"),
    ],
    of_period: |period| format!("Bulletin, {period}"),
    made_lead: |first, last| {
        format!("{first} to {last}, worked out from the public record, untouched by hand.")
    },
    unknown: |id| format!("“{id}” is not a period. Periods are written 2025-01, 2024-Q4 or 2024."),
    empty: |period| format!("The record holds nothing of {period}."),
    open_period: |day| format!("The period is not over; figures are as of {day}."),
    print: "Print or save as PDF",
    only_zh: "In Chinese only.",
    sample: "Only sample data cover this period: region, units and figures are made up.",
    air: "Air",
    air_words: |cities, good, valid| {
        format!("{cities} regions had {valid} valid days together; {good} of them were good.")
    },
    air_head: [
        "Region",
        "Good / valid days",
        "Good-day ratio",
        "PM2.5",
        "PM10",
        "O₃",
        "NO₂",
        "SO₂",
        "CO",
        "Days as primary pollutant",
    ],
    air_method: "PM2.5, PM10, NO₂ and SO₂: mean of the daily means; O₃: 90th percentile of the daily maximum 8-hour means; CO: 95th percentile of the daily means; CO in mg/m³, the others in µg/m³. By HJ 663-2013 no figure is given where days are too few; their number stands in brackets. Particles of dust days are left out.",
    days: |n| format!("{n} d"),
    too_few: |days| format!("— ({days} d)"),
    no_rule: "rule not known",
    comma: ", ",
    water: "Surface water",
    water_words: |sections, n, good| {
        format!("{n} readings of {sections} sections had a class; {good} were of class I to III.")
    },
    water_head: ["Section", "Readings", "By class", "Class I–III", "Items beyond class III, times"],
    water_method: "Each reading judged by its worst item (GB 3838-2002). A count of readings of automatic stations is not an assessment by monthly means.",
    tasks: "Tasks",
    task_words: |c: &Counts, [published, closed, overdue, moved, reopened]| {
        format!(
            "At the end there were {} tasks; the first deadline of {} had passed, {} of these not said to be done by anyone; of {} nothing was ever published.{} In the period {published} tasks were published on, {closed} were struck off, {overdue} came overdue, {moved} had their deadline moved, {reopened} were reopened.",
            c.total,
            c.due,
            c.overdue,
            c.silent,
            ended(c)
        )
    },
    closed: |n| format!("Struck off in the period ({n} listed)"),
    overdue: |n| format!("Overdue since this period ({n} listed)"),
    replies: "Reports of the public",
    reply_words: |received, answered: &Figures, open: &Figures| {
        let days = answered.median.as_ref().map_or_else(String::new, |days| format!(" (median {days} days)"));
        format!(
            "{received} received and {} answered{days} in the period; at its end {} were open, {} of them past the limit.",
            answered.n, open.n, open.overdue
        )
    },
    before: "Period before",
    after: "Period after",
    all: "All bulletins",
};
