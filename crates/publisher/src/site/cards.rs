//! Pictures that go with a link where people share it: site, heading, what the page says, which release.

use mingjing_app::quoting::picture::lines;
use mingjing_app::route::Page;
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
        self.rasterised(&svg(card, self.family), 1.0)
    }

    /// Name of the font that the machine has.
    #[must_use]
    pub fn family(&self) -> &'static str {
        self.family
    }

    /// A drawing as PNG, so many pixels for each of its own.
    ///
    /// # Errors
    /// In words, when it cannot be drawn.
    pub fn rasterised(&self, svg: &str, scale: f64) -> Result<Vec<u8>, String> {
        let options = Options { fontdb: self.fonts.clone(), ..Options::default() };
        let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
        #[expect(clippy::cast_possible_truncation, reason = "a factor of a few")]
        let scale = scale as f32;
        let size = tree.size().scale_by(scale).ok_or("no room for a picture")?.to_int_size();
        let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("no room for a picture")?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
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
    for line in lines(&card.heading, 62.0, MEASURE, 2) {
        text(y, 62.0, 700, "#1b2022", &line);
        y += 84.0;
    }
    y += 16.0;
    for line in lines(&card.words, 36.0, MEASURE, 3) {
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

#[cfg(test)]
mod tests {
    use super::*;

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
