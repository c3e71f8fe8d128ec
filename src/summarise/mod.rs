//! What the article says as a whole: metadata, statements, indicators, event, key sentences.

mod clause;
mod cues;
pub mod event;
mod event_facts;
#[cfg(test)]
mod fit;
pub mod indicators;
pub mod key_sentences;
mod links;
mod measure;
pub mod metadata;
mod relation;
pub mod statements;
#[cfg(test)]
mod weigh;
mod words;
