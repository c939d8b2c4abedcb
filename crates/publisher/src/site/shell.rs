//! What the built app consists of, read from its `index.html`.

use crate::Failure;
use crate::release::files::{self, sha256_hex};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// Digits of a hash in a file's name.
const HASH_DIGITS: usize = 16;
/// Styles are written once and read by everybody: the best compression.
const STYLE_QUALITY: i32 = 11;

/// What stands before the parts.
const PARTS: &str = "<script type=\"application/json\" id=\"parts\">";

/// Names of the app's files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shell {
    /// Style sheets, in their order.
    pub styles: Vec<String>,
    /// The module that starts the app.
    pub script: String,
    /// The app itself.
    pub wasm: String,
    /// The files of each part that is fetched when it is needed (`tools/split.mjs`).
    pub parts: BTreeMap<String, Vec<String>>,
}

impl Shell {
    /// Reads the shell of a built app.
    ///
    /// # Errors
    /// [`Failure::Read`], or [`Failure::Shell`] when it names no style, script or program.
    pub fn read(app: &Path) -> Result<Self, Failure> {
        let path = app.join("index.html");
        let html = std::fs::read_to_string(&path).map_err(|error| Failure::read(&path, error))?;
        Self::parse(&html).map_err(|needed| Failure::Shell {
            path: path.display().to_string(),
            why: "does not start an app",
            needed,
        })
    }

    fn parse(html: &str) -> Result<Self, &'static str> {
        let styles: Vec<String> = links(html, "stylesheet").collect();
        if styles.is_empty() {
            return Err("<link rel=\"stylesheet\">");
        }
        let script = links(html, "modulepreload").next().ok_or("<link rel=\"modulepreload\">")?;
        let wasm = links(html, "preload").find(|name| name.ends_with(".wasm"));
        let parts = html.split_once(PARTS).and_then(|(_, rest)| rest.split_once("</script>"));
        let parts = parts.and_then(|(parts, _)| serde_json::from_str(parts).ok());
        Ok(Self {
            styles,
            script,
            wasm: wasm.ok_or("<link rel=\"preload\"> of a .wasm file")?,
            parts: parts.ok_or("<script id=\"parts\">")?,
        })
    }

    /// All files of parts, each once.
    #[must_use]
    pub fn part_files(&self) -> Vec<&str> {
        let mut files: Vec<&str> = self.parts.values().flatten().map(String::as_str).collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    /// The files of some parts, each once and in a fixed order.
    #[must_use]
    pub fn files_of(&self, parts: &[&str]) -> Vec<&str> {
        let mut files: Vec<&str> = Vec::new();
        for file in parts.iter().filter_map(|part| self.parts.get(*part)).flatten() {
            if !files.contains(&file.as_str()) {
                files.push(file);
            }
        }
        files
    }

    /// The same with all styles in one file, so that a page waits for one answer only.
    ///
    /// # Errors
    /// [`Failure`] when a style cannot be read, or the file not be written.
    pub fn bundled(&self, app: &Path, site: &Path) -> Result<Self, Failure> {
        let mut bundle = String::new();
        for name in &self.styles {
            let path = app.join(name);
            bundle.push_str(&std::fs::read_to_string(&path).map_err(|error| Failure::read(&path, error))?);
        }
        let hash = sha256_hex(bundle.as_bytes());
        let name = format!("style-{}.css", hash.get(..HASH_DIGITS).unwrap_or(&hash));
        files::write_with_twin(&site.join(&name), bundle.as_bytes(), STYLE_QUALITY)?;
        Ok(Self { styles: vec![name], ..self.clone() })
    }
}

/// Targets of the links of a kind, without a leading `./`.
fn links<'a>(html: &'a str, rel: &'a str) -> impl Iterator<Item = String> + 'a {
    let wanted = format!("rel=\"{rel}\"");
    html.split("<link").skip(1).filter_map(move |rest| {
        let (attributes, _) = rest.split_once('>')?;
        let (_, rest) = attributes.contains(&wanted).then(|| attributes.split_once("href=\""))??;
        let (target, _) = rest.split_once('"')?;
        Some(target.trim_start_matches("./").to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "<head><link rel=\"icon\" href=\"icon.svg\"/><link rel=\"stylesheet\" href=\"./a-1.css\"/>\
        <link rel=\"stylesheet\" href=\"./b-2.css\"/><script type=\"module\">init()</script>\
        <link rel=\"modulepreload\" href=\"./app-3.js\" crossorigin=\"anonymous\">\
        <link rel=\"preload\" href=\"./app-3_bg.wasm\" as=\"fetch\">\
        <script type=\"application/json\" id=\"parts\">{\"air\":[\"app-4.wasm\",\"app-5.wasm\"],\"home\":[\"app-5.wasm\"]}</script></head>";

    #[test]
    fn the_names_of_the_apps_files_are_found() {
        let shell = Shell::parse(BUILT).unwrap();
        assert_eq!(shell.styles, ["a-1.css", "b-2.css"]);
        assert_eq!((shell.script.as_str(), shell.wasm.as_str()), ("app-3.js", "app-3_bg.wasm"));
        assert_eq!(shell.part_files(), ["app-4.wasm", "app-5.wasm"]);
        assert_eq!(shell.files_of(&["home", "air", "none"]), ["app-5.wasm", "app-4.wasm"]);
    }

    #[test]
    fn a_shell_that_starts_nothing_is_refused_with_what_it_lacks() {
        assert!(Shell::parse("<head></head>").unwrap_err().contains("stylesheet"));
        assert!(Shell::parse(&BUILT.replace("modulepreload", "x")).unwrap_err().contains("modulepreload"));
        assert!(Shell::parse(&BUILT.replace(".wasm", ".bin")).unwrap_err().contains(".wasm"));
        assert!(Shell::parse(&BUILT.replace("parts", "x")).unwrap_err().contains("parts"));
    }

    #[test]
    fn styles_are_bundled_in_their_order_under_the_name_of_their_content() {
        let (app, site) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::write(app.path().join("a-1.css"), "a{}\n").unwrap();
        std::fs::write(app.path().join("b-2.css"), "b{}\n").unwrap();
        let shell = Shell::parse(BUILT).unwrap().bundled(app.path(), site.path()).unwrap();
        let [name] = shell.styles.as_slice() else { unreachable!("{shell:?}") };
        assert_eq!(std::fs::read_to_string(site.path().join(name)).unwrap(), "a{}\nb{}\n");
        assert!(site.path().join(format!("{name}.br")).exists());
    }
}
