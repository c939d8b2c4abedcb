//! The house stands as ARCHITECTURE.md says: who may use whom is read from the dependency graph and the
//! imports, and a breach fails here.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Each crate of the workspace with the other crates of the workspace that it may use.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("mingjing-domain", &[]),
    ("mingjing-contract", &["mingjing-domain"]),
    ("mingjing-chart", &[]),
    ("mingjing-publisher", &["mingjing-domain", "mingjing-contract", "mingjing-chart", "mingjing-app"]),
    ("mingjing-feedback", &["mingjing-domain", "mingjing-contract", "mingjing-chart"]),
    // Nobody may use it: what it makes up comes in as files of the demo workbook.
    ("mingjing-sample", &["mingjing-domain"]),
    ("mingjing-app", &["mingjing-domain", "mingjing-contract", "mingjing-chart"]),
    // Measures the charts of the app beside other libraries; nobody uses it.
    ("mingjing-bench-charts", &["mingjing-chart"]),
    ("mingjing", &["mingjing-domain", "mingjing-contract", "mingjing-publisher", "mingjing-feedback"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn metadata() -> serde_json::Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Rust files below a folder, with their text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((path.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no Rust files");
    found
}

/// Code without comments, documentation and what stands in tests.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or("");
    before_tests.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// No file below `folder` may say any of `words`, but for the files named in `but`.
fn forbid(folder: &str, words: &[&str], but: &[&str]) {
    let breaches: Vec<String> = sources(folder)
        .iter()
        .filter(|(path, _)| !but.iter().any(|name| path.ends_with(name)))
        .flat_map(|(path, text)| {
            let code = code(text);
            words
                .iter()
                .filter(|word| code.contains(**word))
                .map(|word| format!("{} says `{word}`", path.strip_prefix(root()).unwrap_or(path).display()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn crates_use_only_what_they_may() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let names: BTreeSet<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    assert_eq!(
        names,
        MAY_USE.iter().map(|(name, _)| *name).collect(),
        "a crate without a place in the house"
    );
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let (_, may) = MAY_USE.iter().find(|(known, _)| *known == name).unwrap();
        for dependency in package["dependencies"].as_array().unwrap() {
            let used = dependency["name"].as_str().unwrap();
            let only_in_tests = dependency["kind"].as_str() == Some("dev");
            assert!(
                only_in_tests || !names.contains(used) || may.contains(&used),
                "{name} must not use {used}"
            );
        }
    }
}

#[test]
fn every_crate_stands_behind_the_one_lint_wall() {
    for (path, text) in [
        "Cargo.toml",
        "crates/domain/Cargo.toml",
        "crates/contract/Cargo.toml",
        "crates/chart/Cargo.toml",
        "crates/publisher/Cargo.toml",
        "crates/feedback/Cargo.toml",
        "crates/mingjing/Cargo.toml",
        "crates/sample/Cargo.toml",
    ]
    .map(|path| (path, fs::read_to_string(root().join(path)).unwrap()))
    {
        assert!(text.contains("[lints]\nworkspace = true"), "{path}");
        let versions =
            text.split("[dependencies]").nth(1).unwrap_or("").split("[lints]").next().unwrap_or("");
        assert!(!versions.contains("version = "), "{path} names a version: all stand in the workspace");
    }
}

#[test]
fn rules_know_no_clock_no_files_no_floats() {
    forbid(
        "crates/domain/src",
        &[
            "std::fs",
            "std::io",
            "std::env",
            "std::net",
            "SystemTime",
            "Instant",
            "Timestamp::now",
            "Zoned::now",
            "println!",
            "f32",
            "f64",
            "thread_local",
            "static mut",
        ],
        &[],
    );
}

#[test]
fn the_contract_does_nothing() {
    forbid("crates/contract/src", &["std::fs", "std::io", "std::net"], &[]);
    // JSON has such numbers, though nothing of ours does.
    forbid("crates/contract/src", &["f32", "f64"], &["json/lean/number.rs", "json/lean/deserializer.rs"]);
    // Only what turns the bytes of a file into its table knows how it is written.
    forbid("crates/contract/src", &["serde_json"], &["series.rs", "json/mod.rs"]);
}

/// What every reader would download more of: see `domain::order`, `domain::time`, `contract::json`, and the docs of serde on
/// flattened and untagged values.
#[test]
fn the_app_takes_the_light_way() {
    let sorts = [".sort_by(", ".sort_by_key(", ".sort_unstable", ".sort()"];
    let times =
        ["parse::<Date>", "parse::<DateTime>", "parse::<Timestamp>", "parse::<jiff", "ToSpan", "jiff::Span"];
    forbid("src", &[&sorts[..], &times, &["serde_json::from"]].concat(), &[]);
    forbid("crates/chart/src", &times, &[]);
    forbid("crates/domain/src", &times, &[]);
    // These read a value into memory of its own before they know what it is: code of 5 to 10 kB for each page.
    let buffered = ["serde(flatten", "serde(untagged", "serde(tag", "serde(content"];
    forbid("src", &buffered, &[]);
    forbid("crates/contract/src", &buffered, &[]);
    forbid("crates/domain/src", &buffered, &[]);
}

#[test]
fn charts_know_no_domain_word_and_no_browser() {
    forbid(
        "crates/chart/src",
        &["mingjing_domain", "mingjing_contract", "web_sys", "wasm_bindgen", "leptos"],
        &[],
    );
    for (path, text) in sources("crates/chart/src") {
        let code = code(&text).to_lowercase();
        for word in ["pollutant", "aqi", "station", "task", "water"] {
            assert!(!code.contains(word), "{} says `{word}`", path.display());
        }
    }
}

#[test]
fn data_flows_one_way_in_the_app() {
    let browser = ["web_sys", "js_sys", "wasm_bindgen", "gloo_net"];
    // Words, addresses and view-models are pure.
    let views = ["leptos", "crate::api", "crate::browser", "crate::components", "crate::pages"];
    for folder in ["src/view_model", "src/text"] {
        forbid(folder, &[&browser[..], &views[..], &["Timestamp::now", "clock::"]].concat(), &[]);
    }
    // Components and pages are markup as a function of their data: they know no browser and no signals.
    let running = [&browser[..], &["leptos", "crate::browser", "crate::islands", "crate::app"]].concat();
    let loading = ["crate::pages", "api::record::Want", "api::feedback", ".load("];
    forbid("src/components", &[&running[..], &loading].concat(), &[]);
    forbid("src/pages", &running, &[]);
    // Only what answers to pointer and keys has a state of its own.
    forbid("src/islands", &["gloo_net", "crate::app"], &[]);
    // The app fetches in one place.
    forbid(
        "src/browser",
        &["crate::api", "crate::pages", "crate::components", "crate::view_model", "gloo_net"],
        &[],
    );
    forbid("src/api", &["crate::pages", "crate::components", "crate::view_model"], &[]);
}

#[test]
fn words_for_people_are_in_one_place() {
    let is_han = |ch: char| ('\u{4e00}'..='\u{9fff}').contains(&ch);
    for folder in ["src/components", "src/islands", "src/pages", "src/api", "src/browser"] {
        // Names in examples are made up, and no reader is sent them.
        let shipped = sources(folder).into_iter().filter(|(path, _)| !path.ends_with("examples.rs"));
        for (path, text) in shipped {
            let code = code(&text);
            let line = code.lines().find(|line| line.chars().any(is_han));
            assert!(line.is_none(), "{} has Chinese words: {line:?}", path.display());
        }
    }
}

#[test]
fn every_word_is_used() {
    // The words of all pages, and those of each topic in a struct of its own; those that the service says too are the
    // contract's.
    let of_topics = |path: &Path| {
        path.parent().is_some_and(|folder| folder.ends_with("src/text")) || path.ends_with("point/words.rs")
    };
    let topics: String = [sources("src/text"), sources("crates/contract/src/feedback")]
        .concat()
        .iter()
        .filter(|(path, _)| of_topics(path))
        .flat_map(|(_, text)| text.split("pub struct ").skip(1).map(str::to_owned).collect::<Vec<_>>())
        .filter(|text| text.split(" {").next().is_some_and(|name| name == "Text" || name.ends_with("Words")))
        .map(|text| text.split("\n}").next().unwrap_or_default().to_owned())
        .collect();
    let fields = topics.as_str();
    let used: String = [sources("src"), sources("crates/contract/src/feedback")]
        .concat()
        .iter()
        .filter(|(path, _)| !["text/zh", "text/en"].iter().any(|of| path.to_string_lossy().contains(of)))
        .map(|(_, text)| code(text))
        .collect();
    let is_used = |name: &&str| {
        used.match_indices(&format!(".{name}")).any(|(at, found)| {
            !used[at + found.len()..].starts_with(|next: char| next.is_alphanumeric() || next == '_')
        })
    };
    let names: Vec<&str> =
        fields.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split(':').next()).collect();
    assert!(names.len() > 100, "the fields of Text were not found");
    let unused: Vec<&&str> = names.iter().filter(|name| !is_used(name)).collect();
    assert!(unused.is_empty(), "words that no page says: {unused:?}");
}

#[test]
fn the_tools_match_the_lock_file() {
    let versions = fs::read_to_string(root().join("tools/versions.env")).unwrap();
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let wanted = versions.lines().find_map(|line| line.strip_prefix("WASM_BINDGEN_VERSION=")).unwrap();
    let locked = lock.split("[[package]]").find(|part| part.contains("name = \"wasm-bindgen\"\n")).unwrap();
    assert!(
        locked.contains(&format!("version = \"{wanted}\"")),
        "tools/versions.env says {wanted}, Cargo.lock: {locked}"
    );
    let trunk = fs::read_to_string(root().join("Trunk.toml")).unwrap();
    assert!(trunk.contains(&format!("wasm_bindgen = \"{wanted}\"")));
}

#[test]
fn no_file_speaks_of_one_machine() {
    let output = Command::new("git").args(["ls-files"]).current_dir(root()).output();
    let Some(listed) = output.ok().filter(|output| output.status.success()) else { return };
    let hosts = ["crates", "npmjs", "pypi"]
        .map(|name| format!("{name}.{}", if name == "crates" { "io" } else { "org" }));
    for path in String::from_utf8_lossy(&listed.stdout).lines() {
        let Ok(text) = fs::read_to_string(root().join(path)) else { continue };
        if path == "Cargo.lock" {
            continue;
        }
        for word in hosts.iter().map(String::as_str).chain(["/root/", "/home/"]) {
            let own_words = path == "tests/architecture.rs";
            assert!(own_words || !text.contains(word), "{path} says `{word}`");
        }
    }
}
