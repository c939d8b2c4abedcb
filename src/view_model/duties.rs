//! What must be made public, and the proofs found.

use crate::route::{Lang, Query};
use crate::text::{Text, format, word};
use mingjing_contract::ledger::{Duties, Source};

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
    /// Proofs in short.
    pub proof: String,
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
    /// All duties, those with a proof.
    pub totals: (usize, usize),
    /// Rows that match.
    pub rows: Vec<Row>,
    /// Documents to choose from.
    pub documents: Vec<(String, String)>,
}

/// The page for a query: `audience` (the public if absent, `all` for all), `document`, `frequency`.
#[must_use]
pub fn page(duties: &Duties, sources: &[Source], query: &Query, t: &'static Text) -> DutiesPage {
    let audience = query.get("audience").unwrap_or("public");
    let mut documents: Vec<(String, String)> = Vec::new();
    for duty in &duties.duties {
        if !documents.iter().any(|(id, _)| *id == duty.document) {
            documents.push((duty.document.clone(), duty.document.clone()));
        }
    }
    DutiesPage {
        totals: (duties.duties.len(), duties.duties.iter().filter(|duty| !duty.evidence.is_empty()).count()),
        rows: duties
            .duties
            .iter()
            .filter(|duty| audience == "all" || duty.audience == audience)
            .filter(|duty| query.get("document").is_none_or(|id| duty.document == id))
            .filter(|duty| query.get("frequency").is_none_or(|id| duty.frequency == id))
            .map(|duty| {
                let last = duty.evidence.iter().filter_map(|proof| proof.date.as_deref()).max();
                Row {
                    id: duty.id.clone(),
                    what: if t.lang == Lang::Zh { duty.what_zh.clone() } else { duty.what_en.clone() },
                    who: if duty.who_zh.is_empty() { t.who_unstated.to_owned() } else { duty.who_zh.clone() },
                    frequency: word(t.frequencies, &duty.frequency),
                    audience: word(t.audiences, &duty.audience),
                    origin: format!("{} {}", duty.document, duty.section),
                    proof: if duty.evidence.is_empty() {
                        t.no_proof.to_owned()
                    } else {
                        let last = last.map_or_else(|| "—".to_owned(), |day| format::day_text(t.lang, day));
                        (t.proofs)(duty.evidence.len(), &last)
                    },
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
                            source: super::task::source(sources, &proof.source, t),
                            confidence: word(t.confidences, &proof.confidence),
                        })
                        .collect(),
                    sample: duty.sample,
                }
            })
            .collect(),
        documents,
    }
}
