//! The examples beside the recognisers (`src/**/*.corpus.toml`): what must be found, by value, and what must not match.
#![allow(clippy::unwrap_used)]

use diembao::record::{Mention, Record, Value};
use diembao::{Options, extract};
use std::path::{Path, PathBuf};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    /// The type of mention, as in the record.
    r#type: String,
    example: Vec<Example>,
    counter: Vec<Counter>,
}

/// A text and all that is found in it of the type.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    text: String,
    date: Option<String>,
    found: Vec<String>,
}

/// A text in which nothing of the type is found.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Counter {
    text: String,
    date: Option<String>,
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.to_string_lossy().ends_with(".corpus.toml") {
            out.push(path);
        }
    }
}

fn described(mention: &Mention, record: &Record) -> String {
    let dash = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let words = &mention.text;
    match &mention.value {
        Value::Time(t) => format!("{words} = {}", t.iso),
        Value::Figure(f) => format!("{words} = {} {}", f.number, dash(&f.unit)),
        Value::Document(d) => {
            let numbers = if d.numbers.is_empty() { "-".to_owned() } else { d.numbers.join(" ") };
            format!("{words} = {} {numbers} {}", d.kind, dash(&d.symbol))
        }
        Value::Role(r) => {
            let name = |id: &String| {
                let mention = record.mentions.iter().find(|m| m.id == *id).unwrap();
                mention.text.clone()
            };
            format!("{words} = {}", r.people.iter().map(name).collect::<Vec<_>>().join(", "))
        }
        _ => words.clone(),
    }
}

#[test]
fn the_examples_are_read_as_they_say() {
    let mut paths = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut paths);
    paths.sort();
    assert_eq!(paths.len(), 7, "a corpus beside each recogniser");
    let mut wrong = Vec::new();
    for path in paths {
        let corpus: Corpus =
            toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let find = |text: &str, date: &Option<String>| {
            let record = extract(text, &Options { source: None, reference_date: date.clone(), ..Options::default() });
            let of_type = |m: &&Mention| serde_json::to_value(m.kind).unwrap() == corpus.r#type.as_str();
            record.mentions.iter().filter(of_type).map(|m| described(m, &record)).collect::<Vec<_>>()
        };
        for e in &corpus.example {
            assert!(!e.found.is_empty(), "{name}: {:?} finds nothing; make it a counter-example", e.text);
            let found = find(&e.text, &e.date);
            if found != e.found {
                wrong.push(format!("{name}: {:?}\n    found {found:?}\n    want  {:?}", e.text, e.found));
            }
        }
        for c in &corpus.counter {
            let found = find(&c.text, &c.date);
            if !found.is_empty() {
                wrong.push(format!("{name}: {:?}\n    found {found:?}\n    want nothing", c.text));
            }
        }
        println!("{name}: {} examples, {} counter-examples", corpus.example.len(), corpus.counter.len());
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
