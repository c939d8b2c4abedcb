//! Enterprises that discharge: the list by query, and what authorities decided about each.

use super::lab;
use crate::route::Query;
use crate::text::polluters::Sums;
use crate::text::{Text, format, word};
use mingjing_contract::places::Places;
use mingjing_contract::polluters::{Card, Enterprise, Outlet, Penalty, Polluters};
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

/// Name of an enterprise.
#[must_use]
pub fn name(enterprise: &Enterprise, t: &Text) -> String {
    lab::name(&enterprise.name_zh, enterprise.name_en.as_deref(), t.lang)
}

/// Name of an outlet with its number.
#[must_use]
pub fn outlet_name(outlet: &Outlet, t: &Text) -> String {
    format!("{} {}", outlet.code, lab::name(&outlet.name_zh, outlet.name_en.as_deref(), t.lang))
}

/// What the means of outlets come to in their newest year, or in the one that is given.
#[must_use]
pub fn sums<'a>(outlets: impl Iterator<Item = &'a Outlet> + Clone, year: Option<i16>) -> Sums {
    let counts = outlets.flat_map(|outlet| &outlet.counts);
    let Some(year) = year.or_else(|| counts.clone().map(|counts| counts.year).max()) else {
        return Sums::default();
    };
    let mut sums = Sums { year, ..Sums::default() };
    for counts in counts.filter(|counts| counts.year == year) {
        let exceeding = u64::from(counts.exceeding);
        if counts.averaging == "hour" {
            sums.hours += exceeding;
        } else {
            sums.days += exceeding;
        }
        sums.marked += u64::from(counts.marked);
        sums.kept += u64::from(counts.kept);
        if sums.until < counts.until {
            sums.until.clone_from(&counts.until);
        }
    }
    sums
}

/// What the means of a year come to, in words.
#[must_use]
pub fn means_words(sums: &Sums, t: &Text) -> (String, String) {
    let w = t.polluters();
    let judged = sums.hours + sums.days + sums.kept;
    if judged == 0 {
        return (w.no_means.to_owned(), String::new());
    }
    let words = if sums.hours + sums.days == 0 { (w.kept)(sums) } else { (w.exceeding)(sums) };
    let mut more = Vec::new();
    if sums.marked > 0 {
        more.push((w.marked)(sums.marked));
    }
    more.push((w.until)(&format::day_text(t.lang, &sums.until)));
    (words, more.join(" · "))
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

/// Region, industry, what it is a key polluter for.
#[must_use]
pub fn about(enterprise: &Enterprise, places: &Places, t: &Text) -> String {
    let w = t.polluters();
    let mut about = vec![lab::region(places, &enterprise.region, t)];
    about.extend(enterprise.industry_zh.clone().or_else(|| enterprise.industry_code.clone()));
    if !enterprise.key_for.is_empty() {
        let keys: Vec<String> = enterprise.key_for.iter().map(|key| word(w.key_words, key)).collect();
        about.push(format!("{} {}", w.key_for, super::water::join(&keys, t)));
    }
    about.join(" · ")
}

fn row(enterprise: &Enterprise, places: &Places, t: &'static Text) -> Row {
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
        small.extend(card.origin.note.clone());
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
            small.extend(penalty.origin.note.clone());
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
            small.extend(rating.origin.note.clone());
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

/// The outlet whose means are shown: the one asked for, else that with most exceedances in the newest year, else
/// the first that has means at all.
#[must_use]
pub fn chosen_outlet<'a>(enterprise: &'a Enterprise, asked: Option<&str>) -> Option<&'a Outlet> {
    let asked = asked.and_then(|id| enterprise.outlets.iter().find(|outlet| outlet.id == id));
    let year = sums(enterprise.outlets.iter(), None).year;
    let weight = |outlet: &Outlet| {
        let sums = sums(std::iter::once(outlet), Some(year));
        (sums.hours + sums.days, !outlet.counts.is_empty())
    };
    let mut found: Option<&Outlet> = None;
    for outlet in &enterprise.outlets {
        if found.is_none_or(|best| weight(outlet) > weight(best)) {
            found = Some(outlet);
        }
    }
    asked.or(found)
}
