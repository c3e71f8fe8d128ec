//! Lists that may become very long.

/// Adds an item to a list of large items, of which a text may have very many: the list grows by a quarter, where the standard library doubles it.
pub(crate) fn push<T>(list: &mut Vec<T>, item: T) {
    if list.len() == list.capacity() {
        list.reserve_exact(list.len() / 4 + 8);
    }
    list.push(item);
}
