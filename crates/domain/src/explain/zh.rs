//! Explanations in simplified Chinese: a file for each topic, and here what they share.

pub(super) mod assessment;
pub(super) mod index;
pub(super) mod lens;
pub(super) mod limits;
pub(super) mod water;

use crate::assumption::{Assumption, Assumptions};
use crate::known::Open;

/// The statement of each assumption, after what was worked out.
fn assumptions(lines: &mut Vec<String>, assumed: Assumptions) {
    lines.extend(assumed.iter().map(|assumption| format!("约定：{}", assumption_words(assumption))));
}

fn assumption_words(assumption: Assumption) -> &'static str {
    match assumption {
        Assumption::IndexEndsAt500 => "标准只给出指数范围，超过最高限值时分指数取 500。",
        Assumption::IndexZero => "全部浓度为 0 时标准没有说明，这里保留公式的结果 0。",
        Assumption::RoundedAsIn2026 => "HJ 633-2012 没有浓度修约条款，按 2026 年版修约。",
        Assumption::WindowsEndFrom8To24 => "8 小时滑动窗口的结束时刻为 8 时至 24 时（HJ 663-2013 的写法）。",
        Assumption::MaximumRoundedBeforeLimit => "8 小时最大值先修约，再与限值比较。",
        Assumption::StationShareOf2013 => "有效点位比例按 HJ 663-2013。",
        Assumption::PercentileNeedsDaysOfMean => "百分位数所需天数与年平均相同。",
        Assumption::PeriodWithoutMinimum => "既非整月也非整年的时段，没有最少天数的规定。",
        Assumption::DustDaysCountAsPresent => "剔除颗粒物的沙尘日仍计入有效天数。",
        Assumption::CompositeRoundedOnce => "各单项指数不修约，只对总和修约一次。",
        Assumption::WarningDayOf24Hours => "一天按 24 小时计，连续天数代表持续小时数。",
        Assumption::WarningWithoutExceptions => "未考虑臭氧和沙尘的例外。",
        Assumption::HalfDetectionLimit => "低于检出限的以检出限的一半参加评价。",
        Assumption::LakeWeightsUnrounded => "权重取 r²/Σr²，不先修约。",
        Assumption::OpenEndedClassIv => "放射性指标超过最后一档时，表中不区分 Ⅳ 类与 Ⅴ 类。",
        Assumption::SoilBackgroundNotCompared => "砷超过筛选值可能来自土壤背景，未与当地背景值比较。",
        Assumption::MarksOf2017 => "数据标记按 HJ 212 的 2017 年版，个别字母各处说法不一。",
        Assumption::DutyDueAtEndOfPeriod => "按期公开的义务，以每期最后一日为到期日。",
    }
}

/// What is not known, and therefore not said.
pub(super) fn open(open: Open) -> String {
    match open {
        Open::StatisticsOf2026 => "HJ 663-2026 的统计与修约规定尚未取得，不以其名义给出数值。",
        Open::ComplianceOf2026 => "HJ 663-2026 的达标评价（含三年滑动平均）尚未取得，不作判定。",
        Open::ExceptionalEventsOf2026 => "HJ 663-2026 的例外事件规定尚未取得。",
        Open::RankingOf2026 => "2026 年起综合指数的标准值和权重尚未取得，不计算，不排名。",
        Open::WarningGradesBefore2024 => "2024 年以前的预警分级规定未收录。",
        Open::NowCast => "未收录 NowCast 的算法，不提供。",
        Open::GroundwaterBefore2018 => "未收录 2018 年 5 月 1 日以前的地下水标准。",
        Open::DrinkingWaterBefore2023 => "未收录 2023 年 4 月 1 日以前的生活饮用水标准。",
        Open::SoilBefore2018 => "未收录 2018 年 8 月 1 日以前的土壤标准。",
        Open::WorkingDays => "该年的放假安排未收录，工作日无法确定。",
    }
    .into()
}
