//! People and the positions they hold.
//!
//! A position belongs to the name that it stands next to: before it with nothing but a word of address between (`Bí thư Quận ủy, đồng chí X`), after it with a
//! dash, a comma or a bracket (`X - Thành ủy viên, Bí thư Quận ủy`), or after a verb of office (`bầu X giữ chức Chủ tịch`). A definite position that stands
//! alone is that of the person who was given it elsewhere in the article. A position that nobody named holds is dropped.

use super::mention_id;
use crate::keyed::{Map, Names};
use crate::lexicon::Table;
use crate::phrase::keys;
use crate::phrase::office::Office;
use crate::recognise::person::PersonName;
use crate::recognise::{Candidate, Found};
use crate::record::{HeldRole, Person, RoleValue};
use crate::segment::Doc;

/// Who is who, and who holds what.
#[derive(Debug, Default)]
pub struct People {
    /// In order of first mention.
    pub people: Vec<Person>,
    /// By mention: the index of the person that it names.
    pub person_of: Vec<Option<usize>>,
    /// By mention: the person mentions that hold the position.
    pub holders: Vec<Vec<usize>>,
}

/// Links positions to names and drops the positions that nobody holds. Gives back the mentions that stay and what was linked.
pub fn link(doc: &Doc, mentions: Vec<Candidate>) -> (Vec<Candidate>, People) {
    let person_of = cluster(doc, &mentions);
    let mut holders = vec![Vec::new(); mentions.len()];
    adjacent(doc, &mentions, &mut holders);
    by_verb(doc, &mentions, &mut holders);
    by_office(doc, &mentions, &person_of, &mut holders);

    let keep: Vec<bool> =
        mentions.iter().zip(&holders).map(|(m, h)| !matches!(m.found, Found::Role(_)) || !h.is_empty()).collect();
    let mut new_index = vec![usize::MAX; mentions.len()];
    let mut next = 0;
    for (i, keep) in keep.iter().enumerate() {
        if *keep {
            new_index[i] = next;
            next += 1;
        }
    }
    let mut out = People::default();
    let mut kept = Vec::with_capacity(next);
    for (i, mention) in mentions.into_iter().enumerate() {
        if keep[i] {
            out.person_of.push(person_of[i]);
            out.holders.push(holders[i].iter().map(|h| new_index[*h]).collect());
            kept.push(mention);
        }
    }
    out.people = people(doc, &kept, &out.person_of);
    (kept, out)
}

fn person(mention: &Candidate) -> Option<&PersonName> {
    match &mention.found {
        Found::Person(name) => Some(name),
        _ => None,
    }
}

fn office(mention: &Candidate) -> Option<&Office> {
    match &mention.found {
        Found::Role(role) => Some(&role.office),
        _ => None,
    }
}

/// Gives every person mention the number of its person: the same name is the same person; a short form is the person last named whose name ends so.
fn cluster(doc: &Doc, mentions: &[Candidate]) -> Vec<Option<usize>> {
    let all: Names =
        mentions.iter().filter_map(person).filter(|p| p.tokens.len() >= 2 || p.known.is_some()).map(|p| key(doc, p)).collect();
    // A two-syllable form that ends a longer name of the article is its short form.
    let names = mentions.iter().filter_map(person).filter(|p| p.tokens.len() >= 2);
    let shorter: Names = names.flat_map(|p| tails(key(doc, p))).collect();
    // By short form: the mentions of longer names that end so, in text order; and the person last named whose name ends so.
    let mut later: Map<Vec<(usize, &str)>> = Map::default();
    for (i, p) in mentions.iter().enumerate().filter_map(|(i, m)| Some((i, person(m)?))) {
        tails(key(doc, p)).for_each(|t| later.or_insert(t, Vec::new()).push((i, key(doc, p))));
    }
    let mut last: Map<&str> = Map::default();
    let mut numbers = Names::default();
    let mut out = vec![None; mentions.len()];
    for (i, mention) in mentions.iter().enumerate() {
        let Some(p) = person(mention) else { continue };
        let own = key(doc, p);
        let matched = if all.contains(own) && !shorter.contains(own) {
            own
        } else {
            // The nearest before, else the first after.
            let before = last.get(own).copied();
            let after = || {
                let named = later.get(own)?;
                named.get(named.partition_point(|(at, _)| *at < i)).map(|(_, k)| *k)
            };
            before.or_else(after).unwrap_or(own)
        };
        tails(matched).for_each(|t| last.insert(t, matched));
        out[i] = Some(numbers.insert(matched));
    }
    out
}

/// The key of a name, of its full form where the reader's own dictionary gives it.
fn key<'a>(doc: &'a Doc, name: &'a PersonName) -> &'a str {
    name.known.as_ref().map_or_else(|| keys(doc, name.tokens.start, name.tokens.end), |k| &k.key)
}

/// The short forms of a name: its last words, but not all of them; after the mark of sex the first word is the given name (`Y Bhăm`, `Bhăm` of `Y Bhăm Niê`,
/// `H'Lim` of `H'Lim Knul`).
fn tails(key: &str) -> impl Iterator<Item = &str> {
    let first = key.strip_prefix("y ").and_then(|rest| rest.split(' ').next()).filter(|first| first.len() + 2 < key.len());
    let marked = first.into_iter().flat_map(|first| [first, &key[..first.len() + 2]]);
    let glued = key.split(' ').next().filter(|w| w.contains('\'') && w.len() < key.len());
    key.match_indices(' ').map(|(at, _)| &key[at + 1..]).chain(marked).chain(glued)
}

/// Positions that stand next to a name.
fn adjacent(doc: &Doc, mentions: &[Candidate], holders: &mut [Vec<usize>]) {
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
                && doc.key(first - k - 2) == "cac2"
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
fn joins(doc: &Doc, from: usize, to: usize) -> bool {
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

/// How well positions lead to a name after them: 5 nothing between, 4 a word of address, 2 a comma and a word of address; 0 not at all.
fn closing(doc: &Doc, from: usize, to: usize) -> u8 {
    // A signature: the position in capitals, `(Đã ký)`, the name on a line of its own.
    let signs = |i: usize| matches!(doc.key(i), "(" | ")" | "đa4" | "ky2");
    if from > 0
        && from <= to
        && to - from <= 4
        && doc.tokens.list[from - 1].newlines > 0
        && doc.tokens.list[from - 1].case == crate::segment::tokens::Case::Upper
        && (from..to).all(signs)
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

/// Positions that a verb of office gives: `bầu đồng chí X giữ chức Bí thư`, `ông từng là Giám đốc Sở Nội vụ` (of the person last named), `phê chuẩn
/// chức vụ Phó Chủ tịch UBND tỉnh đối với ông X`.
fn by_verb(doc: &Doc, mentions: &[Candidate], holders: &mut [Vec<usize>]) {
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
        let profession = !doc.tokens.list[tokens.start].is_capital() && !found.is_definite();
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

fn same_sentence(doc: &Doc, a: usize, b: usize) -> bool {
    doc.sentence_of(a) == doc.sentence_of(b)
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

/// How many holders of positions of one title are tried: no article has more, and a text of another sort should not take longer for it.
const REACH: usize = 200;

/// A definite position that stands alone is that of the person who was given the same one elsewhere: the last before it, else the first after.
fn by_office(doc: &Doc, mentions: &[Candidate], person_of: &[Option<usize>], holders: &mut [Vec<usize>]) {
    // The positions whose holders are told, by title; and where each person is named. Both in text order.
    let mut given: Map<Vec<(usize, usize)>> = Map::default();
    for (i, o) in mentions.iter().enumerate().filter_map(|(i, m)| Some((i, office(m)?))) {
        given.or_insert(o.title.name(), Vec::new()).extend(holders[i].iter().map(|h| (i, *h)));
    }
    let people = person_of.iter().flatten().max().map_or(0, |last| last + 1);
    let mut named: Vec<Vec<usize>> = vec![Vec::new(); people];
    for (i, who) in person_of.iter().enumerate().filter_map(|(i, p)| Some((i, (*p)?))) {
        named[who].push(i);
    }
    for i in 0..mentions.len() {
        // `Theo Bộ trưởng, …`: of the ministry whose minister was named.
        let minister = |o: &Office| o.title.name() == "Bộ trưởng" && doc.tokens.list[o.tokens.start].is_capital();
        let Some(alone) = office(&mentions[i]).filter(|o| holders[i].is_empty() && (o.is_definite() || minister(o))) else {
            continue;
        };
        if matches!(alone.title.class(), "rank" | "degree") || is_member(alone) {
            continue;
        }
        let matches = |r: &usize| office(&mentions[*r]).is_some_and(|o| same_office(doc, o, alone));
        let Some(told) = given.get(alone.title.name()) else { continue };
        let here = told.partition_point(|(r, _)| *r < i);
        let before = told[..here].iter().rev().take(REACH).find(|(r, _)| matches(r));
        let after = told[here..].iter().take(REACH).find(|(r, _)| *r > i && matches(r));
        if let Some((_, holder)) = before.or(after) {
            // The mention of that person that stands nearest before.
            let all = person_of[*holder].and_then(|who| named.get(who)).map_or(&[][..], Vec::as_slice);
            let nearest = all[..all.partition_point(|m| *m < i)].last().unwrap_or(holder);
            holders[i].push(*nearest);
        }
    }
}

/// `Ủy viên`, `Đại biểu`: an office of many, which tells nobody's name.
fn is_member(o: &Office) -> bool {
    matches!(
        o.title.name(),
        "Ủy viên"
            | "Đại biểu"
            | "Tỉnh ủy viên"
            | "Thành ủy viên"
            | "Quận ủy viên"
            | "Huyện ủy viên"
            | "Thị ủy viên"
            | "Đảng ủy viên"
            | "UVBTV"
            | "UVBCH"
            | "ĐBQH"
            | "Chuyên viên"
    ) || o.title.name().starts_with("Phó") && !o.title.name().ends_with("Thường trực") && !o.is_definite()
}

fn same_office(doc: &Doc, a: &Office, b: &Office) -> bool {
    if a.title.name() != b.title.name() {
        return false;
    }
    match (&a.body, &b.body) {
        (Some(x), Some(y)) => {
            let (x, y) = (doc.words(x.tokens.clone()).to_lowercase(), doc.words(y.tokens.clone()).to_lowercase());
            let (x, y) = (crate::lexicon::fold_phrase(&x), crate::lexicon::fold_phrase(&y));
            x == y || x.starts_with(&y) || y.starts_with(&x) || same_head(a, b)
        }
        (None, None) => match (&a.area, &b.area) {
            (Some(x), Some(y)) => {
                keys(doc, x.tokens.start, x.tokens.end) == keys(doc, y.tokens.start, y.tokens.end)
                    || x.name.is_empty()
                    || y.name.is_empty()
            }
            (None, None) => true,
            _ => false,
        },
        // `Theo Bộ trưởng, …` takes up a minister named before; `Bộ trưởng Bộ Công an` is not taken up by any minister.
        (Some(_), None) if a.title.name() == "Bộ trưởng" && b.area.is_none() => true,
        // `Bí thư Đồng Nai` leads its committee.
        (Some(body), None) | (None, Some(body)) if a.title.name().contains("Bí thư") && body.row().class == "committee" => {
            let place = a.area.as_ref().or(b.area.as_ref());
            place.zip(body.place()).is_some_and(|(x, y)| {
                !x.name.is_empty()
                    && !y.name.is_empty()
                    && keys(doc, x.name.start, x.name.end) == keys(doc, y.name.start, y.name.end)
            })
        }
        // `Chủ tịch huyện` is the chairman of its People's Committee.
        (Some(body), None) | (None, Some(body)) => {
            let place = a.area.as_ref().or(b.area.as_ref());
            body.row().name == "UBND"
                && match (place, body.place()) {
                    (Some(x), Some(y)) => {
                        x.level() == y.level()
                            && (x.name.is_empty()
                                || y.name.is_empty()
                                || keys(doc, x.name.start, x.name.end) == keys(doc, y.name.start, y.name.end))
                    }
                    _ => false,
                }
        }
    }
}

/// Whether the bodies have one head and at most one of them names its place: `UBND thành phố` and `UBND TP. Hà Nội`.
fn same_head(a: &Office, b: &Office) -> bool {
    let (Some(x), Some(y)) = (&a.body, &b.body) else { return false };
    let named = |p: Option<&crate::phrase::area::Area>| p.is_some_and(|a| !a.name.is_empty());
    let level = |p: Option<&crate::phrase::area::Area>| p.map_or("", |a| a.level());
    let levels = (level(x.place()), level(y.place()));
    let compatible =
        levels.0 == levels.1 || levels.0.is_empty() || levels.1.is_empty() || levels.0 == "name" || levels.1 == "name";
    x.row == y.row
        && compatible
        && !(named(x.place()) && named(y.place()))
        && x.parent.as_ref().map(|p| p.row) == y.parent.as_ref().map(|p| p.row)
}

/// The people, with the fullest form of each name.
fn people(doc: &Doc, mentions: &[Candidate], person_of: &[Option<usize>]) -> Vec<Person> {
    let count = person_of.iter().flatten().max().map_or(0, |m| m + 1);
    let mut out: Vec<Person> = (0..count)
        .map(|i| Person {
            id: format!("p{}", i + 1),
            name: String::new(),
            roles: Vec::new(),
            mentions: Vec::new(),
            decided_by: None,
        })
        .collect();
    for (i, who) in person_of.iter().enumerate() {
        let Some(who) = who else { continue };
        let known = self::person(&mentions[i]).and_then(|p| p.known.as_ref());
        let written = known.map_or_else(|| mentions[i].span.of(doc.text), |k| &k.name);
        let person = &mut out[*who];
        person.mentions.push(mention_id(i));
        if written.split_whitespace().count() > person.name.split_whitespace().count() {
            person.name = written.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    out
}

/// What a position says, and, for each holder, the entry among the person's positions. `organization_of` gives the id of the organisation that a mention names.
pub fn fill(
    doc: &Doc,
    mentions: &[Candidate],
    people: &mut People,
    organization_of: &dyn Fn(usize) -> Option<String>,
) -> Vec<Option<RoleValue>> {
    let mut values = Vec::with_capacity(mentions.len());
    for (i, mention) in mentions.iter().enumerate() {
        let Some(office) = office(mention) else {
            values.push(None);
            continue;
        };
        let inner = (i + 1..mentions.len())
            .take_while(|j| mentions[*j].span.start < mention.span.end)
            .find(|j| matches!(mentions[*j].found, Found::Organization(_)));
        let organization = inner.and_then(organization_of);
        let title = title_of(doc, office);
        for holder in &people.holders[i] {
            let Some(who) = people.person_of[*holder] else { continue };
            let roles = &mut people.people[who].roles;
            let same = |r: &HeldRole| r.title == title && (r.organization == organization || organization.is_none());
            if !roles.iter().any(same) {
                roles.push(HeldRole {
                    title: title.clone(),
                    organization: organization.clone(),
                    state: office.title.state.map(str::to_owned),
                    mention: mention_id(i),
                });
            }
        }
        values.push(Some(RoleValue {
            people: people.holders[i].iter().map(|h| mention_id(*h)).collect(),
            organization: inner.map(mention_id),
            title,
            state: office.title.state.map(str::to_owned),
        }));
    }
    values
}

/// The title in its standard form, with the place where no body is named.
fn title_of(doc: &Doc, office: &Office) -> String {
    match &office.area {
        Some(area) => format!("{} {}", office.title.name(), doc.words(area.tokens.clone())),
        None => office.title.name().to_owned(),
    }
}
