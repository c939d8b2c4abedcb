//! What is asked for, in the specification's names.

use super::Fault;
use super::give::Shown;
use crate::http::body;
use crate::key::IdempotencyKey;
use crate::kinds::Kinds;
use crate::regions::List;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use mingjing_contract::feedback::{CONTACT_MAX_CHARS, DESCRIPTION_MAX_CHARS, NewFeedback};
use mingjing_domain::point::{Point, degrees};

/// Most requests of a list.
pub const MOST: i64 = 1000;
/// Longest span of a list, in hours, and the span where none is given.
const SPAN_HOURS: i64 = 90 * 24;
/// Most identifiers of one question.
const MOST_IDS: usize = 50;

/// Fields of an address or of a form; an empty one is an absent one.
pub struct Query(Vec<(String, String)>);

impl Query {
    pub fn parse(text: &str) -> Self {
        Self::of(text.as_bytes())
    }

    fn of(bytes: &[u8]) -> Self {
        let fields =
            form_urlencoded::parse(bytes).map(|(name, value)| (name.into_owned(), value.into_owned()));
        Self(fields.collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    pub fn is_english(&self) -> bool {
        self.get("lang") == Some("en")
    }

    fn moment(&self, name: &str) -> Result<Option<Timestamp>, Fault> {
        let read = |text: &str| {
            // A plus sign that was not escaped is a space by now.
            text.replace(' ', "+").parse::<Timestamp>().map_err(|_| {
                Fault::new(StatusCode::BAD_REQUEST, format!("{name} is no time such as 2026-11-21T08:00:00Z"))
            })
        };
        self.get(name).map(read).transpose()
    }

    /// What a list is asked for.
    pub fn wanted(&self, now: Timestamp) -> Result<Wanted, Fault> {
        let ids: Option<Vec<String>> = self
            .get("service_request_id")
            .map(|ids| ids.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect());
        if ids.as_ref().is_some_and(|ids| ids.len() > MOST_IDS) {
            return Err(Fault::new(
                StatusCode::BAD_REQUEST,
                format!("service_request_id: {MOST_IDS} at most"),
            ));
        }
        let span = SignedDuration::from_hours(SPAN_HOURS);
        let (start, end) = (self.moment("start_date")?, self.moment("end_date")?);
        let until = match (start, end) {
            (_, Some(end)) => end,
            (Some(start), None) => start.checked_add(span).unwrap_or(Timestamp::MAX).min(now),
            (None, None) => now,
        };
        let earliest = until.checked_sub(span).unwrap_or(Timestamp::MIN);
        let from = start.unwrap_or(earliest).max(earliest);
        let list =
            |name| self.get(name).map(|text| text.split(',').map(|one| one.trim().to_owned()).collect());
        let status: Option<Vec<String>> = list("status");
        if status.iter().flatten().any(|status| !matches!(status.as_str(), "open" | "closed")) {
            return Err(Fault::new(StatusCode::BAD_REQUEST, "status is open or closed"));
        }
        Ok(Wanted { ids, from, until, services: list("service_code"), status })
    }
}

/// What a list is asked for.
pub struct Wanted {
    /// These, whatever else is asked.
    pub ids: Option<Vec<String>>,
    /// Received from then on.
    pub from: Timestamp,
    /// And no later.
    pub until: Timestamp,
    services: Option<Vec<String>>,
    status: Option<Vec<String>>,
}

impl Wanted {
    /// As the specification has it, identifiers beat every other field.
    pub fn takes(&self, shown: &Shown) -> bool {
        let has = |list: &Option<Vec<String>>, value: &str| {
            list.as_ref().is_none_or(|list| list.iter().any(|one| one == value))
        };
        self.ids.is_some() || (has(&self.services, &shown.service_code) && has(&self.status, shown.status))
    }
}

/// A request as it was posted.
pub struct NewRequest {
    fields: Query,
    /// The header `Idempotency-Key`, which the specification does not know.
    pub key: Option<IdempotencyKey>,
    /// The header `Altcha`.
    pub proof: Option<String>,
}

impl NewRequest {
    /// Reads a form.
    pub async fn read(request: Request) -> Result<Self, Fault> {
        let (parts, body) = request.into_parts();
        let header_of =
            |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        if !crate::http::has_type(&parts.headers, "application/x-www-form-urlencoded") {
            return Err(Fault::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                format!("{} must be application/x-www-form-urlencoded", header::CONTENT_TYPE),
            ));
        }
        let key = match header_of("idempotency-key") {
            Some(text) => Some(IdempotencyKey::parse(&text).ok_or_else(|| {
                Fault::new(StatusCode::BAD_REQUEST, "Idempotency-Key has 8 to 128 visible ASCII characters")
            })?),
            None => None,
        };
        let proof = header_of("altcha");
        let bytes = body::read(body).await.map_err(|fault| match fault {
            body::BodyFault::TooLarge => Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "65,536 bytes at most"),
            body::BodyFault::TooSlow => {
                Fault::new(StatusCode::REQUEST_TIMEOUT, "the form did not arrive in time")
            }
            body::BodyFault::Broken => Fault::new(StatusCode::BAD_REQUEST, "the form broke off"),
        })?;
        Ok(Self { fields: Query::of(&bytes), key, proof })
    }

    /// As a report.
    pub fn feedback(&self, regions: &List, kinds: &Kinds) -> Result<NewFeedback, Fault> {
        let get = |name| self.fields.get(name);
        let bad = |text: &str| Fault::new(StatusCode::BAD_REQUEST, text);
        let code = get("service_code").ok_or_else(|| bad("service_code was not provided"))?;
        if !kinds.is_offered(code) {
            return Err(Fault::new(StatusCode::NOT_FOUND, "service_code is not in the list of services"));
        }
        let region = get("jurisdiction_id");
        if region.is_some_and(|id| regions.find(id).is_none() || !regions.takes(id)) {
            return Err(Fault::new(StatusCode::NOT_FOUND, "jurisdiction_id was not found"));
        }
        let point = match (get("lat"), get("long")) {
            (Some(lat), Some(long)) => {
                Some(point(lat, long).ok_or_else(|| bad("lat and long must be decimal degrees (WGS 84)"))?)
            }
            _ => None,
        };
        let place = match (get("address_string"), point) {
            (Some(address), _) => address.to_owned(),
            // The words are published: no more of the point than everybody may know.
            (None, Some(point)) => {
                let coarse = point.coarse();
                format!("{}, {} (WGS 84)", coarse.lat_text(), coarse.lon_text())
            }
            (None, None) => return Err(bad("a location is needed: lat and long, or address_string")),
        };
        let mut description = get("description").unwrap_or_default().to_owned();
        if let Some(media) = get("media_url")
            .filter(|url| url.chars().count() + description.chars().count() < DESCRIPTION_MAX_CHARS)
        {
            // Nothing is fetched from elsewhere: who looks into it opens the address, or not.
            description = format!("{description}\n{media}");
        }
        Ok(NewFeedback {
            kind: code.to_owned(),
            region: region.map(str::to_owned),
            place,
            description,
            contact: self.contact(),
            ..NewFeedback::default()
        }
        .at(point))
    }

    fn contact(&self) -> Option<String> {
        let parts: Vec<&str> = ["first_name", "last_name", "email", "phone"]
            .iter()
            .filter_map(|name| self.fields.get(name))
            .collect();
        let whole: String = parts.join(" ").chars().take(CONTACT_MAX_CHARS).collect();
        (!whole.is_empty()).then_some(whole)
    }
}

/// Two decimal degrees; the specification knows no other writing.
fn point(lat: &str, long: &str) -> Option<Point> {
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || b"-+.".contains(&byte));
    if !is_plain(lat) || !is_plain(long) {
        return None;
    }
    degrees(lat, long).ok()?
}

/// What the specification calls a field of a report.
pub fn name_of(field: &str) -> &str {
    match field {
        "kind" => "service_code",
        "region" => "jurisdiction_id",
        "place" => "address_string",
        "lon" => "long",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(query: &str) -> Result<Wanted, Fault> {
        Query::parse(query).wanted("2026-11-21T14:00:00Z".parse().unwrap())
    }

    #[test]
    fn a_list_spans_ninety_days_at_most_and_by_default() {
        let of =
            |query| wanted(query).map(|wanted| (wanted.from.to_string(), wanted.until.to_string())).unwrap();
        let (now, before) = ("2026-11-21T14:00:00Z".to_owned(), "2026-08-23T14:00:00Z".to_owned());
        assert_eq!(of(""), (before.clone(), now.clone()));
        assert_eq!(
            of("start_date=2020-01-01T00:00:00Z&end_date=2026-11-21T22:00:00%2B08:00"),
            (before, now.clone())
        );
        assert_eq!(of("start_date=2026-11-20T00:00:00Z"), ("2026-11-20T00:00:00Z".to_owned(), now));
        assert_eq!(
            of("start_date=2020-01-01T00:00:00+08:00"),
            ("2019-12-31T16:00:00Z".to_owned(), "2020-03-30T16:00:00Z".to_owned()),
            "a plus sign as browsers send it"
        );
        for wrong in ["start_date=yesterday", "status=half", "end_date=2026"] {
            assert_eq!(wanted(wrong).err().unwrap().status, StatusCode::BAD_REQUEST, "{wrong}");
        }
    }

    #[test]
    fn places_are_degrees_of_this_earth() {
        assert_eq!(point("39.65", "-106.8").map(Point::lon_text).as_deref(), Some("-106.8"));
        for (lat, long) in [("91", "0"), ("0", "180.1"), ("x", "1"), ("1e1", "1"), ("", "")] {
            assert_eq!(point(lat, long), None, "{lat} {long}");
        }
    }
}
