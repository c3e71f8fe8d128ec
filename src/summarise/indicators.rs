//! Figures with what they measure.
//!
//! The measure is the phrase that the figure completes: the words from the beginning of its clause up to it, without what only says how it came (`đã`, `được`,
//! `ước`, `tăng`); for a counted noun the verb before and the noun after (`kết nạp` + `đảng viên`). Target, achievement and change are read from the words around:
//! `đạt x% kế hoạch`, `a/b`, `tăng x% so với cùng kỳ`. Source of the rules: the forms of reports on plans and budgets.

use super::relation::relation;
use crate::lexicon::Table;
use crate::recognise::{Candidate, Found};
use crate::record::{Indicator, Statement, StatementKind, Value};
use crate::resolve::{Resolved, mention_id};
use crate::segment::Doc;

/// The longest measure, in words.
const LONGEST: usize = 14;

/// Reads what the figures measure.
pub fn indicators(doc: &Doc, resolved: &Resolved, statements: &[Statement]) -> Vec<Indicator> {
    let mut out = Vec::new();
    // Sentence by sentence: the organisation and the period named last before the figure.
    let mut last_measure: Option<(usize, String)> = None;
    for (i, mention) in resolved.mentions.iter().enumerate() {
        let Found::Figure(figure) = &mention.found else { continue };
        let tokens = doc.tokens_in(mention.span);
        let Some(sentence) = doc.sentence_of(tokens.start) else { continue };
        // A figure inside a quoted title of a document measures nothing.
        if resolved
            .mentions
            .iter()
            .take(i)
            .rev()
            .take(8)
            .any(|m| matches!(m.found, Found::Document(_)) && m.span.contains(mention.span))
        {
            continue;
        }
        // Statements stand in text order and do not overlap.
        let before = statements.partition_point(|s| s.start <= mention.span.start);
        let statement = before.checked_sub(1).map(|s| &statements[s]).filter(|s| mention.span.end <= s.end);
        if statement.is_some_and(|s| s.kind == StatementKind::Boilerplate) {
            continue;
        }
        let relation = relation(doc, &resolved.mentions, i);
        let own = measure(doc, tokens.start, figure.unit.as_deref(), &figure.number);
        // `(đạt 120%)`, `tăng 5% so với …` after another figure speak of that one's measure.
        let measure = match own {
            Some(m) => m,
            None => match &last_measure {
                Some((s, m)) if *s == sentence => m.clone(),
                _ => continue,
            },
        };
        let mut indicator = Indicator {
            measure: measure.clone(),
            figure: mention_id(i),
            organization: organization(resolved, doc, i, sentence),
            period: period(resolved, doc, i, sentence),
            target: None,
            achieved: None,
            change: None,
            base: None,
            statement: statement.map(|s| s.id.clone()),
        };
        (indicator.achieved, indicator.target) = (relation.achieved, relation.target);
        (indicator.change, indicator.base) = (relation.change, relation.base);
        last_measure = Some((sentence, measure));
        out.push(indicator);
    }
    out
}

/// The measure of the figure at `start`, from its clause; `None` where the clause says nothing of its own.
fn measure(doc: &Doc, start: usize, unit: Option<&str>, number: &str) -> Option<String> {
    let sentence = doc.sentence_of(start)?;
    let first = doc.layout.sentences[sentence].tokens.start;
    // Back to the mark that opens the clause.
    let mut from = start;
    while from > first && start - from < 40 {
        let t = &doc.tokens.list[from - 1];
        let mark = t.is(';')
            || t.is(':')
            || t.is('(')
            || t.is('–')
            || t.is(',')
            || t.is('-')
                && !t.is_glued()
                && doc.tokens.list[from - 2.min(from)].ws_end > doc.tokens.list[from - 2.min(from)].end
                && from - 1 == first;
        if mark || t.is_number() {
            break;
        }
        from -= 1;
    }
    while from < start && is_opener(doc.key(from)) {
        from += 1;
    }
    // Cut the words that only lead to the number.
    let mut to = start;
    while to > from && is_link(doc.key(to - 1)) {
        to -= 1;
    }
    if to - from > LONGEST {
        from = to - LONGEST;
    }
    let words = if to > from { doc.words(from..to).split_whitespace().collect::<Vec<_>>().join(" ") } else { String::new() };
    let percent = number.ends_with('%');
    let noun = unit.filter(|u| !percent && !matches!(*u, "đồng" | "USD" | "EUR"));
    let has_word = words.chars().any(char::is_alphabetic);
    match (has_word, noun) {
        (true, Some(noun)) => Some(format!("{words} {noun}")),
        (true, None) => Some(words),
        (false, Some(noun)) => Some(noun.to_owned()),
        (false, None) => None,
    }
}

/// Words that open a clause and are no part of the measure.
fn is_opener(key: &str) -> bool {
    matches!(
        key,
        "va1"
            | "trong"
            | "đo2"
            | "vơi2"
            | "đa4"
            | "co2"
            | "ma1"
            | "nhưng"
            | "đên2"
            | "nay"
            | ","
            | "-"
            | "*"
            | "+"
            | "thi1"
            | "nên"
            | "qua"
            | "cung1"
            | "la1"
    )
}

/// Words between the measure and its number.
fn is_link(key: &str) -> bool {
    matches!(
        key,
        "đat5"
            | "la1"
            | "ươc2"
            | "tăng"
            | "giam3"
            | "con1"
            | "hơn"
            | "trên"
            | "gân1"
            | "khoang3"
            | "đươc5"
            | "đa4"
            | "băng1"
            | "chiêm2"
            | "co2"
            | "vơi2"
            | "tông3"
            | "sô2"
            | "lên"
            | "xuông2"
            | "dươi2"
            | "vươt5"
            | "thêm"
            | "ca3"
            | "tư1"
            | "cho"
            | "mơi2"
            | "chi3"
            | ","
            | ":"
            | "-"
            | "("
            | "đên2"
    )
}

/// The organisation named last before the figure in its sentence, else in the two sentences before.
fn organization(resolved: &Resolved, doc: &Doc, figure: usize, sentence: usize) -> Option<String> {
    nearest(resolved, doc, figure, sentence, 2, |value| match value {
        Value::Organization(o) => Some(o.organization.clone()),
        _ => None,
    })
}

/// The time that encloses the figure: in its sentence, the one before it, else the first after it, else that of the sentence before.
fn period(resolved: &Resolved, doc: &Doc, figure: usize, sentence: usize) -> Option<String> {
    let iso = |value: &Value| match value {
        Value::Time(t) if t.iso.starts_with(|c: char| c.is_ascii_digit()) => Some(t.iso.clone()),
        _ => None,
    };
    nearest(resolved, doc, figure, sentence, 0, iso)
        .or_else(|| {
            let later = resolved.mentions.iter().zip(&resolved.values).skip(figure + 1).take(12);
            later
                .take_while(|(m, _)| of(doc, m) == Some(sentence))
                .find_map(|(m, v)| (!is_base(doc, m)).then(|| iso(v)).flatten())
        })
        .or_else(|| nearest(resolved, doc, figure, sentence, 2, iso))
}

/// Whether a time is what a change is measured against (`so với năm 2017`).
fn is_base(doc: &Doc, mention: &Candidate) -> bool {
    let start = doc.tokens_in(mention.span).start;
    (start.saturating_sub(3)..start).any(|k| doc.key(k) == "so" && doc.key(k + 1) == "vơi2")
        || doc.hits.longest(start, Table::DocKind).is_some()
}

fn of(doc: &Doc, mention: &Candidate) -> Option<usize> {
    doc.sentence_of(doc.tokens_in(mention.span).start)
}

fn nearest(
    resolved: &Resolved,
    doc: &Doc,
    figure: usize,
    sentence: usize,
    back: usize,
    pick: impl Fn(&Value) -> Option<String>,
) -> Option<String> {
    let before = resolved.mentions[..figure].iter().zip(&resolved.values[..figure]).rev().take(60);
    before
        .take_while(|(m, _)| of(doc, m).is_some_and(|s| s + back >= sentence))
        .find_map(|(m, v)| (!is_base(doc, m)).then(|| pick(v)).flatten())
}
