//! Codes of places: the unit of the catalogue that a mention means, on the article's date, told from its namesakes by the places around it.

use crate::keyed::Names;
use crate::lexicon::fold_phrase;
use crate::lexicon::gazetteer::{Gazetteer, Unit, gazetteer};
use crate::order;
use crate::record::PlaceCode;

/// What is asked of the catalogue.
pub(super) struct Question<'a> {
    /// The folded key of the name.
    pub key: &'a str,
    /// The kind word in full; empty where none stands.
    pub kind: &'a str,
    /// The level as [`crate::phrase::area::Area::level`] gives it; empty where it is not known.
    pub level: &'a str,
    /// Folded keys of the places that this one is written before (`phường Láng Thượng, quận Đống Đa`).
    pub within: &'a [String],
    /// Folded keys of all places and bodies' places of the article, and of the outlet's home.
    pub around: &'a Names,
    /// The day, `YYYY-MM-DD`, on which it is meant; `None` where the article tells none.
    pub date: Option<&'a str>,
}

/// The unit meant and the folded key of the one above it; `None` where there is none or the article does not tell namesakes apart.
pub(super) fn code(question: &Question) -> Option<(PlaceCode, String)> {
    let all = gazetteer()?;
    let levels: &[u8] = match (question.level, question.kind) {
        ("province", _) => &[1],
        ("city", _) => &[1, 2],
        ("district", _) => &[2],
        ("commune", _) => &[3],
        ("", "") => &[1, 2, 3],
        _ => return None,
    };
    let mut units: Vec<&Unit> = all.units(question.key).filter(|u| levels.contains(&u.level)).collect();
    if !question.kind.is_empty() && question.kind != "huyện đảo" {
        units.retain(|u| u.kind() == question.kind);
    }
    // What was in force on the day; an article may also speak of what is no more, never of what is yet to come.
    if let Some(date) = question.date {
        let valid: Vec<&Unit> = units.iter().copied().filter(|u| all.from(u) <= date && all.to(u) > date).collect();
        if valid.is_empty() { units.retain(|u| all.from(u) <= date) } else { units = valid }
    }
    // A bare name means the highest unit that has it, unless it is only a commune's: those need a place around them.
    if question.kind.is_empty() {
        let highest = units.iter().map(|u| u.level).min()?;
        units.retain(|u| u.level == highest);
    }
    // The last version of each unit stands for it.
    order::sort_by(&mut units, |a, b| (a.current, a.code(), all.to(a)).cmp(&(b.current, b.code(), all.to(b))));
    let last = |i: usize| units.get(i + 1).is_none_or(|n| n.current != units[i].current || n.code() != units[i].code());
    let units: Vec<&Unit> = (0..units.len()).filter(|i| last(*i)).map(|i| units[i]).collect();

    let score = |unit: &Unit| {
        let (mut score, mut above) = (0, all.parent(unit));
        while let Some(parent) = above {
            let key = fold_phrase(all.name(parent));
            score += if question.within.contains(&key) { 8 } else { 0 };
            score += if question.around.contains(&key) { if parent.level == 2 { 3 } else { 2 } } else { 0 };
            above = all.parent(parent);
        }
        score
    };
    let scored: Vec<(i32, &Unit)> = units.iter().map(|u| (score(u), *u)).collect();
    let best = scored.iter().map(|(s, _)| *s).max()?;
    // A unit that lives on under its name and code is one unit; its later version is in force.
    let lives_on = |a: &Unit, b: &Unit| a.level == b.level && a.code() == b.code() && a.kind() == b.kind();
    let mut best_units: Vec<&Unit> = scored.iter().filter(|(s, _)| *s == best).map(|(_, u)| *u).collect();
    best_units.dedup_by(|b, a| {
        let same = lives_on(a, b);
        if same {
            *a = *b;
        }
        same
    });
    let (unit, rival) = (*best_units.first()?, best_units.get(1));
    // Namesakes, or a commune far from every place that the article names.
    let alone = question.kind.is_empty() && unit.level == 3;
    if rival.is_some() || best == 0 && (alone || scored.len() > 1) {
        return None;
    }
    let above = all.parent(unit).map(|p| fold_phrase(all.name(p))).unwrap_or_default();
    Some((place_code(all, unit), above))
}

fn place_code(all: &Gazetteer, unit: &Unit) -> PlaceCode {
    let successors = all.successors(unit);
    // A province that went on under its name and code has not ended.
    let goes_on = unit.level == 1
        && all.heirs(unit).any(|h| h.code() == unit.code() && h.kind() == unit.kind() && all.name(h) == all.name(unit));
    let ended = Some(all.to(unit)).filter(|day| *day < "9999" && !goes_on);
    PlaceCode {
        system: "gso".to_owned(),
        code: unit.code(),
        valid_until: ended.and_then(day_before),
        successors: if goes_on { Vec::new() } else { successors },
    }
}

/// The day before, both `YYYY-MM-DD`.
fn day_before(day: &str) -> Option<String> {
    let mut parts = day.split('-').map(|p| p.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Some(match (month, day) {
        (1, 1) => format!("{:04}-12-31", year - 1),
        (month, 1) => {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = match month - 1 {
                2 => 28 + u32::from(leap),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            format!("{year:04}-{:02}-{days:02}", month - 1)
        }
        _ => format!("{year:04}-{month:02}-{:02}", day - 1),
    })
}
