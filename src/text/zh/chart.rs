//! 图表。

use crate::text::chart::ChartWords;

/// 文字。
pub static WORDS: ChartWords = ChartWords {
    quote: "引用",
    alone: "单独打开",
    how_to: "怎样引用",
    guide: "引用与嵌入图表：嵌入代码、固定版本、引文",
    zoom_in: "放大",
    zoom_out: "缩小",
    whole: "看全部时段",
    shows: |from, to| format!("图中为 {from} 至 {to}。"),
    edition_from: |edition| format!("起用 {edition}"),
};
