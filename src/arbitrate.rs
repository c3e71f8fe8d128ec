//! One pure function decides between overlapping candidates: mentions nest, never cross.
//!
//! Candidates are taken in order of rank (type, then confidence, then length); one that overlaps a candidate taken before it stands only where
//! the two may nest. A position may hold the body and the place that it is held in; a document what its quoted title or its identifying name
//! holds. Everything else that overlaps is one thing read in two ways, and the lower rank goes.

use crate::grow;
use crate::recognise::Candidate;
use crate::record::MentionType;
use crate::segment::Doc;
use std::cmp::Reverse;

/// How deep mentions nest: a body in a position in a quoted title.
const DEPTH: usize = 3;
const NONE: u32 = u32::MAX;

/// The candidates that stand, in text order (the outer before the inner). Linear in the text that the candidates cover.
pub fn arbitrate(doc: &Doc, candidates: Vec<Candidate>) -> Vec<Candidate> {
    // Candidates are large: small keys are sorted, side by side in memory, and each candidate that stands is moved once.
    let keys = candidates.iter().enumerate().map(|(n, c)| (Reverse(rank(c)), Reverse(c.span.len()), c.span.start, c.rule, n));
    let mut by_rank: Vec<_> = keys.collect();
    by_rank.sort_unstable();
    // The candidates taken that cover a token, and by token which of these it has: most have none.
    let mut covering: Vec<[u32; DEPTH]> = Vec::new();
    let mut covering_of: Vec<u32> = vec![NONE; doc.len()];
    let mut accepted: Vec<usize> = Vec::new();
    for (.., number) in by_rank {
        let candidate = &candidates[number];
        let tokens = doc.tokens_in(candidate.span);
        let fits = tokens.clone().all(|t| {
            covering.get(covering_of[t] as usize).is_none_or(|taken| {
                taken[DEPTH - 1] == NONE
                    && taken.iter().filter(|a| **a != NONE).all(|a| may_nest(doc, &candidates[*a as usize], candidate))
            })
        });
        if fits && !tokens.is_empty() {
            for of in &mut covering_of[tokens] {
                if *of == NONE {
                    *of = covering.len() as u32;
                    grow::push(&mut covering, [NONE; DEPTH]);
                }
                if let Some(free) = covering[*of as usize].iter_mut().find(|a| **a == NONE) {
                    *free = number as u32;
                }
            }
            accepted.push(number);
        }
    }
    drop((covering, covering_of));
    let place = |n: usize| (candidates[n].span.start, Reverse(candidates[n].span.end), candidates[n].found.kind(), n);
    let mut by_place: Vec<_> = accepted.into_iter().map(place).collect();
    by_place.sort_unstable();
    let mut all: Vec<Option<Candidate>> = candidates.into_iter().map(Some).collect();
    let mut out = Vec::with_capacity(by_place.len());
    out.extend(by_place.into_iter().filter_map(|(.., n)| all[n].take()));
    out
}

/// Higher goes first.
fn rank(c: &Candidate) -> u32 {
    let base = match c.found.kind() {
        MentionType::Document => 500,
        MentionType::Time => 450,
        MentionType::Role => 400,
        MentionType::Organization => 350,
        // A person and a place compete by what speaks for each.
        MentionType::Person | MentionType::Place => 200,
        MentionType::Figure => 100,
    };
    base + u32::from(c.confidence)
}

/// Whether two overlapping candidates may both stand.
fn may_nest(doc: &Doc, a: &Candidate, b: &Candidate) -> bool {
    let (outer, inner) = if a.span.contains(b.span) && a.span != b.span {
        (a, b)
    } else if b.span.contains(a.span) && a.span != b.span {
        (b, a)
    } else {
        return false;
    };
    match (outer.found.kind(), inner.found.kind()) {
        (MentionType::Role, MentionType::Organization | MentionType::Place) => true,
        // Not the issuer's letters in a symbol: `1676/NQ-UBTVQH15`.
        (MentionType::Document, MentionType::Organization) => !doc.text[..inner.span.start as usize].ends_with(['-', '/']),
        (MentionType::Document, MentionType::Place | MentionType::Person) => true,
        (MentionType::Document, MentionType::Time | MentionType::Figure) => {
            doc.text[outer.span.start as usize..inner.span.start as usize].contains(['“', '"', '«', '”'])
        }
        _ => false,
    }
}
