//! A table as CSV.

use anyhow::Result;

/// A CSV file under way.
pub struct Sheet(csv::Writer<Vec<u8>>);

impl Sheet {
    /// A table with these columns.
    pub fn new(header: &str) -> Result<Self> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(header.split(','))?;
        Ok(Self(writer))
    }

    /// One more row.
    pub fn row<T: AsRef<[u8]>>(&mut self, cells: impl IntoIterator<Item = T>) -> Result<()> {
        Ok(self.0.write_record(cells)?)
    }

    /// The file.
    pub fn bytes(self) -> Result<Vec<u8>> {
        Ok(self.0.into_inner()?)
    }
}

/// A table that is all constant: cells of a row parted by `|`.
pub fn fixed(header: &str, rows: &[&str]) -> Result<Vec<u8>> {
    let mut sheet = Sheet::new(header)?;
    for row in rows {
        sheet.row(row.split('|'))?;
    }
    sheet.bytes()
}

/// A whole number of 10^-`decimals` as text: `decimal(1234, 2)` is `12.34`.
pub fn decimal(mantissa: i64, decimals: u8) -> String {
    mingjing_domain::Decimal::new(mantissa, decimals).map(|value| value.to_string()).unwrap_or_default()
}
