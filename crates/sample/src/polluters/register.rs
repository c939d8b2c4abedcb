//! The register: enterprises, outlets, limits.

use crate::Files;
use crate::place::TOWNS;
use crate::sheet::{Sheet, decimal};
use anyhow::Result;

/// An enterprise: identifier without prefix, name, English name, town, industry by GB/T 4754 with its name,
/// what it is a key polluter for, state.
type Enterprise =
    (&'static str, &'static str, &'static str, usize, &'static str, &'static str, &'static str, &'static str);

/// The enterprises.
pub const ENTERPRISES: [Enterprise; 12] = [
    ("coking", "示例旗甲焦化有限公司", "Sample Coking A", 0, "2521", "炼焦", "air water risk", "running"),
    ("power", "示例旗乙热电有限公司", "Sample Heat and Power B", 0, "4412", "热电联产", "air", "running"),
    ("cement", "示例旗丙水泥有限公司", "Sample Cement C", 1, "3011", "水泥制造", "air", "running"),
    (
        "chemical",
        "示例旗丁化工有限公司",
        "Sample Chemicals D",
        0,
        "2614",
        "有机化学原料制造",
        "air water soil",
        "running",
    ),
    ("alloy", "示例旗戊合金有限公司", "Sample Alloys E", 0, "3140", "铁合金冶炼", "air", "suspended"),
    (
        "waste",
        "示例旗己环境服务有限公司",
        "Sample Waste Services F",
        1,
        "7820",
        "环境卫生管理",
        "air soil risk",
        "running",
    ),
    (
        "sewage",
        "示例旗庚水务有限公司",
        "Sample Water G",
        1,
        "4620",
        "污水处理及其再生利用",
        "water",
        "running",
    ),
    (
        "sewage-park",
        "示例园区辛水务有限公司",
        "Sample Park Water H",
        0,
        "4620",
        "污水处理及其再生利用",
        "water",
        "running",
    ),
    ("dairy", "示例旗壬乳业有限公司", "Sample Dairy J", 2, "1441", "液体乳制造", "water", "running"),
    (
        "leather",
        "示例旗癸皮革有限公司",
        "Sample Leather K",
        1,
        "1910",
        "皮革鞣制加工",
        "water soil",
        "closed",
    ),
    ("heating", "示例湖镇子供热有限公司", "Sample Heating L", 2, "4430", "热力生产和供应", "air", "running"),
    (
        "plating",
        "示例旗丑电镀有限公司",
        "Sample Plating M",
        0,
        "3360",
        "金属表面处理",
        "water soil risk",
        "running",
    ),
];

/// What an outlet lets out: item, typical value, limits of the hour and of the day (none: 0), decimals.
pub type Emitted = (&'static str, i64, i64, i64, u8);

/// An outlet: enterprise, code, name, English name, process, receiver (water only), what it lets out.
pub struct Outlet {
    /// Enterprise without prefix.
    pub enterprise: &'static str,
    /// Code in the permit.
    pub code: &'static str,
    zh: &'static str,
    en: &'static str,
    process: &'static str,
    /// What it lets out.
    pub emitted: &'static [Emitted],
}

impl Outlet {
    /// Identifier.
    pub fn id(&self) -> String {
        format!("sample-{}-{}", self.enterprise, self.code)
    }

    /// Whether it lets water out.
    pub fn is_water(&self) -> bool {
        self.code.starts_with("DW")
    }

    /// Unit of what it lets out.
    pub fn unit(&self) -> &'static str {
        if self.is_water() { "mg/L" } else { "mg/m³" }
    }
}

const fn outlet(
    (enterprise, code): (&'static str, &'static str),
    (zh, en): (&'static str, &'static str),
    process: &'static str,
    emitted: &'static [Emitted],
) -> Outlet {
    Outlet { enterprise, code, zh, en, process, emitted }
}

const STACK: &[Emitted] = &[("pm", 52, 100, 0, 1), ("so2", 172, 350, 0, 1), ("nox", 316, 500, 0, 1)];
const COKE: &[Emitted] = &[("pm", 61, 150, 150, 1), ("so2", 184, 300, 300, 1), ("nox", 1012, 1500, 1500, 1)];
const KILN: &[Emitted] = &[("pm", 68, 200, 0, 1), ("so2", 212, 1000, 0, 1), ("nox", 1980, 3200, 0, 1)];
const DUST: &[Emitted] = &[("pm", 47, 100, 0, 1)];
const SOLVENT: &[Emitted] = &[("nmhc", 214, 600, 0, 1), ("h2s", 11, 50, 0, 1)];
const BURNER: &[Emitted] = &[
    ("pm", 82, 300, 200, 1),
    ("so2", 312, 1000, 800, 1),
    ("nox", 1420, 3000, 2500, 1),
    ("hcl", 162, 600, 500, 1),
    ("co", 181, 1000, 800, 1),
];
const SEWAGE: &[Emitted] =
    &[("cod", 262, 0, 500, 1), ("nh3n", 92, 0, 500, 2), ("tp", 21, 0, 50, 2), ("tn", 862, 0, 1500, 2)];
const TRADE: &[Emitted] = &[("cod", 1120, 0, 2000, 1), ("nh3n", 1240, 0, 3500, 2)];
const METAL: &[Emitted] = &[("cr6", 21, 0, 100, 3), ("cod", 312, 0, 500, 1)];

/// The outlets.
pub const OUTLETS: [Outlet; 20] = [
    outlet(("coking", "DA001"), ("1号焦炉烟囱", "Stack of battery 1"), "脱硫脱硝+袋式除尘", COKE),
    outlet(("coking", "DA002"), ("2号焦炉烟囱", "Stack of battery 2"), "脱硫脱硝+袋式除尘", COKE),
    outlet(("coking", "DA003"), ("装煤推焦除尘", "Charging and pushing"), "袋式除尘", DUST),
    outlet(("coking", "DW001"), ("酚氰废水总排口", "Phenol and cyanide water"), "生化+深度处理", TRADE),
    outlet(("power", "DA001"), ("1号机组烟囱", "Stack of unit 1"), "超低排放改造", STACK),
    outlet(("power", "DA002"), ("2号机组烟囱", "Stack of unit 2"), "超低排放改造", STACK),
    outlet(("cement", "DA001"), ("窑尾烟囱", "Kiln stack"), "低氮燃烧+SNCR+袋式除尘", KILN),
    outlet(("cement", "DA002"), ("窑头", "Clinker cooler"), "袋式除尘", DUST),
    outlet(("cement", "DA003"), ("水泥磨", "Cement mill"), "袋式除尘", DUST),
    outlet(("chemical", "DA001"), ("有机废气排口", "Solvent stack"), "RTO", SOLVENT),
    outlet(("chemical", "DW001"), ("污水总排口", "Waste water"), "生化处理", TRADE),
    outlet(("alloy", "DA001"), ("矿热炉", "Furnace"), "袋式除尘", DUST),
    outlet(("waste", "DA001"), ("1号焚烧炉", "Incinerator 1"), "SNCR+半干法+活性炭+袋式除尘", BURNER),
    outlet(("waste", "DA002"), ("2号焚烧炉", "Incinerator 2"), "SNCR+半干法+活性炭+袋式除尘", BURNER),
    outlet(("sewage", "DW001"), ("总排口", "Outfall"), "A²O+深度处理", SEWAGE),
    outlet(("sewage-park", "DW001"), ("总排口", "Outfall"), "水解酸化+A²O+臭氧", SEWAGE),
    outlet(("dairy", "DW001"), ("污水总排口", "Waste water"), "厌氧+好氧", TRADE),
    outlet(("heating", "DA001"), ("1号锅炉烟囱", "Stack of boiler 1"), "脱硫脱硝+袋式除尘", STACK),
    outlet(("plating", "DW001"), ("车间排口", "Workshop outfall"), "化学还原", METAL),
    outlet(("plating", "DW002"), ("污水总排口", "Waste water"), "混凝沉淀", TRADE),
];

/// Enterprises, outlets, limits.
pub fn files() -> Result<Files> {
    Ok(Files::from([
        ("enterprises.csv".to_owned(), enterprises()?),
        ("outlets.csv".to_owned(), outlets()?),
        ("emission_limits.csv".to_owned(), limits()?),
    ]))
}

fn permit(number: usize) -> String {
    format!("示例许可-{number:02}")
}

fn enterprises() -> Result<Vec<u8>> {
    let mut sheet = Sheet::new(
        "id,name_zh,name_en,region_code,industry_code,industry_zh,address_zh,key_for,management,permit_number,permit_from,\
         permit_to,state,report_url,report_year,note",
    )?;
    for (number, (id, zh, en, town, code, industry, key, state)) in (1..).zip(ENTERPRISES) {
        let town = TOWNS.get(town).copied().unwrap_or_default();
        let reported = state == "running";
        sheet.row([
            format!("sample-{id}").as_str(),
            zh,
            en,
            town.code,
            code,
            industry,
            &format!("{}示例路{number}号", town.zh),
            key,
            if key.is_empty() { "simplified" } else { "key" },
            &permit(number),
            "2022-07-01",
            "2027-06-30",
            state,
            &if reported {
                format!("https://example.org/sample/report-2024-{id}.pdf")
            } else {
                String::new()
            },
            if reported { "2024" } else { "" },
            "示例数据，企业为虚构",
        ])?;
    }
    sheet.bytes()
}

fn outlets() -> Result<Vec<u8>> {
    let mut sheet = Sheet::new(
        "id,enterprise_id,code,name_zh,name_en,medium,process_zh,receiving_zh,automatic,facility_state_zh",
    )?;
    for outlet in &OUTLETS {
        let stopped = outlet.enterprise == "alloy";
        sheet.row([
            outlet.id().as_str(),
            &format!("sample-{}", outlet.enterprise),
            outlet.code,
            outlet.zh,
            outlet.en,
            if outlet.is_water() { "water" } else { "gas" },
            outlet.process,
            if outlet.is_water() { "示例河" } else { "" },
            "true",
            if stopped { "停产" } else { "正常运行" },
        ])?;
    }
    sheet.bytes()
}

fn limits() -> Result<Vec<u8>> {
    let mut sheet =
        Sheet::new("outlet_id,item,averaging,most,unit,source,document,clause,valid_from,valid_to")?;
    for outlet in &OUTLETS {
        let number = 1 + ENTERPRISES.iter().position(|(id, ..)| *id == outlet.enterprise).unwrap_or(0);
        for (item, _, hour, day, decimals) in outlet.emitted.iter().copied() {
            for (averaging, most) in [("hour", hour), ("day", day)] {
                // Without a bound of the day that of the hour holds for it, as permits of this kind say.
                let most = if averaging == "day" && most == 0 { hour } else { most };
                if most == 0 {
                    continue;
                }
                let most = decimal(most, decimals);
                let (id, permit) = (outlet.id(), permit(number));
                sheet.row([
                    &id,
                    item,
                    averaging,
                    &most,
                    outlet.unit(),
                    "permit",
                    &permit,
                    "表4",
                    "2022-07-01",
                    "2027-06-30",
                ])?;
            }
        }
    }
    sheet.bytes()
}
