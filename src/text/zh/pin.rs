use crate::text::pin::PinWords;

pub static WORDS: PinWords = PinWords {
    label: "示意图：点选位置",
    keys: |step| {
        format!(
            "点一下放标记，可以拖动。键盘：方向键移动，每次 {step}，按住 Shift 移动 10 倍；加号、减号缩放；Delete 移除。"
        )
    },
    sketch: "示意图，不是地图",
    north: "北",
    closer: "放大",
    wider: "缩小",
    own: "用我现在的位置",
    asking: "正在定位……",
    found: |metres| format!("已用当前位置，误差约 {metres} 米。"),
    refused: "浏览器没有允许定位。可以在图上点选，或填经纬度。",
    not_found: "现在得不到位置。可以在图上点选，或填经纬度。",
    remove: "移除标记",
    none: "还没有标出位置。",
    tap: "图上的圆圈是监测站。",
};
