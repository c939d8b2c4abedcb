//! 引用图表。

use crate::text::quoting::QuotingWords;

/// 文字。
pub static WORDS: QuotingWords = QuotingWords {
    within: |low, high, missing| {
        let gaps = if missing == 0 { String::new() } else { format!("；{missing} 个时次没有数值") };
        format!("这一时段内最低 {low}，最高 {high}{gaps}。")
    },
    within_nothing: "这一时段内没有数值。",
    sample_title: |title| format!("{title}（示例数据）"),
    period: |words| format!("时段：{words}"),
    release: |number, at, hash, pinned| {
        let kind = if pinned { "，固定版本" } else { "" };
        format!("第 {number} 次发布（{at}，{hash}{kind}）")
    },
    corrected: |count, release, day| {
        format!(
            "此前公布的数据有 {count} 处更正，最近一次在第 {release} 次发布（{day}），图中是更正后的数值。"
        )
    },
    corrected_since: |count, release, day| {
        format!("此版本之后有 {count} 处更正，最近一次在第 {release} 次发布（{day}），图中是更正前的数值。")
    },
    picture_sample: "示例数据：为演示而编造，不是监测值",
    first_of: |shown, all| format!("图中只画出前 {shown} 个，共 {all} 个。"),
    csv_release: "发布（次数、清单散列）",
    csv_flag: "数据性质",
    csv_sample: "示例数据",
    cite_joint: "：",
    cite_release: |number, hash| format!("第 {number} 次发布，清单 SHA-256：{hash}"),
    cite_plain: |[operator, what, site, release, day, looked_on, address]| {
        format!("{operator}：《{what}》，{site}，{release}，{day} 发布，{looked_on} 查阅，{address}")
    },
    open: "在明镜中打开",
    no_chart: "没有这张图",
    no_chart_lead: |why| format!("这个地址不指向任何图表：{why}。"),
    not_kept: "这里没有保存地址所指的那一次发布。下面的链接打开当前发布的同一张图。",
    other_state: |period| format!("未能按地址中的条件绘制；下图是默认状态（{period}）。"),
    link: "链接",
    copy: "复制",
    copied: "已复制",
    version: "版本",
    live: "随发布更新",
    pinned: "固定在本次发布",
    pinned_note: "固定版本的地址含本次发布的散列，以后的更正不会改动它，只会在图下注明。",
    look: "明暗",
    themes: ["随读者设备", "浅色", "深色"],
    iframe: "嵌入框（iframe）",
    script: "脚本嵌入（自动调整高度）",
    picture: "图片（不运行脚本）",
    picture_note: "普通静态主机只存有默认状态的图片；其他状态请下载后使用。",
    preview: "预览",
    downloads: "下载",
    shape: "尺寸",
    shapes: ["原样", "方形", "横幅", "竖屏"],
    scale: "倍数",
    transparent: "透明背景",
    cite: "引文",
    cite_names: ["GB/T 7714-2015", "BibTeX", "一句话"],
    guide: "引用与嵌入图表",
    guide_lead: "写报道、做研究时，怎样把这里的图放进自己的页面，怎样注明出处。不用申请，不用注册。",
    guide_steps: "三步",
    guide_step_list: &[
        "打开要用的图，点图下的“引用”。",
        "选择随发布更新，还是固定在本次发布。",
        "复制代码，粘到你的页面里；图下自带来源、时段和发布次数。",
    ],
    guide_ways: "四种用法",
    guide_way_list: &[
        ("嵌入框", "适合任何能插入 HTML 的系统。不运行脚本也能看到图；不向第三方发任何请求。"),
        ("脚本", "与嵌入框相同，另加不到 2 kB 的脚本，按内容调整高度；一页可放多张。"),
        ("图片", "SVG（真实文字，可放大）或 PNG（1 至 3 倍，可透明，方形、横幅、竖屏）。"),
        ("数据", "CSV 与 JSON，与图中、页中表格是同样的数字。"),
    ],
    guide_pin: "随发布更新还是固定",
    guide_pin_words: &[
        "随发布更新：始终显示当前发布的数值，适合长期页面。",
        "固定：地址中带有发布清单的 SHA-256，数值不再变动，适合报道存档；此后如有更正，图下会注明并给出链接。",
    ],
    guide_cite: "怎样注明出处",
    guide_cite_words: "每张图都给出 GB/T 7714-2015、BibTeX 和一句话三种引文，其中的散列能让任何人核对你引用的是哪一次发布。",
    guide_terms: "可以怎样用",
    guide_terms_words: &[
        "本站对图表不另加限制：可以转载、裁切、换色，请保留来源、时段、发布次数和“示例数据”字样。",
        "数据的许可以各来源为准，列在“数据”页。",
        "不要把示例数据当作监测值引用。",
    ],
    guide_charts: |count| format!("全部图表（{count} 张）"),
    guide_charts_lead: "这里列出每张图的默认状态；换指标、时段或对比地点，请在页面上选好后再点“引用”。",
    guide_no_root: "代码中的 https://example.org/ 请换成本站的地址。",
    guide_head: ["图表", "文件", "嵌入代码"],
    guide_command: "任何状态都可以用命令行导出：",
};
