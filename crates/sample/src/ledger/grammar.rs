//! What tasks are about: places, things, amounts.

use crate::place::TOWNS;
use crate::random::Random;

/// A kind of work: theme, department, words in both languages with `{}` for the amount, unit, least and most.
#[derive(Clone, Copy, Debug, Default)]
pub struct Work {
    /// Theme of the contract.
    pub theme: &'static str,
    /// Department that leads.
    pub lead: &'static str,
    /// What is done, without place and amount.
    pub zh: &'static str,
    en: &'static str,
    /// Unit of the amount.
    pub unit: &'static str,
    amounts: (i64, i64),
}

const fn work(
    theme: &'static str,
    lead: &'static str,
    zh: &'static str,
    en: &'static str,
    unit: &'static str,
    amounts: (i64, i64),
) -> Work {
    Work { theme, lead, zh, en, unit, amounts }
}

const WORKS: [Work; 44] = [
    work("air", "sample-epb", "淘汰燃煤小锅炉", "Retire {} small coal boilers", "台", (1, 14)),
    work("air", "sample-energy", "完成散煤治理", "Replace loose coal in {} homes", "户", (20, 480)),
    work("air", "sample-housing", "封闭扬尘料场", "Cover {} dusty stockpiles", "处", (1, 9)),
    work(
        "air",
        "sample-commerce",
        "完成加油站油气回收改造",
        "Fit vapour recovery at {} filling stations",
        "座",
        (1, 6),
    ),
    work("air", "sample-epb", "完成挥发性有机物治理", "Curb solvent fumes at {} firms", "家", (1, 8)),
    work("air", "sample-housing", "整治餐饮油烟", "Fit fume hoods in {} restaurants", "家", (4, 60)),
    work("water", "sample-water", "整治入河排污口", "Mend {} outfalls to the river", "个", (1, 12)),
    work("water", "sample-housing", "新建污水管网", "Lay {} km of sewers", "公里", (1, 18)),
    work("water", "sample-farm", "治理村庄生活污水", "Treat the sewage of {} homes", "户", (30, 420)),
    work("water", "sample-water", "清理河道", "Clear {} km of river bed", "公里", (1, 16)),
    work("water", "sample-water", "建设水源地隔离网", "Fence {} m around the wells", "米", (200, 3600)),
    work("water", "sample-farm", "配套养殖粪污设施", "Fit manure works at {} farms", "家", (2, 36)),
    work(
        "soil",
        "sample-farm",
        "落实受污染耕地安全利用",
        "Put {} mu of tainted farmland to safe use",
        "亩",
        (60, 1800),
    ),
    work("soil", "sample-land", "完成地块土壤调查", "Survey the soil of {} plots", "个", (1, 9)),
    work("soil", "sample-farm", "回收废旧地膜", "Collect {} t of plastic film", "吨", (3, 90)),
    work("soil", "sample-farm", "推广化肥减量", "Use less fertiliser on {} mu", "亩", (300, 6000)),
    work("ecology", "sample-forest", "修复退化草原", "Restore {} mu of grassland", "亩", (200, 9000)),
    work("ecology", "sample-forest", "完成造林", "Plant {} mu of trees", "亩", (80, 2400)),
    work("ecology", "sample-forest", "治理沙化土地", "Hold {} mu of sand", "亩", (150, 5200)),
    work("ecology", "sample-forest", "修复湿地", "Restore {} mu of wetland", "亩", (30, 900)),
    work("mining", "sample-land", "回填废弃矿坑", "Fill {} old pits", "处", (1, 11)),
    work("mining", "sample-land", "复垦矿山用地", "Reclaim {} mu of mining land", "亩", (40, 1600)),
    work("mining", "sample-land", "加固采场边坡", "Secure {} slopes", "处", (1, 9)),
    work("waste", "sample-housing", "清理垃圾堆放点", "Clear {} rubbish dumps", "处", (2, 40)),
    work("waste", "sample-housing", "建成垃圾分类点", "Set up {} recycling points", "个", (3, 48)),
    work(
        "waste",
        "sample-epb",
        "规范危险废物贮存",
        "Put hazardous-waste stores of {} firms in order",
        "家",
        (1, 12),
    ),
    work("waste", "sample-industry", "综合利用煤矸石", "Use {} thousand t of gangue", "千吨", (2, 90)),
    work("energy", "sample-energy", "改造供热管网", "Renew {} km of heating pipes", "公里", (1, 22)),
    work("energy", "sample-energy", "安装屋顶光伏", "Install {} kW of rooftop solar", "千瓦", (60, 4200)),
    work("energy", "sample-housing", "完成建筑节能改造", "Insulate {} buildings", "栋", (2, 46)),
    work(
        "transport",
        "sample-transport",
        "更换新能源公交车",
        "Put {} electric buses on the road",
        "辆",
        (2, 24),
    ),
    work("transport", "sample-transport", "淘汰老旧柴油货车", "Scrap {} old diesel lorries", "辆", (4, 160)),
    work("transport", "sample-transport", "硬化运煤道路", "Pave {} km of coal roads", "公里", (1, 20)),
    work("industry", "sample-industry", "完成清洁生产审核", "Audit the processes of {} firms", "家", (1, 10)),
    work(
        "industry",
        "sample-industry",
        "完成超低排放改造",
        "Refit {} lines to ultra-low emissions",
        "套",
        (1, 6),
    ),
    work("industry", "sample-industry", "关停落后产能", "Close {} outdated plants", "家", (1, 5)),
    work("governance", "sample-epb", "建成微型监测站", "Set up {} small monitors", "座", (1, 12)),
    work("governance", "sample-epb", "培训环保网格员", "Train {} wardens", "人次", (20, 400)),
    work("governance", "sample-epb", "开展联合执法", "Hold {} joint inspections", "次", (2, 30)),
    work("risk", "sample-emergency", "建成应急物资点", "Stock {} emergency depots", "处", (1, 6)),
    work("risk", "sample-emergency", "评估尾矿库风险", "Assess the risk of {} tailings ponds", "座", (1, 4)),
    work("disclosure", "sample-epb", "设置信息公开栏", "Put up {} notice boards", "处", (1, 24)),
    work("disclosure", "sample-epb", "组织设施开放日", "Hold {} open days", "次", (1, 12)),
    work(
        "disclosure",
        "sample-epb",
        "公开重点单位监测数据",
        "Publish the data of {} key firms",
        "家",
        (1, 14),
    ),
];

/// Themes with their Chinese name and section number in the plans.
pub const THEMES: [(&str, &str, &str); 12] = [
    ("air", "大气", "二、（一）"),
    ("water", "水", "二、（二）"),
    ("soil", "土壤", "二、（三）"),
    ("ecology", "生态", "三、（一）"),
    ("mining", "矿山", "三、（二）"),
    ("waste", "固体废物", "三、（三）"),
    ("energy", "能源", "四、（一）"),
    ("transport", "交通", "四、（二）"),
    ("industry", "产业", "四、（三）"),
    ("governance", "治理能力", "五、（一）"),
    ("risk", "环境风险", "五、（二）"),
    ("disclosure", "信息公开", "五、（三）"),
];

/// Names of villages: a side and a shape of the land, with their sounds.
const SIDES: [(&str, &str); 8] = [
    ("东", "Dong"),
    ("西", "Xi"),
    ("南", "Nan"),
    ("北", "Bei"),
    ("上", "Shang"),
    ("下", "Xia"),
    ("前", "Qian"),
    ("后", "Hou"),
];
const LANDS: [(&str, &str); 5] = [("湾", "wan"), ("沟", "gou"), ("滩", "tan"), ("坡", "po"), ("井", "jing")];
const PARKS: [(&str, &str); 2] =
    [("示例工业园区", "Sample Industrial Park"), ("示例物流园区", "Sample Freight Park")];

/// A piece of work at a place.
pub struct Job {
    /// What kind.
    pub work: Work,
    /// Town by position.
    pub town: usize,
    /// How much.
    pub amount: i64,
    /// Title.
    pub zh: String,
    /// Title in English.
    pub en: String,
}

/// A job by chance. Amounts of more than a hundred are round, as plans write them.
pub fn job(random: &mut Random) -> Job {
    let work = random.pick(&WORKS);
    let town = usize::try_from(random.below(3)).unwrap_or(0);
    let (zh, en) = place(random, town);
    // Small amounts are more common than large ones.
    let (least, most) = work.amounts;
    let least = least.max(2);
    let amount = least + random.below(most - least + 1).min(random.below(most - least + 1));
    let amount = if amount >= 100 { amount / 10 * 10 } else { amount };
    Job {
        work,
        town,
        amount,
        zh: format!("{zh}{}{amount}{}", work.zh, work.unit),
        en: format!("{} ({en})", work.en.replace("{}", &amount.to_string())),
    }
}

/// A village of a town, the town itself, or now and then a park.
fn place(random: &mut Random, town: usize) -> (String, String) {
    let of = TOWNS.get(town).copied().unwrap_or_default();
    if random.chance(60) {
        return (of.zh.to_owned(), of.en.to_owned());
    }
    if random.chance(70) {
        let (zh, en) = random.pick(&PARKS);
        return (zh.to_owned(), en.to_owned());
    }
    let ((side, side_en), (land, land_en)) = (random.pick(&SIDES), random.pick(&LANDS));
    (format!("{}{side}{land}村", of.zh), format!("{side_en}{land_en} village, {}", of.en))
}
