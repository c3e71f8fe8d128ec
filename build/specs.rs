//! Which data files make up the lexicon: a new table is one line here and one file in `data/`.

/// How a column is given to the Rust code.
#[derive(Clone, Copy)]
pub enum Field {
    /// As it is.
    Text,
    /// Several values joined by `|`.
    #[allow(dead_code)]
    List,
    /// A whole number; an empty cell is 0.
    Number,
}

/// One data file and what the Rust code sees of it.
pub struct Spec {
    /// The file.
    pub file: &'static str,
    /// The row's type, and the name of the table in `lexicon::Table`.
    pub name: &'static str,
    /// The static that holds the rows.
    pub statik: &'static str,
    /// The columns whose values (joined by `|`) are found in text.
    pub keys: &'static [&'static str],
    /// The columns that the Rust code reads.
    pub fields: &'static [(&'static str, Field)],
}

use Field::{Number, Text};

/// Every table, in the order of `lexicon::Table`.
pub const SPECS: &[Spec] = &[
    Spec {
        file: "data/names/surnames.tsv",
        name: "Surname",
        statik: "SURNAMES",
        keys: &["surname"],
        fields: &[("seen", Number), ("ambiguous", Text)],
    },
    Spec {
        file: "data/names/given.tsv",
        name: "Given",
        statik: "GIVEN",
        keys: &["syllable"],
        fields: &[("as_middle", Number), ("as_given", Number)],
    },
];
