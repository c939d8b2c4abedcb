use crate::text::open_data::OpenDataWords;

pub static WORDS: OpenDataWords = OpenDataWords {
    title: "Downloads and interfaces",
    lead: |tables, release| {
        format!(
            "The whole public record, {tables} tables, for anyone to download, check and use again. {release}"
        )
    },
    all_at_once: "Descriptions of the whole",
    whole: &[
        ("open/datapackage.json", "Data Package: columns, types, terms and hashes of every table"),
        ("open/dcat.jsonld", "Catalogue (DCAT 3)"),
        ("open/dataset.jsonld", "Description of the data set (schema.org)"),
    ],
    tables: "Table by table",
    tables_lead: "CSV in UTF-8 with commas, names of columns in the first line. An empty cell is missing; columns called missing say why. In Excel import it by way of the Data menu, encoding 65001.",
    entries: |n| format!("{n} entries"),
    changed: |release, at| format!("changed in release {release} ({at})"),
    size: |size| format!("{size} in the record"),
    schema: "JSON Schema",
    more_files: |n| format!("{n} earlier files"),
    samples: &[("some", "partly sample"), ("all", "sample data")],
    api: "For machines",
    api_lead: "No key, no limit, nothing but static files. Every figure on every page comes from them.",
    api_steps: &[
        (
            "data/head.json",
            "the pointer: which release is current, where its manifest is, the signed checkpoint",
        ),
        ("data/log/checkpoint", "checkpoint of the log of releases, to check that history was not rewritten"),
    ],
    example: "Read a table with Python",
    feeds: "Feeds and calendars",
    feeds_lead: "Each task, unit and region has a feed of its own (feed/task/ID.atom, feed/unit/ID.atom, feed/region/CODE.atom), in English below feed/en/; deadlines of a unit can be put into a calendar (feed/unit/ID.ics); warnings are there as CAP 1.2 (feed/cap/ID.xml).",
    feed_links: &[
        ("feed/en/changes.atom", "Releases and corrections"),
        ("feed/en/warnings.atom", "Heavy-pollution warnings"),
    ],
    sources: "Sources and terms",
    sources_lead: "Sources have terms of their own; whoever uses the data again keeps to those.",
    source_head: ["Source", "Rows", "Licence or terms", "Real or sample"],
    real: "real",
    cite: "How to cite",
    cite_lead: "Name the release and the SHA-256 of its manifest: others will find exactly what you cited.",
    citation: |[operator, title, when, address, hash], release| {
        format!("{operator}: {title}, release {release}, {when}.{address} Manifest SHA-256: {hash}")
    },
    releases: "Releases",
    releases_more: "All corrections, and the check of the signatures",
};
