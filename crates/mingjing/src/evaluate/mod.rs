//! `mingjing evaluate`: the rules of the portal for anyone who wants to check a figure.
//!
//! Reads JSON objects, one a line, and writes one line each. Keys that a form does not know are
//! ignored, so that a record may carry its own station and source; a key given twice is an error. A
//! bad line yields `{"error":{"line":n,"field":"…","message":"…"}}` (`field` is null when the whole
//! line is bad) and the run goes on. Blank lines are counted and skipped. With `--explain zh|en` an
//! answer ends with `"explanation"`: how it came about, one line a step.
//!
//! The forms: [`air`], [`water`], [`lake`], [`groundwater`], [`drinking`], [`soil`], [`emission`],
//! [`ledger`].

mod air;
mod drinking;
mod emission;
mod fault;
mod groundwater;
mod json;
mod lake;
mod ledger;
mod lines;
mod sample;
mod soil;
#[cfg(test)]
mod tests;
mod water;

use fault::Fault;
use lines::{Line, Lines};
use mingjing_domain::explain::{Language, Working, explain};
use serde::Serialize;
use std::io::{self, BufRead, Write};

/// What is evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Air reports by HJ 633.
    Air,
    /// Surface-water sections by GB 3838.
    Water,
    /// Trophic index of lakes.
    Lake,
    /// Wells by GB/T 14848.
    Groundwater,
    /// Drinking water by GB 5749.
    Drinking,
    /// Soil by GB 15618 and GB 36600.
    Soil,
    /// Means of an outlet against a limit.
    Emission,
    /// Tasks and duties.
    Ledger,
}

/// Evaluates every line of `input` and writes one line each to `output`, with an explanation in
/// `language` if one is asked for. True if all were good.
///
/// # Errors
/// Only those of reading and writing; what is wrong with a line is written in its place.
pub fn run(
    kind: Kind,
    language: Option<Language>,
    input: impl BufRead,
    mut output: impl Write,
) -> io::Result<bool> {
    let mut all_good = true;
    let mut lines = Lines::new(input);
    let mut text = Vec::with_capacity(512);
    while let Some((number, line)) = lines.next_line()? {
        text.clear();
        let outcome = match line {
            Line::TooLong => Err(Fault::of_line(format!("longer than {} bytes", lines::LONGEST))),
            Line::Text(bytes) => match kind {
                Kind::Air => air::line(bytes, language, &mut text),
                Kind::Water => water::line(bytes, language, &mut text),
                Kind::Lake => lake::line(bytes, language, &mut text),
                Kind::Groundwater => groundwater::line(bytes, language, &mut text),
                Kind::Drinking => drinking::line(bytes, language, &mut text),
                Kind::Soil => soil::line(bytes, language, &mut text),
                Kind::Emission => emission::line(bytes, language, &mut text),
                Kind::Ledger => ledger::line(bytes, language, &mut text),
            },
        };
        if let Err(fault) = outcome {
            all_good = false;
            text.clear();
            append(&mut text, &fault.at(number))?;
        }
        text.push(b'\n');
        output.write_all(&text)?;
    }
    output.flush()?;
    Ok(all_good)
}

/// Appends a value as JSON.
fn append(text: &mut Vec<u8>, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(text, value).map_err(io::Error::from)
}

/// Appends an answer, with its explanation if a language is given.
fn answer(
    text: &mut Vec<u8>,
    answer: &impl Serialize,
    working: &Working<'_>,
    language: Option<Language>,
) -> Result<(), Fault> {
    match language {
        None => append(text, answer)?,
        Some(language) => append_explained(text, answer, working, language)?,
    }
    Ok(())
}

/// An answer with how it came about.
#[derive(Serialize)]
struct Explained<'a, T> {
    #[serde(flatten)]
    answer: &'a T,
    explanation: String,
}

/// Appends an answer as JSON, with the explanation of its working at the end.
fn append_explained(
    text: &mut Vec<u8>,
    answer: &impl Serialize,
    working: &Working<'_>,
    language: Language,
) -> io::Result<()> {
    append(text, &Explained { answer, explanation: explain(working, language) })
}
