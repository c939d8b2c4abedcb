//! Enterprises that discharge.

use crate::text::polluters::{MeansSaid, PolluterWords, Sums};

/// The words.
pub static WORDS: PolluterWords = PolluterWords {
    title: "Polluters",
    lead: |s: &Sums| {
        let means = if s.year == 0 {
            "No means of automatic monitors are published.".to_owned()
        } else {
            format!(
                "Of the means published for {}, {} hourly and {} daily ones are above a limit of permit or standard; {} more fall under marks such as start-up or fault and are counted apart.",
                s.year, s.hours, s.days, s.marked
            )
        };
        format!("{} enterprises, {} of them running. {means}", s.enterprises, s.running)
    },
    answer: |s: &Sums| format!("means above a limit of permit or standard ({})", s.year),
    cards_lead: |yellow, red| format!("Cards not lifted: {yellow} yellow, {red} red."),
    rule: "Only limits of permits and standards count; to miss a policy target breaks no law and is not counted. A mean above a limit under an operating mark is no evidence by itself.",
    state: "State",
    states: &[
        ("running", "running"),
        ("suspended", "suspended"),
        ("closed", "closed"),
        ("building", "being built"),
    ],
    key_for: "Key polluter for",
    key_words: &[("air", "air"), ("water", "water"), ("soil", "soil"), ("noise", "noise"), ("risk", "risk")],
    industry: "Industry",
    sort: "Sort",
    sorts: &[("", "most exceedances first"), ("cards", "cards first"), ("name", "by name")],
    means: "Means against limits",
    exceeding: |s: &Sums| format!("{}: {} hourly and {} daily means above a limit", s.year, s.hours, s.days),
    kept: |s: &Sums| format!("{}: none of {} means above a limit", s.year, s.kept),
    marked: |n| format!("{n} more under operating marks"),
    no_means: "no means published",
    until: |day| format!("up to {day}"),
    cards: "Yellow and red cards",
    card_words: &[("yellow", "yellow card"), ("red", "red card")],
    card_open: |day| format!("since {day}, not lifted"),
    card_lifted: |from, to| format!("{from}, lifted {to}"),
    cards_open: |card, n| format!("{n} × {card} not lifted"),
    no_cards: "no card in force",
    penalties: "Penalties",
    penalties_n: |n| if n == 1 { "1 penalty".to_owned() } else { format!("{n} penalties") },
    no_penalties: "no penalty published",
    penalty_kinds: &[
        ("warning", "warning"),
        ("fine", "fine"),
        ("confiscation", "confiscation"),
        ("order", "order to correct"),
        ("restrict", "restricted production"),
        ("stop", "stop of production"),
        ("permit_revoked", "permit revoked"),
        ("detention", "detention"),
        ("other", "other"),
    ],
    amount: |yuan| format!("CNY {yuan}"),
    fulfilled: |day| format!("fulfilled {day}"),
    not_fulfilled: "no record of fulfilment",
    basis: "Legal basis",
    credit: "Environmental credit",
    ratings: &[
        ("green", "green (trusted)"),
        ("blue", "blue (good)"),
        ("yellow", "yellow (warned)"),
        ("red", "red (poor)"),
        ("black", "black (grave breach of trust)"),
    ],
    no_credit: "no rating published",
    management: &[
        ("key", "key management"),
        ("simplified", "simplified management"),
        ("registration", "registration only"),
    ],
    permit: "Discharge permit",
    permit_term: |from, to| format!("{from} to {to}"),
    permit_past: "no longer valid",
    credit_code: "Unified social credit code",
    report: "Annual disclosure report",
    report_of: |year| format!("Report of {year}"),
    no_report: "not published",
    unknown: "not published",
    outlet: "Outlet",
    outlets: "Outlets",
    media: &[("gas", "waste gas"), ("water", "waste water")],
    receiving: |water| format!("into {water}"),
    automatic: "automatic monitor",
    by_hand: "no automatic monitor",
    facility_state: |state| format!("treatment: {state}"),
    items: &[
        ("pm", "particulate matter"),
        ("so2", "sulphur dioxide"),
        ("nox", "nitrogen oxides"),
        ("co", "carbon monoxide"),
        ("nmhc", "non-methane hydrocarbons"),
        ("nh3", "ammonia"),
        ("h2s", "hydrogen sulphide"),
        ("hcl", "hydrogen chloride"),
        ("hf", "fluoride, gaseous"),
        ("hcn", "hydrogen cyanide"),
        ("bap", "benzo[a]pyrene"),
        ("benzene", "benzene"),
        ("phenols", "phenols"),
        ("hg", "mercury and its compounds"),
        ("cod", "chemical oxygen demand"),
        ("nh3n", "ammonia nitrogen"),
        ("tp", "total phosphorus"),
        ("tn", "total nitrogen"),
        ("ss", "suspended solids"),
        ("oil", "petroleum"),
        ("cn", "cyanide"),
        ("vphenol", "volatile phenols"),
        ("as", "total arsenic"),
        ("pb", "total lead"),
        ("cd", "total cadmium"),
        ("cr6", "hexavalent chromium"),
    ],
    averaging: "Means",
    averagings: &[("day", "daily means"), ("hour", "hourly means")],
    month: "Month",
    chart: |outlet, item, averaging| format!("{outlet}: {item}, {averaging}"),
    marked_series: "brown dots: marked",
    limit_sources: &[("permit", "permit"), ("standard", "standard"), ("policy", "policy target")],
    limit_label: |source, value| format!("{source} {value}"),
    summary: |s: &MeansSaid| {
        let gaps = if s.valued == s.total {
            String::new()
        } else {
            format!(", {} without a value", s.total - s.valued)
        };
        let verdict = if s.without_limit {
            "There is no limit of permit or standard to compare with".to_owned()
        } else if s.above == 0 {
            "None above a limit of permit or standard in normal running".to_owned()
        } else {
            format!("In normal running {} above a limit of permit or standard", s.above)
        };
        let marked = if s.marked == 0 { String::new() } else { format!("; {} more under marks", s.marked) };
        if s.valued == 0 {
            format!("None of {} means has a value.", s.total)
        } else {
            format!("{} means{gaps}; highest {} ({}). {verdict}{marked}.", s.total, s.high, s.high_at)
        }
    },
    limits: "Against the limits",
    all_limits: "All limits",
    verdict_head: ["Limit", "Text and clause", "Judged", "Missing", "Above", "Above, marked", "Highest"],
    limits_head: ["Item", "Means", "Limit", "Text and clause", "In force"],
    term: |from, to| format!("{from} to {to}"),
    since_ever: "beginning not stated",
    until_further: "further notice",
    oxygen: |percent| format!("at {percent}% oxygen"),
    policy_rule: "To miss a policy target is no exceedance.",
    worst: |value, at, by| format!("{value} ({at}) {by}"),
    no_limits: "No limit of this item is published: whether it is kept cannot be said.",
    marks: &[
        ("start_up", "start-up"),
        ("shutdown", "shutdown"),
        ("stopped", "stopped"),
        ("maintenance", "maintenance"),
        ("fault", "fault"),
        ("calibration", "calibration"),
        ("over_range", "over range"),
        ("communication", "communication failure"),
        ("manual", "entered by hand"),
    ],
    mark_runs: "Marked periods",
    gap_runs: "Without values",
    no_runs: "none",
    run: |at, why, n, hourly| {
        let unit = match (hourly, n) {
            (true, 1) => "hour",
            (true, _) => "hours",
            (false, 1) => "day",
            (false, _) => "days",
        };
        format!("{n} {unit} from {at}: {why}")
    },
    more_runs: |n| format!("{n} more: see the download."),
    marks_rule: "Enterprises mark the data of automatic monitors, as the rules demand, to say how the plant was running.",
    nothing_here: "No means of this outlet are published for this period.",
    source: "Source: the workbook's tables of emissions, values as published; limits and marks below.",
};
