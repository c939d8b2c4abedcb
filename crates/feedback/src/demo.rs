//! A desk to look at: made-up units, accounts and cases, each flagged as a sample, in every state that there is.

use crate::case::rights::Role;
use crate::case::{Outcome, Policy, Satisfaction, Step};
use crate::code::Code;
use crate::desk::password::{self, HashError};
use crate::intake::{self, Manner, Refusal};
use crate::key::IdempotencyKey;
use crate::store::desk::{ActError, By, Filter, NewMember, Unit};
use crate::store::{Location, StoreError};
use crate::time::Now;
use crate::vault::Vault;
use crate::{OpenError, Service, Settings, rate};
use jiff::{SignedDuration, Timestamp};
use mingjing_contract::feedback::NewFeedback;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Accounts of the demonstration: login, name, role, unit.
pub const ACCOUNTS: [(&str, &str, Role, Option<&str>); 5] = [
    ("clerk", "示例受理员", Role::Clerk, None),
    ("unit", "示例承办人", Role::Unit, Some("sample-epb")),
    ("town", "示例镇承办人", Role::Unit, Some("sample-town-lake-gov")),
    ("chief", "示例审核人", Role::Supervisor, None),
    ("admin", "示例管理员", Role::Administrator, None),
];
const UNITS: [(&str, &str, &str); 2] = [
    ("sample-epb", "示例旗生态环境分局（示例）", "Sample Banner Environment Office (sample)"),
    ("sample-town-lake-gov", "示例湖镇人民政府（示例）", "Sample Lake Town Government (sample)"),
];
const TEMPLATES: [(&str, &str, &str); 3] = [
    ("message", "请补充时间地点", "你反映的情况已看到。请补充发生的时间和准确地点，便于现场核实。"),
    ("answer", "现场已整改", "工作人员于×月×日到现场核实，情况属实，已责令整改：\n复查时间："),
    ("refusal", "不属生态环境部门职责", "这一事项由住房和城乡建设部门负责，请向其反映。"),
];

/// Why there is no demonstration.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database is in use: nothing made-up is put beside real cases or accounts.
    #[error("the database has accounts or cases already")]
    InUse,
    /// The service cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A password cannot be hashed.
    #[error(transparent)]
    Password(#[from] HashError),
    /// A made-up report was refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A made-up step was refused.
    #[error(transparent)]
    Act(#[from] ActError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A key or a code could not be made.
    #[error("a made-up report could not be made")]
    Key,
}

/// A made-up report: days ago, kind, place, words, and what became of it.
struct Story {
    days_ago: i64,
    kind: &'static str,
    place: &'static str,
    words: &'static str,
    subject: Option<(&'static str, &'static str)>,
    life: &'static [Scene],
}

/// What happens in a made-up life, so many days after the report.
enum Scene {
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

const STORIES: [Story; 12] = [
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

/// Fills an empty database. All accounts have this password.
///
/// # Errors
/// [`DemoError`]; a database that has accounts or cases is left as it is.
pub async fn fill(
    database: Location,
    vault: Vault,
    attachments: crate::attachments::Place,
    now: Timestamp,
    password: &str,
) -> Result<(), DemoError> {
    let clock = Arc::new(AtomicI64::new(now.as_millisecond()));
    let read = Arc::clone(&clock);
    let story_time: Now =
        Arc::new(move || Timestamp::from_millisecond(read.load(Ordering::SeqCst)).unwrap_or(now));
    let limits =
        rate::Limits { submits_per_minute: None, submits_per_second_in_all: None, ..rate::Limits::default() };
    let settings = Settings {
        database,
        vault,
        attachments,
        site: std::path::PathBuf::new(),
        limits,
        asks_for_proof: false,
        trust_proxy: false,
    };
    let service = Service::open(settings, story_time).await?;
    let desk = service.store().desk();
    if !desk.members().await?.is_empty() || !desk.queue(&Filter::default(), 1, 0).await?.is_empty() {
        service.close().await;
        return Err(DemoError::InUse);
    }
    for (id, zh, en) in UNITS {
        let unit =
            Unit { id: id.to_owned(), name_zh: zh.to_owned(), name_en: en.to_owned(), is_active: true };
        desk.set_unit(&unit).await?;
    }
    for (kind, title, body) in TEMPLATES {
        desk.add_template(kind, title, body).await?;
    }
    let phc = password::hash(password.to_owned()).await?;
    for (login, name, role, unit) in ACCOUNTS {
        let new = NewMember {
            login: login.to_owned(),
            name: name.to_owned(),
            role,
            unit: unit.map(str::to_owned),
            password: phc.clone(),
            lang: "zh".to_owned(),
        };
        desk.add_member(new, now).await?;
    }
    // Oldest first: numbers of cases grow with time.
    let mut stories: Vec<&Story> = STORIES.iter().collect();
    stories.sort_by_key(|story| std::cmp::Reverse(story.days_ago));
    for (number, story) in stories.into_iter().enumerate() {
        tell(&service, &clock, now, story, number).await?;
    }
    service.close().await;
    Ok(())
}

async fn tell(
    service: &Service,
    clock: &AtomicI64,
    now: Timestamp,
    story: &Story,
    number: usize,
) -> Result<(), DemoError> {
    let at =
        |days: i64| now.checked_sub(SignedDuration::from_hours(24 * (story.days_ago - days))).unwrap_or(now);
    let set = |at: Timestamp| clock.store(at.as_millisecond(), Ordering::SeqCst);
    set(at(0));
    let feedback = NewFeedback {
        kind: story.kind.to_owned(),
        region: Some("sample-banner".to_owned()),
        place: format!("{}（示例）", story.place),
        description: story.words.to_owned(),
        subject_kind: story.subject.map(|(kind, _)| kind.to_owned()),
        subject_id: story.subject.map(|(_, id)| id.to_owned()),
        ..NewFeedback::default()
    };
    let key = IdempotencyKey::parse(&format!("demo-report-{number}")).ok_or(DemoError::Key)?;
    let manner = Manner { is_sample: true, is_held: false };
    let taken = intake::take(service, &key, feedback, manner).await?;
    let hash = Code::parse(&taken.receipt.code).ok_or(DemoError::Key)?.hash();
    let desk = service.store().desk();
    let id = desk.id_of_code(&hash).await?.ok_or(DemoError::Key)?;
    for scene in story.life {
        let (login, days, step) = match scene {
            Scene::Clerk(days, step) => (Some("clerk"), days, step),
            Scene::Unit(days, step) => (Some("unit"), days, step),
            Scene::Chief(days, step) => (Some("chief"), days, step),
            Scene::Sender(days, step) => (None, days, step),
        };
        let member = match login {
            Some(login) => Some(desk.sign_in(login).await?.ok_or(DemoError::Key)?.member),
            None => None,
        };
        let by = member.as_ref().map_or(By::Sender, By::Staff);
        desk.act(id, None, by, &step(), at(*days), &Policy::default()).await?;
    }
    Ok(())
}
