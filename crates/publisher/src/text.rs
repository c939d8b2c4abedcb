//! Words of the pages that are written without the app: titles, descriptions, the plain form.
//!
//! They are the first words a reader, a search engine or a screen reader gets; the app replaces them by
//! its own once it runs, so both say the same.

use crate::diagnostic::Lang;

/// Words of one language.
#[derive(Debug)]
pub struct Words {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// Between the parts of a title.
    pub title_joint: &'static str,
    /// `/air`
    pub air: Said,
    /// `/water`
    pub water: Said,
    /// `/tasks`
    pub tasks: Said,
    /// `/targets`
    pub targets: Said,
    /// `/duties`
    pub duties: Said,
    /// `/feedback`
    pub feedback: Said,
    /// `/about`
    pub about: Said,
    /// `/verify`
    pub verify: Said,
    /// `404.html`
    pub not_found: Said,
    /// Title of a region's air page, after the region's name.
    pub air_of: &'static str,
    /// Title of a section's page, after the section's name.
    pub water_of: &'static str,
    /// Said where scripts are off.
    pub no_script: &'static str,
    /// The plain form.
    pub form: FormWords,
}

/// Title and description of a page.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// Title.
    pub title: &'static str,
    /// One sentence for search engines and link previews.
    pub lead: &'static str,
}

/// Words of the feedback form.
#[derive(Debug)]
pub struct FormWords {
    /// Label of `kind`.
    pub kind: &'static str,
    /// Names of the kinds, as [`mingjing_contract::feedback::KINDS`] has them.
    pub kinds: [&'static str; 12],
    /// Label of `region`.
    pub region: &'static str,
    /// First choice of `region`.
    pub region_none: &'static str,
    /// Label of `place`.
    pub place: &'static str,
    /// Label of `happened_at`.
    pub happened_at: &'static str,
    /// Label of `description`.
    pub description: &'static str,
    /// Label of `contact`.
    pub contact: &'static str,
    /// Said under `contact`.
    pub contact_hint: &'static str,
    /// The button.
    pub send: &'static str,
}

/// Words of a language.
#[must_use]
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: Words = Words {
    tag: "zh-Hans",
    title_joint: " · ",
    air: Said {
        title: "空气质量",
        lead: "各盟市和监测点位的空气质量指数、浓度与缺测原因，每个数都能看到怎么算出来的。",
    },
    water: Said {
        title: "地表水", lead: "地表水监测断面的水质类别、定类因子和逐次读数。"
    },
    tasks: Said {
        title: "整改任务", lead: "方案里的每一项任务：期限、责任单位，以及后来公开了什么。"
    },
    targets: Said {
        title: "目标与实绩", lead: "方案承诺的数字，与公开资料中找到的数字，并列可查。"
    },
    duties: Said {
        title: "公开事项", lead: "哪些信息应当公开、由谁公开、多久一次，找到了哪些证据。"
    },
    feedback: Said {
        title: "我要反映",
        lead: "不用注册，不用留电话。提交后得到一个查询码，凭码看办理进度。",
    },
    about: Said {
        title: "关于", lead: "数据从哪里来，怎么核对、怎么计算，有哪些疑点。"
    },
    verify: Said {
        title: "发布日志的核对",
        lead: "每次发布都记在一份签名的日志里；怎样核对历史没有被改写。",
    },
    not_found: Said {
        title: "没有这个页面", lead: "地址可能输错了，或所指的内容不在本次发布中。"
    },
    air_of: "空气质量",
    water_of: "断面水质",
    no_script: "图表和查询需要 JavaScript。全部数据也可以直接读取：data/head.json 指向当前的发布清单。",
    form: FormWords {
        kind: "哪一类",
        kinds: [
            "空气污染",
            "异味",
            "扬尘",
            "水污染",
            "噪声",
            "垃圾与固废",
            "矿山",
            "土壤",
            "生态破坏",
            "任务说完成了，其实没有",
            "公布的数字不对",
            "其他",
        ],
        region: "所在地区",
        region_none: "不确定",
        place: "具体地点",
        happened_at: "什么时候（北京时间）",
        description: "发生了什么",
        contact: "联系方式（可不填）",
        contact_hint: "只供承办人员核实时联系，不公开。",
        send: "提交",
    },
};

const EN: Words = Words {
    tag: "en",
    title_joint: " · ",
    air: Said {
        title: "Air quality",
        lead: "Air quality index and concentrations of cities and stations, why values are missing, and how each figure was worked out.",
    },
    water: Said {
        title: "Surface water",
        lead: "Water quality class of each monitoring section, what decides it, and every reading.",
    },
    tasks: Said {
        title: "Rectification tasks",
        lead: "Every task of the plans: its deadline, who answers for it, and what was published since.",
    },
    targets: Said {
        title: "Targets and results",
        lead: "The numbers that the plans promised beside the numbers found in public records.",
    },
    duties: Said {
        title: "What must be made public",
        lead: "What must be published, by whom, how often, and the proofs found that it was.",
    },
    feedback: Said {
        title: "Report a problem",
        lead: "No account, no phone number. You get a code that opens the record of what is done about it.",
    },
    about: Said {
        title: "About",
        lead: "Where the data come from, how they are checked and computed, and what is in doubt.",
    },
    verify: Said {
        title: "Checking the log of releases",
        lead: "Every release is an entry in a signed log; how to check that history was not rewritten.",
    },
    not_found: Said {
        title: "No such page",
        lead: "The address may be mistyped, or what it names is not in this release.",
    },
    air_of: "air quality",
    water_of: "water quality",
    no_script: "Charts and filters need JavaScript. All data can be read directly as well: data/head.json names the current release.",
    form: FormWords {
        kind: "What kind",
        kinds: [
            "Air pollution",
            "Odour",
            "Dust",
            "Water pollution",
            "Noise",
            "Rubbish and waste",
            "Mining",
            "Soil",
            "Damage to nature",
            "A task is said to be done and is not",
            "A published figure is wrong",
            "Other",
        ],
        region: "Region",
        region_none: "Not sure",
        place: "Where exactly",
        happened_at: "When (Beijing time)",
        description: "What happened",
        contact: "How to reach you (optional)",
        contact_hint: "Only for those who look into it; never published.",
        send: "Send",
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use mingjing_contract::feedback::KINDS;

    #[test]
    fn every_kind_of_feedback_has_a_name_in_every_language() {
        for lang in [Lang::Zh, Lang::En] {
            let names = words(lang).form.kinds;
            assert_eq!(names.len(), KINDS.len());
            assert!(names.iter().all(|name| !name.is_empty()));
        }
    }
}
