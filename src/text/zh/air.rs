//! Chinese words of the air pages beyond the newest hour.

use crate::text::air::AirWords;

pub static WORDS: AirWords = AirWords {
    year_title: |year| format!("{year} 年逐日"),
    choose_year: "年份",
    months_title: "逐月与全年",
    months_lead: "按 HJ 663 由日均值统计：CO 为第95百分位数，O₃ 为日最大8小时平均第90百分位数，其余为平均值。单位 µg/m³，CO 为 mg/m³。天数不够的只写需要多少天。",
    month: "月份",
    whole_year: "全年",
    valid_days: "有效天数",
    good_days: "优良天数",
    good_of: |percent, days, of| format!("{percent}%（{days}/{of}）"),
    heavy_days: "重污染天数",
    most_primary: "超标日首要污染物",
    too_few: |needed| format!("不足 {needed} 天"),
    joins_editions: "其中有按两版 HJ 633 判定的日子，不能直接相比。",
    joint: "、",
    report_title: "实时报（按标准规定的表式）",
    report_lead: |edition| {
        format!("{edition} 规定的小时报表：各污染物浓度与分指数、指数、首要污染物、级别。NA 表示缺测或无效。")
    },
    report_place: "城市",
    group_sensitive: "儿童、老人和心肺疾病患者",
    group_all: "其他人",
    advice_sensitive: [
        "正常活动。",
        "可以外出；极少数特别敏感的人减少户外活动。",
        "减少长时间、高强度的户外锻炼。",
        "避免长时间、高强度的户外锻炼。",
        "留在室内，停止户外运动。",
        "留在室内，避免体力消耗。",
    ],
    advice_all: [
        "正常活动。",
        "正常活动。",
        "减少长时间、高强度的户外锻炼。",
        "适量减少户外运动。",
        "减少户外运动。",
        "避免户外活动。",
    ],
    choose_lens: "图表对照",
    lenses: &[
        ("national", "现行标准"),
        ("gb-2012", "全按 2012 版"),
        ("gb-2026", "全按 2026 版"),
        ("who-2021", "世卫组织 2021"),
        ("epa-2024", "美国 2024"),
        ("eea-2024", "欧洲 2024"),
    ],
    lens_title: "别国怎么看",
    lens_lead: |day| {
        let day = if day.is_empty() {
            "没有可以对照的日均值".to_owned()
        } else {
            format!("{day}的日均值对照世界卫生组织 2021 年准则值和美国 2024 年指数")
        };
        format!("只供比较，不是评价结论。{day}；最新一小时对照欧洲 2024 年分档。")
    },
    lens_day: "日均值",
    lens_who: "世卫准则值的倍数",
    lens_epa: "美国指数",
    lens_eea: "欧洲分档（小时）",
    lens_times: |times, value| format!("{times} 倍（准则值 {value}）"),
    forecast_title: "预报",
    forecast_lead: "由主管部门发布，本站照录；预报不是监测结果。",
    forecast_day: "日期",
    forecast_index: "预计 AQI",
    forecast_issued: "发布",
    replay_sample: |now| format!("示例数据：全部数值为演示而编造，不是监测值；以 {now} 为“现在”。"),
    samples_title: "示例地区",
    compare: "对比地区",
    compare_none: "不对比",
    compared: |one, other| format!("{one}与{other}"),
    map_words: "站点位置示意图，内容与站点列表相同",
    map_note: "上为北，按经纬度绘制，不含行政界线。",
    map_sketch: "位置示意，不是地图",
    map_missing: "无指数",
    locate: "用我的位置",
    not_located: "浏览器没有给出位置。",
    changed_title: "这次更新了什么",
    changed_lead: |release, at| format!("第 {release} 次发布，{at}。"),
    changed_more: "历次发布与更正",
    changed_nothing: "没有变动。",
};
