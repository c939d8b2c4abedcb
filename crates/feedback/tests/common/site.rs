//! A published site, as far as the service looks at it.

use super::App;
use serde_json::json;

pub const SHELL: &str = "<!doctype html><html lang=\"zh-Hans\"><head><base href=\"../\"><title>我要反映 · 明镜</title>\
    <script type=\"module\">start()</script></head><body><div id=\"page\"><main>static form<select id=\"f-kind\" name=\"kind\" required><option value=\"dust\">扬尘</option></select></main></div></body></html>";

/// A site with the two published pages and a release with some regions.
pub fn publish(app: &App) {
    let site = app.dir.path().join("site");
    for (folder, base) in [("feedback", "../"), ("hant/feedback", "../../"), ("en/feedback", "../../")] {
        std::fs::create_dir_all(site.join(folder)).unwrap();
        std::fs::write(site.join(folder).join("index.html"), SHELL.replace("../", base)).unwrap();
    }
    let region = |code: &str, parent: Option<&str>, kind: &str, zh: &str, en: &str| json!({ "code": code, "name_zh": zh, "name_en": en, "parent": parent, "kind": kind, "sample": code.starts_with("sample") });
    let station = |code: &str, zh: &str, lat: &str, lon: &str| {
        json!({
            "code": code, "name_zh": zh, "name_en": null, "region": "150300", "lat": lat, "lon": lon,
            "reference": false, "stopped_on": null, "history": [], "sample": false,
        })
    };
    let places = json!({
        "regions": [
            region("150300", None, "prefecture", "乌海市", "Wuhai"),
            region("150302", Some("150300"), "county", "海勃湾区", "Haibowan"),
            region("area-x", None, "area", "一片地方", "An area"),
            region("sample-banner", None, "county", "示例旗", "Sample Banner"),
        ],
        "stations": [station("2186A", "甲站", "39.65", "106.79"), station("2187A", "乙站", "39.70", "106.85")],
        "sections": [],
    });
    let manifest = json!({
        "contract": 1, "release": 1, "published_at": "2026-11-21T00:00:00Z", "has_samples": false,
        "files": [{ "table": "places", "path": "data/blob/p.json", "media_type": "application/json", "bytes": 1, "sha256": "", "sample": false }],
    });
    let head = json!({
        "contract": 1, "release": 1, "published_at": "2026-11-21T00:00:00Z",
        "manifest": "data/release/1.json", "manifest_sha256": "",
    });
    for (path, value) in
        [("data/blob/p.json", places), ("data/release/1.json", manifest), ("data/head.json", head)]
    {
        let path = site.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, value.to_string()).unwrap();
    }
}
