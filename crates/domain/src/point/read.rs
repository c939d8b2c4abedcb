//! Coordinates as people write and paste them: `39.65, 106.79`, `39°39′0″N 106°47′24″E`, `北纬39度39分，东经106.79度`.

use super::Point;

/// Why coordinates are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointFault {
    /// The latitude is missing.
    NoLatitude,
    /// The longitude is missing.
    NoLongitude,
    /// The latitude cannot be read, or is beyond 90°.
    Latitude,
    /// The longitude cannot be read, or is beyond 180°.
    Longitude,
}

/// Thousand-millionths: what a number is held in while it is read.
const NANO: i64 = 1_000_000_000;
/// Longest text that is looked at, in characters.
const MOST_CHARS: usize = 80;

/// What the letters before or after an angle say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    North,
    South,
    East,
    West,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Half(Half),
    Minus,
    /// Nanounits; whether it has a fraction.
    Number(i64, bool),
    /// 1: degrees, 2: minutes, 3: seconds.
    Unit(u8),
    /// What stands between two angles.
    Comma,
}

/// An angle, in hundred-thousandths of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Angle {
    units: i32,
    half: Option<Half>,
}

/// The point that two fields give. Either may hold both coordinates, as one pastes them, with the other empty; the latitude
/// stands first unless letters or a number beyond 90 say otherwise. None where both are empty.
///
/// # Errors
/// [`PointFault`].
///
/// ```
/// use mingjing_domain::point::degrees;
/// let point = degrees("39°39′N 106°47′24″E", "").ok().flatten();
/// assert_eq!(point.map(|point| point.lon_text()).as_deref(), Some("106.79"));
/// ```
pub fn degrees(lat: &str, lon: &str) -> Result<Option<Point>, PointFault> {
    let (lat, lon) = (lat.trim(), lon.trim());
    match (lat.is_empty(), lon.is_empty()) {
        (true, true) => Ok(None),
        (false, true) => pair(lat).ok_or(match one(lat) {
            Some(_) => PointFault::NoLongitude,
            None => PointFault::Latitude,
        }),
        (true, false) => pair(lon).ok_or(match one(lon) {
            Some(_) => PointFault::NoLatitude,
            None => PointFault::Longitude,
        }),
        (false, false) => {
            let (lat, lon) = (one(lat).ok_or(PointFault::Latitude)?, one(lon).ok_or(PointFault::Longitude)?);
            if is_east_west(lat) || Point::new(lat.units, 0).is_none() {
                return Err(PointFault::Latitude);
            }
            if is_north_south(lon) {
                return Err(PointFault::Longitude);
            }
            Point::new(lat.units, lon.units).map(Some).ok_or(PointFault::Longitude)
        }
    }
}

fn is_east_west(angle: Angle) -> bool {
    matches!(angle.half, Some(Half::East | Half::West))
}

fn is_north_south(angle: Angle) -> bool {
    matches!(angle.half, Some(Half::North | Half::South))
}

/// Two coordinates in one text.
fn pair(text: &str) -> Option<Option<Point>> {
    let angles = angles(text)?;
    let [first, second] = angles.as_slice() else { return None };
    let is_turned = is_east_west(*first) || is_north_south(*second) || Point::new(first.units, 0).is_none();
    let (lat, lon) = if is_turned { (second, first) } else { (first, second) };
    if is_east_west(*lat) || is_north_south(*lon) {
        return None;
    }
    Point::new(lat.units, lon.units).map(Some)
}

/// One coordinate.
fn one(text: &str) -> Option<Angle> {
    match angles(text)?.as_slice() {
        [angle] => Some(*angle),
        _ => None,
    }
}

fn angles(text: &str) -> Option<Vec<Angle>> {
    let pieces = pieces(text)?;
    let mut rest = pieces.as_slice();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (angle, after) = angle(rest)?;
        found.push(angle);
        rest = match after {
            [Piece::Comma] => return None,
            [Piece::Comma, after @ ..] => after,
            after => after,
        };
    }
    (found.len() <= 2).then_some(found)
}

/// `[half] [-] number [unit [number unit]…] [half]`.
fn angle(mut rest: &[Piece]) -> Option<(Angle, &[Piece])> {
    let mut half = None;
    if let [Piece::Half(before), after @ ..] = rest {
        (half, rest) = (Some(*before), after);
    }
    let mut is_negative = false;
    if let [Piece::Minus, after @ ..] = rest {
        (is_negative, rest) = (true, after);
    }
    // Seconds of arc in nanounits; the unit that may come next.
    let (mut seconds, mut next, mut was_whole) = (0i64, 1u8, true);
    while let [Piece::Number(value, has_fraction), after @ ..] = rest {
        let (unit, after) = match after {
            [Piece::Unit(unit), after @ ..] => (*unit, after),
            // A bare number is degrees; after degrees it is another angle's.
            _ if next == 1 => (1, after),
            _ => break,
        };
        let is_in_order = unit == next && was_whole && (unit == 1 || *value < 60 * NANO);
        if !is_in_order {
            return None;
        }
        seconds = seconds.checked_add(value.checked_mul(match unit {
            1 => 3600,
            2 => 60,
            _ => 1,
        })?)?;
        (next, was_whole, rest) = (unit + 1, !has_fraction, after);
        let goes_on = next <= 3
            && matches!(rest, [Piece::Number(..), Piece::Unit(following), ..] if *following == next);
        if !goes_on {
            break;
        }
    }
    if next == 1 {
        return None;
    }
    if half.is_none()
        && let [Piece::Half(behind), after @ ..] = rest
    {
        (half, rest) = (Some(*behind), after);
    }
    if is_negative && half.is_some() {
        return None;
    }
    let unit = 3600 * NANO / 100_000;
    let units = i32::try_from((seconds + unit / 2) / unit).ok()?;
    let is_negative = is_negative || matches!(half, Some(Half::South | Half::West));
    Some((Angle { units: if is_negative { -units } else { units }, half }, rest))
}

fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut chars = text.chars().map(narrow).take(MOST_CHARS + 1).peekable();
    let mut count = 0;
    while let Some(c) = chars.next() {
        count += 1;
        let piece = match c {
            '0'..='9' => {
                let (mut value, mut place, mut has_fraction) = (digit(c) * NANO, NANO, false);
                while let Some(c) = chars.next_if(|c| c.is_ascii_digit() || *c == '.') {
                    count += 1;
                    match c {
                        '.' if has_fraction => return None,
                        '.' => has_fraction = true,
                        // What is finer than a thousand-millionth is nothing.
                        _ if has_fraction => {
                            place /= 10;
                            value += digit(c) * place;
                        }
                        _ => value = value.checked_mul(10)?.checked_add(digit(c) * NANO)?,
                    }
                }
                if value > 1000 * NANO {
                    return None;
                }
                Piece::Number(value, has_fraction)
            }
            '-' | '−' => Piece::Minus,
            '+' => continue,
            ',' | ';' | '、' | '/' => Piece::Comma,
            '°' | 'º' | '度' => Piece::Unit(1),
            '\'' | '′' | '’' | '‘' | '分' => {
                // Two strokes are one sign.
                if chars.next_if(|c| matches!(c, '\'' | '′' | '’')).is_some() {
                    Piece::Unit(3)
                } else {
                    Piece::Unit(2)
                }
            }
            '"' | '″' | '”' | '“' | '秒' => Piece::Unit(3),
            'N' | '北' => Piece::Half(Half::North),
            'S' | '南' => Piece::Half(Half::South),
            'E' | '东' | '東' => Piece::Half(Half::East),
            'W' | '西' => Piece::Half(Half::West),
            '纬' | '经' | '緯' | '經' | '(' | ')' => continue,
            c if c.is_whitespace() => continue,
            _ => return None,
        };
        pieces.push(piece);
    }
    (count <= MOST_CHARS).then_some(pieces)
}

/// Full-width characters as plain ones, letters as capitals.
fn narrow(c: char) -> char {
    let plain = match c {
        '！'..='～' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        '。' => '.',
        c => c,
    };
    plain.to_ascii_uppercase()
}

fn digit(c: char) -> i64 {
    i64::from(c.to_digit(10).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(lat: &str, lon: &str) -> Result<Option<(String, String)>, PointFault> {
        Ok(degrees(lat, lon)?.map(|point| (point.lat_text(), point.lon_text())))
    }

    #[test]
    fn every_usual_writing_is_the_same_point() {
        for pair in [
            "39.65, 106.79",
            "39.65,106.79",
            "39.65 106.79",
            "３９．６５，１０６．７９",
            "106.79, 39.65",
            "(39.65, 106.79)",
            "39.65°N, 106.79°E",
            "N39.65° E106.79°",
            "E106.79 N39.65",
            "39.65n 106.79e",
            "39°39′0″N 106°47′24″E",
            "39°39'0\"N, 106°47'24\"E",
            "39°39'00'' 106°47'24''",
            "39°39′ 106°47.4′",
            "北纬39度39分0秒，东经106度47分24秒",
            "东经106.79°、北纬39.65°",
            "+39.6500000, +106.7900000",
            "39.65/106.79",
        ] {
            assert_eq!(read(pair, ""), Ok(Some(("39.65".into(), "106.79".into()))), "{pair}");
            assert_eq!(read("", pair), Ok(Some(("39.65".into(), "106.79".into()))), "{pair}");
        }
        assert_eq!(read("39°39′", " 106.79 E "), Ok(Some(("39.65".into(), "106.79".into()))));
        assert_eq!(read("-33.86", "W 70.1"), Ok(Some(("-33.86".into(), "-70.1".into()))));
        assert_eq!(read(" ", ""), Ok(None));
    }

    #[test]
    fn faults_say_which_field() {
        use PointFault::*;
        for (lat, lon, fault) in [
            ("39.65", "", NoLongitude),
            ("", "106.79", NoLatitude),
            ("x", "", Latitude),
            ("", "y", Longitude),
            ("39.65", "106,79,1", Longitude),
            ("106.79", "39.65", Latitude),
            ("39.65", "180.00001", Longitude),
            ("90.00001", "0", Latitude),
            ("39°60′", "106", Latitude),
            ("39.5°30′", "106", Latitude),
            ("39°30″", "106", Latitude),
            ("E39.65", "106", Latitude),
            ("39.65", "N106", Longitude),
            ("1e1", "106", Latitude),
            ("39.6.5", "106", Latitude),
            ("--39", "106", Latitude),
            ("-39S", "106", Latitude),
            ("39,", "106", Latitude),
            ("99999999999999999999", "106", Latitude),
            ("N39 N40", "", Latitude),
        ] {
            assert_eq!(read(lat, lon), Err(fault), "{lat} | {lon}");
        }
        assert_eq!(read(&"3".repeat(300), ""), Err(Latitude));
    }

    proptest! {
        #[test]
        fn nothing_that_is_written_makes_it_fall(lat: String, lon in "[0-9NSEW°′″'\".,度分秒北纬 -]{0,30}") {
            let _ = degrees(&lat, &lon);
            let _ = degrees(&lon, "");
            if let Ok(Some(point)) = degrees("", &lon) {
                prop_assert!(Point::new(point.units().0, point.units().1).is_some());
            }
        }

        #[test]
        fn minutes_and_seconds_are_the_degrees_they_make(d in 0i32..90, m in 0i32..60, s in 0i32..60, lon in 0i32..180) {
            let text = format!("{d}°{m}′{s}″ {lon}");
            let point = degrees(&text, "").unwrap().unwrap();
            let whole = (i64::from(d) * 3600 + i64::from(m) * 60 + i64::from(s)) * 100_000;
            prop_assert!((i64::from(point.units().0) * 3600 - whole).abs() <= 1800);
        }
    }
}
