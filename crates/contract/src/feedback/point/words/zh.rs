//! Chinese.

use super::PointWords;

pub(super) static WORDS: PointWords = PointWords {
    title: "标出位置",
    hint: "填经纬度，或者说明在哪个监测站的什么方向。手机定位得到的坐标可以直接用（WGS-84 或 CGCS2000）；从国内网络地图上抄来的坐标会偏几百米。",
    lat: "纬度",
    degrees_hint: "如 39.65 或 39°39′0″；“39.65, 106.79”可以整个粘贴在这里",
    lon: "经度",
    near_lead: "不知道经纬度时",
    near: "最近的监测站",
    direction: "在它的什么方向",
    distance: "相距多少千米",
    exact: "公开时也用准确位置",
    exact_hint: "不勾选时，公开的位置只精确到约 1 千米。准确位置只有承办人员看得到，办结后与联系方式同时删去。",
    point: "位置",
    kept: "准确位置",
    public: |words, exact| format!("{words}（{}）", if exact { "准确位置" } else { "只精确到约 1 千米" }),
    doubtful: |km| {
        format!("这个位置离所选地区最近的监测站有 {km} 千米。请核对经纬度和地区；没有错就照常提交。")
    },
    degrees: |(lat, south), (lon, west)| {
        format!(
            "{} {lat}°，{} {lon}°",
            if south { "南纬" } else { "北纬" },
            if west { "西经" } else { "东经" }
        )
    },
    directions: ["北", "东北", "东", "东南", "南", "西南", "西", "西北"],
    here: |name| format!("监测站“{name}”附近"),
    away: |name, far, direction| format!("监测站“{name}”{direction}约 {far}"),
    metres: |m| format!("{m} 米"),
    kilometres: |km| format!("{km} 千米"),
    joint: "；",
};
