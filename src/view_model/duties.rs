//! What must be made public: where it is in this portal, when it was published last, and whether that was in time.

use super::fulfilment::{self, Rule};
use crate::route::{Lang, Page, Query};
use crate::text::{Text, format, word};
use jiff::civil::Date;
use mingjing_contract::history::History;
use mingjing_contract::ledger::{Document, Duties, Duty, Source};
use mingjing_contract::manifest::{Manifest, table};
use mingjing_domain::ledger::{Frequency, Timeliness, timeliness_on};
use mingjing_domain::time::parse_date;
use std::collections::BTreeMap;

/// How a duty stands. Nothing is kept without a day.
pub const STATES: [&str; 5] = ["kept", "late", "never", "dated", "not_due"];

/// A duty in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Identifier.
    pub id: String,
    /// What.
    pub what: String,
    /// By whom.
    pub who: String,
    /// How often.
    pub frequency: String,
    /// To whom.
    pub audience: String,
    /// Document and section.
    pub origin: String,
    /// One of [`STATES`].
    pub state: &'static str,
    /// The state in words, with its days.
    pub state_words: String,
    /// The newest day on which it was published, and whether that was here or elsewhere.
    pub last: Option<String>,
    /// Page that meets it, and why.
    pub here: Option<(Page, &'static str)>,
    /// What is to be known of that page: nothing published, samples only.
    pub here_note: Option<&'static str>,
    /// The proofs: day, words, source (title, publisher, address), confidence.
    pub proofs: Vec<Proof>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// A proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Day.
    pub date: String,
    /// What was published.
    pub text: String,
    /// Source.
    pub source: Option<(String, String, Option<String>)>,
    /// Confidence.
    pub confidence: String,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutiesPage {
    /// Duties in all.
    pub total: usize,
    /// Every duty is made up.
    pub sample: bool,
    /// Duties towards the public, and how many of them stand how, in the order of [`STATES`].
    pub public: (usize, [usize; 5]),
    /// Rows that match.
    pub rows: Vec<Row>,
    /// Documents to choose from.
    pub documents: Vec<(String, String)>,
}

/// When this portal published a table with facts in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Days, per table; a table of which there are samples only has an empty list.
    days: BTreeMap<&'static str, Vec<Date>>,
}

impl Published {
    /// From the account of releases. A release of old data is no news: a day counts no later than the data that the
    /// table ends with (`ends`: days that are known exactly, by table; else the end of its newest year or month).
    #[must_use]
    pub fn of(manifest: &Manifest, history: &History, ends: &BTreeMap<&str, Date>) -> Self {
        let mut days = BTreeMap::new();
        for table in fulfilment::tables() {
            let mut files = manifest.files.iter().filter(|file| file.table == table).peekable();
            if files.peek().is_none() {
                continue;
            }
            let real: Vec<_> = files.filter(|file| !file.sample).collect();
            let newest = real.iter().filter_map(|file| file.partition.as_deref()?.rsplit('/').next()).max();
            let end = ends.get(table).copied().or_else(|| newest.and_then(period_end));
            let releases = history.releases.iter().filter(|release| {
                !real.is_empty()
                    && release.tables.iter().any(|note| note.table == table && note.added + note.filled > 0)
            });
            let on = releases.filter_map(|release| parse_date(release.published_at.get(..10)?).ok());
            days.insert(table, on.map(|on| end.map_or(on, |end| on.min(end))).collect());
        }
        Self { days }
    }

    fn of_rule(&self, rule: &Rule) -> &[Date] {
        self.days.get(rule.table).map_or(&[], Vec::as_slice)
    }
}

/// Last day of `2025` or `2025-02`.
fn period_end(period: &str) -> Option<Date> {
    let year = period.get(..4)?.parse().ok()?;
    let month = match period.len() {
        4 => 12,
        7 => period.get(5..)?.parse().ok()?,
        _ => return None,
    };
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

/// What the page rests on.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// The duties.
    pub duties: &'a Duties,
    /// Sources of the proofs.
    pub sources: &'a [Source],
    /// The documents, for the day since which a duty holds.
    pub documents: &'a [Document],
    /// What this portal published.
    pub published: &'a Published,
    /// The day.
    pub today: Date,
}

/// The page for a query: `audience` (the public if absent, `all` for all), `document`, `frequency`, `state`.
#[must_use]
pub fn page(given: Given<'_>, query: &Query, t: &'static Text) -> DutiesPage {
    let audience = query.get("audience").unwrap_or("public");
    let mut documents: Vec<(String, String)> = Vec::new();
    let mut public = (0, [0; 5]);
    let mut rows = Vec::new();
    // Samples are counted only where there is nothing else.
    let all_made_up = given.duties.duties.iter().all(|duty| duty.sample);
    for duty in &given.duties.duties {
        if !documents.iter().any(|(id, _)| *id == duty.document) {
            documents.push((duty.document.clone(), duty.document.clone()));
        }
        let row = row(duty, given, t);
        if duty.audience == "public" && (all_made_up || !duty.sample) {
            public.0 += 1;
            for (count, state) in public.1.iter_mut().zip(STATES) {
                *count += usize::from(state == row.state);
            }
        }
        let is = |key: &str, value: &str| query.get(key).is_none_or(|wanted| wanted == value);
        if (audience == "all" || duty.audience == audience)
            && is("document", &duty.document)
            && is("frequency", &duty.frequency)
            && is("state", row.state)
        {
            rows.push(row);
        }
    }
    DutiesPage {
        total: given.duties.duties.len(),
        sample: all_made_up && !given.duties.duties.is_empty(),
        public,
        rows,
        documents,
    }
}

fn row(duty: &Duty, given: Given<'_>, t: &'static Text) -> Row {
    let w = t.duties();
    let rule = fulfilment::rule(duty);
    let here = rule.map(|rule| given.published.of_rule(rule)).unwrap_or_default();
    let elsewhere = duty.evidence.iter().filter_map(|proof| parse_date(proof.date.as_deref()?).ok());
    let elsewhere: Vec<Date> = elsewhere.filter(|on| *on <= given.today).collect();
    let days: Vec<Date> = here.iter().chain(&elsewhere).copied().collect();
    let (state, state_words) = standing(duty, &days, given, t);
    let newest = days.iter().copied().max();
    let by_portal = newest.is_some() && here.iter().copied().max() == newest;
    Row {
        id: duty.id.clone(),
        what: if t.lang == Lang::Zh { duty.what_zh.clone() } else { duty.what_en.clone() },
        who: if duty.who_zh.is_empty() { t.who_unstated.to_owned() } else { duty.who_zh.clone() },
        frequency: word(t.frequencies, &duty.frequency),
        audience: word(t.audiences, &duty.audience),
        origin: format!("{} {}", duty.document, duty.section),
        state,
        state_words,
        last: newest.map(|on| (w.last)(&format::day(t.lang, on), by_portal)),
        here: rule.map(|rule| (rule.page.clone(), rule.reason(t.lang))),
        here_note: rule.filter(|_| here.is_empty()).map(|rule| {
            if given.published.days.contains_key(rule.table) { w.samples_only } else { w.nothing_here }
        }),
        proofs: duty
            .evidence
            .iter()
            .rev()
            .map(|proof| Proof {
                date: proof
                    .date
                    .as_deref()
                    .map_or_else(|| "—".to_owned(), |day| format::day_text(t.lang, day)),
                text: proof.text_zh.clone(),
                source: super::task::source(given.sources, &proof.source, t),
                confidence: word(t.confidences, &proof.confidence),
            })
            .collect(),
        sample: duty.sample,
    }
}

/// How the duty stands, one of [`STATES`], and in words.
fn standing(duty: &Duty, days: &[Date], given: Given<'_>, t: &'static Text) -> (&'static str, String) {
    let w = t.duties();
    let frequency = Frequency::from_id(&duty.frequency).unwrap_or(Frequency::Unstated);
    let document = given.documents.iter().find(|document| document.id == duty.document);
    let issued = document.and_then(|document| parse_date(document.issued_on.as_deref()?).ok());
    // A document without a day: the duty holds at least since it was first kept.
    let Some(since) = issued.or_else(|| days.iter().copied().min()) else {
        return ("never", w.never.to_owned());
    };
    let on = |day: Date| format::day(t.lang, day);
    match timeliness_on(given.today, frequency, since, days).timeliness {
        Timeliness::Kept { next_due, .. } => ("kept", (w.kept)(&on(next_due))),
        Timeliness::Late { due, days, .. } => ("late", (w.late)(&on(due), days)),
        Timeliness::Never { due, days } => ("never", (w.never_since)(&on(due), days)),
        Timeliness::NotYetDue { first_due } => ("not_due", (w.not_due)(&on(first_due))),
        Timeliness::NotPeriodic { last: Some(_) } if frequency == Frequency::Once => {
            ("kept", w.kept_once.to_owned())
        }
        Timeliness::NotPeriodic { last: Some(_) } => ("dated", w.dated.to_owned()),
        Timeliness::NotPeriodic { last: None } => ("never", w.never.to_owned()),
    }
}

/// Tables whose newest day is known exactly from what the page loads.
pub const EXACT: [&str; 2] = [table::AIR_HOURS, table::WATER_READINGS];
