use super::ended;
use crate::text::Counts;
use crate::text::ledger::LedgerWords;

pub static WORDS: LedgerWords = LedgerWords {
    lead: |c: &Counts| {
        format!(
            "{} 项承诺，{} 项的首个期限已到，其中 {} 项未见任何单位说已完成。{} 项未见公开进展。{}",
            c.total,
            c.due,
            c.overdue,
            c.silent,
            ended(c)
        )
    },
    lead_sample: |c: &Counts, place| {
        format!(
            "{place}（虚构）的 {} 项示例任务：{} 项的首个期限已到，其中 {} 项未见任何单位说已完成；{} 项未见公开进展。{}",
            c.total,
            c.due,
            c.overdue,
            c.silent,
            ended(c)
        )
    },
    f_due: "期限类型",
    due_kinds: &[
        ("date", "有日期"),
        ("immediate", "立行立改"),
        ("standing", "长期坚持"),
        ("recurring", "定期"),
        ("none", "未写期限"),
    ],
    f_year: "到期年份",
    view: "看法",
    views: &[("tasks", "逐项"), ("units", "按单位")],
    on: "以哪一天所知为准",
    on_slider: "拖动日期",
    on_today: "回到今天",
    on_past: |day| format!("以下是截至 {day}公开所知的情形，此后的公开一概不计。"),
    on_later: |n| format!("另有 {n} 项出自当日之后印发的文件，不计在内。"),
    to_sample: |place| format!("看{place}的示例任务（虚构）"),
    sample_only: "以下全部是虚构的示例，不计入真实任务。",
    to_real: "回到真实任务",
    all_tasks: "全部任务",
    all_lead: "按文件列出，每一项都有单独的页面。",
    of_document: |title, n| format!("{title}（{n} 项）"),
    by: "按什么排",
    measures: &[
        ("on_time", "按期率"),
        ("overdue", "逾期项数"),
        ("silent", "无公开项数"),
        ("due", "应完成项数"),
    ],
    league_title: |by| format!("各单位，以{by}为序"),
    league_lead: |n| {
        format!(
            "只计该单位为责任或牵头单位的任务；期限以最初公布的为准；“按期”依据单位自己的说法。任务并入其他任务、拆分或撤销后，不再计入应完成，当时已误期的计入“误期后并入等”。应完成不足 {n} 项的单位不排名，列在后面。"
        )
    },
    league_head: [
        "单位",
        "名次",
        "全部任务",
        "应完成",
        "按期",
        "迟完成",
        "逾期",
        "无公开",
        "按期率",
        "误期后并入等",
    ],
    apart_title: |n| format!("应完成不足 {n} 项的单位"),
    apart_lead: "数目太小，比率没有意义，不排名。",
    no_units: "没有单位有符合条件的任务。",
    first: "首个期限",
    moved_to: "现行期限",
    by_moved: "按现行期限",
    moved: "期限",
    moved_by: "由谁变更",
    moved_document: "依据",
    moved_unsaid: "来源未写明",
    window_name: "公示期",
    window: |until, open| {
        if open { format!("至 {until}，还可以提出异议") } else { format!("至 {until}，已结束") }
    },
    evidence: "证据",
    evidence_hash: "SHA-256",
    hidden: |n| format!("当日之后另有 {n} 条公开，这里不显示。"),
    not_yet: |day| format!("这项任务所在的文件在 {day}尚未印发。"),
    monitors: "所在地区的监测点",
    complaints: "关于这项任务的群众反映",
    complaints_none: "公布的答复中，没有关于这项任务的。",
    merged: "已并入其他任务",
    split: "已拆分",
    by_then: |state| format!("当时已{state}"),
    and_then: |what, then| format!("{what}，{then}"),
    merged_on: |on| format!("已于 {on}并入任务"),
    split_on: |on| format!("已于 {on}拆分为任务"),
    withdrawn_on: |on| format!("已于 {on}撤销"),
    lives_on: "承诺没有取消，由后续任务承接；后续任务以它自己的首个期限为准。",
    continues_merged: ["由任务", "并入。"],
    continues_split: ["由任务", "拆分而来。"],
    successors: "后续任务",
    comma: "、",
    full_stop: "。",
    before: "上一项",
    after: "下一项",
    feed: "订阅这项任务",
};
