//! Soil: the risk of farmland and of land to build on.
//!
//! | standard | in force | what | confidence |
//! |---|---|---|---|
//! | GB 15618-2018 (trial) | from 2018-08-01 | farmland: eight metals by land use and pH, three others | A; 六六六, 滴滴涕 and BaP C |
//! | GB 36600-2018 (trial) | from 2018-08-01 | land to build on: seven metals by class of use | B |
//!
//! Both standards draw two lines: up to the screening value (筛选值) the risk is low; above the
//! intervention value (管制值) it is high; between them there may be a risk, to be looked into (farmland:
//! together with what grows there). Values are total contents in mg/kg, compared as given.
//!
//! A worked example: paddy of pH 6.2, cadmium 0.55 mg/kg. The band is (5.5, 6.5]: screening 0.4,
//! intervention 2.0. So it lies between; (0.55 − 0.4) / 0.4 is 0.375, rounded by GB/T 8170: 0.38.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::sample::Reading;
//! use mingjing_domain::soil::{Farmland, Item, Risk, Site, evaluate};
//! let site = Site::Farmland { land: Farmland::Paddy, ph: Some("6.2".parse()?) };
//! let verdict = evaluate(date(2024, 6, 1), site, &[(Item::Cd, Reading::Measured("0.55".parse()?))]).into_result()?;
//! assert_eq!(verdict.risk, Some(Risk::Between));
//! let judged = verdict.items.first().ok_or("cadmium was judged")?;
//! assert_eq!((judged.screening, judged.intervention), ("0.4".parse()?, Some("2.0".parse()?)));
//! assert_eq!(judged.multiple, Some("0.38".parse()?));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod area;
mod table;
mod verdict;

pub use area::{SafeUse, safe_use};
pub use table::{
    DEVELOPMENT_EDITION, DevelopmentClass, FARMLAND_EDITION, Farmland, Item, Limits, Site, limits,
};
pub use verdict::{Judged, Risk, Verdict, evaluate};
