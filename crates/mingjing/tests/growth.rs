//! A record that only grows needs no reason; what it has said in the past does.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{Release, bureau::Bureau, copy_tree, gallery, give_reasons, told};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// Tables that copy others, or are the account of changes.
const FOLLOW: [&str; 6] = ["portal", "air_now", "water_now", "corrections", "history", "tasks"];

/// The made-up workbook with every table of its own, and the air and the water of the good one.
fn whole(workbook: &Path) {
    copy_tree(&gallery("full"), workbook);
    let good = gallery("good");
    for day in 28..=30 {
        let name = format!("air/china_sites_202501{day}.csv");
        std::fs::copy(good.join(&name), workbook.join(&name)).unwrap();
    }
    for name in ["stations-2016.csv", "stations-2022.csv", "regions.csv", "water/haibowan.csv"] {
        std::fs::copy(good.join(name), workbook.join(name)).unwrap();
    }
    resources(workbook, |resources| {
        resources.extend([
            json!({"name": "air_hourly", "mingjing:form": "national_air_hourly", "path": [
                "air/china_sites_20250128.csv", "air/china_sites_20250129.csv", "air/china_sites_20250130.csv",
            ]}),
            list("2016", "transposed", "2016-01-01"),
            list("2022", "rows", "2022-02-13"),
            json!({"name": "water_readings", "path": "water/haibowan.csv",
                "mingjing:form": "national_water_csv", "mingjing:year": 2021}),
        ]);
        // What is made up meets only what is made up.
        for resource in resources.iter_mut() {
            resource["sample"] = json!(true);
        }
    });
}

fn list(year: &str, layout: &str, from: &str) -> Value {
    json!({"name": format!("stations_{year}"), "path": format!("stations-{year}.csv"),
        "mingjing:form": "national_station_list", "mingjing:from": from, "mingjing:layout": layout, "sample": true})
}

fn resources(workbook: &Path, edit: impl Fn(&mut Vec<Value>)) {
    let path = workbook.join("datapackage.json");
    let mut package: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    edit(package["resources"].as_array_mut().unwrap());
    std::fs::write(path, package.to_string()).unwrap();
}

/// Rows that come to every table: behind, before and between those that are there.
const ROWS: [(&str, &str); 35] = [
    ("regions.csv", "150302,海勃湾区,Haibowan District,150300,county"),
    (
        "water/haibowan.csv",
        "内蒙古自治区,黄河流域,海勃湾,04-05 20:00,Ⅰ,12.0,8.40,10.02,890.1,18.2,1.95,0.090,*,*,*,*,正常\n内蒙古自治区,黄河流域,海勃湾,*,*,--,--,--,--,--,--,--,*,*,*,*,维护",
    ),
    (
        "air/air_daily.csv",
        "150300,2026-01-04,official,8,20,0.6,85,70,22,60,pm10,示例市生态环境局,\n150300,2026-01-07,official,8,20,0.6,85,70,22,60,pm10,示例市生态环境局,",
    ),
    (
        "air/air_forecasts.csv",
        "150300,2026-01-06T08:00:00+08:00,2026-01-06,60,90,2,2,pm10,示例监测站,良。,Good.\n150300,2026-01-06T08:00:00+08:00,2026-01-07,,,2,2,,示例监测站,良。,",
    ),
    (
        "air/air_warnings.csv",
        "W2026-01,3,150300,yellow,示例应急指挥部,示例应急〔2026〕3号,2026-01-12T10:00:00+08:00,2026-01-12T12:00:00+08:00,,扩散转好,减排\nW2026-02,1,150300,orange,示例应急指挥部,示例应急〔2026〕4号,2026-01-20T17:00:00+08:00,2026-01-21T00:00:00+08:00,,静稳天气,减排",
    ),
    ("air/dust_days.csv", "150000,2026-03-28,\n150300,2026-03-29,"),
    ("water/lakes.csv", "another-lake,另一湖,Another Lake,150300,lake,10,,"),
    (
        "water/lake_readings.csv",
        "example-lake,,2026-05,14,0.06,1.7,1.0,6.6,\nexample-lake,湖北,2026-04,12,0.05,1.6,1.1,6.5,\nexample-lake,湖心,2026-04,12,0.05,1.6,1.1,6.5,",
    ),
    ("water/groundwater_wells.csv", "well-0,示例0号井,Example well 0,150300,confined,80"),
    ("water/groundwater_readings.csv", "well-1,2026-06-12,f,1.1,mg/L\nwell-0,2026-05-12,f,0.4,mg/L"),
    ("water/drinking_places.csv", "a-plant,示例二水厂,Second plant,150300,plant,,,central,river-source"),
    (
        "water/drinking_readings.csv",
        "tap,2026-Q2,,f,0.5,mg/L\ntap,2026-Q1,2026-03-01,f,0.5,mg/L\na-plant,2026-Q1,,f,0.4,mg/L",
    ),
    ("soil/soil_readings.csv", "plot-1,S0-0.2m,2026-04-20,cd,<0.1,\nplot-1,S1-0.2m,2026-05-20,as,50,"),
    ("soil/soil_plots.csv", "a-plot,示例新地块,New plot,150300,development_1,suspected,2026-06-01,,"),
    ("soil/soil_farmland.csv", "150300,2026,1000,930,hm2,93.0"),
    ("polluters/enterprises.csv", "alloy,示例铁合金厂,,,150300,3140,air,simplified,,,,building,,"),
    ("polluters/outlets.csv", "coking-DA002,coking,DA002,2号焦炉烟囱,gas,true"),
    (
        "polluters/emission_limits.csv",
        "coking-DA002,so2,hour,30,mg/m³,8,permit,91150300MA0PEXMP1W001P,表4,2024-06-01,2029-05-31",
    ),
    (
        "polluters/emissions_hourly.csv",
        "coking-DA001,so2,2026-02-01T07:00:00+08:00,31.125,mg/m³,\ncoking-DA001,so2,2026-02-01T04:00:00+08:00,20,mg/m³,\ncoking-DA001,pm,2026-02-01T02:00:00+08:00,6.5,mg/m³,\ncoking-DA001,so2,2026-01-31T21:00:00+08:00,19,mg/m³,\ncoking-DA002,so2,2026-02-01T07:00:00+08:00,18,mg/m³,",
    ),
    (
        "polluters/emissions_daily.csv",
        "coking-DA001,so2,2026-02-02,33,mg/m³,24,\ncoking-DA001,so2,2026-01-30,22,mg/m³,24,",
    ),
    (
        "polluters/penalties.csv",
        "P-0,coking,示例罚〔2026〕0号,2026-01-05,示例市生态环境局,warning,台账不全,,",
    ),
    ("polluters/credit_ratings.csv", "coking,2025,blue,示例区生态环境局,2026-04-30,环发〔2013〕150号"),
    (
        "polluters/yellow_red_cards.csv",
        "P-1,coking,red,2026-05-15,示例市生态环境局,再次超标,示例发〔2025〕40号,,",
    ),
    ("ledger/documents.csv", "D0,前一方案,Earlier plan,,,2019-12-30,150300"),
    ("ledger/units.csv", "bureau,示例市生态环境局,Example bureau,150300,department"),
    (
        "ledger/tasks.csv",
        "T-6,D1,三,industry,淘汰小锅炉,Phase out small boilers,2024年底前,2024-12-31,date,150300",
    ),
    ("ledger/task_units.csv", "T-1,bureau,supervising\nT-1,gov,lead"),
    ("ledger/milestones.csv", "T-1,2,2024-06-30,12,座,true,全部拆除"),
    (
        "ledger/task_events.csv",
        "E-8,T-1,2022-06-01,report,,,又一通报,Another report,S-1,A,,,,,,,,\nE-9,T-4,2026-01-10,merged,,,并入,Merged,S-1,A,,,,,T-6,,,",
    ),
    ("ledger/targets.csv", "TG-0,pm25_annual_mean,150300,2024,<=,31,D1"),
    ("ledger/duty_evidence.csv", "DE-0,DD-1,150300,2026-01-12,公布12月空气质量,S-1,A"),
    ("ledger/sources.csv", "S-0,另一通报,示例市生态环境局,2026-01-12,https://example.org/0"),
    (
        "public/bulletins.csv",
        "water-2026-Q2,water,150300,2026-Q2,示例市二季度水质季报,,全部达到Ⅲ类。,,,示例市生态环境局,2026-07-20",
    ),
    (
        "public/visit_days.csv",
        "sewage-1,2026-03-22,14:00,16:00,30,,cancelled\nsewage-1,2026-07-03,09:00,11:00,30,,open",
    ),
    ("public/replies.csv", "R-0,dust,150300,,,,,,2026-03-01,,,,,,扬尘。,,,"),
];

/// What stands in the registers otherwise by now.
const STANDING: [(&str, &str, &str); 4] = [
    ("public/visit_days.csv", "2026-06-05,09:00,11:00,30,,open", "2026-06-05,09:00,11:00,30,25,held"),
    ("polluters/enterprises.csv", "air,key,,,,suspended", "air,key,,,,running"),
    ("soil/soil_plots.csv", "development_2,controlled", "development_2,remediating"),
    (
        "public/replies.csv",
        "2026-04-20,,2026-05-20,需要现场监测,,夜间有异味。,,,",
        "2026-04-20,2026-06-10,2026-05-20,需要现场监测,,夜间有异味。,已整改。,solved,",
    ),
];

/// The bureau a year later: more of everything, and registers that say how things stand now.
fn grow(bureau: &Bureau) {
    for (file, rows) in ROWS {
        bureau.append(file, rows);
    }
    for (file, old, new) in STANDING {
        bureau.edit(file, old, new);
    }
    let workbook = bureau.path("workbook");
    let day = std::fs::read_to_string(workbook.join("air/china_sites_20250130.csv")).unwrap();
    let next = "air/china_sites_20250131.csv";
    std::fs::write(workbook.join(next), day.replace("20250130", "20250131")).unwrap();
    let stations = std::fs::read_to_string(workbook.join("stations-2022.csv")).unwrap();
    let renamed = stations.replace("3284A,海北新区,乌海市,-,", "3284A,海勃湾北,乌海市,106.8,39.7");
    assert_ne!(renamed, stations);
    std::fs::write(workbook.join("stations-2025.csv"), renamed).unwrap();
    resources(&workbook, |resources| {
        resources.push(list("2025", "rows", "2025-01-31"));
        let air = resources.iter_mut().find(|resource| resource["name"] == "air_hourly").unwrap();
        air["path"].as_array_mut().unwrap().push(next.into());
    });
}

#[test]
fn a_record_that_only_grows_needs_no_reason() {
    let bureau = Bureau::with(whole);
    grow(&bureau);
    let grown = bureau.publish(2, &["--quiet"]);
    assert_eq!(grown.status.code(), Some(0), "{}", told(&grown));
    assert_eq!(bureau.corrections(), [] as [Value; 0]);

    let release = Release::open(&bureau.path("site"));
    let of = |rows: &Value| -> BTreeSet<String> {
        rows.as_array().unwrap().iter().map(|row| row["table"].as_str().unwrap().to_owned()).collect()
    };
    let mut all = of(&release.manifest["files"]);
    all.retain(|table| !FOLLOW.contains(&table.as_str()));
    let brought = &release.table("history", None)["releases"][1]["tables"];
    assert_eq!(of(brought), all, "every table has grown");
    let updated = |table: &str| {
        let note = brought.as_array().unwrap().iter().find(|note| note["table"] == table).unwrap();
        note["updated"].as_u64()
    };
    // A register that says otherwise is counted, not hidden.
    assert_eq!(updated("polluters"), Some(1));
    assert_eq!(updated("facilities"), Some(1));
    assert_eq!(updated("soil"), Some(1));
    assert_eq!(updated("places"), Some(1));
    assert_eq!(updated("ledger"), None);
    let again = bureau.publish(3, &[]);
    assert!(told(&again).contains("nothing changed: release 2 stays"), "{}", told(&again));
}

#[test]
fn what_was_published_is_not_changed_under_cover_of_growth() {
    let bureau = Bureau::with(whole);
    grow(&bureau);
    for (file, old, new, said) in [
        (
            "air/air_warnings.csv",
            "W2026-01,1,150300,orange",
            "W2026-01,1,150300,yellow",
            "W2026-01/1: orange → yellow",
        ),
        ("water/lake_readings.csv", ",,2025-10,12,", ",,2025-10,13,", "2025-10: 12 → 13"),
        (
            "polluters/emissions_hourly.csv",
            "2026-02-01T00:00:00+08:00,42,",
            "2026-02-01T00:00:00+08:00,24,",
            "so2/2026-02-01T00:00:00+08:00: 42.0 → 24",
        ),
        ("polluters/emissions_hourly.csv", "90.25,mg/m³,start_up", "90.25,mg/m³,fault", "start_up → fault"),
        (
            "polluters/emissions_hourly.csv",
            "\ncoking-DA001,pm,2026-02-01T01:00:00+08:00,5,mg/m³,",
            "",
            "pm/2026-02-01T01:00:00+08:00: ",
        ),
        ("polluters/emissions_daily.csv", "2026-01-31,31,", "2026-01-31,13,", "so2/2026-01-31: 31 → 13"),
        ("polluters/emission_limits.csv", "so2,hour,20,", "so2,hour,40,", "20 → 40"),
        (
            "polluters/penalties.csv",
            "fine,颗粒物超标排放,200000",
            "fine,颗粒物超标排放,20000",
            "coking/P-1: 200000 → 20000",
        ),
        (
            "water/groundwater_readings.csv",
            "well-1,2026-05-12,f,1.4,",
            "well-1,2026-05-12,f,1.0,",
            "1.4 → 1.0",
        ),
        ("air/air_daily.csv", "88,76,24,63,pm10", "88,76,24,36,pm10", "2026-01-05/official: 63 → 36"),
        ("air/air_forecasts.csv", "2026-01-06,70,100,2,2", "2026-01-06,70,100,2,3", "2 → 3"),
        (
            "public/visit_days.csv",
            "sewage-1,2026-03-22,09:00,11:00,30,28,held\n",
            "",
            "sewage-1/2026-03-22/09:00",
        ),
        ("ledger/task_events.csv", ",T-4 T-5,", ",T-5 T-4 T-1,", "T-3/E-7: "),
        ("public/air-2026-01.md", "**27**", "**28**", "bulletin_texts/air-2026-01:text_zh"),
    ] {
        let before = bureau.read(file);
        bureau.edit(file, old, new);
        let refused = bureau.publish(2, &["--quiet"]);
        assert_eq!(refused.status.code(), Some(1), "{file}: {new}");
        assert!(told(&refused).contains("E601"), "{}", told(&refused));
        assert!(told(&refused).contains(said), "{said}: {}", told(&refused));
        // What is only computed from it is not told as well.
        assert!(told(&refused).contains("\n1 errors"), "{}", told(&refused));
        bureau.write(file, &before);
    }
    assert_eq!(bureau.publish(2, &["--quiet"]).status.code(), Some(0), "all of it is undone");
}

#[test]
fn what_is_counted_from_a_corrected_value_takes_its_reason() {
    let bureau = Bureau::with(whole);
    let reason = |table, partition, row, field| {
        [table, partition, row, field, "*", "*", "抄录错误", "A slip of copying", "2026-02-01", ""]
    };
    bureau.edit(
        "polluters/emissions_hourly.csv",
        "2026-02-01T05:00:00+08:00,25,",
        "2026-02-01T05:00:00+08:00,35,",
    );
    bureau.edit("polluters/emission_limits.csv", "so2,day,30,", "so2,day,35,");
    bureau.edit("water/groundwater_readings.csv", "well-1,2026-05-12,f,1.4,", "well-1,2026-05-12,f,0.4,");
    let refused = bureau.publish(2, &["--quiet"]);
    assert!(told(&refused).contains("\n3 errors"), "{}", told(&refused));
    let workbook = bureau.path("workbook");
    give_reasons(
        &workbook,
        &[
            reason("emissions", "coking-DA001/2026-02", "so2/2026-02-01T05:00:00+08:00", "value"),
            reason("polluters", "", "coking/coking-DA001/so2/day/*", "most"),
            reason("groundwater_readings", "2026", "well-1/2026-05-12/f", "value"),
        ],
    );
    let done = bureau.publish(2, &[]);
    assert_eq!(done.status.code(), Some(0), "{}", told(&done));
    let corrections = bureau.corrections();
    assert!(corrections.iter().all(|one| one["reason_en"] == "A slip of copying"), "{corrections:#?}");
    let field = |one: &Value| format!("{} {} {}", one["table"], one["row"], one["field"]).replace('"', "");
    let fields: BTreeSet<String> = corrections.iter().map(field).collect();
    for computed in [
        "emissions so2 verdicts.91150300MA0PEXMP1W001P.表4.unmarked_exceedances",
        "emission_days so2 verdicts.91150300MA0PEXMP1W001P.表4.most",
        "groundwater_readings well-1/2026-05-12/f class",
        "groundwater_readings well-1/2026-05-12 class",
    ] {
        assert!(fields.contains(computed), "{computed}: {fields:#?}");
    }
}
