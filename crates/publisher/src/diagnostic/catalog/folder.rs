//! Faults of the workbook as a folder: description, settings, files, encodings.

use super::{Fault, fault, say};

/// `E001`: `datapackage.json` cannot be understood.
#[must_use]
pub fn package_unreadable(why: &str) -> Fault {
    fault(
        "E001",
        [format!("不是可读的数据包描述：{why}"), format!("not a readable data package description: {why}")],
        say("按 Data Package v2 修正 JSON", "mend the JSON according to Data Package v2"),
    )
}

/// `E002`: `portal.toml` cannot be understood.
#[must_use]
pub fn portal_unreadable(why: &str) -> Fault {
    fault(
        "E002",
        [format!("门户设置无法读取：{why}"), format!("cannot read the portal's settings: {why}")],
        say("对照 data/README.md 的示例补全", "complete it after the example in data/README.md"),
    )
}

/// `E003`: a listed file is absent.
#[must_use]
pub fn file_missing() -> Fault {
    fault(
        "E003",
        say("datapackage.json 列出了此文件，但找不到", "listed in datapackage.json but not there"),
        say("放入文件，或从 path 中删去", "add the file, or take it out of `path`"),
    )
}

/// `E004`: a path that leaves the workbook.
#[must_use]
pub fn path_outside() -> Fault {
    fault(
        "E004",
        say("路径指向工作簿之外", "the path leads out of the workbook"),
        say("只用工作簿内的相对路径，不含 ..", "use paths inside the workbook, without `..`"),
    )
}

/// `E005`: no reader of that name.
#[must_use]
pub fn form_unknown(known: &str) -> Fault {
    fault(
        "E005",
        say("不认识的 mingjing:form", "unknown `mingjing:form`"),
        [format!("可用：{known}"), format!("one of: {known}")],
    )
}

/// `E006`: the bytes are no text.
#[must_use]
pub fn not_text() -> Fault {
    fault(
        "E006",
        say("既不是 UTF-8 也不是 GB18030 文本", "neither UTF-8 nor GB18030 text"),
        say("另存为 UTF-8 编码的 CSV", "save it as CSV in UTF-8"),
    )
}

/// `N007`: read as GB18030.
#[must_use]
pub fn read_as_gb18030() -> Fault {
    fault(
        "N007",
        say("不是 UTF-8，已按 GB18030（GBK）读取", "not UTF-8; read as GB18030 (GBK)"),
        say("另存为 UTF-8 可去掉这条提示", "save it as UTF-8 to be rid of this note"),
    )
}

/// `E008`: the file has no header.
#[must_use]
pub fn no_header() -> Fault {
    fault(
        "E008",
        say("文件是空的，没有表头", "the file is empty: no header"),
        say("第一行写列名", "put the column names in the first row"),
    )
}

/// `E009`: two resources of one name.
#[must_use]
pub fn resource_twice() -> Fault {
    fault(
        "E009",
        say("资源名重复", "two resources have this name"),
        say("每个资源的 name 必须不同", "give every resource its own `name`"),
    )
}

/// `E010`: the form needs a property that is not given or not usable.
#[must_use]
pub fn property_needed(property: &str, example: &str) -> Fault {
    fault(
        "E010",
        [format!("资源缺少可用的 {property}"), format!("the resource has no usable `{property}`")],
        [format!("例如 {example}"), format!("for example {example}")],
    )
}

/// `E011`: a file that exists cannot be read.
#[must_use]
pub fn file_unreadable(why: &str) -> Fault {
    fault(
        "E011",
        [format!("文件读不出来：{why}"), format!("cannot read the file: {why}")],
        say("检查权限和磁盘", "check permissions and the disk"),
    )
}

/// `W012`: a table that no page shows.
#[must_use]
pub fn table_not_used(known: &str) -> Fault {
    fault(
        "W012",
        say("没有页面使用此表，只检查，不发布", "no page uses this table: checked, not published"),
        [format!("已知的表：{known}"), format!("tables that are used: {known}")],
    )
}

/// `E014`: an identifier that cannot stand in an address.
#[must_use]
pub fn id_unfit() -> Fault {
    fault(
        "E014",
        say(
            "编号要写进网页地址，不能用这些字符",
            "the identifier becomes part of an address and cannot be written so",
        ),
        say(
            "只用英文字母、数字、- _ .，不以 . 开头，至多 64 个字符",
            "use ASCII letters, digits, - _ . only, no . in front, at most 64 characters",
        ),
    )
}

/// `E013`: a setting of `portal.toml` is out of its range.
#[must_use]
pub fn setting_wrong(what_zh: &str, what_en: &str, example: &str) -> Fault {
    fault("E013", say(what_zh, what_en), [format!("例如 {example}"), format!("for example {example}")])
}
