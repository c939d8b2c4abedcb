//! What the record is, for catalogues and search engines: DCAT 3 and schema.org, both JSON-LD.

use super::Product;
use super::package::licence_name;
use super::record::Record;
use super::tables::{FOLDER, OpenTable};
use crate::diagnostic::Lang;
use crate::{Failure, Ready};
use serde_json::{Map, Value, json};

/// The files.
///
/// # Errors
/// None in practice.
pub fn files(record: &Record<'_>, tables: &[OpenTable]) -> Result<Vec<Product>, Failure> {
    Ok(vec![
        Product::json(format!("{FOLDER}/dcat.jsonld"), &dcat(record, tables))?,
        Product::json(format!("{FOLDER}/dataset.jsonld"), &dataset(record))?,
    ])
}

/// The schema.org description of the whole record, for the head of a page (`application/ld+json`); `<` is
/// escaped, so that no text can end the script element.
#[must_use]
pub fn dataset_for_page(record: &Record<'_>) -> String {
    dataset(record).to_string().replace('<', "\\u003c")
}

fn both(zh: &str, en: &str) -> Value {
    json!([{ "@language": "zh-Hans", "@value": zh }, { "@language": "en", "@value": en }])
}

/// A file below the root; without an address relative to the description itself.
fn below(ready: &Ready, path: &str) -> String {
    match &ready.settings.address {
        Some(address) => format!("{address}{path}"),
        None => path.strip_prefix("open/").map_or_else(|| format!("../{path}"), str::to_owned),
    }
}

fn dcat(record: &Record<'_>, tables: &[OpenTable]) -> Value {
    let ready = record.ready;
    let issued = |time: &str| json!({ "@type": "xsd:dateTime", "@value": time });
    let first = record.history.releases.first().map_or(&record.published_at, |first| &first.published_at);
    let region = record.region(&ready.settings.home_region);
    let spatial = region.map(|region| {
        json!({
            "@id": record.tag(&format!("region/{}", region.code)), "@type": "dct:Location",
            "skos:prefLabel": both(&region.name_zh, &region.name_en), "dct:identifier": region.code,
        })
    });
    let publisher = json!({
        "@id": record.tag("operator"), "@type": "foaf:Agent",
        "foaf:name": both(record.operator(Lang::Zh), record.operator(Lang::En)),
    });
    let licences: Vec<Value> = ready
        .licences
        .iter()
        .enumerate()
        .map(|(at, licence)| {
            let id = licence.path.clone().unwrap_or_else(|| record.tag(&format!("licence/{at}")));
            json!({ "@id": id, "@type": "dct:LicenseDocument", "dct:title": licence_name(licence) })
        })
        .collect();
    let datasets: Vec<Value> = tables
        .iter()
        .map(|table| {
            let sheet = &table.sheet;
            let distributions: Vec<Value> = table
                .files
                .iter()
                .map(|file| {
                    json!({
                        "@id": record.tag(&file.path), "@type": "dcat:Distribution",
                        "dct:title": file.path,
                        "dcat:accessURL": { "@id": below(ready, &file.path) },
                        "dcat:downloadURL": { "@id": below(ready, &file.path) },
                        "dcat:mediaType": { "@id": "https://www.iana.org/assignments/media-types/text/csv" },
                        "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": file.bytes.len().to_string() },
                        "dct:license": licences,
                        "spdx:checksum": {
                            "@type": "spdx:Checksum",
                            "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
                            "spdx:checksumValue": crate::release::files::sha256_hex(&file.bytes),
                        },
                    })
                })
                .collect();
            let mut dataset = json!({
                "@id": record.tag(&format!("dataset/{}", sheet.name)), "@type": "dcat:Dataset",
                "dct:title": both(sheet.title_zh, sheet.title_en),
                "dct:description": both(&described(table, Lang::Zh), &described(table, Lang::En)),
                "dct:identifier": sheet.name,
                "dct:publisher": { "@id": record.tag("operator") },
                "dct:modified": issued(&record.published_at),
                "dcat:distribution": distributions,
            });
            if let (Value::Object(dataset), Some(spatial)) = (&mut dataset, &spatial) {
                dataset.insert("dct:spatial".to_owned(), json!({ "@id": spatial["@id"] }));
            }
            if let (Value::Object(dataset), Some((from, to))) = (&mut dataset, years(table)) {
                let year = |year: i16| json!({ "@type": "xsd:gYear", "@value": format!("{year:04}") });
                let period =
                    json!({ "@type": "dct:PeriodOfTime", "dcat:startDate": year(from), "dcat:endDate": year(to) });
                dataset.insert("dct:temporal".to_owned(), period);
            }
            dataset
        })
        .collect();
    let mut catalog = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/", "skos": "http://www.w3.org/2004/02/skos/core#",
            "spdx": "http://spdx.org/rdf/terms#", "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": record.tag("catalog"), "@type": "dcat:Catalog",
        "dct:title": both(record.title(Lang::Zh), record.title(Lang::En)),
        "dct:description": both(ABOUT.0, ABOUT.1),
        "dct:publisher": publisher,
        "dct:issued": issued(first),
        "dct:modified": issued(&record.published_at),
        "dct:license": licences,
        "dct:language": ["zh-Hans", "en"],
        "dcat:dataset": datasets,
    });
    if let Value::Object(catalog) = &mut catalog {
        if let Some(spatial) = spatial {
            catalog.insert("dct:spatial".to_owned(), spatial);
        }
        if let Some(address) = &ready.settings.address {
            catalog.insert("foaf:homepage".to_owned(), json!({ "@id": address }));
        }
    }
    catalog
}

/// What the record is.
const ABOUT: (&str, &str) = (
    "环境公开记录：空气、水、土壤、排放，以及各项承诺的落实情况",
    "The public record of the environment: air, water, soil, emissions, and what became of what was promised",
);

/// A table in words, with its flag.
fn described(table: &OpenTable, lang: Lang) -> String {
    use super::words::{SAMPLE, pick};
    let title = pick(lang, (table.sheet.title_zh, table.sheet.title_en));
    let columns = table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
    let flag = if table.sample { format!(" [{}]", pick(lang, SAMPLE)) } else { String::new() };
    format!("{title}{flag}: {columns}")
}

/// First and last year of a table with a file a year or month.
fn years(table: &OpenTable) -> Option<(i16, i16)> {
    let year = |path: &str| path.rsplit('/').next()?.get(..4)?.parse::<i16>().ok();
    let years = || table.files.iter().filter(|_| table.sheet.by_time).filter_map(|file| year(&file.path));
    Some((years().min()?, years().max()?))
}

fn dataset(record: &Record<'_>) -> Value {
    let ready = record.ready;
    let organisation = json!({
        "@type": "Organization", "name": record.operator(Lang::Zh), "alternateName": record.operator(Lang::En),
    });
    let licences: Vec<String> = ready
        .licences
        .iter()
        .filter_map(|licence| licence.path.clone().or_else(|| Some(licence_name(licence).to_owned())))
        .collect();
    let mut dataset: Map<String, Value> = Map::new();
    let mut put = |key: &str, value: Value| dataset.insert(key.to_owned(), value);
    put("@context", "https://schema.org/".into());
    put("@type", "Dataset".into());
    put("@id", record.tag("dataset").into());
    put("name", record.title(Lang::Zh).into());
    put("alternateName", record.title(Lang::En).into());
    put("description", format!("{}。{}.", ABOUT.0, ABOUT.1).into());
    put("inLanguage", json!(["zh-Hans", "en"]));
    put("isAccessibleForFree", true.into());
    put("creator", organisation.clone());
    put("publisher", organisation);
    put("license", licences.into());
    put("dateModified", record.published_at.clone().into());
    put("version", record.history.releases.last().map(|last| last.release.to_string()).into());
    if let Some(region) = record.region(&ready.settings.home_region) {
        put(
            "spatialCoverage",
            json!({
                "@type": "Place", "name": region.name_zh, "alternateName": region.name_en, "identifier": region.code,
            }),
        );
    }
    if let Some(address) = &ready.settings.address {
        put("url", address.as_str().into());
    }
    put(
        "distribution",
        json!([{
            "@type": "DataDownload", "name": "Data Package", "encodingFormat": "application/json",
            "contentUrl": below(ready, "open/datapackage.json"),
        }]),
    );
    Value::Object(dataset)
}
