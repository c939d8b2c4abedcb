//! The list of enterprises.

use super::decisions::{cards, credit, in_force};
use super::{about, means_words, name, sums};
use crate::route::Query;
use crate::text::polluters::Sums;
use crate::text::{Text, word};
use crate::view_model::lab;
use mingjing_contract::places::Places;
use mingjing_contract::polluters::{Enterprise, Polluters};
use mingjing_domain::order;

/// Rows shown before "show more".
pub const PAGE_ROWS: usize = 20;

/// An enterprise in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Region, industry, what it is a key polluter for.
    pub about: String,
    /// State in words.
    pub state: String,
    /// What its means come to in words.
    pub means: String,
    /// Marked means and the newest day.
    pub means_more: String,
    /// Means above a limit in normal running.
    pub exceeding: u64,
    /// Cards in force, identifier and words.
    pub cards: Vec<(String, String)>,
    /// Penalties in words.
    pub penalties: String,
    /// Newest credit rating.
    pub credit: String,
    /// Made up for demonstration.
    pub sample: bool,
}

/// The page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// All enterprises that count, in the newest year of any.
    pub sums: Sums,
    /// Yellow and red cards in force.
    pub cards: (usize, usize),
    /// Rows to show.
    pub rows: Vec<Row>,
    /// How many match.
    pub matching: usize,
    /// All.
    pub total: usize,
    /// Every one is made up.
    pub sample: bool,
    /// Industries to choose from.
    pub industries: Vec<(String, String)>,
    /// Regions to choose from.
    pub regions: Vec<(String, String)>,
}

/// The list for a query: `q`, `region`, `industry`, `key`, `state`, `sort`, `n`.
#[must_use]
pub fn list(polluters: &Polluters, places: &Places, query: &Query, t: &'static Text) -> List {
    let all = &polluters.enterprises;
    let counted = lab::that_count(all, |one| one.sample);
    let outlets = counted.iter().flat_map(|one| &one.outlets);
    let words: Vec<String> =
        query.get("q").unwrap_or("").split_whitespace().map(str::to_ascii_lowercase).collect();
    let is = |key: &str, value: &str| query.get(key).is_none_or(|wanted| wanted == value);
    let mut rows: Vec<Row> = all
        .iter()
        .filter(|one| is("region", &one.region) && is("state", &one.state))
        .filter(|one| is("industry", one.industry_code.as_deref().unwrap_or("")))
        .filter(|one| query.get("key").is_none_or(|key| one.key_for.iter().any(|known| known == key)))
        .filter(|one| contains(one, &words))
        .map(|one| row(one, places, t))
        .collect();
    match query.get("sort") {
        Some("name") => order::by(&mut rows, |a, b| a.name.cmp(&b.name)),
        Some("cards") => order::by_key(&mut rows, |row| (row.sample, std::cmp::Reverse(card_weight(row)))),
        _ => {
            order::by_key(&mut rows, |row| {
                (row.sample, std::cmp::Reverse((row.exceeding, card_weight(row))))
            });
        }
    }
    let matching = rows.len();
    let wanted = query.get("n").and_then(|n| n.parse().ok()).unwrap_or(PAGE_ROWS).max(1);
    rows.truncate(wanted);
    let open =
        |card: &str| counted.iter().flat_map(|one| in_force(one)).filter(|found| found.card == card).count();
    let mut industries: Vec<(String, String)> = all
        .iter()
        .filter_map(|one| {
            let code = one.industry_code.clone()?;
            Some((
                code.clone(),
                one.industry_zh.as_ref().map_or(code.clone(), |name| format!("{code} {name}")),
            ))
        })
        .collect();
    order::sort(&mut industries);
    industries.dedup_by(|a, b| a.0 == b.0);
    List {
        sums: Sums {
            enterprises: counted.len(),
            running: counted.iter().filter(|one| one.state == "running").count(),
            ..sums(outlets, None)
        },
        cards: (open("yellow"), open("red")),
        rows,
        matching,
        total: all.len(),
        sample: all.iter().all(|one| one.sample),
        industries,
        regions: lab::region_choices(places, all.iter().map(|one| one.region.as_str()), t),
    }
}

fn card_weight(row: &Row) -> usize {
    row.cards.iter().map(|(card, _)| if card == "red" { 100 } else { 1 }).sum()
}

fn contains(enterprise: &Enterprise, words: &[String]) -> bool {
    let mut text = format!("{} {}", enterprise.id, enterprise.name_zh).to_ascii_lowercase();
    for part in
        [&enterprise.name_en, &enterprise.industry_zh, &enterprise.address_zh, &enterprise.credit_code]
    {
        text.push(' ');
        text.push_str(&part.as_deref().unwrap_or("").to_ascii_lowercase());
    }
    words.iter().all(|word| text.contains(word.as_str()))
}

pub(super) fn row(enterprise: &Enterprise, places: &Places, t: &'static Text) -> Row {
    let w = t.polluters();
    let sums = sums(enterprise.outlets.iter(), None);
    let (means, means_more) = means_words(&sums, t);
    Row {
        id: enterprise.id.clone(),
        name: name(enterprise, t),
        about: about(enterprise, places, t),
        state: word(w.states, &enterprise.state),
        means,
        means_more,
        exceeding: sums.hours + sums.days,
        cards: cards(enterprise, t),
        penalties: match enterprise.penalties.len() {
            0 => w.no_penalties.to_owned(),
            n => (w.penalties_n)(n),
        },
        credit: credit(enterprise, t),
        sample: enterprise.sample,
    }
}
