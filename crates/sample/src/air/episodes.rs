//! What the weather of the year brought: dust from the north, still air in winter.

use jiff::civil::{Date, date};

/// Days of dust with the highest hourly PM10 that they bring, µg/m³.
pub const DUST: [(Date, i64); 9] = [
    (date(2024, 3, 17), 620),
    (date(2024, 3, 27), 1480),
    (date(2024, 3, 28), 760),
    (date(2024, 4, 11), 540),
    (date(2024, 4, 26), 910),
    (date(2024, 5, 11), 430),
    (date(2024, 5, 12), 360),
    (date(2024, 11, 26), 330),
    (date(2025, 1, 25), 390),
];

/// Spells of still air: first day, last day, what they multiply fine particles by, in tenths.
pub const STILL: [(Date, Date, i64); 4] = [
    (date(2024, 2, 20), date(2024, 2, 22), 22),
    (date(2024, 12, 27), date(2024, 12, 31), 40),
    (date(2025, 1, 20), date(2025, 1, 22), 30),
    (date(2025, 2, 13), date(2025, 2, 15), 34),
];

/// Highest hourly PM10 that dust adds on a day; 0 on other days.
pub fn dust(day: Date) -> i64 {
    DUST.iter().find(|(of, _)| *of == day).map_or(0, |(_, peak)| *peak)
}

/// How much still air multiplies by on a day, in tenths; 10 on other days. It builds up and thins out at the ends.
pub fn stillness(day: Date) -> i64 {
    let spell = STILL.iter().find(|(first, last, _)| (*first..=*last).contains(&day));
    spell.map_or(10, |(first, _, factor)| if day == *first { (factor + 10) / 2 } else { *factor })
}
