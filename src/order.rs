//! Sorting, once for all types: the standard library's sort is compiled anew for every type that it sorts, some 2 kB each in the browser's modules.
//! Here only numbers of items are sorted, by a comparison that is handed in.

use std::cmp::Ordering;

/// Sorts stably.
pub(crate) fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    arrange(order, &mut |a, b| items.swap(a, b));
}

/// Sorts stably by a key that is made once for each item.
pub(crate) fn sort_by_cached_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = order(items.len(), &mut |a, b| keys[a].cmp(&keys[b]));
    arrange(order, &mut |a, b| items.swap(a, b));
}

/// Each item once, in order.
pub(crate) fn unique<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    sort_by(&mut items, T::cmp);
    items.dedup();
    items
}

/// The numbers of `len` items in their order.
fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Brings the items to their places: the one that belongs to place `i` stands at `order[i]`. Each is moved once.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for first in 0..order.len() {
        let mut at = first;
        loop {
            // A place that is done points to itself.
            let from = std::mem::replace(&mut order[at], at);
            if from == first {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_the_standard_stable_sort(items in prop::collection::vec((0u8..9, any::<u8>()), 0..80)) {
            let mut expected = items.clone();
            expected.sort_by_key(|i| i.0);
            let (mut compared, mut keyed) = (items.clone(), items.clone());
            sort_by(&mut compared, |a, b| a.0.cmp(&b.0));
            sort_by_cached_key(&mut keyed, |i| i.0);
            prop_assert_eq!(&compared, &expected);
            prop_assert_eq!(&keyed, &expected);
            let set: std::collections::BTreeSet<_> = items.iter().copied().collect();
            prop_assert_eq!(unique(items), set.into_iter().collect::<Vec<_>>());
        }
    }
}
