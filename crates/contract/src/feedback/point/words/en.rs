//! English.

use super::PointWords;

pub(super) static WORDS: PointWords = PointWords {
    title: "Mark the place",
    hint: "Give coordinates, or say how it lies towards a monitoring station. What a phone says of its position can be used as it is (WGS 84 or CGCS2000); coordinates copied from a Chinese web map are off by some hundred metres.",
    lat: "Latitude",
    degrees_hint: "Such as 39.65 or 39°39′0″; “39.65, 106.79” can be pasted here as a whole",
    lon: "Longitude",
    near_lead: "If you do not know the coordinates",
    near: "Nearest monitoring station",
    direction: "In which direction from it",
    distance: "How many kilometres away",
    exact: "Publish the exact position",
    exact_hint: "Otherwise the published position is rounded to about 1 km. Only those who handle the report see the exact one; it is erased together with your contact some time after the case is closed.",
    point: "Position",
    kept: "Exact position",
    public: |words, exact| format!("{words} ({})", if exact { "exact" } else { "to about 1 km only" }),
    doubtful: |km| {
        format!(
            "This position is {km} km from the nearest monitoring station of the chosen region. Please check coordinates and region; if they are right, send it as it is."
        )
    },
    degrees: |(lat, south), (lon, west)| {
        format!("{lat}° {}, {lon}° {}", if south { "S" } else { "N" }, if west { "W" } else { "E" })
    },
    directions: ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"],
    here: |name| format!("near the station {name}"),
    away: |name, far, direction| format!("about {far} {direction} of the station {name}"),
    metres: |m| format!("{m} m"),
    kilometres: |km| format!("{km} km"),
    joint: "; ",
};
