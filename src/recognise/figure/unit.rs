//! What a number counts, and how the words before it bound it.

use crate::lexicon::Table;
use crate::segment::Doc;

pub(super) fn counted_noun_at(doc: &Doc, i: usize) -> bool {
    // `Quận 1 giải thích`, `phường 2 giải quyết`: a verb that begins like a noun.
    let verb = doc.key(i) == "giai3"
        && matches!(
            doc.key(i + 1),
            "thich2" | "quyêt2" | "ngân" | "trinh1" | "phong2" | "toa3" | "đap2" | "thê3" | "tan2" | "ma4"
        );
    i > 0 && !doc.breaks_after(i - 1) && doc.hits.longest(i, Table::CountNoun).is_some_and(|h| !verb || h.len() > 1)
}

/// Whether the number at `i` is the power of the measure before it: `1.200 m 2` where the layout is lost. `rộng 5 m 2 bên` counts sides.
pub(super) fn is_power(doc: &Doc, i: usize) -> bool {
    let measure = i >= 2
        && matches!(doc.word(i - 1), "m" | "km" | "cm" | "dm" | "mm")
        && (doc.token(i - 2).is_some_and(|t| t.is_number() || t.is('/'))
            || matches!(doc.key(i - 2), "triêu5" | "nghin1" | "ngan1" | "van5" | "ti3"))
        && !doc.breaks_after(i - 1);
    let sides =
        matches!(doc.key(i + 1), "bên" | "lan1" | "chiêu1" | "đâu1" | "tâng1" | "bơ1" | "phia2" | "măt5" | "mai2" | "hang1");
    let alone = doc.breaks_after(i)
        || !(sides
            || doc.glued(i) && doc.token(i + 1).is_some_and(|t| t.is_word() || t.is('/'))
            || doc.glued(i) && doc.glued(i + 1) && doc.token(i + 2).is_some_and(|t| t.is_number()));
    measure && alone && matches!(doc.word(i), "2" | "3")
}

/// The counted noun, unit of measure or head of the phrase after the number.
pub(super) fn unit(doc: &Doc, i: usize, percent: bool) -> Option<String> {
    if i == 0 || doc.breaks_after(i - 1) {
        return None;
    }
    // `1/3 số phường`, `nửa số hộ`: of whom.
    let i = i + usize::from(doc.key(i) == "sô2" && counted_noun_at(doc, i + 1));
    let first = doc.token(i)?;
    // `5 “điểm nghẽn”`: a noun in quotation marks.
    let quoted = (first.is('“') || first.is('"')) && !doc.glued(i - 1) && doc.glued(i);
    if quoted && !percent && doc.token(i + 1).is_some_and(|t| t.is_word() && !t.is_capital()) && !is_stop(doc.key(i + 1)) {
        return unit(doc, i + 1, percent);
    }
    if !first.is_word() || is_stop(doc.key(i)) && doc.hits.longest(i, Table::CountNoun).is_none_or(|h| h.len() <= 1) {
        return None;
    }
    // `sáu phó giám đốc`, `3 nguyên chủ tịch`: an office is counted whole.
    let office =
        doc.hits.longest(i + usize::from(doc.key(i) == "nguyên"), Table::Title).filter(|h| h.len() >= 2 && !first.is_capital());
    let listed = doc.hits.longest(i, Table::CountNoun).or(office).map(|h| h.end as usize);
    // `m 2` is a measure where the number is its power.
    let apart = |end: usize| end == i + 2 && doc.token(i + 1).is_some_and(|t| t.is_number()) && !doc.glued(i);
    let listed = listed.map(|end| if apart(end) && !is_power(doc, i + 1) { i + 1 } else { end });
    // `03 Huyện ủy viên`, but not `607 Lê Duẩn`.
    let named = doc.token(i + 1).is_some_and(|t| t.is_word() && t.is_capital()) && !doc.breaks_after(i);
    if first.is_capital() && listed.is_none() && (first.case() != crate::segment::tokens::Case::Title || named) {
        return None;
    }
    if percent && listed.is_none() && matches!(doc.key(i), "kê2" | "so" | "trơ3" | "môi4" | "cung1" | "trên" | "năm") {
        return None;
    }
    let mut end = listed.unwrap_or(i + 1);
    let limit = i + 6;
    // The phrase goes on with lower-case words until a verb, a preposition or a mark.
    while end < limit && !doc.breaks_after(end - 1) {
        let Some(t) = doc.token(end) else { break };
        // `cuộc giám sát trực tiếp`, `cuộc giám sát thực tế`
        let whole = matches!((doc.key(end), doc.key(end + 1)), ("trưc5", "tiêp2") | ("thưc5", "tê2"));
        if whole && !doc.breaks_after(end) {
            end += 2;
            continue;
        }
        if !t.is_word()
            || t.is_capital()
            || is_stop(doc.key(end))
            || matches!(doc.key(end), "trưc5" | "thưc5") && listed.is_some()
        {
            break;
        }
        // A listed noun ends before an adjective or verb that begins a new word; one more word is taken only where the first was not listed.
        let level = doc.key(end) != "câp2"
            || matches!(
                doc.key(end + 1),
                "xa4" | "huyên5" | "tinh3" | "phong1" | "uy3" | "cơ" | "trên" | "quân5" | "phương1" | "thôn"
            );
        // `nghị quyết chuyên đề`, but `hồ sơ đề nghị`
        let topic = doc.key(end) != "đê1" || doc.key(end - 1) == "chuyên";
        if listed.is_some() && !(continues_noun(doc.key(end)) && level && topic) {
            break;
        }
        // `nghị quyết chuyên đề`, `xe chuyên dùng`; not `hồ sơ chuyên cho công an`.
        if listed.is_some() && doc.key(end) == "chuyên" {
            let word = !doc.breaks_after(end)
                && matches!(
                    doc.key(end + 1),
                    "đê1" | "dung1" | "dung5" | "môn" | "trach2" | "nganh1" | "nghiêp5" | "khao3" | "gia"
                );
            if !word {
                break;
            }
            end += 2;
            continue;
        }
        // `đơn vị cấp huyện`
        end += usize::from(listed.is_some() && doc.key(end) == "câp2" && !doc.breaks_after(end));
        if listed.is_none() && end >= i + 2 {
            break;
        }
        end += 1;
    }
    Some(rate(doc, end, doc.words(i..end).split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// A unit with what it is reckoned by: `đồng/người/năm`, `tạ/ha`, `km/h`.
pub(super) fn rate(doc: &Doc, mut end: usize, mut unit: String) -> String {
    while doc.token(end).is_some_and(|t| t.is('/'))
        && !doc.breaks_after(end - 1)
        && doc.glued(end)
        && doc.token(end + 1).is_some_and(|t| t.is_word())
        && unit.len() < 60
    {
        let noun = doc.hits.longest(end + 1, Table::CountNoun).map_or(end + 2, |h| h.end as usize);
        unit.push('/');
        // `người/km2`
        let noun = noun + usize::from(doc.glued(noun - 1) && matches!(doc.word(noun), "2" | "3" | "²" | "³"));
        unit.push_str(doc.words(end + 1..noun));
        end = noun;
    }
    unit
}

/// Words that specify a counted noun: `cuộc giám sát trực tiếp`, `tổ chức đảng`.
fn continues_noun(key: &str) -> bool {
    matches!(
        key,
        "đang3"
            | "cơ"
            | "sơ3"
            | "trưc5"
            | "tiêp2"
            | "xa4"
            | "hôi5"
            | "chuyên"
            | "đê1"
            | "câp2"
            | "giam2"
            | "sat2"
            | "kiêm3"
            | "tra"
            | "thưc5"
            | "tê2"
            | "phan3"
            | "biên5"
            | "công"
            | "tac2"
            | "dân"
    )
}

/// Words that end a noun phrase.
pub(super) fn is_stop(key: &str) -> bool {
    matches!(
        key,
        "hăng1"
            | "hang1"
            | "liên"
            | "chia"
            | "cua3"
            | "va1"
            | "ơ3"
            | "tai5"
            | "trong"
            | "trên"
            | "cho"
            | "vơi2"
            | "đươc5"
            | "đa4"
            | "la1"
            | "co2"
            | "đê3"
            | "tư1"
            | "đên2"
            | "theo"
            | "bi5"
            | "do"
            | "vê1"
            | "vao1"
            | "se4"
            | "con1"
            | "đat5"
            | "tăng"
            | "giam3"
            | "chiêm2"
            | "so"
            | "thuôc5"
            | "tham"
            | "hoan1"
            | "nay1"
            | "đo2"
            | "khac2"
            | "cung4"
            | "hoăc5"
            | "hay"
            | "tưc2"
            | "nhưng"
            | "thi1"
            | "ma1"
            | "khi"
            | "nêu2"
            | "qua"
            | "tơi2"
            | "ra"
            | "lên"
            | "xuông2"
            | "sang"
            | "phai3"
            | "cân1"
            | "đang"
            | "bao"
            | "gôm1"
            | "ngoai1"
            | "dươi2"
            | "sau"
            | "trươc2"
            | "nhât2"
            | "tiêp2"
            | "cung1"
            | "kem1"
            | "băng1"
            | "đôi2"
            | "gân1"
            | "hơn"
            | "khoang3"
            | "trơ3"
            | "không"
            | "chưa"
            | "nên"
            | "vi1"
            | "tuy"
            | "đêu1"
            | "vân4"
            | "mơi2"
            | "nhăm1"
            | "giup2"
            | "đi"
            | "lai5"
            | "xong"
            | "như"
            | "mơ3"
    )
}

/// What the words around the number say of it: `hơn 20`, `20 người trở lên`.
pub(super) fn bound(doc: &Doc, i: usize, end: usize) -> Option<&'static str> {
    before(doc, i).or_else(|| {
        // The unit may stand between.
        let at = (end..end + 4).take_while(|k| *k > 0 && !doc.breaks_after(k - 1)).find(|k| doc.key(*k) == "trơ3")?;
        match doc.key(at + 1) {
            "lên" => Some(">="),
            "xuông2" => Some("<="),
            _ => None,
        }
    })
}

fn before(doc: &Doc, i: usize) -> Option<&'static str> {
    if i == 0 || doc.breaks_after(i - 1) {
        return None;
    }
    let two = if i > 1 { doc.key(i - 2) } else { "" };
    Some(match (two, doc.key(i - 1)) {
        ("it2" | "tôi2", "nhât2" | "thiêu3") | ("không", "dươi2") => ">=",
        ("tôi2", "đa") | ("không", "qua2") | ("nhiêu1", "nhât2") => "<=",
        (_, "hơn" | "trên" | "qua2" | "vươt5") => ">",
        (_, "dươi2") | ("chưa", "đên2" | "đây1") => "<",
        (_, "gân1" | "ngot2" | "sut2") => "~<",
        (_, "khoang3" | "chưng1" | "ươc2") | ("xâp2", "xi3") | ("trung", "binh1") => "~",
        _ => return None,
    })
}
