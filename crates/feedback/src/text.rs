//! Every string that people read on the service's pages. The app has its own; both say the same.

mod en;
mod zh;

use jiff::civil::{Date, DateTime};
use mingjing_contract::feedback::point::words::{PointWords, words as point_words};
use mingjing_domain::language::Language;

/// Languages of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese, at the root.
    Zh,
    /// Chinese below `hant/`, in a frame of traditional characters; the service's own words are not converted.
    Hant,
    /// English, below `en/`.
    En,
}

impl Lang {
    /// What stands before the addresses of this language, below the site's root.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Zh => "",
            Self::Hant => "hant/",
            Self::En => "en/",
        }
    }

    /// BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans",
            Self::Hant => "zh-Hant",
            Self::En => "en",
        }
    }

    /// The same, as the rules and the contract know it.
    pub fn language(self) -> Language {
        match self {
            Self::Zh | Self::Hant => Language::Zh,
            Self::En => Language::En,
        }
    }

    /// The words of places as points.
    pub fn point(self) -> &'static PointWords {
        point_words(self.language())
    }

    /// The words.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Zh | Self::Hant => &zh::WORDS,
            Self::En => &en::WORDS,
        }
    }

    /// `2026年11月21日`, `21 Nov 2026`.
    pub fn day(self, day: Date) -> String {
        match self {
            Self::Zh | Self::Hant => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Self::En => format!("{} {} {}", day.day(), month_en(day.month()), day.year()),
        }
    }

    /// `2026年11月21日 20:00`, `21 Nov 2026, 20:00`.
    pub fn moment(self, at: DateTime) -> String {
        let joint = if self == Self::En { "," } else { "" };
        format!("{}{joint} {:02}:{:02}", self.day(at.date()), at.hour(), at.minute())
    }
}

fn month_en(month: i8) -> &'static str {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("?")
}

/// Words by identifier.
pub type Named = &'static [(&'static str, &'static str)];

/// The words for an identifier; the identifier itself when a newer version wrote it.
pub fn word(named: Named, id: &str) -> &str {
    named.iter().find(|(known, _)| *known == id).map_or(id, |(_, words)| words)
}

/// The strings of a language.
pub struct Words {
    pub home: &'static str,
    pub colon: &'static str,
    // the form
    pub form_title: &'static str,
    pub form_lead: &'static str,
    pub errors_title: &'static str,
    pub kind: &'static str,
    pub region: &'static str,
    pub place: &'static str,
    pub place_hint: &'static str,
    pub happened_at: &'static str,
    pub description: &'static str,
    pub description_hint: &'static str,
    pub contact: &'static str,
    pub contact_hint: &'static str,
    pub about_subject: &'static str,
    pub choose: &'static str,
    pub optional: &'static str,
    pub send: &'static str,
    // the last look before it goes
    pub preview: &'static str,
    pub preview_title: &'static str,
    pub preview_lead: &'static str,
    pub preview_public: &'static str,
    pub preview_public_hint: &'static str,
    pub preview_private: &'static str,
    pub preview_private_hint: &'static str,
    pub preview_edit: &'static str,
    pub received_on: &'static str,
    pub left_empty: &'static str,
    pub photos_later: &'static str,
    pub kinds: Named,
    pub field_errors: Named,
    // what is published and may be the same
    pub similar_title: &'static str,
    pub similar_lead: &'static str,
    pub similar_open: &'static str,
    pub similar_follow: &'static str,
    pub sample: &'static str,
    pub personal: &'static str,
    pub personal_hint: &'static str,
    // refusals of a form
    pub too_many: &'static str,
    pub too_large: &'static str,
    pub unavailable: &'static str,
    pub not_understood: &'static str,
    // a thread
    pub thread_title: &'static str,
    pub your_code: &'static str,
    pub keep_code: &'static str,
    pub qr: &'static str,
    pub feed: &'static str,
    pub feed_hint: &'static str,
    pub states: Named,
    pub received: &'static str,
    pub accept_by: &'static str,
    pub answer_by: &'static str,
    pub sent: &'static str,
    pub history: &'static str,
    pub unknown: &'static str,
    pub write_another: &'static str,
    pub too_many_lookups: &'static str,
    pub unreadable_now: &'static str,
    pub clock: fn(i64, i64, bool) -> String,
    pub rule: fn(&str) -> String,
    pub by_you: &'static str,
    pub by_staff: &'static str,
    /// Outcomes of answers and what is said of them.
    pub details: Named,
    // what the holder of a code can do
    pub deeds_title: &'static str,
    pub deeds: Named,
    pub deed_hints: Named,
    pub your_message: &'static str,
    pub why_reopen: &'static str,
    pub how_satisfied: &'static str,
    pub message_faulty: &'static str,
    pub photo: &'static str,
    pub photos_hint: &'static str,
    pub photos_faulty: &'static str,
    pub photos_lost: &'static str,
    pub photo_unreadable: &'static str,
    pub not_now: &'static str,
    pub reopened_too_often: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;
    use mingjing_contract::feedback::KINDS;

    #[test]
    fn every_kind_has_words_in_every_language() {
        for lang in [Lang::Zh, Lang::En] {
            let ids: Vec<&str> = lang.words().kinds.iter().map(|(id, _)| *id).collect();
            assert_eq!(ids, KINDS);
        }
    }

    #[test]
    fn both_languages_name_the_same_things() {
        let ids = |named: Named| named.iter().map(|(id, _)| *id).collect::<Vec<_>>();
        assert_eq!(ids(zh::WORDS.states), ids(en::WORDS.states));
        assert_eq!(ids(zh::WORDS.field_errors), ids(en::WORDS.field_errors));
        assert_eq!(ids(zh::WORDS.details), ids(en::WORDS.details));
        assert_eq!(ids(zh::WORDS.deeds), mingjing_contract::feedback::DEEDS);
        assert_eq!(ids(zh::WORDS.deed_hints), ids(en::WORDS.deed_hints));
    }

    #[test]
    fn moments_read_as_each_language_writes_them() {
        let at = datetime(2026, 11, 1, 8, 5, 0, 0);
        assert_eq!(Lang::Zh.moment(at), "2026年11月1日 08:05");
        assert_eq!(Lang::En.moment(at), "1 Nov 2026, 08:05");
        assert_eq!(word(zh::WORDS.states, "not yet known"), "not yet known");
    }
}
