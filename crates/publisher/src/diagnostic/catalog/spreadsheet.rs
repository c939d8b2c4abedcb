//! Faults of spreadsheet files, and how their headings were read.

use super::{Fault, fault, say};

/// `E020`: the file is damaged or no spreadsheet.
#[must_use]
pub fn unreadable(why: &str) -> Fault {
    fault(
        "E020",
        [format!("表格文件打不开：{why}"), format!("the spreadsheet cannot be opened: {why}")],
        say(
            "用 WPS 或 Excel 打开，另存为 .xlsx；打不开就是文件坏了",
            "open it in a spreadsheet program and save it as .xlsx; if that fails, the file is damaged",
        ),
    )
}

/// `E021`: the file asks for a password.
#[must_use]
pub fn password() -> Fault {
    fault(
        "E021",
        say("表格文件有打开密码", "the spreadsheet is protected by a password"),
        say("打开后去掉密码，再保存", "open it, remove the password and save it"),
    )
}

/// `E022`: something else under the name of a spreadsheet.
#[must_use]
pub fn disguised(zh: &str, en: &str) -> Fault {
    fault(
        "E022",
        [format!("名为电子表格，内容却是{zh}"), format!("it has the name of a spreadsheet, but is {en}")],
        say(
            "用 WPS 或 Excel 打开，另存为 .xlsx；若是文本，把扩展名改为 .csv",
            "open it in a spreadsheet program and save it as .xlsx; if it is text, rename it to .csv",
        ),
    )
}

/// `E023`: beyond a limit.
#[must_use]
pub fn too_large(limit: &str) -> Fault {
    fault(
        "E023",
        [format!("表格太大，超过 {limit}"), format!("the spreadsheet is too large: more than {limit}")],
        say(
            "删去无关的表和空列，或拆成几个文件；数据确实多就用 CSV",
            "remove sheets and columns that do not belong, or split it; use CSV for so much data",
        ),
    )
}

/// `E008`: nothing in it.
#[must_use]
pub fn empty() -> Fault {
    super::folder::no_header()
}

/// `E024`: no sheet fits the table.
#[must_use]
pub fn sheet_missing(sheets: &str) -> Fault {
    fault(
        "E024",
        [
            format!("找不到对应的工作表；文件里有：{sheets}"),
            format!("no sheet for this table; the file has: {sheets}"),
        ],
        say(
            "工作表用表名或中文名命名，或在资源里写 \"mingjing:sheet\"",
            "name the sheet like the table, or give \"mingjing:sheet\" in the resource",
        ),
    )
}

/// `N025`: merged cells among the rows.
#[must_use]
pub fn merged() -> Fault {
    fault(
        "N025",
        say(
            "有合并的单元格：只有左上角一格有值，其余按空处理",
            "merged cells: only the first one has the value, the others are read as empty",
        ),
        say("取消合并，每格都填上", "unmerge them and fill in every cell"),
    )
}

/// `N026`: the sheet is hidden.
#[must_use]
pub fn hidden() -> Fault {
    fault(
        "N026",
        say("工作表是隐藏的，照样读取", "the sheet is hidden; it is read all the same"),
        say("不该公开就从文件里删去", "remove it from the file if it is not meant to be published"),
    )
}

/// `N027`: a sheet that is no table.
#[must_use]
pub fn sheet_passed_over() -> Fault {
    fault(
        "N027",
        say("工作表的名称不是表名，未读取", "no table has the name of this sheet: not read"),
        say("表名见 docs/workbook.md，中文名也可以", "names of tables: docs/workbook.md"),
    )
}

/// `N028`: rows above the header.
#[must_use]
pub fn title_rows(row: u64) -> Fault {
    fault(
        "N028",
        [
            format!("第 {row} 行是表头，上面的标题未读取"),
            format!("row {row} holds the column names; the title above it was not read"),
        ],
        say("", ""),
    )
}

/// `E029`: an error in place of a value.
#[must_use]
pub fn cell_error() -> Fault {
    fault(
        "E029",
        say("单元格里是公式错误", "the cell holds an error of a formula"),
        say(
            "改正公式，或直接填写数值；没有就留空",
            "mend the formula, or write the value; leave it empty if there is none",
        ),
    )
}

/// `E030`: a formula without its result.
#[must_use]
pub fn formula_unstored() -> Fault {
    fault(
        "E030",
        say("公式的结果没有存在文件里", "the result of the formula is not in the file"),
        say("用 WPS 或 Excel 打开，保存一次", "open it in a spreadsheet program and save it once"),
    )
}

/// `W031`: shown as a percentage.
#[must_use]
pub fn shown_as_percent() -> Fault {
    fault(
        "W031",
        say(
            "显示为百分数，读到的是百分号前的数除以100",
            "shown as a percentage; what was read is a hundredth of the number shown",
        ),
        say(
            "单位是 % 的列：去掉百分数格式，填 12.5",
            "in a column whose unit is %: drop the percentage format and write 12.5",
        ),
    )
}

/// `E032`: more digits than a spreadsheet keeps.
#[must_use]
pub fn digits_lost() -> Fault {
    fault(
        "E032",
        say(
            "数字超过15位，表格软件已丢掉后面的位数",
            "a number of more than 15 digits: the spreadsheet has lost the last ones",
        ),
        say("把这一列设为文本格式，重新填写", "format the column as text and write it again"),
    )
}

/// `N113`: headings that are not the names of the columns.
#[must_use]
pub fn headings_read() -> Fault {
    fault(
        "N113",
        say(
            "表头不是列名，已按标题对应",
            "headings are not the names of the columns; they were read by their titles",
        ),
        say("", ""),
    )
}

/// `E114`: a heading that could be several columns.
#[must_use]
pub fn heading_ambiguous(columns: &str) -> Fault {
    fault(
        "E114",
        [format!("这个表头可以是几列：{columns}"), format!("this heading could be any of: {columns}")],
        say("改写成列名", "write the name of the column"),
    )
}

/// `W115`: text that a spreadsheet would run as a formula.
#[must_use]
pub fn like_a_formula() -> Fault {
    fault(
        "W115",
        say(
            "以 = + - @ 开头的文字，别人用表格软件打开公开的数据时会被当作公式执行",
            "text that begins with = + - @: whoever opens the published data in a spreadsheet would run it as a formula",
        ),
        say(
            "去掉开头的符号；确是公式就填结果",
            "drop the sign in front; if it is a formula, write its result",
        ),
    )
}
