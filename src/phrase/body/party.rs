//! Party organisations: committees, organisations and cells, after the place or the body that they lead.

use super::super::{area, capital_run, name};
use super::{Area, Body, Reading, at_depth, is_plural, place_suffix};
use crate::lexicon::{ORG_HEADS, Table};
use crate::segment::Doc;

pub(super) fn membership(r: &Reading) -> Option<Body> {
    let Reading { doc, context, open, after_title, depth, .. } = *r;
    let head = &r.head;
    let spec = r.spec();
    let make = |end: usize, area: Option<Area>, parent: Option<Body>, definite: bool| r.make(end, area, parent, definite);
    let next = head.end;
    let capital = doc.tokens.list[head.start].is_capital();
    let cell = spec.level == "cell";
    if open {
        // `Đảng bộ Khối các cơ quan tỉnh`, `Đảng ủy các cơ quan Đảng tỉnh`, `Đảng ủy Quân sự tỉnh`, `Chi bộ Cơ quan …`
        if let Some(end) = block_end(doc, next) {
            let area = place_suffix(doc, context, end, !doc.breaks_after(end - 1), after_title);
            // `Đảng ủy các cơ quan tỉnh` is one body, `đảng ủy các cơ quan, đơn vị` are many.
            if area.is_some() || doc.key(next) != "cac2" || doc.key(end - 1) != "quan" {
                return Some(make(area.as_ref().map_or(end, |a| a.tokens.end), area, None, capital));
            }
            return None;
        }
        // `Đảng bộ Cơ quan Liên đoàn Lao động tỉnh`
        let from = if doc.key(next) == "cơ" && doc.key(next + 1) == "quan" { next + 2 } else { next };
        // `Đảng ủy TT. Chợ Mới` is that of the town, not of a standing board.
        let parent = at_depth(doc, context, from, after_title, depth + 1)
            .filter(|p| p.row().name != "Thường trực" && (p.definite || doc.tokens.list[from].is_capital()));
        if let Some(parent) = parent
            && !(cell && parent.row().class == "organ" && !parent.definite)
        {
            return Some(make(parent.tokens.end, None, Some(parent), true));
        }
        let area =
            area::with_kind(doc, context, next, after_title).or_else(|| place_suffix(doc, context, next, open, after_title));
        if let Some(area) = area.filter(|a| matches!(a.level(), "province" | "city" | "district" | "commune" | "hamlet" | "name"))
        {
            let named = !area.name.is_empty();
            // `Bí thư Chi bộ bản Giàng A Chấu`: the cell of the hamlet that is spoken of; `Chi bộ thôn, tổ dân phố` are many.
            if cell && !named && !(capital && area.level() == "hamlet" && doc.key(area.tokens.end) != ",") {
                return None;
            }
            return Some(make(area.tokens.end, Some(area), None, capital || named));
        }
        // `Đảng ủy Bệnh viện`, `Chi bộ Trường`, `Đảng ủy Công an`: the body that it leads, by its bare head.
        let bare = doc.hits.longest(next, Table::OrgHead).filter(|h| {
            let class = ORG_HEADS[h.row as usize].class;
            matches!(class, "institution" | "agency" | "numbered") && doc.tokens.list[next].is_capital()
        });
        if let Some(bare) = bare.filter(|_| capital) {
            return Some(make(bare.end as usize, None, None, true));
        }
        // `Chi bộ 3`, `Chi bộ số 5`
        if cell && doc.token(next + usize::from(doc.key(next) == "sô2")).is_some_and(|t| t.is_number()) {
            return Some(make(next + 1 + usize::from(doc.key(next) == "sô2"), None, None, capital));
        }
        let run = capital_run(doc, next, 5);
        // `Chi bộ Phòng khám`: the first syllable of a word that goes on.
        let cut = run == 1
            && doc.hits.longest(next, Table::OrgHead).is_some_and(|h| h.len() == 1)
            && !doc.breaks_after(next)
            && doc.token(next + 1).is_some_and(|t| t.is_word());
        if cell
            && capital
            && run >= 1
            && !cut
            && doc.hits.longest(next, Table::Title).is_none()
            && name::shape(doc, next, next + run) < 4
        {
            return Some(make(next + run, None, None, true));
        }
    }
    (!cell && !is_kind_word(doc, next, open)).then(|| make(next, None, None, capital))
}

/// `cơ sở`, `trực thuộc`, `bộ phận` after a head: a kind of body, none in particular.
fn is_kind_word(doc: &Doc, i: usize, open: bool) -> bool {
    open && (matches!((doc.key(i), doc.key(i + 1)), ("cơ", "sơ3") | ("trưc5", "thuôc5") | ("bô5", "phân5") | ("câp2", _))
        || is_plural(doc, i))
}

/// `Khối các cơ quan`, `Khối Doanh nghiệp`, `các cơ quan Đảng`, `Quân sự`: what a Party committee outside the places is named after.
fn block_end(doc: &Doc, i: usize) -> Option<usize> {
    const BLOCKS: &[&[&str]] = &[
        &["khôi2", "cac2", "cơ", "quan", "va1", "doanh", "nghiêp5"],
        &["khôi2", "cơ", "quan", "va1", "doanh", "nghiêp5"],
        &["khôi2", "cac2", "cơ", "quan", "-", "doanh", "nghiêp5"],
        &["khôi2", "cac2", "cơ", "quan", ",", "doanh", "nghiêp5"],
        &["khôi2", "cac2", "cơ", "quan"],
        &["khôi2", "cơ", "quan"],
        &["khôi2", "doanh", "nghiêp5"],
        &["khôi2", "cac2", "doanh", "nghiêp5"],
        &["cac2", "cơ", "quan", "đang3"],
        &["cac2", "cơ", "quan"],
        &["cơ", "quan", "đang3"],
        &["cơ", "quan", "chinh2", "quyên1"],
        &["quân", "sư5"],
        &["cơ", "quan", "quân", "sư5"],
    ];
    let block = BLOCKS.iter().find(|b| b.iter().enumerate().all(|(k, w)| doc.key(i + k) == *w))?;
    let named = matches!(block[0], "cac2" | "cơ" | "khôi2" | "quân");
    (doc.tokens.list[i].is_capital() || named).then_some(i + block.len())
}
