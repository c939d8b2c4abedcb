//! What people of the sample reported and were answered: most in time, some late, some extended, a few still open.

use crate::Files;
use crate::ledger::{Ledger, units};
use crate::place::{TOWNS, later};
use crate::random::Random;
use crate::sheet::Sheet;
use anyhow::Result;
use jiff::civil::{Date, date};

/// A matter: kind, department, words, answer.
type Matter = (&'static str, &'static str, &'static str, &'static str);

const MATTERS: [Matter; 15] = [
    ("air", "sample-epb", "早晚有烟囱冒黑烟。", "经查为小锅炉燃用散煤，已责令停用并改用清洁燃料。"),
    (
        "odour",
        "sample-epb",
        "夜间有刺鼻气味，开不了窗。",
        "已对周边企业开展夜查，一家企业废气收集不全，已整改。",
    ),
    ("odour", "sample-farm", "养殖场臭味大。", "粪污池未加盖，已加盖并清运，复查无明显异味。"),
    ("dust", "sample-housing", "工地没有围挡，风大时满天土。", "已要求补齐围挡、裸土覆盖，每日洒水四次。"),
    ("dust", "sample-transport", "运煤车遗撒严重。", "已在路口设冲洗点，安排每日清扫两次。"),
    ("water", "sample-water", "河面有白色泡沫。", "上游有一处雨污混接，已改造，连续三日采样达标。"),
    ("water", "sample-housing", "污水井冒水流到路上。", "管道堵塞，当日疏通并冲洗路面。"),
    ("noise", "sample-housing", "工地夜里施工吵得睡不着。", "未办理夜间施工手续，已责令停止并立案。"),
    ("noise", "sample-commerce", "广场音响声音太大。", "已与经营者约定时段和音量，安装显示屏。"),
    ("waste", "sample-housing", "村口垃圾堆了很久没人清。", "已清运，增设两个收集点，改为隔日清运。"),
    ("waste", "sample-epb", "有人在沟里倒废渣。", "已取样鉴别，为一般固体废物，已清理并设置警示牌。"),
    ("mine", "sample-land", "废矿坑没有护栏，孩子常去玩。", "已设护栏和警示牌，列入年度回填计划。"),
    ("soil", "sample-farm", "地里残膜太多，没人回收。", "已设回收点，以旧换新。"),
    ("ecology", "sample-forest", "有人在草原上乱挖。", "已制止并恢复植被，当事人已受处理。"),
    ("other", "sample-gov", "想看监测站，怎样预约？", "每月五日开放，可在网上预约，十人以上成团。"),
];

const RESULTS: [&str; 10] = [
    "solved",
    "solved",
    "solved",
    "solved",
    "solved",
    "partly",
    "partly",
    "explained",
    "explained",
    "referred",
];

/// A reply.
pub struct Reply {
    /// Day of receipt.
    pub received: Date,
    /// Day of the answer.
    pub answered: Option<Date>,
    cells: Vec<String>,
}

/// All of them, in the order of receipt.
pub fn all(ledger: &Ledger) -> Vec<Reply> {
    let mut random = Random::named("replies");
    let mut days: Vec<Date> = (0..112).map(|_| later(date(2024, 2, 18), random.below(355))).collect();
    // The clocks of reports run by the calendar of the reader, not by the replay: some are new.
    days.extend((0..14).map(|_| later(date(2026, 8, 3), random.below(88))));
    days.sort_unstable();
    (1..).zip(days).map(|(number, day)| one(&mut random, ledger, number, day)).collect()
}

fn one(random: &mut Random, ledger: &Ledger, number: usize, received: Date) -> Reply {
    let town = usize::try_from(random.below(3)).unwrap_or(0);
    let of = TOWNS.get(town).copied().unwrap_or_default();
    let (kind, unit, question, answer) = random.pick(&MATTERS);
    let recent = received.year() == 2026;
    let accepted =
        later(received, if random.chance(70) { random.between(16, 24) } else { random.between(1, 13) });
    let extended = random.chance(60);
    let wait = match random.below(100) {
        _ if extended => random.between(62, 88),
        0..=7 => random.between(61, 96),
        _ => random.between(6, 55),
    };
    let open = if recent { random.chance(600) } else { random.chance(25) };
    let answered = (!open).then(|| later(received, wait)).filter(|day| *day <= date(2026, 10, 31));
    let refused = answered.is_some() && random.chance(40);
    let challenged = kind != "other" && random.chance(110);
    let task = closed_task(random, ledger, of.code).filter(|_| challenged);
    let kind = if task.is_some() { "task_challenged" } else { kind };
    let question = match &task {
        Some(_) => "台账写已销号，现场看并没有做完。",
        None => question,
    };
    let answer = match (&task, refused) {
        (_, true) => "属于行政复议渠道处理的事项，已告知办理途径。",
        (Some(_), _) => "已组织现场核查，遗留部分列入整改，完成后再次公示。",
        (None, _) => answer,
    };
    let section = if kind == "water" { "sample-river-town" } else { "" };
    let enterprise = match kind {
        "odour" if unit == "sample-epb" && random.chance(400) => "sample-chemical",
        "air" if random.chance(400) => "sample-heating",
        _ => "",
    };
    let station = if kind == "dust" && random.chance(300) {
        crate::air::STATIONS.get(town).map_or("", |one| one.0)
    } else {
        ""
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let result = if refused { "not_accepted" } else { random.pick(&RESULTS) };
    let satisfaction = random.pick(&[
        "",
        "",
        "",
        "satisfied",
        "satisfied",
        "satisfied",
        "neutral",
        "neutral",
        "dissatisfied",
    ]);
    let told = |text: &str| if answered.is_some() { text.to_owned() } else { String::new() };
    let unit = if random.chance(300) { units::town_government(town) } else { unit };
    let extended_on =
        extended.then(|| later(received, 55)).filter(|day| answered.is_none_or(|answer| *day <= answer));
    let cells = vec![
        format!("SR-{}-{number:03}", received.year()),
        kind.to_owned(),
        of.code.to_owned(),
        format!("{}（示例）", of.zh),
        task.unwrap_or_default(),
        station.to_owned(),
        section.to_owned(),
        enterprise.to_owned(),
        received.to_string(),
        day(Some(accepted).filter(|accepted| answered.is_none_or(|answer| *accepted <= answer))),
        day(answered),
        day(extended_on),
        if extended_on.is_some() { "需要连续监测一个月".to_owned() } else { String::new() },
        unit.to_owned(),
        question.to_owned(),
        told(answer),
        told(result),
        told(satisfaction),
    ];
    Reply { received, answered, cells }
}

/// A task of the town that was closed.
fn closed_task(random: &mut Random, ledger: &Ledger, region: &str) -> Option<String> {
    let closed: Vec<&str> = ledger
        .tasks
        .iter()
        .filter(|task| task.region == region && task.events.iter().any(|event| event.kind == "closed"))
        .map(|task| task.id.as_str())
        .collect();
    Some(random.pick(&closed).to_owned()).filter(|id| !id.is_empty())
}

/// The table.
pub fn files(replies: &[Reply]) -> Result<Files> {
    let mut sheet = Sheet::new(
        "id,kind,region_code,place_zh,task_id,station_code,section_id,enterprise_id,received_on,accepted_on,answered_on,\
         extended_on,extension_reason_zh,unit_id,question_zh,answer_zh,result,satisfaction",
    )?;
    for reply in replies {
        sheet.row(&reply.cells)?;
    }
    Ok(Files::from([("replies.csv".to_owned(), sheet.bytes()?)]))
}
