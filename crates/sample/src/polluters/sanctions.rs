//! What the authorities did: penalties, cards, ratings.

use super::register::ENTERPRISES;
use crate::Files;
use crate::random::Random;
use crate::sheet::{Sheet, fixed};
use anyhow::Result;

const BUREAU: &str = "示例旗生态环境分局";

const PENALTIES: [&str; 9] = [
    "SP-2023-01|sample-leather|示例环罚〔2023〕1号|2023-05-18|stop|未经批准擅自恢复生产|《水污染防治法》第八十三条||2023-05-25",
    "SP-2023-02|sample-alloy|示例环罚〔2023〕2号|2023-09-04|fine|除尘设施未正常运行|《大气污染防治法》第九十九条|120000|2023-10-11",
    "SP-2024-01|sample-coking|示例环罚〔2024〕1号|2024-04-12|fine|焦炉烟囱二氧化硫小时均值超标|《大气污染防治法》第九十九条|200000|2024-05-08",
    "SP-2024-02|sample-dairy|示例环罚〔2024〕2号|2024-06-20|fine|自动监测数据传输缺失且未报告|《水污染防治法》第八十二条|40000|2024-07-15",
    "SP-2024-03|sample-cement|示例环罚〔2024〕3号|2024-08-29|order|物料堆场未采取抑尘措施|《大气污染防治法》第一百一十七条||2024-09-30",
    "SP-2024-04|sample-plating|示例环罚〔2024〕4号|2024-10-16|restrict|车间排口六价铬超标|《水污染防治法》第八十三条|180000|2024-12-02",
    "SP-2024-05|sample-alloy|示例环罚〔2024〕5号|2024-10-08|stop|拒不改正除尘设施不正常运行|《大气污染防治法》第九十九条||",
    "SP-2025-01|sample-waste|示例环罚〔2025〕1号|2025-01-14|fine|焚烧炉启炉期间一氧化碳超标未标记|《大气污染防治法》第九十九条|100000|",
    "SP-2025-02|sample-coking|示例环罚〔2025〕2号|2025-02-10|fine|重污染天气预警期间未落实减排措施|《大气污染防治法》第一百二十一条|80000|",
];

const CARDS: [&str; 4] = [
    "SC-2024-01|sample-coking|yellow|2024-05-10|2024年4月小时均值超标|示例环发〔2024〕6号|2024-08-12|示例环发〔2024〕14号",
    "SC-2024-02|sample-alloy|yellow|2024-09-02|除尘设施不正常运行|示例环发〔2024〕16号|2024-10-08|示例环发〔2024〕20号",
    "SC-2024-03|sample-alloy|red|2024-10-08|黄牌期间拒不改正|示例环发〔2024〕20号||",
    "SC-2024-04|sample-plating|yellow|2024-10-18|车间排口六价铬超标|示例环发〔2024〕22号||",
];

/// Every file.
pub fn files() -> Result<Files> {
    let with_authority = |row: &str, at: usize| {
        let mut cells: Vec<&str> = row.split('|').collect();
        cells.insert(at, BUREAU);
        cells.join("|")
    };
    let penalties = PENALTIES.map(|row| with_authority(row, 4));
    let cards = CARDS.map(|row| with_authority(row, 4));
    let header = "id,enterprise_id,document_number,decided_on,authority_zh,kind,violation_zh,basis_zh,amount_yuan,fulfilled_on";
    let cards_header =
        "id,enterprise_id,card,issued_on,issuer_zh,reason_zh,document,lifted_on,lifted_document";
    Ok(Files::from([
        ("penalties.csv".to_owned(), fixed(header, &penalties.each_ref().map(String::as_str))?),
        ("yellow_red_cards.csv".to_owned(), fixed(cards_header, &cards.each_ref().map(String::as_str))?),
        ("credit_ratings.csv".to_owned(), ratings()?),
    ]))
}

/// Ratings of three years; whoever was fined is not green.
fn ratings() -> Result<Vec<u8>> {
    let mut random = Random::named("ratings");
    let mut sheet = Sheet::new("enterprise_id,year,rating,authority_zh,published_on,document")?;
    for (id, ..) in ENTERPRISES {
        for year in 2022..=2024 {
            let fined = PENALTIES
                .iter()
                .filter(|row| {
                    row.contains(&format!("|sample-{id}|")) && row.starts_with(&format!("SP-{year}"))
                })
                .count();
            let rating = match fined {
                0 => random.pick(&["green", "blue", "blue", "blue"]),
                1 => "yellow",
                _ => "red",
            };
            let published = format!("{}-04-28", year + 1);
            let document = "示例旗企业环境信用评价办法（示例）";
            sheet.row([&format!("sample-{id}"), &year.to_string(), rating, BUREAU, &published, document])?;
        }
    }
    sheet.bytes()
}
