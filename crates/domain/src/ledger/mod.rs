//! The ledger: what can be said about a task on a day.
//!
//! Three statements that never stand in for one another:
//! * [`Schedule`]: what the calendar says of the deadline;
//! * [`UnitSays`]: what the unit itself says of the work;
//! * [`RecordSupports`]: what the public record supports.
//!
//! A task lives by its events. The state is a function of the day, the first deadline and the events
//! up to that day, so that it can be asked for any day of the past.
//!
//! A task that is merged into another one (并入) or split into several (拆分) is pursued no longer under its number:
//! it is neither done nor given up, and no longer overdue; what the calendar said on that day is kept ([`Ended`]).
//! What it became has deadlines of its own. A reopening undoes it, as it does a withdrawal.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::ledger::*;
//!
//! let deadline = Deadline::Date(date(2020, 12, 31));
//! let events = [
//!     Event::new(date(2020, 6, 1), EventKind::Progress),
//!     Event::new(date(2021, 1, 10), EventKind::ClaimedDone),
//!     Event::new(date(2021, 3, 1), EventKind::Challenged),
//! ];
//! let autumn = state_on(date(2020, 9, 1), deadline, &events);
//! assert_eq!(autumn.schedule, Schedule::InTime { days_left: 121 });
//! assert_eq!(autumn.unit_says, UnitSays::UnderWay);
//!
//! let spring = state_on(date(2021, 4, 1), deadline, &events);
//! assert_eq!(
//!     spring.schedule,
//!     Schedule::DoneLate { days: 10, on: date(2021, 1, 10), basis: Basis::Claimed }
//! );
//! assert_eq!(spring.unit_says, UnitSays::SaysDone, "a challenge does not erase what the unit says");
//! assert_eq!(spring.record, RecordSupports::Challenged { on: date(2021, 3, 1) });
//! ```

mod duty;
mod ended;
mod event;
mod progress;
mod schedule;
mod state;
mod unit;

pub use duty::{DutyWorking, Frequency, Timeliness, timeliness_on};
pub use ended::Ended;
pub use event::{Deadline, Event, EventKind};
pub use progress::{Mark, Milestone, Progress, Series, planned_series, progress_by_series, progress_on};
pub use schedule::{Basis, DUE_SOON_DAYS, Schedule};
pub use state::{RecordSupports, State, UnitSays, state_on};
pub use unit::{Share, UnitStatistics};
