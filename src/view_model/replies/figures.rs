//! Figures about answers, of all and by group.

use super::is_overdue;
use crate::text::Text;
use crate::view_model::figure::Table;
use mingjing_contract::replies::Reply;
use mingjing_domain::Fraction;
use mingjing_domain::order;
use std::collections::BTreeMap;

/// Answers that must be there before a median says anything.
pub const ENOUGH: usize = 10;

/// Counts and times of some reports on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Reports.
    pub n: usize,
    /// Answered.
    pub answered: usize,
    /// Not answered yet.
    pub open: usize,
    /// Of these: past the last day to answer.
    pub overdue: usize,
    /// Per cent answered in time, of those that were answered or are overdue. None of fewer than [`ENOUGH`].
    pub in_time: Option<String>,
    /// Median of the days from receipt to answer. None below [`ENOUGH`] answers.
    pub median: Option<String>,
    /// Days within which nine of ten answers came. None below [`ENOUGH`] answers.
    pub p90: Option<String>,
}

impl Figures {
    /// Of reports, on a day.
    #[must_use]
    pub fn of<'a>(replies: impl Iterator<Item = &'a Reply>, today: &str) -> Self {
        let mut figures = Self::default();
        let mut in_time = 0;
        let mut days = Vec::new();
        for reply in replies {
            figures.n += 1;
            match reply.answered_on.as_deref() {
                Some(on) => {
                    figures.answered += 1;
                    in_time += usize::from(on <= reply.answer_by.as_str());
                    days.extend(reply.days_to_answer);
                }
                None => {
                    figures.open += 1;
                    figures.overdue += usize::from(is_overdue(reply, today));
                }
            }
        }
        order::sort(&mut days);
        let decided = figures.answered + figures.overdue;
        figures.in_time = percent(in_time, decided).filter(|_| decided >= ENOUGH);
        if days.len() >= ENOUGH {
            figures.median = median(&days);
            // The nearest rank: the smallest number of days that nine tenths do not exceed.
            let rank = (days.len() * 9).div_ceil(10);
            figures.p90 = days.get(rank.saturating_sub(1)).map(ToString::to_string);
        }
        figures
    }
}

pub(super) fn median(sorted: &[i64]) -> Option<String> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper.to_string());
    }
    let sum = upper + sorted.get(middle.checked_sub(1)?)?;
    Some(format!("{}{}", sum / 2, if sum % 2 == 0 { "" } else { ".5" }))
}

pub(super) fn percent(part: usize, n: usize) -> Option<String> {
    let hundredfold = i128::try_from(part).ok()?.checked_mul(100)?;
    Some(format!("{}%", Fraction::new(hundredfold, i128::try_from(n).ok()?)?.round_half_even(1)?))
}

/// A table of groups, those with most reports first (that is no ranking of merit), and the groups as choices.
pub(super) fn groups<'a>(
    replies: &[&'a Reply],
    key: impl Fn(&'a Reply) -> Option<&'a String>,
    name: &dyn Fn(&str) -> String,
    head: &str,
    today: &str,
    t: &'static Text,
) -> (Table, Vec<(String, String)>) {
    let mut groups: BTreeMap<&str, Vec<&Reply>> = BTreeMap::new();
    for reply in replies {
        if let Some(key) = key(reply) {
            groups.entry(key).or_default().push(reply);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    order::by_key(&mut groups, |(_, of_it)| usize::MAX - of_it.len());
    let mut table = Table { head: vec![head.to_owned()], rows: Vec::new() };
    table.head.extend(t.replies().head.map(str::to_owned));
    let mut choices = Vec::new();
    for (id, of_it) in groups {
        let figures = Figures::of(of_it.iter().copied(), today);
        let name = name(id);
        let few = || t.replies().too_few.to_owned();
        table.rows.push(vec![
            name.clone(),
            figures.n.to_string(),
            figures.answered.to_string(),
            figures.open.to_string(),
            figures.overdue.to_string(),
            figures.median.unwrap_or_else(few),
            figures.in_time.unwrap_or_else(few),
        ]);
        choices.push((id.to_owned(), format!("{name} ({})", figures.n)));
    }
    (table, choices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_and_shares_are_exact() {
        assert_eq!(median(&[1, 2, 9]).as_deref(), Some("2"));
        assert_eq!(median(&[1, 2, 3, 9]).as_deref(), Some("2.5"));
        assert_eq!(median(&[2, 4]).as_deref(), Some("3"));
        assert_eq!(median(&[]), None);
        assert_eq!(percent(2, 3).as_deref(), Some("66.7%"));
        assert_eq!(percent(0, 0), None, "no share of nothing");
    }
}
