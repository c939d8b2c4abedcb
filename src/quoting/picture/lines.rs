//! Words in lines.

use mingjing_chart::text::width;

/// What never begins a line.
const CLOSING: &str = "，。；：、！？）》”’%,.;:!?)";

/// Words in lines that fit into `room` pixels: broken at spaces or between Chinese characters; the last line ends with …
/// if more would follow.
#[must_use]
pub fn lines(words: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let mut piece = String::new();
    let mut pieces = Vec::new();
    for c in words.chars() {
        let joins = !is_wide(c) && piece.chars().last().is_none_or(|last| !is_wide(last) && last != ' ');
        if !piece.is_empty() && !joins && !CLOSING.contains(c) {
            pieces.push(std::mem::take(&mut piece));
        }
        piece.push(c);
    }
    pieces.push(piece);
    for piece in pieces.into_iter().flat_map(|piece| fitting(piece, size, room)) {
        let is_last = lines.len() == most;
        let Some(line) = lines.last_mut() else { break };
        if width(&format!("{line}{}", piece.trim_end()), size) <= room || line.is_empty() {
            line.push_str(&piece);
        } else if !is_last {
            lines.push(piece);
        } else {
            while width(&format!("{line}…"), size) > room && !line.is_empty() {
                line.pop();
            }
            line.push('…');
            break;
        }
    }
    lines
}

/// A piece that is wider than a line, an address say, is broken anywhere.
fn fitting(piece: String, size: f64, room: f64) -> Vec<String> {
    if width(&piece, size) <= room {
        return vec![piece];
    }
    let mut parts = vec![String::new()];
    for c in piece.chars() {
        if let Some(last) = parts.last_mut() {
            if width(&format!("{last}{c}"), size) <= room || last.is_empty() {
                last.push(c);
            } else {
                parts.push(c.to_string());
            }
        }
    }
    parts
}

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: f64 = 1040.0;

    #[test]
    fn words_break_where_a_reader_expects_it_and_end_with_a_sign_that_more_follows() {
        assert_eq!(lines("乌海市", 62.0, ROOM, 2), ["乌海市"]);
        let long = "空气质量、水质、土壤与整改任务，每一个数字都可以核对。".repeat(5);
        let broken = lines(&long, 36.0, ROOM, 3);
        assert_eq!(broken.len(), 3);
        assert!(broken.iter().all(|line| width(line, 36.0) <= ROOM), "{broken:?}");
        assert!(
            broken.iter().all(|line| !CLOSING.contains(line.chars().next().unwrap_or('，'))),
            "{broken:?}"
        );
        assert!(broken.last().unwrap().ends_with('…'));
        let english = lines(
            "Promises of the rectification plans and how far each of them has come so far in the region",
            62.0,
            ROOM,
            3,
        );
        assert!(
            english.iter().all(|line| !line.starts_with(' ')) && english[0].ends_with(' '),
            "{english:?}"
        );
    }

    #[test]
    fn an_address_that_is_wider_than_a_line_is_broken() {
        let broken = lines(&"a".repeat(100), 10.0, 100.0, 99);
        assert!(broken.len() > 3 && broken.iter().all(|line| width(line, 10.0) <= 100.0), "{broken:?}");
    }
}
