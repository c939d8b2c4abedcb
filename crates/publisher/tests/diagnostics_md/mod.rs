//! Writes `docs/diagnostics.md` from the catalogue and the gallery.

use mingjing_publisher::diagnostic::catalog::publication;
use mingjing_publisher::diagnostic::{Fault, Group, Severity};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Longest cell of an excerpt, in characters.
const CELL_MAX_CHARS: usize = 48;

const OPENING: &str = "\
# 检查出的问题 · Diagnostics

<!-- Written by a test from the catalogue of diagnostics and crates/publisher/tests/gallery; `make bless` rewrites it. -->

`mingjing check 工作簿` 一次说出全部问题：哪个文件、哪一行、哪一列、写的是什么、错在哪里、怎么改。同一列的同类问题合为一条，带总数。\
代号的字母是轻重：**E** 不改就不能发布；**W** 照样发布，但有数值被舍去或存疑；**N** 仅供知悉。标“告知读者”的，随数据公布。\
代号不会改变含义。每一条下面的例子都取自测试用的工作簿（`crates/publisher/tests/gallery`），例子不再成立，测试就不通过。

`mingjing check WORKBOOK` tells everything at once: which file, row and column, what stands there, what is wrong, how to mend \
it. Equal faults of a column are one entry with a count. The letter is the severity: **E** must be mended before anything is \
published; **W** is published all the same, with a value dropped or doubted; **N** is worth knowing. What is marked “told to \
readers” is published beside the data. Codes keep their meaning. Every example is cut from a workbook of the tests \
(`crates/publisher/tests/gallery`); the tests fail when it no longer shows its fault.

`--format json` 给程序用 is for programs; `--lang zh`、`--lang en` 选语言 chooses the language.
";

/// Areas of codes by their hundreds.
const AREAS: [(char, &str); 8] = [
    ('0', "工作簿 · The folder"),
    ('1', "表格与规定 · Tables against their schema"),
    ('2', "空气 · Air"),
    ('3', "地表水 · Surface water"),
    ('4', "任务、目标、公开事项 · Tasks, targets, duties"),
    ('5', "其他各表 · The other tables"),
    ('6', "发布 · Publishing"),
    ('7', "公开的文字 · Published texts"),
];

/// A fault with the example that shows it.
pub struct Case {
    pub fault: Fault,
    /// Folder of the gallery, place, text; absent for what only publishing shows.
    example: Option<(String, Group)>,
}

/// The first example of every fault that the gallery shows, and what only publishing shows.
pub fn cases(root: &Path) -> Vec<Case> {
    let gallery = root.join("crates/publisher/tests/gallery");
    let mut folders: Vec<String> = std::fs::read_dir(&gallery)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    folders.sort();
    let mut found: BTreeMap<String, Case> = BTreeMap::new();
    let key = |fault: &Fault| format!("{}{}", &fault.code[1..], fault.code);
    for folder in folders {
        let checked = mingjing_publisher::check(&gallery.join(&folder)).unwrap();
        for group in checked.diagnostics.groups() {
            let new = || Case { fault: group.fault.clone(), example: Some((folder.clone(), group.clone())) };
            found.entry(key(&group.fault)).or_insert_with(new);
        }
    }
    for fault in publication::all() {
        found.insert(key(&fault), Case { fault, example: None });
    }
    found.into_values().collect()
}

/// The whole document.
pub fn document(root: &Path) -> String {
    let cases = cases(root);
    let mut out = OPENING.to_owned();
    for (area, title) in AREAS {
        let of_area = || cases.iter().filter(|case| case.fault.code[1..].starts_with(area));
        let _ = writeln!(out, "\n## {title}\n");
        let links: Vec<String> = of_area()
            .map(|case| format!("[{0}](#{1})", case.fault.code, case.fault.code.to_lowercase()))
            .collect();
        let _ = writeln!(out, "{}", links.join(" · "));
        for case in of_area() {
            section(&mut out, case, root);
        }
    }
    out
}

fn section(out: &mut String, case: &Case, root: &Path) {
    let fault = &case.fault;
    let severity = match fault.severity {
        Severity::Error => "错误 error",
        Severity::Warning => "警告 warning",
        Severity::Note => "提示 note",
    };
    let told = if fault.for_readers { " · 告知读者 told to readers" } else { "" };
    let _ = writeln!(out, "\n### {}\n\n{severity}{told}\n", fault.code);
    let _ = writeln!(out, "{}  \n{}\n", prose(&fault.message.zh), prose(&fault.message.en));
    if !fault.hint.zh.is_empty() {
        let _ = writeln!(out, "- 办法：{}\n- Hint: {}\n", prose(&fault.hint.zh), prose(&fault.hint.en));
    }
    let Some((folder, group)) = &case.example else {
        let _ = writeln!(out, "只在发布时出现，见 only when publishing, see [record.md](record.md)。");
        return;
    };
    let offending = group.occurrences.first().and_then(|first| first.offending.as_deref());
    let shown = offending.map_or(String::new(), |text| format!(" ← `{}`", text.replace('`', "'")));
    let _ = writeln!(out, "`{folder}/{}`{shown}", group.first);
    if let Some(lines) = excerpt(&root.join("crates/publisher/tests/gallery").join(folder), group) {
        let _ = writeln!(out, "\n```text\n{lines}\n```");
    }
}

/// Marks that Markdown would take for its own.
fn prose(text: &str) -> String {
    text.replace('<', "&lt;").replace('*', "\\*").replace('|', "\\|")
}

/// The line that the example is about, a table's header above it, cut to the columns that matter.
fn excerpt(folder: &Path, group: &Group) -> Option<String> {
    let row = usize::try_from(group.first.row?).ok()?;
    let bytes = std::fs::read(folder.join(&group.first.file)).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let line = text.lines().nth(row.checked_sub(1)?)?;
    if !group.first.file.ends_with(".csv") {
        return Some(cut(line.trim()));
    }
    let cells = |line: &str| -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
        reader
            .records()
            .next()
            .and_then(Result::ok)
            .map_or(Vec::new(), |record| record.iter().map(cut).collect())
    };
    let header = cells(text.lines().next()?);
    let found = cells(line);
    let wanted: Vec<&str> = group.first.column.iter().flat_map(|names| names.split('+')).collect();
    if row == 1 || header.len() != found.len() || header.len() <= 4 {
        let both = if row == 1 { vec![found] } else { vec![header, found] };
        return Some(both.iter().map(|cells| cut_row(cells)).collect::<Vec<_>>().join("\n"));
    }
    let keep: Vec<usize> =
        (0..header.len()).filter(|&index| index < 3 || wanted.contains(&header[index].as_str())).collect();
    let of = |cells: &[String]| -> Vec<String> {
        let mut out = Vec::new();
        let mut last = None;
        for &index in &keep {
            if last.is_some_and(|last| last + 1 != index) {
                out.push("…".to_owned());
            }
            out.push(cells[index].clone());
            last = Some(index);
        }
        if last.is_some_and(|last| last + 1 < cells.len()) {
            out.push("…".to_owned());
        }
        out
    };
    Some(format!("{}\n{}", of(&header).join(","), of(&found).join(",")))
}

/// At most a dozen cells.
fn cut_row(cells: &[String]) -> String {
    let more = if cells.len() > 12 { ",…" } else { "" };
    format!("{}{more}", cells.iter().take(12).cloned().collect::<Vec<_>>().join(","))
}

fn cut(text: &str) -> String {
    let short: String = text.chars().take(CELL_MAX_CHARS).collect();
    if short.len() < text.len() { short + "…" } else { short }
}
