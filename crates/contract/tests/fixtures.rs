//! Every version of the contract that was ever published can still be read: one stored file a table.

use mingjing_contract::{
    CONTRACT_VERSION, air, air_relayed, bulletins, drinking, emissions, facilities, feedback, groundwater,
    history, lakes, ledger, manifest, places, polluters, portal, replies, soil, targets, warnings, water,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// Reads a stored file and writes it again: nothing is lost, nothing is added.
#[expect(clippy::unwrap_used, reason = "a test helper")]
fn round_trip<T: Serialize + DeserializeOwned>(name: &str) -> T {
    let path = format!("{}/tests/fixtures/v1/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let typed: T = serde_json::from_str(&text).unwrap();
    let stored: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_value(&typed).unwrap(), stored, "{name}");
    typed
}

#[test]
fn version_one_is_still_read() {
    assert_eq!(round_trip::<manifest::Head>("head").contract, CONTRACT_VERSION);
    let manifest = round_trip::<manifest::Manifest>("manifest");
    assert!(manifest.find(manifest::table::AIR_DAYS, Some("3621A/2025")).is_some());
    assert!(manifest.find(manifest::table::AIR_DAYS, None).is_none());
    assert_eq!(
        manifest.partitions(manifest::table::WATER_READINGS, "hai").collect::<Vec<_>>(),
        ["haibowan/2021"]
    );
    round_trip::<portal::Portal>("portal");
    round_trip::<places::Places>("places");
    round_trip::<air::AirNow>("air_now");
    let hours = round_trip::<air::AirHours>("air_hours");
    assert_eq!(hours.columns.as_array().map(Vec::len), [hours.hours as usize; 6]);
    round_trip::<air::AirDays>("air_days");
    round_trip::<water::WaterNow>("water_now");
    round_trip::<water::WaterReadings>("water_readings");
    assert_eq!(round_trip::<ledger::Ledger>("ledger").tasks.len(), 9);
    round_trip::<targets::Targets>("targets");
    round_trip::<ledger::Duties>("duties");
    round_trip::<ledger::Sources>("sources");
}

#[test]
fn what_a_sender_was_told_is_still_read() {
    assert_eq!(round_trip::<feedback::Thread>("thread").feedback.point(), Ok(None));
    let point = round_trip::<feedback::Thread>("thread_point").feedback;
    assert!(point.exact && point.public_point().is_some_and(|point| point.lat_text() == "39.65432"));
}

#[test]
fn tables_that_joined_version_one_are_read() {
    round_trip::<air_relayed::AirDaily>("air_daily");
    round_trip::<air_relayed::Forecasts>("forecasts");
    round_trip::<air_relayed::DustDays>("dust_days");
    assert_eq!(round_trip::<warnings::Warnings>("warnings").warnings[0].revisions.len(), 2);
    round_trip::<lakes::Lakes>("lakes");
    round_trip::<lakes::LakeReadings>("lake_readings");
    round_trip::<groundwater::Groundwater>("groundwater");
    round_trip::<groundwater::WellReadings>("groundwater_readings");
    round_trip::<drinking::Drinking>("drinking");
    round_trip::<drinking::DrinkingReadings>("drinking_readings");
    round_trip::<soil::Soil>("soil");
    round_trip::<polluters::Polluters>("polluters");
    let emissions = round_trip::<emissions::Emissions>("emissions");
    assert!(emissions.items.iter().all(|column| column.values.len() == emissions.hours as usize));
    round_trip::<emissions::EmissionDays>("emission_days");
    round_trip::<facilities::Facilities>("facilities");
    round_trip::<bulletins::Bulletins>("bulletins");
    round_trip::<bulletins::BulletinText>("bulletin_texts");
    round_trip::<replies::Replies>("replies");
    let points = round_trip::<replies::Replies>("replies_points");
    assert!(points.replies.iter().all(|reply| reply.lat.is_some() && reply.lon.is_some()));
    round_trip::<history::Corrections>("corrections");
    round_trip::<history::History>("history");
    // What a moved deadline carries came later than the ledger itself.
    let moved = round_trip::<ledger::Ledger>("ledger_moved");
    assert!(moved.tasks[0].events.iter().any(|event| event.new_deadline.as_deref() == Some("2024-06-30")));
    // So did the tasks in which a merged or split one lives on.
    let merged = round_trip::<ledger::Ledger>("ledger_merged");
    let successors = |at: usize| merged.tasks[at].events[0].successors.join(" ");
    assert_eq!((successors(1).as_str(), successors(2).as_str()), ("T-1", "T-4 T-5"));
}

/// The event that the record names is the one that the rules go by.
#[test]
fn what_ended_a_task_is_what_the_rules_say() {
    use mingjing_domain::ledger::{Deadline, Event, EventKind, state_on};
    let ledger = round_trip::<ledger::Ledger>("ledger_merged");
    let task = |kinds: &[(&str, &str)]| {
        let mut task = ledger.tasks[1].clone();
        let event = task.events[0].clone();
        let told = |(date, kind): &(&str, &str)| ledger::TaskEvent {
            id: format!("{kind} {date}"),
            date: (*date).into(),
            kind: (*kind).into(),
            ..event.clone()
        };
        task.events = kinds.iter().map(told).collect();
        task
    };
    let cases = [
        task(&[("2021-01-01", "merged"), ("2022-01-01", "split")]),
        task(&[("2021-01-01", "merged"), ("2022-01-01", "reopened")]),
        task(&[("2021-01-01", "withdrawn"), ("2022-01-01", "reopened"), ("2023-01-01", "split")]),
        task(&[("2021-01-01", "progress"), ("2022-01-01", "deadline_moved")]),
    ];
    for task in cases {
        let events: Vec<Event> = task
            .events
            .iter()
            .filter_map(|event| {
                Some(Event::new(event.date.parse().unwrap(), EventKind::from_id(&event.kind)?))
            })
            .collect();
        for day in ["2020-12-31", "2021-01-01", "2022-01-01", "2022-12-31", "2023-01-01"] {
            let state = state_on(day.parse().unwrap(), Deadline::Unstated, &events);
            let said = task.ended_by(day).map(|event| format!("{} {}", event.kind, event.date));
            let ruled = state.ended.map(|ended| format!("{} {}", state.schedule.id(), ended.on));
            assert_eq!(said, ruled, "{day}");
        }
    }
}
