//! A set of few things: a sorted list, in a tenth of the code of the standard library's set.

/// A set of few things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Few<T>(Vec<T>);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Few(Vec::new())
    }
}

impl<T: Ord> Few<T> {
    /// Whether it holds a thing.
    pub fn contains(&self, thing: &T) -> bool {
        self.0.binary_search(thing).is_ok()
    }

    /// Adds a thing.
    pub fn insert(&mut self, thing: T) {
        if let Err(at) = self.0.binary_search(&thing) {
            self.0.insert(at, thing);
        }
    }

    /// Takes a thing out; whether it was there.
    pub fn remove(&mut self, thing: &T) -> bool {
        let found = self.0.binary_search(thing);
        found.map(|at| self.0.remove(at)).is_ok()
    }

    /// The things in their order.
    pub fn list(&self) -> &[T] {
        &self.0
    }
}

impl<T: Ord> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Self {
        let mut out = Few::default();
        things.into_iter().for_each(|thing| out.insert(thing));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_each_thing_once_in_order() {
        let mut few: Few<u8> = [3, 1, 3].into_iter().collect();
        few.insert(2);
        assert_eq!(few.list(), [1, 2, 3]);
        assert!(few.remove(&3) && !few.remove(&3) && few.contains(&2) && !few.contains(&3));
    }
}
