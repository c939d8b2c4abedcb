//! A chart with everything that belongs to it.

use mingjing_chart::kinds::{ranked_bars::RankedBars, time_series::TimeSeries};

/// Rows and columns of ready-to-show cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Heads of the columns.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Lines over time. Its width is set when it is drawn.
    Time(TimeSeries),
    /// Ranked bars.
    Bars(RankedBars),
}

/// A chart: title, summary, drawing, read-outs, table, source.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Unique on its page.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    /// Unit, place and period.
    pub subtitle: String,
    /// What it says, in a sentence made from the data.
    pub summary: String,
    /// What is drawn.
    pub drawing: Drawing,
    /// Words for each point of the first series (or each bar), for cursor and screen reader.
    pub readouts: Vec<String>,
    /// The same numbers.
    pub table: Table,
    /// Where they come from.
    pub source: String,
}
