//! Positions.
//!
//! **What it finds**: one position each, with the body or place it is held in: `Phó Bí thư Thường trực Thành ủy Hà Nội`, `Thành ủy viên`, `Đại tá`, `PGS.TS`.
//! **Not**: words of address (`đồng chí`, `ông`). Whether a position stays is decided when its holder is looked for: one that nobody named holds is dropped.
//! **How**: [`crate::phrase::office`].

use super::{Candidate, Found};
use crate::phrase::Context;
use crate::phrase::office::Office;
use crate::segment::Doc;

/// A position as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleTitle {
    /// The phrase.
    pub office: Office,
}

/// `thủ trưởng các phòng`, `chủ tịch UBND 23 xã`: in small letters before a plural it is the office of many.
fn is_of_many(doc: &Doc, office: &Office) -> bool {
    let (start, end) = (office.tokens.start, office.tokens.end);
    let named = office.area.as_ref().or_else(|| office.body.as_ref().and_then(|b| b.place())).is_some_and(|a| !a.name.is_empty());
    // `38 Huyện ủy viên`
    if start > 0 && doc.tokens.list[start - 1].is_number() && !doc.breaks_after(start - 1) && office.title.class() == "whole" {
        return true;
    }
    // `49/49 đại biểu HĐND tỉnh`
    if start > 0 && doc.tokens.list[start - 1].is_number() && !doc.breaks_after(start - 1) && office.title.name() == "Đại biểu"
    {
        return true;
    }
    // `hai phó chủ tịch khác`: others, who are not named here.
    if !doc.tokens.list[start].is_capital() && doc.key(end) == "khac2" && !doc.breaks_after(end - 1) && office.body.is_none() {
        return true;
    }
    // `kỷ luật một chủ tịch xã`, `hai phó chủ tịch huyện`: somebody, whom nothing names here.
    let counted = start > 0 && !doc.breaks_after(start - 1) && matches!(doc.key(start - 1), "môt5" | "hai" | "ba" | "bôn2");
    let name = doc.token(end).is_some_and(|t| t.is_word() && t.is_capital()) && !doc.breaks_after(end - 1);
    if counted && !named && !name && !doc.tokens.list[start].is_capital() && (office.area.is_some() || office.body.is_some()) {
        return true;
    }
    !named
        && !doc.tokens.list[start].is_capital()
        && end < doc.len()
        && !doc.breaks_after(end - 1)
        && (matches!(doc.key(end), "cac2" | "nhưng4") || doc.tokens.list[end].is_number())
}

/// Finds candidates.
pub fn recognise(doc: &Doc, context: &Context, out: &mut Vec<Candidate>) {
    for office in &context.offices {
        if is_of_many(doc, office) {
            continue;
        }
        let rule = match (office.title.class(), office.body.is_some(), office.area.is_some()) {
            ("rank", ..) => "role.rank",
            ("degree", ..) => "role.degree",
            (_, true, _) => "role.in-body",
            (_, _, true) => "role.in-place",
            _ => "role.title",
        };
        let title = doc.span(office.title.start..office.title.end);
        out.push(Candidate {
            span: doc.span(office.tokens.clone()),
            found: Found::Role(Box::new(RoleTitle { office: office.clone() })),
            rule,
            confidence: if office.is_definite() { 90 } else { 75 },
            evidence: vec![("title", title)],
        });
    }
}
