//! Decisions on an enterprise: cards, penalties, ratings of credit.

use crate::text::{Text, format, word};
use mingjing_contract::polluters::{Card, Enterprise, Penalty};

/// Cards that were not lifted.
pub fn in_force(enterprise: &Enterprise) -> impl Iterator<Item = &Card> {
    enterprise.cards.iter().filter(|card| card.lifted_on.is_none())
}

/// Cards in force by kind: identifier and words with their number.
#[must_use]
pub fn cards(enterprise: &Enterprise, t: &Text) -> Vec<(String, String)> {
    let w = t.polluters();
    let kinds = w.card_words.iter().rev();
    kinds
        .filter_map(|(card, words)| {
            let n = in_force(enterprise).filter(|found| found.card == *card).count();
            (n > 0).then(|| ((*card).to_owned(), (w.cards_open)(words, n)))
        })
        .collect()
}

/// The newest rating of credit in words.
#[must_use]
pub fn credit(enterprise: &Enterprise, t: &Text) -> String {
    let newest = enterprise.credit.first();
    newest.map_or_else(
        || t.polluters().no_credit.to_owned(),
        |rating| {
            let year = format::period(t.lang, &rating.year.to_string());
            format!("{year} {}", word(t.polluters().ratings, &rating.rating))
        },
    )
}

/// A decision on the page of an enterprise: day, heading, lines of small print, address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Day, or when it held.
    pub when: String,
    /// What was decided.
    pub what: String,
    /// Why.
    pub why: String,
    /// Who, by which document; how it ended.
    pub small: Vec<String>,
    /// Address of the decision.
    pub url: Option<String>,
    /// Identifier for its mark; empty without one.
    pub mark: String,
}

/// Cards, newest first.
#[must_use]
pub fn card_rows(enterprise: &Enterprise, t: &Text) -> Vec<Decision> {
    let w = t.polluters();
    let row = |card: &Card| {
        let from = format::day_text(t.lang, &card.issued_on);
        let mut small = vec![format!("{} {}", card.issuer_zh, card.document)];
        small.extend(card.lifted_document.clone());
        small.extend(card.note.clone());
        Decision {
            when: card.lifted_on.as_ref().map_or_else(
                || (w.card_open)(&from),
                |to| (w.card_lifted)(&from, &format::day_text(t.lang, to)),
            ),
            what: word(w.card_words, &card.card),
            why: card.reason_zh.clone(),
            small,
            url: None,
            mark: card.card.clone(),
        }
    };
    enterprise.cards.iter().map(row).collect()
}

/// Penalties, newest first.
#[must_use]
pub fn penalty_rows(enterprise: &Enterprise, t: &Text) -> Vec<Decision> {
    let w = t.polluters();
    let row =
        |penalty: &Penalty| {
            let kind = word(w.penalty_kinds, &penalty.kind);
            let amount = penalty.amount_yuan.map(|yuan| (w.amount)(&yuan.to_string()));
            let mut small = vec![format!("{} {}", penalty.authority_zh, penalty.document_number)];
            small.extend(penalty.basis_zh.as_ref().map(|basis| format!("{} {basis}", w.basis)));
            small.push(penalty.fulfilled_on.as_ref().map_or_else(
                || w.not_fulfilled.to_owned(),
                |day| (w.fulfilled)(&format::day_text(t.lang, day)),
            ));
            small.extend(penalty.note.clone());
            Decision {
                when: format::day_text(t.lang, &penalty.decided_on),
                what: amount.map_or(kind.clone(), |amount| format!("{kind} {amount}")),
                why: penalty.violation_zh.clone(),
                small,
                url: penalty.url.clone(),
                mark: String::new(),
            }
        };
    enterprise.penalties.iter().map(row).collect()
}

/// Ratings of credit, newest first.
#[must_use]
pub fn credit_rows(enterprise: &Enterprise, t: &Text) -> Vec<Decision> {
    enterprise
        .credit
        .iter()
        .map(|rating| {
            let mut small = vec![rating.authority_zh.clone()];
            small.extend(rating.document.clone());
            small.extend(rating.published_on.as_ref().map(|day| format::day_text(t.lang, day)));
            small.extend(rating.note.clone());
            Decision {
                when: format::period(t.lang, &rating.year.to_string()),
                what: word(t.polluters().ratings, &rating.rating),
                why: String::new(),
                small,
                url: None,
                mark: rating.rating.clone(),
            }
        })
        .collect()
}
