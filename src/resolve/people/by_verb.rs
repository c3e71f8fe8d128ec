//! Positions that a verb gives to a name: `bầu`, `bổ nhiệm`, `giữ chức`, `từng là`.

use super::adjacent::joins;
use super::{office, person, same_sentence};
use crate::lexicon::Table;
use crate::recognise::Candidate;
use crate::segment::Doc;

/// Positions that a verb of office gives: `bầu đồng chí X giữ chức Bí thư`, `ông từng là Giám đốc Sở Nội vụ` (of the person last named), `phê chuẩn
/// chức vụ Phó Chủ tịch UBND tỉnh đối với ông X`.
pub(super) fn link(doc: &Doc, mentions: &[Candidate], holders: &mut [Vec<usize>]) {
    let mut last_person: Option<usize> = None;
    let mut last_role: Option<usize> = None;
    for i in 0..mentions.len() {
        let tokens = doc.tokens_in(mentions[i].span);
        if person(&mentions[i]).is_some() {
            last_person = Some(i);
            last_role = None;
        }
        let Some(found) = office(&mentions[i]) else { continue };
        // `kinh qua nhiều vị trí: giáo viên, …`: a profession in lower case is no office of anybody.
        let small = !doc.tokens.list[tokens.start].is_capital();
        let profession = small && !found.is_definite() && found.title.class() != "degree";
        let conferred = found.title.class() == "rank" && tokens.start > 0 && doc.key(tokens.start - 1) == "ham1";
        if holders[i].is_empty() && (found.title.class() != "rank" || conferred) {
            let follows = |p: usize| {
                last_role.is_some_and(|r: usize| {
                    holders[r].contains(&p) && lists(doc, doc.tokens_in(mentions[r].span).end, tokens.start)
                })
            };
            let before = last_person.filter(|p| {
                let from = doc.tokens_in(mentions[*p].span).end;
                let named = tokens.start >= from && tokens.start - from <= 60 && same_sentence(doc, from - 1, tokens.start);
                let meant = || tokens.start >= from && tokens.start - from <= 150 && pronoun_in_sentence(doc, tokens.start);
                !profession && follows(*p) || (conferred || verb_before(doc, tokens.start)) && (named || meant())
            });
            if let Some(p) = person_concerned(doc, mentions, i, tokens.end).or(before) {
                holders[i].push(p);
            }
        }
        last_role = Some(i);
    }
}

/// Whether tokens `from..to` lead from one station of a career to the next: commas, semicolons, times.
fn lists(doc: &Doc, from: usize, to: usize) -> bool {
    // `Phó Vụ trưởng Vụ Tổ chức cán bộ, Bộ Nội vụ; Chánh Văn phòng …`: the body above stands between.
    let body =
        doc.hits.longest(from + 1, Table::OrgHead).filter(|h| doc.key(from) == "," && h.len() >= 2 && (h.end as usize) < to);
    let from = body.map_or(from, |h| h.end as usize);
    joins(doc, from, to)
        || from > 0
            && from < to
            && to - from <= 12
            && same_sentence(doc, from - 1, to)
            && matches!(doc.key(from), "," | ";" | "(" | "va1" | "rôi1")
            && (from..to).all(|i| {
                doc.token(i).is_some_and(|t| !t.is_word())
                    || matches!(
                        doc.key(i),
                        "va1"
                            | "rôi1"
                            | "tư1"
                            | "đên2"
                            | "năm"
                            | "thang2"
                            | "nay"
                            | "nhiêm5"
                            | "ky1"
                            | "nguyên"
                            | "sau"
                            | "đo2"
                            | "la1"
                            | "lam1"
                            | "giư4"
                            | "chưc2"
                            | "vu5"
                    )
            })
}

/// Whether a verb of office stands at most six words before token `i`, in its sentence.
fn verb_before(doc: &Doc, i: usize) -> bool {
    (i.saturating_sub(6)..i).any(|k| {
        same_sentence(doc, k, i)
            && (matches!(doc.key(k), "giư4" | "chưc2")
                || doc.key(k) == "kiêm" && k + 1 == i && doc.token(i).is_some_and(|t| t.is_capital())
                || doc.key(k) == "la1" && k + 1 == i && pronoun_in_sentence(doc, i)
                || matches!(
                    (doc.key(k), doc.key(k + 1)),
                    ("bâu1", "lam1")
                        | ("phu5", "trach2")
                        | ("đam3", "nhiêm5")
                        | ("tai2", "cư3")
                        | ("cương", "vi5")
                        | ("tham", "gia")
                        | ("tưng1", "la1")
                        | ("lam1", _)
                        | ("vao1", _)
                        | ("hiên5", "la1")
                        | ("con1", "la1")
                        | ("nay", "la1")
                        | ("kinh" | "trai3", "qua")
                        | ("vi5", "tri2")
                        | ("phân", "công")
                        | ("chưc2", _)
                ))
    }) || passive_before(doc, i)
}

/// `được bổ nhiệm`, `được bầu`, `trúng cử`, `đắc cử` straight before token `i`.
fn passive_before(doc: &Doc, i: usize) -> bool {
    let key = |back: usize| i.checked_sub(back).filter(|k| same_sentence(doc, *k, i)).map_or("", |k| doc.key(k));
    matches!((key(3), key(2), key(1)), ("đươc5", "bô3", "nhiêm5") | ("đươc5", "đê1", "bat5") | (_, "trung2" | "đăc2", "cư3"))
        || (key(2), key(1)) == ("đươc5", "bâu1")
}

/// Whether the sentence of token `i` speaks of somebody by a pronoun: `ông`, `bà`, `đồng chí` before no name.
fn pronoun_in_sentence(doc: &Doc, i: usize) -> bool {
    let Some(sentence) = doc.sentence_of(i) else { return false };
    let tokens = doc.layout.sentences[sentence].tokens.clone();
    tokens.clone().any(|k| {
        let pronoun = matches!(doc.key(k), "ông" | "ba1") || doc.key(k) == "đông1" && doc.key(k + 1) == "chi2";
        let after = if doc.key(k) == "đông1" { k + 2 } else { k + 1 };
        pronoun && !(k > tokens.start && matches!(doc.key(k - 1), "cac2")) && doc.token(after).is_none_or(|t| !t.is_capital())
    })
}

/// The person that an act about a position concerns: `bổ nhiệm chức vụ X đối với ông Y`, `chức danh X cho bà Y`.
fn person_concerned(doc: &Doc, mentions: &[Candidate], role: usize, from: usize) -> Option<usize> {
    let next = (role + 1..mentions.len()).find(|m| person(&mentions[*m]).is_some())?;
    let to = doc.tokens_in(mentions[next].span).start;
    let near = to >= from && to - from <= 24 && same_sentence(doc, from - 1, to);
    // `đối với` straight before the name, with at most a word of address or a position between.
    let concerns = (from..to).any(|k| doc.key(k) == "đôi2" && doc.key(k + 1) == "vơi2");
    (near && concerns).then_some(next)
}
