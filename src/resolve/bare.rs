//! Bodies named by a head that says neither level nor place: `Đảng ủy`, `HĐND`, `Ban Thường vụ`.
//!
//! Which one is meant the article tells: the bodies of the same list (`Đảng ủy, HĐND, UBND xã Tân Lương`) or of the same holder (`Bí thư Đảng ủy, Chủ tịch UBND
//! xã Tân Lương`), else the one of its kind named last before it, else the first after it. A board belongs to the committee named last before it.

use super::organizations::Identity;
use crate::phrase::body::Body;
use crate::recognise::Candidate;
use crate::segment::Doc;
use std::borrow::Cow;
use std::ops::Range;

/// How many bodies are looked at on each side: more than a paragraph names.
const NEAR: usize = 80;

/// The mentions of bodies, in text order.
pub(super) struct Bodies<'a> {
    pub(super) doc: &'a Doc<'a>,
    pub(super) mentions: &'a [Candidate],
    pub(super) bodies: &'a [Option<&'a Body>],
}

/// Fills in level and place of the bodies that lack both, and the committee of boards.
pub(super) fn complete(b: &Bodies, full: &mut [Option<Identity<'_>>]) {
    let order: Vec<usize> = (0..full.len()).filter(|i| full[*i].is_some() && b.bodies[*i].is_some()).collect();
    // Committees first: boards are read against them.
    for boards in [false, true] {
        for at in 0..order.len() {
            let i = order[at];
            let Some(id) = &full[i] else { continue };
            if !id.level.is_empty() || !id.place.is_empty() {
                continue;
            }
            let found = match id.heads.as_slice() {
                [.., last] if !boards && is_committee(last) => committee(b, &order, full, at, last),
                [head] if !boards && is_council(head) => council(b, &order, full, at),
                [head] if boards && is_board(head) => board(b, &order, full, at, head),
                [head] if boards && head.starts_with("ban ") => central(b, &order, full, at, head),
                _ => None,
            };
            let (Some(mut found), Some(id)) = (found, full[i].clone()) else { continue };
            if !boards && id.heads.len() > 1 {
                let mut heads = id.heads.clone();
                heads.pop();
                heads.append(&mut found.heads);
                found.heads = heads;
            }
            full[i] = Some(found);
        }
    }
}

/// Committees and organisations of the Party that stand at every level.
pub(super) fn is_committee(head: &str) -> bool {
    matches!(head, "đang3 uy3" | "đang3 bô5")
}

/// Councils and committees of the people.
pub(super) fn is_council(head: &str) -> bool {
    matches!(head, "hđnd" | "ubnd")
}

/// Boards that every committee has.
pub(super) fn is_board(head: &str) -> bool {
    matches!(head, "ban thương1 vu5" | "ban châp2 hanh1" | "uy3 ban kiêm3 tra")
}

fn has_place(id: &Identity) -> bool {
    !id.place.is_empty() && matches!(id.level, "province" | "city" | "district" | "commune")
}

/// The tokens between two mentions, where they follow one another in one sentence.
fn between(b: &Bodies, i: usize, k: usize) -> Option<Range<usize>> {
    let (left, right) = (b.doc.tokens_in(b.mentions[i].span), b.doc.tokens_in(b.mentions[k].span));
    let gap = left.end..right.start;
    (left.end <= right.start && gap.len() <= 8 && !(left.end..=right.start).any(|t| t > 0 && b.doc.breaks_after(t - 1)))
        .then_some(gap)
}

/// The next body with a place after the one at `at` in its list; with `holders`, also over the words of an office.
fn listed<'f, 'a>(
    b: &Bodies,
    order: &[usize],
    full: &'f [Option<Identity<'a>>],
    at: usize,
    holders: bool,
) -> Option<&'f Identity<'a>> {
    for step in at..(at + 4).min(order.len() - 1) {
        let gap = between(b, order[step], order[step + 1])?;
        let mark = |t: usize| matches!(b.doc.key(t), "," | "-" | "–" | "va1" | "&" | ";");
        let office = holders && gap.len() >= 2 && mark(gap.start) && gap.clone().skip(1).all(|t| b.doc.tokens.list[t].is_word());
        if !(gap.len() <= 2 && gap.clone().all(mark) && !gap.is_empty() || office) {
            return None;
        }
        let id = full[order[step + 1]].as_ref()?;
        if has_place(id) {
            return Some(id);
        }
    }
    None
}

/// `Đảng ủy`, `Đảng bộ`: those of a commune or an agency.
fn committee<'a>(
    b: &Bodies,
    order: &[usize],
    full: &[Option<Identity<'a>>],
    at: usize,
    head: &Cow<'a, str>,
) -> Option<Identity<'a>> {
    let taken = |id: &Identity<'a>| Identity { heads: vec![head.clone()], level: id.level, place: id.place.clone() };
    if let Some(id) = listed(b, order, full, at, true) {
        let council = id.heads.last().is_some_and(|h| is_council(h));
        let fits = council && (id.level == "commune" || head == "đang3 bô5" && id.level != "city");
        // `Bí thư Đảng ủy, Giám đốc Công an tỉnh`: that of the agency, which nothing names.
        return fits.then(|| taken(id));
    }
    // `Bí thư Đảng ủy, Giám đốc Sở`
    if let Some(next) = order.get(at + 1)
        && between(b, order[at], *next).is_some_and(|gap| b.doc.key(gap.start) == "," && gap.len() >= 2)
        && !full[*next]
            .as_ref()
            .and_then(|id| id.heads.last())
            .is_some_and(|h| is_council(h) || is_committee(h) || h.starts_with(&**head))
    {
        return None;
    }
    let same = |k: &&usize| {
        full[**k].as_ref().is_some_and(|id| {
            let last = id.heads.last().map_or("", |h| &**h);
            has_place(id) && last.strip_prefix(&**head).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    };
    let found =
        order[at.saturating_sub(NEAR)..at].iter().rev().find(same).or_else(|| order[at..].iter().take(NEAR).find(same))?;
    let id = full[*found].as_ref()?;
    Some(Identity { heads: vec![id.heads.last()?.clone()], level: id.level, place: id.place.clone() })
}

/// `HĐND`, `UBND` at the head of a list: `HĐND, UBND xã Tân Lương`.
fn council<'a>(b: &Bodies, order: &[usize], full: &[Option<Identity<'a>>], at: usize) -> Option<Identity<'a>> {
    let own = full[order[at]].as_ref()?;
    let id = listed(b, order, full, at, false)?;
    Some(Identity { heads: own.heads.clone(), level: id.level, place: id.place.clone() })
}

/// `Ban Thường vụ`, `Ban Chấp hành`, `Ủy ban Kiểm tra`: of the same board named in full, else of the committee before.
fn board<'a>(b: &Bodies, order: &[usize], full: &[Option<Identity<'a>>], at: usize, head: &Cow<'a, str>) -> Option<Identity<'a>> {
    let same =
        |k: &&usize| full[**k].as_ref().is_some_and(|id| id.heads.len() > 1 && id.heads[0] == *head && !id.level.is_empty());
    let before = || order[at.saturating_sub(NEAR)..at].iter().rev();
    if let Some(found) = before().find(same) {
        return full[*found].clone();
    }
    let committee = before().take(12).find_map(|k| {
        let (id, body) = (full[*k].as_ref()?, b.bodies[*k]?);
        match body.row().class {
            "membership" if head == "ban châp2 hanh1" && id.heads[0] == "đang3 bô5" => Some(Some(id)),
            "committee" | "committee-any" if id.heads.len() == 1 => Some(Some(id)),
            // A union or an assembly has boards of its own.
            "union" | "institution" | "fixed" => Some(None),
            _ => None,
        }
    });
    let of = match committee {
        Some(found) => found.filter(|id| has_place(id))?,
        None => return order[at..].iter().take(12).find(same).and_then(|k| full[*k].clone()),
    };
    // The executive committee is that of the Party organisation, not of the committee that it is itself.
    let above = if head == "ban châp2 hanh1" && of.heads[0].split(' ').count() == 2 {
        Cow::Borrowed("đang3 bô5")
    } else {
        of.heads[0].clone()
    };
    Some(Identity { heads: vec![head.clone(), above], level: of.level, place: of.place.clone() })
}

/// `Ban Dân vận` after `Ban Dân vận Trung ương`.
fn central<'a>(
    b: &Bodies,
    order: &[usize],
    full: &[Option<Identity<'a>>],
    at: usize,
    head: &Cow<'a, str>,
) -> Option<Identity<'a>> {
    let before = order[at.saturating_sub(NEAR)..at].iter().rev().filter_map(|k| full[*k].as_ref());
    let organ = b.bodies[order[at]].is_some_and(|body| body.row().class == "organ");
    let mut same = before.filter(|id| id.level == "central" && id.heads.len() == 1).filter(|_| organ);
    same.find(|id| id.heads[0].strip_prefix(&**head).is_some_and(|rest| rest == " trung ương")).cloned()
}

#[cfg(test)]
mod tests {
    use crate::{Options, extract};

    /// The names of the organisations of a text.
    fn names(text: &str) -> Vec<String> {
        extract(text, &Options::default()).organizations.into_iter().map(|o| o.name).collect()
    }

    #[test]
    fn a_bare_head_is_the_body_that_the_article_speaks_of() {
        let examples: [(&str, &[&str]); 8] = [
            (
                "Ông Trần Văn Lương, Phó Bí thư Đảng ủy, Chủ tịch UBND xã Tân Lương dự.",
                &["Đảng ủy xã Tân Lương", "UBND xã Tân Lương"],
            ),
            ("Đảng ủy, HĐND, UBND xã Tân Lương đã họp.", &["Đảng ủy xã Tân Lương", "HĐND xã Tân Lương", "UBND xã Tân Lương"]),
            ("Đảng ủy phường Hòa Nghĩa đã họp. Bí thư Đảng ủy Trần Văn Lương chủ trì.", &["Đảng ủy phường Hòa Nghĩa"]),
            (
                "Huyện ủy Tân Lương đã họp. Ban Thường vụ yêu cầu Ban Chấp hành xem xét.",
                &["Huyện ủy Tân Lương", "Ban Thường vụ Huyện ủy Tân Lương", "Ban Chấp hành Đảng bộ Tân Lương"],
            ),
            (
                "Ban Chấp hành Đảng bộ huyện Tân Lương đã họp. Ban Chấp hành thống nhất cao.",
                &["Ban Chấp hành Đảng bộ huyện Tân Lương"],
            ),
            // The committee of an agency, which nothing names.
            (
                "Đại tá Trần Văn Lương, Bí thư Đảng ủy, Giám đốc Công an tỉnh Hậu Thành dự.",
                &["Đảng ủy", "Công an tỉnh Hậu Thành"],
            ),
            // A union has boards of its own.
            (
                "Tỉnh ủy Hậu Thành đã họp. Hội Nông dân tỉnh Hậu Thành báo cáo, Ban Chấp hành nhất trí.",
                &["Tỉnh ủy Hậu Thành", "Hội Nông dân tỉnh Hậu Thành", "Ban Chấp hành"],
            ),
            ("UBND TP.HCM đã họp. UBND TPHCM kết luận, UBND thành phố giao các sở.", &["UBND TP.HCM"]),
        ];
        for (text, want) in examples {
            assert_eq!(names(text), want, "{text}");
        }
    }
}
