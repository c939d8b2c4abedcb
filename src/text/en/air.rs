//! English words of the air pages beyond the newest hour.

use crate::text::air::AirWords;

pub static WORDS: AirWords = AirWords {
    year_title: |year| format!("Every day of {year}"),
    choose_year: "Year",
    months_title: "By month and year",
    months_lead: "From daily means by HJ 663: CO as the 95th percentile, O₃ as the 90th percentile of the daily maximum 8-hour mean, the others as means. In µg/m³, CO in mg/m³. Where there are too few days, only the number needed is said.",
    month: "Month",
    whole_year: "Year",
    valid_days: "Valid days",
    good_days: "Good days",
    good_of: |percent, days, of| format!("{percent}% ({days}/{of})"),
    heavy_days: "Heavy pollution",
    most_primary: "Primary above 100",
    too_few: |needed| format!("fewer than {needed} days"),
    joins_editions: "Days judged by two editions of HJ 633 are among them; they cannot be compared directly.",
    joint: ", ",
    report_title: "Hourly report in the standard's form",
    report_lead: |edition| {
        format!(
            "The form of {edition}: concentrations and individual indices, the index, primary pollutant, level. NA is missing or invalid."
        )
    },
    report_place: "City",
    group_sensitive: "Children, older people, people with heart or lung disease",
    group_all: "Everybody else",
    advice_sensitive: [
        "Carry on as usual.",
        "You can go out; the few who are unusually sensitive should do less outdoors.",
        "Cut down on long or hard exercise outdoors.",
        "Avoid long or hard exercise outdoors.",
        "Stay indoors and stop exercise outdoors.",
        "Stay indoors and avoid exertion.",
    ],
    advice_all: [
        "Carry on as usual.",
        "Carry on as usual.",
        "Cut down on long or hard exercise outdoors.",
        "Do somewhat less sport outdoors.",
        "Do less sport outdoors.",
        "Avoid being outdoors.",
    ],
    choose_lens: "Charts compared by",
    lenses: &[
        ("national", "standards in force"),
        ("gb-2012", "edition of 2012 throughout"),
        ("gb-2026", "edition of 2026 throughout"),
        ("who-2021", "WHO 2021"),
        ("epa-2024", "United States 2024"),
        ("eea-2024", "Europe 2024"),
    ],
    lens_title: "By the scales of others",
    lens_lead: |day| {
        let day = day.map_or_else(
            || "There are no daily means to compare".to_owned(),
            |day| {
                format!("The daily means of {day} beside the WHO guidelines of 2021 and the US index of 2024")
            },
        );
        format!(
            "For comparison only, not the verdict. {day}; the newest hour beside the European bands of 2024."
        )
    },
    lens_day: "Daily mean",
    lens_who: "Times the WHO guideline",
    lens_epa: "US index",
    lens_eea: "European band (hour)",
    lens_times: |times, value| format!("{times} × (guideline {value})"),
    forecast_title: "Forecast",
    forecast_lead: "Issued by the authorities and relayed here; a forecast is not a measurement.",
    forecast_day: "Day",
    forecast_index: "Expected AQI",
    forecast_issued: "Issued",
    replay_sample: |now| {
        format!(
            "Sample data: every value is made up for demonstration and was never measured; {now} stands for now."
        )
    },
    samples_title: "Sample regions",
    compare: "Compare with",
    compare_none: "No other place",
    compared: |one, other| format!("{one} and {other}"),
    map_words: "Sketch of where the stations lie; it says the same as the list of stations",
    map_note: "North at the top, drawn by their coordinates; no borders are shown.",
    map_sketch: "A sketch, not a map",
    map_missing: "No index",
    locate: "Use my location",
    not_located: "The browser gave no location.",
    changed_title: "What this release brought",
    changed_lead: |release, at| format!("Release {release}, {at}."),
    changed_more: "All releases and corrections",
    changed_nothing: "No change.",
};
