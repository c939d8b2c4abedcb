use crate::text::thread::ThreadWords;

pub static WORDS: ThreadWords = ThreadWords {
    clock: |used, left, working| {
        let days = if working { "working days" } else { "days" };
        if left < 0 {
            format!("{used} {days} used, {} late", -left)
        } else {
            format!("{used} {days} used, {left} left")
        }
    },
    rule: |rule| format!("limits {rule} (days to accept/answer; w: working days)"),
    by_you: "you",
    by_staff: "staff",
    details: &[
        ("solved", "solved"),
        ("partly", "partly solved"),
        ("explained", "explained"),
        ("referred", "referred"),
        ("satisfied", "satisfied"),
        ("neutral", "neutral"),
        ("dissatisfied", "not satisfied"),
    ],
    deeds_title: "You can",
    deeds: &[
        ("rate", "Rate the answer"),
        ("solved", "Say that it is solved"),
        ("reopen", "Not solved: take it up again"),
        ("message", "Add something"),
        ("photos", "Add photos"),
        ("withdraw", "Take it back"),
    ],
    deed_hints: &[
        ("solved", "You can still have it taken up again."),
        ("withdraw", "It will not be handled any further, and this cannot be undone."),
    ],
    your_message: "What you want to add",
    why_reopen: "What is not solved",
    how_satisfied: "With the answer you are",
    qr: "QR code: scan it with a phone to open the report",
    feed: "Subscribe to this report (Atom)",
    feed_hint: "The feed’s address has the code in it: use it in a reader of your own only.",
    print: "Print",
    similar_title: "Published reports like yours",
    similar_lead: "If one of them is the same, you can read its answer or follow it instead. If not, please go on.",
    similar_open: "Read the answer:",
    similar_follow: "Follow it (Atom)",
    personal: "This looks like personal data: ",
    personal_hint: "The staff will see it; it is covered before anything is published. Please take it out if you can; how to reach you belongs into Contact.",
    photo: "Photo",
    photos_hint: "JPEG, PNG or WebP, up to 10 MB each, six in all. Where and when they were taken is removed; they are not published.",
};
