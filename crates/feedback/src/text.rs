//! Every string that people read on the service's pages. The app has its own; both say the same.

mod point;

use jiff::civil::{Date, DateTime};

/// Languages of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese, at the root.
    Zh,
    /// Chinese below `hant/`, in a frame of traditional characters; the service's own words are not converted.
    Hant,
    /// English, below `en/`.
    En,
}

impl Lang {
    /// What stands before the addresses of this language, below the site's root.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Zh => "",
            Self::Hant => "hant/",
            Self::En => "en/",
        }
    }

    /// BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans",
            Self::Hant => "zh-Hant",
            Self::En => "en",
        }
    }

    /// The words.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Zh | Self::Hant => &ZH,
            Self::En => &EN,
        }
    }

    /// `2026年11月21日`, `21 Nov 2026`.
    pub fn day(self, day: Date) -> String {
        match self {
            Self::Zh | Self::Hant => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Self::En => format!("{} {} {}", day.day(), month_en(day.month()), day.year()),
        }
    }

    /// `2026年11月21日 20:00`, `21 Nov 2026, 20:00`.
    pub fn moment(self, at: DateTime) -> String {
        let joint = if self == Self::En { "," } else { "" };
        format!("{}{joint} {:02}:{:02}", self.day(at.date()), at.hour(), at.minute())
    }
}

fn month_en(month: i8) -> &'static str {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("?")
}

/// Words by identifier.
type Named = &'static [(&'static str, &'static str)];

/// The words for an identifier; the identifier itself when a newer version wrote it.
pub fn word(named: Named, id: &str) -> &str {
    named.iter().find(|(known, _)| *known == id).map_or(id, |(_, words)| words)
}

/// The strings of a language.
pub struct Words {
    pub home: &'static str,
    pub colon: &'static str,
    // the form
    pub form_title: &'static str,
    pub form_lead: &'static str,
    pub errors_title: &'static str,
    pub kind: &'static str,
    pub region: &'static str,
    pub place: &'static str,
    pub place_hint: &'static str,
    pub happened_at: &'static str,
    pub description: &'static str,
    pub description_hint: &'static str,
    pub contact: &'static str,
    pub contact_hint: &'static str,
    pub about_subject: &'static str,
    pub choose: &'static str,
    pub optional: &'static str,
    pub send: &'static str,
    // the last look before it goes
    pub preview: &'static str,
    pub preview_title: &'static str,
    pub preview_lead: &'static str,
    pub preview_public: &'static str,
    pub preview_public_hint: &'static str,
    pub preview_private: &'static str,
    pub preview_private_hint: &'static str,
    pub preview_edit: &'static str,
    pub received_on: &'static str,
    pub left_empty: &'static str,
    pub photos_later: &'static str,
    pub kinds: Named,
    pub field_errors: Named,
    // what is published and may be the same
    pub similar_title: &'static str,
    pub similar_lead: &'static str,
    pub similar_open: &'static str,
    pub similar_follow: &'static str,
    pub sample: &'static str,
    pub personal: &'static str,
    pub personal_hint: &'static str,
    // refusals of a form
    pub too_many: &'static str,
    pub too_large: &'static str,
    pub unavailable: &'static str,
    pub not_understood: &'static str,
    // a thread
    pub thread_title: &'static str,
    pub your_code: &'static str,
    pub keep_code: &'static str,
    pub qr: &'static str,
    pub feed: &'static str,
    pub feed_hint: &'static str,
    pub states: Named,
    pub received: &'static str,
    pub accept_by: &'static str,
    pub answer_by: &'static str,
    pub sent: &'static str,
    pub history: &'static str,
    pub unknown: &'static str,
    pub write_another: &'static str,
    pub too_many_lookups: &'static str,
    pub unreadable_now: &'static str,
    pub clock: fn(i64, i64, bool) -> String,
    pub rule: fn(&str) -> String,
    pub by_you: &'static str,
    pub by_staff: &'static str,
    /// Outcomes of answers and what is said of them.
    pub details: Named,
    // what the holder of a code can do
    pub deeds_title: &'static str,
    pub deeds: Named,
    pub deed_hints: Named,
    pub your_message: &'static str,
    pub why_reopen: &'static str,
    pub how_satisfied: &'static str,
    pub message_faulty: &'static str,
    pub photo: &'static str,
    pub photos_hint: &'static str,
    pub photos_faulty: &'static str,
    pub photos_lost: &'static str,
    pub photo_unreadable: &'static str,
    pub not_now: &'static str,
    pub reopened_too_often: &'static str,
}

const ZH: Words = Words {
    home: "明镜 · 首页",
    colon: "：",
    form_title: "我要反映",
    form_lead: "不用注册，不用留电话。提交后得到一个查询码，凭码看办理进度。",
    errors_title: "还差一点，请改正后再提交",
    kind: "哪一类",
    region: "所在地区",
    place: "具体地点",
    place_hint: "路名、村名、企业名，或附近的标志物",
    happened_at: "什么时候（北京时间）",
    description: "发生了什么",
    description_hint: "看到、闻到、听到什么，持续多久。请不要写自己或他人的电话、证件号。",
    contact: "联系方式",
    contact_hint: "只供承办人员核实时联系，不公开。不留也照样办理。",
    about_subject: "关于",
    choose: "请选择",
    optional: "选填",
    send: "提交",
    preview: "下一步：预览",
    preview_title: "提交前看一看",
    preview_lead: "还没有提交。核对以后按“提交”。",
    preview_public: "会公开的",
    preview_public_hint: "现在不公开。答复以后，经审核才连同答复一起公开；疑似个人信息一律遮盖成 ▇▇▇。",
    preview_private: "不公开的",
    preview_private_hint: "只有承办人员能看到。",
    preview_edit: "返回修改",
    received_on: "收到日期",
    left_empty: "未填",
    photos_later: "提交以后可以补充，不公开",
    kinds: &[
        ("air", "空气污染"),
        ("odour", "异味"),
        ("dust", "扬尘"),
        ("water", "水污染"),
        ("noise", "噪声"),
        ("waste", "垃圾与固废"),
        ("mine", "矿山"),
        ("soil", "土壤"),
        ("ecology", "生态破坏"),
        ("task_challenged", "任务说完成了，其实没有"),
        ("figure_wrong", "公布的数字不对"),
        ("other", "其他"),
    ],
    field_errors: &[
        ("required", "这一项要填"),
        ("too_short", "写得太短，承办人员无从查起"),
        ("too_long", "超出了字数上限"),
        ("unknown", "请从列表中选择"),
        ("bad_date", "日期格式不对"),
        ("in_future", "时间在将来"),
        ("bad_degrees", "写成 39.65，或 39°39′0″"),
        ("bad_distance", "写成千米数，如 1.2"),
    ],
    similar_title: "已公开的类似反映",
    similar_lead: "如果说的是同一件事，可以直接看答复，或订阅它的进展。不是的话，请继续提交。",
    similar_open: "看答复",
    similar_follow: "订阅进展（Atom）",
    sample: "示例",
    personal: "内容里好像有个人信息：",
    personal_hint: "这些会由承办人员看到；公开前会遮盖。能不写就请删去，要留联系方式请填在“联系方式”一栏。",
    too_many: "提交太频繁，没有存下。请过一会儿再按“提交”，内容仍在本页。",
    too_large: "内容太长，没有存下。请返回上一页，删减后再提交。",
    unavailable: "服务暂时不能保存。请过一会儿再按“提交”，内容仍在本页。",
    not_understood: "提交的内容无法识别，没有存下。请返回上一页重试。",
    thread_title: "办理进度",
    your_code: "查询码",
    keep_code: "请抄下、打印或截图保存。只有这个码能打开这一页，丢失后无法找回。",
    qr: "二维码：用手机扫描打开这一页",
    feed: "订阅这一件的进展（Atom）",
    feed_hint: "订阅地址里有查询码，请只用自己的阅读器。",
    states: &[
        ("received", "已收到，等待受理"),
        ("accepted", "已受理"),
        ("not_accepted", "不予受理"),
        ("with_unit", "已交承办单位"),
        ("answered", "已答复"),
        ("solved", "已解决"),
        ("reopened", "重新办理"),
        ("withdrawn", "已撤回"),
        ("merged", "已并入另一件"),
        ("message", "留言"),
        ("extended", "答复延期 30 天"),
        ("rated", "你的评价"),
        ("photos", "补充照片"),
        ("published", "已公开"),
        ("unpublished", "已撤回公开"),
        ("merged_in", "另一件同类反映并入这一件"),
    ],
    received: "收到时间",
    accept_by: "最迟决定是否受理",
    answer_by: "最迟答复",
    sent: "你反映的内容",
    history: "经过",
    unknown: "没有这个查询码。请核对：码由字母和数字组成，不含 I、L、O、U。",
    write_another: "再反映一件",
    too_many_lookups: "查询太频繁，请过一会儿再试。",
    unreadable_now: "服务暂时不能查询，请过一会儿再试。已提交的内容不受影响。",
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
    message_faulty: "没有存下：请填写内容，最多 2000 字。",
    photo: "照片",
    photos_hint: "JPEG、PNG 或 WebP，每张 10 MB 以内，共 6 张。位置等拍摄信息会去除，照片不公开。",
    photos_faulty: "照片没有存下：只收 JPEG、PNG、WebP，每张 10 MB、2500 万像素以内，共 6 张。",
    photos_lost: "照片没有存下：存放照片的地方暂时不可用，请过一会儿再传。已提交的反映不受影响。",
    photo_unreadable: "照片暂时无法读取，请过一会儿再看。",
    not_now: "这一件现在的状态不能这样做。",
    reopened_too_often: "重新办理的次数已到上限，请另外反映一件。",
};

const EN: Words = Words {
    home: "Mingjing · home",
    colon: ": ",
    form_title: "Report a problem",
    form_lead: "No account and no phone number needed. You get a code and follow your report with it.",
    errors_title: "Almost there: please mend this and send again",
    kind: "What kind",
    region: "Region",
    place: "Where exactly",
    place_hint: "A street, village or company, or a landmark nearby",
    happened_at: "When (Beijing time)",
    description: "What happened",
    description_hint: "What you saw, smelt or heard, and for how long. Please write no phone or ID numbers, yours or others’.",
    contact: "Contact",
    contact_hint: "Only for the staff who look into it, never published. Your report is handled without it too.",
    about_subject: "About",
    choose: "Choose",
    optional: "optional",
    send: "Send",
    preview: "Next: preview",
    preview_title: "A last look before you send",
    preview_lead: "Nothing has been sent yet. Press Send when it is right.",
    preview_public: "What will be public",
    preview_public_hint: "Not now. Once it is answered and somebody has checked it, it is published with the answer; what looks like personal data is covered: ▇▇▇.",
    preview_private: "What stays private",
    preview_private_hint: "Only the staff can see it.",
    preview_edit: "Back to the form",
    received_on: "Received on",
    left_empty: "left empty",
    photos_later: "can be added once it is sent; never published",
    kinds: &[
        ("air", "Air pollution"),
        ("odour", "Odour"),
        ("dust", "Dust"),
        ("water", "Water pollution"),
        ("noise", "Noise"),
        ("waste", "Rubbish and waste"),
        ("mine", "Mining"),
        ("soil", "Soil"),
        ("ecology", "Damage to nature"),
        ("task_challenged", "A task is said to be done and is not"),
        ("figure_wrong", "A published figure is wrong"),
        ("other", "Other"),
    ],
    field_errors: &[
        ("required", "Please fill this in"),
        ("too_short", "Too short to be looked into"),
        ("too_long", "Too long"),
        ("unknown", "Please choose from the list"),
        ("bad_date", "Not a date"),
        ("in_future", "This time is in the future"),
        ("bad_degrees", "Write 39.65, or 39°39′0″"),
        ("bad_distance", "A number of kilometres, such as 1.2"),
    ],
    similar_title: "Published reports like yours",
    similar_lead: "If one of them is the same, you can read its answer or follow it instead. If not, please go on.",
    similar_open: "Read the answer:",
    similar_follow: "Follow it (Atom)",
    sample: "sample",
    personal: "This looks like personal data: ",
    personal_hint: "The staff will see it; it is covered before anything is published. Please take it out if you can; how to reach you belongs into Contact.",
    too_many: "Too many reports in a short time; this one was not stored. Please wait a little and press Send again: what you wrote is still here.",
    too_large: "Too long; it was not stored. Please go back, shorten it and send again.",
    unavailable: "The service cannot store it now. Please press Send again a little later: what you wrote is still here.",
    not_understood: "The service did not understand; nothing was stored. Please go back and try again.",
    thread_title: "Your report",
    your_code: "Code",
    keep_code: "Write it down, print it or take a picture. Only this code opens this page; it cannot be recovered.",
    qr: "QR code: scan it with a phone to open this page",
    feed: "Subscribe to this report (Atom)",
    feed_hint: "The feed’s address has the code in it: use it in a reader of your own only.",
    states: &[
        ("received", "received, waiting to be accepted"),
        ("accepted", "accepted"),
        ("not_accepted", "not accepted"),
        ("with_unit", "with the responsible unit"),
        ("answered", "answered"),
        ("solved", "solved"),
        ("reopened", "reopened"),
        ("withdrawn", "withdrawn"),
        ("merged", "merged into another"),
        ("message", "message"),
        ("extended", "time to answer extended by 30 days"),
        ("rated", "your rating"),
        ("photos", "photos added"),
        ("published", "published"),
        ("unpublished", "publication taken back"),
        ("merged_in", "a similar report was merged into this one"),
    ],
    received: "Received",
    accept_by: "To be accepted or refused by",
    answer_by: "To be answered by",
    sent: "What you sent",
    history: "What has happened",
    unknown: "There is no such code. Please check it: letters and digits, without I, L, O and U.",
    write_another: "Report something else",
    too_many_lookups: "Too many lookups in a short time. Please try again a little later.",
    unreadable_now: "The service cannot look it up now. Please try again a little later; what was sent is safe.",
    clock: |used, left, working| {
        let days = if working { "working days" } else { "days" };
        if left < 0 {
            format!("{used} {days} used, {} late", -left)
        } else {
            format!("{used} {days} used, {left} left")
        }
    },
    rule: |rule| format!("limits {rule} (days to accept/answer; w: working days)"),
    by_you: "you",
    by_staff: "staff",
    details: &[
        ("solved", "solved"),
        ("partly", "partly solved"),
        ("explained", "explained"),
        ("referred", "referred"),
        ("satisfied", "satisfied"),
        ("neutral", "neutral"),
        ("dissatisfied", "not satisfied"),
    ],
    deeds_title: "You can",
    deeds: &[
        ("rate", "Rate the answer"),
        ("solved", "Say that it is solved"),
        ("reopen", "Not solved: take it up again"),
        ("message", "Add something"),
        ("photos", "Add photos"),
        ("withdraw", "Take it back"),
    ],
    deed_hints: &[
        ("solved", "You can still have it taken up again."),
        ("withdraw", "It will not be handled any further, and this cannot be undone."),
    ],
    your_message: "What you want to add",
    why_reopen: "What is not solved",
    how_satisfied: "With the answer you are",
    message_faulty: "It was not stored: please write something, 2,000 characters at most.",
    photo: "Photo",
    photos_hint: "JPEG, PNG or WebP, up to 10 MB each, six in all. Where and when they were taken is removed; they are not published.",
    photos_faulty: "The photos were not kept: JPEG, PNG or WebP only, up to 10 MB and 25 million pixels each, six in all.",
    photos_lost: "The photos were not kept: where photos are kept cannot be reached now. Please send them again a little later; your report is safe.",
    photo_unreadable: "The photo cannot be read now. Please try again a little later.",
    not_now: "This is not possible where the report stands.",
    reopened_too_often: "It was reopened as often as may be. Please report it anew.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;
    use mingjing_contract::feedback::KINDS;

    #[test]
    fn every_kind_has_words_in_every_language() {
        for lang in [Lang::Zh, Lang::En] {
            let ids: Vec<&str> = lang.words().kinds.iter().map(|(id, _)| *id).collect();
            assert_eq!(ids, KINDS);
        }
    }

    #[test]
    fn both_languages_name_the_same_things() {
        let ids = |named: Named| named.iter().map(|(id, _)| *id).collect::<Vec<_>>();
        assert_eq!(ids(ZH.states), ids(EN.states));
        assert_eq!(ids(ZH.field_errors), ids(EN.field_errors));
        assert_eq!(ids(ZH.details), ids(EN.details));
        assert_eq!(ids(ZH.deeds), mingjing_contract::feedback::DEEDS);
        assert_eq!(ids(ZH.deed_hints), ids(EN.deed_hints));
    }

    #[test]
    fn moments_read_as_each_language_writes_them() {
        let at = datetime(2026, 11, 1, 8, 5, 0, 0);
        assert_eq!(Lang::Zh.moment(at), "2026年11月1日 08:05");
        assert_eq!(Lang::En.moment(at), "1 Nov 2026, 08:05");
        assert_eq!(word(ZH.states, "not yet known"), "not yet known");
    }
}
