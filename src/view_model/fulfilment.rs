//! Where in this portal a duty to publish is met. Data, not opinion: a duty is matched by the words in which its
//! document puts it, the first rule that fits holds, and each rule says why its page meets the duty. A duty that no
//! rule fits has no place in this portal.

use crate::route::{Lang, Page};
use mingjing_contract::ledger::Duty;
use mingjing_contract::manifest::table;

/// A kind of duty and the page that meets it.
#[derive(Debug)]
pub struct Rule {
    /// One of these stands in what the duty says.
    words: &'static [&'static str],
    /// The page.
    pub page: Page,
    /// The table that the page shows: when it was last published is when the duty was last met.
    pub table: &'static str,
    /// Why the page meets the duty, in Chinese and in English.
    reason: [&'static str; 2],
}

impl Rule {
    /// Why the page meets the duty.
    #[must_use]
    pub fn reason(&self, lang: Lang) -> &'static str {
        let [zh, en] = self.reason;
        if lang == Lang::Zh { zh } else { en }
    }
}

/// More special words stand before more general ones.
const RULES: &[Rule] = &[
    Rule {
        words: &["水环境质量"],
        page: Page::Water,
        table: table::WATER_READINGS,
        reason: [
            "地表水页逐断面公开类别与读数",
            "The surface-water page shows class and readings by section",
        ],
    },
    Rule {
        words: &["饮用水", "饮水安全"],
        page: Page::DrinkingWater,
        table: table::DRINKING_READINGS,
        reason: [
            "饮用水页按季公开水源、出厂水和龙头水",
            "The drinking-water page shows source, plant and tap by quarter",
        ],
    },
    Rule {
        words: &["空气质量预报"],
        page: Page::Air,
        table: table::FORECASTS,
        reason: ["空气页转载官方预报", "The air pages relay official forecasts"],
    },
    Rule {
        words: &["健康防护", "环境质量状况", "空气质量"],
        page: Page::Air,
        table: table::AIR_HOURS,
        reason: [
            "空气页逐时公开指数、首要污染物和健康指引",
            "The air pages show index, primary pollutant and health advice by the hour",
        ],
    },
    Rule {
        words: &["重污染预警提示"],
        page: Page::Warnings,
        table: table::WARNINGS,
        reason: ["预警页转载官方重污染天气预警", "The warnings page relays official warnings"],
    },
    Rule {
        words: &["污染地块名录", "土壤环境状况"],
        page: Page::Soil,
        table: table::SOIL,
        reason: [
            "土壤页公开地块名录、用途限制和监测结果",
            "The soil page shows the register of plots, limits of use and readings",
        ],
    },
    Rule {
        words: &["企业排放", "排放数据", "排污信息", "污染物名称"],
        page: Page::Polluters,
        table: table::EMISSION_DAYS,
        reason: [
            "排污单位页逐日公开排放浓度与限值",
            "The polluter pages show emissions against their limits by day",
        ],
    },
    Rule {
        words: &["黄牌", "信用", "违法处罚", "执行报告", "防治设施", "治理措施"],
        page: Page::Polluters,
        table: table::POLLUTERS,
        reason: [
            "排污单位页公开许可、处罚、黄红牌、信用评价和设施运行",
            "The polluter pages show permits, penalties, cards, credit ratings and the state of facilities",
        ],
    },
    Rule {
        words: &["开放参观"],
        page: Page::Facilities,
        table: table::FACILITIES,
        reason: ["开放设施页公开开放日与预约方式", "The facilities page shows visit days and how to book"],
    },
    Rule {
        words: &["治理进展", "治理工程", "整改", "公示一个"],
        page: Page::Tasks,
        table: table::LEDGER,
        reason: ["任务页逐项公开整改与治理的进展", "The ledger shows the progress of each task"],
    },
    Rule {
        words: &["社会监督", "群众监督", "公众监督", "群众关心", "举报", "信访"],
        page: Page::Replies,
        table: table::REPLIES,
        reason: [
            "答复页公开群众反映、答复和办理时限",
            "The answers page shows reports, answers and their time limits",
        ],
    },
];

/// The page that meets a duty towards the public; what is owed to authorities is no page's business.
#[must_use]
pub fn rule(duty: &Duty) -> Option<&'static Rule> {
    let is_shown = duty.audience == "public" && duty.kind != "signage";
    RULES.iter().find(|rule| is_shown && rule.words.iter().any(|word| duty.what_zh.contains(word)))
}

/// The tables that the rules rest on.
pub fn tables() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.table)
}
