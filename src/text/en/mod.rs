//! English.

pub mod accessibility;
pub mod air;
pub mod bulletins;
pub mod chart;
pub mod drinking;
pub mod duties;
pub mod facilities;
pub mod form;
pub mod lab;
pub mod lakes;
pub mod ledger;
pub mod lens;
pub mod open_data;
pub mod pin;
pub mod polluters;
pub mod quoting;
pub mod replies;
pub mod soil;
pub mod thread;
pub mod warnings;

use super::{Counts, Extremes, Text};
use crate::route::Lang;
use mingjing_chart::facts::Trend;

/// `1 day`, `2 days`.
fn n(count: i64, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// How many tasks ended under their number, and how many of these late; nothing where there are none.
fn ended(c: &Counts) -> String {
    let late =
        if c.ended_late > 0 { format!(" ({} of them late by then)", c.ended_late) } else { String::new() };
    match c.ended {
        0 => String::new(),
        n => {
            format!(" {n} were merged, split or withdrawn and have no deadline of their own any more{late}.")
        }
    }
}

/// All words.
pub static TEXT: Text = Text {
    lang: Lang::En,
    site: "Mingjing",
    skip: "Skip to content",
    menu: "Main sections",
    nav_air: "Air",
    nav_water: "Water",
    nav_tasks: "Tasks",
    nav_targets: "Targets",
    nav_duties: "Duties",
    nav_feedback: "Report",
    nav_soil: "Soil",
    nav_polluters: "Polluters",
    nav_more: "More",
    nav_drinking: "Drinking water",
    nav_warnings: "Warnings",
    nav_bulletins: "Bulletins",
    nav_facilities: "Open days",
    nav_replies: "Answers",
    nav_data: "Data",
    nav_verify: "Checking",
    large_type: "Large type",
    normal_type: "Normal type",
    nav_about: "About",
    foot_release: |number, at| format!("Release {number} · {at}"),
    foot_verified: "Your browser has checked every file shown on this page against the release manifest",
    foot_refused: |n| format!("{n} of the files differ from the release manifest and are not shown"),
    foot_data: "Release manifest (JSON)",
    loading: "Loading data…",
    failed: "The data did not arrive",
    retry: "Try again",
    offline: "There is no connection. What is already open stays.",
    status: |code| format!("The server answered {code} and gave no data."),
    tampered: |path| {
        format!(
            "File {path} is not the one that the release names. It may have been changed on its way or in its place, so it is not shown."
        )
    },
    cannot_verify: "This browser cannot check data over this connection, so nothing is shown. Open the HTTPS address.",
    form: "The data are not in the form that this page knows. The page may be old: reload it.",
    not_published: "This release has no such record.",
    not_found_title: "No such page",
    not_found: "The address may be mistyped, or what it names is not in this release.",
    to_home: "Home page",
    not_found_elsewhere: ["zh-Hans", "本次发布中没有这个页面。", "中文首页"],
    sample_source: "Source: sample data, made up for demonstration, never measured.",
    sample: "Sample data",
    replay: |at| {
        format!(
            "Demonstration replay: the air pages take {at} as now, with the real measurements of that time."
        )
    },
    stale: |at| format!("The newest data are of {at}."),
    kept: |at, age| format!("No network. Shown is the record of {at}, kept in this browser ({age})."),
    newer: "A new release is out.",
    reload: "Reload",
    ages: [
        |n| format!("{n} min ago"),
        |n| format!("{n} h ago"),
        |n| format!("{n} {} ago", if n == 1 { "day" } else { "days" }),
    ],
    no_data: "no data",
    missing: &[
        ("not_in_source", "not in the source"),
        ("no_data", "no value in the source"),
        ("not_monitored", "not monitored"),
        ("stopped", "station out of service"),
        ("maintenance", "maintenance"),
        ("too_few_values", "too few valid values"),
        ("invalid", "failed a check"),
    ],
    report_notes: &[
        ("no_data", "None of the six pollutants has a value, so there is no index."),
        (
            "incomplete",
            "A pollutant is missing and the others' index is at most 100: by the standard no AQI is given.",
        ),
        (
            "incomplete_above_100",
            "A pollutant is missing; the others' index is above 100 and is published as it is.",
        ),
        (
            "incomplete_no_rule",
            "A pollutant is missing; the standard of that time has no rule for it, so no AQI is given.",
        ),
        ("so2_by_daily_mean", "Hourly SO₂ is beyond the hourly index; the daily mean decides."),
        ("o3_by_hourly_mean", "8-hour O₃ is beyond the index; the hourly value decides."),
        ("below_range", "All concentrations are 0; the standard states no index for that."),
    ],
    place: "Place",
    time: "Time",
    source: "Source",
    value: "Value",
    all: "All",
    more: |n| format!("Show {n} more"),
    table_tools: "Copy|Copied|Download CSV|Keep rows with…|Sort by %|Sample data",
    table_of: |what| format!("Table: {what}"),
    show_table: "The same data as a table",
    chart_keys: "Left and right arrow keys read the points, Home and End go to the ends, plus and minus zoom, 0 shows all",
    confidence: "Confidence",
    confidences: &[
        ("A", "A: government page or its reprint"),
        ("B", "B: press quoting officials"),
        ("C", "C: mirror, undated or academic page"),
    ],
    date: "Date",
    see_all: "See all",
    air_title: "Air quality",
    air_lead: "Air quality index of each league and city in the newest hour, worst first.",
    aqi: "AQI",
    level: "Level",
    primary: "Primary pollutant",
    no_primary: "none (AQI at most 50)",
    full_stop: ".",
    categories: [
        "Excellent",
        "Good",
        "Lightly polluted",
        "Moderately polluted",
        "Heavily polluted",
        "Severely polluted",
    ],
    items: &[
        ("aqi", "AQI"),
        ("pm25", "PM2.5"),
        ("pm10", "PM10"),
        ("o3", "O₃"),
        ("no2", "NO₂"),
        ("so2", "SO₂"),
        ("co", "CO"),
    ],
    item_names: &[
        ("aqi", "air quality index"),
        ("pm25", "fine particles PM2.5"),
        ("pm10", "particles PM10"),
        ("o3", "ozone O₃"),
        ("no2", "nitrogen dioxide NO₂"),
        ("so2", "sulphur dioxide SO₂"),
        ("co", "carbon monoxide CO"),
    ],
    stations_behind: |valid, total| format!("{valid} of {total} stations in service have data"),
    reference_station: "reference station, not part of the city mean",
    stopped: |at| format!("out of service since {at}"),
    chart_aqi: |place| format!("{place}: hourly AQI"),
    chart_item: |place, item| format!("{place}: hourly {item}"),
    rank_title: "Stations compared",
    rank_of: |place| format!("{place}: AQI of each station"),
    period: "Period",
    periods: &[("24", "24 hours"), ("168", "7 days"), ("all", "All")],
    item_label: "Item",
    days_lead: "One square a day, by daily means and the daily maximum 8-hour mean of ozone.",
    hour_limit: |value, edition| format!("hourly limit {value} ({edition}, grade 2)"),
    working_title: "How this was worked out",
    working_lead: |edition| {
        format!(
            "By {edition}: each concentration is rounded by GB/T 8170, placed on the straight line of its segment and rounded up; the AQI is the highest of the six. Your browser has worked this out again from the published concentrations."
        )
    },
    working_conc: "Concentration",
    working_segment: "Segment: concentration → index",
    working_iaqi: "Individual index",
    published_differs: |published, computed| {
        format!("The source published AQI {published}; the concentrations give {computed}.")
    },
    published_agrees: |published| format!("Equal to the AQI {published} that the source published."),
    station_history: "History of the station",
    summary_hours: |e: &Extremes| {
        let gaps = if e.missing == 0 {
            "None is missing.".to_owned()
        } else {
            let longest = e.longest.as_ref().map_or_else(String::new, |(hours, from, to)| {
                format!(", at most {hours} in a row ({from} to {to})")
            });
            format!("{} of {} values are missing{longest}.", e.missing, e.total)
        };
        let trend = match e.trend {
            Some(Trend::Rises) => "; higher towards the end than at the beginning",
            Some(Trend::Falls) => "; lower towards the end than at the beginning",
            Some(Trend::Level) => "; about level from beginning to end",
            None => "",
        };
        let over = match e.over {
            Some((0, _)) => "No value is above the limit. ".to_owned(),
            Some((over, all)) => format!("{over} of {all} values are above the limit. "),
            None => String::new(),
        };
        format!(
            "{}: {} now; lowest {} ({}), highest {} ({}){trend}. {over}{gaps}",
            e.name, e.last, e.low, e.low_at, e.high, e.high_at
        )
    },
    summary_none: "No values in this period.",
    air_source: |edition| {
        format!(
            "Source: archive of the national urban air monitoring data; indices recomputed by {edition}. Times are the ends of hours."
        )
    },
    region_method: "A city's hourly value is the mean of its stations in service (reference stations left out); with fewer than 75 % of them (50 % if fewer than four) none is given.",
    week: "Last 7 days",
    choose_place: "Another place",
    no_air_here: "This release has no air data of this place.",
    water_title: "Surface water",
    water_lead: "Newest water quality class at the national automatic monitoring sections.",
    water_past: |at| format!("Data up to {at}: not the water of today."),
    section: "Section",
    basin: "Basin",
    class: "Class",
    classes: &[
        ("I", "Class I"),
        ("II", "Class II"),
        ("III", "Class III"),
        ("IV", "Class IV"),
        ("V", "Class V"),
        ("inferior-V", "Worse than V"),
    ],
    class_status: &[
        ("I", "excellent"),
        ("II", "excellent"),
        ("III", "good"),
        ("IV", "lightly polluted"),
        ("V", "moderately polluted"),
        ("inferior-V", "heavily polluted"),
    ],
    class_published: "Published class",
    class_computed: "By the values",
    class_differs: |published, computed| {
        format!(
            "Published: {published}. By the published values: {computed}. Published values are rounded, which can shift a class near a limit."
        )
    },
    deciding: "Deciding factor",
    exceeding: "Beyond class III",
    within: "none",
    station_state: "Station state",
    states_water: &[
        ("正常", "normal"),
        ("维护", "maintenance"),
        ("停站", "stopped"),
        ("不具备运行条件", "not fit to run"),
    ],
    water_items: &[
        ("water_temperature", "Temperature (°C)"),
        ("ph", "pH"),
        ("do", "Dissolved oxygen (mg/L)"),
        ("codmn", "Permanganate index (mg/L)"),
        ("nh3n", "Ammonia nitrogen (mg/L)"),
        ("tp", "Total phosphorus (mg/L)"),
        ("tn", "Total nitrogen (mg/L)"),
        ("conductivity", "Conductivity (µS/cm)"),
        ("turbidity", "Turbidity (NTU)"),
        ("chla", "Chlorophyll a (mg/L)"),
        ("algae", "Algae (cells/L)"),
    ],
    never_classed: "no reading that could be classed",
    readings: "All readings",
    untimed: |n, state| format!("{n} more rows have no time; the station's state is “{state}”."),
    water_source: "Source: national real-time surface-water monitoring, every 4 hours. Classes by GB 3838-2002, river limits.",
    water_method: "A section's class is that of its worst item; temperature and total nitrogen do not count.",
    class_counts: "Readings by class",
    tasks_title: "Rectification tasks",
    tasks_rule: "What the unit says, what the public record supports and what the calendar says are three things, told apart. The first deadline counts.",
    filter: "Filter",
    search: "Search by words",
    f_document: "Plan",
    f_theme: "Theme",
    f_unit: "Unit",
    f_state: "State",
    themes: &[
        ("air", "Air"),
        ("water", "Water"),
        ("soil", "Soil"),
        ("ecology", "Ecology"),
        ("mining", "Mining"),
        ("industry", "Industry"),
        ("energy", "Energy"),
        ("transport", "Transport"),
        ("waste", "Waste"),
        ("governance", "Governance"),
        ("disclosure", "Disclosure"),
        ("risk", "Risk"),
    ],
    states: &[
        ("overdue", "Overdue"),
        ("soon", "Due within 30 days"),
        ("in_time", "Not yet due"),
        ("done", "Said done or closed"),
        ("silent", "Nothing published"),
        ("published", "Progress published"),
        ("challenged", "Challenged"),
        ("merged", "Merged into another task"),
        ("split", "Split into several tasks"),
        ("withdrawn", "Withdrawn"),
    ],
    shown: |n, total| format!("{n} of {total} tasks"),
    nothing_matches: "No task matches.",
    clear_filter: "Clear the filter",
    unit_says: "Unit says",
    unit_says_words: &[
        ("nothing", "nothing found"),
        ("not_started", "not started"),
        ("under_way", "under way"),
        ("says_done", "done"),
        ("closed", "closed"),
    ],
    public_record: "Public record",
    record_words: &[
        ("nothing", "nothing published"),
        ("report", "reported on"),
        ("progress", "progress"),
        ("notice", "public notice"),
        ("verified", "verified"),
        ("challenged", "challenged"),
        ("reopened", "reopened"),
    ],
    record_on: |word, on| format!("{word} ({on})"),
    calendar: "Calendar",
    in_time: |days| format!("{} left", n(days, "day")),
    due_soon: |days| if days == 0 { "due today".to_owned() } else { format!("due in {}", n(days, "day")) },
    overdue: |days| format!("overdue by {}", n(days, "day")),
    done_on_time: "done on time",
    done_late: |days| format!("done {} late", n(days, "day")),
    standing: "standing",
    immediate: "immediate",
    recurring: "recurring",
    unstated: "no deadline in the plan",
    withdrawn: "withdrawn",
    first_deadline: |at| format!("first deadline {at}"),
    deadline_printed: "Deadline as printed",
    nothing_published: "no quantity published",
    progress_words: |done, total, at| format!("{done} published of {total} ({at})"),
    milestone: "Milestone",
    milestones: "Milestones and quantities",
    due: "Due",
    quantity: "Quantity",
    timeline: "Public record",
    timeline_empty: "Since the plan, nothing was found that was published about this task. Not found does not mean not done.",
    event_kinds: &[
        ("not_started", "not started"),
        ("progress", "progress"),
        ("report", "report"),
        ("claimed_done", "said done"),
        ("verified", "verified"),
        ("public_notice", "public notice"),
        ("closed", "closed"),
        ("challenged", "challenged"),
        ("reopened", "reopened"),
        ("deadline_moved", "deadline moved"),
        ("withdrawn", "withdrawn"),
        ("merged", "merged"),
        ("split", "split"),
    ],
    units: "Units",
    roles: &[
        ("responsible", "responsible"),
        ("lead", "lead"),
        ("cooperating", "cooperating"),
        ("supervising", "supervising"),
        ("accountability", "accountability"),
    ],
    document: "Plan",
    document_section: |title, section| format!("{title}, {section}"),
    goal: "Goal",
    part_of: "Part of",
    parts: "Parts",
    challenge: "Challenge this",
    challenge_lead: "Is what you see different from what stands here? Tell us.",
    task_unknown: |id| format!("There is no task {id}."),
    summary_only_zh: "The summary is available in Chinese only:",
    targets_title: "Targets and results",
    targets_lead: |targets, observations| {
        format!("The plans set {targets} targets in numbers; {observations} published values were found.")
    },
    indicator: "Indicator",
    target: "Target",
    observed: "Published values",
    region: "Region",
    comparators: &[
        (">=", "at least "),
        ("<=", "at most "),
        ("<", "below "),
        (">", "above "),
        ("=", ""),
        ("reduce_by_pct", "down from the base year by "),
    ],
    qualifiers: &[
        ("exact", ""),
        ("over", "over "),
        ("at_least", "at least "),
        ("about", "about "),
        ("at_most", "at most "),
    ],
    unit_words: &[
        ("ug/m3", "µg/m³"),
        ("km2", "km²"),
        ("pp", "percentage points"),
        ("10k t", "× 10,000 t"),
        ("10k mu", "× 10,000 mu"),
        ("10k kW", "× 10,000 kW"),
        ("10k t/d", "× 10,000 t/d"),
        ("10k m3/a", "× 10,000 m³/a"),
        ("10k tce", "× 10,000 tce"),
        ("10k households", "× 10,000 households"),
        ("100 million m3", "× 100 million m³"),
        ("100 million yuan", "× 100 million yuan"),
        ("m3/10k yuan", "m³ per 10,000 yuan"),
        ("task", "tasks"),
        ("enterprise", "enterprises"),
        ("mine", "mines"),
        ("section", "sections"),
        ("source", "water sources"),
        ("village", "villages"),
        ("well", "wells"),
        ("oven", "ovens"),
        ("day", "days"),
        ("person", "persons"),
        ("bird", "birds"),
        ("report", "reports"),
        ("league/city", "leagues and cities"),
        ("reserve", "reserves"),
        ("point", "points"),
        ("project", "projects"),
        ("unit", "units"),
        ("plant", "plants"),
        ("body", "water bodies"),
        ("zone", "zones"),
        ("item", "items"),
        ("clue", "clues"),
        ("topic", "topics"),
        ("meeting", "meetings"),
        ("release", "releases"),
        ("ratio", ""),
    ],
    chart_target: |name, place| format!("{place}, {name}: target and published values"),
    target_mark: |text| format!("target {text}"),
    nothing_observed: "no value published",
    side_by_side: "What different sources say stands side by side, contradictions too.",
    plan_itself: "stated in the plan",
    pick_indicator: "Choose an indicator",
    summary_target: |observed, targets| format!("{observed} published values, {targets} targets."),
    duties_title: "What must be made public",
    who: "By whom",
    frequency: "How often",
    frequencies: &[
        ("monthly", "monthly"),
        ("quarterly", "quarterly"),
        ("half-yearly", "half-yearly"),
        ("yearly", "yearly"),
        ("weekly", "weekly"),
        ("once", "once"),
        ("on-event", "on the event"),
        ("standing", "standing"),
        ("unstated", "not stated"),
    ],
    audience: "To whom",
    audiences: &[
        ("public", "the public"),
        ("authority", "higher authority"),
        ("interagency", "between agencies"),
        ("enterprise", "enterprises"),
    ],
    who_unstated: "not named in the plan",
    proof: "Proof",
    shown_duties: |n, total| format!("{n} of {total} duties"),
    proof_rule: "No proof found does not mean not published; each one found has its source.",
    feedback_title: "Report a problem",
    feedback_lead: "No account and no phone number needed. You get a code and follow your report with it. By law: 15 days to accept or refuse, 60 days to answer.",
    about_subject: |subject| format!("About: {subject}"),
    f_kind: "What kind",
    kinds: &[
        ("air", "Air pollution"),
        ("odour", "Odour"),
        ("dust", "Dust"),
        ("water", "Water pollution"),
        ("noise", "Noise"),
        ("waste", "Rubbish and waste"),
        ("mine", "Mining"),
        ("soil", "Soil"),
        ("ecology", "Damage to nature"),
        ("task_challenged", "A task is said to be done and is not"),
        ("figure_wrong", "A published figure is wrong"),
        ("other", "Other"),
    ],
    f_region: "Region",
    f_place: "Where exactly",
    f_place_hint: "A street, village or company, or a landmark nearby",
    f_when: "When",
    f_when_hint: "",
    f_description: "What happened",
    f_description_hint: "What you saw, smelt or heard, and for how long. Please write no phone or ID numbers, yours or others’.",
    f_contact: "Contact",
    f_contact_hint: "Only for the staff who look into it, never published. Your report is handled without it too.",
    choose: "Choose",
    optional: "optional",
    send: "Send",
    sending: "Sending…",
    errors_title: "Almost there: please mend this and send again",
    field_errors: &[
        ("required", "Please fill this in"),
        ("too_short", "Too short to be looked into"),
        ("too_long", "Too long"),
        ("unknown", "Please choose from the list"),
        ("bad_date", "Not a date"),
        ("in_future", "This time is in the future"),
        ("bad_degrees", "Write 39.65, or 39°39′0″"),
        ("bad_distance", "A number of kilometres, such as 1.2"),
    ],
    send_failed: "It was not sent; what you wrote is still here. Please send it again once you are online: it will be stored once only.",
    refused: &[
        ("too_many", "Too many reports in a short time. Please wait a little; what you wrote is still here."),
        ("too_large", "Too long. Please shorten it."),
        ("key_reused", "You have changed the text. Please send it once more."),
        (
            "unavailable",
            "The service cannot store it now. Please try again a little later; what you wrote is still here.",
        ),
        ("bad_request", "The service did not understand. Please reload the page and try again."),
        ("invalid", "Some fields need mending."),
    ],
    sent_title: "Received",
    sent_lead: "Your report is stored.",
    your_code: "Your code",
    keep_code: "Write it down, print it or take a picture. Only this code opens your report; it cannot be recovered.",
    open_thread: "Follow the report",
    follow_title: "Follow a report",
    follow_label: "Code",
    follow_button: "Open",
    thread_title: "Your report",
    thread_unknown: "There is no such code. Please check it: letters and digits, without I, L, O and U.",
    thread_states: &[
        ("received", "received, waiting to be accepted"),
        ("accepted", "accepted"),
        ("not_accepted", "not accepted"),
        ("with_unit", "with the responsible unit"),
        ("answered", "answered"),
        ("solved", "solved"),
        ("reopened", "reopened"),
        ("withdrawn", "withdrawn"),
        ("merged", "merged into another"),
        ("message", "message"),
        ("extended", "time to answer extended by 30 days"),
        ("rated", "your rating"),
        ("photos", "photos added"),
        ("published", "published"),
        ("unpublished", "publication taken back"),
        ("merged_in", "a similar report was merged into this one"),
    ],
    received: "Received",
    accept_by: "To be accepted or refused by",
    answer_by: "To be answered by",
    what_you_sent: "What you sent",
    history: "What has happened",
    write_another: "Report something else",
    demo_service: "This is a demonstration: what you send stays on the machine that runs it and reaches no authority.",
    about_title: "About Mingjing",
    about_lead: "Mingjing keeps the public record of air, water and promised rectification in one place and says where each figure comes from, so that anyone can check, quote and ask.",
    about_operator: "Operator",
    about_contact: "Contact",
    about_no_contact: "a demonstration without a contact",
    about_sources: "Where the data come from",
    about_rows: "Rows",
    about_licence: "Licence",
    about_doubts: "Doubts about the data",
    about_doubts_lead: "The checks before publication found the following. The data are used as they are and the doubts are told.",
    about_times: "Times",
    about_rules: "By which rules",
    about_rules_text: &[
        "Air: days before 1 March 2026 by HJ 633-2012, later ones by HJ 633-2026; limits by the edition of GB 3095 in force that day.",
        "Surface water: GB 3838-2002, worst single item.",
        "Rounding: GB/T 8170, half to even, decimal throughout.",
        "A task's state follows from the public record and a date, and can be worked out for any day.",
    ],
    about_check: "How to check",
    about_check_text: |number, hash, files| {
        format!(
            "This is release {number} with {files} data files. Each is named by its SHA-256; that of the manifest is {hash}. The browser checks a file before it shows it, and shows none that differs."
        )
    },
    about_access: "Accessibility",
    log_checked: "This release is in the signed log, and the signature is good.",
    log_unsure: "This release is in the log; this browser cannot check the signature.",
    log_unsigned: "This release is not signed: nothing proves that history was not rewritten.",
    log_failed: "The log of releases does not hold: what is shown may not be what was published.",
    log_unreached: "The log of releases did not arrive and was not checked.",
    log_more: "About this check",
    log_faults: &[
        ("key", "The key of the log cannot be read."),
        ("checkpoint", "The checkpoint of the log cannot be read, or is not of this release."),
        ("signature", "The signature of the checkpoint is wrong: it was changed, or signed by another key."),
        ("tiles", "The content of the log does not give the signed root."),
        ("not_included", "This release is not in the log."),
        ("portal_key", "The key of the log is not the one that the portal's record names."),
        (
            "other_key",
            "The key of the log is not the one that this browser saw before: the log was exchanged, or the key was changed. Ask the operator.",
        ),
        ("rolled_back", "The log is shorter than this browser saw it before: an older state was put back."),
        ("rewritten", "The history that this browser saw before is not in the log: it was rewritten."),
        ("gone", "There should be a signed log, and there is none any more."),
    ],
    verify_title: "Checking the log of releases",
    verify_lead: "Each release is an entry in a log that only grows and is signed with a key. If any release is changed, the log no longer fits.",
    verify_checks: "What your browser checked",
    check_signature: "Signature",
    check_signature_good: "The checkpoint was signed by the key below and not changed since.",
    check_signature_open: "This browser has no Ed25519: the signature was not checked, all else was.",
    check_key: "Key",
    check_key_good: "The same as in the portal's record. Both come from one place: compare it with one published elsewhere.",
    check_key_open: "Only the site's own word: compare it with one published elsewhere.",
    check_inclusion: "Entry",
    check_inclusion_good: "The manifest of this release is the last entry of the log.",
    check_history: "History",
    check_history_good: |size, on| {
        format!(
            "What your browser saw on {on} ({}) is all still there and was not rewritten.",
            if size == 1 { "1 entry".to_owned() } else { format!("{size} entries") }
        )
    },
    check_history_first: "This browser sees this log for the first time; at your next visit it will compare.",
    verify_facts: "The log",
    verify_release: "Release",
    verify_size: "Entries",
    verify_root: "Root",
    verify_key: "Key",
    verify_outside: "Check without this page",
    verify_outside_lead: "The page itself could be exchanged. Mingjing's command checks every file from the first entry on:",
    verify_keep: "Keep data/log/checkpoint: with --since it tells later whether history was rewritten; with --key you give the key that you got from elsewhere.",
    verify_limits: "What this does not prove",
    verify_limits_text: &[
        "That the data are true: the log proves what was published and not changed since, not that it was right.",
        "Whose key it is: for that a key published outside the portal is needed.",
        "That others see the same: compare the number of entries and the root with theirs.",
    ],
    changes_title: "What each release brought",
    changes_release_head: ["Release", "Time", "What"],
    changes_brought: |table, [added, updated, corrected]| {
        let parts = [(added, "new"), (updated, "updated"), (corrected, "corrected")];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, what)| format!("{count} {what}")).collect();
        format!("{table}: {}", parts.join(", "))
    },
    changes_between: "; ",
    changes_none: "no change in the data",
    corrections_title: "Corrections",
    corrections_lead: |count| {
        let (values, were) = if count == 1 { ("value", "was") } else { ("values", "were") };
        format!(
            "{count} published {values} {were} changed later. Each is kept with what it was, what it is and why; below are the newest."
        )
    },
    corrected_line: |count, release, day| {
        let things = if count == 1 {
            "One thing on this page was".to_owned()
        } else {
            format!("{count} things on this page were")
        };
        format!("{things} corrected after publication, last in release {release} ({day}).")
    },
    corrected_more: "See each",
    corrected_all: "All corrections and releases",
    corrections_none: "No published value has ever been changed.",
    changes_head: ["Release", "Where", "Was → is", "Why"],
    changes_taken: "taken away",
    tables: &[
        ("places", "places"),
        ("air_hours", "hourly air"),
        ("air_days", "daily air"),
        ("air_daily", "relayed daily air"),
        ("forecasts", "air forecasts"),
        ("warnings", "warnings"),
        ("dust_days", "dust days"),
        ("water_readings", "surface water"),
        ("lakes", "lakes"),
        ("lake_readings", "lake readings"),
        ("groundwater", "wells"),
        ("groundwater_readings", "groundwater readings"),
        ("drinking", "drinking-water places"),
        ("drinking_readings", "drinking-water readings"),
        ("soil", "soil"),
        ("polluters", "polluters"),
        ("emissions", "hourly emissions"),
        ("emission_days", "daily emissions"),
        ("facilities", "open facilities"),
        ("bulletins", "bulletins"),
        ("bulletin_texts", "bulletin texts"),
        ("replies", "published answers"),
        ("ledger", "tasks"),
        ("targets", "targets"),
        ("duties", "duties"),
        ("sources", "sources"),
    ],
    forget: "Forget what was seen, begin anew",
    forget_lead: "If the operator has made known that the key was changed, let this browser begin anew:",
    home_can_i: "Can I go out now?",
    home_water: "Water",
    home_promises: "Promises",
    home_promise_counts: |c: &Counts| {
        format!(
            "{} rectification tasks: the deadline of {} has come, of {} nothing was published.{}",
            c.total,
            c.due,
            c.silent,
            ended(c)
        )
    },
    home_voice: "Report a problem",
    home_voice_lead: "You see pollution, or something here that is not so: say it.",
    home_answers: "Latest answers",
    home_no_answers: "No answer has been published yet.",
};
