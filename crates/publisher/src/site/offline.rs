//! What makes the site installable, and useful without a network: the service worker and the manifest of the app.

use super::shell::Shell;
use super::tables;
use crate::release::files::sha256_hex;
use crate::workbook::settings::Settings;
use serde_json::json;

/// The worker, but for its first line.
const WORKER: &str = include_str!("worker.js");
/// File name of the worker.
pub const WORKER_FILE: &str = "sw.js";
/// File name of the app's manifest.
pub const MANIFEST_FILE: &str = "site.webmanifest";

/// The service worker of this app: other files, another worker.
#[must_use]
pub fn worker(shell: &Shell) -> String {
    let mut files: Vec<&str> = vec!["./", "icon.svg", MANIFEST_FILE, tables::name()];
    files.extend(shell.styles.iter().map(String::as_str));
    files.extend([shell.script.as_str(), shell.wasm.as_str()]);
    files.extend(shell.part_files());
    let version = sha256_hex(format!("{files:?}{WORKER}").as_bytes());
    format!(
        "const VERSION = {}, APP = {};\n{WORKER}",
        json!(version.get(..12).unwrap_or_default()),
        json!(files)
    )
}

/// The manifest: name, colours, icon.
#[must_use]
pub fn manifest(settings: &Settings) -> String {
    let manifest = json!({
        "name": settings.title_zh,
        "short_name": "明镜",
        "lang": "zh-Hans",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fcfbf8",
        "theme_color": "#0b5d66",
        "icons": [{ "src": "icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any" }],
    });
    format!("{manifest:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(wasm: &str) -> Shell {
        let parts = [("air".to_owned(), vec!["app-5.wasm".to_owned()])].into();
        Shell { styles: vec!["style-1.css".into()], script: "app-2.js".into(), wasm: wasm.into(), parts }
    }

    #[test]
    fn another_app_is_another_worker_that_keeps_all_its_files() {
        let (one, two) = (worker(&shell("app-3_bg.wasm")), worker(&shell("app-4_bg.wasm")));
        let version = |worker: &str| worker.split(',').next().unwrap_or_default().to_owned();
        assert_ne!(version(&one), version(&two));
        for file in ["style-1.css", "app-2.js", "app-3_bg.wasm", "app-5.wasm"] {
            assert!(one.lines().next().unwrap_or_default().contains(file), "{file}");
        }
    }
}
