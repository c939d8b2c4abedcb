use crate::text::thread::ThreadWords;

pub static WORDS: ThreadWords = ThreadWords {
    clock: |used, left, working| {
        let days = if working { "个工作日" } else { "天" };
        if left < 0 {
            format!("已用 {used} {days}，逾期 {} {days}", -left)
        } else {
            format!("已用 {used} {days}，还剩 {left} {days}")
        }
    },
    rule: |rule| format!("时限 {rule}（受理/答复的天数，w 为工作日）"),
    by_you: "你",
    by_staff: "承办人员",
    details: &[
        ("solved", "已解决"),
        ("partly", "部分解决"),
        ("explained", "解释说明"),
        ("referred", "已转交"),
        ("satisfied", "满意"),
        ("neutral", "一般"),
        ("dissatisfied", "不满意"),
    ],
    deeds_title: "你可以",
    deeds: &[
        ("rate", "评价答复"),
        ("solved", "确认已解决"),
        ("reopen", "没有解决，重新办理"),
        ("message", "补充说明"),
        ("photos", "补充照片"),
        ("withdraw", "撤回"),
    ],
    deed_hints: &[("solved", "确认后仍可要求重新办理。"), ("withdraw", "撤回后不再办理，不能恢复。")],
    your_message: "要补充的内容",
    why_reopen: "哪里没有解决",
    how_satisfied: "你对答复",
    qr: "二维码：用手机扫描打开办理进度",
    feed: "订阅这一件的进展（Atom）",
    feed_hint: "订阅地址里有查询码，请只用自己的阅读器。",
    print: "打印",
    similar_title: "已公开的类似反映",
    similar_lead: "如果说的是同一件事，可以直接看答复，或订阅它的进展。不是的话，请继续提交。",
    similar_open: "看答复",
    similar_follow: "订阅进展（Atom）",
    personal: "内容里好像有个人信息：",
    personal_hint: "这些会由承办人员看到；公开前会遮盖。能不写就请删去，要留联系方式请填在“联系方式”一栏。",
    photo: "照片",
    photos_hint: "JPEG、PNG 或 WebP，每张 10 MB 以内，共 6 张。位置等拍摄信息会去除，照片不公开。",
};
