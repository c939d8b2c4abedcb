use crate::text::replies::RepliesWords;
use crate::view_model::replies::Figures;

pub static WORDS: RepliesWords = RepliesWords {
    title: "群众反映与答复",
    lead: |f: &Figures| {
        let overdue = if f.overdue > 0 {
            format!("，其中 {} 件已过答复期限", f.overdue)
        } else {
            String::new()
        };
        let days =
            f.median.as_ref().map_or_else(String::new, |days| format!("答复用时的中位数为 {days} 天。"));
        format!("公布 {} 件：已答复 {} 件，未答复 {} 件{overdue}。{days}", f.n, f.answered, f.open)
    },
    none: "本次发布没有公布的反映与答复。",
    rule: "受理期限 15 天，答复期限 60 天，说明理由可延长一次 30 天；天数为自然日。按期率的分母是已答复的和已过期限的。个人信息在公布前已去掉。",
    figures: ["公布", "已答复", "未答复", "已过期限", "按期率", "中位天数", "九成在几天内"],
    by_kind: "按类别",
    by_unit: "按答复单位",
    tables_lead: |n| format!("按件数排列，不是名次；答复不足 {n} 件的不算中位数和按期率。"),
    head: ["件数", "已答复", "未答复", "已过期限", "中位天数", "按期率"],
    too_few: "太少",
    kind: "类别",
    unit: "单位",
    state: "状态",
    states: &[
        ("answered", "已答复"),
        ("open", "未答复"),
        ("overdue", "已过期限"),
        ("late", "迟了才答复"),
        ("extended", "延长过"),
    ],
    list: "逐件",
    shown: |n, total| format!("共 {n} 件（总数 {total}）"),
    nothing_matches: "没有符合条件的反映。",
    rest: |n| format!("其余 {n} 件"),
    on_task: |id| format!("任务 {id}"),
    on_enterprise: |id| format!("排污单位 {id}"),
    received: |day| format!("{day}收到"),
    accepted: |day| format!("{day}受理"),
    answered: |day, days, late| format!("{day}答复，用时 {days} 天{}", if late { "，过了期限" } else { "" }),
    open: |by, overdue| {
        if overdue { format!("应在 {by}前答复，已过期限") } else { format!("应在 {by}前答复") }
    },
    between: " · ",
    extended: |day, why| format!("{day}告知延长：{why}"),
    no_reason: "未写明理由",
    results: &[
        ("solved", "已解决"),
        ("partly", "部分解决"),
        ("explained", "已说明"),
        ("referred", "已转有关部门"),
        ("not_accepted", "不予受理"),
    ],
    satisfaction: &[
        ("satisfied", "反映人满意"),
        ("neutral", "反映人未置可否"),
        ("dissatisfied", "反映人不满意"),
    ],
    answer: "答复",
    no_answer: "尚未答复。",
    send: "我要反映",
    download: "下载全部（CSV）",
};
