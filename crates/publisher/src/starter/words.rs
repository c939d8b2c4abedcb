//! Words of the starter workbook: settings, the README, notes in the header cells.

use super::Keeps;
use crate::diagnostic::Lang;
use crate::schema::scalar;
use crate::workbook::catalogue::Column;
use std::fmt::Write as _;

/// `portal.toml`, with a comment for each setting.
pub fn settings(lang: Lang) -> String {
    let say = |zh: &'static str, en: &'static str| match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    format!(
        r#"# {about}

# {title}
title_zh = "环境信息公开（样例）"
title_en = "Environmental disclosure (sample)"

# {operator}
operator_zh = "某某市生态环境局（样例，非政府网站）"
operator_en = "A bureau of ecology and environment (sample, not a government site)"

# {contact}
# contact = "name@example.org"

# {home}
home_region = "150300"

# {offset}
utc_offset_s = 28800

# {base}
base_path = "/"

# {languages}
languages = ["zh-Hans", "en"]
"#,
        about =
            say("门户的设置。把样例改成自己的。", "Settings of the portal. Replace the samples by your own."),
        title = say("门户的名称，显示在每一页。", "Name of the portal, shown on every page."),
        operator =
            say("由谁发布。不是政府网站就要写明。", "Who publishes. Say so if it is not a government site."),
        contact = say(
            "读者怎样联系发布者；没有就不写。",
            "How readers reach the publisher; leave it out if there is no way."
        ),
        home = say(
            "首页先显示哪个地区：regions 表里的代码。",
            "Region shown first: a code of the table regions."
        ),
        offset = say("工作簿里的时间都是北京时间。", "Every civil time of the workbook is Beijing time."),
        base =
            say("网站放在域名下的哪个路径，以 / 开头和结尾。", "Path of the site on its host, from / to /."),
        languages =
            say("页面的语言，第一种必须是 zh-Hans。", "Languages of the pages; the first one is zh-Hans."),
    )
}

const STEPS_ZH: &str = "\
1. 改 `portal.toml`：名称、发布者、首页地区。
2. KEEPS_ZH第一行是表头，不要改；第二行是样例，看懂后删去。不用的表连同它的数据一起删去。
3. 填自己的数据后，把 `datapackage.json` 里的 `\"sample\": true` 改成 `false`。样例数据在网页上会标明。
4. 运行 `mingjing check .`，按提示改到没有错误。
5. 运行 `mingjing publish . --site ../site`。

每一列写什么、哪些必填，见 docs/workbook.md；拿到的是原始监测文件（全国小时数据、站点列表、地表水等），不用改格式，见 docs/forms.md。
";

const STEPS_EN: &str = "\
1. Edit `portal.toml`: title, publisher, region shown first.
2. KEEPS_ENLeave the first row, the header, as it is; the second is an example to be removed. Remove tables that you do not use.
3. With your own data in place, write `false` for `\"sample\": true` in `datapackage.json`. Pages mark sample data as such.
4. Run `mingjing check .` until no error is left.
5. Run `mingjing publish . --site ../site`.

What goes into each column: docs/workbook.md. Raw files of the monitoring networks can be used as they are: docs/forms.md.
";

/// `README.md`, in the language asked for first, then in the other.
pub fn readme(lang: Lang, keeps: Keeps) -> String {
    let (keeps_zh, keeps_en) = match keeps {
        Keeps::Csv => (
            "在 `tables/` 里填表（UTF-8 或 GBK 的 CSV）。`workbook.xlsx` 是同样的表，带下拉选项；想用它填，见下面。",
            "Fill in the tables in `tables/` (CSV, UTF-8 or GBK). `workbook.xlsx` has the same tables with drop-down lists; to use it, see below. ",
        ),
        Keeps::Spreadsheet => (
            "在 `workbook.xlsx` 里填表，一张工作表一个表，有下拉选项；把鼠标放在表头上看说明。",
            "Fill in `workbook.xlsx`: a sheet for each table, with drop-down lists; notes stand in the header cells. ",
        ),
    };
    let (switch_zh, switch_en) = match keeps {
        Keeps::Csv => (
            "\n改用 `workbook.xlsx`：把 `datapackage.json` 的 `resources` 换成\n`[{\"name\": \"workbook\", \"path\": \"workbook.xlsx\", \"mingjing:form\": \"workbook\", \"sample\": true}]`。\n",
            "\nTo use `workbook.xlsx` instead, make `resources` of `datapackage.json`\n`[{\"name\": \"workbook\", \"path\": \"workbook.xlsx\", \"mingjing:form\": \"workbook\", \"sample\": true}]`.\n",
        ),
        Keeps::Spreadsheet => ("", ""),
    };
    let zh = format!("# 工作簿\n\n{}{switch_zh}", STEPS_ZH.replace("KEEPS_ZH", keeps_zh));
    let en = format!("# The workbook\n\n{}{switch_en}", STEPS_EN.replace("KEEPS_EN", keeps_en));
    match lang {
        Lang::Zh => format!("{zh}\n{en}"),
        Lang::En => format!("{en}\n{zh}"),
    }
}

/// The note of a header cell: what to write, in which unit, whether it must be there, which values there are.
pub fn note(column: &Column, is_key: bool, lang: Lang) -> String {
    let say = |zh: &'static str, en: &'static str| match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    let (title, description) = match lang {
        Lang::Zh => (&column.title, &column.description),
        Lang::En => (&column.title_en, &column.description_en),
    };
    let mut lines = vec![format!("{title} ({})", column.name)];
    lines.extend(description.clone());
    if let Some(unit) = &column.unit {
        lines.push(format!("{}{unit}", say("单位：", "unit: ")));
    }
    lines.push(match (column.constraints.required, is_key) {
        (true, true) => say("必填，不能重复（与其他键列合起来）", "required, part of the key").to_owned(),
        (true, false) => say("必填", "required").to_owned(),
        (false, true) => say("可空，是键的一部分", "may be empty, part of the key").to_owned(),
        (false, false) => say("可空", "may be empty").to_owned(),
    });
    if let Some(form) = form(column, lang) {
        lines.push(form.to_owned());
    }
    for category in &column.categories {
        let label = if lang == Lang::Zh { &category.label } else { &category.label_en };
        lines.push(format!("{} = {label}", category.value));
    }
    let (least, most) = (&column.constraints.minimum, &column.constraints.maximum);
    let mut bounds = String::new();
    if let Some(least) = least {
        let _ = write!(bounds, "≥ {} ", scalar(least));
    }
    if let Some(most) = most {
        let _ = write!(bounds, "≤ {}", scalar(most));
    }
    if !bounds.is_empty() {
        lines.push(bounds.trim_end().to_owned());
    }
    lines.join("\n")
}

/// How a cell of a type is written.
fn form(column: &Column, lang: Lang) -> Option<&'static str> {
    let (zh, en) = match column.kind.as_str() {
        "date" => ("日期，如 2026-03-20", "a date, e.g. 2026-03-20"),
        "datetime" => ("北京时间，如 2026-03-20 08:00:00", "Beijing time, e.g. 2026-03-20 08:00:00"),
        "integer" => ("整数", "a whole number"),
        "number" => ("数字，不写单位", "a number without its unit"),
        "boolean" => ("true 是，false 否", "true or false"),
        _ => return None,
    };
    Some(match lang {
        Lang::Zh => zh,
        Lang::En => en,
    })
}

/// Words around the tables in the spreadsheet.
pub struct SheetWords {
    /// Name of the sheet that explains the others.
    pub index: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What to know, a line each.
    pub lines: [&'static str; 4],
    /// Headings of the list of tables.
    pub list: [&'static str; 3],
    /// Title of the message on a wrong entry.
    pub wrong: &'static str,
    /// Message on a wrong entry in a list.
    pub not_in_list: &'static str,
    /// Message on a wrong entry of another kind.
    pub wrong_kind: &'static str,
}

/// Words in a language.
pub fn sheet_words(lang: Lang) -> &'static SheetWords {
    match lang {
        Lang::Zh => &SheetWords {
            index: "说明",
            title: "工作簿：一张工作表一个表",
            lines: [
                "第一行是表头，不要改；把鼠标放在表头上看这一列写什么。深色的列必填。",
                "第二行是样例，看懂后删去。不用的工作表可以删去。",
                "没有值就空着，不要写 0、无、/。多于15位的数字先把单元格设为文本格式。",
                "填好后保存，运行 mingjing check，按提示修改。",
            ],
            list: ["工作表", "表名", "内容"],
            wrong: "请检查",
            not_in_list: "只能从下拉选项里选。",
            wrong_kind: "不合这一列的写法，见表头的说明。",
        },
        Lang::En => &SheetWords {
            index: "index",
            title: "The workbook: a sheet for each table",
            lines: [
                "Leave the first row, the header, as it is; notes in its cells say what to write. Dark columns are required.",
                "The second row is an example to be removed. Sheets that are not used may be removed.",
                "Leave a cell empty where there is no value; write no 0, none or /. Format a cell as text before writing a number of more than 15 digits.",
                "Save it, run mingjing check and mend what it tells.",
            ],
            list: ["sheet", "table", "what it holds"],
            wrong: "Please check",
            not_in_list: "Choose from the list.",
            wrong_kind: "Not as this column is written; see the note in its header.",
        },
    }
}
