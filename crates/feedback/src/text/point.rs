//! Words of the place as a point.

use super::Lang;
use mingjing_contract::feedback::point::{Known, Nearby};
use mingjing_domain::point::{About, Direction, Point};

/// The strings of a language.
pub struct PointWords {
    pub title: &'static str,
    pub hint: &'static str,
    pub lat: &'static str,
    pub lat_hint: &'static str,
    pub lon: &'static str,
    pub near_lead: &'static str,
    pub near: &'static str,
    pub direction: &'static str,
    pub distance: &'static str,
    pub exact: &'static str,
    pub exact_hint: &'static str,
    /// The names of its halves.
    pub point: &'static str,
    pub public: fn(&str, bool) -> String,
    pub kept: &'static str,
    pub doubtful: fn(u32) -> String,
    /// Clockwise from north.
    pub directions: [&'static str; 8],
    /// Of a place: its name, how far, in which direction.
    pub here: fn(&str) -> String,
    pub away: fn(&str, &str, &str) -> String,
    pub metres: fn(u32) -> String,
    pub kilometres: fn(&str) -> String,
    /// Of the desk.
    pub sketch: &'static str,
    pub sketch_note: &'static str,
    pub north: &'static str,
    pub covered: &'static str,
    pub cover: &'static str,
    pub published_as: &'static str,
    pub is_erased: &'static str,
}

impl Lang {
    /// The words of points.
    pub fn point(self) -> &'static PointWords {
        match self {
            Self::Zh | Self::Hant => &ZH,
            Self::En => &EN,
        }
    }

    /// `北纬 39.65°，东经 106.79°`.
    pub fn degrees(self, point: Point) -> String {
        let (lat, lon) = point.units();
        let half = |is_negative, [plus, minus]: [&'static str; 2]| if is_negative { minus } else { plus };
        let (lat_text, lon_text) = (point.lat_text(), point.lon_text());
        let (lat_text, lon_text) = (lat_text.trim_start_matches('-'), lon_text.trim_start_matches('-'));
        match self {
            Self::Zh | Self::Hant => {
                let (ns, ew) = (half(lat < 0, ["北纬", "南纬"]), half(lon < 0, ["东经", "西经"]));
                format!("{ns} {lat_text}°，{ew} {lon_text}°")
            }
            Self::En => {
                let (ns, ew) = (half(lat < 0, ["N", "S"]), half(lon < 0, ["E", "W"]));
                format!("{lat_text}° {ns}, {lon_text}° {ew}")
            }
        }
    }

    /// The name of a direction.
    pub fn direction(self, direction: Direction) -> &'static str {
        let place = Direction::ALL.iter().position(|known| *known == direction);
        place.and_then(|place| self.point().directions.get(place)).copied().unwrap_or_default()
    }

    /// A published place's name.
    pub fn known<'a>(self, known: &Known<'a>) -> &'a str {
        if self == Self::En { known.name_en.unwrap_or(known.name_zh) } else { known.name_zh }
    }

    /// How a point lies towards a published place; `is_coarse`: it is known to a kilometre only.
    pub fn nearby(self, near: &Nearby, is_coarse: bool) -> String {
        let (w, name) = (self.point(), self.known(&near.known));
        let about = if is_coarse { About::of_coarse(near.metres) } else { About::of(near.metres) };
        let far = match about {
            About::Here => return (w.here)(name),
            About::Metres(metres) => (w.metres)(metres),
            About::Kilometres(km) => (w.kilometres)(&km),
        };
        let direction = near.direction.map(|direction| self.direction(direction)).unwrap_or_default();
        (w.away)(name, &far, direction)
    }
}

static ZH: PointWords = PointWords {
    title: "标出位置",
    hint: "填经纬度，或者说明在哪个监测站的什么方向。手机定位得到的坐标可以直接用（WGS-84 或 CGCS2000）；从国内网络地图上抄来的坐标会偏几百米。",
    lat: "纬度",
    lat_hint: "如 39.65 或 39°39′0″；“39.65, 106.79”可以整个粘贴在这里",
    lon: "经度",
    near_lead: "不知道经纬度时",
    near: "最近的监测站",
    direction: "在它的什么方向",
    distance: "相距多少千米",
    exact: "公开时也用准确位置",
    exact_hint: "不勾选时，公开的位置只精确到约 1 千米。准确位置只有承办人员看得到，办结后与联系方式同时删去。",
    point: "位置",
    public: |words, exact| format!("{words}（{}）", if exact { "准确位置" } else { "只精确到约 1 千米" }),
    kept: "准确位置",
    doubtful: |km| {
        format!("这个位置离所选地区最近的监测站有 {km} 千米。请核对经纬度和地区；没有错就照常提交。")
    },
    directions: ["北", "东北", "东", "东南", "南", "西南", "西", "西北"],
    here: |name| format!("监测站“{name}”附近"),
    away: |name, far, direction| format!("监测站“{name}”{direction}约 {far}"),
    metres: |m| format!("{m} 米"),
    kilometres: |km| format!("{km} 千米"),
    sketch: "位置与附近监测站的示意图",
    sketch_note: "示意图，只画监测站与所报位置，不是地图。",
    north: "北",
    covered: "位置已遮盖",
    cover: "遮盖位置",
    published_as: "公开为",
    is_erased: "准确位置已按期删去",
};

static EN: PointWords = PointWords {
    title: "Mark the place",
    hint: "Give coordinates, or say how it lies towards a monitoring station. What a phone says of its position can be used as it is (WGS 84 or CGCS2000); coordinates copied from a Chinese web map are off by some hundred metres.",
    lat: "Latitude",
    lat_hint: "Such as 39.65 or 39°39′0″; “39.65, 106.79” can be pasted here as a whole",
    lon: "Longitude",
    near_lead: "If you do not know the coordinates",
    near: "Nearest monitoring station",
    direction: "In which direction from it",
    distance: "How many kilometres away",
    exact: "Publish the exact position",
    exact_hint: "Otherwise the published position is rounded to about 1 km. Only those who handle the report see the exact one; it is erased together with your contact some time after the case is closed.",
    point: "Position",
    public: |words, exact| format!("{words} ({})", if exact { "exact" } else { "to about 1 km only" }),
    kept: "Exact position",
    doubtful: |km| {
        format!(
            "This position is {km} km from the nearest monitoring station of the chosen region. Please check coordinates and region; if they are right, send it as it is."
        )
    },
    directions: ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"],
    here: |name| format!("near the station {name}"),
    away: |name, far, direction| format!("about {far} {direction} of the station {name}"),
    metres: |m| format!("{m} m"),
    kilometres: |km| format!("{km} km"),
    sketch: "Sketch of the position and the monitoring stations around it",
    sketch_note: "A sketch of stations and the reported position; no map.",
    north: "N",
    covered: "Position covered",
    cover: "Cover the position",
    published_as: "Published as",
    is_erased: "The exact position was erased in its time",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_told_in_words() {
        let point = |lat, lon| Point::new(lat, lon).unwrap();
        assert_eq!(Lang::Zh.degrees(point(3_965_000, 10_679_000)), "北纬 39.65°，东经 106.79°");
        assert_eq!(Lang::En.degrees(point(-3_965_001, -10_679_000)), "39.65001° S, 106.79° W");
        let known =
            Known { id: "a", name_zh: "甲", name_en: Some("A"), point: point(3_965_000, 10_679_000) };
        let near = |metres, direction| Nearby { known, metres, direction };
        let north_east = near(1240, Some(Direction::Ne));
        assert_eq!(Lang::Zh.nearby(&north_east, false), "监测站“甲”东北约 1.2 千米");
        assert_eq!(Lang::En.nearby(&north_east, true), "about 1 km north-east of the station A");
        assert_eq!(Lang::Zh.nearby(&near(430, Some(Direction::S)), false), "监测站“甲”南约 450 米");
        assert_eq!(Lang::Zh.nearby(&near(430, Some(Direction::S)), true), "监测站“甲”附近");
        assert_eq!(Lang::En.nearby(&near(0, None), false), "near the station A");
    }
}
