//! Positions beside a name: before it, after it, in a run that commas, dashes and `kiêm` join.

use super::{office, person, same_sentence};
use crate::lexicon::Table;
use crate::recognise::Candidate;
use crate::segment::Doc;

/// Positions that stand next to a name.
pub(super) fn link(doc: &Doc, mentions: &[Candidate], holders: &mut [Vec<usize>]) {
    // Names and positions only, in text order.
    let line: Vec<usize> =
        (0..mentions.len()).filter(|i| person(&mentions[*i]).is_some() || office(&mentions[*i]).is_some()).collect();
    let tokens = |m: usize| doc.tokens_in(mentions[m].span);
    let mut at = 0;
    while at < line.len() {
        if office(&mentions[line[at]]).is_none() {
            at += 1;
            continue;
        }
        // The run of positions that commas, dashes and `kiêm` join.
        let mut end = at + 1;
        while end < line.len()
            && office(&mentions[line[end]]).is_some()
            && joins(doc, tokens(line[end - 1]).end, tokens(line[end]).start)
        {
            end += 1;
        }
        let group = &line[at..end];
        let first = tokens(group[0]).start;
        let last = tokens(group[group.len() - 1]).end;
        let before = at.checked_sub(1).map(|b| line[b]).filter(|m| person(&mentions[*m]).is_some());
        let before = before.map(|m| (m, opening(doc, tokens(m).end, first))).filter(|(_, o)| *o > 0);
        let after = line.get(end).copied().filter(|m| person(&mentions[*m]).is_some());
        let after = after.map(|m| (m, closing(doc, last, tokens(m).start))).filter(|(_, c)| *c > 0);
        match (before, after) {
            (Some((b, opening)), Some((a, closing))) => {
                if closing > opening {
                    give(doc, mentions, &line, end, group, a, holders);
                } else {
                    group.iter().for_each(|r| holders[*r].push(b));
                }
            }
            (Some((b, _)), None) => group.iter().for_each(|r| holders[*r].push(b)),
            (None, Some((a, _))) => give(doc, mentions, &line, end, group, a, holders),
            (None, None) => {}
        }
        at = end;
    }
}

/// Gives the positions to the name after them, and, where the position is said of several (`các Phó Chủ tịch … : A, B và C`), to all of them.
fn give(
    doc: &Doc,
    mentions: &[Candidate],
    line: &[usize],
    end: usize,
    group: &[usize],
    holder: usize,
    holders: &mut [Vec<usize>],
) {
    let tokens = |m: usize| doc.tokens_in(mentions[m].span);
    let first = tokens(group[0]).start;
    let plural = first > 0 && matches!(doc.key(first - 1), "cac2" | "hai" | "ba" | "2" | "3" | "4" | "bôn2")
        || (1..=3).any(|k| {
            first > k
                && doc.key(first - k) == "chi2"
                && matches!(doc.key(first - k - 1), "đông1")
                && first > k + 1
                && (matches!(doc.key(first - k - 2), "cac2" | "hai" | "ba" | "bôn2" | "năm")
                    || doc.tokens.list[first - k - 2].is_number())
        });
    let mut all = vec![holder];
    if plural {
        for m in &line[end + 1..] {
            let last = all[all.len() - 1];
            if person(&mentions[*m]).is_none() || !joins_names(doc, tokens(last).end, tokens(*m).start) {
                break;
            }
            all.push(*m);
        }
    }
    // `bầu hai đồng chí giữ chức Ủy viên …, gồm: đồng chí A, Bí thư …, và đồng chí B, Giám đốc …`: each with what they are now.
    let after = tokens(group[group.len() - 1]).end;
    if plural && all.len() == 1 && (after..tokens(holder).start).any(|k| doc.token(k).is_some_and(|t| t.is(':'))) {
        let people = line[end + 1..].iter().filter(|m| person(&mentions[**m]).is_some());
        let named = people.take_while(|m| {
            let start = tokens(**m).start;
            same_sentence(doc, after, start) && start > 0 && matches!(doc.key(start - 1), "chi2" | "ông" | "ba1")
        });
        all.extend(named);
    }
    for r in group {
        holders[*r].extend(&all);
    }
}

fn joins_names(doc: &Doc, from: usize, to: usize) -> bool {
    from <= to
        && to - from <= 3
        && (from..to).all(|i| matches!(doc.key(i), "," | "va1" | ";" | "cung1" | "đông1" | "chi2" | "ông" | "ba1"))
        && !doc.breaks_after(from - 1)
}

/// Whether tokens `from..to` only join two positions of one person: `Thành ủy viên, Bí thư`, `Chủ tịch HĐND khóa IX (2016 - 2021), Bí thư Đảng ủy`.
pub(super) fn joins(doc: &Doc, from: usize, to: usize) -> bool {
    if from > to
        || from == 0
        || to - from > 16
        || (from..=to).any(|i| doc.breaks_after(i - 1))
        || !same_sentence(doc, from - 1, to)
    {
        return false;
    }
    let from = term_end(doc, from, to);
    to - from <= 3
        && (from..to).all(|i| matches!(doc.key(i), "," | "kiêm" | "-" | "va1" | "đông1" | "thơi1" | "la1" | "." | "/"))
        // After `và` a rank begins the next person: `… và Đại tá Lê Thanh Hải`.
        && !(from < to && doc.key(to - 1) == "va1" && is_rank(doc, to))
}

/// Where a term of office that begins at `from` ends: `khóa IX (2016 - 2021)`, `nhiệm kỳ 2000 - 2005`; `from` where there is none.
fn term_end(doc: &Doc, from: usize, to: usize) -> usize {
    let mut at = from;
    while at < to
        && (doc.token(at).is_some_and(|t| t.is_number() || t.is('(') || t.is(')'))
            || matches!(doc.key(at), "khoa2" | "nhiêm5" | "ky1" | "tư1" | "đên2" | "năm" | "thang2" | "nay")
            || at > from && matches!(doc.key(at), "-" | "/" | ".") && doc.token(at + 1).is_some_and(|t| t.is_number())
            || at > from && doc.key(at - 1) == "khoa2" && doc.token(at).is_some_and(|t| t.is_word() && t.is_capital()))
    {
        at += 1;
    }
    // Terms alone, without a word for them, are told apart from figures by the brackets.
    if at > from && (matches!(doc.key(from), "khoa2" | "nhiêm5" | "tư1") || doc.key(from) == "(") { at } else { from }
}

fn is_rank(doc: &Doc, i: usize) -> bool {
    doc.hits.longest(i, Table::Title).is_some_and(|h| crate::lexicon::TITLES[h.row as usize].class == "rank")
}

/// How well a name before opens positions after it, by what stands between: 3 a dash or bracket, 2 a comma; 0 not at all.
fn opening(doc: &Doc, from: usize, to: usize) -> u8 {
    if from > to || to - from > 40 || doc.breaks_after(from - 1) || (from..to).any(|i| doc.breaks_after(i)) {
        return 0;
    }
    let words: Vec<&str> = (from..to).map(|i| doc.key(i)).collect();
    match words.as_slice() {
        ["-" | "(" | ":"] | ["-" | "(", ","] => 4,
        ["," | "-" | "(", rest @ ..]
            if rest.iter().all(|w| {
                matches!(
                    *w,
                    "nguyên"
                        | "hiên5"
                        | "la1"
                        | "nay"
                        | "la"
                        | "đang"
                        | "giư4"
                        | "chưc2"
                        | "vu5"
                        | ","
                        | "lam1"
                        | "tưng1"
                        | "đông1"
                        | "chi2"
                        | "cung1"
                        | "tân"
                        | "luc2"
                        | "đo2"
                        | "khi"
                        | "ây2"
                )
            }) && !rest.contains(&"chi2") =>
        {
            3
        }
        ["la1"] | ["lam1"] => 3,
        _ if same_sentence(doc, from - 1, to) && tells_of_person(doc, from, to) => 3,
        _ => 0,
    }
}

/// Whether tokens `from..to` only tell what else the person is, each in commas, brackets or dashes: `(SN 1970)`, `, 41 tuổi, ThS Luật,`,
/// `(1970) -`, `, đảng viên Chi bộ thôn Đông (Đảng ủy xã),`.
fn tells_of_person(doc: &Doc, from: usize, to: usize) -> bool {
    let divides = |i: usize| matches!(doc.key(i), "," | "(" | ")" | "-" | ";");
    if from >= to || !divides(from) || !divides(to - 1) && doc.key(to - 1) != "la1" {
        return false;
    }
    let mut at = from;
    let mut told = false;
    while at < to {
        if divides(at) {
            at += 1;
            continue;
        }
        let end = (at..to).find(|i| divides(*i)).unwrap_or(to);
        let year = doc.token(at).is_some_and(|t| t.is_number()) && end == at + 1;
        let age = (at..end).any(|i| doc.key(i) == "tuôi3");
        let fact = matches!(
            (doc.key(at), doc.key(at + 1)),
            ("sn", _)
                | ("sinh", _)
                | ("quê", _)
                | ("nguyên" | "hiên5" | "nay" | "la1", _)
                | ("đang3", "viên")
                | ("dân", "tôc5")
                | ("trinh1", "đô5")
                | ("tru2", _)
                | ("ngu5", _)
                | ("nư4" | "nam", _)
                | ("đang3" | "chi", "bô5" | "uy3")
        ) && end - at <= 14
            || doc.hits.longest(at, Table::Title).is_some_and(|h| crate::lexicon::TITLES[h.row as usize].class == "degree");
        if !(year || age || fact || end == to && matches!(doc.key(at), "la1")) {
            return false;
        }
        told = true;
        at = end;
    }
    told
}

/// Past a remark in brackets that begins at `from` and ends before token `to`: `Chủ tịch UBND huyện Tân Lương (Đông Giang) Trần Văn Nam`; `from` where there is none.
fn bracket_end(doc: &Doc, from: usize, to: usize) -> usize {
    const MOST: usize = 8;
    if from == 0 || from >= to || doc.key(from) != "(" || doc.breaks_after(from - 1) {
        return from;
    }
    let close = (from + 2..to.min(from + MOST)).find(|k| doc.key(*k) == ")");
    close.filter(|k| (from..=*k).all(|i| !doc.breaks_after(i))).map_or(from, |k| k + 1)
}

/// How well positions lead to a name after them: 5 nothing between, 4 a word of address, 2 a comma and a word of address; 0 not at all.
fn closing(doc: &Doc, from: usize, to: usize) -> u8 {
    let from = bracket_end(doc, from, to);
    // A signature: the position in capitals, `(Đã ký)`, the name on a line of its own.
    let signs = |i: usize| matches!(doc.key(i), "(" | ")" | "đa4" | "ky2");
    if from > 0
        && from <= to
        && to - from <= 4
        && doc.tokens.list[from - 1].newlines() > 0
        && doc.tokens.list[from - 1].case() == crate::segment::tokens::Case::Upper
        && (from..to).all(signs)
    {
        return 4;
    }
    // `… khóa XII, gồm: đồng chí A, … và đồng chí B, …`
    let term = if from < to { term_end(doc, from, to) } else { from };
    let list = term + usize::from(doc.key(term) == ",");
    if list < to
        && doc.key(list) == "gôm1"
        && doc.key(list + 1) == ":"
        && doc.hits.of(list + 2, Table::Honorific).any(|h| h.end as usize == to)
        && same_sentence(doc, from, to)
    {
        return 4;
    }
    if from > to
        || to - from > 5
        || from > 0 && (from..=to).any(|i| i > from && doc.breaks_after(i - 1))
        || doc.breaks_after(from - 1)
    {
        return 0;
    }
    let address = |from: usize| from < to && doc.hits.of(from, Table::Honorific).any(|h| h.end as usize == to);
    if from == to {
        5
    } else if address(from) || doc.key(from) == ":" && (from + 1 == to || address(from + 1)) {
        4
    } else if matches!(doc.key(from), "la1") && (from + 1 == to || address(from + 1)) {
        3
    } else if matches!(doc.key(from), "," | "-") && from + 1 == to {
        1
    } else if matches!(doc.key(from), ",") && address(from + 1) {
        2
    } else {
        0
    }
}
