//! The place of a report as a point: from the form to the desk and to what is published, coarse for everybody.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use axum::http::StatusCode;
use common::desk::{person, report, staff};
use common::site::publish;
use common::{App, good, with};
use mingjing_contract::feedback::{ApiError, NewFeedback, Receipt, Thread};
use mingjing_feedback::code::Code;
use mingjing_feedback::replies::{Wanted, export};
use serde_json::{Value, json};

const FORM: [(&str, &str); 4] = [
    ("kind", "dust"),
    ("region", "150302"),
    ("place", "路口"),
    ("description", "工地没有盖网，风一吹满街是土"),
];

fn form<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&FORM[..], more].concat()
}

async fn number(app: &App, code: &str) -> i64 {
    let hash = Code::parse(code).unwrap().hash();
    app.service.store().desk().id_of_code(&hash).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_point_is_taken_in_any_writing_and_given_back_to_its_sender_as_exact_as_it_was() {
    let app = App::new().await;
    let pasted = with(&json!({ "lat": "39°39′16.8″N, 106°47′40.2″E" }));
    let receipt: Receipt = app.post("key-number-1", &pasted).await.json();
    let open = async || app.get(&format!("/api/feedback/{}", receipt.code)).await.json::<Thread>().feedback;
    let sent = open().await;
    assert_eq!(
        (sent.lat.as_deref(), sent.lon.as_deref(), sent.exact),
        (Some("39.65467"), Some("106.7945"), false)
    );
    let again = app.post("key-number-1", &with(&json!({ "lat": "39.65467", "lon": "106.7945" }))).await;
    assert_eq!(
        (again.status, again.json::<Receipt>()),
        (StatusCode::OK, receipt),
        "the same words are the same report"
    );
    let other = app.post("key-number-1", &with(&json!({ "lat": "39.65468", "lon": "106.7945" }))).await;
    assert_eq!(other.refusal(), (409, "key_reused".to_owned()));

    for (changes, field, code) in [
        (json!({ "lat": "39.65" }), "lon", "required"),
        (json!({ "lon": "106.79" }), "lat", "required"),
        (json!({ "lat": "north", "lon": "106.79" }), "lat", "bad_degrees"),
        (json!({ "lat": "39.65", "lon": "181" }), "lon", "bad_degrees"),
    ] {
        let answer = app.post("key-number-2", &with(&changes)).await;
        let error: ApiError = answer.json();
        assert_eq!(
            (answer.status.as_u16(), error.fields[0].field.as_str(), error.fields[0].code.as_str()),
            (422, field, code)
        );
    }
    assert_eq!(
        app.post("key-number-3", &with(&json!({ "lat": 39.65, "lon": 106.79 }))).await.status,
        400,
        "a binary float"
    );
}

#[tokio::test]
async fn without_script_a_station_tells_the_point_and_the_preview_says_what_will_be_public() {
    let app = App::new().await;
    publish(&app);
    let near = [("near", "2186A"), ("direction", "ne"), ("distance", "1.2")];
    let page = app.form("/feedback/", &form(&near)).await;
    assert_eq!(page.status, StatusCode::OK);
    let (public, rest) = page.text.split_once("id=\"private\"").unwrap();
    let (private, hidden) = rest.split_once("<form").unwrap();
    assert!(
        public.contains("监测站“甲站”东北约 1 千米；北纬 39.66°，东经 106.8°（只精确到约 1 千米）"),
        "{public}"
    );
    assert!(private.contains("监测站“甲站”东北约 1.2 千米；北纬 39.65762°，东经 106.79989°"), "{private}");
    assert!(hidden.contains("name=\"lat\" value=\"39.65762\"") && !hidden.contains("near"), "{hidden}");
    assert!(!page.text.contains("id=\"doubt\""));
    let lat = [("lat", "39.65762"), ("lon", "106.79989")];
    let exact = app.form("/feedback/", &form(&[&lat[..], &[("exact", "1")]].concat())).await.text;
    let (public, rest) = exact.split_once("id=\"private\"").unwrap();
    assert!(public.contains("北纬 39.65762°，东经 106.79989°（准确位置）"), "{public}");
    assert!(
        !rest.split_once("<form").unwrap().0.contains("准确位置")
            && rest.contains("name=\"exact\" value=\"1\"")
    );

    let back =
        app.form("/feedback/", &form(&[&lat[..], &[("exact", "1"), ("edit", "1")]].concat())).await.text;
    assert!(
        back.contains("<details class=\"point\" id=\"f-point\" open>") && back.contains("value=\"39.65762\"")
    );
    assert!(back.contains("name=\"exact\" value=\"1\" checked"), "{back}");
    let sent = app.form("/feedback/", &form(&[&lat[..], &[("sure", "1")]].concat())).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let thread = app.get(&format!("/feedback/{}", sent.header("location"))).await.text;
    assert!(thread.contains("监测站“甲站”东北约 1.2 千米；北纬 39.65762°"), "{thread}");
}

#[tokio::test]
async fn without_script_faults_stand_beside_the_fields_and_a_point_far_away_is_asked_about() {
    let app = App::new().await;
    publish(&app);
    for (fields, fault) in [
        (vec![("lat", "39.65")], "id=\"e-lon\">这一项要填<"),
        (vec![("lat", "x"), ("lon", "1")], "id=\"e-lat\">写成 39.65，或 39°39′0″<"),
        (vec![("near", "2186A"), ("distance", "1")], "id=\"e-direction\">这一项要填<"),
        (
            vec![("near", "2186A"), ("direction", "n"), ("distance", "很远")],
            "id=\"e-distance\">写成千米数，如 1.2<",
        ),
        (vec![("near", "nowhere")], "id=\"e-near\">请从列表中选择<"),
    ] {
        let page = app.form("/feedback/", &form(&fields)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(
            page.text.contains(fault) && page.text.contains("id=\"f-point\" open"),
            "{fault}: {}",
            page.text
        );
    }
    let far = app.form("/en/feedback/", &form(&[("lat", "39.9"), ("lon", "116.4")])).await;
    assert_eq!(far.status, StatusCode::OK);
    assert!(
        far.text.contains("id=\"doubt\"") && far.text.contains("816 km from the nearest"),
        "{}",
        far.text
    );
    let sent = app.form("/feedback/", &form(&[("lat", "39.9"), ("lon", "116.4"), ("sure", "1")])).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "asked about, not refused");
}

async fn published(app: &App, key: &str, changes: &Value) -> i64 {
    let code = app.post(key, &with(changes)).await.json::<Receipt>().code;
    let id = number(app, &code).await;
    let (clerk, epb, chief) =
        (person(app, "clerk").await, person(app, "epb").await, person(app, "chief").await);
    clerk.does(id, "accept", &[]).await;
    clerk.does(id, "assign", &[("unit", "epb")]).await;
    epb.does(id, "draft", &[("text", "已责令盖网。"), ("outcome", "solved")]).await;
    chief.does(id, "answer", &[]).await;
    chief.does(id, "publish", &[]).await;
    id
}

/// Identifier, latitude and longitude of each published answer.
async fn exported(app: &App) -> Vec<[String; 2]> {
    let wanted = Wanted { samples: false, region: "150300" };
    let table = export(app.service.store().desk(), wanted).await.unwrap();
    let mut reader = csv::Reader::from_reader(table.csv.as_slice());
    let head = reader.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|known| known == name).unwrap();
    let (lat, lon) = (column("lat"), column("lon"));
    reader.records().map(|row| row.unwrap()).map(|row| [row[lat].to_owned(), row[lon].to_owned()]).collect()
}

#[tokio::test]
async fn the_desk_sees_the_point_everybody_a_coarse_one_and_nobody_a_covered_one() {
    let app = App::new().await;
    publish(&app);
    staff(&app).await;
    let exact = json!({ "lat": "39.65432", "lon": "106.79876" });
    let id = published(&app, "key-number-1", &exact).await;
    let own = json!({ "lat": "39.65432", "lon": "106.79876", "exact": true, "description": "让大家都看到的位置", "contact": null });
    published(&app, "key-number-2", &own).await;
    let (clerk, chief) = (person(&app, "clerk").await, person(&app, "chief").await);
    let case = async || clerk.get(&format!("/desk/cases/{id}/")).await.text;
    let page = case().await;
    for part in
        ["value=\"39.65432, 106.79876\"", "监测站“甲站”", "<svg", "公开为：", "北纬 39.65°，东经 106.8°"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("<script") && !page.contains("style=\""));

    assert_eq!(exported(&app).await, [["39.65", "106.8"], ["39.65432", "106.79876"]]);
    let list: Vec<Value> = app.get("/open311/v2/requests.json").await.json();
    let at = |one: &Value| (one["lat"].clone(), one["long"].clone());
    assert_eq!(
        list.iter().map(at).collect::<Vec<_>>(),
        [(json!("39.65432"), json!("106.79876")), (json!("39.65"), json!("106.8")),]
    );
    let file = chief.get("/desk/export.csv?show=all").await.text;
    assert!(file.contains(",39.65432,106.79876,39.65,106.8,"), "{file}");
    assert!(file.contains(",39.65432,106.79876,39.65432,106.79876,"), "{file}");

    clerk.does(id, "redact", &[("point", "1")]).await;
    let page = case().await;
    assert!(
        page.contains("位置已遮盖 ▇▇▇") && !page.contains("39.65432") && !page.contains("39.65°"),
        "{page}"
    );
    assert_eq!(exported(&app).await, [["", ""], ["39.65432", "106.79876"]]);
    let list: Vec<Value> = app.get("/open311/v2/requests.json").await.json();
    assert_eq!(list[1]["lat"], Value::Null);
    let again = clerk.post(&format!("/desk/cases/{id}/redact"), &[("point", "1")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "covered is covered");
    let looked = chief.post(&format!("/desk/cases/{id}/unseal"), &[]).await;
    assert!(looked.text.contains("39.65432, 106.79876"), "{}", looked.text);
    assert!(!looked.text.contains("公开为"));
}

#[tokio::test]
async fn the_exact_point_is_erased_with_the_contact_and_what_was_published_stays() {
    let app = App::new().await;
    staff(&app).await;
    let (id, code) = {
        let code = app
            .post("key-number-1", &with(&json!({ "lat": "39.65432", "lon": "106.79876" })))
            .await
            .json::<Receipt>()
            .code;
        (number(&app, &code).await, code)
    };
    let exact = app
        .post("key-number-2", &with(&json!({ "lat": "39.65432", "lon": "106.79876", "exact": true })))
        .await;
    let exact_code = exact.json::<Receipt>().code;
    assert_eq!(app.count("exact_point").await, 1, "what may be published exactly stands there only once");
    let open = async |code: &str| app.get(&format!("/api/feedback/{code}")).await.json::<Thread>().feedback;
    app.form(&format!("/feedback/{code}/withdraw"), &[]).await;
    let desk = app.service.store().desk();
    let soon = common::evening().checked_add(jiff::SignedDuration::from_secs(1)).unwrap();
    assert_eq!(desk.erase_contacts(soon).await.unwrap(), 1);
    let left: NewFeedback = open(&code).await;
    assert_eq!((left.lat.as_deref(), left.lon.as_deref(), left.exact), (Some("39.65"), Some("106.8"), false));
    assert_eq!(open(&exact_code).await.lat.as_deref(), Some("39.65432"));
    assert!(
        !app.stored().windows(8).any(|window| window == b"39.65432")
            || !common::IS_POSTGRES
            || app.count("thread").await == 2
    );
    let page = person(&app, "clerk").await.get(&format!("/desk/cases/{id}/")).await.text;
    assert!(page.contains("准确位置已按期删去") && page.contains("value=\"39.65, 106.8\""), "{page}");
}

#[tokio::test]
async fn an_open311_client_s_point_is_no_more_public_than_any_other() {
    let app = App::new().await;
    let fields = [
        ("service_code", "dust"),
        ("lat", "39.65432"),
        ("long", "106.79876"),
        ("description", "工地没有盖网，风一吹满街是土"),
    ];
    let answer = app.form("/open311/v2/requests.json", &fields).await;
    let id = answer.json::<Value>()[0]["service_request_id"].as_str().unwrap().to_owned();
    let thread: Thread = app.get(&format!("/api/feedback/{id}")).await.json();
    assert_eq!(thread.feedback.place, "39.65, 106.8 (WGS 84)");
    assert_eq!((thread.feedback.lat.as_deref(), thread.feedback.exact), (Some("39.65432"), false));
    let own: Vec<Value> = app.get(&format!("/open311/v2/requests/{id}.json")).await.json();
    assert_eq!(
        (&own[0]["lat"], &own[0]["long"]),
        (&json!("39.65432"), &json!("106.79876")),
        "to who holds its code"
    );
    let xml = app.get(&format!("/open311/v2/requests/{id}.xml")).await.text;
    assert!(xml.contains("<lat>39.65432</lat><long>106.79876</long>"), "{xml}");
}

#[tokio::test]
async fn a_report_without_a_point_is_as_it_was() {
    let app = App::new().await;
    staff(&app).await;
    let (id, code) = report(&app, "key-number-1").await;
    let answer = app.get(&format!("/api/feedback/{code}")).await;
    assert!(!answer.text.contains("\"lat\"") && !answer.text.contains("\"exact\""), "{}", answer.text);
    let page = person(&app, "clerk").await.get(&format!("/desk/cases/{id}/")).await.text;
    assert!(!page.contains("<svg") && !page.contains("id=\"point\""));
    assert_eq!(app.post("key-number-1", &good()).await.status, StatusCode::OK);
}
