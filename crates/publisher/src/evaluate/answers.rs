//! The newest answers to the public, for the first page.

use mingjing_contract::portal::LatestAnswer;
use mingjing_contract::replies::{Replies, Reply};

/// So many real ones, and as many made-up ones.
const SHOWN: usize = 3;
/// So many characters of what was reported.
const CHARACTERS: usize = 48;

/// The newest first; of one day, the one that was received last.
pub fn newest(years: &[Replies]) -> Vec<LatestAnswer> {
    let of = |sample: bool| {
        let mut answered: Vec<&Reply> = years
            .iter()
            .flat_map(|year| &year.replies)
            .filter(|reply| {
                reply.sample == sample && reply.answered_on.is_some() && reply.answer_zh.is_some()
            })
            .collect();
        answered.sort_by(|a, b| {
            (&b.answered_on, &b.received_on, &b.id).cmp(&(&a.answered_on, &a.received_on, &a.id))
        });
        answered.truncate(SHOWN);
        answered.into_iter().filter_map(short)
    };
    of(false).chain(of(true)).collect()
}

fn short(reply: &Reply) -> Option<LatestAnswer> {
    let mut question_zh: String = reply.question_zh.chars().take(CHARACTERS).collect();
    if question_zh.len() < reply.question_zh.len() {
        question_zh.push('…');
    }
    Some(LatestAnswer {
        id: reply.id.clone(),
        region: reply.region.clone(),
        answered_on: reply.answered_on.clone()?,
        question_zh,
        sample: reply.sample,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years() -> Vec<Replies> {
        let path = "../contract/tests/fixtures/v1/replies.json";
        let text = std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        vec![serde_json::from_str(&text).unwrap()]
    }

    #[test]
    fn three_of_each_kind_the_newest_first_and_none_without_an_answer() {
        let mut years = years();
        let one = years[0].replies.iter().find(|reply| reply.answer_zh.is_some()).unwrap().clone();
        let of = |id: &str, on: Option<&str>, sample: bool| Reply {
            id: id.into(),
            answered_on: on.map(str::to_owned),
            sample,
            question_zh: "臭".repeat(if sample { 48 } else { 49 }),
            ..one.clone()
        };
        years[0].replies = vec![
            of("a", Some("2026-03-01"), false),
            of("b", Some("2026-03-04"), false),
            of("c", None, false),
            of("d", Some("2026-03-02"), false),
            of("e", Some("2026-03-03"), false),
            of("s", Some("2026-01-01"), true),
        ];
        let newest = newest(&years);
        let ids: Vec<&str> = newest.iter().map(|answer| answer.id.as_str()).collect();
        assert_eq!(ids, ["b", "e", "d", "s"]);
        assert_eq!(newest[0].question_zh, format!("{}…", "臭".repeat(48)));
        assert_eq!((newest[3].question_zh.as_str(), newest[3].sample), ("臭".repeat(48).as_str(), true));
    }
}
