//! Writes `docs/workbook.md` from the catalogue and the items of the standards.

use mingjing_domain::{drinking, groundwater, water};
use mingjing_publisher::workbook::catalogue::{Catalogue, Column, Entry};
use std::fmt::Write as _;

const OPENING: &str = "\
# 工作簿 · The workbook

<!-- Written by a test from crates/publisher/schemas; change those, then `make bless`. -->

工作簿是一个文件夹：`datapackage.json` 列出各表和文件，`portal.toml` 写明由谁发布，其余是表格（UTF-8 或 GBK 的 CSV）。\
下面的表都可以不要；要哪张就放哪张。资源名（或 `mingjing:table`）用下面的表名，不写 `schema` 就按这里的规定检查；\
列的次序不限，不是必填的列可以整列省去。自编的演示数据在资源里写 `\"sample\": true`。

A workbook is a folder: `datapackage.json` lists tables and files, `portal.toml` says who publishes, the rest are tables \
(CSV in UTF-8 or GBK). Every table below is optional. Name the resource (or its `mingjing:table`) as below; without a \
`schema` of its own it is checked by what stands here. Columns may come in any order, and those that are not required may \
be left out. Mark made-up data with `\"sample\": true` in the resource.

```json
{\"name\": \"lakes\", \"path\": \"lakes.csv\", \"sources\": [{\"title\": \"乌海市生态环境局\"}]}
```

- 日期 dates `2026-03-20`，时刻 times `2026-03-20T08:00:00+08:00`，是非 booleans `true` `false`。
- 时段 periods：`2026`、`2026-03`、`2026-Q1`、`2026-03-20`，区间用 `/` 相连 or two of them joined by `/`。
- 监测值 readings：数字；低于检出限 below detection `<0.004` 或 or `0.004L`；未检出 not detected `none`；检出而无数值 detected without a figure `some`。
- 空格子是没有值，不是 0。An empty cell is no value, not 0.

";

/// The whole document.
pub fn document() -> String {
    let mut out = OPENING.to_owned();
    out.push_str("| 表 table | | |\n|---|---|---|\n");
    for entry in Catalogue::all() {
        let _ = writeln!(out, "| [`{0}`](#{0}) | {1} | {2} |", entry.name, entry.title, entry.title_en);
    }
    out.push_str("\n监测项目的编号在[文末](#items)。The ids of measured items stand at the [end](#items).\n");
    for entry in Catalogue::all() {
        section(&mut out, entry);
    }
    items(&mut out);
    out
}

fn section(out: &mut String, entry: &Entry) {
    let _ = writeln!(out, "\n## {}\n\n**{}** · **{}**\n", entry.name, entry.title, entry.title_en);
    let _ = writeln!(out, "{}\n{}\n", entry.description, entry.description_en);
    out.push_str(
        "| 列 column | 类型 type | 必填 required | 单位 unit | 含义 meaning |\n|---|---|---|---|---|\n",
    );
    for column in &entry.columns {
        let is_key = entry.schema.primary_key.0.contains(&column.name);
        let required = match (column.constraints.required, is_key) {
            (true, true) => "是 yes, 键 key",
            (true, false) => "是 yes",
            (false, true) => "键 key",
            (false, false) => "",
        };
        let unit = column.unit.as_deref().unwrap_or_default();
        let _ = writeln!(
            out,
            "| `{}` | {} | {required} | {unit} | {} |",
            column.name,
            column.kind,
            meaning(column)
        );
    }
    let keys: Vec<String> = entry
        .schema
        .foreign_keys
        .iter()
        .map(|foreign| {
            let there = match foreign.reference.resource.as_str() {
                "" => entry.name.as_str(),
                other => other,
            };
            format!("`{}` → `{there}`", foreign.fields.0.join("+"))
        })
        .collect();
    if !keys.is_empty() {
        let _ = writeln!(out, "\n引用 references: {}", keys.join(", "));
    }
    let _ = writeln!(out, "\n```csv\n{}```", super::example_csv(entry));
}

fn meaning(column: &Column) -> String {
    let mut text = format!("{} · {}", column.title, column.title_en);
    if let (Some(zh), Some(en)) = (&column.description, &column.description_en) {
        let _ = write!(text, "<br>{zh}");
        if zh != en {
            let _ = write!(text, "<br>{en}");
        }
    }
    for one in &column.categories {
        let _ = write!(text, "<br>`{}` {} · {}", one.value, one.label, one.label_en);
    }
    if column.categories.is_empty()
        && let Some(allowed) = &column.constraints.one_of
    {
        let list: Vec<_> = allowed.iter().filter_map(|value| value.as_str()).collect();
        let _ = write!(text, "<br>`{}`", list.join("` `"));
    }
    let bounds = (&column.constraints.minimum, &column.constraints.maximum);
    match bounds {
        (Some(least), Some(most)) => _ = write!(text, "<br>{least}–{most}"),
        (Some(least), None) => _ = write!(text, "<br>≥ {least}"),
        (None, Some(most)) => _ = write!(text, "<br>≤ {most}"),
        (None, None) => {}
    }
    text.replace('|', "\\|")
}

fn items(out: &mut String) {
    out.push_str("\n## items\n\n监测项目的编号和单位 · Ids and units of measured items\n");
    let mut list = |title: &str, rows: Vec<(&str, &str, &str, &str)>| {
        let _ = writeln!(out, "\n### {title}\n\n| item | | | 单位 unit |\n|---|---|---|---|");
        for (id, zh, en, unit) in rows {
            let _ = writeln!(out, "| `{id}` | {zh} | {en} | {unit} |");
        }
    };
    list(
        "饮用水 drinking water · GB 5749-2022",
        drinking::Item::ALL.iter().map(|item| (item.id, item.words.zh, item.words.en, item.unit)).collect(),
    );
    list(
        "地下水 groundwater · GB/T 14848-2017",
        groundwater::Item::ALL
            .iter()
            .map(|item| (item.id, item.words.zh, item.words.en, item.unit))
            .collect(),
    );
    let unit = |item: &water::Item| match item {
        water::Item::Ph => "",
        water::Item::FColi => "/L",
        _ => "mg/L",
    };
    list(
        "地表水源 surface sources · GB 3838-2002",
        water::Item::ALL
            .iter()
            .map(|item| (item.id(), item.words().zh, item.words().en, unit(item)))
            .collect(),
    );
}
