use crate::text::duties::DutiesWords;

pub static WORDS: DutiesWords = DutiesWords {
    lead: |n, [kept, late, never, dated, not_due]| {
        let rest = if not_due > 0 { format!("，尚未到期 {not_due} 项") } else { String::new() };
        format!(
            "应向公众公开的 {n} 项：按期 {kept} 项，迟了 {late} 项，从未见公开 {never} 项；公开过但方案未写频次、无从判断的 {dated} 项{rest}。"
        )
    },
    rule: "本页也评判本门户自己。没有日期的，不算做到；只有示例数据的页面，不算公开；发布旧数据，日期只算到数据为止。方案没有写明期限日，按所在周期的最后一天算。",
    state: "做到没有",
    states: &[
        ("kept", "按期"),
        ("late", "迟了"),
        ("never", "从未"),
        ("dated", "公开过，未定频次"),
        ("not_due", "尚未到期"),
    ],
    last: |day, here| if here { format!("{day}，本门户") } else { format!("{day}，别处") },
    last_name: "最近一次公开",
    last_none: "没有日期",
    kept: |next| format!("按期，下次应在 {next}前"),
    kept_once: "已公开",
    late: |due, days| format!("应在 {due}前，已迟 {days} 天"),
    never: "从未见公开",
    never_since: |due, days| format!("从未见公开，首次应在 {due}前，已迟 {days} 天"),
    dated: "公开过；未定频次，不判断是否按期",
    not_due: |due| format!("首次应在 {due}前"),
    here: "在本门户",
    here_none: "本门户没有对应的页面",
    samples_only: "目前只有示例数据，不算公开",
    nothing_here: "目前没有数据",
};
