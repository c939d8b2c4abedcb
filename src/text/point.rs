//! Words of places as points: the fields, and how a point lies towards what is known.

/// Words of points.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
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
    pub point: &'static str,
    pub kept: &'static str,
    /// What will be published; whether it is exact.
    pub public: fn(&str, bool) -> String,
    /// Kilometres.
    pub doubtful: fn(u32) -> String,
    /// Latitude with whether it is south, longitude with whether it is west.
    pub degrees: fn((&str, bool), (&str, bool)) -> String,
    /// Clockwise from north.
    pub directions: [&'static str; 8],
    pub here: fn(&str) -> String,
    /// Name, how far, in which direction.
    pub away: fn(&str, &str, &str) -> String,
    pub metres: fn(u32) -> String,
    pub kilometres: fn(&str) -> String,
    pub joint: &'static str,
}
