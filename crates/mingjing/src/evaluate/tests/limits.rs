//! The forms for samples, outlets and the ledger.

use super::{answers, fault};
use crate::evaluate::{Kind, run};
use mingjing_domain::explain::Language;
use proptest::prelude::*;

const KINDS: [(&str, Kind); 8] = [
    ("air", Kind::Air),
    ("water", Kind::Water),
    ("lake", Kind::Lake),
    ("groundwater", Kind::Groundwater),
    ("drinking", Kind::Drinking),
    ("soil", Kind::Soil),
    ("emission", Kind::Emission),
    ("ledger", Kind::Ledger),
];

#[test]
fn the_examples_of_the_document_are_what_the_program_answers() {
    let document = include_str!("../../../../../docs/evaluate.md");
    let mut examples = 0;
    for (id, kind) in KINDS {
        let (_, block) = document.split_once(&format!("```jsonl {id}\n")).unwrap();
        let (block, _) = block.split_once("```").unwrap();
        let lines: Vec<&str> = block.lines().collect();
        for pair in lines.chunks(2) {
            super::check(kind, pair[0], pair[1]);
            examples += 1;
        }
    }
    assert_eq!(examples, 19);
}

#[test]
fn faults_name_their_field() {
    let field = |kind, input: &str| fault(kind, input).0.unwrap();
    assert_eq!(field(Kind::Water, r#"{"body":"river","target":"VI"}"#), "target");
    assert_eq!(field(Kind::Lake, r#"{"chla":"1e3"}"#), "chla");
    assert_eq!(field(Kind::Lake, r#"{"sd":5}"#), "sd");
    assert_eq!(field(Kind::Groundwater, r#"{"as":"0.01"}"#), "date");
    assert_eq!(field(Kind::Groundwater, r#"{"date":"2018-04-30","as":"0.01"}"#), "date");
    assert_eq!(field(Kind::Drinking, r#"{"date":"2024-01-01","stage":"pipe"}"#), "stage");
    assert_eq!(field(Kind::Drinking, r#"{"date":"2024-01-01","stage":"tap","supply":"x"}"#), "supply");
    assert_eq!(field(Kind::Drinking, r#"{"date":"2022-01-01","stage":"tap"}"#), "date");
    assert_eq!(field(Kind::Drinking, r#"{"date":"2024-01-01","stage":"source","water":"rain"}"#), "water");
    assert_eq!(field(Kind::Soil, r#"{"date":"2024-01-01","land":"beach"}"#), "land");
    assert_eq!(field(Kind::Soil, r#"{"date":"2018-07-31","land":"paddy"}"#), "date");
    let emission = |limit: &str, means: &str| {
        format!(
            r#"{{"date":"2024-06-01","item":"so2","unit":"mg/m³","limit":"{limit}","source":"permit","document":"P","means":{means}}}"#
        )
    };
    assert_eq!(field(Kind::Emission, &emission("0", "[]")), "limit");
    assert_eq!(field(Kind::Emission, &emission("1", "null")), "means");
    assert_eq!(field(Kind::Emission, &emission("1", r#"["1 asleep"]"#)), "means");
    assert_eq!(field(Kind::Emission, &emission("1", r#"["x"]"#)), "means");
    assert_eq!(field(Kind::Ledger, r#"{"deadline":"2020-01-01"}"#), "day");
    assert_eq!(field(Kind::Ledger, r#"{"day":"2020-01-01","deadline":"soon"}"#), "deadline");
    for event in
        ["2020-01-01", "2020-01-01 slept", "2020-01-01 deadline_moved", "2020-01-01 progress 2020-01-02 x"]
    {
        let line = format!(r#"{{"day":"2020-01-01","events":["{event}"]}}"#);
        assert_eq!(field(Kind::Ledger, &line), "events", "{event}");
    }
    assert_eq!(field(Kind::Ledger, r#"{"day":"2020-01-01","frequency":"often"}"#), "frequency");
    assert_eq!(
        field(
            Kind::Ledger,
            r#"{"day":"2020-01-01","frequency":"daily","since":"2019-01-01","published":["x"]}"#
        ),
        "published"
    );
}

#[test]
fn explanations_end_the_answers_in_both_languages() {
    let explained = |kind, language, input: &str| {
        let mut output = Vec::new();
        assert!(run(kind, Some(language), input.as_bytes(), &mut output).unwrap());
        let answer: serde_json::Value = serde_json::from_slice(&output).unwrap();
        answer["explanation"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        explained(Kind::Water, Language::Zh, r#"{"body":"river","tp":"0.30","target":"III"}"#),
        "依据 GB 3838-2002，河流限值，单项最差类别即为断面类别。\n总磷 0.30：Ⅳ 类，超过 Ⅲ 类限值 0.20，超标 0.50 倍。\n\
         断面类别 Ⅳ 类，轻度污染，定类因子：总磷。\n目标 Ⅲ 类，未达到：总磷。"
    );
    let lake = explained(
        Kind::Lake,
        Language::En,
        r#"{"chla":"0.012","tp":"0.05","tn":"1.6","sd":"1.1","codmn":"6.5"}"#,
    );
    let lines: Vec<_> = lake.lines().collect();
    assert_eq!(lines[1], "chlorophyll a 12 mg/m³: 25.00 + 10.86 × ln 12 = 51.99, weight 1.0000 ÷ 3.7558.");
    assert_eq!(lines[4], "Secchi depth 1.1 m: 51.18 − 19.40 × ln 1.1 = 49.33, weight 0.6889 ÷ 3.7558.");
    assert_eq!(lines[6], "Weighted sum of the five: 52.00, lightly eutrophic.");
    assert_eq!(
        explained(Kind::Groundwater, Language::Zh, r#"{"date":"2024-06-01","f":"1.4"}"#),
        "依据 GB/T 14848-2017，单项最差类别即为水质类别。\n氟化物 1.4 mg/L：Ⅳ 类，超过 Ⅲ 类限值 1.0，超标 0.40 倍。\n水质类别 Ⅳ 类，定类指标：氟化物。"
    );
    assert_eq!(
        explained(Kind::Soil, Language::En, r#"{"date":"2024-06-01","land":"paddy","ph":"6.2","cd":"0.55"}"#),
        "By GB 15618-2018.\ncadmium 0.55 mg/kg: screening 0.4, intervention 2.0; above screening, not above intervention: possible risk.\n\
         The highest of them: above screening, not above intervention: possible risk."
    );
    assert_eq!(
        explained(
            Kind::Ledger,
            Language::Zh,
            r#"{"day":"2025-07-03","frequency":"monthly","since":"2020-12-15","published":["2025-05-12"]}"#
        ),
        "自 2020-12-15 起，至 2025-07-03 公开 1 次。\n最近一次 2025-05-12，下一次应于 2025-06-30 前，已逾期 3 天。\n\
         约定：按期公开的义务，以每期最后一日为到期日。"
    );
}

proptest! {
    #[test]
    fn any_text_in_any_field_gets_one_answer(
        value in ".*",
        field in "date|day|stage|supply|water|land|ph|as|cd|chla|limit|means|from|deadline|events|frequency|since|published|target",
    ) {
        let value = serde_json::to_string(&value).unwrap();
        for value in [value.clone(), format!("[{value}]")] {
            let line = format!(r#"{{"{field}":{value}}}"#);
            for (_, kind) in KINDS {
                prop_assert_eq!(answers(kind, line.as_bytes()).1.len(), 1);
            }
        }
    }
}
