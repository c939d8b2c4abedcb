//! Pictures that go with a link where people share it: site, heading, what the page says, which release.

use mingjing_app::route::Page;
use mingjing_chart::text::width;
use quick_xml::escape::escape;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, Query};
use resvg::usvg::{Options, Tree};
use std::fmt::Write;
use std::sync::Arc;

/// Size of a card in pixels, as networks ask for it.
pub const SIZE: (u32, u32) = (1200, 630);
/// Fonts with Chinese characters, in the order of the app's style sheet and of what servers have.
const FONTS: [&str; 7] = [
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
];
/// Room for words, in pixels.
const MEASURE: f64 = 1040.0;
/// What never begins a line.
const CLOSING: &str = "，。；：、！？）》”’%,.;:!?)";

/// What stands on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Name of the portal.
    pub site: String,
    /// Heading of the page.
    pub heading: String,
    /// What it says.
    pub words: String,
    /// Which release.
    pub release: String,
    /// The flag of made-up data.
    pub flag: Option<String>,
}

/// The page whose card a page shows: kinds with hundreds of pages share one.
#[must_use]
pub fn of(page: &Page) -> Page {
    match page {
        Page::AirStation(region, _) => Page::AirRegion(region.clone()),
        Page::Section(_) | Page::Lake(_) => Page::Water,
        Page::Task(_) => Page::Tasks,
        Page::Polluter(_) => Page::Polluters,
        Page::Bulletin(_) => Page::Bulletins,
        Page::Thread(_) => Page::Feedback,
        Page::NotFound => Page::Home,
        page => page.clone(),
    }
}

/// Where a card stands, by the path of its page.
#[must_use]
pub fn file(path: &str) -> String {
    let name = path.trim_end_matches('/');
    format!("card/{}.png", if name.is_empty() { "home" } else { name })
}

/// Draws cards with the fonts of this machine.
pub struct Cards {
    fonts: Arc<Database>,
    family: &'static str,
}

impl Cards {
    /// `None` where no font has Chinese characters: a picture of boxes is worse than none.
    #[must_use]
    pub fn new() -> Option<Self> {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        let has = |name: &&&str| {
            fonts.query(&Query { families: &[Family::Name(name)], ..Query::default() }).is_some()
        };
        let family = FONTS.iter().find(has).copied()?;
        Some(Self { fonts: Arc::new(fonts), family })
    }

    /// A card as PNG.
    ///
    /// # Errors
    /// In words, when it cannot be drawn.
    pub fn png(&self, card: &Card) -> Result<Vec<u8>, String> {
        let options = Options { fontdb: self.fonts.clone(), ..Options::default() };
        let tree = Tree::from_str(&svg(card, self.family), &options).map_err(|error| error.to_string())?;
        let mut pixels = Pixmap::new(SIZE.0, SIZE.1).ok_or("no room for a picture")?;
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| error.to_string())
    }
}

fn svg(card: &Card, family: &str) -> String {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" font-family=\"{family}\">\
         <rect width=\"{0}\" height=\"{1}\" fill=\"#fcfbf8\"/><rect width=\"{0}\" height=\"14\" fill=\"#0b5d66\"/>",
        SIZE.0, SIZE.1
    );
    let mut text = |y: f64, size: f64, weight: u16, colour: &str, words: &str| {
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<text x=\"80\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\">{}</text>",
            escape(words)
        );
    };
    text(110.0, 34.0, 400, "#0b5d66", &card.site);
    let mut y = 210.0;
    for line in lines(&card.heading, 62.0, 2) {
        text(y, 62.0, 700, "#1b2022", &line);
        y += 84.0;
    }
    y += 16.0;
    for line in lines(&card.words, 36.0, 3) {
        text(y, 36.0, 400, "#3a4245", &line);
        y += 56.0;
    }
    text(570.0, 28.0, 400, "#555d60", &card.release);
    if let Some(flag) = &card.flag {
        text(522.0, 28.0, 700, "#7d5200", flag);
    }
    out.push_str("</svg>");
    out
}

/// Words in lines that fit: broken at spaces or between Chinese characters; the last line ends with … if more
/// would follow.
fn lines(words: &str, size: f64, most: usize) -> Vec<String> {
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
    for piece in pieces {
        let is_last = lines.len() == most;
        let Some(line) = lines.last_mut() else { break };
        if width(&format!("{line}{}", piece.trim_end()), size) <= MEASURE || line.is_empty() {
            line.push_str(&piece);
        } else if !is_last {
            lines.push(piece);
        } else {
            while width(&format!("{line}…"), size) > MEASURE {
                line.pop();
            }
            line.push('…');
            break;
        }
    }
    lines
}

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_where_a_reader_expects_it_and_end_with_a_sign_that_more_follows() {
        assert_eq!(lines("乌海市", 62.0, 2), ["乌海市"]);
        let long = "空气质量、水质、土壤与整改任务，每一个数字都可以核对。".repeat(5);
        let broken = lines(&long, 36.0, 3);
        assert_eq!(broken.len(), 3);
        assert!(broken.iter().all(|line| width(line, 36.0) <= MEASURE), "{broken:?}");
        assert!(
            broken.iter().all(|line| !CLOSING.contains(line.chars().next().unwrap_or('，'))),
            "{broken:?}"
        );
        assert!(broken.last().unwrap().ends_with('…'));
        let english = lines(
            "Promises of the rectification plans and how far each of them has come so far in the region",
            62.0,
            3,
        );
        assert!(
            english.iter().all(|line| !line.starts_with(' ')) && english[0].ends_with(' '),
            "{english:?}"
        );
    }

    #[test]
    fn a_card_is_a_picture_with_words_in_it() {
        let Some(cards) = Cards::new() else {
            unreachable!("the tests need a font with Chinese characters, e.g. Debian's fonts-noto-cjk")
        };
        let card = |heading: &str| Card {
            site: "明镜".into(),
            heading: heading.into(),
            words: "良 AQI 65 <&>".into(),
            release: "第 1 次发布".into(),
            flag: Some("示例数据".into()),
        };
        let [one, two] = ["乌海市", "包头市"].map(|heading| cards.png(&card(heading)).unwrap());
        let picture = Pixmap::decode_png(&one).unwrap();
        assert_eq!((picture.width(), picture.height()), SIZE);
        let inked = |picture: &Pixmap| picture.pixels().iter().filter(|pixel| pixel.red() < 100).count();
        assert!(inked(&picture) > 3_000, "{}", inked(&picture));
        assert_ne!(one, two, "the words are drawn, not boxes");
    }

    #[test]
    fn every_page_has_a_card_and_its_file_a_name() {
        assert_eq!(file(""), "card/home.png");
        assert_eq!(file("en/air/150300/"), "card/en/air/150300.png");
        assert_eq!(of(&Page::Task("x".into())), Page::Tasks);
    }
}
