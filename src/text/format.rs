//! Dates, times and numbers in the habits of each language. Pure.

use super::Text;
use crate::route::Lang;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use mingjing_chart::kinds::time_series::TickLabel;
use mingjing_chart::time_axis::{Grain, TimeTick};
use mingjing_domain::time::{parse_civil, parse_date, parse_stamp};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month_en(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("?")
}

/// Civil time of an RFC 3339 stamp, as printed in it (its own offset).
#[must_use]
pub fn civil(stamp: &str) -> Option<DateTime> {
    parse_civil(stamp.get(..19)?)
}

/// `2025年2月15日`, `15 Feb 2025`.
#[must_use]
pub fn day(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Lang::En => format!("{} {} {}", date.day(), month_en(date.month()), date.year()),
    }
}

/// `2月15日`, `15 Feb`.
#[must_use]
pub fn short_day(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Zh => format!("{}月{}日", date.month(), date.day()),
        Lang::En => format!("{} {}", date.day(), month_en(date.month())),
    }
}

/// A day as published (`2025-02-15`), in words; anything else stays as it is.
#[must_use]
pub fn day_text(lang: Lang, published: &str) -> String {
    parse_date(published).map_or_else(|_| published.to_owned(), |date| day(lang, date))
}

/// `2025年2月15日 20:00`, `15 Feb 2025, 20:00`.
#[must_use]
pub fn moment(lang: Lang, stamp: &str) -> String {
    civil(stamp).map_or_else(
        || stamp.to_owned(),
        |at| match lang {
            Lang::Zh => format!("{} {:02}:{:02}", day(lang, at.date()), at.hour(), at.minute()),
            Lang::En => format!("{}, {:02}:{:02}", day(lang, at.date()), at.hour(), at.minute()),
        },
    )
}

/// How long ago a moment was: minutes, then hours, then days; empty for what is not a moment.
#[must_use]
pub fn age(t: &Text, stamp: &str, now: Timestamp) -> String {
    let Some(at) = parse_stamp(stamp) else { return String::new() };
    let minutes = (now.as_second() - at).max(0) / 60;
    let [in_minutes, in_hours, in_days] = t.ages;
    match minutes {
        0..60 => in_minutes(minutes),
        60..2880 => in_hours(minutes / 60),
        _ => in_days(minutes / 1440),
    }
}

/// `2月15日 20:00`, `15 Feb, 20:00`.
#[must_use]
pub fn short_moment(lang: Lang, at: DateTime) -> String {
    match lang {
        Lang::Zh => format!("{} {:02}:{:02}", short_day(lang, at.date()), at.hour(), at.minute()),
        Lang::En => format!("{}, {:02}:{:02}", short_day(lang, at.date()), at.hour(), at.minute()),
    }
}

/// A period of an observation in words: a year, a quarter, a month, a day or a range of them.
#[must_use]
pub fn period(lang: Lang, text: &str) -> String {
    if let Some((from, to)) = text.split_once('/') {
        let between = if lang == Lang::Zh { "至" } else { " to " };
        return format!("{}{between}{}", period(lang, from), period(lang, to));
    }
    if let Some((year, quarter)) = text.split_once("-Q") {
        return match lang {
            Lang::Zh => format!("{year}年第{quarter}季度"),
            Lang::En => format!("Q{quarter} {year}"),
        };
    }
    let parts: Vec<&str> = text.split('-').collect();
    match (lang, parts.as_slice()) {
        (Lang::Zh, [year]) if year.len() == 4 => format!("{year}年"),
        (Lang::Zh, [year, month]) => format!("{year}年{}月", month.trim_start_matches('0')),
        (Lang::En, [year, month]) => format!("{} {year}", month.parse().map_or("?", month_en)),
        (_, [_, _, _]) => day_text(lang, text),
        _ => text.to_owned(),
    }
}

/// The month of `2025-02` without its year: `2月`, `Feb`.
#[must_use]
pub fn month(lang: Lang, text: &str) -> String {
    let month: Option<i8> = text.get(5..7).and_then(|month| month.parse().ok());
    match (lang, month) {
        (Lang::Zh, Some(month)) => format!("{month}月"),
        (Lang::En, Some(month)) => month_en(month).to_owned(),
        (_, None) => text.to_owned(),
    }
}

/// Words for a tick of a time axis in Chinese.
#[must_use]
pub fn tick_zh(tick: &TimeTick) -> String {
    tick_label(Lang::Zh, tick)
}

/// Words for a tick of a time axis in English.
#[must_use]
pub fn tick_en(tick: &TimeTick) -> String {
    tick_label(Lang::En, tick)
}

/// Words for the ticks of a language.
#[must_use]
pub fn tick(lang: Lang) -> TickLabel {
    TickLabel(match lang {
        Lang::Zh => tick_zh,
        Lang::En => tick_en,
    })
}

fn tick_label(lang: Lang, tick: &TimeTick) -> String {
    let date = tick.at.date();
    match (tick.grain, lang) {
        (Grain::Hour, _) => format!("{:02}:00", tick.at.hour()),
        (Grain::Day, _) => short_day(lang, date),
        (Grain::Month, Lang::Zh) if date.month() > 1 => format!("{}月", date.month()),
        (Grain::Month, Lang::Zh) => format!("{}年1月", date.year()),
        (Grain::Month, Lang::En) if date.month() > 1 => month_en(date.month()).to_owned(),
        (Grain::Month, Lang::En) => format!("Jan {}", date.year()),
        (Grain::Year, _) => date.year().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_each_language_writes_them() {
        let stamp = "2025-02-15T20:00:00+08:00";
        assert_eq!(moment(Lang::Zh, stamp), "2025年2月15日 20:00");
        assert_eq!(moment(Lang::En, stamp), "15 Feb 2025, 20:00");
        assert_eq!(moment(Lang::Zh, "soon"), "soon");
    }

    #[test]
    fn periods_of_every_form_are_worded() {
        let zh = |text| period(Lang::Zh, text);
        assert_eq!(zh("2020"), "2020年");
        assert_eq!(zh("2020-03"), "2020年3月");
        assert_eq!(zh("2020-01/2020-10"), "2020年1月至2020年10月");
        assert_eq!(zh("2021-Q1"), "2021年第1季度");
        assert_eq!(period(Lang::En, "2020-10"), "Oct 2020");
        assert_eq!(period(Lang::En, "2020-03-20"), "20 Mar 2020");
        assert_eq!(period(Lang::En, "十三五"), "十三五");
    }
}
