//! Faults of a table against its schema.

use super::{Fault, fault, say};

/// `E101`: a row has more or fewer cells than the header.
#[must_use]
pub fn field_count(expected: usize, found: usize) -> Fault {
    fault(
        "E101",
        [
            format!("这一行有 {found} 格，表头有 {expected} 格"),
            format!("this row has {found} cells, the header has {expected}"),
        ],
        say(
            "检查多余或缺少的逗号；含逗号、换行的内容要用双引号括起来",
            "look for a comma too many or too few; put text with commas or line breaks in double quotes",
        ),
    )
}

/// `E102`: a column is not there.
#[must_use]
pub fn column_missing(nearest: Option<&str>) -> Fault {
    let hint = match nearest {
        Some(name) => [format!("表头里的“{name}”是不是它？"), format!("is it the column headed \"{name}\"?")],
        None => say("在表头加上这一列", "add this column to the header"),
    };
    fault("E102", say("缺少这一列", "this column is missing"), hint)
}

/// `W103`: a column that the schema does not know.
#[must_use]
pub fn column_unknown() -> Fault {
    fault(
        "W103",
        say("数据包描述里没有这一列，未读取", "the schema does not have this column: not read"),
        say("在 schema.fields 里说明它，或删去", "describe it in `schema.fields`, or remove it"),
    )
}

/// `E104`: two columns of one name.
#[must_use]
pub fn column_twice() -> Fault {
    fault(
        "E104",
        say("表头里有两列同名", "the header has this column twice"),
        say("删去或改名其中一列", "remove or rename one of them"),
    )
}

/// `E105`: a required cell is empty.
#[must_use]
pub fn required() -> Fault {
    fault(
        "E105",
        say("必填，但为空", "required, but empty"),
        say(
            "填上；若确实没有，在 schema 里去掉 required",
            "fill it in; if there is none, drop `required` in the schema",
        ),
    )
}

/// `E106`: the cell is not of its type.
#[must_use]
pub fn wrong_type(kind: &str) -> Fault {
    let (zh, en, hint_zh, hint_en) = match kind {
        "number" => (
            "不是数",
            "not a number",
            "只写数字和小数点，如 12.5；单位写在表头",
            "digits and a point only, e.g. 12.5; the unit belongs in the header",
        ),
        "integer" => ("不是整数", "not a whole number", "如 12", "e.g. 12"),
        "boolean" => {
            ("不是 true 或 false", "neither true nor false", "写 true 或 false", "write true or false")
        }
        "date" => ("不是有效日期", "not a valid date", "写成 2020-12-31", "write it as 2020-12-31"),
        "datetime" => (
            "不是有效的日期时间",
            "not a valid date and time",
            "写成 2020-12-31T08:00:00+08:00",
            "write it as 2020-12-31T08:00:00+08:00",
        ),
        "year" => ("不是年份", "not a year", "写成 2020", "write it as 2020"),
        "yearmonth" => ("不是年月", "not a year and month", "写成 2020-12", "write it as 2020-12"),
        _ => ("内容不合类型", "not of its type", "见 schema", "see the schema"),
    };
    fault("E106", say(zh, en), say(hint_zh, hint_en))
}

/// `E107`: not one of the listed values.
#[must_use]
pub fn not_in_enum(allowed: &str) -> Fault {
    fault(
        "E107",
        say("不在允许的取值之内", "not one of the allowed values"),
        [format!("可用：{allowed}"), format!("one of: {allowed}")],
    )
}

/// `E108`: does not match the pattern.
#[must_use]
pub fn not_in_pattern(pattern: &str) -> Fault {
    fault(
        "E108",
        say("不合规定的写法", "not written as the schema asks"),
        [format!("应合正则 {pattern}"), format!("must match {pattern}")],
    )
}

/// `E109`: beyond a bound.
#[must_use]
pub fn out_of_bounds(bound: &str) -> Fault {
    fault(
        "E109",
        say("超出允许范围", "beyond the allowed range"),
        [format!("规定为 {bound}"), format!("it must be {bound}")],
    )
}

/// `E110`: a key that stands in an earlier row.
#[must_use]
pub fn key_twice() -> Fault {
    fault(
        "E110",
        say("主键或唯一值与前面的行重复", "the same key stands in an earlier row"),
        say("删去重复的行，或改正键", "remove the repeated row, or mend the key"),
    )
}

/// `E111`: a reference to nothing.
#[must_use]
pub fn dangling(resource: &str, columns: &str) -> Fault {
    fault(
        "E111",
        [format!("在 {resource} 的 {columns} 里找不到"), format!("not found in {columns} of {resource}")],
        [
            format!("改正写法，或在 {resource} 里补上这一行"),
            format!("mend the spelling, or add the row to {resource}"),
        ],
    )
}

/// `E112`: the schema itself is wrong.
#[must_use]
pub fn schema_wrong(why: &str) -> Fault {
    fault(
        "E112",
        [format!("schema 有误：{why}"), format!("the schema is wrong: {why}")],
        say("修正 datapackage.json", "mend datapackage.json"),
    )
}
