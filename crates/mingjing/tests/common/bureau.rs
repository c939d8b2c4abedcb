//! A bureau that has published a workbook once, and goes on editing it.

use super::{Release, copy_tree, gallery, mingjing, run, told};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

/// A workbook of its own with the site that shows it.
pub struct Bureau(TempDir);

impl Bureau {
    /// A copy of the good workbook, published once.
    pub fn new() -> Self {
        Self::with(|workbook| copy_tree(&gallery("good"), workbook))
    }

    /// The workbook that `write` writes into a folder, published once.
    pub fn with(write: impl Fn(&Path)) -> Self {
        let bureau = Self(tempfile::tempdir().unwrap());
        write(&bureau.path("workbook"));
        let first = bureau.publish(1, &["--quiet"]);
        assert_eq!(first.status.code(), Some(0), "{}", told(&first));
        bureau
    }

    /// A path in its own folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Publishes on a day of February 2026.
    pub fn publish(&self, day: u32, more: &[&str]) -> Output {
        let mut command = mingjing();
        command.arg("publish").arg(self.path("workbook")).arg("--site").arg(self.path("site"));
        let now = format!("2026-02-{day:02}T09:00:00+08:00");
        run(command.args(["--now", &now, "--lang", "en"]).args(more))
    }

    /// A file of the workbook.
    pub fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.path("workbook").join(file)).unwrap()
    }

    /// Writes a file of the workbook.
    pub fn write(&self, file: &str, text: &str) {
        std::fs::write(self.path("workbook").join(file), text).unwrap();
    }

    /// Replaces a text of a file, which must be there once.
    pub fn edit(&self, file: &str, old: &str, new: &str) {
        let text = self.read(file);
        assert_eq!(text.matches(old).count(), 1, "{old}");
        self.write(file, &text.replace(old, new));
    }

    /// Adds rows at the end of a file.
    pub fn append(&self, file: &str, rows: &str) {
        self.write(file, &format!("{}\n{}\n", self.read(file).trim_end(), rows.trim()));
    }

    /// The public table of corrections.
    pub fn corrections(&self) -> Vec<Value> {
        Release::open(&self.path("site")).table("corrections", None)["corrections"]
            .as_array()
            .unwrap()
            .clone()
    }
}
