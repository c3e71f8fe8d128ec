//! What a figure measures, in words: the verb and noun that it completes (`kết nạp đảng viên`), the name of a rate or sum (`thu ngân sách trên địa bàn`).
//!
//! The words from the beginning of the clause up to the figure, without who acts (the record names the organisation), when (it gives the period) and what only says
//! how the number came (`đã`, `ước`, `đạt`). A figure that follows another goes on with its words: `mở 27 lớp học tập cho 5.914 đảng viên`,
//! `kiểm tra 02 tổ chức đảng và 05 đảng viên`.

use super::relation::planned;
use crate::recognise::figure::Figure;
use crate::recognise::{Candidate, Found};
use crate::segment::Doc;
use std::ops::Range;

/// The longest measure, in words.
const LONGEST: usize = 14;

/// What an earlier figure of the same sentence measures.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    /// The whole measure.
    pub(super) measure: String,
    /// Its words before the counted noun.
    words: String,
    /// What it counts.
    noun: Option<String>,
    /// Whether it goes on a list that the figure before began: `giảm 02 sở, 41 phòng`.
    pub(super) listed: bool,
    /// Its sentence.
    pub(super) sentence: usize,
}

/// What figure `index` measures; `last` is the figure before it, `changes` says that it is a change. `None` where the words say nothing.
pub(super) fn measure(
    doc: &Doc,
    mentions: &[Candidate],
    index: usize,
    last: Option<&Measured>,
    changes: bool,
) -> Option<Measured> {
    let Found::Figure(figure) = &mentions[index].found else { return None };
    let tokens = doc.tokens_in(mentions[index].span);
    let sentence = doc.sentence_of(tokens.start)?;
    let first = doc.layout.sentences[sentence].tokens.start;
    let last = last.filter(|l| l.sentence == sentence);
    if let Some(measure) = row(doc, tokens.clone()) {
        return Some(Measured { measure, words: String::new(), noun: None, listed: false, sentence });
    }
    let clause = clause(doc, mentions, index, first);
    let words = words(doc, &clause.tokens);
    // `kết nạp đảng viên đạt 1.206 đồng chí`: counted already.
    let said = !words.is_empty() && reaches(doc, tokens.start);
    let noun = noun(doc, figure, tokens.end)
        .filter(|n| !(said && matches!(n.as_str(), "đồng chí" | "người" | "lượt" | "lượt người" | "hộ" | "đảng viên")));
    let done = |measure: String, words: String| {
        Some(Measured { measure, words, noun: noun.clone(), listed: false, sentence })
            .filter(|m| m.measure.chars().any(char::is_alphabetic))
    };
    let join = |a: &str, b: Option<&str>| match b {
        Some(b) if a.is_empty() => b.to_owned(),
        // `nâng tổng số xã đạt chuẩn lên 11/22 xã`, `tổng đàn lợn 61.300 con`
        Some(b)
            if format!(" {} ", a.to_lowercase()).contains(&format!(" {} ", b.to_lowercase()))
                || matches!(b, "con" | "cây" | "chiếc") =>
        {
            a.to_owned()
        }
        Some(b) => format!("{a} {b}"),
        None => a.to_owned(),
    };
    if let Some(last) = last {
        // `(kế hoạch 9,05%)`, `05 người, đạt tỷ lệ 23,8%`: of what the figure before measures.
        let bare = matches!(words.as_str(), "tỷ lệ" | "tỉ lệ" | "tỷ trọng" | "tỉ trọng") && clause.comma;
        if noun.is_none() && (bare || planned(doc, &doc.layout.sentences[sentence].tokens, tokens.start)) {
            return done(last.measure.clone(), last.words.clone());
        }
        // `…, giảm 06 vụ so với cùng kỳ`, `từ 86 lên 154`: of the same measure.
        let alike = noun.is_none() || first_word(noun.as_deref()) == first_word(last.noun.as_deref());
        if changes && alike && (words.is_empty() || clause.after_figure) || words.is_empty() && noun.is_none() {
            return done(last.measure.clone(), last.words.clone());
        }
        if clause.after_figure {
            // `02 tổ chức đảng và 05 đảng viên`
            let coordinated = (1..=3)
                .take_while(|n| tokens.start > *n && (*n == 1 || is_bound(doc.key(tokens.start - n + 1))))
                .any(|n| matches!(doc.key(tokens.start - n), "va1" | "cung1" | "vơi2"));
            if coordinated && noun.is_some() && last.noun.is_some() {
                return done(join(&last.words, noun.as_deref()), last.words.clone()).map(|m| Measured { listed: true, ..m });
            }
            // `mở 27 lớp học tập cho 5.914 đảng viên`; a sum of money after what it was spent on.
            let words = if words.is_empty() || last.words.is_empty() || last.noun.is_none() {
                words
            } else {
                join(&last.words, Some(&words))
            };
            let words = last_words(&words);
            return done(join(&words, noun.as_deref()), words);
        }
        // `16 cuộc phản biện xã hội, 345 cuộc giám sát`
        if words.is_empty() && clause.comma && last.noun.is_some() && noun.is_some() && !changes {
            return done(join(&last.words, noun.as_deref()), last.words.clone()).map(|m| Measured { listed: true, ..m });
        }
    }
    match (words.is_empty(), &noun) {
        (false, _) => done(join(&words, noun.as_deref()), words.clone()),
        (true, Some(_)) => {
            // The clause begins with the number: what follows the noun says more.
            let after = phrase_after(doc, tokens.end);
            let longer = after.filter(|a| noun.as_ref().is_some_and(|n| a.starts_with(n.as_str())));
            done(longer.or_else(|| noun.clone()).unwrap_or_default(), String::new())
        }
        // `41,6% trong số 4.230 tỉ đồng vốn đầu tư công`
        (true, None) => {
            // Past the unit of measure.
            let unit = figure.unit.as_deref().filter(|_| !figure.number.ends_with('%')).unwrap_or_default();
            let mut end = tokens.end;
            while !unit.is_empty() && end < tokens.end + 4 && doc.token(end).is_some() && unit.contains(doc.word(end)) {
                end += 1;
            }
            done(phrase_after(doc, end)?, String::new())
        }
    }
}

/// The name of the row of a table that was copied cell by cell: the last line above a number's line that has words of its own.
fn row(doc: &Doc, figure: Range<usize>) -> Option<String> {
    let opens = |k: usize| k == 0 || doc.breaks_after(k - 1);
    let ends = |k: usize| k >= doc.len() || doc.breaks_after(k - 1);
    if !opens(figure.start) || !ends(figure.end) {
        return None;
    }
    let mut line = figure.start;
    for _ in 0..8 {
        let above = (line.saturating_sub(20)..line).rev().find(|k| opens(*k)).filter(|k| *k < line)?;
        let words = (above..line).filter(|k| doc.tokens.list[*k].is_word()).count();
        // A line of one or two words is a unit.
        if words >= 3 {
            return Some(doc.words(above..line).split_whitespace().collect::<Vec<_>>().join(" "));
        }
        line = above;
    }
    None
}

fn first_word(noun: Option<&str>) -> Option<&str> {
    noun.and_then(|n| n.split(' ').next())
}

/// Whether a verb of reaching leads to the figure: `đạt trên 1.206`.
fn reaches(doc: &Doc, start: usize) -> bool {
    (1..=2).any(|n| start >= n && matches!(doc.key(start - n), "đat5" | "la1" | "ươc2" | "tăng" | "giam3" | "con1"))
}

/// The clause before a figure.
struct Clause {
    /// The tokens that count, in their order: no times.
    tokens: Vec<usize>,
    /// Whether it begins right after another figure.
    after_figure: bool,
    /// Whether a comma opens it.
    comma: bool,
}

/// How far back a clause is looked for, in tokens.
const REACH: usize = 48;

/// The mentions over the tokens before a figure.
struct Cover<'m> {
    /// The mentions before the figure in its sentence, the last first.
    before: Vec<(Range<usize>, &'m Candidate)>,
    /// The figure's first token.
    start: usize,
    /// By how many tokens before the figure: the time, document or figure there.
    values: [Option<u8>; REACH + 1],
    /// The name there.
    names: [Option<u8>; REACH + 1],
}

impl<'m> Cover<'m> {
    fn new(doc: &Doc, mentions: &'m [Candidate], index: usize, first: usize) -> Self {
        let start = doc.tokens_in(mentions[index].span).start;
        let before: Vec<_> = mentions[..index]
            .iter()
            .rev()
            .take(24)
            .map(|m| (doc.tokens_in(m.span), m))
            .take_while(|(tokens, _)| tokens.start >= first)
            .collect();
        let (mut values, mut names) = ([None; REACH + 1], [None; REACH + 1]);
        for (n, (tokens, mention)) in before.iter().enumerate() {
            let value = matches!(mention.found, Found::Time(_) | Found::Document(_) | Found::Figure(_));
            for k in tokens.clone().filter(|k| *k < start && start - k <= REACH) {
                let slot = if value { &mut values[start - k] } else { &mut names[start - k] };
                slot.get_or_insert(n as u8);
            }
        }
        Cover { before, start, values, names }
    }

    fn value(&self, k: usize) -> Option<&(Range<usize>, &'m Candidate)> {
        let n = (*self.values.get(self.start - k)?)?;
        self.before.get(n as usize)
    }

    fn name(&self, k: usize) -> Option<&Range<usize>> {
        let n = (*self.names.get(self.start - k)?)?;
        self.before.get(n as usize).map(|(tokens, _)| tokens)
    }

    /// The unit of the figure before.
    fn unit(&self) -> Option<&'m str> {
        self.before.iter().find_map(|(_, m)| match &m.found {
            Found::Figure(f) => f.unit.as_deref(),
            _ => None,
        })
    }
}

/// Back from the figure to the mark, document or figure that opens its clause; times are left out, and who acts at its beginning.
fn clause(doc: &Doc, mentions: &[Candidate], index: usize, first: usize) -> Clause {
    let cover = Cover::new(doc, mentions, index, first);
    let start = cover.start;
    let uncounted = matches!(&mentions[index].found, Found::Figure(f) if f.number.ends_with('%') || f.unit.as_deref().is_some_and(|u| u.starts_with("đồng")));
    let mut tokens = Vec::new();
    let (mut after_figure, mut comma) = (false, false);
    let mut k = start;
    while k > first && start - k < REACH {
        match cover.value(k - 1) {
            Some((time, m)) if matches!(m.found, Found::Time(_)) => {
                k = time.start.max(first);
                continue;
            }
            Some((_, m)) => {
                after_figure = matches!(m.found, Found::Figure(_));
                break;
            }
            None => {}
        }
        // `Dịch vụ: 64%`: the label before a colon.
        if tokens.is_empty() && doc.tokens.list[k - 1].is(':') && k == start {
            k -= 1;
            continue;
        }
        // A name is no clause of its own where a comma or dash stands in it.
        let named = cover.name(k - 1);
        let t = &doc.tokens.list[k - 1];
        let mark = t.is(';')
            || t.is('.')
            || t.is(':')
            || t.is('(')
            || t.is(')')
            || t.is('–')
            || t.is(',')
            || t.is('"')
            || t.is('“')
            || t.is('…')
            || t.is('|');
        // `tỷ lệ hộ nghèo (theo chuẩn mới) còn 3%`: past the bracket.
        if t.is(')')
            && let Some(open) = (k.saturating_sub(26).max(first)..k - 1).rev().find(|o| doc.tokens.list[*o].is('('))
        {
            k = open;
            continue;
        }
        // `bằng cấp, chứng chỉ 37%`, `thu ngân sách tăng tốt, trung bình đạt 121%`: too little to stand alone.
        let little = || {
            let own = |k: &&usize| doc.tokens.list[**k].is_word() && !is_opener(doc.key(**k)) && !is_link(doc.key(**k));
            uncounted && (1..=2).contains(&tokens.iter().filter(own).count())
        };
        if named.is_none() && t.is(',') && !comma && little() && !(k > 1 && doc.tokens.list[k - 2].is_number()) {
            comma = true;
            k -= 1;
            continue;
        }
        if named.is_none() && (mark || t.is_number()) {
            comma |= t.is(',');
            break;
        }
        k -= 1;
        tokens.push(k);
    }
    tokens.reverse();
    if after_figure {
        strip_unit(doc, cover.unit(), &mut tokens);
        // `và` begins anew.
        after_figure = tokens.first().is_none_or(|k| doc.key(*k) != "va1") || tokens.len() == 1;
    }
    strip_lead(doc, &cover, &mut tokens);
    Clause { tokens, after_figure, comma }
}

/// Takes off what the figure before is measured in: `tạ/ha`, `/năm`.
fn strip_unit(doc: &Doc, unit: Option<&str>, tokens: &mut Vec<usize>) {
    let measure = unit.filter(|u| {
        u.contains('/') || matches!(*u, "ha" | "km" | "km2" | "m" | "m2" | "m3" | "tấn" | "tạ" | "kg" | "lít" | "lần" | "điểm")
    });
    let of_unit = |k: &usize| measure.is_some_and(|u| u.split(['/', ' ']).any(|w| w == doc.word(*k)) || doc.word(*k) == "/");
    let mut cut = tokens.iter().take_while(|k| of_unit(k)).count();
    while cut + 1 < tokens.len() && doc.tokens.list[tokens[cut]].is('/') {
        cut += 2;
    }
    tokens.drain(..cut);
}

/// Takes off who acts, where and with what aim, at the beginning: the record names the organisation.
fn strip_lead(doc: &Doc, cover: &Cover, tokens: &mut Vec<usize>) {
    while let Some(&head) = tokens.first() {
        if is_opener(doc.key(head)) || !doc.tokens.list[head].is_word() {
            tokens.remove(0);
            continue;
        }
        // `phấn đấu cả năm …`, `… cho biết`, `toàn tỉnh …`: who says so, and where.
        let pair = (doc.key(head), tokens.get(1).map_or("", |k| doc.key(*k)));
        let lead = matches!(
            pair,
            ("phân2", "đâu2")
                | ("cho", "biêt2")
                | ("ca3", "năm")
                | ("khăng3", "đinh5")
                | ("dư5", "kiên2")
                | ("muc5", "tiêu")
                | ("trơ3", "lên")
                | ("đăc5", "biêt5")
                | ("nhât2", "la1")
                | ("đông1", "thơi1")
                | ("cu5", "thê3")
        ) || matches!(pair, ("quân5" | "huyên5" | "xa4" | "phương1" | "tinh3", "đa4" | "hiên5" | "co2"))
            || pair.0 == "toan1"
                && matches!(pair.1, "tinh3" | "huyên5" | "xa4" | "quân5" | "phương1" | "thanh1" | "thi5" | "đang3" | "đia5");
        if lead {
            let two = matches!(tokens.get(2).map(|k| doc.key(*k)), Some("phô2" | "bô5" | "ban1" | "xa4"))
                && pair.0 == "toan1"
                && matches!(pair.1, "thanh1" | "thi5" | "đang3" | "đia5");
            tokens.drain(..if two { 3 } else { 2 }.min(tokens.len()));
            continue;
        }
        // `trên địa bàn quận`
        if pair == ("trên", "đia5") && tokens.get(2).is_some_and(|k| doc.key(*k) == "ban1") {
            let kind =
                tokens.get(3).is_some_and(|k| matches!(doc.key(*k), "tinh3" | "huyên5" | "quân5" | "xa4" | "phương1" | "thanh1"));
            tokens.drain(..(3 + usize::from(kind)).min(tokens.len()));
            continue;
        }
        match cover.name(head).cloned() {
            Some(actor) if tokens.iter().any(|t| !actor.contains(t)) => tokens.retain(|t| !actor.contains(t)),
            _ => break,
        }
    }
}

/// The words of a clause without what only leads to the number.
fn words(doc: &Doc, tokens: &[usize]) -> String {
    let mut tokens = tokens;
    // `giải ngân phấn đấu đạt 95%`, `phấn đấu kết nạp 160 đảng viên`
    if let Some(at) = tokens.windows(2).rposition(|p| doc.key(p[0]) == "phân2" && doc.key(p[1]) == "đâu2") {
        let after = &tokens[at + 2..];
        tokens = if after.iter().all(|k| is_link(doc.key(*k))) { &tokens[..at] } else { after };
    }
    while let Some((last, rest)) = tokens.split_last() {
        let pair = rest.last().map_or("", |k| doc.key(*k));
        // `mặt bằng`, `trung bình`: ends of words.
        let inside = matches!(
            (pair, doc.key(*last)),
            ("măt5", "băng1")
                | ("công", "băng1")
                | ("nâng", "cao")
                | ("hơp5" | "thông2", "nhât2")
                | ("chưng2", "chi3")
                | ("tông3" | "dân", "sô2")
                | ("đê1", "cao")
                | ("kinh", "qua2")
                | ("kêt2", "qua3")
        );
        let link = (is_link(doc.key(*last)) || !doc.tokens.list[*last].is_word()) && !inside;
        if !link || rest.is_empty() && matches!(doc.key(*last), "tông3" | "sô2") {
            break;
        }
        tokens = rest;
    }
    // `… nhân dịp Tết với tổng trị giá`: what is counted is named after `với`.
    if let Some(at) =
        tokens.iter().rposition(|k| doc.key(*k) == "vơi2").filter(|at| *at > 0 && tokens.len() - at <= 6 && at + 1 < tokens.len())
        && matches!(doc.key(tokens[at + 1]), "tông3" | "sô2" | "kinh" | "tri5" | "quy" | "mưc2" | "ti3")
    {
        tokens = &tokens[at + 1..];
    }
    let mut from = tokens.len().saturating_sub(LONGEST);
    // A long clause begins after a joint.
    if from > 0 {
        from = (from..tokens.len().saturating_sub(3))
            .find(|i| matches!(doc.key(tokens[*i]), "va1" | "đê3" | "ma1" | "thi1" | "vê1"))
            .map_or(from, |i| i + 1);
    }
    let kept = tokens[from..].iter().map(|k| doc.word(*k));
    kept.collect::<Vec<_>>().join(" ")
}

/// The last words of a phrase that has grown too long.
fn last_words(words: &str) -> String {
    let list: Vec<&str> = words.split(' ').collect();
    list[list.len().saturating_sub(LONGEST)..].join(" ")
}

/// The counted noun; a unit of measure, a currency or a rate is none. A bare word for people or cases takes what specifies it.
fn noun(doc: &Doc, figure: &Figure, end: usize) -> Option<String> {
    let unit = figure.unit.as_deref()?;
    let planned = figure.number.ends_with('%')
        && ["kế hoạch", "chỉ tiêu", "dự toán", "mục tiêu", "tổng", "nghị quyết", "khối"].iter().any(|p| unit.starts_with(p));
    let measured = planned
        || unit.contains('/')
        || matches!(
            unit,
            "đồng"
                | "USD"
                | "EUR"
                | "‰"
                | "ha"
                | "m"
                | "m2"
                | "m²"
                | "m3"
                | "km"
                | "km2"
                | "mét"
                | "tấn"
                | "tạ"
                | "kg"
                | "lít"
                | "lần"
                | "điểm"
                | "kWh"
                | "MW"
                | "bậc"
        )
        || unit.starts_with("điểm phần trăm")
        || unit.starts_with("độ ");
    if measured {
        return None;
    }
    let generic = matches!(
        unit,
        "người"
            | "hộ"
            | "trường hợp"
            | "vụ"
            | "đồng chí"
            | "đơn vị"
            | "dự án"
            | "công trình"
            | "tổ chức"
            | "cơ sở"
            | "mô hình"
            | "việc"
            | "cuộc"
            | "lượt"
    );
    if generic && let Some(phrase) = phrase_after(doc, end) {
        return Some(phrase);
    }
    Some(unit.to_owned())
}

/// The noun phrase after a figure, up to a mark, a number or a verb that says how much.
fn phrase_after(doc: &Doc, end: usize) -> Option<String> {
    if end == 0 || doc.breaks_after(end - 1) {
        return None;
    }
    let from =
        end + usize::from(matches!(doc.key(end), "trong")) + usize::from(doc.key(end) == "trong" && doc.key(end + 1) == "sô2");
    let mut at = from;
    while at < from + 12 && doc.token(at).is_some_and(|t| t.is_word() || t.is('-')) && (at == from || !doc.breaks_after(at - 1)) {
        let ground = doc.key(at) == "băng1" && at > from && doc.key(at - 1) == "măt5";
        let stops = matches!(
            doc.key(at),
            "đat5"
                | "tư1"
                | "dươi2"
                | "hơn"
                | "vao1"
                | "tăng"
                | "giam3"
                | "băng1"
                | "va1"
                | "vơi2"
                | "so"
                | "chiêm2"
                | "trong"
                | "gôm1"
                | "la1"
                | "đê3"
                | "do"
                | "vi1"
                | "nên"
                | "nhưng"
                | "thi1"
                | "trơ3"
                | "lên"
                | "xuông2"
                | "con1"
                | "sang"
                | "theo"
        );
        if stops && !ground {
            break;
        }
        at += 1;
    }
    while at > from
        && matches!(doc.key(at - 1), "đang" | "đa4" | "đươc5" | "bi5" | "phai3" | "se4" | "cua3" | "cho" | "ơ3" | "tai5")
    {
        at -= 1;
    }
    let phrase = doc.words(from..at).split_whitespace().collect::<Vec<_>>().join(" ");
    (at > from && doc.token(from).is_some_and(|t| t.is_word())).then_some(phrase)
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
            | "thi1"
            | "nên"
            | "qua"
            | "cung1"
            | "la1"
            | "cung4"
            | "con1"
            | "se4"
            | "đươc5"
            | "đat5"
            | "mơi2"
            | "theo"
            | "hiên5"
            | "riêng"
            | "ngoai1"
            | "ra"
            | "sau"
            | "cua3"
            | "đê3"
            | "khi"
            | "tư1"
            | "tai5"
            | "ơ3"
    )
}

/// Words that bound a number.
fn is_bound(key: &str) -> bool {
    matches!(key, "hơn" | "trên" | "gân1" | "khoang3" | "dươi2")
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
            | "đên2"
            | "đôi2"
            | "it2"
            | "nhât2"
            | "tôi2"
            | "đa"
            | "thiêu3"
            | "gâp2"
            | "cac2"
            | "va1"
            | "trong"
            | "cung1"
            | "qua2"
            | "không"
            | "chưng1"
            | "xâp2"
            | "xi3"
            | "so"
            | "gôm1"
            | "ha5"
            | "nâng"
            | "đôi5"
            | "bao"
            | "cao"
            | "thâp2"
            | "vao1"
    )
}
