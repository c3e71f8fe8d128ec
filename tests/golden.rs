//! The record of articles of eight layouts as a report that a person can read: the text, and under it what was found where.
//!
//! `UPDATE=1 cargo test --test golden` writes the reports anew; the change is then read in the diff.
#![allow(clippy::unwrap_used)]

mod common;

use common::{articles, root};
use diembao::record::{Record, Value};
use diembao::{Options, extract};
use std::fmt::Write as _;

#[test]
fn the_reports_are_as_they_were_read() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut changed = Vec::new();
    // One of each layout: meeting, portal page, numbered report, congress, inspection, personnel, dateline, two-tier government.
    let chosen = articles("dev").into_iter().filter(|a| a.name.starts_with('0')).collect::<Vec<_>>();
    assert!(chosen.len() >= 8);
    for article in chosen {
        let record = extract(&article.text, &Options::default());
        let report = report(&article.text, &record);
        let path = root().join("tests/golden").join(format!("{}.txt", article.name));
        if update {
            std::fs::write(&path, &report).unwrap();
        } else if std::fs::read_to_string(&path).unwrap_or_default() != report {
            let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.txt", article.name));
            std::fs::write(&target, &report).unwrap();
            changed.push(format!("diff {} {}", path.display(), target.display()));
        }
    }
    assert!(changed.is_empty(), "reports changed; look at\n{}\nand write them with UPDATE=1", changed.join("\n"));
}

/// The lines of the text with their mentions under them, then the summary.
fn report(text: &str, record: &Record) -> String {
    let mut out = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        let words = line.trim_end();
        if words.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{words}");
        for mention in record.mentions.iter().filter(|m| (start..end).contains(&(m.start as usize))) {
            let indent = text[start..mention.start as usize].chars().count();
            let width = mention.text.chars().count().max(1);
            let _ =
                writeln!(out, "{}{} {:?} {}", " ".repeat(indent), "^".repeat(width), mention.kind, value(&mention.value, record));
        }
        for s in record.statements.iter().filter(|s| (start..end).contains(&(s.start as usize))) {
            let said = &text[s.start as usize..s.end as usize];
            let _ = writeln!(out, "  = {:?}: {}", s.kind, shortened(said));
        }
        out.push('\n');
    }
    let m = &record.metadata;
    let _ = writeln!(
        out,
        "title {:?}\noutlet {:?} section {:?} published {:?} reference {:?} authors {:?} views {:?}",
        m.title, m.outlet, m.section, m.published, m.reference_date, m.authors, m.views
    );
    if let Some(e) = &record.event {
        let _ = writeln!(
            out,
            "event {:?} {:?} {:?} host {:?} place {:?} chair {:?}",
            e.kind, e.name, e.date, e.host, e.place, e.chair
        );
    }
    for p in &record.people {
        let roles: Vec<String> =
            p.roles.iter().map(|r| format!("{} / {}", r.title, r.organization.clone().unwrap_or_default())).collect();
        let _ = writeln!(out, "{} {}: {}", p.id, p.name, roles.join("; "));
    }
    for o in &record.organizations {
        let _ = writeln!(out, "{} {} [{:?} {:?}] in {:?}", o.id, o.name, o.level, o.kind, o.parent);
    }
    for p in &record.places {
        let codes: Vec<&str> = p.codes.iter().map(|c| c.code.as_str()).collect();
        let _ = writeln!(out, "{} {} [{:?}] {} in {:?}", p.id, p.name, p.level, codes.join(" "), p.parent);
    }
    for i in &record.indicators {
        let _ = writeln!(
            out,
            "indicator {} | {} | {:?} | {:?} | target {:?} achieved {:?} change {:?} base {:?}",
            i.measure, i.figure, i.organization, i.period, i.target, i.achieved, i.change, i.base
        );
    }
    for k in &record.key_sentences {
        let _ = writeln!(out, "key {:.2} {}", k.score, shortened(&text[k.start as usize..k.end as usize]));
    }
    for w in &record.warnings {
        let _ = writeln!(out, "warning {}", w.code);
    }
    out
}

fn value(value: &Value, record: &Record) -> String {
    match value {
        Value::Person(p) => p.person.clone(),
        Value::Role(r) => {
            let text = |id: &String| record.mentions.iter().find(|m| m.id == *id).map_or("", |m| m.text.as_str()).to_owned();
            r.people.iter().map(text).collect::<Vec<_>>().join(", ")
        }
        Value::Organization(o) => o.organization.clone(),
        Value::Place(p) => p.place.clone(),
        Value::Document(d) => {
            let issuer = d.issuer.clone().unwrap_or_default();
            format!("{} {} {:?} {} {}", d.kind, d.numbers.join(" "), d.symbol, issuer, d.date.clone().unwrap_or_default())
        }
        Value::Time(t) => t.iso.clone(),
        Value::Figure(f) => format!("{} {}", f.number, f.unit.clone().unwrap_or_default()),
    }
}

fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= 60 { words } else { format!("{} …", words.chars().take(60).collect::<String>()) }
}
