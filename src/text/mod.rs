//! Every word that people read, one file a language. A language is complete by construction: it is a
//! value of [`Text`], and a field left out does not compile.

pub mod accessibility;
pub mod air;
pub mod bulletins;
pub mod chart;
pub mod drinking;
pub mod duties;
mod en;
pub mod facilities;
pub mod form;
pub mod format;
pub mod lab;
pub mod lakes;
pub mod ledger;
pub mod lens;
#[cfg(target_arch = "wasm32")]
mod loaded;
pub mod open_data;
pub mod pin;
pub mod polluters;
pub mod quoting;
pub mod replies;
pub mod soil;
pub mod thread;
pub mod warnings;
mod zh;

#[cfg(target_arch = "wasm32")]
pub use loaded::load;

use crate::route::Lang;
use mingjing_chart::facts::Trend;
use mingjing_contract::feedback::point::words::{PointWords, words};

/// The words of a language. In the browser they are fetched first (`load`).
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn of(lang: Lang) -> &'static Text {
    match lang {
        Lang::Zh => &zh::TEXT,
        Lang::En => &en::TEXT,
    }
}

/// The Chinese words as they stand in the program, for who converts them into other characters in advance.
#[cfg(not(target_arch = "wasm32"))]
pub const CHINESE: [&str; 22] = [
    include_str!("zh/mod.rs"),
    include_str!("zh/air.rs"),
    include_str!("zh/bulletins.rs"),
    include_str!("zh/chart.rs"),
    include_str!("zh/drinking.rs"),
    include_str!("zh/duties.rs"),
    include_str!("zh/facilities.rs"),
    include_str!("zh/lab.rs"),
    include_str!("zh/lakes.rs"),
    include_str!("zh/ledger.rs"),
    include_str!("zh/lens.rs"),
    include_str!("zh/open_data.rs"),
    include_str!("zh/pin.rs"),
    include_str!("zh/polluters.rs"),
    include_str!("zh/quoting.rs"),
    include_str!("zh/replies.rs"),
    include_str!("zh/soil.rs"),
    include_str!("zh/form.rs"),
    include_str!("zh/thread.rs"),
    include_str!("zh/warnings.rs"),
    include_str!("format.rs"),
    mingjing_contract::feedback::point::words::CHINESE,
];

/// A word for each of a closed set of identifiers; an unknown one is shown as it is.
pub type Words = &'static [(&'static str, &'static str)];

/// The word for an identifier.
#[must_use]
pub fn word(words: Words, id: &str) -> String {
    words.iter().find(|(known, _)| *known == id).map_or_else(|| id.to_owned(), |(_, word)| (*word).to_owned())
}

/// All words of a language.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct Text {
    pub lang: Lang,
    // masthead and foot
    pub site: &'static str,
    pub skip: &'static str,
    pub menu: &'static str,
    pub nav_air: &'static str,
    pub nav_water: &'static str,
    pub nav_tasks: &'static str,
    pub nav_targets: &'static str,
    pub nav_duties: &'static str,
    pub nav_feedback: &'static str,
    pub nav_about: &'static str,
    pub nav_soil: &'static str,
    pub nav_polluters: &'static str,
    pub nav_more: &'static str,
    pub nav_drinking: &'static str,
    pub nav_warnings: &'static str,
    pub nav_bulletins: &'static str,
    pub nav_facilities: &'static str,
    pub nav_replies: &'static str,
    pub nav_data: &'static str,
    pub nav_verify: &'static str,
    pub large_type: &'static str,
    pub normal_type: &'static str,
    pub foot_release: fn(u64, &str) -> String,
    pub foot_verified: &'static str,
    pub foot_refused: fn(usize) -> String,
    pub foot_data: &'static str,
    // states
    pub loading: &'static str,
    pub failed: &'static str,
    pub retry: &'static str,
    pub offline: &'static str,
    pub status: fn(u16) -> String,
    pub tampered: fn(&str) -> String,
    pub cannot_verify: &'static str,
    pub form: &'static str,
    pub not_published: &'static str,
    pub not_found_title: &'static str,
    pub not_found: &'static str,
    pub to_home: &'static str,
    /// The same for readers of the other language: its tag, the words, those of the link.
    pub not_found_elsewhere: [&'static str; 3],
    pub sample: &'static str,
    pub sample_source: &'static str,
    pub replay: fn(&str) -> String,
    pub stale: fn(&str) -> String,
    pub kept: fn(&str, &str) -> String,
    pub newer: &'static str,
    pub reload: &'static str,
    pub ages: [fn(i64) -> String; 3],
    pub no_data: &'static str,
    pub missing: Words,
    pub report_notes: Words,
    // common
    pub place: &'static str,
    pub time: &'static str,
    pub source: &'static str,
    pub value: &'static str,
    pub all: &'static str,
    pub more: fn(usize) -> String,
    pub show_table: &'static str,
    pub table_of: fn(&str) -> String,
    /// Copy, copied, download, filter, sort by %, head of the column that flags made-up rows.
    pub table_tools: &'static str,
    pub chart_keys: &'static str,
    pub confidence: &'static str,
    pub confidences: Words,
    pub date: &'static str,
    pub see_all: &'static str,
    // air
    pub air_title: &'static str,
    pub air_lead: &'static str,
    pub aqi: &'static str,
    pub level: &'static str,
    pub primary: &'static str,
    pub no_primary: &'static str,
    pub full_stop: &'static str,
    pub categories: [&'static str; 6],
    pub items: Words,
    pub item_names: Words,
    pub stations_behind: fn(u16, u16) -> String,
    pub reference_station: &'static str,
    pub stopped: fn(&str) -> String,
    pub chart_aqi: fn(&str) -> String,
    pub chart_item: fn(&str, &str) -> String,
    pub rank_title: &'static str,
    pub rank_of: fn(&str) -> String,
    pub period: &'static str,
    pub periods: Words,
    pub item_label: &'static str,
    pub days_lead: &'static str,
    pub hour_limit: fn(&str, &str) -> String,
    pub working_title: &'static str,
    pub working_lead: fn(&str) -> String,
    pub working_conc: &'static str,
    pub working_segment: &'static str,
    pub working_iaqi: &'static str,
    pub published_differs: fn(u16, u16) -> String,
    pub published_agrees: fn(u16) -> String,
    pub station_history: &'static str,
    pub summary_hours: fn(&Extremes) -> String,
    pub summary_none: &'static str,
    pub air_source: fn(&str) -> String,
    pub region_method: &'static str,
    pub week: &'static str,
    pub choose_place: &'static str,
    pub no_air_here: &'static str,
    // water
    pub water_title: &'static str,
    pub water_lead: &'static str,
    pub water_past: fn(&str) -> String,
    pub section: &'static str,
    pub basin: &'static str,
    pub class: &'static str,
    pub classes: Words,
    pub class_status: Words,
    pub class_published: &'static str,
    pub class_computed: &'static str,
    pub class_differs: fn(&str, &str) -> String,
    pub deciding: &'static str,
    pub exceeding: &'static str,
    pub within: &'static str,
    pub station_state: &'static str,
    pub states_water: Words,
    pub water_items: Words,
    pub never_classed: &'static str,
    pub readings: &'static str,
    pub untimed: fn(u32, &str) -> String,
    pub water_source: &'static str,
    pub water_method: &'static str,
    pub class_counts: &'static str,
    // tasks
    pub tasks_title: &'static str,
    pub tasks_rule: &'static str,
    pub filter: &'static str,
    pub search: &'static str,
    pub f_document: &'static str,
    pub f_theme: &'static str,
    pub f_unit: &'static str,
    pub f_state: &'static str,
    pub themes: Words,
    pub states: Words,
    pub shown: fn(usize, usize) -> String,
    pub nothing_matches: &'static str,
    pub clear_filter: &'static str,
    pub unit_says: &'static str,
    pub unit_says_words: Words,
    pub public_record: &'static str,
    pub record_words: Words,
    pub record_on: fn(&str, &str) -> String,
    pub calendar: &'static str,
    pub in_time: fn(i64) -> String,
    pub due_soon: fn(i64) -> String,
    pub overdue: fn(i64) -> String,
    pub done_on_time: &'static str,
    pub done_late: fn(i64) -> String,
    pub standing: &'static str,
    pub immediate: &'static str,
    pub recurring: &'static str,
    pub unstated: &'static str,
    pub withdrawn: &'static str,
    pub first_deadline: fn(&str) -> String,
    pub deadline_printed: &'static str,
    pub nothing_published: &'static str,
    pub progress_words: fn(&str, &str, &str) -> String,
    pub milestone: &'static str,
    pub milestones: &'static str,
    pub due: &'static str,
    pub quantity: &'static str,
    pub timeline: &'static str,
    pub timeline_empty: &'static str,
    pub event_kinds: Words,
    pub units: &'static str,
    pub roles: Words,
    pub document: &'static str,
    pub document_section: fn(&str, &str) -> String,
    pub goal: &'static str,
    pub part_of: &'static str,
    pub parts: &'static str,
    pub challenge: &'static str,
    pub challenge_lead: &'static str,
    pub task_unknown: fn(&str) -> String,
    pub summary_only_zh: &'static str,
    // targets
    pub targets_title: &'static str,
    pub targets_lead: fn(usize, usize) -> String,
    pub indicator: &'static str,
    pub target: &'static str,
    pub observed: &'static str,
    pub region: &'static str,
    pub comparators: Words,
    pub qualifiers: Words,
    pub unit_words: Words,
    pub chart_target: fn(&str, &str) -> String,
    pub target_mark: fn(&str) -> String,
    pub nothing_observed: &'static str,
    pub side_by_side: &'static str,
    pub plan_itself: &'static str,
    pub pick_indicator: &'static str,
    pub summary_target: fn(usize, usize) -> String,
    // duties
    pub duties_title: &'static str,
    pub who: &'static str,
    pub frequency: &'static str,
    pub frequencies: Words,
    pub audience: &'static str,
    pub audiences: Words,
    pub who_unstated: &'static str,
    pub proof: &'static str,
    pub proof_rule: &'static str,
    pub shown_duties: fn(usize, usize) -> String,
    // feedback
    pub feedback_title: &'static str,
    pub feedback_lead: &'static str,
    pub about_subject: fn(&str) -> String,
    pub f_kind: &'static str,
    pub kinds: Words,
    pub f_region: &'static str,
    pub f_place: &'static str,
    pub f_place_hint: &'static str,
    pub f_when: &'static str,
    pub f_when_hint: &'static str,
    pub f_description: &'static str,
    pub f_description_hint: &'static str,
    pub f_contact: &'static str,
    pub f_contact_hint: &'static str,
    pub choose: &'static str,
    pub optional: &'static str,
    pub send: &'static str,
    pub sending: &'static str,
    pub errors_title: &'static str,
    pub field_errors: Words,
    pub send_failed: &'static str,
    pub refused: Words,
    pub sent_title: &'static str,
    pub sent_lead: &'static str,
    pub your_code: &'static str,
    pub keep_code: &'static str,
    pub open_thread: &'static str,
    pub follow_title: &'static str,
    pub follow_label: &'static str,
    pub follow_button: &'static str,
    pub thread_title: &'static str,
    pub thread_unknown: &'static str,
    pub thread_states: Words,
    pub received: &'static str,
    pub accept_by: &'static str,
    pub answer_by: &'static str,
    pub what_you_sent: &'static str,
    pub history: &'static str,
    pub write_another: &'static str,
    pub demo_service: &'static str,
    // about
    pub about_title: &'static str,
    pub about_lead: &'static str,
    pub about_operator: &'static str,
    pub about_contact: &'static str,
    pub about_no_contact: &'static str,
    pub about_sources: &'static str,
    pub about_rows: &'static str,
    pub about_licence: &'static str,
    pub about_doubts: &'static str,
    pub about_doubts_lead: &'static str,
    pub about_times: &'static str,
    pub about_rules: &'static str,
    pub about_rules_text: &'static [&'static str],
    pub about_check: &'static str,
    pub about_check_text: fn(u64, &str, usize) -> String,
    pub about_access: &'static str,
    // the log of releases
    pub log_checked: &'static str,
    pub log_unsure: &'static str,
    pub log_unsigned: &'static str,
    pub log_failed: &'static str,
    pub log_unreached: &'static str,
    pub log_more: &'static str,
    pub log_faults: Words,
    pub verify_title: &'static str,
    pub verify_lead: &'static str,
    pub verify_checks: &'static str,
    pub check_signature: &'static str,
    pub check_signature_good: &'static str,
    pub check_signature_open: &'static str,
    pub check_key: &'static str,
    pub check_key_good: &'static str,
    pub check_key_open: &'static str,
    pub check_inclusion: &'static str,
    pub check_inclusion_good: &'static str,
    pub check_history: &'static str,
    pub check_history_good: fn(u64, &str) -> String,
    pub check_history_first: &'static str,
    pub verify_facts: &'static str,
    pub verify_release: &'static str,
    pub verify_size: &'static str,
    pub verify_root: &'static str,
    pub verify_key: &'static str,
    pub verify_outside: &'static str,
    pub verify_outside_lead: &'static str,
    pub verify_keep: &'static str,
    pub verify_limits: &'static str,
    pub verify_limits_text: &'static [&'static str],
    pub changes_title: &'static str,
    pub changes_release_head: [&'static str; 3],
    pub changes_brought: fn(&str, [u64; 3]) -> String,
    pub changes_between: &'static str,
    pub changes_none: &'static str,
    pub corrections_title: &'static str,
    pub corrections_lead: fn(usize) -> String,
    /// How many, in which release the newest was, and when.
    pub corrected_line: fn(usize, u64, &str) -> String,
    pub corrected_more: &'static str,
    pub corrected_all: &'static str,
    pub corrections_none: &'static str,
    pub changes_head: [&'static str; 4],
    pub changes_taken: &'static str,
    pub tables: Words,
    pub forget: &'static str,
    pub forget_lead: &'static str,
    // home
    pub home_can_i: &'static str,
    pub home_water: &'static str,
    pub home_promises: &'static str,
    pub home_promise_counts: fn(&Counts) -> String,
    pub home_voice: &'static str,
    pub home_voice_lead: &'static str,
    pub home_answers: &'static str,
    pub home_no_answers: &'static str,
}

macro_rules! topics {
    ($($(#[$about:meta])+ $topic:ident: $words:ty;)+) => {
        /// Words of a topic, by themselves: in the browser they come with the pages that speak them, in both
        /// languages, and not with every page.
        impl Text {
            $(
                $(#[$about])+
                #[must_use]
                pub fn $topic(&self) -> &'static $words {
                    match self.lang {
                        Lang::Zh => &zh::$topic::WORDS,
                        Lang::En => &en::$topic::WORDS,
                    }
                }
            )+
        }
    };
}

topics! {
    /// Words of the accessibility statement.
    accessibility: accessibility::AccessibilityWords;
    /// Words of the air pages.
    air: air::AirWords;
    /// Words of the bulletins.
    bulletins: bulletins::BulletinsWords;
    /// Words of charts.
    chart: chart::ChartWords;
    /// Words of drinking water.
    drinking: drinking::DrinkingWords;
    /// Words of the duties to publish.
    duties: duties::DutiesWords;
    /// Words of open facilities.
    facilities: facilities::FacilityWords;
    /// Words of values from laboratories.
    lab: lab::LabWords;
    /// Words of lakes.
    lakes: lakes::LakeWords;
    /// Words of the ledger of tasks.
    ledger: ledger::LedgerWords;
    /// Words of charts seen through the rules of others.
    lens: lens::LensWords;
    /// Words of open data.
    open_data: open_data::OpenDataWords;
    /// Words of the sketch that a point is set on.
    pin: pin::PinWords;
    /// Words of polluters.
    polluters: polluters::PolluterWords;
    /// Words of quoting charts.
    quoting: quoting::QuotingWords;
    /// Words of published answers.
    replies: replies::RepliesWords;
    /// Words of soil and groundwater.
    soil: soil::SoilWords;
    /// Words of the feedback form's last look and of what is on its way.
    form: form::FormWords;
    /// Words of a thread of feedback.
    thread: thread::ThreadWords;
    /// Words of warnings.
    warnings: warnings::WarningsWords;
}

impl Text {
    /// Words of places as points, which the service says too.
    #[must_use]
    pub fn point(&self) -> &'static PointWords {
        words(self.lang.language())
    }
}

/// What a line did, in numbers already formatted.
#[derive(Clone, Debug, Default)]
pub struct Extremes {
    /// Name with unit.
    pub name: String,
    /// Newest value.
    pub last: String,
    /// Lowest value.
    pub low: String,
    /// When it was lowest.
    pub low_at: String,
    /// Highest value.
    pub high: String,
    /// When it was highest.
    pub high_at: String,
    /// Hours without a value.
    pub missing: usize,
    /// Hours in all.
    pub total: usize,
    /// Where it tends to.
    pub trend: Option<Trend>,
    /// How many values are above the limit, and how many there is a limit for.
    pub over: Option<(usize, usize)>,
    /// The longest run of missing hours: how many, from when, until when.
    pub longest: Option<(usize, String, String)>,
}

/// How the promises stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All tasks.
    pub total: usize,
    /// With a day as their deadline that has come, but for those that ended.
    pub due: usize,
    /// Of these: not said done by anyone.
    pub overdue: usize,
    /// Said done or closed.
    pub done: usize,
    /// Of which nothing was published.
    pub silent: usize,
    /// Merged, split or withdrawn: nothing is due of them any more.
    pub ended: usize,
    /// Of these: overdue when they ended, or done late.
    pub ended_late: usize,
}
