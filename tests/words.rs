//! The service's pages without script and the app's pages say the same in the same words. Each has its own copy, so that the
//! app carries nothing of the service's; here they are compared.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Words of one line by the name of their field: `    name: "words",`.
fn words(text: &str) -> BTreeMap<String, String> {
    let field = |line: &str| {
        let (name, value) = line.strip_prefix("    ")?.split_once(": \"")?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        Some((name.to_owned(), value.strip_suffix("\",").filter(|_| is_name)?.to_owned()))
    };
    text.lines().filter_map(field).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Where the two differ on purpose.
const APART: [&str; 2] = [
    // The one says "this page", the other stands on another page.
    "qr",
    // The one has just refused them, the other tells of it later.
    "photos_lost",
];

#[test]
fn a_report_and_its_thread_are_told_in_the_same_words_with_script_and_without() {
    let mut compared = 0;
    for lang in ["zh", "en"] {
        let service = words(&read(&format!("crates/feedback/src/text/{lang}.rs")));
        for file in ["form", "thread"] {
            for (name, app) in words(&read(&format!("src/text/{lang}/{file}.rs"))) {
                let Some(service) = service.get(&name).filter(|_| !APART.contains(&name.as_str())) else {
                    continue;
                };
                assert_eq!(service, &app, "{lang} {name}");
                compared += 1;
            }
        }
    }
    assert!(compared > 40, "{compared} words were compared");
}
