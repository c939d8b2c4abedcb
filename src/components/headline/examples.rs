//! Headings.

use super::headline;
use crate::components::Ctx;
use maud::Markup;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let long = "某某流域水生态环境综合治理与生态修复重点任务清单（二〇二六年度）整改落实情况及后续工作安排";
    vec![("short", headline(ctx.t.nav_air)), ("as long as titles of documents are", headline(long))]
}
