use crate::text::open_data::OpenDataWords;

pub static WORDS: OpenDataWords = OpenDataWords {
    title: "下载与接口",
    lead: |tables, release| {
        format!("全部公开记录共 {tables} 张表，任何人都可以下载、核对、再利用。{release}")
    },
    all_at_once: "整体描述",
    whole: &[
        ("open/datapackage.json", "数据包说明（Data Package）：每张表的列、类型、许可和校验值"),
        ("open/dcat.jsonld", "目录（DCAT 3）"),
        ("open/dataset.jsonld", "数据集描述（schema.org）"),
    ],
    tables: "逐表下载",
    tables_lead: "CSV 用 UTF-8、逗号分隔，首行为列名；空格表示缺测，missing 列写明原因。用 Excel 时请从“数据”导入，编码选 65001。",
    entries: |n| format!("{n} 条"),
    changed: |release, at| format!("第 {release} 次发布更新（{at}）"),
    size: |size| format!("原始记录 {size}"),
    schema: "结构（JSON Schema）",
    more_files: |n| format!("更早的 {n} 个文件"),
    samples: &[("some", "部分为示例"), ("all", "示例数据")],
    api: "机器接口",
    api_lead: "没有密钥，不限次数，全是静态文件。页面上的每个数字都来自这些文件。",
    api_steps: &[
        ("data/head.json", "指针：当前是第几次发布，清单在哪里，签名的检查点"),
        ("data/log/checkpoint", "发布日志的检查点，用来核对历史没有被改写"),
    ],
    example: "用 Python 读一张表",
    feeds: "订阅与日历",
    feeds_lead: "每项任务、每个单位、每个地区另有自己的订阅（feed/task/编号.atom、feed/unit/编号.atom、feed/region/代码.atom）；单位的期限可导入日历（feed/unit/编号.ics）；预警有 CAP 1.2 格式（feed/cap/编号.xml）。",
    feed_links: &[("feed/changes.atom", "每次发布与更正"), ("feed/warnings.atom", "重污染预警")],
    sources: "来源与许可",
    sources_lead: "各来源的条款不同，再利用时以各自的条款为准。",
    source_head: ["来源", "行数", "许可或条款", "真实或示例"],
    real: "真实",
    cite: "怎样引用",
    cite_lead: "写明第几次发布和清单的 SHA-256，别人就能找到你引用的那一份，分毫不差。",
    citation: |[operator, title, when, address, hash], release| {
        format!("{operator}：《{title}》，第 {release} 次发布，{when}。{address} 清单 SHA-256：{hash}")
    },
    releases: "发布记录",
    releases_more: "全部更正与签名的核对",
};
