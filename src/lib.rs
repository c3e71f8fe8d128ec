//! Reads a Vietnamese article on Party and local-government work and gives back a structured record.
//!
//! [`extract`] is total and deterministic: any text gives a record, and the same text gives the same record, natively and in the browser.
#![warn(missing_docs)]

pub mod arbitrate;
mod assemble;
#[cfg(feature = "bindings")]
pub mod bindings;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod contract;
pub mod dictionary;
#[cfg(any(feature = "ui", test, fuzzing))]
mod few;
mod grow;
#[cfg(any(feature = "bindings", feature = "cli", feature = "ui", test))]
mod json;
mod keyed;
pub mod lexicon;
#[cfg(any(feature = "cli", feature = "ui", test))]
pub mod library;
mod order;
pub mod phrase;
pub mod recognise;
pub mod record;
pub mod resolve;
pub mod review;
pub mod segment;
pub mod source;
pub mod span;
pub mod summarise;
#[cfg(any(feature = "ui", test, fuzzing))]
pub mod ui;

#[cfg(fuzzing)]
#[doc(hidden)]
pub use json::of as browser_json;
/// What the page reads of what the engine wrote.
#[cfg(fuzzing)]
#[doc(hidden)]
pub fn browser_record(json: &str) -> Option<Record> {
    json::of_text(json)
}
pub use record::Record;

use dictionary::Dictionary;
use serde::{Deserialize, Serialize};

/// What the reader may tell the extractor.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Where the text came from; kept in the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The day that relative and year-less dates are resolved against (`YYYY-MM-DD`), if the text itself does not state one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_date: Option<String>,
    /// The reader's own dictionary.
    #[serde(skip_serializing_if = "Dictionary::is_empty")]
    pub dictionary: Dictionary,
}

/// Reads one article. Offsets of the record count bytes of `text`; [`Record::into_utf16`] turns them into JavaScript's.
pub fn extract(text: &str, options: &Options) -> Record {
    assemble::extract(text, options)
}
