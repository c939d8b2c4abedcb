//! What changed in a picture, as pictures.

use mingjing_chart::Theme;
use mingjing_chart::gallery::FONT;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// FNV-1a, 64 bits: enough to see that something changed.
#[must_use]
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The picture of a name in a snapshot.
#[must_use]
pub fn section(snapshot: &str, name: &str) -> String {
    let head = format!("== {name}\n");
    let Some((_, rest)) = snapshot.split_once(&head) else { return String::new() };
    rest.split("\n\n").next().unwrap_or_default().trim().to_owned()
}

/// Writes old, new and difference of a picture that is not as it was. Nothing is written for one that is new or
/// differs by its theme alone.
pub fn write(kind: &str, name: &str, before: &str, after: &str, theme: &Theme) {
    if before == after || !before.starts_with("<svg") {
        return;
    }
    let (Some(old), Some(new)) = (pixels(before, theme), pixels(after, theme)) else { return };
    let Some(changed) = compare(&old, &new) else { return };
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/chart-diff");
    std::fs::create_dir_all(&folder).unwrap();
    for (part, picture) in [("old", old), ("new", new), ("changed", changed)] {
        std::fs::write(folder.join(format!("{kind}-{name}-{part}.png")), picture.encode_png().unwrap())
            .unwrap();
    }
    eprintln!("changed: {kind} {name}; see target/chart-diff/{kind}-{name}-*.png");
}

fn fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    FONTS
        .get_or_init(|| {
            let mut fonts = Database::new();
            fonts.load_system_fonts();
            Arc::new(fonts)
        })
        .clone()
}

/// A picture as it would be seen.
fn pixels(inline: &str, theme: &Theme) -> Option<Pixmap> {
    let inline = inline.replace(">\n<", "><");
    let svg = mingjing_chart::svg::by_itself(&inline, theme, FONT, Some(theme.paper));
    let options = Options { fontdb: fonts(), ..Options::default() };
    let tree = Tree::from_str(&svg, &options).ok()?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height())?;
    resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
    Some(pixels)
}

/// The new picture faint, with what differs in magenta.
fn compare(old: &Pixmap, new: &Pixmap) -> Option<Pixmap> {
    let (width, height) = (old.width().max(new.width()), old.height().max(new.height()));
    let mut changed = Pixmap::new(width, height)?;
    let at = |picture: &Pixmap, x: u32, y: u32| picture.pixel(x, y).map(|p| [p.red(), p.green(), p.blue()]);
    let row = width as usize * 4;
    for (y, line) in (0..height).zip(changed.data_mut().chunks_exact_mut(row)) {
        for (x, out) in (0..width).zip(line.chunks_exact_mut(4)) {
            let (was, is) = (at(old, x, y), at(new, x, y));
            let [r, g, b] = match (was, is) {
                (Some(was), Some(is)) if was == is => is.map(|part| 191 + part / 4),
                _ => [214, 0, 140],
            };
            out.copy_from_slice(&[r, g, b, 255]);
        }
    }
    Some(changed)
}

#[test]
fn what_differs_is_seen_and_only_that() {
    let picture = |colour: &str| {
        format!(
            "<svg viewBox=\"0 0 4 2\" height=\"2\" aria-label=\"x\">\n<rect x=\"0\" y=\"0\" width=\"2\" height=\"2\" fill=\"{colour}\"/>\n</svg>"
        )
    };
    let old = pixels(&picture("#ff0000"), &Theme::LIGHT).unwrap();
    let new = pixels(&picture("#00ff00"), &Theme::LIGHT).unwrap();
    let changed = compare(&old, &new).unwrap();
    let loud = changed.pixels().iter().filter(|p| (p.red(), p.green(), p.blue()) == (214, 0, 140)).count();
    assert_eq!(loud, 4);
    assert_eq!(section("== a\n<svg>\n\n== b\n<svg/>\n\n", "b"), "<svg/>");
}
