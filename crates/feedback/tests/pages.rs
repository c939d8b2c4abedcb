//! The way without script: a form in, a page back, a thread to look at.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use axum::http::StatusCode;
use common::site::publish;
use common::{App, UNLIMITED, form, good};
use mingjing_contract::feedback::Receipt;
use mingjing_feedback::rate::Limits;
use std::num::NonZeroU32;

const FIELDS: [(&str, &str); 7] = [
    ("kind", "dust"),
    ("region", ""),
    ("place", "海北大街"),
    ("happened_at", "2026-11-20T08:30"),
    ("description", "第一行很长\r\n第二行"),
    ("contact", "13800000000"),
    // The preview was seen.
    ("sure", "1"),
];

#[tokio::test]
async fn a_plain_form_leads_to_the_thread_s_page() {
    let app = App::new().await;
    publish(&app);
    for (start, base, word) in [
        ("/feedback/", "../../", "已收到"),
        ("/hant/feedback/", "../../../", "已收到"),
        ("/en/feedback/", "../../../", "received, waiting"),
    ] {
        let sent = app.form(start, &FIELDS).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let location = sent.header("location");
        assert!(location.ends_with('/') && !location.starts_with('/'), "{location}");
        let page = app.get(&format!("{start}{location}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains(&format!("<base href=\"{base}\">")), "{}", page.text);
        assert!(
            page.text.contains(word)
                && page.text.contains("海北大街")
                && page.text.contains("第一行很长\n第二行")
        );
        assert!(page.text.contains(location.trim_end_matches('/')), "the code stands on the page");
        assert!(page.text.contains("start()"), "the app may take over");
        assert!(!page.text.contains("static form") && !page.text.contains("13800000000"));
        for (name, value) in [
            ("cache-control", "no-store"),
            ("referrer-policy", "no-referrer"),
            ("x-robots-tag", "noindex"),
            ("content-type", "text/html; charset=utf-8"),
        ] {
            assert_eq!(page.header(name), value, "{name}");
        }
    }
    assert_eq!(app.count("thread").await, 1, "the same form from the same client, twice in ten minutes");
}

#[tokio::test]
async fn a_faulty_form_comes_back_with_what_was_written() {
    let app = App::new().await;
    publish(&app);
    let fields = [
        ("kind", "dust"),
        ("region", "150300"),
        ("place", ""),
        ("happened_at", "2026-11-22T00:00"),
        ("description", "臭 \"<b>&"),
        ("contact", "x'\"><script>"),
        ("subject_kind", "task"),
        ("subject_id", "WH2020-03-1"),
        ("not_a_field", "x"),
        ("sure", "1"),
    ];
    let page = app.form("/feedback/", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = &page.text;
    for expected in [
        "<base href=\"../\">",
        "<option value=\"dust\" selected>",
        "<option value=\"150300\" selected>乌海市</option>",
        "href=\"feedback/#f-place\"",
        "id=\"e-place\">这一项要填<",
        "id=\"e-happened_at\">时间在将来<",
        "value=\"2026-11-22T00:00\"",
        "\n臭 &quot;&lt;b&gt;&amp;</textarea>",
        "value=\"x'&quot;&gt;&lt;script&gt;\"",
        "name=\"subject_id\" value=\"WH2020-03-1\"",
        "aria-invalid=\"true\"",
        "action=\"feedback/\"",
    ] {
        assert!(html.contains(expected), "{expected}\n{html}");
    }
    assert!(!html.contains("一片地方"), "an area is no place to choose");
    assert!(!html.contains("<script"), "the app would drop what was written\n{html}");
    assert!(!html.contains("not_a_field"));
    assert_eq!(page.header("cache-control"), "no-store");
    let english = app.form("/en/feedback/", &fields).await.text;
    assert!(english.contains("action=\"en/feedback/\"") && english.contains(">Wuhai</option>"), "{english}");
    assert_eq!(app.count("thread").await, 0);
}

#[tokio::test]
async fn hostile_words_are_only_words() {
    let app = App::new().await;
    let hostile = "</dd></main></div><script>alert(1)</script><img src=x onerror=alert(1)>\"'&";
    let mut body = good();
    for field in ["place", "description"] {
        body[field] = hostile.into();
    }
    body["subject_id"] = "<script>x</script>".into();
    body["region"] = "<script>y</script>".into();
    let code = app.post("key-number-1", &body).await.json::<Receipt>().code;
    // Taken in while no list of regions could be read.
    publish(&app);
    let html = app.get(&format!("/feedback/{code}/")).await.text;
    assert_eq!(html.matches("<script").count(), 2, "the published one and the one for photos\n{html}");
    assert!(!html.contains("<img src") && html.contains("&lt;img src=x"), "{html}");
    assert_eq!(html.matches("</main>").count(), 1);
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let app = App::new().await;
    let cases: [(&[(&str, &str)], u16); 7] = [
        (&[("sec-fetch-site", "cross-site")], 403),
        (&[("sec-fetch-site", "same-site")], 403),
        (&[("origin", "https://evil.example")], 403),
        (&[("origin", "null")], 403),
        (&[("origin", "https://mirror.example")], 303),
        (&[("sec-fetch-site", "same-origin"), ("origin", "null")], 303),
        (&[], 303),
    ];
    for (headers, status) in cases {
        let mut request = form("/feedback/", &FIELDS);
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        assert_eq!(app.send(request).await.status.as_u16(), status, "{headers:?}");
    }
    assert_eq!(app.count("thread").await, 1);
}

#[tokio::test]
async fn what_is_no_form_is_refused_with_words() {
    let app = App::new().await;
    publish(&app);
    let mut request = form("/feedback/", &FIELDS);
    request.headers_mut().insert("content-type", "multipart/form-data; boundary=x".parse().unwrap());
    assert_eq!(app.send(request).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let long = "x".repeat(70_000);
    let page = app.form("/feedback/", &[("description", &long)]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.text.contains("内容太长"), "{}", page.text);
}

#[tokio::test]
async fn an_unknown_code_is_one_page_whatever_it_is() {
    let app = App::new().await;
    publish(&app);
    let first = app.get("/feedback/0123-4567-89AB-CDEF-GHJT/").await;
    assert_eq!(first.status, StatusCode::NOT_FOUND);
    assert!(first.text.contains("没有这个查询码"), "{}", first.text);
    for code in ["x", "%ff", "%3Cscript%3E", "0123-4567-89AB-CDEF-GHJX"] {
        let other = app.get(&format!("/feedback/{code}/")).await;
        assert_eq!((other.status, &other.text), (first.status, &first.text), "{code}");
    }
    let english = app.get("/en/feedback/x/").await;
    assert!(english.text.contains("There is no such code"), "{}", english.text);
}

#[tokio::test]
async fn an_address_without_its_slash_gets_one() {
    let app = App::new().await;
    for path in ["/feedback/0123-4567", "/en/feedback/0123-4567?x=1"] {
        let answer = app.get(path).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::PERMANENT_REDIRECT, "./0123-4567/")
        );
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
    }
}

#[tokio::test]
async fn who_must_wait_keeps_the_words() {
    let limits =
        Limits { submits_per_minute: NonZeroU32::new(1), reads_per_minute: NonZeroU32::new(1), ..UNLIMITED };
    let app = App::with(limits, false).await;
    assert_eq!(app.form("/feedback/", &FIELDS).await.status, StatusCode::SEE_OTHER);
    let page = app.form("/feedback/", &FIELDS).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.text.contains("提交太频繁") && page.text.contains("第一行很长"), "{}", page.text);
    assert!(!page.header("retry-after").is_empty());
    assert_eq!(app.get("/feedback/x/").await.status, StatusCode::NOT_FOUND);
    let page = app.get("/feedback/x/").await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.text.contains("查询太频繁"), "{}", page.text);
}

#[tokio::test]
async fn when_nothing_can_be_stored_the_words_are_kept() {
    let app = App::new().await;
    app.service.close().await;
    let page = app.form("/feedback/", &FIELDS).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.text.contains("暂时不能保存") && page.text.contains("第一行很长"), "{}", page.text);
    assert_eq!(app.get("/feedback/x/").await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn another_client_with_the_same_words_has_a_thread_of_its_own() {
    let app = App::with(UNLIMITED, true).await;
    let mut codes = Vec::new();
    for address in ["192.0.2.1", "192.0.2.2", "192.0.2.1"] {
        let mut request = form("/feedback/", &FIELDS);
        request.headers_mut().insert("x-forwarded-for", address.parse().unwrap());
        codes.push(app.send(request).await.header("location").to_owned());
    }
    assert_eq!(codes[0], codes[2]);
    assert_ne!(codes[0], codes[1]);
}

#[tokio::test]
async fn the_holder_of_a_code_writes_rates_reopens_and_takes_back() {
    let app = App::new().await;
    publish(&app);
    common::desk::staff(&app).await;
    let (id, code) = common::desk::report(&app, "key-number-1").await;
    let (clerk, chief) =
        (common::desk::person(&app, "clerk").await, common::desk::person(&app, "chief").await);
    let act = async |deed: &str, fields: &[(&str, &str)]| {
        let answer = app.form(&format!("/feedback/{code}/{deed}"), fields).await;
        (answer.status.as_u16(), answer.text)
    };
    let page = async || app.get(&format!("/feedback/{code}/")).await.text;
    let first = page().await;
    assert!(
        first.contains("已用 0 天，还剩 15 天")
            && first.contains(&format!("action=\"feedback/{code}/withdraw\"")),
        "{first}"
    );
    assert!(!first.contains("/reopen\""), "what is not possible is not offered");

    assert_eq!(act("message", &[("text", "昨晚又来了\r\n三辆车")]).await.0, 303);
    assert!(page().await.contains("昨晚又来了\n三辆车"));
    assert!(clerk.get(&format!("/desk/cases/{id}/")).await.text.contains("昨晚又来了"));
    let (status, text) = act("message", &[("text", " ")]).await;
    assert!(status == 422 && text.contains("请填写内容") && text.contains("海北大街"), "{text}");
    assert_eq!(act("message", &[("text", &"土".repeat(2001))]).await.0, 422);
    assert_eq!(act("rate", &[("satisfaction", "satisfied")]).await.0, 409);
    assert_eq!(act("assign", &[("unit", "epb")]).await.0, 404, "a deed of the staff's");

    clerk.does(id, "accept", &[]).await;
    for round in 0..4 {
        clerk.does(id, "draft", &[("text", "已查处。"), ("outcome", "partly")]).await;
        chief.does(id, "answer", &[]).await;
        let (status, text) = act("reopen", &[("text", "还是没有盖网")]).await;
        if round < 3 {
            assert_eq!(status, 303);
        } else {
            assert!(status == 409 && text.contains("已到上限"), "{text}");
        }
    }
    assert_eq!(act("rate", &[("satisfaction", "king")]).await.0, 422);
    assert_eq!(act("rate", &[("satisfaction", "dissatisfied")]).await.0, 303);
    assert_eq!(act("rate", &[("satisfaction", "satisfied")]).await.0, 409, "once");
    assert_eq!(act("solved", &[]).await.0, 303);
    let last = page().await;
    assert!(last.contains("已解决") && last.contains("不满意") && last.contains("部分解决"), "{last}");
    assert_eq!(act("withdraw", &[]).await.0, 409, "what is answered is not taken back");

    let (_, other) = common::desk::report(&app, "key-number-2").await;
    assert_eq!(app.form(&format!("/en/feedback/{other}/withdraw"), &[]).await.status, StatusCode::SEE_OTHER);
    let page = app.get(&format!("/en/feedback/{other}/")).await.text;
    assert!(page.contains("withdrawn") && !page.contains("class=\"deed\""), "{page}");
    let wrong = app.form("/feedback/0123-4567-89AB-CDEF-GHJT/withdraw", &[]).await;
    assert_eq!((wrong.status, wrong.text.contains("没有这个查询码")), (StatusCode::NOT_FOUND, true));
}

#[tokio::test]
async fn what_is_offered_is_what_the_rules_allow() {
    use mingjing_feedback::case::{Actor, Case, Outcome, Policy, Satisfaction, State, Step};
    let today = jiff::civil::date(2026, 11, 21);
    let app = App::new().await;
    let (_, code) = common::desk::report(&app, "key-number-1").await;
    let mut thread: mingjing_contract::feedback::Thread =
        app.get(&format!("/api/feedback/{code}")).await.json();
    for state in State::ALL {
        let mut case = Case::received(today, &Policy::default(), false).unwrap();
        (case.state, case.answer, case.outcome) = (state, Some("x".into()), Some(Outcome::Solved));
        thread.state = state.told().id().to_owned();
        let words = || "x".to_owned();
        let steps = [
            ("rate", Step::Rate { satisfaction: Satisfaction::Neutral }),
            ("solved", Step::Solve),
            ("reopen", Step::Reopen { reason: words() }),
            ("message", Step::Message { text: words() }),
            ("withdraw", Step::Withdraw),
        ];
        let allowed = steps
            .iter()
            .filter(|(_, step)| case.after(step, Actor::Sender, today, &Policy::default(), None).is_ok());
        let allowed: Vec<&str> = allowed.map(|(deed, _)| *deed).collect();
        let offered = thread.deeds();
        assert_eq!(offered.contains(&"photos"), !state.is_final(), "{state:?}");
        let offered: Vec<&str> = offered.into_iter().filter(|deed| *deed != "photos").collect();
        assert_eq!(offered, allowed, "{state:?}");
    }
}

fn picture(shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(60, 40, image::Rgb([shade.wrapping_mul(30), 9, 9]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn with_files(path: &str, files: &[Vec<u8>]) -> axum::http::Request<axum::body::Body> {
    let mut body = Vec::new();
    for file in files {
        body.extend(
            b"--x\r\ncontent-disposition: form-data; name=\"photos\"; filename=\"../../etc/passwd\"\r\n\r\n",
        );
        body.extend(file);
        body.extend(b"\r\n");
    }
    body.extend(b"--x--\r\n");
    axum::http::Request::post(path)
        .header("content-type", "multipart/form-data; boundary=x")
        .body(body.into())
        .unwrap()
}

#[tokio::test]
async fn photos_are_kept_for_the_holder_and_the_desk_and_nobody_else() {
    let app = App::new().await;
    publish(&app);
    common::desk::staff(&app).await;
    let (id, code) = common::desk::report(&app, "key-number-1").await;
    let path = format!("/feedback/{code}/photos");
    let send = async |files: &[Vec<u8>]| app.send(with_files(&path, files)).await.status.as_u16();
    assert_eq!(send(&[picture(1), picture(2)]).await, 303);
    assert_eq!(send(&[picture(1)]).await, 303, "the same again is none");
    assert_eq!(app.count("photo").await, 2);
    assert_eq!(send(&[b"<svg onload=alert(1)>".to_vec()]).await, 422);
    assert_eq!(send(&[]).await, 422);
    assert_eq!(send(&[vec![0; 11 * 1024 * 1024]]).await, 413);
    assert_eq!(send(&(3..8).map(picture).collect::<Vec<_>>()).await, 422, "six in all");
    assert_eq!(app.count("photo").await, 2);
    let wrong = app.send(with_files("/feedback/0123-4567-89AB-CDEF-GHJT/photos", &[picture(1)])).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    let mut elsewhere = with_files(&path, &[picture(9)]);
    elsewhere.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    assert_eq!(app.send(elsewhere).await.status, StatusCode::FORBIDDEN);

    let page = app.get(&format!("/feedback/{code}/")).await.text;
    assert!(page.contains(&format!("feedback/{code}/photos/1")), "{page}");
    let (_, other) = common::desk::report(&app, "key-number-2").await;
    for (path, status) in [
        (format!("/feedback/{code}/photos/1"), StatusCode::OK),
        (format!("/feedback/{code}/photos/9"), StatusCode::NOT_FOUND),
        (format!("/feedback/{code}/photos/..%2f1"), StatusCode::NOT_FOUND),
        (format!("/feedback/{other}/photos/1"), StatusCode::NOT_FOUND),
    ] {
        let request = axum::http::Request::get(&path).body(axum::body::Body::empty()).unwrap();
        let (answered, kind) = app.status_of(request).await;
        assert_eq!(answered, status, "{path}");
        assert_eq!(kind == "image/jpeg", status == StatusCode::OK);
    }

    let (clerk, epb, chief) = (
        common::desk::person(&app, "clerk").await,
        common::desk::person(&app, "epb").await,
        common::desk::person(&app, "chief").await,
    );
    clerk.does(id, "accept", &[]).await;
    clerk.does(id, "assign", &[("unit", "epb")]).await;
    let seen = async |who: &common::desk::Person<'_>| {
        let request =
            axum::http::Request::get(format!("/desk/cases/{id}/photos/1")).header("cookie", &who.cookie);
        app.status_of(request.body(axum::body::Body::empty()).unwrap()).await.0
    };
    assert_eq!((seen(&clerk).await, seen(&epb).await), (StatusCode::OK, StatusCode::OK));
    assert_eq!(
        seen(&common::desk::person(&app, "city").await).await,
        StatusCode::NOT_FOUND,
        "another unit's"
    );
    clerk.does(id, "redact", &[("photo", "1")]).await;
    assert_eq!(
        (seen(&clerk).await, seen(&epb).await, seen(&chief).await),
        (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN, StatusCode::OK)
    );
    assert!(chief.get(&format!("/desk/audit?case={id}")).await.text.contains("<td>photo</td>"));
}
