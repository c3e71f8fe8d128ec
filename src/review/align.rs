//! Which syllables of one text are those of another: what a changed version of an article has kept.

use super::words::Words;
use crate::keyed::Names;

/// Up to this many pairs a stretch is compared pair by pair.
const CELLS: usize = 90_000;
/// How often a stretch is cut at what stands once in both before it is given up. Texts of the world need three or four.
const DEPTH: u32 = 24;
const NONE: u32 = u32::MAX;

/// For each syllable of the old text the one of the new text that it became; none where it was altered or taken out. Grows from left to right.
pub(super) struct Alignment {
    to_new: Vec<u32>,
    to_old: Vec<u32>,
    /// For each syllable of the old text, the one of the new text after what was kept before it.
    before: Vec<u32>,
    /// For each, the first of the new text that it or what follows it became.
    after: Vec<u32>,
}

impl Alignment {
    /// Aligns two texts by the folded keys of their syllables.
    pub(super) fn new(old: &Words, new: &Words) -> Self {
        let mut numbers = Names::default();
        let (mut a, mut b) = (Vec::with_capacity(old.list().len()), Vec::with_capacity(new.list().len()));
        for (words, out) in [(old, &mut a), (new, &mut b)] {
            for i in 0..words.list().len() {
                out.push(numbers.insert(words.key(i)) as u32);
            }
        }
        let mut to_new = vec![NONE; a.len()];
        // Stretches that are left: a range of each text and how often it was cut.
        let mut left = vec![(0, a.len(), 0, b.len(), 0)];
        while let Some((mut a0, mut a1, mut b0, mut b1, depth)) = left.pop() {
            while a0 < a1 && b0 < b1 && a[a0] == b[b0] {
                to_new[a0] = b0 as u32;
                (a0, b0) = (a0 + 1, b0 + 1);
            }
            while a0 < a1 && b0 < b1 && a[a1 - 1] == b[b1 - 1] {
                (a1, b1) = (a1 - 1, b1 - 1);
                to_new[a1] = b1 as u32;
            }
            let cells = (a1 - a0).saturating_mul(b1 - b0);
            if cells == 0 {
                continue;
            }
            if cells <= CELLS {
                pairwise(&a[a0..a1], &b[b0..b1], |i, j| to_new[a0 + i] = (b0 + j) as u32);
                continue;
            }
            let anchors = [4, 2, 1].into_iter().map(|n| anchors(&a[a0..a1], &b[b0..b1], n)).find(|l| !l.is_empty());
            let Some(anchors) = anchors.filter(|_| depth < DEPTH) else {
                // Nothing stands once in both: a text that repeats itself. It is walked through.
                in_step(&a[a0..a1], &b[b0..b1], |i, j| to_new[a0 + i] = (b0 + j) as u32);
                continue;
            };
            let (mut x, mut y) = (a0, b0);
            for (i, j) in anchors {
                let (i, j) = (a0 + i, b0 + j);
                to_new[i] = j as u32;
                left.push((x, i, y, j, depth + 1));
                (x, y) = (i + 1, j + 1);
            }
            left.push((x, a1, y, b1, depth + 1));
        }
        let mut to_old = vec![NONE; b.len()];
        for (i, j) in to_new.iter().enumerate().filter(|(_, j)| **j != NONE) {
            to_old[*j as usize] = i as u32;
        }
        let mut before = Vec::with_capacity(to_new.len() + 1);
        before.push(0);
        for j in &to_new {
            let last = before.last().copied().unwrap_or(0);
            before.push(if *j == NONE { last } else { j + 1 });
        }
        let mut after = vec![b.len() as u32; to_new.len() + 1];
        for (i, j) in to_new.iter().enumerate().rev() {
            after[i] = if *j == NONE { after[i + 1] } else { *j };
        }
        Alignment { to_new, to_old, before, after }
    }

    /// The syllable of the new text that syllable `i` of the old one became.
    pub(super) fn new_of(&self, i: usize) -> Option<usize> {
        self.to_new.get(i).filter(|j| **j != NONE).map(|j| *j as usize)
    }

    /// The syllable of the old text that syllable `j` of the new one was.
    pub(super) fn old_of(&self, j: usize) -> Option<usize> {
        self.to_old.get(j).filter(|i| **i != NONE).map(|i| *i as usize)
    }

    /// Whether the old syllables `from..to` all stand in the new text, side by side; and where.
    pub(super) fn kept(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let start = self.new_of(from)?;
        (from..to).enumerate().all(|(k, i)| self.new_of(i) == Some(start + k)).then_some((start, start + to - from))
    }

    /// How many of the old syllables `from..to` stand in the new text.
    pub(super) fn count(&self, from: usize, to: usize) -> usize {
        (from..to).filter(|i| self.new_of(*i).is_some()).count()
    }

    /// What stands in the new text in the place of the old syllables `from..to`: all between what was kept before them and after them.
    pub(super) fn place(&self, from: usize, to: usize) -> (usize, usize) {
        let at = |list: &[u32], i: usize| list.get(i).or(list.last()).map_or(0, |j| *j as usize);
        let (before, after) = (at(&self.before, from), at(&self.after, to));
        (before, after.max(before))
    }
}

/// Pairs of a stretch with `n` syllables that stand once in both, as many as go in one order.
fn anchors(a: &[u32], b: &[u32], n: usize) -> Vec<(usize, usize)> {
    let once = |list: &[u32]| -> Vec<(Vec<u32>, usize)> {
        let mut all: Vec<(Vec<u32>, usize)> = list.windows(n).map(<[u32]>::to_vec).zip(0..).collect();
        crate::order::sort_by(&mut all, Ord::cmp);
        let alone = |i: usize| (i == 0 || all[i - 1].0 != all[i].0) && all.get(i + 1).is_none_or(|next| next.0 != all[i].0);
        let keep: Vec<bool> = (0..all.len()).map(alone).collect();
        all.into_iter().zip(keep).filter(|(_, k)| *k).map(|(e, _)| e).collect()
    };
    let (left, right) = (once(a), once(b));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for (gram, i) in &left {
        while right.get(at).is_some_and(|(g, _)| g < gram) {
            at += 1;
        }
        if let Some((_, j)) = right.get(at).filter(|(g, _)| g == gram) {
            pairs.push((*i, *j));
        }
    }
    crate::order::sort_by(&mut pairs, Ord::cmp);
    rising(&pairs)
}

/// The longest run of pairs that rises in both.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair that ends the run of that length with the smallest second.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; pairs.len()];
    for (k, pair) in pairs.iter().enumerate() {
        let at = ends.partition_point(|e| pairs[*e].1 < pair.1);
        if at > 0 {
            before[k] = ends[at - 1];
        }
        if at == ends.len() {
            ends.push(k);
        } else {
            ends[at] = k;
        }
    }
    let mut out = Vec::new();
    let mut at = ends.last().copied();
    while let Some(k) = at {
        out.push(pairs[k]);
        at = Some(before[k]).filter(|b| *b != usize::MAX);
    }
    out.reverse();
    out
}

/// How far is looked ahead for what goes on alike.
const AHEAD: usize = 64;

/// Pairs of two stretches walked through side by side: where they part, from the nearest place on where three syllables are the same again.
fn in_step(a: &[u32], b: &[u32], mut pair: impl FnMut(usize, usize)) {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pair(i, j);
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let same = |x: usize, y: usize| x + 3 <= a.len() && y + 3 <= b.len() && a[x..x + 3] == b[y..y + 3];
        let next = (1..AHEAD).find_map(|d| (0..=d).map(|k| (i + k, j + d - k)).find(|(x, y)| same(*x, *y)));
        (i, j) = next.unwrap_or((i + AHEAD, j + AHEAD));
    }
}

/// The longest common sequence of two short stretches. Of two equally long ones it takes the one that keeps neighbours together.
fn pairwise(a: &[u32], b: &[u32], mut pair: impl FnMut(usize, usize)) {
    let width = b.len() + 1;
    // Twice the length of the sequence, plus one for each pair of neighbours that stay neighbours.
    let mut best = vec![0u32; (a.len() + 1) * width];
    let gain = |best: &[u32], i: usize, j: usize| -> u32 {
        let follows = i + 1 < a.len() && j + 1 < b.len() && a[i + 1] == b[j + 1];
        best[(i + 1) * width + j + 1] + 2 + u32::from(follows)
    };
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            best[i * width + j] = if a[i] == b[j] { skip.max(gain(&best, i, j)) } else { skip };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let here = best[i * width + j];
        if a[i] == b[j] && here == gain(&best, i, j) {
            pair(i, j);
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(old: &str, new: &str) -> String {
        let (a, b) = (Words::new(old), Words::new(new));
        let alignment = Alignment::new(&a, &b);
        let word = |i: usize| if alignment.new_of(i).is_some() { a.key(i).to_owned() } else { "_".to_owned() };
        (0..a.list().len()).map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_was_kept_is_found() {
        assert_eq!(kept("a b c d", "a b x d"), "a b _ d");
        assert_eq!(kept("a b c", "c a b"), "a b _");
        assert_eq!(kept("a a b a", "a b a a"), "a _ b a");
        assert_eq!(kept("", "a"), "");
        assert_eq!(kept("ủy ban", "Uỷ ban"), "uy3 ban", "spellings of one word are the same");
    }

    #[test]
    fn long_texts_are_cut_at_what_stands_once() {
        let old: Vec<String> = (0..4000)
            .map(|i| format!("w{}", ["a", "b", "c", "d", "e"][i * i % 5]) + if i % 9 == 0 { " k" } else { "" })
            .collect();
        let mut numbered: Vec<String> =
            old.iter().enumerate().map(|(i, w)| if i % 13 == 0 { format!("{w} {i}") } else { w.clone() }).collect();
        let old = numbered.join(" ");
        for i in (0..numbered.len()).step_by(10) {
            numbered[i] = "khác".to_owned();
        }
        let new = numbered.join(" ");
        let (a, b) = (Words::new(&old), Words::new(&new));
        let alignment = Alignment::new(&a, &b);
        let share = alignment.count(0, a.list().len()) * 100 / a.list().len();
        assert!(share >= 85, "{share} %");
    }
}
