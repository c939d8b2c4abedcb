//! The desk as the staff use it: the whole life of a case, rights, signing in, and what hostile people try.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use common::desk::{PASSWORD, person, report, staff};
use common::{App, UNLIMITED, form, good};
use mingjing_contract::feedback::Thread;
use mingjing_feedback::rate::Limits;
use std::num::NonZeroU32;

async fn office() -> App {
    let app = App::new().await;
    staff(&app).await;
    app
}

async fn thread(app: &App, code: &str) -> Thread {
    app.get(&format!("/api/feedback/{code}")).await.json()
}

#[tokio::test]
async fn a_report_goes_from_receipt_to_a_published_answer() {
    let app = office().await;
    let (id, code) = report(&app, "key-number-1").await;
    let (clerk, epb, chief) =
        (person(&app, "clerk").await, person(&app, "epb").await, person(&app, "chief").await);

    let queue = clerk.get("/desk/").await;
    assert!(
        queue.text.contains(&format!("cases/{id}/")) && queue.text.contains("已用 0 天，还剩 15 天"),
        "{}",
        queue.text
    );
    assert_eq!(epb.get(&format!("/desk/cases/{id}/")).await.status, StatusCode::NOT_FOUND, "not its case");

    clerk.does(id, "accept", &[]).await;
    clerk.does(id, "assign", &[("unit", "epb")]).await;
    clerk.does(id, "message", &[("text", "已派人去看")]).await;
    clerk.does(id, "note", &[("text", "同一工地第三次")]).await;
    assert!(epb.get("/desk/").await.text.contains(&format!("cases/{id}/")));
    epb.does(id, "draft", &[("text", "已责令盖网、洒水。"), ("outcome", "solved")]).await;
    let waiting = chief.get("/desk/?show=answers").await;
    assert!(waiting.text.contains(&format!("cases/{id}/")) && waiting.text.contains("答复待审"));
    assert_eq!(thread(&app, &code).await.state, "with_unit", "a draft is nobody's answer yet");
    chief.does(id, "return", &[("text", "写上日期")]).await;
    epb.does(id, "draft", &[("text", "11月22日已责令盖网、洒水。"), ("outcome", "solved")]).await;
    chief.does(id, "answer", &[]).await;
    chief.does(id, "publish", &[]).await;

    let told = thread(&app, &code).await;
    assert_eq!((told.state.as_str(), told.due), ("answered", None));
    let events: Vec<(&str, Option<&str>)> =
        told.events.iter().map(|event| (event.kind.as_str(), event.text.as_deref())).collect();
    assert_eq!(
        events,
        [
            ("received", None),
            ("accepted", None),
            ("with_unit", Some("epb局")),
            ("message", Some("已派人去看")),
            ("answered", Some("11月22日已责令盖网、洒水。")),
            ("published", None),
        ],
        "notes, drafts and what the staff say among themselves are told nobody"
    );
    let page = clerk.get(&format!("/desk/cases/{id}/")).await.text;
    assert!(
        page.contains("同一工地第三次") && page.contains("写上日期") && page.contains("拟答复"),
        "{page}"
    );
    let audit = chief.get(&format!("/desk/audit?case={id}")).await.text;
    for deed in ["受理", "交办", "给反映人留言", "内部备注", "拟答复", "退回修改", "审核并答复", "公开"]
    {
        assert!(audit.contains(&format!("<td>{deed}</td>")), "{deed} {audit}");
    }
    assert!(!audit.contains("同一工地"), "no words of a case");
}

#[tokio::test]
async fn a_role_does_what_is_its_deed_and_is_refused_the_rest() {
    let app = office().await;
    let deeds: [(&str, &[(&str, &str)]); 18] = [
        ("release", &[]),
        ("accept", &[]),
        ("refuse", &[("text", "x")]),
        ("assign", &[("unit", "epb")]),
        ("draft", &[("text", "x"), ("outcome", "solved")]),
        ("return", &[("text", "x")]),
        ("answer", &[]),
        ("extend", &[("text", "x")]),
        ("publish", &[]),
        ("unpublish", &[]),
        ("reopen", &[("text", "x")]),
        ("merge", &[("into", "1")]),
        ("message", &[("text", "x")]),
        ("note", &[("text", "x")]),
        ("redact", &[("text", "x")]),
        ("unseal", &[]),
        ("read_contact", &[]),
        ("no_such_deed", &[]),
    ];
    let rights = mingjing_feedback::case::rights::Deed::ALL;
    for (login, role) in [
        ("clerk", mingjing_feedback::case::rights::Role::Clerk),
        ("epb", mingjing_feedback::case::rights::Role::Unit),
        ("chief", mingjing_feedback::case::rights::Role::Supervisor),
        ("root", mingjing_feedback::case::rights::Role::Administrator),
    ] {
        let (id, _) = report(&app, &format!("key-of-{login}")).await;
        let clerk = person(&app, "clerk").await;
        clerk.does(id, "accept", &[]).await;
        clerk.does(id, "assign", &[("unit", "epb")]).await;
        let who = person(&app, login).await;
        for (deed, fields) in deeds {
            let status = who.post(&format!("/desk/cases/{id}/{deed}"), fields).await.status;
            let Some(right) = rights.iter().find(|right| right.id() == deed) else {
                assert_eq!(status, StatusCode::NOT_FOUND, "{deed}");
                continue;
            };
            assert_eq!(status == StatusCode::FORBIDDEN, !role.may(*right), "{login} {deed}: {status}");
            assert!(status != StatusCode::INTERNAL_SERVER_ERROR);
        }
        for (path, right) in [
            ("/desk/audit", "read_audit"),
            ("/desk/templates", "templates"),
            ("/desk/units", "units"),
            ("/desk/accounts", "accounts"),
            ("/desk/settings", "settings"),
            ("/desk/kinds", "kinds"),
            ("/desk/holidays", "holidays"),
            ("/desk/export.csv", "export"),
            ("/desk/export.json", "export"),
            ("/desk/export.xml", "export"),
            (&format!("/desk/cases/{id}/"), "view"),
        ] {
            let status = who.get(path).await.status;
            let right = rights.iter().find(|known| known.id() == right).unwrap();
            let expected = if role.may(*right) { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(status, expected, "{login} {path}");
        }
    }
}

#[tokio::test]
async fn another_unit_s_case_is_not_there() {
    let app = office().await;
    let (id, _) = report(&app, "key-number-1").await;
    let clerk = person(&app, "clerk").await;
    clerk.does(id, "accept", &[]).await;
    clerk.does(id, "assign", &[("unit", "epb")]).await;
    let city = person(&app, "city").await;
    assert_eq!(city.get(&format!("/desk/cases/{id}/")).await.status, StatusCode::NOT_FOUND);
    assert!(!city.get("/desk/?show=all&unit=epb").await.text.contains("海北大街"));
    for (deed, fields) in [
        ("draft", vec![("text", "x"), ("outcome", "solved")]),
        ("note", vec![("text", "x")]),
        ("read_contact", vec![]),
    ] {
        let status = city.post(&format!("/desk/cases/{id}/{deed}"), &fields).await.status;
        assert_eq!(status, StatusCode::FORBIDDEN, "{deed}");
    }
}

#[tokio::test]
async fn two_people_at_one_case_do_not_undo_each_other() {
    let app = office().await;
    let (id, _) = report(&app, "key-number-1").await;
    let (clerk, chief) = (person(&app, "clerk").await, person(&app, "chief").await);
    clerk.does(id, "accept", &[("version", "1")]).await;
    let late = chief.post(&format!("/desk/cases/{id}/assign"), &[("version", "1"), ("unit", "epb")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("刚被别人改过") && late.text.contains("已受理"), "{}", late.text);
    chief.does(id, "assign", &[("version", "2"), ("unit", "epb")]).await;
}

#[tokio::test]
async fn covered_words_are_read_by_those_who_may_and_never_published() {
    let app = office().await;
    let body =
        common::with(&serde_json::json!({ "description": "工头王某，电话13912345678，天天夜里倒渣。" }));
    let code = app.post("key-number-1", &body).await.json::<mingjing_contract::feedback::Receipt>().code;
    let (clerk, epb, chief) =
        (person(&app, "clerk").await, person(&app, "epb").await, person(&app, "chief").await);
    clerk.does(1, "accept", &[]).await;
    clerk.does(1, "assign", &[("unit", "epb")]).await;
    epb.does(1, "draft", &[("text", "已查处。"), ("outcome", "solved")]).await;
    chief.does(1, "answer", &[]).await;
    let refused = chief.post("/desk/cases/1/publish", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("没有公开") && refused.text.contains("13912345678"), "{}", refused.text);

    let covered = clerk.post("/desk/cases/1/redact", &[("text", "13912345678")]).await;
    assert_eq!(covered.header("location"), "./?done=covered#done");
    assert_eq!(
        clerk.post("/desk/cases/1/redact", &[("text", "13912345678")]).await.header("location"),
        "./?done=not_found#done"
    );
    for who in [&clerk, &epb, &chief] {
        let page = who.get("/desk/cases/1/").await.text;
        assert!(page.contains("电话▇▇▇，") && !page.contains("13912345678"), "{page}");
    }
    assert!(chief.post("/desk/cases/1/unseal", &[]).await.text.contains("13912345678"));
    assert!(chief.get("/desk/audit").await.text.contains("查看或恢复原文"));
    chief.does(1, "publish", &[]).await;
    let csv = chief.get("/desk/export.csv?show=all").await.text;
    assert!(csv.contains("电话▇▇▇，") && !csv.contains("13912345678"), "{csv}");
    let own = thread(&app, &code).await.feedback.description;
    assert!(own.contains("13912345678"), "the sender reads the own words");
    chief.does(1, "unseal", &[("span", "1")]).await;
    assert!(clerk.get("/desk/cases/1/").await.text.contains("13912345678"));
    assert_eq!(app.count("redaction").await, 1, "what was covered stays on record");
}

#[tokio::test]
async fn a_contact_is_read_with_a_trace_and_goes_in_its_time() {
    let app = office().await;
    let (id, _) = report(&app, "key-number-1").await;
    let (clerk, chief) = (person(&app, "clerk").await, person(&app, "chief").await);
    assert!(!clerk.get(&format!("/desk/cases/{id}/")).await.text.contains("13800000000"));
    let shown = clerk.post(&format!("/desk/cases/{id}/read_contact"), &[]).await.text;
    assert!(shown.contains("13800000000"), "{shown}");
    assert!(chief.get("/desk/audit").await.text.contains("<td>查看联系方式</td>"));

    clerk.does(id, "refuse", &[("text", "请向住建部门反映")]).await;
    app.pass(179 * 86_400);
    app.service.tidy_up().await.unwrap();
    assert_eq!(app.count("contact_box").await, 1);
    app.pass(2 * 86_400);
    app.service.tidy_up().await.unwrap();
    assert_eq!(app.count("contact_box").await, 0);
    assert_eq!(app.count("session").await, 0, "sessions are over long before");
}

#[tokio::test]
async fn merged_cases_tell_both_and_the_answer_reaches_both() {
    let app = office().await;
    let (first, first_code) = report(&app, "key-number-1").await;
    let (second, second_code) = report(&app, "key-number-2").await;
    let (clerk, chief) = (person(&app, "clerk").await, person(&app, "chief").await);
    let itself = clerk.post(&format!("/desk/cases/{first}/merge"), &[("into", &first.to_string())]).await;
    assert_eq!(itself.status, StatusCode::CONFLICT);
    clerk.does(second, "merge", &[("into", &first.to_string())]).await;
    clerk.does(first, "accept", &[]).await;
    clerk.does(first, "draft", &[("text", "已清运，电话0473-2012345"), ("outcome", "solved")]).await;
    clerk.does(first, "redact", &[("text", "0473-2012345")]).await;
    chief.does(first, "answer", &[]).await;
    chief.does(first, "redact", &[("text", "0473-2012345")]).await;
    let (one, other) = (thread(&app, &first_code).await, thread(&app, &second_code).await);
    assert!(one.events.iter().any(|event| event.kind == "merged_in" && event.detail.is_none()));
    assert_eq!(other.state, "merged");
    let last = other.events.last().unwrap();
    assert_eq!((last.kind.as_str(), last.text.as_deref()), ("answered", Some("已清运，电话▇▇▇")));
}

#[tokio::test]
async fn a_form_without_its_token_or_from_elsewhere_does_nothing() {
    let app = office().await;
    let (id, code) = report(&app, "key-number-1").await;
    let (clerk, chief) = (person(&app, "clerk").await, person(&app, "chief").await);
    let path = format!("/desk/cases/{id}/accept");
    for token in ["", "x", &chief.token, &"0".repeat(64)] {
        let mut request = form(&path, &[("token", token)]);
        request.headers_mut().insert("cookie", clerk.cookie.parse().unwrap());
        assert_eq!(app.send(request).await.status, StatusCode::FORBIDDEN, "{token}");
    }
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let mut request = form(&path, &[("token", &clerk.token)]);
        request.headers_mut().insert("cookie", clerk.cookie.parse().unwrap());
        request.headers_mut().insert(name, value.parse().unwrap());
        assert_eq!(app.send(request).await.status, StatusCode::FORBIDDEN, "{name}");
    }
    let get = Request::get(&path).header("cookie", &clerk.cookie).body(Body::empty()).unwrap();
    assert_eq!(app.send(get).await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(thread(&app, &code).await.state, "received");
    clerk.does(id, "accept", &[]).await;
}

#[tokio::test]
async fn a_session_is_made_at_the_sign_in_and_nobody_can_fix_it_before() {
    let app = office().await;
    let planted = format!("mj_desk={}", "ab".repeat(32));
    let mut request = form("/desk/sign-in", &[("login", "clerk"), ("password", PASSWORD)]);
    request.headers_mut().insert("cookie", planted.parse().unwrap());
    let answer = app.send(request).await;
    let cookie = answer.header("set-cookie").to_owned();
    assert!(!cookie.starts_with(&planted) && cookie.contains("HttpOnly; SameSite=Strict"), "{cookie}");
    let with = |cookie: String| {
        app.send(Request::get("/desk/").header("cookie", cookie).body(Body::empty()).unwrap())
    };
    assert_eq!(with(planted).await.status, StatusCode::SEE_OTHER);
    let cookie = cookie.split(';').next().unwrap().to_owned();
    assert_eq!(with(cookie.clone()).await.status, StatusCode::OK);
    // Signing in again ends the session before.
    let mut request = form("/desk/sign-in", &[("login", "clerk"), ("password", PASSWORD)]);
    request.headers_mut().insert("cookie", cookie.parse().unwrap());
    assert_eq!(app.send(request).await.status, StatusCode::SEE_OTHER);
    assert_eq!(with(cookie).await.status, StatusCode::SEE_OTHER);
    let database = app.stored();
    assert!(!database.windows(64).any(|window| window == "ab".repeat(32).as_bytes()));
}

#[tokio::test]
async fn sessions_end_by_sign_out_by_rest_and_by_age() {
    let app = office().await;
    let clerk = person(&app, "clerk").await;
    assert_eq!(clerk.post("/desk/sign-out", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(clerk.get("/desk/").await.header("location"), "./sign-in");
    let idle = person(&app, "clerk").await;
    app.pass(59 * 60);
    assert_eq!(idle.get("/desk/").await.status, StatusCode::OK);
    app.pass(61 * 60);
    assert_eq!(idle.get("/desk/").await.status, StatusCode::SEE_OTHER);
    let busy = person(&app, "clerk").await;
    for _ in 0..13 {
        app.pass(55 * 60);
        assert_eq!(busy.get("/desk/").await.status, StatusCode::OK);
    }
    app.pass(10 * 60);
    assert_eq!(busy.get("/desk/").await.status, StatusCode::SEE_OTHER, "twelve hours");
}

#[tokio::test]
async fn what_fails_to_sign_in_fails_alike() {
    let app = office().await;
    let mut pages = Vec::new();
    for (login, password) in
        [("clerk", "wrong password here"), ("nobody", "wrong password here"), ("clerk' OR 1=1 --", "x")]
    {
        let answer = app.form("/desk/sign-in", &[("login", login), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        pages.push(answer.text.replace(&html(login), "LOGIN"));
    }
    assert!(pages.iter().all(|page| *page == pages[0]), "{pages:#?}");
    let root = person(&app, "root").await;
    root.post("/desk/accounts", &[("id", "1"), ("name", "x"), ("role", "clerk")]).await;
    let off = app.form("/desk/sign-in", &[("login", "clerk"), ("password", PASSWORD)]).await;
    assert_eq!(off.status, StatusCode::UNAUTHORIZED, "an account that is off");
}

fn html(text: &str) -> String {
    text.replace('\'', "&#39;").replace("&#39;", "'")
}

#[tokio::test]
async fn guessing_is_slowed_by_account_and_by_address() {
    let app = office().await;
    for _ in 0..5 {
        app.form("/desk/sign-in", &[("login", "clerk"), ("password", "wrong password here")]).await;
    }
    let right = app.form("/desk/sign-in", &[("login", "clerk"), ("password", PASSWORD)]).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(right.header("retry-after"), "30");
    app.pass(31);
    assert_eq!(
        app.form("/desk/sign-in", &[("login", "clerk"), ("password", PASSWORD)]).await.status,
        StatusCode::SEE_OTHER
    );

    let app = App::with(Limits { sign_ins_per_minute: NonZeroU32::new(2), ..UNLIMITED }, false).await;
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(app.form("/desk/sign-in", &[("login", "x"), ("password", "x")]).await.status.as_u16());
    }
    assert_eq!(statuses, [401, 401, 429]);
}

#[tokio::test]
async fn a_second_factor_opens_once() {
    let app = office().await;
    let clerk = person(&app, "clerk").await;
    let page = clerk.get("/desk/account").await.text;
    let secret = page.split("name=\"secret\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let code = |at: i64| {
        let secret = totp_rs::Secret::try_from_base32(&secret).unwrap();
        totp_rs::Builder::new()
            .with_secret(secret)
            .build_noncompliant()
            .generate(u64::try_from(at).unwrap())
            .to_string()
    };
    let now = || app.clock.load(std::sync::atomic::Ordering::SeqCst) / 1000;
    let wrong =
        clerk.post("/desk/account", &[("what", "factor_on"), ("secret", &secret), ("code", "000000")]).await;
    assert_eq!(wrong.header("location"), "account?done=wrong");
    let on = clerk
        .post("/desk/account", &[("what", "factor_on"), ("secret", &secret), ("code", &code(now()))])
        .await;
    assert_eq!(on.header("location"), "account?done=saved");
    let sealed = app.stored();
    assert!(!sealed.windows(secret.len()).any(|window| window == secret.as_bytes()));

    let fields =
        |code: String| [("login", "clerk".to_owned()), ("password", PASSWORD.to_owned()), ("code", code)];
    let sign_in = async |code: String| {
        let fields = fields(code);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        app.form("/desk/sign-in", &fields).await.status
    };
    assert_eq!(sign_in(String::new()).await, StatusCode::UNAUTHORIZED);
    assert_eq!(sign_in(code(now())).await, StatusCode::SEE_OTHER);
    assert_eq!(sign_in(code(now())).await, StatusCode::UNAUTHORIZED, "the same code again");
    app.pass(60);
    assert_eq!(sign_in(code(now())).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn hostile_words_are_words_on_every_page_and_in_every_file() {
    let app = office().await;
    let hostile = "=HYPERLINK(\"http://x\")<script>alert(1)</script>' OR 1=1; --";
    let body =
        common::with(&serde_json::json!({ "place": hostile, "description": hostile, "subject_id": "<b>" }));
    app.post("key-number-1", &body).await;
    let (clerk, chief, root) =
        (person(&app, "clerk").await, person(&app, "chief").await, person(&app, "root").await);
    clerk.does(1, "note", &[("text", hostile)]).await;
    clerk.does(1, "message", &[("text", hostile)]).await;
    clerk.post("/desk/templates", &[("kind", "message"), ("title", hostile), ("body", hostile)]).await;
    root.post("/desk/units", &[("id", "evil"), ("name_zh", hostile), ("name_en", hostile), ("active", "1")])
        .await;
    clerk.does(1, "redact", &[("text", "alert(1)")]).await;
    let search: String = form_urlencoded::byte_serialize(hostile.as_bytes()).collect();
    for (who, path) in [
        (&clerk, "/desk/?show=all".to_owned()),
        (&clerk, format!("/desk/?show=all&q={search}&state={search}&kind={search}&unit={search}")),
        (&clerk, "/desk/cases/1/?template=1&done=<script>".to_owned()),
        (&clerk, "/desk/templates".to_owned()),
        (&root, "/desk/units".to_owned()),
        (&root, "/desk/accounts?done=%3Cscript%3E".to_owned()),
        (&chief, format!("/desk/audit?case={search}&before={search}")),
    ] {
        let request =
            Request::get(path.replace('<', "%3C").replace('>', "%3E")).header("cookie", &who.cookie);
        let page = app.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.text.contains("<script"), "{path} {}", page.text);
        assert!(page.header("content-security-policy").starts_with("default-src 'none'"));
        assert_eq!(page.header("cache-control"), "no-store");
    }
    let csv = chief.get("/desk/export.csv?show=all").await.text;
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    for record in reader.records() {
        for cell in record.unwrap().iter() {
            assert!(!cell.starts_with(['=', '+', '@']), "{cell}");
        }
    }
    assert_eq!(app.count("thread").await, 1);
}

#[tokio::test]
async fn the_queue_is_by_clock_and_search_finds_words() {
    let app = office().await;
    let (old, _) = report(&app, "key-number-1").await;
    app.pass(20 * 86_400);
    let (new, _) = report(&app, "key-number-2").await;
    let body = common::with(
        &serde_json::json!({ "kind": "noise", "place": "广场", "description": "音响 100% 太大声_" }),
    );
    app.post("key-number-3", &body).await;
    let clerk = person(&app, "clerk").await;
    clerk.does(new, "accept", &[]).await;
    let page = clerk.get("/desk/").await.text;
    assert!(page.contains("逾期 1 件") && page.contains("逾期 5 天"), "{page}");
    let place = |id: i64| page.find(&format!("href=\"cases/{id}/\"")).unwrap();
    assert!(place(old) < place(3) && place(3) < place(new), "late first, then by day");
    for (query, hits) in [
        ("q=广场", 1),
        ("q=100%25", 1),
        ("q=0_", 0),
        ("q=%25", 1),
        ("kind=dust", 2),
        ("state=accepted", 1),
        ("q=没有", 0),
    ] {
        let query = query.replace("广场", "%E5%B9%BF%E5%9C%BA").replace("没有", "%E6%B2%A1%E6%9C%89x");
        let page = clerk.get(&format!("/desk/?show=all&{query}")).await.text;
        assert_eq!(page.matches("<th scope=\"row\">").count(), hits, "{query}");
    }
}

#[tokio::test]
async fn rules_accounts_and_units_are_kept_at_the_desk() {
    let app = office().await;
    let root = person(&app, "root").await;
    assert_eq!(root.get("/desk/").await.header("location"), "accounts");
    let saved = root
        .post(
            "/desk/settings",
            &[("rule", "5w/20w"), ("eyes", "1"), ("reopenings", "1"), ("contact_days", "30")],
        )
        .await;
    assert_eq!(saved.header("location"), "settings?done=saved");
    assert_eq!(root.post("/desk/settings", &[("rule", "x")]).await.header("location"), "settings?done=bad");
    let (_, code) = report(&app, "key-number-1").await;
    let thread = thread(&app, &code).await;
    assert_eq!(thread.clock.accept_by, "2026-11-27", "five working days after a Saturday");
    let due = thread.due.unwrap();
    assert_eq!((due.used, due.left, due.working_days, due.rule.as_str()), (0, 5, true, "5w/20w"));

    let new = [
        ("login", "li.si"),
        ("name", "李四"),
        ("role", "unit"),
        ("unit", "city"),
        ("password", "another good password"),
    ];
    assert_eq!(root.post("/desk/accounts", &new).await.header("location"), "accounts?done=saved");
    assert_eq!(root.post("/desk/accounts", &new).await.header("location"), "accounts?done=taken");
    for (field, value, result) in [
        ("login", "Li Si", "bad"),
        ("password", "short", "weak"),
        ("role", "king", "bad"),
        ("unit", "", "bad"),
        ("unit", "no-such-unit", "bad"),
    ] {
        let mut fields = new;
        for slot in &mut fields {
            if slot.0 == field {
                slot.1 = value;
            }
        }
        if field != "login" {
            fields[0].1 = "wang.wu";
        }
        let answer = root.post("/desk/accounts", &fields).await;
        assert_eq!(answer.header("location"), format!("accounts?done={result}"), "{field}={value}");
    }
    let last =
        root.post("/desk/accounts", &[("id", "5"), ("name", "x"), ("role", "clerk"), ("active", "1")]).await;
    assert_eq!(last.header("location"), "accounts?done=last");
}

#[tokio::test]
async fn a_desk_without_its_database_says_so() {
    let app = office().await;
    let clerk = person(&app, "clerk").await;
    app.service.close().await;
    let answer = clerk.get("/desk/").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.text.contains("数据库暂时不可用") && !answer.header("retry-after").is_empty());
    let _ = good();
}
