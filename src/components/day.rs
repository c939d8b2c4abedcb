//! The day that a page speaks of, chosen as a date or with a slider.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::Ctx;
use jiff::civil::Date;
use maud::{Markup, html};
use mingjing_domain::time::{days_between, parse_date};

/// The key of the query.
pub const KEY: &str = "on";

/// The day of the address, where it names one before `today`: nobody knows what will be known.
#[must_use]
pub fn chosen(ctx: &Ctx, today: Date) -> Option<Date> {
    parse_date(ctx.get(KEY)?).ok().filter(|day| *day < today)
}

/// A date and a slider from `first` to `last`; between them every day can be chosen.
#[must_use]
pub fn control(ctx: &Ctx, day: Date, first: Date, last: Date) -> Markup {
    let w = ctx.t.ledger();
    let at = days_between(first, day).clamp(0, days_between(first, last));
    html! {
        div.as-known.live {
            div.control {
                label for="choose-day" { (w.on) }
                input #choose-day type="date" data-key=(KEY) value=(day) min=(first) max=(last);
            }
            div.control.grow {
                label for="slide-day" { (w.on_slider) }
                input #slide-day type="range" data-key=(KEY) data-from=(first) min="0"
                    max=(days_between(first, last)) value=(at) aria-valuetext=(day);
            }
        }
    }
}

/// What stands above a page that speaks of an earlier day, with the way back.
#[must_use]
pub fn past(ctx: &Ctx, day: Date) -> Markup {
    let w = ctx.t.ledger();
    html! {
        p.notice.past {
            ((w.on_past)(&crate::text::format::day(ctx.lang(), day))) " "
            a href=(format!("{}{}", ctx.href(ctx.page.clone()), ctx.query.with(KEY, "").format())) { (w.on_today) }
        }
    }
}
