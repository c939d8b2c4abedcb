//! Photos of the holder of a code: sent with a form, seen again.

use super::deed::{Fault, told};
use super::lookup::see;
use super::private;
use crate::Service;
use crate::case::Illegal;
use crate::client::Client;
use crate::code::Code;
use crate::http::RETRY_AFTER_SECONDS;
use crate::http::in_path::InPath;
use crate::photos::{self, MOST, MOST_BYTES, PhotoError};
use crate::rate::Ask;
use crate::store::desk::ActError;
use crate::text::Lang;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Most bytes of a form with photos.
pub const FORM_BYTES: usize = MOST * MOST_BYTES + 64 * 1024;

/// Keeps the photos of a form and leads back to the thread.
pub async fn submit(
    lang: Lang,
    State(service): State<Service>,
    client: Client,
    InPath(code): InPath<String>,
    request: Request,
) -> Response {
    match keep(&service, client, &code, request).await {
        Ok(()) => see("./"),
        Err(fault) => told(lang, &service, client, &code, fault).await,
    }
}

async fn keep(service: &Service, client: Client, code: &str, request: Request) -> Result<(), Fault> {
    service.rate.check(client, Ask::Submit).map_err(Fault::Wait)?;
    let id = id_of(service, code).await?;
    let before = service.store.desk().photos(id).await.map_err(|error| failed(&error))?.len();
    let form = Multipart::from_request(request, service).await;
    let mut form = form.map_err(|_| Fault::Photos(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
    let mut kept = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|error| fault(&error))? {
        if field.name() != Some("photos") {
            continue;
        }
        let bytes = field.bytes().await.map_err(|error| fault(&error))?;
        // A browser sends an empty file where none was chosen.
        if bytes.is_empty() {
            continue;
        }
        if before + kept.len() >= MOST {
            return Err(Fault::Photos(StatusCode::UNPROCESSABLE_ENTITY));
        }
        let photo = photos::take(bytes.to_vec()).await.map_err(|error| match error {
            PhotoError::TooLarge => Fault::Photos(StatusCode::PAYLOAD_TOO_LARGE),
            _ => Fault::Photos(StatusCode::UNPROCESSABLE_ENTITY),
        })?;
        service.photos.keep(id, &photo).await.map_err(|error| {
            tracing::error!(%error, "photos were not kept");
            Fault::PhotosLost
        })?;
        kept.push(photo);
    }
    if kept.is_empty() {
        return Err(Fault::Photos(StatusCode::UNPROCESSABLE_ENTITY));
    }
    match service.store.desk().add_photos(id, &kept, (service.now)()).await {
        Ok(()) => Ok(()),
        Err(ActError::Illegal(Illegal::Once)) => Err(Fault::Photos(StatusCode::UNPROCESSABLE_ENTITY)),
        Err(ActError::Illegal(illegal)) => Err(Fault::State(illegal)),
        Err(ActError::Store(error)) => Err(failed(&error)),
        Err(_) => Err(Fault::Unknown),
    }
}

fn failed(error: &dyn std::fmt::Display) -> Fault {
    tracing::error!(%error, "photos were not kept");
    Fault::Failure
}

fn fault(error: &MultipartError) -> Fault {
    Fault::Photos(error.status())
}

async fn id_of(service: &Service, code: &str) -> Result<i64, Fault> {
    let hash = Code::parse(code).ok_or(Fault::Unknown)?.hash();
    service.store.desk().id_of_code(&hash).await.map_err(|error| failed(&error))?.ok_or(Fault::Unknown)
}

/// A photo, for who holds the code.
pub async fn photo(
    State(service): State<Service>,
    client: Client,
    InPath((code, name)): InPath<(String, String)>,
) -> Response {
    let nothing = || private(StatusCode::NOT_FOUND.into_response());
    if service.rate.check(client, Ask::Read).is_err() {
        return private(StatusCode::TOO_MANY_REQUESTS.into_response());
    }
    let Ok(id) = id_of(&service, &code).await else { return nothing() };
    let Ok(photos) = service.store.desk().photos(id).await else {
        return private(StatusCode::SERVICE_UNAVAILABLE.into_response());
    };
    let Some(found) = photos.into_iter().find(|photo| photo.id.to_string() == name) else { return nothing() };
    private(jpeg(&service, id, &found.name).await)
}

/// The bytes of a photo as an answer.
pub async fn jpeg(service: &Service, id: i64, name: &str) -> Response {
    match service.photos.read(id, name).await {
        Ok(bytes) => {
            ([(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"))], bytes).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a photo cannot be read");
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| lang.words().photo_unreadable);
            let wait = [(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECONDS))];
            (StatusCode::SERVICE_UNAVAILABLE, wait, format!("{zh}\n{en}\n")).into_response()
        }
    }
}
