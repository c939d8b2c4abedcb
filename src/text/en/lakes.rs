//! Lakes and groundwater.

use crate::text::lakes::LakeWords;

/// The words.
pub static WORDS: LakeWords = LakeWords {
    water: "Water",
    good_of: |all| format!("of {all} sections with a class reach class III or better"),
    on_page: "On this page",
    lakes: "Lakes and reservoirs",
    lead: "The trophic level index of lakes and reservoirs: the higher, the more algae can grow.",
    kinds: &[("lake", "lake"), ("reservoir", "reservoir")],
    area: |area| format!("{area} km²"),
    tli: "Trophic level index",
    no_index: "No reading has all five parts: no index",
    class_of_two: "Water class",
    class_rule: "By the two published items permanganate index and total phosphorus only (GB 3838-2002, limits of lakes); not an assessment of all items.",
    tn_class: "Total nitrogen by itself",
    period: "Period",
    point: "Point",
    whole: "mean of the lake",
    items: &[
        ("tli", "trophic index"),
        ("chla", "chlorophyll a"),
        ("tp", "total phosphorus"),
        ("tn", "total nitrogen"),
        ("sd", "Secchi depth"),
        ("codmn", "permanganate index"),
    ],
    chart: |lake, item| format!("{lake}: {item}"),
    working: "How it is worked out",
    working_lead: |edition| {
        format!(
            "By {edition}: each of five items gives an index by its logarithm, and they are added by weight. Your browser worked this out again from the published values."
        )
    },
    working_head: ["Item", "Value", "Formula", "Index", "Weight"],
    sum: "Weighted sum",
    no_sum: "an item is missing: no sum",
    agrees: |tli| format!("Agrees with {tli} as published by the source."),
    differs: |published, computed| format!("The source says {published}; its values give {computed}."),
    not_compared: "The source published no index to compare with.",
    missing: &[
        ("not_given", "no data"),
        ("not_positive", "not above 0: no logarithm"),
        ("no_figure", "no figure"),
        ("not_resolved", "too many digits to tell the last one"),
    ],
    by_month: "By month",
    published: "As published",
    source: "Source: the workbook's table of lakes; the index was worked out again by 环办〔2011〕22号.",
    wells: "Groundwater",
    wells_lead: "The newest class of each well that could be judged, by its worst item (GB/T 14848-2017).",
    aquifers: &[("phreatic", "phreatic"), ("confined", "confined"), ("spring", "spring")],
    depth: |depth| format!("{depth} m deep"),
    open_ended: |class| format!("{class} or worse"),
    no_class: "No data that give a class",
    samples: |n| format!("Samples ({n})"),
    beyond: "Beyond class III",
    class_limit: "Limit of class III",
    uncertain: "the detection limit itself would be of a worse class: for orientation only",
    drinking_lead: "Sources, plants and taps have a page of their own, item by item.",
    explain: "Where this class comes from",
    explain_lead: |edition| {
        format!(
            "By {edition} each item is compared with the limits; the worst one is the class of the section. Your browser judged the published values again."
        )
    },
    explain_head: ["Item", "Value", "Class of the item", "Limit of class III"],
    aside: "does not take part",
    target: "Against a target class",
    target_lead: "The section's target class is not published with the data. Choose one to compare with:",
    target_kept: |class| format!("Reaches {class}."),
    target_missed: |class, items| format!("Does not reach {class}: {items}."),
};
