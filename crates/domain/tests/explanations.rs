//! Every working is explained in both languages, and says what it must.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use jiff::civil::{Date, date};
use mingjing_domain::Decimal;
use mingjing_domain::air::assessment::{
    DayIndex, DayMeans, DustDays, Span, city_mean, city_year, composite, percentile, statistics, summarise,
};
use mingjing_domain::air::foreign::{eea, epa, who};
use mingjing_domain::air::limits::ZoneClass;
use mingjing_domain::air::means::explain_day_mean;
use mingjing_domain::air::reference::comparable_today;
use mingjing_domain::air::warning::explain_grade;
use mingjing_domain::air::{
    PerPollutant, Pollutant, PollutantSet, Reading, ReportKind, evaluate_with_working,
};
use mingjing_domain::explain::{Language, Working, explain};
use mingjing_domain::known::Open;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Both explanations as lines, with what must hold for any of them.
#[track_caller]
fn both<'a>(working: impl Into<Working<'a>>) -> (Vec<String>, Vec<String>) {
    let working = working.into();
    let [zh, en] = Language::ALL.map(|language| explain(&working, language));
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    assert!(zh.chars().any(is_han), "{zh}");
    // Chinese documents keep their names in English text.
    let named = en.replace("环大气〔2024〕6号", "").replace("环办〔2014〕64号", "");
    assert!(!named.chars().any(is_han), "{en}");
    for text in [&zh, &en] {
        assert!(!text.ends_with('\n') && !text.contains("  ") && !text.contains(" ,"), "{text}");
    }
    assert_eq!(zh.lines().count(), en.lines().count(), "{zh}\n\n{en}");
    let lines = |text: String| text.lines().map(str::to_owned).collect();
    (lines(zh), lines(en))
}

fn day_report(day: Date, texts: [&str; 6]) -> (Vec<String>, Vec<String>) {
    let readings = PerPollutant(texts.map(|text| match text {
        "/" => Reading::NotMonitored,
        "?" => Reading::NotMonitoredUnproven,
        text => text.parse().map_or(Reading::Missing, Reading::Measured),
    }));
    both(&evaluate_with_working(day, ReportKind::Daily, &readings))
}

#[test]
fn a_report_is_told_step_by_step() {
    let (zh, en) = day_report(date(2026, 3, 1), ["12", "25", "0.65", "90", "48", "75"]);
    assert_eq!(zh[0], "依据 HJ 633-2026，2026-03-01 日报。");
    assert_eq!(
        en[3],
        "CO 0.65 mg/m³, rounded to 0.6, lies between 0.0 and 2.0, where the index runs from 0 to 50: 0 + (50 − 0) × (0.6 − 0.0) ÷ (2.0 − 0.0), rounded up: 15."
    );
    assert_eq!(zh[7..], ["AQI 取各分指数的最大值 114，三级，轻度污染。", "首要污染物：PM2.5。"]);
    assert_eq!(
        en[7..],
        ["The AQI is the highest of them, 114: level 3, Lightly polluted.", "Primary pollutant: PM2.5."]
    );
}

#[test]
fn what_is_missing_is_told() {
    let (zh, en) = day_report(date(2026, 3, 1), ["/", "?", "-", "801", "48", "-3"]);
    assert!(zh[1].contains("不在监测方案内，且连续三年"), "{zh:#?}");
    assert!(en[2].contains("counts as missing"), "{en:#?}");
    assert_eq!(zh[3], "CO 缺测或无效。");
    assert_eq!(zh[4], "O3 801 µg/m³，高于 800，按表注分指数计为 300。");
    assert_eq!(en[6], "PM2.5 -3 is not a usable concentration and counts as missing.");
    assert!(zh.last().unwrap().contains("AQI 照常发布"));

    let (_, en) = day_report(date(2026, 2, 28), ["12", "25", "0.6", "801", "48", "75.5"]);
    assert!(en[4].contains("goes by the hourly mean"), "{en:#?}");
    assert_eq!(en.last().unwrap(), "Assumed: HJ 633-2012 has no clause on rounding; rounded as in 2026.");
    let (zh, _) = day_report(date(2026, 3, 1), ["0"; 6]);
    assert_eq!(zh.last().unwrap(), "约定：全部浓度为 0 时标准没有说明，这里保留公式的结果 0。");
}

#[test]
fn a_mean_tells_its_hours() {
    let mut hours = [Some(decimal("80")); 24];
    hours[..5].fill(None);
    let of =
        |pollutant, hours: &_| both(&explain_day_mean(pollutant, hours, ZoneClass::Two, date(2026, 6, 1)));
    let (zh, en) = of(Pollutant::Pm25, &hours);
    assert_eq!(
        zh,
        [
            "PM2.5，2026-06-01，24 个小时值中有效 19 个。",
            "缺第 1、2、3、4、5 时。",
            "少于 20 个，不给出日平均。"
        ]
    );
    assert_eq!(en[2], "Fewer than 20: no daily mean.");

    hours[6] = None;
    hours[20] = Some(decimal("900"));
    let (zh, en) = of(Pollutant::O3, &hours);
    assert_eq!(zh[2], "17 个 8 小时窗口（每个至少 6 个小时值）中有效 13 个。");
    assert_eq!(zh[3], "最高的窗口止于 21 时，均值 182 µg/m³。");
    assert!(en[4].starts_with("Fewer than 14, but the highest is above the limit of 160"), "{en:#?}");
    assert_eq!(en[5], "The daily maximum 8-hour mean is 182 µg/m³.");
    let (zh, _) = of(Pollutant::O3, &[None; 24]);
    assert!(zh.contains(&"没有小时值，不给出日最大 8 小时平均。".to_owned()));
}

#[test]
fn a_year_and_its_verdict_are_told() {
    let year = Span::year(2025).unwrap();
    let values = PerPollutant(["12", "28", "1.0", "144", "60", "49"].map(|text| Some(decimal(text))));
    let mut days: Vec<_> = year.days().map(|day| DayMeans { day, values }).collect();
    let dust: DustDays = [date(2025, 4, 11)].into_iter().collect();
    let figures = statistics(year, &days, &dust).rule().unwrap();
    let (zh, en) = both(&figures);
    assert_eq!(zh[0], "依据 HJ 663-2013，2025-01-01 至 2025-12-31，共 365 天。");
    assert_eq!(
        en[6],
        "PM2.5: 365 valid days, dust days left out: 1. Mean: 17836 ÷ 364 = 49 µg/m³. Percentile 95: k = 1 + (364 − 1) × 95 % = 345.85, between 49 and 49: 49, rounded: 49 µg/m³."
    );
    let verdict = city_year(&figures, ZoneClass::Two).unwrap().rule().unwrap();
    let (zh, en) = both(&verdict);
    assert_eq!(zh[9], "PM2.5 年平均 49 µg/m³，高于限值 35，超标 0.40 倍。");
    assert_eq!(en[9], "PM2.5 annual mean, 49 µg/m³, is above the limit of 35, by 0.40 times the limit.");
    assert_eq!(zh.last().unwrap(), "有项目超标，该年不达标。");

    days.truncate(40);
    let (zh, _) = both(&statistics(year, &days, &DustDays::NONE).rule().unwrap());
    assert!(zh[6].contains("2 月只有 9 天，少于 25 天，以下数值无效，不发布。"), "{zh:#?}");
    let (_, en) = both(&statistics(year, &[], &DustDays::NONE).rule().unwrap());
    assert_eq!(en[1], "SO2: 0 valid days, no value to work with.");

    let (zh, _) = both(&composite(year.last(), &figures.for_composite()).rule().unwrap());
    assert_eq!(zh[6..8], ["PM2.5：49 ÷ 35", "综合指数 4.31，主要污染物：PM2.5。"]);
}

#[test]
fn counts_and_cities_are_told() {
    let primary: PollutantSet = [Pollutant::Pm10].into_iter().collect();
    let day = |day, aqi| DayIndex { day, aqi, primary };
    let summary = summarise(&[
        day(date(2026, 2, 28), Some(60)),
        day(date(2026, 3, 1), Some(120)),
        day(date(2026, 3, 2), None),
    ]);
    let (zh, en) = both(&summary);
    assert_eq!(zh[2], "优良天数比例 1 ÷ 2 = 50.0 %。");
    assert_eq!(en[3], "Primary pollutant: PM10 on 2.");
    assert_eq!(zh[4], "其中 1 天按 HJ 633-2012、1 天按 HJ 633-2026 评价，两段不可直接比较。");
    let (_, en) = both(&city_mean(Pollutant::Co, &[Some(decimal("1.0")), Some(decimal("1.3"))]));
    assert_eq!(en[1], "Their arithmetic mean is 1.2 mg/m³.", "1.15 goes to the even digit");
    let (zh, _) = both(&percentile(&[decimal("10"), decimal("20")], 95, 0).unwrap());
    assert_eq!(zh, ["第 95 百分位数：k = 1 + (2 − 1) × 95 % = 1.95，由 10 与 20 插值得 19.50，修约为 20。"]);
}

#[test]
fn lenses_say_that_they_are_lenses() {
    let (zh, en) = both(&epa::index(epa::Measure::O3EightHours, decimal("0.07853333")).unwrap());
    assert!(zh[0].ends_with("得 126（对敏感人群不健康）。仅供对照，不是我国的评价结果。"), "{zh:?}");
    assert!(
        en[0].contains(
            "cut to 0.078, on its line of the table: 101 + (150 − 101) × (0.078 − 0.071) ÷ (0.085 − 0.071)"
        ),
        "{en:?}"
    );
    for measure in epa::Measure::ALL {
        for value in ["0.01", "50", "9999"] {
            both(&epa::index(measure, decimal(value)).unwrap());
            both(&epa::index_of_mass(measure, decimal(value)).unwrap());
        }
    }
    both(&eea::band(Pollutant::O3, decimal("181")).unwrap());
    let (zh, _) = both(&who::compare(Pollutant::Pm25, who::Averaging::Year, decimal("30")).unwrap());
    assert_eq!(
        zh[0],
        "WHO AQG 2021：PM2.5 年平均 30 µg/m³，指导值 5，为其 6.0 倍，达到过渡目标 1。仅供对照，不是我国的评价结果。"
    );
    let (_, en) = both(&comparable_today(Pollutant::O3, date(2018, 8, 31), decimal("160")).unwrap());
    assert!(en[0].starts_with("O3 160 µg/m³ at 273.15 K, converted to 298.15 K: 160 × 5463/5963"), "{en:?}");
}

#[test]
fn a_grade_is_told_to_be_no_warning() {
    for row in [&[201_u16, 301, 201][..], &[151, 151], &[50]] {
        let (zh, en) = both(&explain_grade(row));
        assert!(zh[1].contains("不是预警") && en[1].contains("no warning"));
    }
}

#[test]
fn what_is_not_known_is_told() {
    for open in Open::ALL {
        both(open);
    }
}
