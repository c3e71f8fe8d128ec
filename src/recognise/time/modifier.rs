//! What the words in and around a time say of it: an edge of a period, a deadline, how exact a length is.

use super::Said;
use super::span::Read;
use crate::segment::Doc;

/// The modifier, as in [`crate::record::TimeValue::modifier`].
pub(super) fn modifier(doc: &Doc, found: &Read) -> Option<&'static str> {
    if found.rule == "time.term-edge" && matches!(found.said, Said::Point(_)) {
        return None;
    }
    match &found.said {
        Said::Point(_)
        | Said::RelativeYear(..)
        | Said::Term(_)
        | Said::RelativeWeek(_)
        | Said::RelativeMonth(_)
        | Said::LunarYear(_) => edge(doc.key(found.start)).or_else(|| limit(doc, found.start)),
        Said::Relative(_) | Said::Weekday { .. } | Said::RelativeQuarter(_) => limit(doc, found.start),
        Said::Length(_) => length(doc, found.start),
        _ => None,
    }
}

fn edge(key: &str) -> Option<&'static str> {
    Some(match key {
        "đâu1" => "start",
        "giưa4" => "mid",
        "cuôi2" => "end",
        _ => return None,
    })
}

/// `trước ngày 31/12`, `chậm nhất là ngày 30/9`, `đến năm 2030`, `kể từ ngày 1/1`.
fn limit(doc: &Doc, i: usize) -> Option<&'static str> {
    if i == 0 || doc.breaks_after(i - 1) {
        return None;
    }
    let back = |n: usize| if i >= n { doc.key(i - n) } else { "" };
    let latest = (2..=4).any(|n| matches!(back(n), "châm5" | "muôn5") && back(n - 1) == "nhât2");
    if latest {
        return Some("on-or-before");
    }
    Some(match back(1) {
        "trươc2" => "before",
        "sau" => "after",
        "đên2" | "hêt2" => "on-or-before",
        "tư1" => "on-or-after",
        _ => return None,
    })
}

/// `hơn 10 năm`, `gần 3 tháng`, `không quá 3 ngày`; half a month is about 15 days.
fn length(doc: &Doc, i: usize) -> Option<&'static str> {
    if doc.key(i) == "nưa3" && doc.key(i + 1) == "thang2" {
        return Some("approx");
    }
    if i == 0 || doc.breaks_after(i - 1) {
        return None;
    }
    let before = if i > 1 { doc.key(i - 2) } else { "" };
    Some(match (before, doc.key(i - 1)) {
        ("không", "qua2") | ("tôi2", "đa") | ("nhiêu1", "nhât2") => "at-most",
        ("không", "dươi2") | ("it2", "nhât2") | ("tôi2", "thiêu3") => "at-least",
        (_, "hơn" | "trên" | "qua2") => "more-than",
        (_, "gân1" | "ngot2" | "dươi2") | ("chưa", "đây1" | "đên2") => "less-than",
        (_, "khoang3" | "chưng1") => "approx",
        _ => return None,
    })
}
