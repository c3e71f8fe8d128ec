//! Which data files make up the lexicon: a new table is one line here and one file in `data/`.

/// How a column is given to the Rust code.
#[derive(Clone, Copy)]
pub enum Field {
    /// As it is.
    Text,
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
        file: "data/layout.tsv",
        name: "LayoutWord",
        statik: "LAYOUT_WORDS",
        keys: &["phrase"],
        fields: &[("role", Text), ("at", Text)],
    },
    Spec {
        file: "data/outlets.tsv",
        name: "Outlet",
        statik: "OUTLETS",
        keys: &["forms"],
        fields: &[("forms", Text), ("name", Text), ("place", Text)],
    },
    Spec { file: "data/cues.tsv", name: "Cue", statik: "CUES", keys: &["phrase"], fields: &[("cue", Text), ("at", Text)] },
    Spec {
        file: "data/events.tsv",
        name: "EventWord",
        statik: "EVENT_WORDS",
        keys: &["phrase"],
        fields: &[("kind", Text), ("host", Text), ("is", Text)],
    },
    Spec {
        file: "data/weights.tsv",
        name: "Weight",
        statik: "WEIGHTS",
        keys: &[],
        fields: &[
            ("feature", Text),
            ("none", Number),
            ("result", Number),
            ("limitation", Number),
            ("task", Number),
            ("assessment", Number),
        ],
    },
    Spec {
        file: "data/words.tsv",
        name: "WordWeight",
        statik: "WORD_WEIGHTS",
        keys: &[],
        fields: &[
            ("words", Text),
            ("none", Number),
            ("result", Number),
            ("limitation", Number),
            ("task", Number),
            ("assessment", Number),
        ],
    },
    Spec {
        file: "data/keys.tsv",
        name: "KeyWeight",
        statik: "KEY_WEIGHTS",
        keys: &[],
        fields: &[("sign", Text), ("weight", Number)],
    },
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
    Spec {
        file: "data/organizations/heads.tsv",
        name: "OrgHead",
        statik: "ORG_HEADS",
        keys: &["forms"],
        fields: &[("name", Text), ("class", Text), ("level", Text), ("kind", Text)],
    },
    Spec {
        file: "data/organizations/fields.tsv",
        name: "OrgField",
        statik: "ORG_FIELDS",
        keys: &["field"],
        fields: &[("field", Text)],
    },
    Spec {
        file: "data/roles/titles.tsv",
        name: "Title",
        statik: "TITLES",
        keys: &["forms"],
        fields: &[("title", Text), ("class", Text), ("head", Text)],
    },
    Spec {
        file: "data/roles/honorifics.tsv",
        name: "Honorific",
        statik: "HONORIFICS",
        keys: &["forms"],
        fields: &[("strength", Text)],
    },
    Spec {
        file: "data/places/kinds.tsv",
        name: "PlaceKind",
        statik: "PLACE_KINDS",
        keys: &["forms"],
        fields: &[("kind", Text), ("level", Text)],
    },
    Spec {
        file: "data/places/provinces.tsv",
        name: "Province",
        statik: "PROVINCES",
        keys: &["forms"],
        fields: &[("name", Text)],
    },
    Spec {
        file: "data/places/districts.tsv",
        name: "District",
        statik: "DISTRICTS",
        keys: &["forms"],
        fields: &[("name", Text)],
    },
    Spec {
        file: "data/documents/kinds.tsv",
        name: "DocKind",
        statik: "DOC_KINDS",
        keys: &["forms"],
        fields: &[("kind", Text), ("class", Text), ("symbol", Text), ("of", Text)],
    },
    Spec {
        file: "data/documents/issuers.tsv",
        name: "Issuer",
        statik: "ISSUERS",
        keys: &[],
        fields: &[("code", Text), ("variants", Text), ("issuer", Text), ("system", Text), ("phrases", Text)],
    },
    Spec {
        file: "data/documents/sessions.tsv",
        name: "Session",
        statik: "SESSIONS",
        keys: &[],
        fields: &[("term", Text), ("plenum", Number), ("first", Text), ("last", Text)],
    },
    Spec {
        file: "data/documents/known.tsv",
        name: "KnownDocument",
        statik: "KNOWN_DOCUMENTS",
        keys: &["forms"],
        fields: &[("kind", Text), ("number", Text), ("designation", Text), ("of", Text)],
    },
    Spec { file: "data/documents/laws.tsv", name: "Law", statik: "LAWS", keys: &["name"], fields: &[] },
    Spec {
        file: "data/times/lunar.tsv",
        name: "LunarYear",
        statik: "LUNAR_YEARS",
        keys: &["name"],
        fields: &[("year", Number), ("first", Text), ("leap", Number), ("lengths", Text)],
    },
    Spec {
        file: "data/times/feasts.tsv",
        name: "Feast",
        statik: "FEASTS",
        keys: &["forms"],
        fields: &[("month", Number), ("day", Number)],
    },
    Spec {
        file: "data/times/terms.tsv",
        name: "Term",
        statik: "TERMS",
        keys: &[],
        fields: &[("of", Text), ("first", Number), ("last", Number)],
    },
    Spec { file: "data/figures/nouns.tsv", name: "CountNoun", statik: "COUNT_NOUNS", keys: &["noun"], fields: &[] },
    Spec { file: "data/places/countries.tsv", name: "Country", statik: "COUNTRIES", keys: &["name"], fields: &[("weak", Text)] },
];
