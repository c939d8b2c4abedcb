//! Pages in traditional characters, and the small table that the app needs to go on with them.
//!
//! The library knows tens of thousands of words; a page meets a few hundred of them. What the pages of a release
//! met is written down, so that the app, given the same words, writes the same characters.

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
pub use mingjing_app::hant::FILE;
use mingjing_app::hant::{LONGEST, Table, markup};
use mingjing_app::text;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

/// What the table says of itself.
pub const NOTE: &str = "OpenCC (Apache-2.0), simplified to traditional, as far as this site needs it";
/// Where Chinese characters begin and end.
const HAN: std::ops::RangeInclusive<char> = '\u{3400}'..='\u{9fff}';
/// How often the table is widened where it does not yet agree with the dictionary.
const ROUNDS: usize = LONGEST / 2;

/// The whole dictionary, and what was asked of it.
pub struct Hant {
    dictionary: OpenCC,
    /// Runs of words that pages consist of, converted once.
    runs: Mutex<HashMap<String, String>>,
}

impl Hant {
    /// Reads the dictionary.
    ///
    /// # Errors
    /// In words, when it cannot be read.
    pub fn new() -> Result<Self, String> {
        let dictionary = OpenCC::from_config(BuiltinConfig::S2tw).map_err(|error| error.to_string())?;
        Ok(Self { dictionary, runs: Mutex::default() })
    }

    /// A page, converted.
    #[must_use]
    pub fn page(&self, html: &str) -> String {
        markup(html, &mut |run| self.run(run))
    }

    /// Words outside a page, converted.
    #[must_use]
    pub fn words(&self, text: &str) -> String {
        self.run(text)
    }

    fn run(&self, run: &str) -> String {
        // Whoever panicked with the lock left a map that is as good as before.
        let lock = || self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(run) {
            return known.clone();
        }
        let converted = self.dictionary.convert(run);
        lock().insert(run.to_owned(), converted.clone());
        converted
    }

    /// What the app needs: every character, and the words of all that was converted and of the app itself.
    #[must_use]
    pub fn table(&self) -> Table {
        for source in text::CHINESE {
            for run in source.split('"').filter(|run| !run.is_ascii()) {
                self.run(run);
            }
        }
        let chars: BTreeMap<char, char> = HAN
            .filter_map(|c| {
                let converted = self.dictionary.convert(c.encode_utf8(&mut [0; 4]));
                let to = converted.chars().next().filter(|to| *to != c && converted.chars().count() == 1);
                to.map(|to| (c, to))
            })
            .collect();
        let runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        self.reduced(&chars, &runs)
    }

    fn reduced(&self, chars: &BTreeMap<char, char>, runs: &HashMap<String, String>) -> Table {
        let mut words = BTreeMap::new();
        let mut table = Table::new(chars.clone(), words.clone());
        for round in 0..=ROUNDS {
            let mut is_done = true;
            for (run, wanted) in runs {
                let found = table.convert(run);
                if found != *wanted {
                    is_done = false;
                    words.extend(if round < ROUNDS {
                        self.around(run, wanted, &found, round)
                    } else {
                        vec![]
                    });
                    if round == ROUNDS {
                        words.insert(run.clone(), wanted.clone());
                    }
                }
            }
            if is_done {
                break;
            }
            table = Table::new(chars.clone(), words.clone());
        }
        table
    }

    /// Words around each character that comes out otherwise: at first the shortest that the dictionary itself
    /// tells apart, then ever wider ones.
    fn around(&self, run: &str, wanted: &str, found: &str, round: usize) -> Vec<(String, String)> {
        let [from, to, now]: [Vec<char>; 3] = [run, wanted, found].map(|text| text.chars().collect());
        if from.len() != to.len() || to.len() != now.len() {
            return vec![(run.to_owned(), wanted.to_owned())];
        }
        let differs = (0..from.len()).filter(|at| to.get(*at) != now.get(*at));
        let word = |start: usize, end: usize| -> Option<(String, String)> {
            Some((from.get(start..end)?.iter().collect(), to.get(start..end)?.iter().collect()))
        };
        differs
            .filter_map(|at| {
                let around = |length: usize| (at + 1).saturating_sub(length)..=at;
                let known = (2..=LONGEST)
                    .flat_map(|length| around(length).map(move |start| (start, start + length)))
                    .filter_map(|(start, end)| word(start, end))
                    .find(|(from, to)| self.dictionary.convert(from) == *to);
                let wider = word(at.saturating_sub(round), (at + round + 1).min(from.len()));
                if round == 0 { known.or(wider) } else { wider }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_writes_what_the_dictionary_writes() {
        let hant = Hant::new().unwrap();
        let runs = [
            "理发之后，头发干燥",
            "发布历史",
            "海勃湾区里面的干部",
            "公里以内",
            "复核后可恢复生产",
            "系统连系干系",
            "台风与烟台",
            "只有一只",
            "面粉和地面",
            "皇后与以后",
            "后来居上",
        ];
        let pages: String = runs.iter().map(|run| format!("<p>{run}</p>")).collect();
        let converted = hant.page(&pages);
        assert!(
            converted.contains("<p>理髮之後，頭髮乾燥</p>") && converted.contains("裡面的幹部"),
            "{converted}"
        );
        let table = hant.table();
        assert_eq!(markup(&pages, &mut |run| table.convert(run)), converted);
        assert_eq!(Table::parse(&table.text(NOTE)), table);
        for source in text::CHINESE {
            for run in source.split('"').filter(|run| !run.is_ascii()) {
                assert_eq!(table.convert(run), hant.run(run));
            }
        }
    }
}
