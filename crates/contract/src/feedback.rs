//! The feedback service's requests and answers.
//!
//! `POST api/feedback` takes a [`NewFeedback`] with the header `Idempotency-Key` and answers 201 with a
//! [`Receipt`] (200 when the key was seen before with the same body), or an [`ApiError`]. The header `Altcha` brings the
//! answer to `GET api/feedback/challenge` (204 where no proof of work is asked for); without it a report is held for a clerk.
//! `GET api/feedback/<code>` answers with a [`Thread`] or an [`ApiError`].

pub mod point;
mod thread;

pub use thread::{Clock, DEEDS, Due, Receipt, Similar, Thread, ThreadEvent};

use crate::Id;
use jiff::civil::{Date, DateTime};
use mingjing_domain::time::{parse_civil, parse_date};
use serde::{Deserialize, Serialize};

/// Longest description, in characters.
pub const DESCRIPTION_MAX_CHARS: usize = 4000;

/// Shortest description, in characters: less cannot be acted on.
pub const DESCRIPTION_MIN_CHARS: usize = 5;

/// Longest place in words, in characters.
pub const PLACE_MAX_CHARS: usize = 200;

/// Longest contact, in characters.
pub const CONTACT_MAX_CHARS: usize = 200;

/// What kinds of feedback there are unless a bureau says otherwise ([`Kind`]), in the order of the form. Published
/// answers are of one of these.
pub const KINDS: [&str; 12] = [
    "air",
    "odour",
    "dust",
    "water",
    "noise",
    "waste",
    "mine",
    "soil",
    "ecology",
    "task_challenged",
    "figure_wrong",
    "other",
];

/// What a member of the public sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewFeedback {
    /// One of [`KINDS`], or of the bureau's own.
    pub kind: String,
    /// Region code from the published list.
    pub region: Option<Id>,
    /// Where, in words.
    pub place: String,
    /// When it happened: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, local time.
    pub happened_at: Option<String>,
    /// What happened.
    pub description: String,
    /// How to reach the sender; never published.
    pub contact: Option<String>,
    /// What in the record it is about: `task`, `station`, `section`, `indicator`, `duty`.
    pub subject_kind: Option<String>,
    /// Identifier of that thing.
    pub subject_id: Option<Id>,
    /// Where, as a point: degrees of latitude of WGS 84, as text in any writing that
    /// [`mingjing_domain::point::degrees`] reads. Stored and given back with five decimals at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<String>,
    /// Degrees of longitude.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<String>,
    /// The point may be published as exact as it is; else to a hundredth of a degree only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exact: bool,
}

impl NewFeedback {
    /// Everything that is wrong with it, field by field, in the order of the form; `today` is the civil
    /// day of the reader or the service. The app asks before it sends, the service before it stores. `is_kind` knows the
    /// kinds that the bureau offers.
    #[must_use]
    pub fn faults(&self, today: Date, is_kind: &dyn Fn(&str) -> bool) -> Vec<FieldError> {
        let mut faults = Vec::new();
        let mut fault = |field: &str, code: &str| {
            faults.push(FieldError { field: field.to_owned(), code: code.to_owned() });
        };
        match self.kind.as_str() {
            "" => fault("kind", "required"),
            kind if !is_kind(kind) => fault("kind", "unknown"),
            _ => {}
        }
        match self.place.trim().chars().count() {
            0 => fault("place", "required"),
            n if n > PLACE_MAX_CHARS => fault("place", "too_long"),
            _ => {}
        }
        if let Err(wrong) = self.point() {
            let (field, code) = point::fault(wrong);
            fault(field, code);
        }
        match self.happened_at.as_deref().filter(|text| !text.is_empty()).map(day_of) {
            Some(None) => fault("happened_at", "bad_date"),
            Some(Some(day)) if day > today => fault("happened_at", "in_future"),
            _ => {}
        }
        match self.description.trim().chars().count() {
            0 => fault("description", "required"),
            n if n < DESCRIPTION_MIN_CHARS => fault("description", "too_short"),
            n if n > DESCRIPTION_MAX_CHARS => fault("description", "too_long"),
            _ => {}
        }
        if self.contact.as_deref().is_some_and(|contact| contact.chars().count() > CONTACT_MAX_CHARS) {
            fault("contact", "too_long");
        }
        for (field, value) in
            [("region", &self.region), ("subject_kind", &self.subject_kind), ("subject_id", &self.subject_id)]
        {
            if value.as_deref().is_some_and(|value| value.len() > 64 || value.chars().any(char::is_control)) {
                fault(field, "unknown");
            }
        }
        faults
    }
}

/// Day of `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
fn day_of(text: &str) -> Option<Date> {
    match text.len() {
        10 => parse_date(text).ok(),
        16 => parse_civil(text).map(DateTime::date),
        _ => None,
    }
}

/// A kind of feedback that a bureau offers: `GET api/feedback/kinds` gives them in the order of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    /// What is sent as [`NewFeedback::kind`].
    pub id: Id,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
}

/// Most photos of a thread.
pub const PHOTOS_MAX: usize = 6;

/// Longest message of a sender, in characters.
pub const MESSAGE_MAX_CHARS: usize = 2000;

/// What went wrong, in a form that a program and a person can use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiError {
    /// `invalid`, `not_found`, `key_reused`, `too_large`, `too_many`, `unavailable`, `bad_request`.
    pub code: String,
    /// In plain English, for logs and programs.
    pub message: String,
    /// Faults of single fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
}

/// A fault of one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// Name of the field in [`NewFeedback`].
    pub field: String,
    /// `required`, `too_short`, `too_long`, `unknown`, `bad_date`, `in_future`, `bad_degrees`, `bad_distance`.
    pub code: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> NewFeedback {
        NewFeedback {
            kind: "dust".into(),
            place: "海北大街".into(),
            description: "工地没有盖网，风一吹满街是土".into(),
            happened_at: Some("2026-11-20T08:30".into()),
            ..NewFeedback::default()
        }
    }

    fn faults(feedback: &NewFeedback) -> Vec<String> {
        let today = Date::constant(2026, 11, 21);
        feedback
            .faults(today, &|kind| KINDS.contains(&kind))
            .into_iter()
            .map(|fault| format!("{} {}", fault.field, fault.code))
            .collect()
    }

    #[test]
    fn a_complete_report_has_no_fault() {
        assert!(faults(&good()).is_empty());
        assert!(faults(&NewFeedback { happened_at: None, ..good() }).is_empty());
    }

    #[test]
    fn every_fault_is_told_at_once_in_the_order_of_the_form() {
        let empty = NewFeedback { happened_at: Some("2026-11-22".into()), ..NewFeedback::default() };
        assert_eq!(
            faults(&empty),
            ["kind required", "place required", "happened_at in_future", "description required"]
        );
    }

    #[test]
    fn limits_count_characters_not_bytes() {
        let full = NewFeedback { description: "土".repeat(DESCRIPTION_MAX_CHARS), ..good() };
        assert!(faults(&full).is_empty());
        let over = NewFeedback { description: "土".repeat(DESCRIPTION_MAX_CHARS + 1), ..good() };
        assert_eq!(faults(&over), ["description too_long"]);
        assert_eq!(faults(&NewFeedback { kind: "weather".into(), ..good() }), ["kind unknown"]);
        assert_eq!(
            faults(&NewFeedback { happened_at: Some("昨天".into()), ..good() }),
            ["happened_at bad_date"]
        );
    }

    #[test]
    fn a_point_is_whole_or_not_there() {
        let at =
            |lat: &str, lon: &str| NewFeedback { lat: Some(lat.into()), lon: Some(lon.into()), ..good() };
        for (lat, lon, expected) in [
            ("39.65", "106.79", ""),
            ("39.65, 106.79", "", ""),
            ("", "", ""),
            ("39.65", "", "lon required"),
            ("", "106.79", "lat required"),
            ("somewhere", "106.79", "lat bad_degrees"),
            ("39.65", "190", "lon bad_degrees"),
        ] {
            assert_eq!(faults(&at(lat, lon)).join(" "), expected, "{lat} {lon}");
        }
        let settled = at(" 39°39′ , E106.790000001", "").settled();
        assert_eq!((settled.lat.as_deref(), settled.lon.as_deref()), (Some("39.65"), Some("106.79")));
        let nothing = NewFeedback { exact: true, ..at("", " ") }.settled();
        assert_eq!((nothing.lat, nothing.lon, nothing.exact), (None, None, false));
        let text = serde_json::to_string(&good()).unwrap_or_default();
        assert!(!text.contains("lat") && !text.contains("exact"), "older services know no point: {text}");
    }
}
