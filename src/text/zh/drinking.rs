//! 饮用水。

use crate::text::drinking::{DrinkingWords, Kept};

/// 文字。
pub static WORDS: DrinkingWords = DrinkingWords {
    title: "饮用水",
    lead: |n: &Kept| {
        if n.all > 0 && n.kept == n.all {
            return "最近一期检测中，没有不达标的点位。".to_owned();
        }
        let broken = if n.broken == 0 { String::new() } else { format!("{} 个不达标，", n.broken) };
        let open =
            if n.open == 0 { String::new() } else { format!("{} 个没有可评价的结果，", n.open) };
        format!("{} 个点位的最近一期检测：{broken}{open}{} 个达标。", n.all, n.kept)
    },
    of: |all| format!("个点位达标（共 {all} 个）"),
    kinds: &[("source", "水源"), ("plant", "水厂出水"), ("tap", "龙头水")],
    waters: &[("surface", "地表水水源"), ("ground", "地下水水源")],
    bodies: &[("river", "河流"), ("lake", "湖库")],
    supplies: &[("central", "集中式供水"), ("small", "小型或分散供水")],
    from: |name| format!("水来自{name}"),
    compliant: "达标",
    broken: "不达标",
    source_fit: |class| format!("{class}，符合水源要求"),
    source_unfit: |class| format!("{class}，不符合水源要求"),
    open: "无法评价",
    no_sample: "没有公布检测结果",
    indicators: |n| format!("逐项结果（{n} 项）"),
    trihalomethanes: "三卤甲烷（总量）",
    trihalomethanes_rule: "各项比值之和 ≤ 1",
    periods: "历次",
    chart: |place, item| format!("{place}：{item}"),
    limit_label: |value, edition| format!("限值 {value}（{edition}）"),
    place: "点位",
    overs: "超标与后续",
    overs_lead: "本次发布所含各期里超过限值的项目，以及同一点位下一次检测的结果。",
    overs_none: |since| format!("{since}以来公布的结果中没有超标项目。"),
    overs_head: ["点位", "时期", "项目", "数值与限值", "后续"],
    after_kept: |period, value| format!("{period}复测 {value}，达标"),
    after_broken: |period, value| format!("{period}复测 {value}，仍超标"),
    after_open: "之后没有公布这一项",
    advice: "水不达标时怎么办",
    advice_lead: "以下是一般常识，不是官方通知。当地供水单位或卫生健康、生态环境部门另有通知的，以通知为准。",
    advice_texts: &[
        ("microbes", "细菌类超标，或龙头水余氯过低：烧开（持续沸腾 1 分钟）后再喝、刷牙、洗生食；不喝生水。"),
        (
            "chemicals",
            "氟、砷、硝酸盐、重金属、消毒副产物超标：烧开不能去除，反而会变浓；喝水、做饭、冲奶粉改用达标的水，洗衣、冲厕不受影响。",
        ),
        (
            "senses",
            "浑浊、异味、颜色异常，或铁、锰、硬度、酸碱度超标：先放水几分钟；仍不正常就暂不饮用，并告诉供水单位。",
        ),
        ("ask", "想核实或反映：先找供水单位，再拨打 12345 政务服务便民热线；也可以在这里反映。"),
    ],
    advice_now: "现在有这类超标",
    method: "水厂出水和龙头水按《生活饮用水卫生标准》逐项评价，有一项不合格即为不达标。水源按地表水（GB 3838）或地下水（GB/T 14848）Ⅲ类评价；水源超标不等于龙头水超标，还要经过水厂处理。低于检出限的，按检出限的一半比较。",
    source: "来源：工作簿中的饮用水检测表；结论按上述标准重新得出。",
};
