//! What must be published, and the proofs that it was.

use super::ledger::{by_owner, units_of};
use crate::diagnostic::Diagnostics;
use crate::forms::Book;
use mingjing_contract::ledger::{Duties, Duty, DutyEvidence};

/// The duties in the order of the workbook.
pub fn evaluate(book: &Book, faults: &mut Diagnostics) -> Duties {
    let mut units = units_of(book, "duty_units", "duty_id", faults);
    let needed = ["id", "duty_id", "text_zh", "source_id", "confidence"];
    let evidence = book.sheet("duty_evidence").read(&needed, faults, |row| {
        let evidence = DutyEvidence {
            id: row.text("id"),
            region: row.opt("region_code"),
            date: row.opt_date("date"),
            text_zh: row.text("text_zh"),
            source: row.text("source_id"),
            confidence: row.text("confidence"),
        };
        (row.text("duty_id"), evidence)
    });
    let mut evidence = by_owner(evidence);
    let needed = ["id", "what_zh", "what_en", "frequency", "document_id", "kind", "audience"];
    let duties = book.sheet("disclosure_duties").read(&needed, faults, |row| {
        let id = row.text("id");
        let mut proofs = evidence.remove(&id).unwrap_or_default();
        // Undated proofs come last.
        proofs.sort_by(|a, b| (a.date.is_none(), &a.date).cmp(&(b.date.is_none(), &b.date)));
        Duty {
            what_zh: row.text("what_zh"),
            what_en: row.text("what_en"),
            who_zh: row.opt("who").unwrap_or_default(),
            units: units.remove(&id).unwrap_or_default(),
            frequency: row.text("frequency"),
            document: row.text("document_id"),
            section: row.opt("section").unwrap_or_default(),
            kind: row.text("kind"),
            audience: row.text("audience"),
            task: row.opt("task_id"),
            deadline_text: row.opt("deadline_text"),
            note: row.opt("note"),
            evidence: proofs,
            sample: row.sample,
            id,
        }
    });
    Duties { duties: duties.into_iter().map(|placed| placed.value).collect() }
}
