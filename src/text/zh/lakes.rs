//! 湖库与地下水。

use crate::text::lakes::LakeWords;

/// 文字。
pub static WORDS: LakeWords = LakeWords {
    lakes: "湖库",
    lead: "湖泊、水库的综合营养状态指数：越高越容易长藻。",
    kinds: &[("lake", "湖泊"), ("reservoir", "水库")],
    area: |area| format!("面积 {area} km²"),
    tli: "综合营养状态指数",
    no_index: "没有五项齐全的数据，不给出指数",
    class_of_two: "水质类别",
    class_rule: "只按公布的高锰酸盐指数和总磷两项判定（GB 3838-2002 湖库限值），不是全项目评价。",
    tn_class: "总氮单独评价",
    period: "时期",
    point: "点位",
    whole: "全湖平均",
    items: &[
        ("tli", "营养状态指数"),
        ("chla", "叶绿素 a"),
        ("tp", "总磷"),
        ("tn", "总氮"),
        ("sd", "透明度"),
        ("codmn", "高锰酸盐指数"),
    ],
    chart: |lake, item| format!("{lake}：{item}"),
    working: "怎么算出来的",
    working_lead: |edition| {
        format!("按 {edition}：五项各取对数得到分指数，再按权重相加。以下由你的浏览器用公布的数值重新算出。")
    },
    working_head: ["项目", "数值", "公式", "分指数", "权重"],
    sum: "加权求和",
    no_sum: "缺项，不求和",
    agrees: |tli| format!("与来源公布的 {tli} 一致。"),
    differs: |published, computed| format!("来源公布 {published}，按数值重算为 {computed}，两者不同。"),
    not_compared: "来源没有公布指数，无从比较。",
    missing: &[
        ("not_given", "没有数据"),
        ("not_positive", "不大于 0，不能取对数"),
        ("no_figure", "不是数值"),
        ("not_resolved", "位数过多，末位不能确定"),
    ],
    by_month: "逐月",
    published: "公布的指数",
    source: "来源：工作簿中的湖库监测表；指数按 环办〔2011〕22号 重算。",
    wells: "地下水",
    wells_lead: "监测井最近一次可评价的类别，按 GB/T 14848-2017 取最差一项。",
    aquifers: &[("phreatic", "潜水"), ("confined", "承压水"), ("spring", "泉")],
    depth: |depth| format!("深 {depth} 米"),
    open_ended: |class| format!("{class}或更差"),
    no_class: "没有可判定类别的数据",
    samples: |n| format!("历次采样（{n} 次）"),
    beyond: "超过Ⅲ类的项目",
    class_limit: "Ⅲ类限值",
    uncertain: "检出限本身已属更差类别，仅供参考",
    drinking_lead: "水源、水厂和龙头水的逐项检测结果，另有专页。",
    explain: "这个类别怎么来的",
    explain_lead: |edition| {
        format!("按 {edition}，逐项对照限值，最差的一项就是断面类别。以下由你的浏览器用公布的数值重新判定。")
    },
    explain_head: ["项目", "数值", "单项类别", "Ⅲ类限值"],
    aside: "不参与定类",
    target: "对照目标类别",
    target_lead: "断面的目标类别没有随数据公布。可以自选一类对照：",
    target_kept: |class| format!("达到{class}。"),
    target_missed: |class, items| format!("没有达到{class}：{items}。"),
};
