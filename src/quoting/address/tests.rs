use super::*;
use proptest::option::of as maybe;
use proptest::prelude::*;

const HASH: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn read(text: &str) -> Address {
    Address::parse(text).unwrap()
}

#[test]
fn an_address_is_read_wherever_it_comes_from() {
    let plain = read("air-hours/150300/pm25");
    assert_eq!(plain.embed(), "embed/air-hours/150300/pm25/");
    for text in [
        "/embed/air-hours/150300/pm25/",
        "chart/air-hours/150300/pm25.png",
        "https://example.org/embed/air-hours/150300/pm25/index.html?utm_source=x#top",
        "https://example.org/city/mirror/chart/air-hours/150300/pm25.svg?period=24&release=live&lens=national",
    ] {
        assert_eq!(read(text), plain, "{text}");
    }
    let english = read("https://example.org/city/en/embed/air-hours/150300/pm25/?theme=dark&period=all");
    assert_eq!(english.embed(), "en/embed/air-hours/150300/pm25/?period=all&theme=dark");
    assert_eq!(read("en/air-hours/150300/pm25?period=all&theme=dark"), english);
    assert_eq!(english.file(Format::Csv), "en/chart/air-hours/150300/pm25.csv?period=all&theme=dark");
    assert_eq!(english.page(), "en/air/150300/?item=pm25&period=all");
    assert!(plain.is_first() && !english.is_first());
}

#[test]
fn an_address_of_a_host_tells_its_site() {
    let site = |text: &str| Address::site(text);
    assert_eq!(site("https://example.org/en/embed/farmland/").as_deref(), Some("https://example.org/"));
    assert_eq!(
        site("http://127.0.0.1:8080/a/b/chart/farmland.svg?x").as_deref(),
        Some("http://127.0.0.1:8080/a/b/")
    );
    assert_eq!(site("farmland"), None);
    assert_eq!(site("https://example.org/air/"), None);
}

#[test]
fn what_is_not_understood_is_told_with_what_would_be() {
    let told = |text: &str| Address::parse(text).unwrap_err().to_string();
    assert!(told("weather/150300").contains("`weather`"));
    assert!(told("air-hours/150300").contains("<region>/<item>"));
    assert!(told("farmland?period=168").contains("no `period`"));
    assert!(told("air-hours/1/aqi?period=7").contains("24, 168"));
    assert!(told("air-hours/1/aqi?theme=blue").contains("light or dark"));
    assert!(told("air-hours/1/aqi?lens=who").contains("national, gb-2012, gb-2026, who-2021"));
    assert!(told("lake/daihai/tli?lens=who-2021").contains("no `lens`"));
    assert!(Address::parse("lake/daihai/tli?lens=national").is_ok());
    assert!(told("air-hours/1/aqi?release=12").contains("64 hex digits"));
    assert!(told("air-hours/1/aqi?from=2025-01-01T00:00").contains("together"));
    assert!(told("air-hours/1/aqi?from=2025-01-02T00:00&to=2025-01-01T00:00").contains("before"));
    assert!(told("air-hours/1/aqi?from=yesterday&to=2025-01-01T00:00").contains("from=yesterday"));
    assert!(told("emissions/a/b/c?month=2025-13").contains("month"));
    assert!(told("").contains("air-ranking"));
}

#[test]
fn a_pinned_release_is_kept_in_one_form() {
    let address = read(&format!("lake/daihai/tli?release={}", HASH.to_uppercase()));
    assert_eq!(address.release.hash(), Some(HASH));
    assert_eq!(address.embed(), format!("embed/lake/daihai/tli/?release={HASH}"));
    assert_eq!(address.page(), "lakes/daihai/?item=tli", "the page itself is always the current one");
}

fn id() -> impl Strategy<Value = String> {
    // No part may end like the name of a file: that is how a picture is asked for.
    "[a-z0-9A-Z_~ %/?&#海]{1,8}"
}

fn chart() -> impl Strategy<Value = Chart> {
    prop_oneof![
        Just(Chart::AirRanking),
        Just(Chart::Farmland),
        id().prop_map(Chart::AirStations),
        (id(), id()).prop_map(|(a, b)| Chart::AirHours(a, b)),
        (id(), id(), id()).prop_map(|(a, b, c)| Chart::AirStation(a, b, c)),
        (id(), id()).prop_map(|(a, b)| Chart::Water(a, b)),
        (id(), id()).prop_map(|(a, b)| Chart::Lake(a, b)),
        (id(), id()).prop_map(|(a, b)| Chart::Drinking(a, b)),
        (id(), id(), id()).prop_map(|(a, b, c)| Chart::Emissions(a, b, c)),
        (id(), id()).prop_map(|(a, b)| Chart::Target(a, b)),
    ]
}

fn address() -> impl Strategy<Value = Address> {
    let view = (
        maybe(prop_oneof![Just("168"), Just("all")]),
        maybe(id()),
        maybe(prop_oneof![Just("hour"), Just("day")]),
        maybe((2000_u16..2100, 1_u8..=12).prop_map(|(year, month)| format!("{year}-{month:02}"))),
        maybe((1_u8..28, 0_u8..23).prop_map(|(day, hour)| {
            let at = |hour: u8| format!("2025-02-{day:02}T{hour:02}:30");
            (at(hour), at(hour + 1))
        })),
    );
    let edition = prop_oneof![Just(Edition::Hans), Just(Edition::Hant), Just(Edition::En)];
    let lens = (0..Lens::ALL.len()).prop_map(|index| Lens::ALL[index]);
    let theme = maybe(prop_oneof![Just(Theme::Light), Just(Theme::Dark)]);
    let release = maybe("[0-9a-f]{64}");
    (edition, chart(), view, lens, theme, release).prop_map(
        |(edition, chart, (period, with, by, month, window), lens, theme, release)| {
            let has = |key: &str| chart.keys().contains(&key);
            Address {
                period: period.filter(|_| has("period")),
                with: with.filter(|_| has("with")),
                by: by.filter(|_| has("by")),
                month: month.filter(|_| has("month")),
                window: window.filter(|_| has("from")),
                lens: if has("lens") { lens } else { Lens::National },
                theme,
                release: release.map_or(Release::Live, Release::Pinned),
                ..Address::new(edition, chart)
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(address in address(), below in "(https://[a-z]{1,5}\\.org/([a-z]{1,3}x/)?)?") {
        prop_assert_eq!(&read(&format!("{below}{address}")), &address);
        for format in Format::ALL {
            prop_assert_eq!(&read(&format!("{below}{}", address.file(format))), &address);
        }
        prop_assert_eq!(read(&address.embed()).embed(), address.embed());
    }

    #[test]
    fn nothing_makes_it_fail_otherwise_than_in_words(text in "\\PC{0,60}") {
        if let Err(fault) = Address::parse(&text) {
            prop_assert!(!fault.to_string().is_empty());
        }
    }
}
