//! Quoting charts.

use crate::text::quoting::QuotingWords;

/// Words.
pub static WORDS: QuotingWords = QuotingWords {
    within: |low, high, missing| {
        let gaps = if missing == 0 { String::new() } else { format!("; {missing} times have no value") };
        format!("In this period the lowest is {low}, the highest {high}{gaps}.")
    },
    within_nothing: "There are no values in this period.",
    sample_title: |title| format!("{title} (sample data)"),
    period: |words| format!("Period: {words}"),
    release: |number, at, hash, pinned| {
        let kind = if pinned { ", pinned" } else { "" };
        format!("Release {number} ({at}, {hash}{kind})")
    },
    corrected: |count, release, day| {
        let places = if count == 1 { "value was".to_owned() } else { "values were".to_owned() };
        format!(
            "{count} earlier {places} corrected, last in release {release} ({day}); the chart shows the corrected figures."
        )
    },
    corrected_since: |count, release, day| {
        let places = if count == 1 { "value has" } else { "values have" };
        format!(
            "{count} {places} been corrected since, last in release {release} ({day}); the chart shows the figures before that."
        )
    },
    picture_sample: "Sample data: made up for demonstration, never measured",
    first_of: |shown, all| format!("Only the first {shown} of {all} are drawn."),
    csv_release: "release (number, manifest hash)",
    csv_flag: "nature of the data",
    csv_sample: "sample data",
    cite_joint: ". ",
    cite_release: |number, hash| format!("release {number}, manifest SHA-256 {hash}"),
    cite_plain: |[operator, what, site, release, day, looked_on, address]| {
        format!("{operator}: “{what}”, {site}, {release}, published {day}, accessed {looked_on}, {address}")
    },
    open: "Open in Mingjing",
    no_chart: "There is no such chart",
    no_chart_lead: |why| format!("This address does not lead to a chart: {why}."),
    not_kept: "The release that the address names is not kept here. The link below opens the same chart of the current release.",
    other_state: |period| {
        format!("The chart could not be drawn as the address asks; below is its default state ({period}).")
    },
    link: "Link",
    copy: "Copy",
    copied: "Copied",
    version: "Version",
    live: "Follows each release",
    pinned: "Pinned to this release",
    pinned_note: "A pinned address carries the hash of this release: later corrections do not change it, they are told below the chart.",
    look: "Light or dark",
    themes: ["As the reader’s device", "Light", "Dark"],
    iframe: "Frame (iframe)",
    script: "Script (sets the height itself)",
    picture: "Picture (runs no script)",
    picture_note: "A plain static host keeps pictures of the default state only; download other states and use the file.",
    preview: "Preview",
    downloads: "Downloads",
    shape: "Shape",
    shapes: ["as it is", "square", "wide", "story"],
    scale: "Scale",
    transparent: "Transparent",
    cite: "Citation",
    cite_names: ["GB/T 7714-2015", "BibTeX", "Plain"],
    guide: "Quote and embed charts",
    guide_lead: "How to put a chart of this portal into your own page and say where it comes from. No application, no account.",
    guide_steps: "Three steps",
    guide_step_list: &[
        "Open the chart and choose “Quote” below it.",
        "Choose whether it follows each release or stays pinned to this one.",
        "Copy the code into your page; the chart brings its source, period and release with it.",
    ],
    guide_ways: "Four ways",
    guide_way_list: &[
        (
            "Frame",
            "For every system that takes HTML. The chart is there without any script, and nothing is asked of third parties.",
        ),
        ("Script", "The same with a script of less than 2 kB that sets the height; many on a page are fine."),
        ("Picture", "SVG with real text, or PNG at 1× to 3×, transparent or not, square, wide or story."),
        ("Data", "CSV and JSON with the same numbers as the chart and the table on its page."),
    ],
    guide_pin: "Live or pinned",
    guide_pin_words: &[
        "Live: always the figures of the current release, for pages that stay.",
        "Pinned: the address carries the SHA-256 of the release’s manifest and the figures stay, for articles and archives; later corrections are told below the chart, with a link.",
    ],
    guide_cite: "How to cite",
    guide_cite_words: "Every chart offers GB/T 7714-2015, BibTeX and a plain sentence; the hash in them lets anyone check which release you quoted.",
    guide_terms: "What you may do",
    guide_terms_words: &[
        "This portal adds no terms of its own: republish, crop and recolour its charts, and keep the source, the period, the release and the words “sample data”.",
        "The data are under the terms of their sources, listed on the data page.",
        "Never quote sample data as measurements.",
    ],
    guide_charts: |count| format!("All charts ({count})"),
    guide_charts_lead: "Each chart in its default state; for another item, period or place, choose it on the page and then “Quote”.",
    guide_no_root: "Put this site’s address in place of https://example.org/ in the code.",
    guide_head: ["Chart", "Files", "Embed code"],
    guide_command: "Any state can be exported on the command line:",
};
