//! Plants that receive visitors.

use crate::text::facilities::FacilityWords;

/// The words.
pub static WORDS: FacilityWords = FacilityWords {
    title: "Open facilities",
    lead: |n, days, open| {
        format!("{n} plants receive visitors; {days} open days are ahead, {open} of them open for booking.")
    },
    bookable: "open days can be booked",
    none_ahead: |n| format!("{n} plants receive visitors; no open day ahead is published."),
    kind: "Kind",
    kinds: &[
        ("monitoring", "environmental monitoring"),
        ("sewage", "sewage treatment"),
        ("household_waste", "household waste"),
        ("hazardous_waste", "hazardous and electronic waste"),
        ("other", "other"),
    ],
    next: "Open days ahead",
    no_next: "No open day ahead is published.",
    when: |from, to| format!("{from}–{to}"),
    states: &[
        ("open", "open for booking"),
        ("full", "full"),
        ("held", "held"),
        ("cancelled", "cancelled"),
        ("unreported", "past; not published whether it was held"),
    ],
    capacity: |n| format!("{n} places"),
    visitors: |n| if n == 1 { "1 visitor".to_owned() } else { format!("{n} visitors") },
    past: |held, all| format!("Past open days: {held} of {all} held"),
    booking: "How to book",
    book: "Book",
    phone: "Telephone",
    operator: "Run by",
    address: "Address",
    as_polluter: "What this plant discharges",
    rule: "Open days, and whether they were held, are as the plants publish them. Bookings are not made here.",
};
