//! What the holder of a code takes along: the feed of a thread and the QR code of its address.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use common::desk::{person, report, staff};
use common::{Answer, App};
use mingjing_feedback::rate::Limits;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use quick_xml::events::Event;
use std::num::NonZeroU32;

async fn ask(app: &App, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request =
        headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    app.send(request.body(Body::empty()).unwrap()).await
}

/// Texts of the elements of a name, in order; fails where the document is not well-formed.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == name => {
                inside = true;
                found.push(String::new());
            }
            Event::End(end) if end.name().as_ref() == name => inside = false,
            Event::Text(text) if inside => found.last_mut().unwrap().push_str(text.as_ref()),
            Event::GeneralRef(of) if inside => {
                found.last_mut().unwrap().push_str(&format!("&{};", of.as_ref()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[tokio::test]
async fn the_feed_tells_what_happened_newest_first_and_nothing_that_only_the_staff_see() {
    let app = App::new().await;
    staff(&app).await;
    let (id, code) = report(&app, "key-number-1").await;
    let clerk = person(&app, "clerk").await;
    app.pass(60);
    clerk.does(id, "note", &[("text", "只给同事看")]).await;
    clerk.does(id, "accept", &[]).await;
    app.pass(60);
    clerk.does(id, "message", &[("text", "已派人去看 <今天> & 明天")]).await;

    let host = [("host", "mirror.example")];
    let feed = ask(&app, &format!("/feedback/{code}/feed.atom"), &host).await;
    assert_eq!(feed.status, StatusCode::OK);
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    assert_eq!((feed.header("cache-control"), feed.header("x-robots-tag")), ("no-store", "noindex"));
    assert_eq!(texts(&feed.text, "title"), ["办理进度 · 扬尘", "留言", "已受理", "已收到，等待受理"]);
    assert_eq!(texts(&feed.text, "content"), ["已派人去看 &lt;今天&gt; &amp; 明天"]);
    let times = texts(&feed.text, "updated");
    assert_eq!(times[0], "2026-11-21T22:06:05+08:00", "of the newest event");
    assert!(!feed.text.contains("只给同事看") && !feed.text.contains("13800000000"));
    assert!(feed.text.contains(&format!("href=\"http://mirror.example/feedback/{code}/\"")), "{}", feed.text);
    let names = texts(&feed.text, "id");
    assert_eq!(names.len(), 4);
    assert!(
        names.iter().all(|name| !name.contains(&code)),
        "a name outlives the feed: it must not open anything"
    );

    clerk.does(id, "message", &[("text", "办好了")]).await;
    let later = texts(&ask(&app, &format!("/en/feedback/{code}/feed.atom"), &host).await.text, "id");
    assert_eq!(later[2..], names[1..], "entries keep their names, in every language");
}

#[tokio::test]
async fn the_qr_code_is_the_thread_s_address_as_the_site_is_known() {
    let app = App::new().await;
    let (_, code) = report(&app, "key-number-1").await;
    let drawn = |address: &str| {
        let qr = QrCode::with_error_correction_level(address, EcLevel::M).unwrap();
        qr.render::<svg::Color>().min_dimensions(192, 192).build()
    };
    let path = format!("/feedback/{}/qr.svg", code.to_lowercase());
    let qr = ask(&app, &path, &[("host", "mirror.example:8080")]).await;
    assert_eq!((qr.status, qr.header("content-type")), (StatusCode::OK, "image/svg+xml"));
    assert_eq!(qr.header("cache-control"), "no-store");
    assert_eq!(qr.text, drawn(&format!("http://mirror.example:8080/feedback/{code}/")));
    // Somebody else's scheme counts only where the proxy is trusted, and a host that is none not at all.
    let qr = ask(&app, &path, &[("host", "mirror.example:8080"), ("x-forwarded-proto", "https")]).await;
    assert_eq!(qr.text, drawn(&format!("http://mirror.example:8080/feedback/{code}/")));
    for host in ["evil/path", "a b", "<x>", ""] {
        assert_eq!(ask(&app, &path, &[("host", host)]).await.status, StatusCode::NOT_FOUND, "{host}");
    }
    let page = app.dir.path().join("site/en/feedback");
    std::fs::create_dir_all(&page).unwrap();
    let html =
        "<link rel=\"canonical\" href=\"https://jing.example/below/en/feedback/\"><div id=\"page\"></div>";
    std::fs::write(page.join("index.html"), html).unwrap();
    let qr = ask(&app, &format!("/en/feedback/{code}/qr.svg"), &[("host", "inner:1")]).await;
    assert_eq!(qr.text, drawn(&format!("https://jing.example/below/en/feedback/{code}/")));
}

#[tokio::test]
async fn what_opens_nothing_has_no_feed_and_guessing_has_an_end() {
    let app = App::with(Limits { reads_per_minute: NonZeroU32::new(4), ..common::UNLIMITED }, false).await;
    let host = [("host", "mirror.example")];
    for path in [
        "/feedback/0000-0000-0000-0000-0000/feed.atom",
        "/feedback/x/feed.atom",
        "/feedback/x/qr.svg",
        "/feedback/%ff/qr.svg",
    ] {
        assert_eq!(ask(&app, path, &host).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/feedback/x/feed.atom", "/feedback/x/qr.svg"] {
        let answer = ask(&app, path, &host).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
        assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
    }
}
