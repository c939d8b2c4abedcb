//! The tables of the standards, typed once more as the standards print them, against the rules at and
//! just beyond every limit.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use jiff::civil::date;
use mingjing_domain::Decimal;
use mingjing_domain::air::limits::ZoneClass;
use mingjing_domain::air::means::{Invalid, mda8};
use mingjing_domain::air::{Edition, Pollutant, ReportKind, explain};
use mingjing_domain::water::{self, Body, Class, Item, Reading, classify};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A table of words: the first of a row is its name.
fn rows(table: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    table.lines().map(str::split_whitespace).filter_map(|mut words| Some((words.next()?, words.collect())))
}

/// HJ 633-2012, table 1. The rows are the indices; `b` and `c` have notes instead of limits.
const HJ633_2012: &str = "
    iaqi  so2.d  so2.h  no2.d  no2.h  co.d  co.h  o3.d   o3.h  pm10.d  pm25.d
    0     0      0      0      0      0     0     0      0     0       0
    50    50     150    40     100    2     5     100    160   50      35
    100   150    500    80     200    4     10    160    200   150     75
    150   475    650    180    700    14    35    215    300   250     115
    200   800    800    280    1200   24    60    265    400   350     150
    300   1600   b      565    2340   36    90    800    800   420     250
    400   2100   b      750    3090   48    120   c      1000  500     350
    500   2620   b      940    3840   60    150   c      1200  600     500";

/// HJ 633-2026, table 3: two limits differ.
fn hj633_2026() -> String {
    HJ633_2012.replace("200   150     75", "200   120     60")
}

#[test]
fn every_limit_of_hj_633_has_its_index_and_the_next_value_more() {
    let new = hj633_2026();
    assert_ne!(new, HJ633_2012);
    for (edition, table) in [(Edition::Hj633_2012, HJ633_2012), (Edition::Hj633_2026, new.as_str())] {
        let mut rows = rows(table);
        let (_, heads) = rows.next().unwrap();
        let mut limits = 0;
        for (iaqi, cells) in rows {
            let iaqi: u16 = iaqi.parse().unwrap();
            for (head, cell) in heads.iter().zip(cells) {
                let (pollutant, column) = head.split_once('.').unwrap();
                let pollutant = Pollutant::from_id(pollutant).unwrap();
                // Hourly particles are read against the daily column.
                let kinds: &[_] = match (column, pollutant) {
                    ("d", Pollutant::Pm10 | Pollutant::Pm25) => &[ReportKind::Daily, ReportKind::Hourly],
                    ("d", _) => &[ReportKind::Daily],
                    _ => &[ReportKind::Hourly],
                };
                if matches!(cell, "b" | "c") {
                    continue;
                }
                let limit = decimal(cell);
                let step = Decimal::new(1, pollutant.decimals()).unwrap();
                for &kind in kinds {
                    let index = |value| explain(edition, kind, pollutant, value).unwrap().iaqi();
                    assert_eq!(index(limit), Some(iaqi), "{edition:?} {head} {cell}");
                    let next = index(limit.checked_add(step).unwrap());
                    let rises = next.is_none_or(|next| next > iaqi);
                    let last = iaqi == 500 || (cell == "800" && *head != "so2.d" && *head != "o3.h");
                    assert!(rises != last || next.is_none(), "{edition:?} {head} {cell}: {next:?}");
                    limits += 1;
                }
            }
        }
        assert_eq!(limits, 8 * 10 - 5 + 8 * 2, "{edition:?}");
    }
}

/// GB 3838-2002, table 1, without pH; `tp.lake` is the row of lakes and reservoirs.
const GB3838_2002: &str = "
    do       7.5      6        5       3      2
    codmn    2        4        6       10     15
    cod      15       15       20      30     40
    bod5     3        3        4       6      10
    nh3n     0.15     0.5      1.0     1.5    2.0
    tp       0.02     0.1      0.2     0.3    0.4
    tp.lake  0.01     0.025    0.05    0.1    0.2
    tn       0.2      0.5      1.0     1.5    2.0
    cu       0.01     1.0      1.0     1.0    1.0
    zn       0.05     1.0      1.0     2.0    2.0
    f        1.0      1.0      1.0     1.5    1.5
    se       0.01     0.01     0.01    0.02   0.02
    as       0.05     0.05     0.05    0.1    0.1
    hg       0.00005  0.00005  0.0001  0.001  0.001
    cd       0.001    0.005    0.005   0.005  0.01
    cr6      0.01     0.05     0.05    0.05   0.1
    pb       0.01     0.01     0.05    0.05   0.1
    cn       0.005    0.05     0.2     0.2    0.2
    vphenol  0.002    0.002    0.005   0.01   0.1
    oil      0.05     0.05     0.05    0.5    1.0
    las      0.2      0.2      0.2     0.3    0.3
    s        0.05     0.1      0.2     0.5    1.0
    fcoli    200      2000     10000   20000  40000";

#[test]
fn every_limit_of_gb_3838_is_the_end_of_its_class() {
    let mut seen = vec![Item::Ph];
    for (name, cells) in rows(GB3838_2002) {
        let (item, body) = match name.strip_suffix(".lake") {
            Some(item) => (item, Body::Lake),
            None => (name, Body::River),
        };
        let item = Item::from_id(item).unwrap();
        seen.push(item);
        let class_of = |value| {
            let verdict = classify(body, &[(item, Reading::Measured(value))]);
            let [judged] = verdict.items.as_slice() else { panic!("{name}: {verdict:?}") };
            judged.class
        };
        let hair = decimal("0.000001");
        for (place, cell) in cells.iter().enumerate() {
            let limit = decimal(cell);
            // Classes that share a limit: the value at the limit has the best of them, the value just
            // beyond it the first that allows more.
            let best = cells.iter().position(|other| other == cell).unwrap();
            let worse = cells.iter().rposition(|other| other == cell).unwrap() + 1;
            let beyond = if item == Item::Do { limit.checked_sub(hair) } else { limit.checked_add(hair) };
            assert_eq!(class_of(limit), Class::ALL[best], "{name} {cell}");
            assert_eq!(class_of(beyond.unwrap()), Class::ALL[worse], "beyond {name} {cell}");
            assert_eq!(water::limit(body, item, Class::ALL[place]), Some(limit), "{name} {cell}");
        }
        assert_eq!(water::limit(body, item, Class::InferiorV), None);
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen, Item::ALL);
}

#[test]
fn fourteen_windows_are_enough_and_thirteen_are_not() {
    let after = |missing: usize| {
        let mut hours = [Some(decimal("80")); 24];
        hours[..missing].fill(None);
        mda8(&hours, ZoneClass::Two, date(2026, 3, 1))
    };
    assert_eq!((after(5).count, after(5).value), (14, Some(decimal("80"))));
    assert_eq!((after(6).count, after(6).invalid), (13, Some(Invalid::TooFew { needed: 14 })));
    assert_eq!(after(24).invalid, Some(Invalid::NoValues));
    assert_eq!(after(20).invalid, Some(Invalid::TooFew { needed: 14 }), "values, but not one window");
}
