//! 开放设施。

use crate::text::facilities::FacilityWords;

/// 文字。
pub static WORDS: FacilityWords = FacilityWords {
    title: "开放设施",
    lead: |n, days, open| {
        format!("{n} 处环保设施向公众开放；接下来公布了 {days} 个开放日，其中 {open} 个还可预约。")
    },
    bookable: "个开放日可预约",
    none_ahead: |n| format!("{n} 处环保设施向公众开放，目前没有公布接下来的开放日。"),
    kind: "类别",
    kinds: &[
        ("monitoring", "环境监测"),
        ("sewage", "城市污水处理"),
        ("household_waste", "城市生活垃圾处理"),
        ("hazardous_waste", "危险废物、废弃电器处理"),
        ("other", "其他"),
    ],
    next: "接下来的开放日",
    no_next: "没有公布接下来的开放日。",
    when: |from, to| format!("{from}–{to}"),
    states: &[
        ("open", "可预约"),
        ("full", "已约满"),
        ("held", "已举办"),
        ("cancelled", "已取消"),
        ("unreported", "当天已过，没有公布是否举办"),
    ],
    capacity: |n| format!("可容 {n} 人"),
    visitors: |n| format!("来访 {n} 人"),
    past: |held, all| format!("过去的开放日：{all} 个中举办 {held} 个"),
    booking: "怎么预约",
    book: "去预约",
    phone: "电话",
    operator: "运营单位",
    address: "地址",
    as_polluter: "这家单位的排放",
    rule: "开放日和是否举办，都按设施方公布的写；本站不代办预约。",
};
