//! Bulletins of the sample: their figures are counted from the other tables.

use crate::Files;
use crate::air::Year;
use crate::ledger::Ledger;
use crate::place::{REGION, later};
use crate::replies::Reply;
use crate::sheet::Sheet;
use anyhow::Result;
use jiff::civil::{Date, date};
use mingjing_domain::Decimal;

/// Figures of a period.
struct Figures {
    days: usize,
    good: usize,
    fine: String,
    received: usize,
    answered: usize,
    closed: usize,
}

/// Three months and the quarter that they end.
pub fn files(air: &Year, ledger: &Ledger, replies: &[Reply]) -> Result<Files> {
    let mut sheet =
        Sheet::new("id,kind,region_code,period,title_zh,title_en,text_zh,text_en,issuer_zh,published_on")?;
    for (first, months, period, zh, en, published) in [
        (date(2024, 10, 1), 3, "2024-Q4", "2024年第四季度", "fourth quarter of 2024", "2025-01-15"),
        (date(2024, 11, 1), 1, "2024-11", "2024年11月", "November 2024", "2024-12-08"),
        (date(2024, 12, 1), 1, "2024-12", "2024年12月", "December 2024", "2025-01-08"),
        (date(2025, 1, 1), 1, "2025-01", "2025年1月", "January 2025", "2025-02-08"),
    ] {
        let figures = figures(air, ledger, replies, first, months);
        sheet.row([
            &format!("sample-{period}"),
            "environment",
            REGION,
            period,
            &format!("示例旗{zh}生态环境状况通报（示例）"),
            &format!("State of the environment of Sample Banner, {en} (sample)"),
            &in_chinese(&figures),
            &in_english(&figures),
            "示例旗生态环境分局",
            published,
        ])?;
    }
    Ok(Files::from([("bulletins.csv".to_owned(), sheet.bytes()?)]))
}

fn figures(air: &Year, ledger: &Ledger, replies: &[Reply], first: Date, months: i64) -> Figures {
    let mut end = first;
    let mut closed = 0;
    for _ in 0..months {
        closed += ledger.closed_in(end);
        end = later(end.last_of_month(), 1);
    }
    let within = |day: Date| (first..end).contains(&day);
    let days: Vec<_> = air.days.iter().filter(|day| within(day.date)).collect();
    let fine: Vec<Decimal> = days.iter().filter_map(|day| day.values.last().copied().flatten()).collect();
    Figures {
        days: days.iter().filter(|day| day.report.aqi.is_some()).count(),
        good: days.iter().filter(|day| day.report.aqi.is_some_and(|aqi| aqi <= 100)).count(),
        fine: Decimal::mean(fine, 0).map(|mean| mean.to_string()).unwrap_or_default(),
        received: replies.iter().filter(|reply| within(reply.received)).count(),
        answered: replies.iter().filter(|reply| reply.answered.is_some_and(within)).count(),
        closed,
    }
}

fn in_chinese(figures: &Figures) -> String {
    let Figures { days, good, fine, received, answered, closed } = figures;
    format!(
        "> 示例数据：地区、单位和数值均为虚构。\n\n## 空气\n\n有效监测 {days} 天，优良 {good} 天；PM2.5 日均值的平均为 {fine} µg/m³。\n\n\
         ## 水\n\n示例河三个断面每日监测，逐日结果见断面页面。\n\n\
         ## 整改\n\n销号 {closed} 项，逐项见任务台账。\n\n## 公众反映\n\n收到 {received} 件，答复 {answered} 件。\n"
    )
}

fn in_english(figures: &Figures) -> String {
    let Figures { days, good, fine, received, answered, closed } = figures;
    format!(
        "> Sample: region, units and figures are made up.\n\n## Air\n\n{good} good days of {days} with valid data; \
         the daily means of PM2.5 average {fine} µg/m³.\n\n\
         ## Water\n\nThree sections of the Sample River are measured every day; see their pages.\n\n\
         ## Promises\n\n{closed} tasks were closed; see the ledger.\n\n\
         ## Reports of the public\n\n{received} received, {answered} answered.\n"
    )
}
