//! `open/datapackage.json`: the open CSV described as a Data Package (version 2).

use super::Product;
use super::flatten::Column;
use super::tables::{FOLDER, OpenTable};
use crate::release::blob::Blob;
use crate::release::files::sha256_hex;
use crate::workbook::package::License;
use crate::{Failure, Ready};
use mingjing_contract::history::{History, ReleaseNote};
use mingjing_contract::manifest::table;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The newest release of the account.
pub fn newest(blobs: &[Blob]) -> Result<Option<ReleaseNote>, Failure> {
    let Some(blob) = blobs.iter().find(|blob| blob.table == table::HISTORY) else { return Ok(None) };
    let history: History = serde_json::from_slice(&blob.bytes)
        .map_err(|error| Failure::OldRelease { path: table::HISTORY.to_owned(), why: error.to_string() })?;
    Ok(history.releases.into_iter().next_back())
}

/// The description of the tables.
///
/// # Errors
/// [`Failure`] when the account of releases cannot be read.
pub fn file(ready: &Ready, blobs: &[Blob], tables: &[OpenTable]) -> Result<Product, Failure> {
    let portal = &ready.tables.portal;
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "mingjing-open-data",
        "title": portal.title_zh,
        "title_en": portal.title_en,
        "description": "The whole public record as plain tables. CSV: UTF-8 without a byte-order mark, comma, LF, \
                        header line. A text that begins with = + - @, a tab or a carriage return has an apostrophe \
                        before it. Missing values are empty; columns called missing say why.",
        "contributors": [{ "title": portal.operator_zh, "title_en": portal.operator_en, "roles": ["publisher"] }],
        "sample": blobs.iter().any(|blob| blob.sample),
        "resources": tables.iter().map(|table| resource(table, tables)).collect::<Vec<_>>(),
    });
    if let Value::Object(package) = &mut package {
        if let Some(release) = newest(blobs)? {
            package.insert("version".to_owned(), release.release.to_string().into());
            package.insert("created".to_owned(), release.published_at.into());
        }
        if let Some(address) = &ready.settings.address {
            package.insert("homepage".to_owned(), address.as_str().into());
        }
        let licences: Vec<Value> = ready.licences.iter().filter_map(licence).collect();
        if !licences.is_empty() {
            package.insert("licenses".to_owned(), licences.into());
        }
        let sources: BTreeSet<&str> =
            portal.resources.iter().flat_map(|of| &of.sources).map(String::as_str).collect();
        if !sources.is_empty() {
            let sources: Vec<Value> = sources.into_iter().map(|title| json!({ "title": title })).collect();
            package.insert("sources".to_owned(), sources.into());
        }
    }
    Product::json(format!("{FOLDER}/datapackage.json"), &package)
}

/// What a licence is called.
pub fn licence_name(of: &License) -> &str {
    of.title.as_deref().or(of.name.as_deref()).unwrap_or_default()
}

fn licence(of: &License) -> Option<Value> {
    let mut licence = Map::new();
    // A licence needs a name or an address; a title alone is a name in the words of the workbook.
    let name = of.name.as_deref().or_else(|| of.title.as_deref().filter(|_| of.path.is_none()));
    for (key, value) in [("name", name), ("title", of.title.as_deref()), ("path", of.path.as_deref())] {
        if let Some(value) = value {
            licence.insert(key.to_owned(), value.into());
        }
    }
    (!licence.is_empty()).then_some(Value::Object(licence))
}

fn resource(table: &OpenTable, all: &[OpenTable]) -> Value {
    let sheet = &table.sheet;
    let below = |path: &str| path.strip_prefix(FOLDER).unwrap_or(path).trim_start_matches('/').to_owned();
    let mut resource = json!({
        "name": sheet.name,
        "type": "table",
        "title": sheet.title_zh,
        "title_en": sheet.title_en,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "sample": table.sample,
        "schema": schema(table, all),
    });
    if let Value::Object(resource) = &mut resource {
        match table.files.as_slice() {
            [file] => {
                resource.insert("path".to_owned(), below(&file.path).into());
                resource.insert("bytes".to_owned(), file.bytes.len().into());
                resource.insert("hash".to_owned(), hash(file).into());
            }
            files => {
                // The standard has one hash a resource, so each part is told beside it.
                let parts: Vec<Value> = files
                    .iter()
                    .map(|file| json!({ "path": below(&file.path), "bytes": file.bytes.len(), "hash": hash(file) }))
                    .collect();
                let paths: Vec<String> = files.iter().map(|file| below(&file.path)).collect();
                resource.insert("path".to_owned(), paths.into());
                resource.insert("mingjing:files".to_owned(), parts.into());
            }
        }
    }
    resource
}

fn hash(file: &Product) -> String {
    format!("sha256:{}", sha256_hex(&file.bytes))
}

/// The Table Schema.
fn schema(table: &OpenTable, all: &[OpenTable]) -> Value {
    let key: Vec<&str> = table.sheet.key.split_whitespace().collect();
    let fields: Vec<Value> = table.columns.iter().map(|column| field(column, &key)).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    let Value::Object(object) = &mut schema else { return schema };
    if !key.is_empty() {
        object.insert("primaryKey".to_owned(), json!(key));
    }
    let keys: Vec<Value> = table
        .sheet
        .refers
        .split_whitespace()
        .filter_map(|reference| {
            let (column, to) = reference.split_once('>')?;
            let (name, target) = to.split_once('.')?;
            // A release without the table has nothing to refer to.
            all.iter().find(|table| table.sheet.name == name)?;
            let name = if name == table.sheet.name { "" } else { name };
            Some(json!({ "fields": [column], "reference": { "resource": name, "fields": [target] } }))
        })
        .collect();
    if !keys.is_empty() {
        object.insert("foreignKeys".to_owned(), keys.into());
    }
    schema
}

fn field(column: &Column, key: &[&str]) -> Value {
    let mut field =
        json!({ "name": column.name, "type": column.kind.name(), "description": column.description });
    let mut constraints = Map::new();
    if key.contains(&column.name.as_str()) {
        constraints.insert("required".to_owned(), true.into());
    }
    if !column.words.is_empty() {
        constraints.insert("enum".to_owned(), json!(column.words));
    }
    if let (Value::Object(field), false) = (&mut field, constraints.is_empty()) {
        field.insert("constraints".to_owned(), constraints.into());
    }
    field
}
