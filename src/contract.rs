//! Holds the record's types, its JSON Schema and its TypeScript types together. `UPDATE=1 cargo test contract` writes the files anew.
#![allow(clippy::unwrap_used)]

use crate::dictionary::{Entry, EntryKind};
use crate::record::*;
use ts_rs::{Config, TS};

fn check(file: &str, expected: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, expected).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == expected, "{file} does not match the types; `UPDATE=1 cargo test contract` writes it");
}

#[test]
fn the_json_schema_is_that_of_the_types() {
    let schema = schemars::schema_for!(Record);
    check("record.schema.json", &format!("{}\n", serde_json::to_string_pretty(&schema).unwrap()));
}

#[test]
fn the_typescript_types_are_those_of_the_types() {
    let config = Config::new();
    let mut out = String::from("// The record and the options, for TypeScript. Written by `UPDATE=1 cargo test contract`.\n\n");
    macro_rules! declare {
        ($($t:ty),*) => { $( out.push_str("export "); out.push_str(&<$t>::decl(&config).replace("type Record =", "type DiembaoRecord =")); out.push_str("\n\n"); )* };
    }
    declare!(
        Record,
        Metadata,
        FieldEvidence,
        OffsetUnit,
        DecidedBy,
        MentionType,
        Mention,
        Evidence,
        Value,
        PersonValue,
        RoleValue,
        OrganizationValue,
        PlaceValue,
        DocumentValue,
        TimeValue,
        TimeKind,
        FigureValue,
        Person,
        HeldRole,
        Organization,
        Place,
        PlaceCode,
        Document,
        Indicator,
        StatementKind,
        Statement,
        Event,
        KeySentence,
        Warning
    );
    declare!(EntryKind);
    // Every field of an entry but its type and form may be left out, and every option.
    let entry = Entry::decl(&config).replace(": string", "?: string").replace("form?:", "form:");
    out.push_str(&format!("export {}\n\n", entry.replace("type Entry", "type DictionaryEntry")));
    out.push_str(
        "export type ExtractOptions = { source?: string, reference_date?: string, dictionary?: Array<DictionaryEntry>, };\n",
    );
    check("src/record.d.ts", &out);
}

#[test]
fn every_record_fits_the_schema() {
    // The keys of a full record are those that the schema names, at every level that the schema describes by properties.
    let schema = serde_json::to_value(schemars::schema_for!(Record)).unwrap();
    let text = include_str!("../www/samples/hoi-nghi.txt");
    let record = serde_json::to_value(crate::extract(text, &crate::Options::default()).into_utf16(text)).unwrap();
    let mut wrong = Vec::new();
    fits(&schema, &schema, &record, "record", &mut wrong);
    assert!(wrong.is_empty(), "{wrong:?}");
    for list in ["mentions", "people", "organizations", "places", "documents", "indicators", "statements", "key_sentences"] {
        assert!(!record[list].as_array().unwrap().is_empty(), "the sample shows no {list}");
    }
}

fn fits(root: &serde_json::Value, schema: &serde_json::Value, value: &serde_json::Value, at: &str, wrong: &mut Vec<String>) {
    let schema = match schema["$ref"].as_str() {
        Some(name) => &root["$defs"][name.rsplit('/').next().unwrap()],
        None => schema,
    };
    if let Some(some) = schema["anyOf"].as_array() {
        let fit = some.iter().any(|s| {
            let mut inner = Vec::new();
            fits(root, s, value, at, &mut inner);
            inner.is_empty()
        });
        if !fit {
            wrong.push(format!("{at}: fits none of the variants"));
        }
        return;
    }
    if let Some(types) = schema.get("type") {
        let names: Vec<&str> = types
            .as_array()
            .map_or_else(|| types.as_str().into_iter().collect(), |a| a.iter().filter_map(|t| t.as_str()).collect());
        let own = match value {
            serde_json::Value::Null => "null",
            serde_json::Value::Bool(_) => "boolean",
            serde_json::Value::Number(n) if n.is_f64() => "number",
            serde_json::Value::Number(_) => "integer",
            serde_json::Value::String(_) => "string",
            serde_json::Value::Array(_) => "array",
            serde_json::Value::Object(_) => "object",
        };
        let fits = names.contains(&own) || own == "integer" && names.contains(&"number");
        if !fits {
            wrong.push(format!("{at}: is {own}, should be {names:?}"));
            return;
        }
    }
    if let (Some(properties), Some(object)) = (schema["properties"].as_object(), value.as_object()) {
        for (key, inner) in object {
            match properties.get(key) {
                Some(s) => fits(root, s, inner, &format!("{at}.{key}"), wrong),
                None => wrong.push(format!("{at}: the schema has no `{key}`")),
            }
        }
        for key in schema["required"].as_array().into_iter().flatten().filter_map(|k| k.as_str()) {
            if !object.contains_key(key) {
                wrong.push(format!("{at}: lacks `{key}`"));
            }
        }
    }
    if let (Some(items), Some(list)) = (schema.get("items"), value.as_array()) {
        for (i, item) in list.iter().enumerate() {
            fits(root, items, item, &format!("{at}[{i}]"), wrong);
        }
    }
}
