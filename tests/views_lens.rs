//! Charts of the air through the rules of others: figures worked out from the stored hours and days of a station by
//! other means than the app's.
#![expect(clippy::unwrap_used, reason = "a test")]

use mingjing_app::route::Lang;
use mingjing_app::text::{self, Text};
use mingjing_app::view_model::air::{ranking, ranking_figure};
use mingjing_app::view_model::air_hours::{self, Item};
use mingjing_app::view_model::air_lens::{hours, ranking as ranked, years};
use mingjing_app::view_model::air_year;
use mingjing_app::view_model::figure::{Drawing, Figure};
use mingjing_app::view_model::lens::Lens;
use mingjing_chart::kinds::time_series::TimeSeries;
use mingjing_contract::air::{AirDays, AirHours, AirNow};
use mingjing_domain::air::Pollutant;
use mingjing_domain::air::assessment::DustDays;
use serde::de::DeserializeOwned;
use std::sync::Arc;

fn stored<T: DeserializeOwned>(name: &str) -> Arc<T> {
    let path = format!("{}/crates/contract/tests/fixtures/v1/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Arc::new(serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
}

fn zh() -> &'static Text {
    text::of(Lang::Zh)
}

/// The first six days of January 2025 at station 3621A.
fn seen(item: Item, lens: Lens, t: &'static Text) -> Figure {
    let months = [stored::<AirHours>("air_hours")];
    let years = [stored::<AirDays>("air_days")];
    let read = air_hours::read(item, &months, "2025-01-07T00:00:00+08:00", None, t);
    assert_eq!(read.hours.len(), 144);
    air_hours::drawn("站", hours::through(read, lens, &months, &years, t), t)
}

fn lines(figure: &Figure) -> &TimeSeries {
    let Drawing::Time(chart) = &figure.drawing else { unreachable!() };
    chart
}

const PM25: Item = Item::Pollutant(Pollutant::Pm25);

#[test]
fn the_rules_in_force_are_drawn_as_they_are() {
    let months = [stored::<AirHours>("air_hours")];
    assert_eq!(seen(Item::Aqi, Lens::Gb2012, zh()).title, "站每小时 AQI");
    let plain = air_hours::figure("站", PM25, &months, "2025-01-07T00:00:00+08:00", None, zh());
    assert_eq!(seen(PM25, Lens::National, zh()), plain);
}

#[test]
fn an_edition_for_the_whole_stretch_judges_every_hour_anew() {
    // The third hour: PM2.5 63 µg/m³ lies between 35 and 75 in 2012, between 60 and 115 in 2026.
    let value = |lens| lines(&seen(Item::Aqi, lens, zh())).series[0].points[2].y;
    assert_eq!((value(Lens::Gb2012), value(Lens::Gb2026)), (Some(85.0), Some(103.0)));
    let figure = seen(Item::Aqi, Lens::Gb2026, zh());
    assert!(figure.readouts[2].ends_with("103 轻度污染"), "{}", figure.readouts[2]);
    assert!(figure.subtitle.contains("HJ 633—2026") && figure.subtitle.contains("不是评价结论"));
    assert!(figure.source.contains("HJ 633—2026 表 3"), "{}", figure.source);
    let good = |lens| lines(&seen(PM25, lens, zh())).bands[1].to;
    assert_eq!((good(Lens::Gb2012), good(Lens::Gb2026)), (75.0, 60.0));
    let ozone = seen(Item::Pollutant(Pollutant::O3), Lens::Gb2026, zh());
    let [limit] = lines(&ozone).limits.as_slice() else { panic!("one limit: {:?}", lines(&ozone).limits) };
    assert_eq!((limit.value, lines(&ozone).breaks.len()), (200.0, 0));
    assert!(limit.label.contains("GB 3095-2026"), "{}", limit.label);
}

#[test]
fn guidelines_are_held_against_published_days() {
    let figure = seen(PM25, Lens::Who2021, zh());
    let chart = lines(&figure);
    assert_eq!(chart.limits.iter().map(|limit| limit.value).collect::<Vec<_>>(), [15.0]);
    assert!(chart.bands.is_empty());
    let [_, days] = chart.series.as_slice() else { panic!("hours and days") };
    // The hours of 1 January end at 01:00 … 24:00.
    assert_eq!(
        (days.points[0].y, days.points[23].y, days.points[24].y),
        (Some(45.0), Some(45.0), Some(32.0))
    );
    assert!(figure.readouts[0].ends_with("日均值 45 µg/m³（准则值的 3.0 倍）"), "{}", figure.readouts[0]);
    assert!(figure.summary.ends_with("可对照的 6 天中，6 天高于准则值。"), "{}", figure.summary);
    assert_eq!(figure.table.head.len(), 3);
    assert!(figure.table.rows.iter().all(|row| row.len() == 3));
    let none = seen(Item::Aqi, Lens::Who2021, zh());
    assert!(none.subtitle.contains("世卫组织没有指数"), "{}", none.subtitle);
    assert_eq!(lines(&none).series.len(), 1);
}

#[test]
fn the_index_of_the_united_states_comes_from_days_and_names_what_decides() {
    let figure = seen(Item::Aqi, Lens::Epa2024, zh());
    assert_eq!(figure.title, "站 · 美国指数（按日）");
    let of_day = |day: usize| lines(&figure).series[0].points[day * 24].y;
    let expected = [124.0, 94.0, 79.0, 132.0, 73.0, 86.0].map(Some);
    assert_eq!([0, 1, 2, 3, 4, 5].map(of_day).as_slice(), expected.as_slice());
    assert!(figure.readouts[72].ends_with("132 对敏感人群不健康 PM10"), "{}", figure.readouts[72]);
    assert!(figure.summary.ends_with("可对照的 6 天中，2 天美国指数超过 100。"), "{}", figure.summary);
    let ends: Vec<f64> = lines(&figure).bands.iter().map(|band| band.from).collect();
    assert_eq!(ends, [0.0, 51.0, 101.0, 151.0, 201.0, 301.0]);
    let co = seen(Item::Pollutant(Pollutant::Co), Lens::Epa2024, zh());
    assert!(co.subtitle.contains("8 小时平均") && lines(&co).bands.is_empty(), "{}", co.subtitle);
}

#[test]
fn european_bands_are_those_of_the_worst_pollutant_of_an_hour() {
    let figure = seen(Item::Aqi, Lens::Eea2024, zh());
    assert_eq!(lines(&figure).series[0].points[0].y, Some(6.0));
    assert!(figure.readouts[0].ends_with("极差 PM2.5"), "{}", figure.readouts[0]);
    assert!(figure.summary.ends_with("可对照的 141 个小时中，49 个为“差”或更差。"), "{}", figure.summary);
    let no2 = seen(Item::Pollutant(Pollutant::No2), Lens::Eea2024, zh());
    assert!(no2.readouts[0].ends_with("52 · 欧洲分档 中等"), "{}", no2.readouts[0]);
    let co = seen(Item::Pollutant(Pollutant::Co), Lens::Eea2024, zh());
    assert!(co.subtitle.contains("不含一氧化碳"), "{}", co.subtitle);
}

#[test]
fn english_says_it_too_and_every_pair_has_words() {
    let t = text::of(Lang::En);
    for lens in Lens::ALL.into_iter().filter(|lens| *lens != Lens::National) {
        let items = Pollutant::ALL.into_iter().map(Item::Pollutant);
        for item in std::iter::once(Item::Aqi).chain(items) {
            let figure = seen(item, lens, t);
            assert!(figure.subtitle.contains("not a verdict"), "{lens:?} {item:?}: {}", figure.subtitle);
            assert!(figure.source.contains("Compared with: "), "{lens:?}: {}", figure.source);
            assert_eq!(figure.readouts.len(), 144);
            for series in &lines(&figure).series {
                assert_eq!(series.points.len(), 144, "{lens:?} {item:?}");
            }
        }
    }
}

#[test]
fn a_ranking_is_ranked_anew_where_the_standard_knows_hours() {
    let t = zh();
    let now = stored::<AirNow>("air_now");
    let places: Vec<_> = now.places.iter().map(|row| (row.place.clone(), row.place.clone(), None)).collect();
    let rows = ranking(&now, &places, t);
    let plain = ranking_figure("排名".into(), &now, &rows, t);
    let through = |lens| ranked::through(plain.clone(), &now, &rows, lens, t);
    assert_eq!(through(Lens::National), plain);
    let who = through(Lens::Who2021);
    assert_eq!(who.readouts, plain.readouts);
    assert!(who.subtitle.contains("不对单个小时评级"), "{}", who.subtitle);
    let europe = through(Lens::Eea2024);
    let Drawing::Bars(bars) = &europe.drawing else { unreachable!() };
    let values: Vec<_> = bars.bars.iter().filter_map(|bar| bar.value).collect();
    assert!(!values.is_empty() && values.is_sorted_by(|a, b| a >= b) && values.iter().all(|v| *v <= 6.0));
    assert_eq!(europe.table.rows.len(), plain.table.rows.len());
}

#[test]
fn a_year_by_one_edition_is_counted_by_it() {
    let years = [stored::<AirDays>("air_days")];
    let by = |lens| years::through(&years, lens)[0].clone();
    let index = |days: &AirDays| days.days[0].aqi;
    // PM10 121 µg/m³: between 50 and 150 in 2012, above 120 in 2026.
    assert_eq!((index(&by(Lens::Gb2012)), index(&by(Lens::Gb2026))), (Some(86), Some(101)));
    assert_eq!(by(Lens::Gb2026).days[0].level, Some(3));
    assert_eq!(by(Lens::Who2021), years[0]);
    let year = || air_year::year(&years, None, "2025-02-01", &DustDays::default(), zh()).unwrap();
    let told = |lens| years::told(year(), lens, zh()).by.unwrap();
    assert!(told(Lens::Gb2026).contains("HJ 633—2026") && told(Lens::Who2021).contains("现行标准"));
}
