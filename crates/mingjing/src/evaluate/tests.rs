//! Whole lines in, whole lines out.

mod limits;

use super::{Kind, lines::LONGEST, run};
use mingjing_domain::explain::Language;
use proptest::prelude::*;

fn answers(kind: Kind, input: &[u8]) -> (bool, Vec<serde_json::Value>) {
    let mut output = Vec::new();
    let all_good = run(kind, None, input, &mut output).unwrap();
    let text = String::from_utf8(output).unwrap();
    (all_good, text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

#[track_caller]
fn check(kind: Kind, input: &str, expected: &str) {
    let mut output = Vec::new();
    let all_good = run(kind, None, input.as_bytes(), &mut output).unwrap();
    assert!(all_good);
    assert_eq!(String::from_utf8(output).unwrap(), format!("{expected}\n"));
}

/// The field and message of the only fault of a line.
#[track_caller]
fn fault(kind: Kind, input: &str) -> (Option<String>, String) {
    let (all_good, answers) = answers(kind, input.as_bytes());
    assert!(!all_good, "{input} was accepted");
    let [answer] = answers.as_slice() else { panic!("not one answer: {answers:?}") };
    let error = &answer["error"];
    assert_eq!(error["line"], 1);
    (error["field"].as_str().map(str::to_owned), error["message"].as_str().unwrap().to_owned())
}

#[test]
fn the_dust_hour_of_2025_01_29() {
    check(
        Kind::Air,
        r#"{"date":"2025-01-29","report":"hourly","so2":"12","no2":"30","co":"1.2","o3":"40","pm10":"1829","pm25":"374"}"#,
        r#"{"edition":"HJ 633-2012","aqi":500,"level":6,"category":"严重污染","primary":["PM10"],"iaqi":{"so2":4,"no2":15,"co":12,"o3":13,"pm10":500,"pm25":416},"note":null}"#,
    );
}

#[test]
fn what_is_missing_is_null_with_a_note() {
    let input = r#"{"date":"2026-03-01","report":"daily","so2":"12","no2":"25","co":null,"o3":"90","pm10":"48","pm25":"20"}"#;
    check(
        Kind::Air,
        input,
        r#"{"edition":"HJ 633-2026","aqi":null,"level":null,"category":null,"primary":[],"iaqi":{"so2":12,"no2":32,"co":null,"o3":45,"pm10":48,"pm25":29},"note":"incomplete"}"#,
    );
    let outside = input.replace(r#""co":null"#, r#""not_monitored":["co"]"#);
    assert_eq!(answers(Kind::Air, outside.as_bytes()).1[0]["aqi"], 48);
    let unproven = outside.replace('}', r#","three_year_clean":false}"#);
    assert_eq!(answers(Kind::Air, unproven.as_bytes()).1[0]["note"], "incomplete");
}

#[test]
fn an_explanation_follows_the_answer() {
    let input = r#"{"date":"2026-03-01","report":"daily","so2":"12","no2":"25","co":"4.15","o3":null,"pm10":"1829","pm25":"75"}"#;
    let explained = |language| {
        let mut output = Vec::new();
        assert!(run(Kind::Air, Some(language), input.as_bytes(), &mut output).unwrap());
        serde_json::from_slice::<serde_json::Value>(&output).unwrap()
    };
    let (zh, en) = (explained(Language::Zh), explained(Language::En));
    assert_eq!((&zh["aqi"], &zh["note"]), (&500.into(), &"incomplete_above_100".into()));
    let lines: Vec<_> = zh["explanation"].as_str().unwrap().lines().collect();
    assert_eq!(lines[0], "依据 HJ 633-2026，2026-03-01 日报。");
    assert_eq!(
        lines[3],
        "CO 4.15 mg/m³，修约为 4.2，在 4.0 与 14.0 之间，对应分指数 100 至 150：100 + (150 − 100) × (4.2 − 4.0) ÷ (14.0 − 4.0)，向上进位取整，得 101。"
    );
    assert_eq!(lines[4], "O3 缺测或无效。");
    assert!(
        en["explanation"]
            .as_str()
            .unwrap()
            .ends_with("Assumed: the text gives only the range; above the last limit the index is 500.")
    );
}

#[test]
fn water_by_its_worst_item() {
    check(
        Kind::Water,
        r#"{"body":"river","ph":"8.06","do":"9.45","codmn":"2.91","nh3n":"<0.025","tp":"0.30","cd":"0.1L","tn":"9.9","section":"x"}"#,
        r#"{"class":"IV","deciding":["tp"],"exceeding":[{"item":"tp","multiple":"0.50"}],"invalid":[{"item":"cd","reason":"detection_limit_too_high"}]}"#,
    );
    check(
        Kind::Water,
        r#"{"body":"lake","do":"4.99","do_saturation":null}"#,
        r#"{"class":"IV","deciding":["do"],"exceeding":[{"item":"do","multiple":null}],"invalid":[]}"#,
    );
    check(Kind::Water, r#"{"body":"lake"}"#, r#"{"class":null,"deciding":[],"exceeding":[],"invalid":[]}"#);
}

#[test]
fn faults_name_their_field() {
    let with = |pm10: &str| format!(r#"{{"date":"2025-01-29","report":"hourly","pm10":{pm10}}}"#);
    for bad in [
        r#""""#,
        r#""-1""#,
        r#""1e3""#,
        r#""1e999999999""#,
        r#"" 5""#,
        r#""5 ""#,
        r#""+5""#,
        r#"".5""#,
        r#""5.""#,
        r#""١٢""#,
        r#""５""#,
        r#""NaN""#,
        r#""inf""#,
        r#""1,000""#,
        r#""99999999999999999999""#,
        r#""1000000001""#,
        r#""0.0000000000000000001""#,
        r#""0x10""#,
        r#""--1""#,
        r#""1.2.3""#,
        "5",
        "1e400",
        "true",
        "[]",
        "{}",
        r#"["5"]"#,
    ] {
        let (field, message) = fault(Kind::Air, &with(bad));
        assert_eq!(field.as_deref(), if bad == "1e400" { None } else { Some("pm10") }, "{bad}: {message}");
    }
    let field = |kind, input: &str| fault(kind, input).0.unwrap();
    assert_eq!(field(Kind::Air, r#"{"report":"hourly"}"#), "date");
    assert_eq!(field(Kind::Air, r#"{"date":"2025-02-29","report":"hourly"}"#), "date");
    assert_eq!(field(Kind::Air, r#"{"date":"20250228","report":"hourly"}"#), "date");
    assert_eq!(field(Kind::Air, r#"{"date":"2025-02-28","report":"weekly"}"#), "report");
    assert_eq!(field(Kind::Air, r#"{"date":"2025-02-28","report":"daily","pm10":"1","pm10":"2"}"#), "pm10");
    assert_eq!(
        field(Kind::Air, r#"{"date":"2025-02-28","report":"daily","not_monitored":["x"]}"#),
        "not_monitored"
    );
    assert_eq!(
        field(Kind::Air, r#"{"date":"2025-02-28","report":"daily","not_monitored":"co"}"#),
        "not_monitored"
    );
    assert_eq!(
        field(Kind::Air, r#"{"date":"2025-02-28","report":"daily","co":"1","not_monitored":["co"]}"#),
        "co"
    );
    assert_eq!(field(Kind::Water, r#"{"ph":"7"}"#), "body");
    assert_eq!(field(Kind::Water, r#"{"body":"sea"}"#), "body");
    assert_eq!(field(Kind::Water, r#"{"body":"river","tp":"<-1"}"#), "tp");
    assert_eq!(field(Kind::Water, r#"{"body":"river","tp":"<"}"#), "tp");
    for line in ["[]", "1", "{", "nonsense", "null", "\"a\"", "{}{}", "\u{7f}"] {
        assert_eq!(fault(Kind::Air, line).0, None, "{line}");
    }
}

#[test]
fn a_bad_line_does_not_stop_the_run() {
    let good = r#"{"date":"2025-01-29","report":"hourly"}"#;
    let long = "x".repeat(LONGEST + 1);
    let deep = "[".repeat(LONGEST - 1);
    let input = format!("\u{feff}{good}\r\n\n{long}\n{good}\n{deep}\n  \n{good}");
    let (all_good, answers) = answers(Kind::Air, input.as_bytes());
    assert!(!all_good);
    let lines: Vec<_> = answers.iter().map(|answer| answer["error"]["line"].as_u64()).collect();
    assert_eq!(lines, [None, Some(3), None, Some(5), None]);
    assert_eq!(answers[0]["note"], "no_data");
    assert_eq!(super::tests::answers(Kind::Air, b"\xff\xfe\n\xe4\n").1.len(), 2, "bytes that are not text");
}

proptest! {
    #[test]
    fn any_bytes_get_one_answer_for_each_line_that_is_not_blank(input in prop::collection::vec(any::<u8>(), 0..400)) {
        let lines = input.split(|byte| *byte == b'\n').enumerate().filter(|(number, line)| {
            let line = if *number == 0 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
            !line.trim_ascii().is_empty()
        }).count();
        for kind in [Kind::Air, Kind::Water] {
            prop_assert_eq!(answers(kind, &input).1.len(), lines);
        }
    }

    #[test]
    fn any_text_in_a_field_gets_an_answer(value in ".*", field in "so2|pm25|date|report|not_monitored|body|tp|do_saturation") {
        let value = serde_json::to_string(&value).unwrap();
        let rest = r#""date":"2026-03-01","report":"daily","body":"lake""#;
        let line = format!(r#"{{{rest},"{field}":{value}}}"#);
        for kind in [Kind::Air, Kind::Water] {
            prop_assert_eq!(answers(kind, line.as_bytes()).1.len(), 1);
        }
    }
}
