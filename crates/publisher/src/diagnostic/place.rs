//! Where a fault is.

/// Where a fault was seen. Parts that make no sense for it are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Resource of the data package.
    pub resource: String,
    /// Path below the workbook; empty when several files of the resource are meant.
    pub file: String,
    /// Sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// Line in the file or row of the sheet; the first is 1.
    pub row: Option<u64>,
    /// Name of the column.
    pub column: Option<String>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(resource: &str, file: &str) -> Self {
        Self { resource: resource.to_owned(), file: file.to_owned(), ..Self::default() }
    }

    /// A sheet of the same file, if it has sheets.
    #[must_use]
    pub fn sheet(mut self, sheet: Option<&str>) -> Self {
        self.sheet = sheet.map(str::to_owned);
        self
    }

    /// A row of the same file.
    #[must_use]
    pub fn row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    /// A column of the same row or file.
    #[must_use]
    pub fn column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }
}

impl std::fmt::Display for Place {
    /// `file[sheet]:row:column`, as far as known; the resource where no single file is meant.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.file.is_empty() { &self.resource } else { &self.file })?;
        if let Some(sheet) = &self.sheet {
            write!(f, "[{sheet}]")?;
        }
        if let Some(row) = self.row {
            write!(f, ":{row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ":{column}")?;
        }
        Ok(())
    }
}
