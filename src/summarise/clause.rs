//! The clause before a figure: back to the mark, document or figure that opens it, without who acts, when, and what only leads to the number.

use crate::recognise::{Candidate, Found};
use crate::record::MentionType;
use crate::segment::Doc;
use std::ops::Range;

/// The longest measure, in words.
pub(super) const LONGEST: usize = 14;

/// The clause before a figure.
pub(super) struct Clause {
    /// The tokens that count, in their order: no times.
    pub(super) tokens: Vec<usize>,
    /// Whether it begins right after another figure.
    pub(super) after_figure: bool,
    /// Whether a comma opens it.
    pub(super) comma: bool,
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
            // `người trên 18 tuổi`: an age belongs to the words.
            let age = matches!(&mention.found, Found::Figure(f) if f.unit.as_deref() == Some("tuổi"));
            if age {
                continue;
            }
            let value = matches!(mention.found.kind(), MentionType::Time | MentionType::Document | MentionType::Figure);
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
pub(super) fn clause(doc: &Doc, mentions: &[Candidate], index: usize, first: usize) -> Clause {
    let cover = Cover::new(doc, mentions, index, first);
    let start = cover.start;
    let uncounted = matches!(&mentions[index].found, Found::Figure(f) if f.number.ends_with('%') || f.unit.as_deref().is_some_and(|u| u.starts_with("đồng")));
    let mut tokens = Vec::new();
    let (mut after_figure, mut comma) = (false, false);
    let mut k = start;
    while k > first && start - k < REACH {
        match cover.value(k - 1) {
            Some((time, m)) if m.found.kind() == MentionType::Time => {
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
        // `trên 18 tuổi`, `mũi 2`
        let part = t.is_number() && (doc.key(k) == "tuôi3" && k < start || k > 1 && doc.key(k - 2) == "mui4");
        if named.is_none() && (mark || t.is_number() && !part) {
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
    // `bà Hoa cho biết xã đã mở …`, `… cho rằng …`: who says so.
    let said =
        |p: &[usize]| matches!((doc.key(p[0]), doc.key(p[1])), ("cho", "biêt2") | ("cho" | "noi2" | "đinh5" | "biêt2", "răng1"));
    if let Some(at) = tokens.windows(2).rposition(said).filter(|at| at + 2 < tokens.len()) {
        tokens.drain(..at + 2);
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
        // `Huyện mở 27 lớp`
        let unit = matches!(pair.0, "quân5" | "huyên5" | "xa4" | "phương1" | "tinh3") && doc.tokens.list[head].is_capital();
        if unit && tokens.len() > 1 && doc.tokens.list[tokens[1]].is_word() {
            tokens.remove(0);
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
pub(super) fn words(doc: &Doc, tokens: &[usize]) -> String {
    let mut tokens = tokens;
    // `giải ngân phấn đấu đạt 95%`, `phấn đấu kết nạp 160 đảng viên`
    if let Some(at) = tokens.windows(2).rposition(|p| doc.key(p[0]) == "phân2" && doc.key(p[1]) == "đâu2") {
        let after = &tokens[at + 2..];
        tokens = if after.iter().all(|k| is_link(doc.key(*k))) { &tokens[..at] } else { after };
    }
    // `sản lượng cao hơn cùng kỳ 3,4 điểm`: what it is compared with is the base.
    let compared = |p: &[usize]| doc.key(p[1]) == "hơn" && matches!(doc.key(p[0]), "cao" | "thâp2" | "lơn2" | "nhiêu1" | "it2");
    if let Some(at) = tokens.windows(2).rposition(compared).filter(|at| *at > 0) {
        tokens = &tokens[..at];
    }
    let whole = tokens.len();
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
        // `làm mới 3 cầu`, but `vốn đầu tư công mới đạt 31%`
        let done = doc.key(*last) == "mơi2" && tokens.len() == whole && rest.last().is_some_and(|k| doc.key(*k) != "chi3");
        let link = (is_link(doc.key(*last)) || !doc.tokens.list[*last].is_word()) && !inside && !done;
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
pub(super) fn is_bound(key: &str) -> bool {
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
