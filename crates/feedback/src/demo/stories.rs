//! What is told: people, units, templates, and the stories of cases.

use crate::case::rights::Role;
use crate::case::{Outcome, Satisfaction, Step};

/// Accounts of the demonstration: login, name, role, unit.
pub const ACCOUNTS: [(&str, &str, Role, Option<&str>); 5] = [
    ("clerk", "示例受理员", Role::Clerk, None),
    ("unit", "示例承办人", Role::Unit, Some("sample-epb")),
    ("town", "示例镇承办人", Role::Unit, Some("sample-town-lake-gov")),
    ("chief", "示例审核人", Role::Supervisor, None),
    ("admin", "示例管理员", Role::Administrator, None),
];

pub(super) const UNITS: [(&str, &str, &str); 2] = [
    ("sample-epb", "示例旗生态环境分局（示例）", "Sample Banner Environment Office (sample)"),
    ("sample-town-lake-gov", "示例湖镇人民政府（示例）", "Sample Lake Town Government (sample)"),
];

pub(super) const TEMPLATES: [(&str, &str, &str); 3] = [
    ("message", "请补充时间地点", "你反映的情况已看到。请补充发生的时间和准确地点，便于现场核实。"),
    ("answer", "现场已整改", "工作人员于×月×日到现场核实，情况属实，已责令整改：\n复查时间："),
    ("refusal", "不属生态环境部门职责", "这一事项由住房和城乡建设部门负责，请向其反映。"),
];

/// A made-up report: days ago, kind, place, words, and what became of it.
pub(super) struct Story {
    pub days_ago: i64,
    pub kind: &'static str,
    pub place: &'static str,
    pub words: &'static str,
    pub subject: Option<(&'static str, &'static str)>,
    pub life: &'static [Scene],
}

/// What happens in a made-up life, so many days after the report.
pub(super) enum Scene {
    Clerk(i64, fn() -> Step),
    Unit(i64, fn() -> Step),
    Chief(i64, fn() -> Step),
    Sender(i64, fn() -> Step),
}

fn assign() -> Step {
    Step::Assign { unit: "sample-epb".to_owned() }
}

fn draft() -> Step {
    Step::Draft {
        text: "现场核实情况属实，已责令整改，并安排复查。".to_owned(), outcome: Outcome::Solved
    }
}

const ANSWERED: &[Scene] = &[
    Scene::Clerk(2, || Step::Accept),
    Scene::Clerk(2, assign),
    Scene::Unit(9, draft),
    Scene::Chief(11, || Step::Answer),
    Scene::Chief(11, || Step::Publish),
    Scene::Sender(13, || Step::Rate { satisfaction: Satisfaction::Satisfied }),
];

pub(super) const STORIES: [Story; 12] = [
    Story {
        days_ago: 1,
        kind: "odour",
        place: "示例湖镇东街",
        words: "凌晨两点到五点有刺鼻气味，开不了窗。",
        subject: None,
        life: &[],
    },
    Story {
        days_ago: 4,
        kind: "dust",
        place: "示例河镇运煤路口",
        words: "运煤车没有盖篷布，路面积尘很厚。",
        subject: Some(("station", "9003S")),
        life: &[],
    },
    Story {
        days_ago: 17,
        kind: "noise",
        place: "示例北镇广场",
        words: "夜里十一点以后广场音响仍很大。",
        subject: None,
        life: &[],
    },
    Story {
        days_ago: 6,
        kind: "water",
        place: "示例河镇排水口",
        words: "排水口出水发黑，有泡沫。",
        subject: None,
        life: &[Scene::Clerk(1, || Step::Accept)],
    },
    Story {
        days_ago: 30,
        kind: "waste",
        place: "示例湖镇北沟",
        words: "有人夜里往沟里倒废渣。",
        subject: None,
        life: &[
            Scene::Clerk(3, || Step::Accept),
            Scene::Clerk(3, assign),
            Scene::Clerk(5, || Step::Message { text: "已派人到现场取样。".to_owned() }),
        ],
    },
    Story {
        days_ago: 50,
        kind: "mine",
        place: "示例北镇采石场",
        words: "说是停产了，夜里还在破碎。",
        subject: None,
        life: &[
            Scene::Clerk(4, || Step::Accept),
            Scene::Clerk(4, assign),
            Scene::Unit(20, || Step::Note { text: "企业负责人约在下周到场。".to_owned() }),
            Scene::Chief(40, || Step::Extend { reason: "需等检测报告。".to_owned() }),
        ],
    },
    Story {
        days_ago: 25,
        kind: "air",
        place: "示例湖镇化工园",
        words: "烟囱白天冒黄烟，持续半小时。",
        subject: Some(("polluter", "sample-chemical")),
        life: &[Scene::Clerk(2, || Step::Accept), Scene::Clerk(2, assign), Scene::Unit(15, draft)],
    },
    Story {
        days_ago: 70,
        kind: "dust",
        place: "示例河镇工地",
        words: "工地没有围挡，一刮风就扬尘。",
        subject: None,
        life: ANSWERED,
    },
    Story {
        days_ago: 90,
        kind: "soil",
        place: "示例北镇农田边",
        words: "田边堆着废旧电池。",
        subject: None,
        life: ANSWERED,
    },
    Story {
        days_ago: 40,
        kind: "odour",
        place: "示例湖镇养殖场旁",
        words: "养殖场粪污外排，气味很重。",
        subject: None,
        life: &[
            Scene::Clerk(2, || Step::Accept),
            Scene::Clerk(2, assign),
            Scene::Unit(9, draft),
            Scene::Chief(11, || Step::Answer),
            Scene::Sender(20, || Step::Reopen { reason: "过了一周又开始排了。".to_owned() }),
        ],
    },
    Story {
        days_ago: 12,
        kind: "other",
        place: "示例旗某小区",
        words: "小区电梯经常坏，没有人管。",
        subject: None,
        life: &[Scene::Clerk(3, || Step::Refuse {
            reason: "这一事项由住房和城乡建设部门负责，请向其反映。".to_owned(),
        })],
    },
    Story {
        days_ago: 8,
        kind: "ecology",
        place: "示例湖岸",
        words: "有人在湖边挖沙，芦苇被推掉一片。",
        subject: None,
        life: &[Scene::Sender(2, || Step::Withdraw)],
    },
];
