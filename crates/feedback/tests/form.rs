//! What the form offers and shows before anything is sent: regions, the preview, kinds and holidays as the bureau has
//! set them; and the files for who may have them.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use axum::http::StatusCode;
use common::desk::{person, report, staff};
use common::site::publish;
use common::{App, good, with};
use mingjing_contract::feedback::{Kind, Receipt, Thread};
use serde_json::{Value, json};

const REPORT: [(&str, &str); 6] = [
    ("kind", "dust"),
    ("region", "150302"),
    ("place", "路口，13800000001 旁"),
    ("happened_at", "2026-11-20T08:30"),
    ("description", "很多土，请打 138 0000 0000 问我\n第二行"),
    ("contact", "me@example.cn"),
];

fn changed<'a>(fields: &[(&'a str, &'a str)], name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(known, old)| (*known, if *known == name { value } else { *old })).collect()
}

#[tokio::test]
async fn the_preview_shows_what_will_be_public_and_what_will_not() {
    let app = App::new().await;
    publish(&app);
    let page = app.form("/feedback/", &REPORT).await;
    assert_eq!((page.status, app.count("thread").await), (StatusCode::OK, 0));
    let (public, rest) = page.text.split_once("id=\"private\"").unwrap();
    let (private, hidden) = rest.split_once("<form").unwrap();
    for part in ["扬尘", "海勃湾区", "路口，▇▇▇ 旁", "2026年11月21日", "很多土，请打 ▇▇▇ 问我\n第二行"]
    {
        assert!(public.contains(part), "{part}: {public}");
    }
    let shown = public.split_once("id=\"public\"").unwrap().1;
    for part in ["me@example.cn", "08:30", "138"] {
        assert!(!shown.contains(part), "{part}: {shown}");
    }
    assert!(private.contains("me@example.cn") && private.contains("2026-11-20 08:30"), "{private}");
    assert!(hidden.contains("138 0000 0000"), "what is sent is what was written");
    assert!(!page.text.contains("<script"), "{}", page.text);

    let back = app.form("/feedback/", &[&REPORT[..], &[("edit", "1")]].concat()).await;
    assert_eq!((back.status, app.count("thread").await), (StatusCode::OK, 0));
    assert!(back.text.contains("value=\"me@example.cn\"") && back.text.contains("138 0000 0000"));
    let sent = app.form("/feedback/", &[&REPORT[..], &[("sure", "1")]].concat()).await;
    assert_eq!((sent.status, app.count("thread").await), (StatusCode::SEE_OTHER, 1));
    let english = app.form("/en/feedback/", &REPORT).await.text;
    assert!(english.contains("What will be public") && english.contains(">Haibowan<"), "{english}");
}

#[tokio::test]
async fn only_published_regions_are_taken_and_the_made_up_one_stays_among_samples() {
    let app = App::new().await;
    publish(&app);
    let sure = |region| [&changed(&REPORT, "region", region)[..], &[("sure", "1")]].concat();
    let refused = app.form("/feedback/", &sure("150999")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("id=\"e-region\">请从列表中选择<"), "{}", refused.text);
    assert!(refused.text.contains(">乌海市海勃湾区</option>") && !refused.text.contains("示例旗"));
    assert_eq!(app.form("/feedback/", &sure("area-x")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let by_program = app.post("key-number-1", &with(&json!({ "region": "150999" }))).await;
    assert_eq!(by_program.refusal(), (422, "invalid".to_owned()));
    assert!(by_program.text.contains("\"region\""), "{}", by_program.text);
    assert_eq!(app.count("thread").await, 0);

    let edit = [&changed(&REPORT, "region", "sample-banner")[..], &[("edit", "1")]].concat();
    let in_the_sample = app.form("/feedback/", &edit).await.text;
    assert!(in_the_sample.contains("selected>示例旗 · 示例</option>"), "{in_the_sample}");
    assert_eq!(app.form("/feedback/", &sure("sample-banner")).await.status, StatusCode::SEE_OTHER);
    let full = app.service.store().desk().case(1).await.unwrap().unwrap();
    assert!(full.is_sample, "a report about a made-up place is made up");
    assert_eq!(app.form("/feedback/", &sure("150302")).await.status, StatusCode::SEE_OTHER);
    assert!(!app.service.store().desk().case(2).await.unwrap().unwrap().is_sample);
    // Another release is seen at once.
    std::fs::remove_file(app.dir.path().join("site/data/head.json")).unwrap();
    let without = app.post("key-number-2", &with(&json!({ "region": "150999" }))).await;
    assert_eq!(without.status, StatusCode::CREATED, "without a list nothing is compared");
}

async fn kinds(app: &App) -> Vec<Kind> {
    app.get("/api/feedback/kinds").await.json()
}

#[tokio::test]
async fn kinds_are_added_named_ordered_and_taken_out_at_the_desk() {
    let app = App::new().await;
    publish(&app);
    staff(&app).await;
    let (old, code) = report(&app, "key-number-1").await;
    let (root, clerk) = (person(&app, "root").await, person(&app, "clerk").await);
    assert_eq!(kinds(&app).await.len(), 12);
    assert!(mingjing_feedback::form_page(&app.service, "/feedback/").await.is_none(), "as it was published");

    let light = [
        ("new", "1"),
        ("id", "light"),
        ("name_zh", "光污染"),
        ("name_en", "Light <b>"),
        ("position", "5"),
        ("published_as", "other"),
        ("active", "1"),
    ];
    let done = root.post("/desk/kinds", &light).await;
    assert_eq!(done.header("location"), "kinds?done=saved");
    assert_eq!(root.post("/desk/kinds", &light).await.header("location"), "kinds?done=known");
    let dust = [("id", "dust"), ("name_zh", "扬尘（旧称）"), ("name_en", "Dust (old)"), ("position", "30")];
    assert_eq!(root.post("/desk/kinds", &dust).await.header("location"), "kinds?done=saved");
    for wrong in [
        changed(&light, "id", "Light!"),
        changed(&light, "name_zh", ""),
        changed(&light, "position", "-1"),
        changed(&light, "published_as", "light"),
    ] {
        assert_eq!(root.post("/desk/kinds", &wrong).await.header("location"), "kinds?done=bad", "{wrong:?}");
    }
    assert_eq!(clerk.post("/desk/kinds", &light).await.status, StatusCode::FORBIDDEN);
    // Also in the published page, for who has no script.
    let page = mingjing_feedback::form_page(&app.service, "/en/feedback/").await.unwrap();
    let page = axum::body::to_bytes(page.into_body(), usize::MAX).await.unwrap();
    let page = String::from_utf8(page.to_vec()).unwrap();
    assert!(page.contains("<option value=\"light\">Light &lt;b&gt;</option>"), "{page}");
    assert!(
        page.contains("static form<select id=\"f-kind\" name=\"kind\" required>")
            && !page.contains("\"dust\"")
    );
    assert!(mingjing_feedback::form_page(&app.service, "/").await.is_none());

    let offered = kinds(&app).await;
    assert_eq!(offered.first().map(|kind| kind.name_zh.as_str()), Some("光污染"));
    assert!(offered.len() == 12 && !offered.iter().any(|kind| kind.id == "dust"));
    // The form, the interface and Open311 know it at once; what was taken out is refused with words.
    let page = app.form("/feedback/", &changed(&REPORT, "kind", "dust")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("<option value=\"light\">光污染</option>"), "{}", page.text);
    assert!(!page.text.contains("value=\"dust\""));
    let services = app.get("/open311/v2/services.xml?lang=en").await.text;
    assert!(services.contains("<service_name>Light &lt;b&gt;</service_name>"), "{services}");
    assert_eq!(app.post("key-number-2", &good()).await.refusal(), (422, "invalid".to_owned()));
    let new = app.post("key-number-3", &with(&json!({ "kind": "light" }))).await.json::<Receipt>().code;
    let thread: Thread = app.get(&format!("/api/feedback/{new}")).await.json();
    assert_eq!(thread.kind.map(|kind| kind.name_zh).as_deref(), Some("光污染"));
    assert!(app.get(&format!("/feedback/{new}/")).await.text.contains("光污染"));
    // Old cases keep a name.
    assert!(app.get(&format!("/feedback/{code}/")).await.text.contains("扬尘（旧称）"));
    assert!(clerk.get(&format!("/desk/cases/{old}/")).await.text.contains("扬尘（旧称）"));
    let chief = person(&app, "chief").await;
    let log = chief.get("/desk/audit").await.text;
    assert!(
        log.contains("反映类别") && log.contains("<td>light</td>") && log.contains("<td>dust</td>"),
        "{log}"
    );
}

#[tokio::test]
async fn the_form_keeps_one_kind_at_least() {
    let app = App::new().await;
    staff(&app).await;
    let root = person(&app, "root").await;
    for kind in kinds(&app).await {
        let fields = [("id", kind.id.as_str()), ("name_zh", "名"), ("name_en", "name"), ("position", "1")];
        let done = root.post("/desk/kinds", &fields).await.header("location").to_owned();
        let expected = if kind.id == "other" { "kinds?done=last_kind" } else { "kinds?done=saved" };
        assert_eq!(done, expected, "{}", kind.id);
    }
    assert_eq!(kinds(&app).await.len(), 1);
}

const OFF: &str = "2027-01-01/2027-01-03\r\n2027-02-05/2027-02-11\r\n2027-05-01/2027-05-03";

#[tokio::test]
async fn holidays_that_are_typed_in_move_the_clock_at_once() {
    let app = App::new().await;
    staff(&app).await;
    let root = person(&app, "root").await;
    let rule = [("rule", "5w/60"), ("eyes", "1"), ("reopenings", "3"), ("contact_days", "180")];
    assert_eq!(root.post("/desk/settings", &rule).await.header("location"), "settings?done=saved");
    // Thursday, 31 December 2026; nobody stays signed in for so long.
    app.pass(40 * 86_400);
    let root = person(&app, "root").await;
    let due = async |key: &str| -> (String, Option<bool>) {
        let code = app.post(key, &good()).await.json::<Receipt>().code;
        let thread: Thread = app.get(&format!("/api/feedback/{code}")).await.json();
        (thread.clock.accept_by, thread.due.map(|due| due.working_days))
    };
    assert_eq!(due("before-it-is-known").await, ("2027-01-05".to_owned(), Some(false)), "the strictest");

    let year =
        [("year", "2027"), ("notice", "国办发明电〔2026〕0号"), ("off", OFF), ("worked", "2027-01-30")];
    for (wrong, words) in [
        (changed(&year, "off", "2027-01-01"), "共放假 1 天"),
        (changed(&year, "worked", "2027-01-29"), "2027-01-29 不是周末"),
        (changed(&year, "worked", "2027-01-02"), "2027-01-02 写了两次"),
        (changed(&year, "off", "1月1日"), "日期写成"),
        (changed(&year, "year", "1999"), "年份须在"),
        (changed(&year, "notice", ""), "文号须填"),
    ] {
        let page = root.post("/desk/holidays", &wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains(words), "{words}: {}", page.text);
        assert!(page.text.contains("2027-01"), "what was typed in stays");
    }
    assert_eq!(root.post("/desk/holidays", &year).await.header("location"), "holidays?done=saved");
    let page = root.get("/desk/holidays").await.text;
    assert!(page.contains("国办发明电〔2026〕0号") && page.contains("2027-02-05/2027-02-11"), "{page}");
    // Monday the 4th to Friday the 8th.
    assert_eq!(due("once-it-is-known").await, ("2027-01-08".to_owned(), Some(true)));
    let other = App::on(&app.url).await;
    assert_eq!(other.service.store().desk().holiday_years().await.unwrap().len(), 1, "kept");

    let gone = [("year", "2027"), ("remove", "1")];
    assert_eq!(root.post("/desk/holidays", &gone).await.header("location"), "holidays?done=saved");
    assert_eq!(due("taken-away-again").await.0, "2027-01-05");
    let log = root.get("/desk/audit").await.text;
    assert_eq!(log.matches("<td>节假日</td>").count(), 2, "{log}");
    let clerk = person(&app, "clerk").await;
    assert_eq!(clerk.post("/desk/holidays", &year).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn who_may_takes_the_cases_out_as_open311() {
    let app = App::new().await;
    staff(&app).await;
    let (id, code) = report(&app, "key-number-1").await;
    let clerk = person(&app, "clerk").await;
    clerk.does(id, "redact", &[("text", "盖网")]).await;
    let chief = person(&app, "chief").await;
    let file = chief.get("/desk/export.json?show=all").await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"cases.json\"");
    let requests: Value = file.json();
    assert_eq!(requests[0]["service_request_id"], json!("1"));
    assert_eq!(requests[0]["status"], json!("open"));
    assert_eq!(requests[0]["description"], json!("工地没有▇▇▇，风一吹满街是土。\n已经三天了。"));
    let xml = chief.get("/desk/export.xml?show=all").await;
    assert_eq!(xml.header("content-type"), "text/xml; charset=utf-8");
    assert!(xml.text.contains("<service_name>扬尘</service_name>"), "{}", xml.text);
    let csv = chief.get("/desk/export.csv?show=all").await.text;
    for text in [&file.text, &xml.text, &csv] {
        assert!(!text.contains("盖网") && !text.contains("13800000000") && !text.contains(&code), "{text}");
    }
    let none: Value = chief.get("/desk/export.json?state=merged").await.json();
    assert_eq!(none, json!([]), "the filter counts");
    let log = chief.get("/desk/audit").await.text;
    for detail in ["1 json", "1 xml", "1 csv", "0 json"] {
        assert!(log.contains(&format!("<td>{detail}</td>")), "{detail}: {log}");
    }
}
