//! Drinking water.

use crate::text::drinking::{DrinkingWords, Kept};

/// The words.
pub static WORDS: DrinkingWords = DrinkingWords {
    title: "Drinking water",
    lead: |n: &Kept| {
        if n.all > 0 && n.kept == n.all {
            return "In the newest samples no place breaks a limit.".to_owned();
        }
        let broken = if n.broken == 0 { String::new() } else { format!("{} break a limit, ", n.broken) };
        let open = if n.open == 0 { String::new() } else { format!("{} could not be judged, ", n.open) };
        format!("Newest samples of {} places: {broken}{open}{} keep every limit.", n.all, n.kept)
    },
    of: |all| format!("of {all} places keep every limit"),
    kinds: &[("source", "Source"), ("plant", "Water leaving the plant"), ("tap", "Tap water")],
    waters: &[("surface", "surface water"), ("ground", "groundwater")],
    bodies: &[("river", "river"), ("lake", "lake or reservoir")],
    supplies: &[("central", "central supply"), ("small", "small or scattered supply")],
    from: |name| format!("water from {name}"),
    compliant: "Keeps every limit",
    broken: "Breaks a limit",
    source_fit: |class| format!("{class}, fit as a source"),
    source_unfit: |class| format!("{class}, not fit as a source"),
    open: "Not judged",
    no_sample: "No result published",
    indicators: |n| format!("Results item by item ({n})"),
    trihalomethanes: "trihalomethanes (together)",
    trihalomethanes_rule: "sum of ratios ≤ 1",
    periods: "By period",
    chart: |place, item| format!("{place}: {item}"),
    limit_label: |value, edition| format!("limit {value} ({edition})"),
    place: "Place",
    overs: "Exceedances and what followed",
    overs_lead: "Items above their limit in the periods of this release, and the next result of the same place.",
    overs_none: |since| format!("Nothing published since {since} is above a limit."),
    overs_head: ["Place", "Period", "Item", "Value and limit", "What followed"],
    after_kept: |period, value| format!("{period}: {value}, keeps the limit"),
    after_broken: |period, value| format!("{period}: {value}, still above it"),
    after_open: "not published again since",
    advice: "What to do when water is not in order",
    advice_lead: "General knowledge, not an official order. What your supplier or the authorities announce comes first.",
    advice_texts: &[
        (
            "microbes",
            "Germs, or too little chlorine left at the tap: boil the water (rolling boil for a minute) before you drink it, brush teeth or wash raw food.",
        ),
        (
            "chemicals",
            "Fluoride, arsenic, nitrate, heavy metals, by-products of disinfection: boiling does not help, it concentrates them. Drink, cook and make baby food with other water; washing and flushing are not affected.",
        ),
        (
            "senses",
            "Cloudy, coloured or smelling water, or iron, manganese, hardness or pH out of bounds: let it run for some minutes. If it stays so, do not drink it and tell the supplier.",
        ),
        (
            "ask",
            "To ask or report: your supplier first, then the government hotline 12345; or report it here.",
        ),
    ],
    advice_now: "applies now",
    method: "Water of plants and taps is judged item by item by the standard for drinking water (GB 5749); one broken limit is enough. Sources are judged against class III of surface water (GB 3838) or groundwater (GB/T 14848); a source above a limit does not mean that the tap is, because the plant comes between. A result below detection is compared with half of the detection limit.",
    source: "Source: the workbook's tables of drinking water; the verdicts follow from the standards above.",
};
