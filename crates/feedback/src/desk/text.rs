//! Every string that the staff read.

mod en;
mod zh;

use crate::text::{Lang, Named};

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh | Lang::Hant => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}

/// The language of an identifier; Chinese for any other.
pub fn lang(id: &str) -> Lang {
    if id == "en" { Lang::En } else { Lang::Zh }
}

/// The strings of a language.
pub struct Words {
    pub title: &'static str,
    pub skip: &'static str,
    pub other_language: (&'static str, &'static str),
    pub queue: &'static str,
    pub audit: &'static str,
    pub templates: &'static str,
    pub units: &'static str,
    pub accounts: &'static str,
    pub settings: &'static str,
    pub account: &'static str,
    pub export: &'static str,
    pub sign_in: &'static str,
    pub sign_out: &'static str,
    pub login: &'static str,
    pub password: &'static str,
    pub code: &'static str,
    pub code_hint: &'static str,
    pub wrong: &'static str,
    pub wait: fn(u64) -> String,
    pub signed_out: &'static str,
    // the queue
    pub all_open: &'static str,
    pub all: &'static str,
    pub waiting_answers: &'static str,
    pub late: fn(i64) -> String,
    pub search: &'static str,
    pub state: &'static str,
    pub unit: &'static str,
    pub any: &'static str,
    pub number: &'static str,
    pub what: &'static str,
    pub clock: &'static str,
    pub nothing: &'static str,
    pub newer: &'static str,
    pub older: &'static str,
    pub cases: fn(i64) -> String,
    // a case
    pub case: fn(i64) -> String,
    pub sample: &'static str,
    pub sent: &'static str,
    pub received: &'static str,
    pub kind: &'static str,
    pub region: &'static str,
    pub place: &'static str,
    pub happened_at: &'static str,
    pub about: &'static str,
    pub history: &'static str,
    pub internal: &'static str,
    pub from_sender: &'static str,
    pub by_system: &'static str,
    pub actions: &'static str,
    pub nothing_to_do: &'static str,
    pub used_left: fn(i64, i64, bool) -> String,
    pub used_late: fn(i64, i64, bool) -> String,
    pub by_rule: fn(&str) -> String,
    pub draft: &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub text: &'static str,
    pub text_hint: &'static str,
    pub outcome: &'static str,
    pub into: &'static str,
    pub covered_text: &'static str,
    pub covered_hint: &'static str,
    pub suggested: &'static str,
    pub covered_by: &'static str,
    pub uncovered: &'static str,
    pub public_preview: &'static str,
    pub personal_left: &'static str,
    pub contact: &'static str,
    pub contact_hint: &'static str,
    pub no_contact: &'static str,
    pub original_hint: &'static str,
    pub looked: &'static str,
    pub cover_photo: &'static str,
    pub back: &'static str,
    pub deeds: Named,
    pub states: Named,
    pub outcomes: Named,
    pub satisfactions: Named,
    pub results: Named,
    pub problems: Named,
    // the point of a case
    pub sketch: &'static str,
    pub sketch_note: &'static str,
    pub north: &'static str,
    pub point_covered: &'static str,
    pub cover_point: &'static str,
    pub point_published_as: &'static str,
    pub point_erased: &'static str,
    // the office
    pub when: &'static str,
    pub who: &'static str,
    pub deed: &'static str,
    pub detail: &'static str,
    pub name: &'static str,
    pub name_zh: &'static str,
    pub name_en: &'static str,
    pub identifier: &'static str,
    pub role: &'static str,
    pub roles: Named,
    pub active: &'static str,
    pub no: &'static str,
    pub add: &'static str,
    pub save: &'static str,
    pub remove: &'static str,
    pub template_kinds: Named,
    pub template_title: &'static str,
    pub use_template: &'static str,
    pub rule: &'static str,
    pub rule_hint: &'static str,
    pub eyes: &'static str,
    pub reopenings: &'static str,
    pub contact_days: &'static str,
    pub new_password: &'static str,
    pub new_password_hint: &'static str,
    pub old_password: &'static str,
    pub second_factor: &'static str,
    pub factor_on: &'static str,
    pub factor_off: &'static str,
    pub factor_hint: &'static str,
    pub turn_on: &'static str,
    pub turn_off: &'static str,
    pub language: &'static str,
    // the form and the clock
    pub kinds: &'static str,
    pub kinds_hint: &'static str,
    pub position: &'static str,
    pub published_as: &'static str,
    pub offered: &'static str,
    pub holidays: &'static str,
    pub holidays_hint: &'static str,
    pub holidays_known: fn(i16, i16) -> String,
    pub year: &'static str,
    pub notice: &'static str,
    pub days_off: &'static str,
    pub days_off_hint: &'static str,
    pub days_worked: &'static str,
    pub days_worked_hint: &'static str,
    pub notice_faults: Named,
    pub export_json: &'static str,
    pub export_xml: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::rights::{Deed, Role};
    use crate::case::{Outcome, Satisfaction, State};

    fn ids(named: Named) -> Vec<&'static str> {
        named.iter().map(|(id, _)| *id).collect()
    }

    #[test]
    fn everything_has_a_name_in_both_languages() {
        for (zh, en) in [
            (zh::WORDS.deeds, en::WORDS.deeds),
            (zh::WORDS.states, en::WORDS.states),
            (zh::WORDS.outcomes, en::WORDS.outcomes),
            (zh::WORDS.satisfactions, en::WORDS.satisfactions),
            (zh::WORDS.results, en::WORDS.results),
            (zh::WORDS.problems, en::WORDS.problems),
            (zh::WORDS.roles, en::WORDS.roles),
            (zh::WORDS.template_kinds, en::WORDS.template_kinds),
            (zh::WORDS.notice_faults, en::WORDS.notice_faults),
        ] {
            assert_eq!(ids(zh), ids(en));
        }
        assert!(
            Deed::ALL
                .iter()
                .filter(|deed| **deed != Deed::ReadAudit)
                .all(|deed| ids(zh::WORDS.deeds).contains(&deed.id()))
        );
        assert!(State::ALL.iter().all(|state| ids(zh::WORDS.states).contains(&state.id())));
        assert_eq!(ids(zh::WORDS.outcomes), Outcome::ALL.map(Outcome::id));
        assert_eq!(ids(zh::WORDS.satisfactions), Satisfaction::ALL.map(Satisfaction::id));
        assert_eq!(ids(zh::WORDS.roles), Role::ALL.map(Role::id));
    }
}
