//! The air through the rules of others: comes in a part of its own, once somebody asks for it.

use super::PlaceSeries;
use crate::api::LoadError;
use crate::components::{Ctx, controls};
use crate::text::word;
use crate::view_model::air::Ranked;
use crate::view_model::air_hours::Hours;
use crate::view_model::air_lens::{hours, ranking, years};
use crate::view_model::air_year::Year;
use crate::view_model::figure::Figure;
use crate::view_model::lens::Lens;
use maud::{Markup, html};
use mingjing_contract::air::{AirDays, AirNow};
use std::sync::Arc;
use wasm_split_helpers::wasm_split;

/// What the part of the program does.
#[derive(Clone, Copy)]
struct Through {
    hours: fn(Hours, Lens, &PlaceSeries, &Ctx) -> Hours,
    bars: fn(Figure, &AirNow, &[Ranked], Lens, &Ctx) -> Figure,
    days: fn(&PlaceSeries, Lens) -> Vec<Arc<AirDays>>,
    year: fn(Year, Lens, &Ctx) -> Year,
}

/// A lens that the address asks for.
#[derive(Clone, Copy, Default)]
pub struct Glass {
    lens: Lens,
    through: Option<Through>,
}

#[wasm_split(lens, fallible)]
fn through() -> Result<Through, LoadError> {
    Ok(Through {
        hours: |read, lens, series, ctx| hours::through(read, lens, &series.hours, &series.days, ctx.t),
        bars: |figure, now, rows, lens, ctx| ranking::through(figure, now, rows, lens, ctx.t),
        days: |series, lens| years::through(&series.days, lens),
        year: |year, lens, ctx| years::told(year, lens, ctx.t),
    })
}

impl Glass {
    /// Of an address; plain where it names none, or none that there is.
    ///
    /// # Errors
    /// When its part of the program cannot be had.
    pub async fn of(ctx: &Ctx) -> Result<Self, LoadError> {
        let lens = ctx.get("lens").and_then(Lens::from_id).unwrap_or_default();
        let through = if lens == Lens::National { None } else { Some(through().await?) };
        Ok(Self { lens, through })
    }

    /// Whether something else than the rules in force is asked for.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.through.is_none()
    }

    /// The hours of a place.
    #[must_use]
    pub fn hours(&self, read: Hours, series: &PlaceSeries, ctx: &Ctx) -> Hours {
        match self.through {
            Some(through) => (through.hours)(read, self.lens, series, ctx),
            None => read,
        }
    }

    /// The bars of a ranking.
    #[must_use]
    pub fn bars(&self, figure: Figure, now: &AirNow, rows: &[Ranked], ctx: &Ctx) -> Figure {
        match self.through {
            Some(through) => (through.bars)(figure, now, rows, self.lens, ctx),
            None => figure,
        }
    }

    /// The days of a place.
    #[must_use]
    pub fn days(&self, series: &PlaceSeries) -> Vec<Arc<AirDays>> {
        self.through.map_or_else(|| series.days.clone(), |through| (through.days)(series, self.lens))
    }

    /// What is said of a year of them.
    #[must_use]
    pub fn year(&self, year: Year, ctx: &Ctx) -> Year {
        match self.through {
            Some(through) => (through.year)(year, self.lens, ctx),
            None => year,
        }
    }
}

/// The choice of a lens.
pub(super) fn choice(ctx: &Ctx) -> Markup {
    let w = ctx.t.air();
    let choices: Vec<(String, String)> =
        Lens::ALL.iter().map(|lens| (lens.id().to_owned(), word(w.lenses, lens.id()))).collect();
    html! { (controls::select(ctx, "lens", w.choose_lens, None, &choices, Lens::National.id())) }
}
