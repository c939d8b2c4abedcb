//! Open311 GeoReport v2: what its specification promises to other programs, as JSON and as XML.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use axum::http::{Request, StatusCode, header};
use common::desk::{person, report, staff};
use common::{Answer, App, form, good, post};
use mingjing_contract::feedback::{KINDS, Thread};
use mingjing_feedback::code::Code;
use serde_json::Value;

const GOOD: [(&str, &str); 6] = [
    ("service_code", "dust"),
    ("lat", "39.6547"),
    ("long", "106.7940"),
    ("address_string", "海北大街东口"),
    ("description", "工地没有盖网，风一吹满街是土"),
    ("email", "a@b.example"),
];

/// An element's texts, in order; the document has to be well-formed.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    xml.split(&open).skip(1).map(|rest| rest.split(&close).next().unwrap().to_owned()).collect()
}

async fn get(app: &App, path: &str) -> Answer {
    app.get(&format!("/open311/v2/{path}")).await
}

#[tokio::test]
async fn services_are_the_kinds_of_reports() {
    let app = App::new().await;
    let json: Vec<Value> = get(&app, "services.json").await.json();
    let codes: Vec<&str> = json.iter().map(|one| one["service_code"].as_str().unwrap()).collect();
    assert_eq!(codes, KINDS);
    assert_eq!((&json[2]["service_name"], &json[2]["metadata"]), (&"扬尘".into(), &false.into()));
    let xml = get(&app, "services.xml?lang=en").await;
    assert_eq!(xml.header("content-type"), "text/xml; charset=utf-8");
    assert_eq!(texts(&xml.text, "service_code"), KINDS);
    assert_eq!(texts(&xml.text, "service_name")[2], "Dust");
    assert_eq!(get(&app, "services/dust.json").await.status, StatusCode::NOT_FOUND);
    let discovery: Value = app.get("/open311/discovery.json").await.json();
    assert_eq!(discovery["endpoints"][0]["specification"], "http://wiki.open311.org/GeoReport_v2");
    assert_eq!(texts(&app.get("/open311/discovery.xml").await.text, "format").len(), 2);
}

#[tokio::test]
async fn a_posted_request_is_a_report_that_its_code_opens() {
    let app = App::new().await;
    let answer = app.form("/open311/v2/requests.json", &GOOD).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let id = answer.json::<Value>()[0]["service_request_id"].as_str().unwrap().to_owned();
    let thread: Thread = app.get(&format!("/api/feedback/{id}")).await.json();
    assert_eq!((thread.feedback.kind.as_str(), thread.feedback.contact), ("dust", None));
    assert_eq!(thread.feedback.place, "海北大街东口");
    let hash = Code::parse(&id).unwrap().hash();
    let number = app.service.store().desk().id_of_code(&hash).await.unwrap().unwrap();
    assert!(app.service.store().desk().case(number).await.unwrap().unwrap().has_contact);

    let again = app.form("/open311/v2/requests.xml", &GOOD).await;
    assert_eq!(
        texts(&again.text, "service_request_id"),
        std::slice::from_ref(&id),
        "a double click is one request"
    );
    let shown: Vec<Value> = get(&app, &format!("requests/{id}.json")).await.json();
    assert_eq!((&shown[0]["status"], &shown[0]["service_name"]), (&"open".into(), &"扬尘".into()));
    assert_eq!(shown[0]["requested_datetime"], "2026-11-21T22:04:05+08:00");
    assert_eq!(shown[0]["expected_datetime"], "2026-12-06T23:59:59+08:00");
    let by_list: Vec<Value> =
        get(&app, &format!("requests.json?service_request_id={id},R-2026-000001")).await.json();
    assert_eq!(by_list.len(), 1, "what is not published has no public number yet");
    assert!(get(&app, "requests.json").await.json::<Vec<Value>>().is_empty(), "and stands in no list");
}

#[tokio::test]
async fn the_list_has_what_is_published_and_nothing_else() {
    let app = App::new().await;
    staff(&app).await;
    let (id, code) = report(&app, "key-number-1").await;
    let (clerk, epb, chief) =
        (person(&app, "clerk").await, person(&app, "epb").await, person(&app, "chief").await);
    clerk.does(id, "redact", &[("text", "已经三天了")]).await;
    clerk.does(id, "accept", &[]).await;
    clerk.does(id, "assign", &[("unit", "epb")]).await;
    epb.does(id, "draft", &[("text", "已责令 <盖网> & 洒水。"), ("outcome", "solved")]).await;
    chief.does(id, "answer", &[]).await;
    assert!(get(&app, "requests.json").await.json::<Vec<Value>>().is_empty(), "answered is not published");
    chief.does(id, "publish", &[]).await;

    let answer = get(&app, "requests.json").await;
    assert!(
        !answer.text.contains(&code)
            && !answer.text.contains("13800000000")
            && !answer.text.contains("已经三天了")
    );
    let list: Vec<Value> = answer.json();
    assert_eq!(list.len(), 1);
    assert_eq!(
        (&list[0]["service_request_id"], &list[0]["status"]),
        (&"R-2026-000001".into(), &"closed".into())
    );
    assert_eq!(list[0]["status_notes"], "已责令 <盖网> & 洒水。");
    assert_eq!(list[0]["agency_responsible"], "epb");
    let xml = get(&app, "requests/R-2026-000001.xml").await.text;
    assert_eq!(texts(&xml, "status_notes"), ["已责令 &lt;盖网&gt; &amp; 洒水。"]);
    for (query, n) in [
        ("service_code=dust", 1),
        ("service_code=noise,dust", 1),
        ("service_code=noise", 0),
        ("status=closed", 1),
        ("status=open", 0),
        ("end_date=2026-11-21T14:04:05Z", 0),
        ("start_date=2026-11-21T22:04:05%2B08:00", 1),
        ("start_date=2026-11-22T00:00:00Z", 0),
    ] {
        assert_eq!(
            get(&app, &format!("requests.json?{query}")).await.json::<Vec<Value>>().len(),
            n,
            "{query}"
        );
    }
    app.pass(91 * 24 * 3600);
    assert!(
        get(&app, "requests.json").await.json::<Vec<Value>>().is_empty(),
        "ninety days where none are asked for"
    );
}

#[tokio::test]
async fn what_is_wrong_is_told_in_the_form_that_was_asked_for() {
    let app = App::new().await;
    let without = |name: &str| GOOD.into_iter().filter(|(known, _)| *known != name).collect::<Vec<_>>();
    let with = |name: &'static str, value: &'static str| {
        without(name).into_iter().chain([(name, value)]).collect::<Vec<_>>()
    };
    for (fields, status) in [
        (without("service_code"), 400),
        (with("service_code", "weather"), 404),
        (with("jurisdiction_id", "999999"), 404),
        (with("lat", "95"), 400),
        (without("lat").into_iter().filter(|(name, _)| *name != "address_string").collect(), 400),
        (with("description", "短"), 400),
    ] {
        let answer = app.form("/open311/v2/requests.json", &fields).await;
        let fault: Vec<Value> = answer.json();
        assert_eq!(
            (answer.status.as_u16(), fault[0]["code"].as_u64().unwrap()),
            (status, u64::from(status)),
            "{fields:?}"
        );
        let xml = app.form("/open311/v2/requests.xml", &fields).await;
        assert_eq!(texts(&xml.text, "code"), [status.to_string()]);
    }
    assert_eq!(app.count("thread").await, 0);
    for path in ["requests/nothing.json", "requests/R-2026-000001.xml", "requests/x.txt", "tokens/x.json"] {
        assert_eq!(get(&app, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(get(&app, "requests.json?status=half").await.status, StatusCode::BAD_REQUEST);
    let mut json = post("key-number-1", good().to_string());
    *json.uri_mut() = "/open311/v2/requests.json".parse().unwrap();
    assert_eq!(app.send(json).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let delete = Request::delete("/open311/v2/requests.xml").body(axum::body::Body::empty()).unwrap();
    let answer = app.send(delete).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (StatusCode::METHOD_NOT_ALLOWED, "text/xml; charset=utf-8")
    );
    assert!(answer.headers.contains_key(header::ALLOW));
}

#[tokio::test]
async fn keys_and_proofs_of_work_count_here_too() {
    let app = App::with_proof().await;
    let mut request = form("/open311/v2/requests.json", &GOOD);
    request.headers_mut().insert("idempotency-key", "key-number-1".parse().unwrap());
    let first = app.send(request).await;
    let id = first.json::<Value>()[0]["service_request_id"].as_str().unwrap().to_owned();
    let number =
        app.service.store().desk().id_of_code(&Code::parse(&id).unwrap().hash()).await.unwrap().unwrap();
    let case = app.service.store().desk().case(number).await.unwrap().unwrap().case;
    assert_eq!(case.state.id(), "held");
    let other: Vec<(&str, &str)> = GOOD
        .into_iter()
        .map(|(name, value)| (name, if name == "description" { "别的一件事情" } else { value }))
        .collect();
    let mut request = form("/open311/v2/requests.json", &other);
    request.headers_mut().insert("idempotency-key", "key-number-1".parse().unwrap());
    assert_eq!(app.send(request).await.status, StatusCode::CONFLICT);
}
