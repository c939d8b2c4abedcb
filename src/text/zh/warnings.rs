use crate::text::warnings::WarningsWords;

pub static WORDS: WarningsWords = WarningsWords {
    title: "重污染天气预警",
    in_force: |n| format!("现在有 {n} 条官方预警生效。"),
    none_in_force: "现在没有生效的官方预警。",
    none_recorded: "本次发布没有收录官方预警。没有收录不等于没有发布，以当地政府公告为准。",
    rule: "只转载有权机关发布的预警，注明文号；本门户自己不发预警，也不由数值推断。",
    levels: &[("yellow", "黄色预警"), ("orange", "橙色预警"), ("red", "红色预警")],
    force: |from, until| match until {
        Some(until) => format!("{from} 起，{until} 解除"),
        None => format!("{from} 起，尚未解除"),
    },
    now: "生效中",
    over: "已解除",
    cause: "成因",
    measures: "措施",
    before: |n| format!("此前的 {n} 次发布与调整"),
    official: "官方预警",
    made_up: "示例预警",
    made_up_lead: "以下预警是虚构的，只为演示，从未发布过。",
    dust: "沙尘日",
    dust_lead: |n| format!("经认定的沙尘影响日 {n} 天；评价时，这些天的颗粒物不计入统计。"),
    dust_none: "本次发布没有收录沙尘日名单。",
    dust_head: ["日期", "地区", "依据"],
    feed: "订阅预警",
    cap: "机读格式（CAP）",
};
