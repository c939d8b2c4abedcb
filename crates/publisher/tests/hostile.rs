//! Whatever a file holds, the readers answer with faults, never with a panic.

#![allow(missing_docs, clippy::unwrap_used)]

use mingjing_publisher::diagnostic::{Diagnostics, Lang, Place, Severity, render};
use mingjing_publisher::forms::{
    air_hourly::{Archive, beijing},
    station_list, third_party_daily, water_csv, water_json,
};
use mingjing_publisher::schema::check;
use mingjing_publisher::workbook::{package::Resource, table::Table, text_file};
use proptest::prelude::*;

/// Pieces of which hostile files are made: what the readers look for, and what they do not expect.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(",".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\"".to_owned()),
        Just("date,hour,type,2187A\n".to_owned()),
        Just("20250128,1,PM10,".to_owned()),
        Just("99999999,255,AQI,-0".to_owned()),
        Just("监测点编码,监测点名称,城市,经度,纬度\n".to_owned()),
        Just("2187A,林业局（停运999999）,乌海市,-,1e9\n".to_owned()),
        Just("流域,断面名称,监测时间,水质类别,pH(无量纲),站点情况\n".to_owned()),
        Just("黄河流域,海勃湾,13-32 25:61,劣Ⅴ,--,维护\n".to_owned()),
        Just("id,value\n".to_owned()),
        Just("{\"thead\": [\"省份\", \"流域\", \"断面名称\", \"监测时间\", \"水质类别\", \"pH<br/>\", \"站点情况\"], ".to_owned()),
        Just("\"tbody\": [[\"a\", null, \"<span title='x&#10;\", \"02-30 00:00\", 5, \"<b title='原始值：9E-99'>\", []]]}".to_owned()),
        Just("year,month,day,hour,PM2.5,PM10,SO2,NO2,CO,O3,station\n".to_owned()),
        Just("2013,3,1,23,NA,999,500,-1,1e4,x,../\n".to_owned()),
        Just("乌海,2015-06-14,57,29~135,良,38,0,3.1,x,22.4,94,165\n".to_owned()),
        Just("20250128,24,CO,999\n20250128,23,CO,999\n20250128,0,CO,999\n".to_owned()),
        Just("20250127,16,CO,1e3\n".to_owned()),
        Just("海勃湾,04-01 12:00,*,100000,8.06,正常\n".to_owned()),
        Just("123456789012345678901234567890.5".to_owned()),
        ".{0,6}",
    ]
}

fn resource(form: &str) -> Resource {
    serde_json::from_value(serde_json::json!({
        "name": "r", "path": "sites_20250128.csv", "mingjing:form": form, "mingjing:from": "2022-02-13",
        "mingjing:layout": "rows", "mingjing:year": 2021,
        "schema": { "fields": [
            { "name": "id", "type": "integer", "constraints": { "required": true, "unique": true } },
            { "name": "value", "type": "number", "constraints": { "minimum": 0, "pattern": "[0-9.]+" } },
        ]},
    }))
    .unwrap()
}

proptest! {
    // Found cases become tests of their own; no file of seeds is kept.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_of_any_kind_is_read_or_told(pieces in proptest::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        let mut faults = Diagnostics::default();
        let file = "sites_20250128.csv";
        let mut archive = Archive::default();
        archive.read("air", file, &text, &mut faults);
        archive.finish(&mut faults);
        let list = resource("national_station_list");
        let _ = station_list::read(&list, file, &text, &mut faults);
        let transposed = Resource { layout: Some("transposed".to_owned()), ..list };
        let _ = station_list::read(&transposed, file, &text, &mut faults);
        water_csv::read(&resource("national_water_csv"), file, &text, &mut Vec::new(), &mut faults);
        water_json::read(&resource("national_water_json"), file, &text, &mut Vec::new(), &mut faults);
        archive.add(beijing::read(&resource("uci_beijing_hourly"), file, &text), &mut faults);
        let _ = third_party_daily::read(&resource("third_party_daily"), file, &text, &mut faults);
        let plain = resource("table");
        if let Some(mut table) = Table::parse("r", file, &text, &mut faults) {
            check::check(&plain.schema, &mut table, &mut faults);
        }
        // What was told can be written in every form, and no control character gets to the terminal.
        for lang in [Lang::Zh, Lang::En] {
            let told = render::human(&faults, lang);
            prop_assert!(told.chars().all(|c| c == '\n' || !c.is_control()), "{told:?}");
        }
        prop_assert_eq!(render::json(&faults)["errors"].as_u64(), Some(faults.count(Severity::Error)));
    }

    #[test]
    fn bytes_of_any_kind_are_text_or_told(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut faults = Diagnostics::default();
        let text = text_file::decode(bytes, &Place::file("r", "f.csv"), &mut faults);
        prop_assert_eq!(text.is_none(), faults.has_errors());
    }
}
