use crate::text::form::FormWords;

pub static WORDS: FormWords = FormWords {
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
    kept_title: "存在这台设备上的反映",
    waiting: "还没有送到，已连同联系方式和照片存在这台设备上。连上网络后自动提交，关掉页面也不会丢，只提交一次。",
    try_now: "现在再试",
    take_back: "取回修改",
    went: "已经送到，内容已从这台设备删去。",
    noted: "记下了，从这台设备移除",
    photos_lost: "照片没有存下。可在办理进度里补充。",
    to_sample: "演示：向虚构的示例地区反映",
    from_sample: "示例地区是虚构的：这里的反映只作演示，标为示例。",
};
