//! The life of a task: what was published of it, from the plan to the closing and sometimes beyond.

use super::grammar::Job;
use super::units::habits;
use crate::place::later;
use crate::random::Random;
use jiff::civil::{Date, date};

/// Nothing is told of days after this one.
pub const TOLD_UNTIL: Date = date(2026, 9, 30);

/// What is told of a merged task.
pub const MERGED: (&str, &str) = ("与同类任务合并，不再单列", "Merged into a like task and no longer listed");

/// What is told of a withdrawn task.
pub const WITHDRAWN: (&str, &str) = ("规划调整，任务撤销", "Plans changed: withdrawn");

/// An event without the numbers that it gets in the table.
#[derive(Clone, Debug)]
pub struct Event {
    /// Day.
    pub date: Date,
    /// Kind of the contract.
    pub kind: &'static str,
    /// Quantity done in all, where it is told.
    pub quantity: Option<i64>,
    /// In words.
    pub zh: String,
    /// In English.
    pub en: String,
    /// For a moved deadline.
    pub moved_to: Option<Date>,
    /// For a public notice: last day of objections.
    pub window_until: Option<Date>,
    /// For a merged or split task: the tasks that carry it on, found when all tasks are there.
    pub successors: Vec<String>,
}

impl Event {
    /// An event with its words alone.
    pub fn told(date: Date, kind: &'static str, zh: &str, en: &str) -> Self {
        let (zh, en) = (zh.to_owned(), en.to_owned());
        Self {
            date,
            kind,
            quantity: None,
            zh,
            en,
            moved_to: None,
            window_until: None,
            successors: Vec::new(),
        }
    }
}

/// A life under way.
pub struct Life<'a> {
    random: &'a mut Random,
    job: &'a Job,
    issued: Date,
    deadline: Option<Date>,
    events: Vec<Event>,
}

impl<'a> Life<'a> {
    /// Everything that was told of a task.
    pub fn events(
        random: &'a mut Random,
        job: &'a Job,
        unit: &str,
        issued: Date,
        deadline: Option<Date>,
    ) -> Vec<Event> {
        let (in_time, silent) = habits(unit);
        let mut life = Self { random, job, issued, deadline, events: Vec::new() };
        life.live(in_time, silent);
        life.events.retain(|event| event.date <= TOLD_UNTIL);
        life.events.sort_by_key(|event| event.date);
        life.events
    }

    fn live(&mut self, in_time: i64, silent: i64) {
        if self.random.chance(silent) {
            return;
        }
        let start = later(self.issued, self.random.between(40, 260));
        if self.random.chance(35) {
            self.tell(
                start,
                "not_started",
                None,
                "前期手续未完成，尚未开工",
                "Not begun: approvals outstanding",
            );
            if self.random.chance(500) {
                return;
            }
        }
        if self.random.chance(15) {
            let day = later(start, self.random.between(30, 300));
            let (kind, zh, en) = self.random.pick(&[
                ("merged", MERGED.0, MERGED.1),
                ("withdrawn", WITHDRAWN.0, WITHDRAWN.1),
                ("withdrawn", "实施对象已灭失，任务撤销", "What it was about no longer exists: withdrawn"),
            ]);
            return self.tell(day, kind, None, zh, en);
        }
        let due = self.deadline.unwrap_or_else(|| later(start, self.random.between(200, 900)));
        let finish = if self.random.chance(in_time) {
            later(due, -self.random.between(0, 150))
        } else {
            later(due, self.random.between(8, 620))
        };
        let finish = finish.max(later(start, 30));
        self.progress(start, finish);
        if self.deadline.is_some_and(|deadline| finish > deadline) && self.random.chance(320) {
            self.move_deadline(due, start);
        }
        // One in twenty comes to a stand.
        if !self.random.chance(50) {
            self.finish(finish);
        }
    }

    /// Up to three reports on the way, each with all that is done by then.
    fn progress(&mut self, start: Date, finish: Date) {
        let span = mingjing_domain::time::days_between(start, finish).max(1);
        let steps = self.random.between(0, 2);
        let amount = self.job.amount;
        for step in 1..=steps {
            let day = later(start, span * step / (steps + 1));
            let done = (amount * step / (steps + 1) + self.random.bell(amount / 12)).clamp(0, amount);
            let unit = self.job.work.unit;
            if done == 0 || self.random.chance(120) {
                self.tell(day, "report", None, "已报送进展，未载数量", "Progress reported without a figure");
                continue;
            }
            let percent = done * 100 / amount.max(1);
            let zh = format!("累计完成{done}{unit}，为任务的{percent}%");
            let en = format!("{done} of {amount} done ({percent} %)");
            self.tell(day, "progress", Some(done), &zh, &en);
        }
    }

    fn move_deadline(&mut self, due: Date, start: Date) {
        let day = later(due, -self.random.between(10, 80)).max(start);
        let to = later(due, self.random.between(180, 540)).last_of_month();
        let zh = format!("完成时限调整至{}", to.strftime("%Y年%-m月底"));
        let en = format!("Deadline moved to the end of {}", to.strftime("%Y-%m"));
        self.tell(day, "deadline_moved", None, &zh, &en);
        if let Some(event) = self.events.last_mut() {
            event.moved_to = Some(to);
        }
    }

    fn finish(&mut self, day: Date) {
        let (amount, unit) = (self.job.amount, self.job.work.unit);
        let zh = format!("完成{amount}{unit}，申请销号");
        self.tell(day, "claimed_done", Some(amount), &zh, &format!("All {amount} done; closing asked for"));
        if self.random.chance(70) {
            let day = later(day, self.random.between(15, 90));
            return self.tell(
                day,
                "challenged",
                None,
                "群众反映实际未完成，转核查",
                "A resident says that it is not done; under review",
            );
        }
        if self.random.chance(150) {
            return;
        }
        let verified = later(day, self.random.between(15, 110));
        self.tell(
            verified,
            "verified",
            None,
            "现场核查，符合整改标准",
            "Checked on site: meets the standard",
        );
        if !self.random.chance(880) {
            return;
        }
        let closed = self.close(verified);
        if self.random.chance(45) {
            self.reopen(closed);
        }
    }

    /// Public notice and closing; returns the day of closing.
    fn close(&mut self, verified: Date) -> Date {
        let notice = later(verified, self.random.between(4, 25));
        let until = later(notice, 10);
        self.tell(notice, "public_notice", None, "拟销号公示", "Notice that it is to be closed");
        if let Some(event) = self.events.last_mut() {
            event.window_until = Some(until);
        }
        let closed = later(until, self.random.between(2, 20));
        self.tell(closed, "closed", None, "公示无异议，销号", "No objections: closed");
        closed
    }

    fn reopen(&mut self, closed: Date) {
        let day = later(closed, self.random.between(60, 320));
        self.tell(
            day,
            "reopened",
            None,
            "回头看发现问题反弹，恢复台账",
            "Looked at again: it has come back; reopened",
        );
        if self.random.chance(550) {
            let again = later(day, self.random.between(60, 200));
            self.tell(again, "verified", None, "再次核查，符合整改标准", "Checked again: meets the standard");
            self.close(again);
        }
    }

    fn tell(&mut self, date: Date, kind: &'static str, quantity: Option<i64>, zh: &str, en: &str) {
        self.events.push(Event { quantity, ..Event::told(date, kind, zh, en) });
    }
}
