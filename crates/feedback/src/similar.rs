//! Published answers that may be about the same thing, offered before a report is sent.
//!
//! Only what a supervisor published is compared and shown, with covered words covered, also in the comparing:
//! otherwise whoever asks could learn by guessing that somebody reported them, or what stands below a cover.
//! What nobody has published yet is neither shown nor counted.

use crate::store::StoreError;
use crate::store::desk::{Desk, Full};
use crate::time;
use jiff::{SignedDuration, Timestamp};
use mingjing_contract::feedback::{NewFeedback, Similar};
use std::collections::BTreeSet;

/// How far back it is looked, in hours.
const LOOK_BACK_HOURS: i64 = 90 * 24;
/// Most published cases that are compared, the newest first.
const COMPARED: i64 = 60;
/// Most that are offered.
const OFFERED: usize = 3;
/// Characters of an answer that are shown.
const EXCERPT: usize = 120;
/// Places share this many hundredths of their pairs of characters, and are the same.
const SAME_PLACE: usize = 60;
/// Places share this many, and so do the words: it may be the same.
const NEAR_PLACE: usize = 30;
/// See [`NEAR_PLACE`].
const NEAR_WORDS: usize = 25;

/// Public number of a case: as in the table `replies`.
pub fn number(full: &Full) -> String {
    format!("R-{}-{:06}", time::day(full.received_at).year(), full.id)
}

/// The case of a public number, if it is published.
///
/// # Errors
/// [`StoreError`].
pub async fn published(desk: &Desk, public: &str) -> Result<Option<Full>, StoreError> {
    let id = public.rsplit('-').next().and_then(|id| id.parse().ok());
    let Some(id) = id else { return Ok(None) };
    let found = desk.case(id).await?;
    Ok(found.filter(|full| full.case.is_published && number(full) == public))
}

/// What is published and near, the nearest first.
///
/// # Errors
/// [`StoreError`].
pub async fn find(desk: &Desk, feedback: &NewFeedback, now: Timestamp) -> Result<Vec<Similar>, StoreError> {
    let Ok(since) = now.checked_sub(SignedDuration::from_hours(LOOK_BACK_HOURS)) else {
        return Ok(Vec::new());
    };
    let mut near = Vec::new();
    for full in desk.published_like(&feedback.kind, feedback.region.as_deref(), since, COMPARED).await? {
        if let Some(score) = score(feedback, &full.place(), &full.question()) {
            near.push((score, full));
        }
    }
    // The sort is stable: of two that are as near the newer stays first.
    near.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    near.truncate(OFFERED);
    Ok(near.into_iter().map(|(_, full)| shown(&full)).collect())
}

fn shown(full: &Full) -> Similar {
    let answer = full.answer().unwrap_or_default();
    let cut: String = answer.chars().take(EXCERPT).collect();
    Similar {
        number: number(full),
        place: full.place(),
        received_on: time::day(full.received_at).to_string(),
        answered_on: full.case.answered_on.map(|day| day.to_string()),
        answer: if cut.len() < answer.len() { format!("{cut}…") } else { cut },
        sample: full.is_sample,
    }
}

/// How near a report is to a published one; none when it is not.
fn score(feedback: &NewFeedback, place: &str, words: &str) -> Option<usize> {
    let (place, words) = (shared(&feedback.place, place), shared(&feedback.description, words));
    let is_near = place >= SAME_PLACE || (place >= NEAR_PLACE && words >= NEAR_WORDS);
    is_near.then_some(place + words)
}

/// Hundredths of the pairs of characters that two texts share (Sørensen and Dice): Chinese needs no words for it.
fn shared(one: &str, other: &str) -> usize {
    let (one, other) = (pairs(one), pairs(other));
    let all = one.len() + other.len();
    (200 * one.intersection(&other).count()).checked_div(all).unwrap_or(0)
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let is_told = |c: &char| c.is_alphanumeric();
    let characters: Vec<char> = text.to_lowercase().chars().filter(is_told).collect();
    characters.windows(2).filter_map(|two| Some((*two.first()?, *two.last()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(place: &str, description: &str) -> NewFeedback {
        NewFeedback { place: place.into(), description: description.into(), ..NewFeedback::default() }
    }

    #[test]
    fn the_same_place_in_other_words_is_near_and_another_place_is_not() {
        let words = "工地没有盖网，风一吹满街是土";
        for (place, description, is_near) in [
            ("海北大街东口", "晚上很吵", true),
            ("海北大街 东口。", words, true),
            ("海北大街中段工地", "工地没盖网，满街是土", true),
            ("海北大街中段工地", "河水发黑", false),
            ("滨河路口", words, false),
            ("", "", false),
        ] {
            let score = score(&report(place, description), "海北大街东口", words);
            assert_eq!(score.is_some(), is_near, "{place} {description}: {score:?}");
        }
    }

    #[test]
    fn what_is_shared_is_counted_in_hundredths() {
        assert_eq!((shared("东口", "东口"), shared("东口", "西口"), shared("", "")), (100, 0, 0));
        assert_eq!(shared("ABC", "abd"), 50);
    }
}
