use crate::text::accessibility::AccessibilityWords;

pub static WORDS: AccessibilityWords = AccessibilityWords {
    title: "Accessibility statement",
    lead: "Public information has to be within everyone’s reach. This page says what we do for that, what was tested and what is missing.",
    means: "What helps you here",
    means_text: &[
        "“Large type” at the top enlarges the whole site and is kept for your next visit. At 400% zoom the page needs no sideways scrolling; wide tables scroll in their own frame.",
        "Everything works by keyboard: Tab moves, Enter opens, a thick outline shows where you are. The first stop of every page skips to the content.",
        "Arrow keys read a chart point by point; the same numbers stand in a table below it.",
        "States and levels are told in words as well as in colour. Dark mode, high contrast and reduced motion of your system are followed.",
        "Without scripts you can still read, look up tasks and send a report.",
    ],
    aim: "Standard",
    aim_text: &[
        "We design and test against level AA of the Web Content Accessibility Guidelines (WCAG) 2.2.",
        "We have not gone through China’s GB/T 37668-2019 clause by clause and therefore claim none of its levels.",
    ],
    tested: "What was tested",
    tested_lead: "Checked automatically in Chromium whenever the program changes:",
    tested_text: &[
        "every kind of page, in Chinese and English, light and dark, normal and large type, at widths of 1280, 360 and 320 pixels (the last equals 400% zoom): axe-core looks at contrast, names, structure and size of targets; nothing may run over the side, be cut off or overlap;",
        "four journeys by keyboard alone: from the home page to how an air index was worked out, from the list of tasks to challenging one, sending a report and following it by its code, checking the log of releases; the focus has to be visible at every stop;",
        "headings, landmarks, table headers, names of charts and live messages of the main pages;",
        "forced colours, reduced motion, print, and scripts switched off.",
    ],
    gaps: "What is missing",
    gaps_text: &[
        "Nobody with a disability has tried the site for us yet, and no screen reader was listened to page by page. Automatic checks do not find everything.",
        "Only Chromium was tested, no other browser.",
        "On English pages the names of sources and documents and some quoted records stay in Chinese; they are marked as such for screen readers.",
        "There is no sign language, no audio and no easy-read version, and none in Mongolian.",
        "Files for download (CSV, XLSX and others) were not checked.",
    ],
    report: "Tell us what is in your way",
    report_text: "Say which page, what you wanted to do and which device or assistive software you use. No account is needed, and a code lets you read the answer.",
    report_link: "Report it",
    report_contact: |contact| format!("Or write to: {contact}"),
    written: |day| format!("Written on {day}; it speaks of the program of that day."),
    see: "How to use the site, what was tested and what is missing: see the",
};
