use crate::text::duties::DutiesWords;

pub static WORDS: DutiesWords = DutiesWords {
    lead: |n, [kept, late, never, dated, not_due]| {
        let rest = if not_due > 0 { format!(", {not_due} not due yet") } else { String::new() };
        format!(
            "Of {n} duties towards the public, {kept} are kept, {late} are late and {never} were never seen kept; {dated} were published, but no frequency is stated to judge them by{rest}."
        )
    },
    rule: "This page judges this portal too. Nothing is called kept without a day; a page of made-up data publishes nothing; a release of old data counts no later than the data. Where a document names no day, a publication is due by the end of its period.",
    state: "Kept?",
    states: &[
        ("kept", "Kept"),
        ("late", "Late"),
        ("never", "Never"),
        ("dated", "Published, no frequency stated"),
        ("not_due", "Not due yet"),
    ],
    last: |day, here| if here { format!("{day}, here") } else { format!("{day}, elsewhere") },
    last_name: "Published last",
    last_none: "no day known",
    kept: |next| format!("Kept; next by {next}"),
    kept_once: "Published",
    late: |due, days| format!("Due by {due}, {days} days late"),
    never: "Never seen published",
    never_since: |due, days| format!("Never seen published; first due by {due}, {days} days late"),
    dated: "Published; no frequency stated, so not judged",
    not_due: |due| format!("First due by {due}"),
    here: "In this portal",
    here_none: "no page of this portal",
    samples_only: "holds made-up data only: that publishes nothing",
    nothing_here: "holds no data yet",
};
