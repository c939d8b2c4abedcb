//! What a release would change, to be read by people, by programs and by a spreadsheet.

use anyhow::Context;
use mingjing_publisher::changes::{Change, Changes};
use mingjing_publisher::diagnostic::Lang;
use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;

/// How many changed values of one part are written out.
const VALUES_SHOWN: usize = 20;

/// Like a diff: `+` is new, `~` differs, `-` goes.
pub fn words(changes: &Changes, lang: Lang) -> String {
    let mut text = String::new();
    for note in &changes.tables {
        let (table, added, filled, corrected) = (&note.table, note.added, note.filled, note.corrected);
        // Writing to a String cannot fail.
        let _ = match lang {
            Lang::Zh => write!(text, "{table}：新增 {added} 行，补上 {filled} 个值，改动 {corrected} 处"),
            Lang::En => {
                write!(text, "{table}: {added} rows new, {filled} values filled in, {corrected} changed")
            }
        };
        let _ = match (note.updated, lang) {
            (0, _) => writeln!(text),
            (updated, Lang::Zh) => writeln!(text, "，更新 {updated} 处"),
            (updated, Lang::En) => writeln!(text, ", {updated} updated"),
        };
        let examples = changes.examples.get(table).map_or(&[][..], Vec::as_slice);
        for row in examples {
            let _ = writeln!(text, "  + {row}");
        }
        if added > examples.len() as u64 && !examples.is_empty() {
            let _ = writeln!(text, "  + …");
        }
        let of_table: Vec<&Change> = changes.values.iter().filter(|change| change.table == *table).collect();
        for change in of_table.iter().take(VALUES_SHOWN) {
            let _ = writeln!(text, "  {}", one(change));
        }
        if of_table.len() > VALUES_SHOWN {
            let more = of_table.len() - VALUES_SHOWN;
            let _ = match lang {
                Lang::Zh => writeln!(text, "  ~ …另有 {more} 处（--changes 可全部写出）"),
                Lang::En => writeln!(text, "  ~ … {more} more (--changes writes them all)"),
            };
        }
    }
    text
}

fn one(change: &Change) -> String {
    let part = change.partition.as_deref().map(|part| format!("{part} ")).unwrap_or_default();
    match &change.new {
        Some(new) => format!("~ {part}{} {}: {} → {new}", change.row, change.field, change.old),
        None => format!("- {part}{} {}: {}", change.row, change.field, change.old),
    }
}

/// For programs.
pub fn json(changes: &Changes) -> serde_json::Value {
    let value = |change: &Change| {
        json!({
            "table": change.table, "partition": change.partition, "row": change.row, "field": change.field,
            "old": change.old, "new": change.new,
        })
    };
    json!({ "tables": changes.tables, "values": changes.values.iter().map(value).collect::<Vec<_>>() })
}

/// Rows for the workbook's table `corrections`; the reason and the day are for a person to fill in.
pub fn write_rows(path: &Path, changes: &Changes) -> anyhow::Result<()> {
    let mut writer =
        csv::Writer::from_path(path).with_context(|| format!("cannot write {}", path.display()))?;
    writer.write_record([
        "table",
        "partition",
        "row_key",
        "field",
        "old",
        "new",
        "reason_zh",
        "reason_en",
        "decided_on",
        "document",
    ])?;
    for Change { table, partition, row, field, old, new } in &changes.values {
        let (partition, new) = (partition.as_deref().unwrap_or_default(), new.as_deref().unwrap_or_default());
        writer.write_record([table, partition, row, field, old, new, "", "", "", ""])?;
    }
    writer.flush()?;
    Ok(())
}
