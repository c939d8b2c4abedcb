//! What the tests of the commands share: the built binary, the gallery, trees of files.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// Each test file uses a part of it.

pub mod bureau;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A workbook of the gallery.
pub fn gallery(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../publisher/tests/gallery").join(name)
}

/// The demo workbook of the project.
pub fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

/// The binary, in a fixed language.
pub fn mingjing() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingjing"));
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C.UTF-8");
    command
}

/// Runs to the end.
pub fn run(command: &mut Command) -> Output {
    command.output().unwrap()
}

/// Exit code and both streams as one text.
pub fn told(output: &Output) -> String {
    format!(
        "exit: {}\n--- stdout\n{}--- stderr\n{}",
        output.status.code().map_or("killed".to_owned(), |code| code.to_string()),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// Every file below a folder with its bytes.
pub fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![root.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.insert(path.strip_prefix(root).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Copies a folder.
pub fn copy_tree(from: &Path, to: &Path) {
    for (name, bytes) in tree(from) {
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

/// A built app, as small as can be.
pub fn small_app(dir: &Path) -> PathBuf {
    let app = dir.join("dist");
    std::fs::create_dir_all(app.join("style")).unwrap();
    std::fs::write(
        app.join("index.html"),
        "<!doctype html>\n<html lang=\"zh-Hans\"><head><link rel=\"stylesheet\" href=\"./style/print.css\"/>\
         <link rel=\"modulepreload\" href=\"./app-1.js\"><link rel=\"preload\" href=\"./app-1_bg.wasm\">\
         <script type=\"application/json\" id=\"parts\">{}</script></head>\
         <body><div id=\"page\"></div></body></html>\n",
    )
    .unwrap();
    std::fs::write(app.join("app-1.js"), "console.log(1)\n".repeat(200)).unwrap();
    std::fs::write(app.join(".built"), "").unwrap();
    std::fs::write(app.join("icon.png"), [0x89, b'P', b'N', b'G']).unwrap();
    std::fs::write(app.join("style/print.css"), "body{color:black}").unwrap();
    app
}

/// Gives a copied workbook the table `corrections` with these rows.
pub fn give_reasons(workbook: &Path, rows: &[[&str; 10]]) {
    let path = workbook.join("datapackage.json");
    let mut package: serde_json::Value = json(&path);
    let resources = package["resources"].as_array_mut().unwrap();
    resources.retain(|resource| resource["name"] != "corrections");
    resources.push(serde_json::json!({
        "name": "corrections", "path": "corrections.csv", "mingjing:form": "table", "sources": [{"title": "test"}]
    }));
    std::fs::write(path, package.to_string()).unwrap();
    let head = "table,partition,row_key,field,old,new,reason_zh,reason_en,decided_on,document\n".to_owned();
    let text = rows.iter().fold(head, |text, row| text + &row.join(",") + "\n");
    std::fs::write(workbook.join("corrections.csv"), text).unwrap();
}

/// SHA-256 in hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads the release of a site as a stranger would, checking every hash on the way.
pub struct Release {
    site: PathBuf,
    /// The pointer.
    pub head: serde_json::Value,
    /// What it points at.
    pub manifest: serde_json::Value,
}

impl Release {
    /// Reads the pointer and the manifest; all files must be there with the right hash.
    pub fn open(site: &Path) -> Self {
        let head: serde_json::Value = json(&site.join("data/head.json"));
        let path = site.join(head["manifest"].as_str().unwrap());
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(sha256_hex(&bytes), head["manifest_sha256"].as_str().unwrap(), "{}", path.display());
        let manifest: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(manifest["release"], head["release"]);
        for file in manifest["files"].as_array().unwrap() {
            let path = file["path"].as_str().unwrap();
            let bytes = std::fs::read(site.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert_eq!(sha256_hex(&bytes), file["sha256"].as_str().unwrap(), "{path}");
            assert_eq!(bytes.len() as u64, file["bytes"].as_u64().unwrap(), "{path}");
        }
        Self { site: site.to_owned(), head, manifest }
    }

    /// One table.
    pub fn table(&self, table: &str, partition: Option<&str>) -> serde_json::Value {
        let files = self.manifest["files"].as_array().unwrap();
        let file = files
            .iter()
            .find(|file| file["table"] == table && file["partition"].as_str() == partition)
            .unwrap_or_else(|| panic!("no {table} {partition:?}"));
        let path = self.site.join(file["path"].as_str().unwrap());
        if file["media_type"] == mingjing_contract::series::MEDIA_TYPE {
            let hours = mingjing_contract::air::AirHours::from_series(&std::fs::read(path).unwrap()).unwrap();
            return serde_json::to_value(hours).unwrap();
        }
        json(&path)
    }
}

fn json(path: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
        .unwrap()
}
