//! Photos in a folder and in a bucket: one set of tests for both, and what happens when the bucket is lost. The bucket
//! is a server of its own on loopback that speaks S3.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use axum::http::{Request, StatusCode};
use common::App;
use common::desk::report;
use hyper_util::rt::TokioIo;
use image::ImageFormat;
use mingjing_feedback::attachments::Place;
use mingjing_feedback::photos::{self, Photo, Photos};
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use std::io::Cursor;
use std::path::Path;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

const KEY: &str = "AKIDVISIBLE";
const SECRET: &str = "neverlogthissecret";
const BUCKET: &str = "photos";

/// A server that speaks S3, with one bucket in a folder.
struct Server {
    task: JoinHandle<()>,
    port: u16,
}

impl Server {
    async fn start(folder: &Path, port: u16) -> Self {
        std::fs::create_dir_all(folder.join(BUCKET)).unwrap();
        let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder).unwrap());
        builder.set_auth(SimpleAuth::from_single(KEY, SECRET));
        let service = builder.build();
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let task = tokio::spawn(async move {
            // What was accepted ends with the server.
            let mut open = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let connection = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service.clone());
                open.spawn(async move {
                    let _ = connection.await;
                });
            }
        });
        Self { task, port }
    }

    async fn stop(self) -> u16 {
        self.task.abort();
        let _ = self.task.await;
        self.port
    }

    fn place(&self, secret: &str) -> Place {
        let set = [
            ("AWS_ACCESS_KEY_ID", KEY),
            ("AWS_SECRET_ACCESS_KEY", secret),
            ("AWS_ENDPOINT", &format!("http://127.0.0.1:{}", self.port)),
            ("AWS_ALLOW_HTTP", "true"),
        ];
        let environment = set.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Place::parse(&format!("s3://{BUCKET}/of/mingjing"), environment).unwrap()
    }
}

fn jpeg(width: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(width, 30, image::Rgb([90, 120, 60]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// What everything that keeps photos does.
async fn keeps_photos(place: &Place) {
    let kept = Photos::open(place).unwrap();
    kept.probe().await.unwrap();
    let photo: Photo = photos::take(jpeg(40)).await.unwrap();
    let other: Photo = photos::take(jpeg(50)).await.unwrap();
    assert_ne!(photo.name, other.name);
    kept.keep(7, &photo).await.unwrap();
    kept.keep(7, &photo).await.unwrap();
    kept.keep(8, &other).await.unwrap();
    assert_eq!(kept.read(7, &photo.name).await.unwrap(), photo.bytes, "twice is once");
    assert_eq!(kept.read(8, &other.name).await.unwrap(), other.bytes);
    assert!(kept.read(8, &photo.name).await.is_err(), "of another case");
    let again = Photos::open(place).unwrap();
    assert_eq!(again.read(7, &photo.name).await.unwrap(), photo.bytes, "by another server");
}

#[tokio::test]
async fn a_folder_keeps_photos() {
    let dir = tempfile::tempdir().unwrap();
    keeps_photos(&dir.path().join("made/when/missing").into()).await;
}

#[tokio::test]
async fn a_bucket_keeps_photos() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path(), 0).await;
    keeps_photos(&server.place(SECRET)).await;
    let below = dir.path().join(BUCKET).join("of/mingjing/7");
    assert_eq!(std::fs::read_dir(below).unwrap().count(), 1, "below the prefix, once");
}

#[tokio::test]
async fn wrong_keys_open_nothing_and_are_told_nowhere() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path(), 0).await;
    let kept = Photos::open(&server.place("another secret")).unwrap();
    let error = kept.probe().await.unwrap_err();
    let told = format!("{error} {error:?}");
    assert!(!told.contains("another secret"), "{told}");
    let photo = photos::take(jpeg(40)).await.unwrap();
    assert!(kept.keep(7, &photo).await.is_err());
}

/// A form with one photo, as a browser sends it.
fn form(code: &str, photo: &[u8]) -> Request<axum::body::Body> {
    let mut body =
        b"--x\r\ncontent-disposition: form-data; name=\"photos\"; filename=\"a.jpg\"\r\n\r\n".to_vec();
    body.extend(photo);
    body.extend(b"\r\n--x--\r\n");
    Request::post(format!("/feedback/{code}/photos"))
        .header("content-type", "multipart/form-data; boundary=x")
        .header("host", "mirror.example")
        .body(body.into())
        .unwrap()
}

#[tokio::test]
async fn a_lost_bucket_loses_no_report_and_is_told_in_words() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path(), 0).await;
    let app = App::keeping(server.place(SECRET)).await;
    let (_, code) = report(&app, "key-number-1").await;
    assert_eq!(app.send(form(&code, &jpeg(40))).await.status, StatusCode::SEE_OTHER);

    let port = server.stop().await;
    let refused = app.send(form(&code, &jpeg(50))).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(refused.text.contains("照片没有存下"), "{}", refused.text);
    assert!(!refused.header("retry-after").is_empty());
    let photo = app.get(&format!("/feedback/{code}/photos/1")).await;
    assert_eq!(photo.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(photo.text.contains("照片暂时"), "{}", photo.text);
    // Reports come in, and threads open.
    let (_, second) = report(&app, "key-number-2").await;
    assert_eq!(app.get(&format!("/feedback/{second}/")).await.status, StatusCode::OK);

    let _server = Server::start(dir.path(), port).await;
    assert_eq!(app.send(form(&code, &jpeg(50))).await.status, StatusCode::SEE_OTHER, "the same again");
    let page = app.get(&format!("/feedback/{code}/")).await;
    assert!(page.text.contains("/photos/2\""), "{}", page.text);
    assert!(!page.text.contains("/photos/3\""), "what was refused left nothing");
}
