//! `workbook.xlsx`: a sheet for each table, that helps with filling it in.

use super::words::{note, sheet_words};
use crate::diagnostic::Lang;
use crate::schema::scalar;
use crate::workbook::catalogue::{Catalogue, Column, Entry};
use crate::workbook::sheets::sheet_names;
use crate::workbook::spreadsheet::cell::number;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, Note, Url,
    Workbook, Worksheet, XlsxError,
};

/// Date of creation in the file: a fixed one, for the same bytes every time.
const CREATED: &str = "2026-01-01T00:00:00";
/// Last row that lists and checks reach to (the first is 0).
const LAST_ROW: u32 = 9_999;
/// Earliest date that is taken for one.
const EARLIEST: &str = "1949-10-01";
/// Beijing time at the end of a time.
const OFFSET: &str = "+08:00";
/// Narrowest and widest column, in characters.
const WIDTHS: (u32, u32) = (10, 36);

/// How the cells look.
struct Looks {
    header: Format,
    required: Format,
    title: Format,
    wrapped: Format,
    text: Format,
    date: Format,
    time: Format,
}

impl Looks {
    fn new() -> Self {
        let header = Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0xDCE6EC))
            .set_align(FormatAlign::VerticalCenter);
        let required = header.clone().set_background_color(Color::RGB(0x1F4E5F)).set_font_color(Color::White);
        Self {
            required,
            header,
            title: Format::new().set_bold().set_font_size(14),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            text: Format::new().set_num_format("@"),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        }
    }

    /// Format of a column's cells.
    fn of(&self, kind: &str) -> Option<&Format> {
        match kind {
            "string" => Some(&self.text),
            "date" => Some(&self.date),
            "datetime" => Some(&self.time),
            _ => None,
        }
    }
}

/// The file.
pub fn workbook(lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::parse_from_str(CREATED)?;
    book.set_properties(&DocProperties::new().set_author("Mingjing").set_creation_datetime(&created));
    let looks = Looks::new();
    index(book.add_worksheet(), lang, &looks)?;
    for entry in Catalogue::all() {
        table(book.add_worksheet(), entry, lang, &looks)?;
    }
    book.save_to_buffer()
}

fn sheet_name(entry: &Entry, lang: Lang) -> String {
    let [zh, en] = sheet_names(&entry.title, &entry.title_en);
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn index(sheet: &mut Worksheet, lang: Lang, looks: &Looks) -> Result<(), XlsxError> {
    let words = sheet_words(lang);
    sheet.set_name(words.index)?;
    sheet.set_column_width(0, 32)?.set_column_width(1, 24)?.set_column_width(2, 80)?;
    sheet.write_with_format(0, 0, words.title, &looks.title)?;
    let mut row = 2;
    for line in words.lines {
        sheet.write(row, 0, line)?;
        row += 1;
    }
    row += 1;
    for (column, heading) in (0..).zip(words.list) {
        sheet.write_with_format(row, column, heading, &looks.header)?;
    }
    for entry in Catalogue::all() {
        row += 1;
        let name = sheet_name(entry, lang);
        let link = Url::new(format!("internal:'{}'!A1", name.replace('\'', "''"))).set_text(&name);
        sheet.write_url(row, 0, link)?;
        sheet.write(row, 1, &entry.name)?;
        let what = if lang == Lang::Zh { &entry.description } else { &entry.description_en };
        sheet.write_with_format(row, 2, what, &looks.wrapped)?;
    }
    Ok(())
}

fn table(sheet: &mut Worksheet, entry: &Entry, lang: Lang, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(entry, lang))?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_row_height(0, 24)?;
    for ((position, column), example) in (0..).zip(&entry.columns).zip(entry.example()) {
        let title = if lang == Lang::Zh { &column.title } else { &column.title_en };
        let look = if column.constraints.required { &looks.required } else { &looks.header };
        sheet.write_with_format(0, position, title, look)?;
        let is_key = entry.schema.primary_key.0.contains(&column.name);
        let text = note(column, is_key, lang);
        let lines = u32::try_from(text.lines().count()).unwrap_or(1);
        let note = Note::new(text).add_author_prefix(false).set_author("Mingjing").set_width(260);
        sheet.insert_note(0, position, &note.set_height(24 + 22 * lines))?;
        sheet.set_column_width(position, width(title, &example))?;
        if let Some(format) = looks.of(&column.kind) {
            sheet.set_column_format(position, format)?;
        }
        if let Some(rule) = validation(column, lang)? {
            sheet.add_data_validation(1, position, LAST_ROW, position, &rule)?;
        }
        cell(sheet, position, column, &example, looks)?;
    }
    Ok(())
}

/// The example, so that it reads as the very same text again.
fn cell(
    sheet: &mut Worksheet,
    position: u16,
    column: &Column,
    example: &str,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match column.kind.as_str() {
        _ if example.is_empty() => {}
        "number" | "integer" => {
            match example.parse::<f64>() {
                Ok(value) if number(value).as_deref() == Some(example) => {
                    sheet.write_number(1, position, value)?
                }
                _ => sheet.write_string(1, position, example)?,
            };
        }
        "boolean" => _ = sheet.write_boolean(1, position, example == "true")?,
        "date" => {
            let day = ExcelDateTime::parse_from_str(example)?;
            sheet.write_datetime_with_format(1, position, &day, &looks.date)?;
        }
        "datetime" if example.ends_with(OFFSET) => {
            let time = ExcelDateTime::parse_from_str(example.trim_end_matches(OFFSET))?;
            sheet.write_datetime_with_format(1, position, &time, &looks.time)?;
        }
        _ => _ = sheet.write_string_with_format(1, position, example, &looks.text)?,
    }
    Ok(())
}

/// The drop-down list of a column, or the check of its numbers and dates.
fn validation(column: &Column, lang: Lang) -> Result<Option<DataValidation>, XlsxError> {
    let words = sheet_words(lang);
    let new = DataValidation::new;
    let bound = |value: &Option<serde_json::Value>| value.as_ref().map(scalar);
    let constraints = &column.constraints;
    let (least, most) = (bound(&constraints.minimum), bound(&constraints.maximum));
    let whole = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<i32>().ok());
    let decimal = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<f64>().ok());
    let rule = match column.kind.as_str() {
        _ if constraints.one_of.is_some() => {
            let allowed: Vec<String> = constraints.one_of.iter().flatten().map(scalar).collect();
            new().allow_list_strings(&allowed)?
        }
        "boolean" => new().allow_list_strings(&["true", "false"])?,
        "integer" => {
            let (least, most) = (whole(&least).unwrap_or(i32::MIN), whole(&most).unwrap_or(i32::MAX));
            new().allow_whole_number(DataValidationRule::Between(least, most))
        }
        "number" => new().allow_decimal_number(match (decimal(&least), decimal(&most)) {
            (Some(least), Some(most)) => DataValidationRule::Between(least, most),
            (Some(least), None) => DataValidationRule::GreaterThanOrEqualTo(least),
            (None, Some(most)) => DataValidationRule::LessThanOrEqualTo(most),
            (None, None) => DataValidationRule::Between(-1e15, 1e15),
        }),
        "date" | "datetime" => {
            let earliest = ExcelDateTime::parse_from_str(EARLIEST)?;
            new().allow_date(DataValidationRule::GreaterThanOrEqualTo(&earliest))
        }
        _ => return Ok(None),
    };
    let message = if constraints.one_of.is_some() || column.kind == "boolean" {
        words.not_in_list
    } else {
        words.wrong_kind
    };
    Ok(Some(rule.set_error_title(words.wrong)?.set_error_message(message)?))
}

/// Room for the heading and the example; a Chinese character takes two.
fn width(title: &str, example: &str) -> u32 {
    let room = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<u32>() + 2;
    room(title).max(room(example)).clamp(WIDTHS.0, WIDTHS.1)
}
