//! Places: a kind word and a name (`quận Hai Bà Trưng`, `TP. Hà Nội`, `phường 12`), or the kind word alone inside the name of a body (`UBND huyện`).

use super::{Context, capital_run, name};
use crate::lexicon::{COUNTRIES, PLACE_KINDS, Table};
use crate::segment::Doc;
use crate::segment::tokens::Case;
use std::ops::Range;

/// A place as a phrase. The name is empty where only the kind word stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// All of it.
    pub tokens: Range<usize>,
    /// The row of [`PLACE_KINDS`], if a kind word stands.
    pub kind: Option<u16>,
    /// The name, without the kind word.
    pub name: Range<usize>,
}

impl Area {
    /// `province`, `city`, `district`, `commune`, `hamlet`, `street`, `nature`, or `name` where there is no kind word.
    pub fn level(&self) -> &'static str {
        self.kind.map_or("name", |row| PLACE_KINDS[row as usize].level)
    }

    /// Whether it is a unit of the administration.
    pub fn is_administrative(&self) -> bool {
        matches!(self.level(), "province" | "city" | "district" | "commune" | "name")
    }
}

/// How many tokens of a listed place name begin at token `i`, of any level; the longest. The words must be written with capitals.
pub fn listed(doc: &Doc, i: usize) -> usize {
    // `Đức` of `HUYỆN ỦY ĐỨC VƯỢNG` is no Germany.
    let is_place = |h: &crate::lexicon::Hit| match h.table {
        Table::Province | Table::District | Table::Commune => true,
        Table::Country => COUNTRIES[h.row as usize].weak.is_empty(),
        _ => false,
    };
    let hits = doc.hits.at(i).filter(is_place);
    hits.filter(|h| (h.start..h.end).all(|t| is_capital_or_mark(doc, t as usize))).map(|h| h.len()).max().unwrap_or(0)
}

fn is_capital_or_mark(doc: &Doc, i: usize) -> bool {
    doc.token(i).is_some_and(|t| !t.is_word() || t.is_capital())
}

/// Whether tokens `start..end` are, as a whole, a place name that is listed or that the article uses after a kind word.
pub fn is_known(doc: &Doc, context: &Context, start: usize, end: usize) -> bool {
    let is_place = |t: Table| matches!(t, Table::Province | Table::District | Table::Commune | Table::Country);
    doc.hits.at(start).any(|h| is_place(h.table) && h.end as usize == end) || context.is_local_place(doc, start, end)
}

/// Where the place name that begins at token `i` ends. A run of capitals may go on into a person's name (`Quận ủy Đống Đa Trần Hoàng`):
/// the split that leaves a known place on the left and a name on the right wins. `after_title` says that the whole stands after a title, so
/// that a person is expected.
pub fn name_end(doc: &Doc, context: &Context, i: usize, after_title: bool) -> Option<usize> {
    let first = doc.token(i)?;
    if !first.is_word() || !first.is_capital() {
        return None;
    }
    let listed_len = listed(doc, i);
    // A listed name with a dash in it (`Bà Rịa - Vũng Tàu`) is taken as it is. Where a full stop was lost the next sentence's first word ends the run.
    let run = capital_run(doc, i, 7);
    let run = (1..run).find(|k| name::opens_sentence(doc, i + k) || *k == listed_len && opens_next(doc, i + k)).unwrap_or(run);
    if run == 1 && name::opens_sentence(doc, i) {
        return None;
    }
    if listed_len > run {
        return Some(i + listed_len);
    }
    if context.is_shouted(i) {
        return shouted_name_end(doc, context, i, run, listed_len);
    }
    let mut best: Option<(i32, usize)> = None;
    for len in 0..=run.min(4) {
        let (left_end, end) = (i + len, i + run);
        let known = len > 0 && is_known(doc, context, i, left_end);
        let mut score = match len {
            // `Thành ủy TP Hồ Chí Minh Đinh La Khải`: nobody is called after a city whose name is that of a person.
            0 if listed_len >= 3 => -4,
            0 => 0,
            _ if known => 5 + len as i32,
            1 => 1,
            2 => 3,
            3 => 2,
            _ => 0,
        };
        if len > 0 && !known {
            let person = name::shape(doc, i, left_end);
            score -= if after_title { person * 2 } else { (person - 4).max(0) };
        }
        score += match end - left_end {
            0 => 2,
            _ if starts_office(doc, left_end) => 2,
            // Without a title before it, no person follows a place that nobody knows: `xã Phú Lương Thượng` is one name.
            // Two syllables are enough after a title: `Phó Chủ tịch HĐND tỉnh Đỗ Trung`.
            2 if len == 0 && after_title && name::shape(doc, left_end, end) == 2 => 2,
            n @ 2..=5 if (known || after_title) && name::shape(doc, left_end, left_end + n.min(4)) >= 3 => {
                name::shape(doc, left_end, end.min(left_end + 4))
            }
            _ => -4,
        };
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, len));
        }
    }
    best.filter(|(_, len)| *len > 0).map(|(_, len)| i + len)
}

/// Whether the word at `i`, straight behind a listed name, opens the next sentence or a credit, so that a line end was lost before it:
/// `thị xã Tân Hòa Ảnh: …`, `tỉnh Tân Hòa Ông Trần Văn Nam sinh năm …`, `Công an tỉnh Tân Hòa Việc học tập …`.
pub fn opens_next(doc: &Doc, i: usize) -> bool {
    let next = |key: &str| doc.key(i + 1) == key && !doc.breaks_after(i);
    let lower = doc.token(i + 1).is_some_and(|t| t.is_word() && !t.is_capital()) && !doc.breaks_after(i);
    match doc.key(i) {
        "anh3" => next(":"),
        "ông" | "ba1" => true,
        "cu5" => next("thê3"),
        "bưc2" => next("xuc2"),
        "tôi" | "chung2" | "viêc5" | "buôi3" | "nhưng4" | "đây" | "cac2" | "hiên5" | "đông1" => lower,
        _ => false,
    }
}

/// In capitals: a known name, or else the two syllables that most names have.
fn shouted_name_end(doc: &Doc, context: &Context, i: usize, run: usize, listed_len: usize) -> Option<usize> {
    let local = (1..=run.min(4)).rev().find(|n| context.is_local_place(doc, i, i + n));
    let len = local.unwrap_or(0).max(listed_len);
    if len > 0 {
        return Some(i + len);
    }
    let common = |k: usize| {
        matches!(
            doc.key(k),
            "lân2"
                | "lân1"
                | "nhiêm5"
                | "khoa2"
                | "tô3"
                | "năm"
                | "vê1"
                | "va1"
                | "thưc5"
                | "đa4"
                | "hop5"
                | "triên3"
                | "cân1"
                | "tâp5"
                | "quyêt2"
                | "đai5"
                | "hôi5"
                | "ra"
                | "vơi2"
                | "trong"
                | "nâng"
                | "tiêp2"
                | "khai"
                | "đây3"
                | "chu2"
                | "tăng"
        )
    };
    let len = (0..run.min(2)).take_while(|n| !common(i + n)).count();
    (len == 2).then_some(i + 2)
}

fn starts_office(doc: &Doc, i: usize) -> bool {
    doc.hits.longest(i, Table::Title).is_some_and(|h| h.len() >= 2) || doc.hits.longest(i, Table::OrgHead).is_some()
}

/// The place that begins at token `i` with a kind word. The name may be missing (`tokens` is the kind word then).
pub fn with_kind(doc: &Doc, context: &Context, i: usize, after_title: bool) -> Option<Area> {
    // `TP.HCM`: kind and name in one listed form.
    if let Some(whole) = doc.hits.of(i, Table::Province).find(|h| h.len() > 1 && matches!(doc.key(i), "tp" | "tphcm")) {
        return Some(Area { tokens: i..whole.end as usize, kind: None, name: i..whole.end as usize });
    }
    let kind = doc.hits.longest(i, Table::PlaceKind).filter(|h| h.len() > 1 || !ends_word(doc, i))?;
    let row = &PLACE_KINDS[kind.row as usize];
    let start = kind.end as usize;
    // `đường tỉnh lộ 672`: the road begins with a kind word of its own.
    if row.kind == "đường"
        && doc
            .hits
            .longest(start, Table::PlaceKind)
            .is_some_and(|h| matches!(PLACE_KINDS[h.row as usize].kind, "quốc lộ" | "tỉnh lộ"))
    {
        return None;
    }
    // An abbreviation is a kind word only in capitals (`Q.1`), and not without a name.
    let short = !doc.key(i).contains(['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']);
    if short && !doc.tokens.list[i].is_capital() {
        return None;
    }
    let kind_row = Some(kind.row);
    // The full stop of `UBND TP.` ends the sentence where a capital follows.
    let stop = short
        && doc.token(start - 1).is_some_and(|t| t.is('.'))
        && (doc.breaks_after(start - 1) || !doc.glued(start - 1) && doc.token(start).is_some_and(|t| t.is_capital()));
    let bare_end = if stop { start - 1 } else { start };
    let bare =
        || (!short || row.level == "city").then_some(Area { tokens: i..bare_end, kind: kind_row, name: bare_end..bare_end });
    if doc.breaks_after(start - 1) {
        return bare();
    }
    let number = number_end(doc, start, row.level, row.kind);
    // Roads of the State have numbers: `ĐT Bùi Văn Ga` is no road. Of an initial after `Ảnh:` a photographer's name is made.
    let road = matches!(row.kind, "quốc lộ" | "tỉnh lộ" | "hương lộ");
    let credit = short && row.level != "city" && i > 0 && (doc.key(i - 1) == ":" || doc.breaks_after(i - 1));
    if number.is_none() && (road || credit) {
        return None;
    }
    if let Some(end) = number {
        return Some(Area { tokens: i..end, kind: kind_row, name: start..end });
    }
    // `xã phú Lương`, `huyện Tân lương`: a capital was lost in a name that the article writes in full elsewhere.
    let capital = |k: usize| doc.token(k).is_some_and(|t| t.is_word() && t.is_capital());
    let slip = !short
        && matches!(row.level, "district" | "commune")
        && capital(start) != capital(start + 1)
        && start + 2 <= doc.len()
        && !doc.breaks_after(start)
        && context.is_local_place(doc, start, start + 2);
    if slip {
        return Some(Area { tokens: i..start + 2, kind: kind_row, name: start..start + 2 });
    }
    if (!matches!(row.level, "hamlet" | "street" | "nature") || doc.token(start).is_some_and(|t| t.is_capital()))
        && let Some(end) = name_end(doc, context, start, after_title)
    {
        // `H.C`, `Q.Đ` are the initials of somebody who is not named.
        if short && end == start + 1 && doc.word(start).chars().count() == 1 {
            return None;
        }
        let known = is_known(doc, context, start, end);
        // `xã NTM nâng cao`: an abbreviation is no name.
        let short_word = end == start + 1
            && doc.tokens.list[start].case() == Case::Upper
            && doc.tokens.list[start].end - doc.tokens.list[start].start >= 2;
        if short_word && !known && !context.is_shouted(start) && row.level != "street" {
            return bare();
        }
        // `Q.Hòa` is an initial and a name, `Q.Hoàn Kiếm` a district; the city of `Công an TP. Theo ông Nam` ends its sentence.
        if short && end == start + 1 && !known {
            return bare().filter(|_| stop);
        }
        // `UBNDN tỉnh Nguyễn Đức Chính`: no province or district that nobody lists has the name of a person.
        let large = matches!(row.level, "province" | "city" | "district");
        if large && !known && end - start >= 3 && name::shape(doc, start, end) >= 5 {
            return bare();
        }
        // `Phó Chủ tịch UBND TP Tất Hữu Mạng`: whoever holds the office, for the tables have every city and district; a name of two syllables may be invented.
        if large && after_title && end - start >= 3 && !known && listed(doc, start) == 0 && !context.is_shouted(start) {
            return bare();
        }
        // `đường GTNT`, `đường BTXM`: a sort of road.
        if short_word && row.level == "street" && matches!(doc.key(start), "gtnt" | "btxm" | "btct" | "bt" | "bot" | "gt" | "ntm")
        {
            return None;
        }
        // `khối Đảng`, `kênh Đảng` are no places.
        if end == start + 1 && (matches!(row.level, "hamlet" | "nature") && doc.key(start) == "đang3" || row.kind == "khu") {
            return None;
        }
        let end = match row.level {
            "hamlet" => numbered_name_end(doc, end),
            "commune" => numbered_commune_end(doc, end),
            "street" => dashed_name_end(doc, context, whole_run(doc, start, end)),
            "nature" => dashed_name_end(doc, context, end),
            _ => end,
        };
        return Some(Area { tokens: i..end, kind: kind_row, name: start..end });
    }
    bare()
}

/// Whether the lower-case syllable at `i` is the second of a word and no kind of place: `yêu cầu`, `văn bản`, `chăm sóc`.
fn ends_word(doc: &Doc, i: usize) -> bool {
    if i == 0 || doc.tokens.list[i].is_capital() || doc.breaks_after(i - 1) {
        return false;
    }
    let before = doc.key(i - 1);
    match doc.key(i) {
        // `điểm cầu Đông Giang`: where people sit at a meeting by video.
        "câu1" => matches!(before, "yêu" | "nhu" | "toan1" | "cung" | "thinh3" | "quân3" | "khân3" | "điêm3"),
        "ban3" => matches!(before, "văn" | "cơ" | "kich5" | "xuât2" | "biên" | "phiên" | "tư" | "nhân" | "nguyên" | "băng1"),
        "soc2" => before == "chăm",
        "thôn" => before == "nông",
        "hô1" => before == "đông1",
        "khôi2" => before == "hinh1",
        "đương1" | "sông" => matches!(before, "thiên" | "con" | "đơi1"),
        "xa4" => before == "tac2",
        "biên3" => matches!(before, "phô3" | "chuyên3"),
        _ => false,
    }
}

/// `thôn Cổ Phúc 2`, `tổ dân phố Hòa Bình 1A`: a number that belongs to the name, and counts nothing.
fn numbered_name_end(doc: &Doc, end: usize) -> usize {
    let number = !doc.breaks_after(end - 1)
        && doc
            .token(end)
            .is_some_and(|t| t.is_number() && t.end - t.start <= 2 || matches!(doc.word(end), "I" | "II" | "III" | "IV"));
    let next = doc.token(end + 1);
    let counts = number
        && !doc.breaks_after(end)
        && next.is_some_and(|n| {
            n.is('%')
                || n.is('/')
                || n.is('.') && doc.glued(end) && doc.glued(end + 1)
                || n.is_word() && !n.is_capital() && !is_function_word(doc.key(end + 1))
        });
    end + usize::from(number && !counts)
}

/// `xã Vân Canh 1`: the number belongs to the name where nothing that it could count follows.
pub fn numbered_commune_end(doc: &Doc, end: usize) -> usize {
    let number = !doc.breaks_after(end - 1) && doc.token(end).is_some_and(|t| t.is_number() && t.end - t.start == 1);
    let closes = doc.breaks_after(end)
        || doc.token(end + 1).is_some_and(|n| n.is(',') || n.is(';') || n.is(')') || n.is('.') && !doc.glued(end))
        || doc.key(end + 1) == "va1";
    end + usize::from(number && closes)
}

/// Streets are named after people: `đường Nguyễn Phúc Tần` is one name as far as its capitals go.
fn whole_run(doc: &Doc, start: usize, end: usize) -> usize {
    let run = capital_run(doc, start, 5);
    if (3..=4).contains(&run) && start + run > end && name::shape(doc, start, start + run) >= 3 { start + run } else { end }
}

/// `cao tốc Đà Nẵng - Quảng Ngãi`, `đường Hồ Chí Minh – Quốc lộ 1`: roads named after both ends.
fn dashed_name_end(doc: &Doc, context: &Context, mut end: usize) -> usize {
    while !doc.breaks_after(end - 1) && doc.key(end) == "-" && !doc.breaks_after(end) {
        match name_end(doc, context, end + 1, false) {
            // `đường Lê Lợi - Điện thoại`: one syllable that nobody lists is no name.
            Some(next) if next > end + 2 || is_known(doc, context, end + 1, next) => end = next,
            _ => break,
        }
    }
    end
}

/// Where a number that names a place ends: `quận 1`, `phường 12`, `thôn 5`, `tổ dân phố số 7`, `quốc lộ 1A`.
fn number_end(doc: &Doc, start: usize, level: &str, kind: &str) -> Option<usize> {
    let at = if doc.key(start) == "sô2" && level == "hamlet" { start + 1 } else { start };
    let t = doc.token(at)?;
    let roman = t.is_word() && t.is_capital() && doc.word(at).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if !(t.is_number() || roman && level == "hamlet") {
        return None;
    }
    let allowed = matches!(kind, "quận" | "phường" | "quốc lộ" | "tỉnh lộ" | "đường" | "vành đai" | "hương lộ" | "hẻm" | "ngõ")
        || level == "hamlet";
    // `phường 12 tổ dân phố` cannot be told from `12 tổ dân phố`; numbers of places are short.
    if !allowed || t.end - t.start > if level == "street" { 3 } else { 2 } {
        return None;
    }
    // `nền đường 5,5m`, `mặt đường 3 m`: how broad it is.
    let part = doc.glued(at)
        && doc.token(at + 1).is_some_and(|t| t.is(',') || t.is('.'))
        && doc.glued(at + 1)
        && doc.token(at + 2).is_some_and(|t| t.is_number());
    if level == "street" && !doc.breaks_after(at) && (part || matches!(doc.key(at + 1), "m" | "km" | "met2" | "cm")) {
        return None;
    }
    // `quận 10 vụ việc`, `Đảng bộ quận 6 tháng`: the number counts what follows.
    // A date behind it counts nothing: `quận 2 ngày 7-2`.
    let date = matches!(doc.key(at + 1), "thang2" | "năm" | "ngay1") && doc.token(at + 2).is_some_and(|t| t.is_number());
    let unit = matches!(doc.key(at + 1), "thang2" | "năm" | "ngay1" | "tuân1" | "triêu5" | "ty3" | "ti3" | "nghin1") && !date;
    // Nobody writes `Q.7 hộ nghèo` of seven households: behind an abbreviation the number is the name.
    let tied = start > 0 && doc.token(start - 1).is_some_and(|t| t.is('.')) && doc.glued(start - 1);
    let counts = !doc.breaks_after(at) && !tied && (unit || doc.hits.longest(at + 1, Table::CountNoun).is_some());
    if counts && matches!(kind, "quận" | "phường" | "làng" | "bản" | "buôn") {
        return None;
    }
    // `đường 3/2`, `đường 30-4`
    if level == "street"
        && doc.glued(at)
        && doc.token(at + 1).is_some_and(|p| p.is('/') || p.is('-'))
        && doc.glued(at + 1)
        && doc.token(at + 2).is_some_and(|t| t.is_number())
    {
        return Some(at + 3);
    }
    let letter = doc.glued(at) && doc.token(at + 1).is_some_and(|n| n.is_word() && n.end - n.start == 1 && n.is_capital());
    Some(at + 1 + usize::from(letter))
}

fn is_function_word(key: &str) -> bool {
    matches!(
        key,
        "đa4"
            | "va1"
            | "co2"
            | "đươc5"
            | "la1"
            | "cua3"
            | "ơ3"
            | "tai5"
            | "vưa1"
            | "se4"
            | "cho"
            | "vơi2"
            | "trong"
            | "đê3"
            | "cung4"
            | "cung1"
            | "tô3"
            | "thưc5"
            | "đên2"
            | "tư1"
            | "trên"
            | "câu1"
            | "triên3"
            | "tiêp2"
            | "vê1"
            | "do"
            | "nay"
            | "cu4"
            | "hoăc5"
            | "nơi"
            | "gôm1"
            | "thuôc5"
    )
}

/// The place that begins at token `i`, with a kind word or, where `i` is a listed or local name, without.
pub fn at(doc: &Doc, context: &Context, i: usize, after_title: bool) -> Option<Area> {
    if let Some(area) = with_kind(doc, context, i, after_title) {
        return Some(area);
    }
    let end = name_end(doc, context, i, after_title)?;
    Some(Area { tokens: i..end, kind: None, name: i..end })
}
