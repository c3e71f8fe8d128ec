//! The gazetteer: every unit of the administration since 2008 with its code, versions and successors.
//!
//! Natively it is part of the program. The web engine loads it from a file of its own ([`load`]) before it reads the first article, so that both
//! give the same record. `build/places.rs` packs it and describes the layout.

use crate::keyed::Map;
use crate::order;
use crate::segment::tokens::{Tokens, tokenise};
use std::sync::OnceLock;

static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();

#[cfg(not(target_arch = "wasm32"))]
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

/// The gazetteer, unless the web engine has not loaded it.
pub fn gazetteer() -> Option<&'static Gazetteer> {
    #[cfg(not(target_arch = "wasm32"))]
    return Some(GAZETTEER.get_or_init(|| Gazetteer::read(PACKED.to_vec()).unwrap_or_default()));
    #[cfg(target_arch = "wasm32")]
    GAZETTEER.get()
}

/// Loads the gazetteer from the bytes of `gazetteer.bin`; `false` where they are no gazetteer. A second call changes nothing.
pub fn load(packed: Vec<u8>) -> bool {
    Gazetteer::read(packed).map(|g| GAZETTEER.get_or_init(|| g)).is_some()
}

/// The kinds, in the order of their numbers.
const KINDS: [&str; 9] = ["tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn", "đặc khu"];

/// The sections: whether its units are the current ones, and their level.
const SECTIONS: [(bool, u8); 5] = [(false, 1), (false, 2), (false, 3), (true, 1), (true, 3)];

/// One version of a unit.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    /// Whether it belongs to the order of two levels that began on 1 July 2025.
    pub current: bool,
    /// 1 province, 2 district, 3 commune.
    pub level: u8,
    code: u32,
    name: u16,
    kind: u8,
    parent: u32,
    from: u8,
    to: u8,
    successors: (u32, u8),
}

/// All units.
#[derive(Debug, Default)]
pub struct Gazetteer {
    names: String,
    /// Where each name stands in `names`.
    name_spans: Vec<(u32, u32)>,
    dates: Vec<String>,
    /// In the order of their sections, by code within a section.
    units: Vec<Unit>,
    successors: Vec<u32>,
    /// The folded key of each name, sorted, with the name's number.
    keys: Vec<(Box<str>, u16)>,
    /// By the first word of a key: which of `keys` begin with it.
    first_words: Map<(u32, u32)>,
    /// The units of each name: `by_name[i]` are numbers of `units`.
    by_name: Vec<Vec<u16>>,
    /// Whether a commune has the name and the name alone may tell it (it has a letter).
    commune: Vec<bool>,
}

impl Gazetteer {
    fn read(packed: Vec<u8>) -> Option<Gazetteer> {
        let mut at = 0;
        let mut block = || {
            let length = number(&packed, &mut at)? as usize;
            at += length;
            packed.get(at - length..at)
        };
        let names = std::str::from_utf8(block()?).ok()?.to_owned();
        let dates = std::str::from_utf8(block()?).ok()?.split('\n').map(str::to_owned).collect::<Vec<_>>();
        let mut columns = Vec::new();
        for _ in 0..9 {
            columns.push(Column { bytes: block()?, at: 0 });
        }
        let mut out = Gazetteer { dates, ..Gazetteer::default() };
        let mut start = 0;
        for name in names.split('\n') {
            out.name_spans.push((start, start + name.len() as u32));
            start += name.len() as u32 + 1;
        }
        // How many of the names were met so far.
        let mut known = 0u64;
        for (current, level) in SECTIONS {
            let (mut code, mut parent) = (0i64, 0i64);
            for _ in 0..columns[0].number()? {
                code += columns[1].difference()?;
                let back = columns[2].number()?;
                let name = known.checked_sub(back)? as u16;
                known += u64::from(back == 0);
                let kind = columns[3].number()? as u8;
                parent += columns[4].difference()?;
                let (from, to) = (columns[5].number()? as u8, columns[6].number()? as u8);
                let first = out.successors.len() as u32;
                let count = columns[7].number()?;
                let mut successor = code;
                for _ in 0..count {
                    successor += columns[8].difference()?;
                    out.successors.push(successor as u32);
                }
                let successors = (first, count as u8);
                out.units.push(Unit {
                    current,
                    level,
                    code: code as u32,
                    name,
                    kind,
                    parent: parent as u32,
                    from,
                    to,
                    successors,
                });
            }
        }
        let fits = |u: &Unit| {
            (u.name as usize) < out.name_spans.len()
                && (u.kind as usize) < KINDS.len()
                && (u.from.max(u.to) as usize) < out.dates.len()
        };
        if !out.units.iter().all(fits) || out.units.len() > usize::from(u16::MAX) {
            return None;
        }
        out.by_name = vec![Vec::new(); out.name_spans.len()];
        out.commune = vec![false; out.name_spans.len()];
        for (i, unit) in out.units.iter().enumerate() {
            out.by_name[unit.name as usize].push(i as u16);
            out.commune[unit.name as usize] |= unit.level == 3;
        }
        // One pass of the tokeniser over all names: the line feeds keep them apart.
        let tokens = tokenise(&names);
        let mut first = 0;
        for (number, (_, end)) in out.name_spans.iter().enumerate() {
            let mut last = first;
            while last < tokens.list.len() && tokens.list[last].end <= *end {
                last += 1;
            }
            if last > first {
                let key = tokens.keys_of(first, last);
                out.commune[number] &= tokens.list[first..last].iter().any(|t| t.is_word());
                out.keys.push((key.into(), number as u16));
            }
            first = last;
        }
        order::sort_by(&mut out.keys, Ord::cmp);
        for (i, (key, _)) in out.keys.iter().enumerate() {
            let first = key.split(' ').next().unwrap_or_default();
            out.first_words.or_insert(first, (i as u32, i as u32)).1 = i as u32 + 1;
        }
        out.names = names;
        Some(out)
    }

    /// The names of communes that begin at token `i`: where each ends and its number.
    pub(super) fn communes_at(&self, tokens: &Tokens, i: usize, mut found: impl FnMut(usize, u16)) {
        const LONGEST: usize = 8;
        let Some(&(from, to)) = self.first_words.get(tokens.key(i)) else { return };
        let mut rest = &self.keys[from as usize..to as usize];
        for end in i + 1..(i + 1 + LONGEST).min(tokens.list.len() + 1) {
            let key = tokens.keys_of(i, end);
            rest = &rest[rest.partition_point(|(k, _)| **k < *key)..];
            let Some((next, _)) = rest.first().filter(|(k, _)| k.starts_with(key)) else { return };
            if **next == *key {
                let mut same = rest.iter().take_while(|(k, _)| **k == *key);
                if let Some((_, name)) = same.find(|(_, name)| self.commune[*name as usize]) {
                    found(end, *name);
                }
            }
            // A blank line ends every name.
            if tokens.list[end - 1].newlines() >= 2 {
                return;
            }
        }
    }

    /// Every version of every unit whose name has this folded key.
    pub fn units(&self, key: &str) -> impl Iterator<Item = &Unit> + '_ {
        let at = self.keys.partition_point(|(k, _)| **k < *key);
        let key: Box<str> = key.into();
        let names = self.keys[at..].iter().take_while(move |(k, _)| *k == key);
        names.flat_map(|(_, name)| self.by_name[*name as usize].iter().map(|u| &self.units[*u as usize]))
    }

    /// The unit above, as it was when this version began; a commune of the two levels lies in a province.
    pub fn parent(&self, unit: &Unit) -> Option<&Unit> {
        let level = match (unit.level, unit.current) {
            (3, false) => 2,
            (2, _) | (3, true) => 1,
            _ => return None,
        };
        let day = self.to(unit);
        // The version in force at the end of the child's; else the first.
        let versions = self.versions(unit.current, level, unit.parent);
        versions.iter().rev().find(|u| self.from(u) < day).or(versions.first())
    }

    /// All versions of the unit with this code, in the order of their days.
    fn versions(&self, current: bool, level: u8, code: u32) -> &[Unit] {
        let key = |u: &Unit| (u.current, u.level, u.code);
        let from = self.units.partition_point(|u| key(u) < (current, level, code));
        let to = self.units.partition_point(|u| key(u) <= (current, level, code));
        &self.units[from..to]
    }

    /// The current units that took its place.
    pub fn heirs(&self, unit: &Unit) -> impl Iterator<Item = &Unit> + '_ {
        let (first, count, level) = (unit.successors.0 as usize, unit.successors.1 as usize, unit.level);
        let heir = move |code: &u32| self.versions(true, level, *code).first();
        self.successors[first..first + count].iter().filter_map(heir)
    }

    /// Their names, with their kinds (`phường Hai Bà Trưng`).
    pub fn successors(&self, unit: &Unit) -> Vec<String> {
        self.heirs(unit).map(|u| format!("{} {}", u.kind(), self.name(u))).collect()
    }

    /// The name, without the kind word.
    pub fn name(&self, unit: &Unit) -> &str {
        let (start, end) = self.name_spans[unit.name as usize];
        &self.names[start as usize..end as usize]
    }

    /// The first day, `YYYY-MM-DD`; empty where the unit is older than the catalogue.
    pub fn from(&self, unit: &Unit) -> &str {
        &self.dates[unit.from as usize]
    }

    /// The first day on which the version is not in force; later than any day where it is.
    pub fn to(&self, unit: &Unit) -> &str {
        match self.dates[unit.to as usize].as_str() {
            "" => "9999-12-31",
            day => day,
        }
    }
}

impl Unit {
    /// The code with the digits of its level.
    pub fn code(&self) -> String {
        match self.level {
            1 => format!("{:02}", self.code),
            2 => format!("{:03}", self.code),
            _ => format!("{:05}", self.code),
        }
    }

    /// `tỉnh`, `thành phố`, `quận`, `huyện`, `thị xã`, `phường`, `xã`, `thị trấn`, `đặc khu`.
    pub fn kind(&self) -> &'static str {
        KINDS[self.kind as usize]
    }
}

struct Column<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Column<'_> {
    fn number(&mut self) -> Option<u64> {
        number(self.bytes, &mut self.at)
    }

    fn difference(&mut self) -> Option<i64> {
        let value = self.number()?;
        Some((value >> 1) as i64 ^ -((value & 1) as i64))
    }
}

fn number(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(value);
        }
        shift += 7;
        if shift > 56 {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(name: &str) -> Vec<&'static Unit> {
        gazetteer().unwrap().units(&crate::lexicon::fold_phrase(name)).collect()
    }

    #[test]
    fn holds_the_units_of_both_orders() {
        let all = gazetteer().unwrap();
        let count = |current: bool, level: u8, day: &str| {
            let of = |u: &&Unit| u.current == current && u.level == level && all.from(u) <= day && all.to(u) > day;
            let mut codes: Vec<u32> = all.units.iter().filter(of).map(|u| u.code).collect();
            codes.sort_unstable();
            codes.dedup();
            codes.len()
        };
        // The official totals on the last day of three levels and the first day of two.
        assert_eq!([1, 2, 3].map(|l| count(false, l, "2025-06-30")), [63, 696, 10_035]);
        assert_eq!([1, 3].map(|l| count(true, l, "2025-07-01")), [34, 3_321]);
    }

    #[test]
    fn knows_codes_parents_and_successors() {
        let all = gazetteer().unwrap();
        let district = units("Hai Bà Trưng").into_iter().find(|u| u.level == 2).unwrap();
        assert_eq!(
            (district.code().as_str(), all.to(district), all.name(all.parent(district).unwrap())),
            ("007", "2025-07-01", "Hà Nội")
        );
        let ward = units("Trúc Bạch").into_iter().find(|u| u.level == 3 && !u.current).unwrap();
        assert_eq!(all.successors(ward), ["phường Ba Đình"]);
    }

    #[test]
    fn refuses_what_is_no_gazetteer() {
        assert!(Gazetteer::read(vec![]).is_none());
        assert!(Gazetteer::read(vec![0xFF; 40]).is_none());
        for cut in [1, 100, PACKED.len() / 2, PACKED.len() - 1] {
            assert!(Gazetteer::read(PACKED[..cut].to_vec()).is_none(), "{cut}");
        }
    }
}
