//! Groundwater: wells with the class of their newest sample, and all samples by item.

use super::{lab, water};
use crate::text::{Text, format, word};
use mingjing_contract::groundwater::{Groundwater, Well, WellReadings, WellSample};
use mingjing_contract::places::Places;
use mingjing_domain::order;
use std::sync::Arc;

/// A sample of a well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleRow {
    /// Day of sampling.
    pub when: String,
    /// Class identifier.
    pub class: Option<String>,
    /// Class in words, or that there is none.
    pub words: String,
    /// What decides it.
    pub deciding: String,
    /// Items beyond class III, with multiples.
    pub beyond: String,
    /// Name, value, class, limit of class III; and whether it is beyond it.
    pub items: Vec<([String; 4], bool)>,
    /// What could not be judged.
    pub notes: Vec<String>,
}

/// A well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WellRow {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Region, aquifer, depth.
    pub about: String,
    /// The newest sample with a class.
    pub latest: Option<SampleRow>,
    /// Samples of the years at hand, newest first.
    pub samples: Vec<SampleRow>,
    /// Doubts.
    pub note: Option<String>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// All wells, worst class first, those without a class last.
#[must_use]
pub fn rows(
    groundwater: &Groundwater,
    years: &[Arc<WellReadings>],
    places: &Places,
    t: &'static Text,
) -> Vec<WellRow> {
    let mut wells: Vec<&Well> = groundwater.wells.iter().collect();
    // `V` after `IV` after `III`: by length of the numeral this is not; by the order of the classes it is.
    let rank = |well: &Well| {
        let class = well.latest.as_ref().and_then(|sample| sample.class.as_deref());
        let place =
            class.and_then(|class| ["V", "IV", "III", "II", "I"].iter().position(|known| *known == class));
        (well.sample, place.unwrap_or(usize::MAX))
    };
    order::by_key(&mut wells, |well| rank(well));
    wells.into_iter().map(|well| row(well, &groundwater.edition, years, places, t)).collect()
}

fn row(
    well: &Well,
    edition: &str,
    years: &[Arc<WellReadings>],
    places: &Places,
    t: &'static Text,
) -> WellRow {
    let w = t.lakes();
    let mut about = vec![lab::region(places, &well.region, t)];
    about.extend(well.aquifer.as_deref().map(|aquifer| word(w.aquifers, aquifer)));
    about.extend(well.depth_m.map(|depth| (w.depth)(&depth.to_string())));
    let samples = years.iter().rev().flat_map(|year| year.samples.iter().rev());
    WellRow {
        id: well.id.clone(),
        name: lab::name(&well.name_zh, Some(&well.name_en), t.lang),
        about: about.join(" · "),
        latest: well.latest.as_ref().map(|sample| sample_row(sample, edition, t)),
        samples: samples
            .filter(|sample| sample.well == well.id)
            .map(|sample| sample_row(sample, edition, t))
            .collect(),
        note: well.note.clone(),
        sample: well.sample,
    }
}

fn sample_row(sample: &WellSample, edition: &str, t: &'static Text) -> SampleRow {
    let name = |id: &str| lab::item(edition, id, t.lang);
    let class_words = |class: &str| word(t.classes, class);
    let beyond: Vec<String> = sample
        .items
        .iter()
        .filter(|item| matches!(item.class.as_deref(), Some("IV" | "V")))
        .map(|item| {
            let by = item.multiple.map(|by| (t.lab().multiple)(&by.to_string()));
            by.map_or_else(|| name(&item.item), |by| format!("{} {by}", name(&item.item)))
        })
        .collect();
    let deciding: Vec<String> = sample.deciding.iter().map(|id| name(id)).collect();
    SampleRow {
        when: format::day_text(t.lang, &sample.sampled_on),
        class: sample.class.clone(),
        words: sample.class.as_deref().map_or_else(
            || t.lakes().no_class.to_owned(),
            |class| {
                let words = class_words(class);
                if sample.open_ended { (t.lakes().open_ended)(&words) } else { words }
            },
        ),
        deciding: water::join(&deciding, t),
        beyond: water::join(&beyond, t),
        items: sample
            .items
            .iter()
            .map(|item| {
                let class = item.class.as_deref().map_or_else(|| t.drinking().open.to_owned(), class_words);
                let class = if item.uncertain { lab::aside(&class, t.lakes().uncertain, t) } else { class };
                let limit = item.limit.map_or_else(|| t.lab().no_limit.to_owned(), |limit| limit.to_string());
                let is_beyond = matches!(item.class.as_deref(), Some("IV" | "V"));
                ([name(&item.item), lab::value(&item.value, &item.unit, t), class, limit], is_beyond)
            })
            .collect(),
        notes: lab::open(edition, &sample.not_judged, sample.no_rule.is_some(), t),
    }
}
