//! Sets and maps by string. They keep the order in which keys came, so that no order of hashes is seen; and there is one hash table for all of them,
//! which the compiler would make anew for every type of value.

use rustc_hash::FxHashMap;

/// A set of strings, numbered in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Names {
    numbers: FxHashMap<Box<str>, u32>,
}

impl Names {
    /// Adds a string; whether it is new.
    pub fn add(&mut self, name: &str) -> bool {
        let known = self.numbers.len();
        self.insert(name) == known
    }

    /// The number of a string, which is new or known.
    pub fn insert(&mut self, name: &str) -> usize {
        if let Some(known) = self.number(name) {
            return known;
        }
        let next = self.numbers.len();
        self.numbers.insert(name.into(), next as u32);
        next
    }

    /// The number of a known string.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).map(|n| *n as usize)
    }

    /// How many strings there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether the string is known.
    pub fn contains(&self, name: &str) -> bool {
        self.number(name).is_some()
    }

    /// Adds many strings.
    pub fn extend<S: AsRef<str>>(&mut self, names: impl IntoIterator<Item = S>) {
        names.into_iter().for_each(|n| {
            self.insert(n.as_ref());
        });
    }
}

impl<S: AsRef<str>> FromIterator<S> for Names {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        let mut out = Names::default();
        out.extend(names);
        out
    }
}

/// A value for each of some strings.
#[derive(Debug)]
pub(crate) struct Map<V> {
    names: Names,
    values: Vec<V>,
}

impl<V> Default for Map<V> {
    fn default() -> Self {
        Map { names: Names::default(), values: Vec::new() }
    }
}

impl<V> Map<V> {
    /// The value of a string.
    pub fn get(&self, name: &str) -> Option<&V> {
        self.values.get(self.names.number(name)?)
    }

    /// The value of a string; `new` where there is none yet.
    pub fn or_insert(&mut self, name: &str, new: V) -> &mut V {
        let at = self.names.insert(name);
        if at == self.values.len() {
            self.values.push(new);
        }
        &mut self.values[at]
    }

    /// Gives a string a value in place of the one it has.
    pub fn insert(&mut self, name: &str, value: V) {
        let at = self.names.insert(name);
        match self.values.get_mut(at) {
            Some(old) => *old = value,
            None => self.values.push(value),
        }
    }

    /// The value of a string, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        self.values.get_mut(self.names.number(name)?)
    }

    /// The values in the order in which their strings came.
    pub fn values(&self) -> &[V] {
        &self.values
    }
}

impl<S: AsRef<str>, V> FromIterator<(S, V)> for Map<V> {
    fn from_iter<I: IntoIterator<Item = (S, V)>>(pairs: I) -> Self {
        let mut out = Map::default();
        pairs.into_iter().for_each(|(name, value)| out.insert(name.as_ref(), value));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_numbered_as_they_come() {
        let mut names: Names = ["b", "a", "b"].into_iter().collect();
        assert_eq!([names.insert("a"), names.insert("c")], [1, 2]);
        assert!(names.contains("c") && !names.contains("d"));
        let mut map = Map::default();
        *map.or_insert("y", 1) += 1;
        map.insert("x", 5);
        map.insert("y", 7);
        assert_eq!(map.values(), [7, 5]);
        assert_eq!((map.get("x"), map.get("z")), (Some(&5), None));
    }
}
