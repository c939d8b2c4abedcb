//! The gallery: no words on each other, everything inside its frame, and every picture as it was. A picture that
//! differs is written to `target/chart-diff/` as it was, as it is, and with what changed.
#![expect(clippy::unwrap_used, reason = "a test")]

mod gallery {
    pub mod difference;
}

use gallery::difference;
use mingjing_chart::gallery::{Example, FONT, all};
use mingjing_chart::{Mark, labels, svg};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn there_are_at_least_sixty_each_with_a_name_of_its_own() {
    let all = all();
    let names: BTreeSet<_> = all.iter().map(|one| (one.kind, one.name)).collect();
    assert_eq!(names.len(), all.len(), "a name twice");
    assert!(all.len() >= 60, "{}", all.len());
}

#[test]
fn no_words_stand_on_each_other_or_outside() {
    let mut faults = Vec::new();
    for Example { kind, name, scene, .. } in all() {
        let boxes = labels::of(&scene);
        let (width, height) = (scene.size.width + 0.5, scene.size.height + 0.5);
        for (index, (a, words)) in boxes.iter().enumerate() {
            if a.left < -0.5 || a.top < -0.5 || a.right > width || a.bottom > height {
                faults.push(format!("{kind} {name}: “{words}” leaves the frame: {a:?}"));
            }
            for (b, others) in boxes.iter().skip(index + 1) {
                if a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom {
                    faults.push(format!("{kind} {name}: “{words}” on “{others}”"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}\n{faults:#?}", faults.len());
}

#[test]
fn everything_drawn_is_a_number_and_inside_the_frame() {
    let mut faults = Vec::new();
    for Example { kind, name, scene, .. } in all() {
        for mark in &scene.marks {
            let points: Vec<(f64, f64)> = match mark {
                Mark::Fill { rect, .. } => vec![(rect.left, rect.top), (rect.right, rect.bottom)],
                Mark::Line { points, .. } | Mark::Area { points, .. } => points.clone(),
                Mark::Strokes { columns, .. } => {
                    columns.iter().flat_map(|&(left, top, bottom)| [(left, top), (left, bottom)]).collect()
                }
                Mark::Dot { at, .. } | Mark::Text { at, .. } => vec![*at],
            };
            let inside = |(x, y): &(f64, f64)| {
                (-6.0..=scene.size.width + 6.0).contains(x) && (-6.0..=scene.size.height + 6.0).contains(y)
            };
            if !points.iter().all(inside) {
                let text: String = format!("{mark:?}").chars().take(160).collect();
                faults.push(format!("{kind} {name}: {text}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}\n{faults:#?}", faults.len());
}

/// What must be read in every chart that has values, however narrow: the words of the axis or of the rows.
#[test]
fn a_typical_chart_keeps_its_words_at_320_px() {
    for kind in all().iter().map(|one| one.kind).collect::<BTreeSet<_>>() {
        let words = |name: &str| {
            let found = all().into_iter().find(|one| one.kind == kind && one.name == name).unwrap();
            labels::of(&found.scene).len()
        };
        let (wide, narrow) = (words("typical"), words("320-px"));
        assert!(narrow * 2 >= wide, "{kind}: {narrow} words of {wide}");
    }
}

#[test]
fn a_theme_changes_colours_and_nothing_else() {
    for Example { kind, name, scene, .. } in
        all().into_iter().filter(|one| ["dark", "forced-colours"].contains(&one.name))
    {
        let typical = all().into_iter().find(|one| one.kind == kind && one.name == "typical").unwrap();
        assert_eq!(scene, typical.scene, "{kind} {name}");
    }
}

/// One element a line, so that a difference is small.
fn lines(one: &Example) -> String {
    svg::inline(&one.scene, one.name).replace("><", ">\n<")
}

#[test]
fn the_pictures_are_as_they_were() {
    let mut kinds: BTreeMap<&str, Vec<Example>> = BTreeMap::new();
    for one in all() {
        kinds.entry(one.kind).or_default().push(one);
    }
    let folder = format!("{}/tests/snapshots", env!("CARGO_MANIFEST_DIR"));
    for (kind, examples) in &kinds {
        let before = std::fs::read_to_string(format!("{folder}/gallery__{kind}.snap")).unwrap_or_default();
        for one in examples {
            difference::write(
                kind,
                one.name,
                &difference::section(&before, one.name),
                &lines(one),
                &one.theme,
            );
        }
    }
    for (kind, examples) in kinds {
        let mut text = String::new();
        for one in &examples {
            let typical = examples.iter().find(|other| other.name == "typical" && other.scene == one.scene);
            let body = match typical {
                // Only the theme differs: the picture is kept by what its colours come out as.
                Some(typical) if typical.name != one.name => {
                    let picture = svg::standalone(&one.scene, one.name, &one.theme, FONT);
                    format!("as typical, {:016x}", difference::hash(&picture))
                }
                _ => lines(one),
            };
            text.push_str(&format!("== {}\n{body}\n\n", one.name));
        }
        insta::assert_snapshot!(kind, text);
    }
}
