//! How much of the annotation of the project's own articles the extractor finds: a floor under every row.
//!
//! The floors stand a little below what was measured, so that a change that loses something fails here. `cargo test --test quality -- --nocapture` prints the
//! rows. The set `held` is looked at only to measure.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Article, articles};
use diembao::record::{MentionType, StatementKind, Value};
use diembao::{Options, extract};
use std::collections::BTreeMap;

const MENTIONS: [(&str, MentionType); 7] = [
    ("PER", MentionType::Person),
    ("ROLE", MentionType::Role),
    ("ORG", MentionType::Organization),
    ("PLACE", MentionType::Place),
    ("DOC", MentionType::Document),
    ("TIME", MentionType::Time),
    ("FIG", MentionType::Figure),
];

const STATEMENTS: [(&str, StatementKind); 5] = [
    ("RES", StatementKind::Result),
    ("LIM", StatementKind::Limitation),
    ("TASK", StatementKind::Task),
    ("EVAL", StatementKind::Assessment),
    ("BOIL", StatementKind::Boilerplate),
];

#[derive(Default, Clone, Copy)]
struct Row {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Row {
    /// Harmonic mean of the share of what was found that is right and of what is right that was found.
    fn f1(self) -> f64 {
        let all = 2 * self.right + self.wrong + self.missed;
        if all == 0 { 1.0 } else { 2.0 * self.right as f64 / all as f64 }
    }
}

fn score(articles: &[Article]) -> BTreeMap<&'static str, Row> {
    let mut rows: BTreeMap<&'static str, Row> = BTreeMap::new();
    for article in articles {
        let record = extract(&article.text, &Options::default());
        for (tag, kind) in MENTIONS {
            let row = rows.entry(tag).or_default();
            let found: Vec<_> = record.mentions.iter().filter(|m| m.kind == kind).collect();
            let gold: Vec<_> = article.tags.iter().filter(|t| t.tag == tag).collect();
            for mention in &found {
                let (start, end) = (mention.start as usize, mention.end as usize);
                let overlapping = gold.iter().any(|g| g.optional && g.start < end && start < g.end);
                // Of times and figures the value decides, wherever the edges lie.
                let loose = matches!(kind, MentionType::Time | MentionType::Figure);
                let same =
                    |g: &&&common::Tagged| if loose { g.start < end && start < g.end } else { g.start == start && g.end == end };
                let exact = gold.iter().find(|g| !g.optional && same(g));
                let value = |key: &str| exact.and_then(|g| g.attributes.iter().find(|(k, _)| k == key)).map(|(_, v)| v.as_str());
                let right = exact.is_some()
                    && match &mention.value {
                        Value::Time(t) => value("v").is_none_or(|v| v == "?" || v == t.iso),
                        Value::Figure(f) => value("v").is_none_or(|v| v == f.number),
                        _ => true,
                    };
                row.right += usize::from(right);
                row.wrong += usize::from(!right && !overlapping);
            }
            let hit = |g: &&&common::Tagged| {
                let loose = matches!(kind, MentionType::Time | MentionType::Figure);
                found.iter().any(|m| {
                    let (start, end) = (m.start as usize, m.end as usize);
                    if loose { g.start < end && start < g.end } else { start == g.start && end == g.end }
                })
            };
            row.missed += gold.iter().filter(|g| !g.optional).filter(|g| !hit(g)).count();
        }
        for (tag, kind) in STATEMENTS {
            let row = rows.entry(tag).or_default();
            let mut gold = vec![0u8; article.text.len()];
            for t in article.tags.iter().filter(|t| STATEMENTS.iter().any(|(s, _)| *s == t.tag)) {
                gold[t.start..t.end].fill(if t.optional { 2 } else { u8::from(t.tag == tag) });
            }
            let mut found = vec![false; article.text.len()];
            for s in record.statements.iter().filter(|s| s.kind == kind) {
                found[s.start as usize..s.end as usize].fill(true);
            }
            for (gold, found) in gold.iter().zip(&found) {
                match (gold, found) {
                    (1, true) => row.right += 1,
                    (1, false) => row.missed += 1,
                    (0, true) => row.wrong += 1,
                    _ => {}
                }
            }
        }
    }
    rows
}

fn check(set: &str, floors: &[(&str, f64)]) {
    let articles = articles(set);
    let rows = score(&articles);
    println!("{set}: {} articles", articles.len());
    let mut low = Vec::new();
    for (tag, floor) in floors {
        let f1 = rows[tag].f1();
        println!("{tag:6} {f1:.3} (floor {floor:.2})");
        if f1 < *floor {
            low.push(format!("{tag} {f1:.3} < {floor}"));
        }
    }
    assert!(low.is_empty(), "{set}: {}", low.join(", "));
}

#[test]
fn the_development_articles_are_read_well() {
    check(
        "dev",
        &[
            ("PER", 0.95),
            ("ROLE", 0.91),
            ("ORG", 0.93),
            ("PLACE", 0.80),
            ("DOC", 0.92),
            ("TIME", 0.94),
            ("FIG", 0.92),
            ("RES", 0.92),
            ("LIM", 0.89),
            ("TASK", 0.93),
            ("EVAL", 0.83),
            ("BOIL", 0.93),
        ],
    );
}

#[test]
fn the_articles_kept_aside_are_read_as_well() {
    check(
        "held",
        &[
            ("PER", 0.96),
            ("ROLE", 0.91),
            ("ORG", 0.93),
            ("PLACE", 0.88),
            ("DOC", 0.95),
            ("TIME", 0.93),
            ("FIG", 0.94),
            ("RES", 0.80),
            ("LIM", 0.75),
            ("TASK", 0.89),
            ("EVAL", 0.70),
            ("BOIL", 0.85),
        ],
    );
}
