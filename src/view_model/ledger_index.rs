//! The ledger made ready for questions: parsed once, its states once a day asked about. A reader who types or
//! moves the slider asks often; nothing is worked out twice.

use super::progress::events;
use crate::route::Query;
use jiff::civil::Date;
use mingjing_contract::ledger::{Ledger, Task};
use mingjing_contract::places::Places;
use mingjing_domain::ledger::{Deadline, Event, State, state_on};
use mingjing_domain::time::parse_date;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// How many days of how many ledgers are kept at hand.
const KEPT: usize = 4;

/// What follows from a ledger alone.
#[derive(Debug)]
struct Parsed {
    key: String,
    /// What a search looks through, in small letters.
    texts: Vec<String>,
    lives: Vec<(Deadline, Vec<Event>)>,
    /// Day of issue of each task's document, where the document says it.
    issued: Vec<Option<Date>>,
    /// First and last day of any event.
    span: Option<(Date, Date)>,
}

/// A ledger as it was known on a day.
#[derive(Clone, Debug)]
pub struct Index {
    parsed: Rc<Parsed>,
    day: Date,
    /// State of each task, in the order of the ledger; none for a task whose document was issued later.
    pub states: Rc<Vec<Option<State>>>,
}

thread_local! {
    static RECENT: RefCell<Vec<Index>> = const { RefCell::new(Vec::new()) };
}

impl Index {
    /// The index of a ledger on a day. `key` names the ledger's content (the hash of its file): the same key, the
    /// same ledger. An empty key keeps nothing.
    #[must_use]
    pub fn of(key: &str, ledger: &Ledger, day: Date) -> Self {
        let (known, parsed) = RECENT.with_borrow(|recent| {
            let same = |index: &&Self| !key.is_empty() && index.parsed.key == key;
            let known = recent.iter().find(|index| same(index) && index.day == day).cloned();
            (known, recent.iter().find(same).map(|index| index.parsed.clone()))
        });
        if let Some(known) = known {
            return known;
        }
        let parsed = parsed.unwrap_or_else(|| Rc::new(Parsed::of(key, ledger)));
        let index = Self { states: Rc::new(parsed.states(day)), parsed, day };
        RECENT.with_borrow_mut(|recent| {
            recent.insert(0, index.clone());
            recent.truncate(KEPT);
        });
        index
    }

    /// The day that it speaks of.
    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }

    /// First and last day of any event of the ledger.
    #[must_use]
    pub fn span(&self) -> Option<(Date, Date)> {
        self.parsed.span
    }

    /// Whether every word typed occurs in the task at this place.
    #[must_use]
    pub fn contains(&self, index: usize, words: &[String]) -> bool {
        self.parsed.texts.get(index).is_some_and(|text| words.iter().all(|word| occurs(text, word)))
    }
}

impl Parsed {
    fn of(key: &str, ledger: &Ledger) -> Self {
        let units: HashMap<&str, String> = ledger
            .units
            .iter()
            .map(|unit| (unit.id.as_str(), format!("{}\n{}", unit.name_zh, unit.name_en)))
            .collect();
        let issued: HashMap<&str, Option<Date>> = ledger
            .documents
            .iter()
            .map(|document| {
                let day = document.issued_on.as_deref().and_then(|day| parse_date(day).ok());
                (document.id.as_str(), day)
            })
            .collect();
        let lives: Vec<_> =
            ledger.tasks.iter().map(|task| (first_deadline(task), events(&task.events))).collect();
        let days = || lives.iter().flat_map(|(_, events)| events).map(|event| event.date);
        Self {
            key: key.to_owned(),
            texts: ledger.tasks.iter().map(|task| text_of(task, &units)).collect(),
            issued: ledger
                .tasks
                .iter()
                .map(|task| issued.get(task.document.as_str()).copied().flatten())
                .collect(),
            span: days().min().zip(days().max()),
            lives,
        }
    }

    fn states(&self, day: Date) -> Vec<Option<State>> {
        let known = |issued: &Option<Date>| issued.is_none_or(|issued| issued <= day);
        let lives = self.lives.iter().zip(&self.issued);
        lives
            .map(|((deadline, events), issued)| known(issued).then(|| state_on(day, *deadline, events)))
            .collect()
    }
}

/// The deadline that the document set.
#[must_use]
pub fn first_deadline(task: &Task) -> Deadline {
    let day = task.deadline_date.as_deref().and_then(|day| parse_date(day).ok());
    Deadline::from_parts(task.deadline_kind.as_deref(), day).unwrap_or(Deadline::Unstated)
}

fn text_of(task: &Task, units: &HashMap<&str, String>) -> String {
    let own = [Some(&task.id), Some(&task.title_zh), Some(&task.title_en), task.summary_zh.as_ref()];
    let mut text = String::new();
    for part in own.into_iter().chain([task.goal_zh.as_ref()]).flatten() {
        text.push_str(&part.to_ascii_lowercase());
        text.push('\n');
    }
    for unit in &task.units {
        if let Some(name) = units.get(unit.unit.as_str()) {
            text.push_str(&name.to_ascii_lowercase());
            text.push('\n');
        }
    }
    text
}

/// The words of a search: runs of letters or of Chinese characters, in small letters. Signs between them mean
/// nothing, but for those within identifiers.
#[must_use]
pub fn words(typed: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    for ch in typed.chars() {
        let kind = if is_han(ch) {
            Some(true)
        } else if ch.is_alphanumeric() || "-._%".contains(ch) {
            Some(false)
        } else {
            None
        };
        match words.last_mut() {
            Some(word) if kind.is_some() && kind == last => word.push(ch.to_ascii_lowercase()),
            _ if kind.is_some() => words.push(ch.to_ascii_lowercase().to_string()),
            _ => {}
        }
        last = kind;
    }
    words
}

fn is_han(ch: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&ch) || ('\u{20000}'..='\u{3ffff}').contains(&ch)
}

/// Whether a run occurs: whole, or for Chinese (which is typed without spaces) cut into words of two characters or
/// more that all occur.
pub(super) fn occurs(text: &str, run: &str) -> bool {
    if text.contains(run) {
        return true;
    }
    let ends: Vec<usize> = run.char_indices().map(|(at, _)| at).skip(2).collect();
    if !run.chars().all(is_han) || ends.len() < 2 || ends.len() > 30 {
        return false;
    }
    for (index, &end) in ends.iter().enumerate() {
        let (Some(head), Some(rest)) = (run.get(..end), run.get(end..)) else { return false };
        if !text.contains(head) {
            return false;
        }
        // A rest of one character is no word.
        if index + 1 < ends.len() && occurs(text, rest) {
            return true;
        }
    }
    false
}

/// What of the address chooses tasks, but for the state and the words.
pub struct Filter<'a> {
    query: &'a Query,
    regions: Vec<&'a str>,
}

impl<'a> Filter<'a> {
    /// The filter of an address. A region stands for those below it too.
    #[must_use]
    pub fn of(query: &'a Query, places: &'a Places) -> Self {
        let mut regions: Vec<&str> = query.get("region").into_iter().collect();
        let mut from = 0;
        while let Some(above) = regions.get(from).copied() {
            from += 1;
            for region in &places.regions {
                if region.parent.as_deref() == Some(above) && !regions.contains(&region.code.as_str()) {
                    regions.push(&region.code);
                }
            }
        }
        Self { query, regions }
    }

    /// Whether a task is meant.
    #[must_use]
    pub fn takes(&self, task: &Task) -> bool {
        let is = |key: &str, value: &str| self.query.get(key).is_none_or(|wanted| wanted == value);
        is("document", &task.document)
            && is("theme", &task.theme)
            && is("due", task.deadline_kind.as_deref().unwrap_or("none"))
            && is("year", task.deadline_date.as_deref().and_then(|day| day.get(..4)).unwrap_or("none"))
            && (self.regions.is_empty() || self.regions.contains(&task.region.as_str()))
            && self.query.get("unit").is_none_or(|wanted| task.units.iter().any(|unit| unit.unit == wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_needs_no_spaces() {
        let text = "大青山保护区 195 家采石采矿企业退出\nquarries leave\n呼和浩特市";
        for typed in ["大青山", "大青山退出", "采石 呼和浩特", "195家", "QUARRIES大青山", "企业呼和浩特"]
        {
            assert!(words(typed).iter().all(|word| occurs(text, word)), "{typed}");
        }
        for typed in ["大青湖", "青山煤矿", "大青山 煤", "退山"] {
            assert!(!words(typed).iter().all(|word| occurs(text, word)), "{typed}");
        }
        assert_eq!(words("WH2020-03，矿山 PM10"), ["wh2020-03", "矿山", "pm10"]);
        assert!(words("，。 ").is_empty());
    }
}
