use crate::text::warnings::WarningsWords;

pub static WORDS: WarningsWords = WarningsWords {
    title: "Heavy-pollution warnings",
    in_force: |n| format!("Official warnings in force now: {n}."),
    none_in_force: "No official warning is in force now.",
    none_recorded: "This release holds no official warning. That does not mean that none was issued: local announcements hold.",
    rule: "Only warnings announced by an authority are relayed, each with its document. This portal issues none and infers none from figures.",
    levels: &[("yellow", "Yellow warning"), ("orange", "Orange warning"), ("red", "Red warning")],
    force: |from, until| match until {
        Some(until) => format!("from {from}, lifted {until}"),
        None => format!("from {from}, not lifted"),
    },
    now: "in force",
    over: "over",
    cause: "Cause",
    measures: "Measures",
    before: |n| format!("{n} earlier announcements of it"),
    official: "Official warnings",
    made_up: "Sample warnings",
    made_up_lead: "These warnings are made up for demonstration. None was ever issued.",
    dust: "Dust days",
    dust_lead: |n| {
        format!("{n} days were found to be under dust. Particles of these days are left out of statistics.")
    },
    dust_none: "This release holds no list of dust days.",
    dust_head: ["Day", "Region", "Decision"],
    feed: "Follow the warnings",
    cap: "For machines (CAP)",
};
