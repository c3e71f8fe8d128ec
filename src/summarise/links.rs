//! Whom and what a statement is about, who says it, who is to act, by when.

use super::cues::{Zone, group};
use super::statements::{Unit, inside};
use crate::record::{MentionType, Statement, StatementKind, TimeKind, Value};
use crate::resolve::{Resolved, mention_id};
use crate::segment::Doc;
use crate::span::Span;

/// A statement with nothing but its kind and place.
pub(super) fn plain(kind: StatementKind, span: Span, rule: String) -> Statement {
    Statement {
        id: String::new(),
        kind,
        start: span.start,
        end: span.end,
        about: Vec::new(),
        speaker: None,
        addressee: None,
        deadline: None,
        rule,
        decided_by: None,
    }
}

/// A statement with everything that its own words say.
pub(super) fn statement(doc: &Doc, resolved: &Resolved, unit: &Unit, kind: StatementKind, span: Span, rule: String) -> Statement {
    let mut out = plain(kind, span, rule);
    for (i, _) in inside(resolved, span) {
        let id = match &resolved.values[i] {
            Value::Organization(o) => &o.organization,
            Value::Document(d) => &d.document,
            _ => continue,
        };
        if !id.is_empty() && !out.about.contains(id) {
            out.about.push(id.clone());
        }
    }
    // The verb of speech or judgement: whoever is named before it says the rest.
    let verbs = ["ask", "praise", "judged", "says", "wish", "trust", "promise"].map(group);
    let speech = unit.cues.iter().find(|c| c.zone != Zone::Late && verbs.contains(&c.group));
    let verb = speech.map(|c| doc.tokens.list[c.tokens.start].start);
    if let Some(verb) = verb {
        out.speaker = inside(resolved, span)
            .take_while(|(_, m)| m.span.end <= verb)
            .filter_map(|(i, _)| match &resolved.values[i] {
                Value::Person(p) => Some(p.person.clone()),
                _ => None,
            })
            .last();
    }
    if kind == StatementKind::Task {
        let from = verb.unwrap_or(span.start);
        out.addressee =
            inside(resolved, span).filter(|(_, m)| m.span.start >= from).find_map(|(i, m)| match &resolved.values[i] {
                // The body that is asked stands before the verb of what it is to do; `theo Hướng dẫn của Ban Tổ chức` asks none.
                Value::Organization(o) if m.span.start < from + 120 && !is_of(doc, m.span) => Some(o.organization.clone()),
                _ => None,
            });
        out.deadline = inside(resolved, span)
            .filter(|(_, m)| m.found.kind() == MentionType::Time)
            .find(|(i, m)| matches!(&resolved.values[*i], Value::Time(t) if is_deadline(doc, m.span, t.kind)))
            .map(|(i, _)| mention_id(i));
    }
    out
}

/// Whether a body is only named as whose something is: `nghị quyết của Huyện ủy`, `theo Luật của Quốc hội`.
fn is_of(doc: &Doc, span: Span) -> bool {
    let first = doc.tokens_in(span).start;
    first > 0 && matches!(doc.key(first - 1), "cua3" | "theo")
}

/// `trước ngày …`, `trong tháng …`, `đến năm …`, `xong trong quý …`: a point in time by which something is done.
fn is_deadline(doc: &Doc, span: Span, kind: TimeKind) -> bool {
    if !matches!(kind, TimeKind::Date | TimeKind::Period) {
        return false;
    }
    let first = doc.tokens_in(span).start;
    first > 0 && matches!(doc.key(first - 1), "trươc2" | "trong" | "đên2" | "hêt2" | "vao1")
        || matches!(doc.key(first), "đên2" | "cuôi2")
}

/// In one paragraph, what follows a leader's words is the leader's too, as long as the kind stays. `Đồng chí yêu cầu …`, without a name, is
/// said by whoever spoke last, in the paragraph before too.
pub(super) fn carry_speakers(doc: &Doc, statements: &mut [Statement]) {
    let mut spoke: Option<String> = None;
    for i in 0..statements.len() {
        let (before, after) = statements.split_at_mut(i);
        let next = &mut after[0];
        let speaks = matches!(next.kind, StatementKind::Task | StatementKind::Assessment);
        if next.speaker.is_none() && speaks {
            let last = before.last().filter(|last| last.kind == next.kind);
            let joined = last.filter(|last| !doc.text[last.end.min(next.start) as usize..next.start as usize].contains('\n'));
            next.speaker = joined.and_then(|last| last.speaker.clone());
            if next.speaker.is_none() && by_pronoun(doc, next) {
                next.speaker.clone_from(&spoke);
            }
        }
        if next.speaker.is_some() {
            spoke.clone_from(&next.speaker);
        }
    }
}

/// Whether a statement begins with `Đồng chí`, `Ông`, `Bà` and no name or office after it.
fn by_pronoun(doc: &Doc, statement: &Statement) -> bool {
    let first = doc.tokens_in(Span::new(statement.start, statement.end)).start;
    let after = match (doc.key(first), doc.key(first + 1)) {
        ("đông1", "chi2") => first + 2,
        ("ông" | "ba1", _) => first + 1,
        _ => return false,
    };
    doc.token(after).is_some_and(|t| t.is_word() && !t.is_capital())
}
