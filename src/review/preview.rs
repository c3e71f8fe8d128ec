//! What a new entry of the dictionary would change in the articles that are kept, shown before the entry is.
//!
//! A page has no engine of its own: it asks [`trials`] for the two ways to read an article, sends both to its engine, and gives what comes back to [`effect`].
//! [`preview`] does all of it where the engine is at hand.

use super::{Action, Article, Difference, Outcome, Renewal};
use crate::Options;
use crate::dictionary::{Dictionary, Entry};
use crate::lexicon::fold_phrase;
use crate::record::Record;

/// What an entry would change in one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Effect {
    /// The article.
    pub id: String,
    /// What a reader would see otherwise.
    pub differences: Vec<Difference>,
    /// What the program would find as the reader had decided already.
    pub settled: Vec<Difference>,
}

impl Effect {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty() && self.settled.is_empty()
    }
}

/// The options to read an article with: without the entry, and with it in the place of `old` and of one about the same words. `None` where the words of neither
/// stand in the text, so that nothing can change. Of a new entry `old` is the entry itself.
pub fn trials(old: &Entry, entry: &Entry, dictionary: &Dictionary, article: &Article) -> Option<(Options, Options)> {
    if !holds(&article.text, entry) && !holds(&article.text, old) {
        return None;
    }
    let without = Options { dictionary: dictionary.clone(), ..article.options.clone() };
    let mut with = without.clone();
    with.dictionary.replace(old, entry.clone());
    Some((without, with))
}

/// Whether the words of an entry stand in a text.
fn holds(text: &str, entry: &Entry) -> bool {
    let form = entry.key();
    !form.is_empty() && format!(" {} ", fold_phrase(text)).contains(&format!(" {form} "))
}

/// What an entry would change in an article, from the records of its two readings (in UTF-16).
pub fn effect(article: &Article, without: Record, with: Record) -> Effect {
    let before = Article { record: without, ..article.clone() };
    let (_, outcome) = before.after(Action::Read { options: article.options.clone(), record: with });
    let Outcome::Read(Renewal { differences, settled, .. }) = outcome else { return Effect::default() };
    Effect { id: article.id.clone(), differences, settled }
}

/// What an entry would change in articles: those in which something would.
pub fn preview(entry: &Entry, dictionary: &Dictionary, articles: &[Article]) -> Vec<Effect> {
    let read = |article: &Article, options: &Options| crate::extract(&article.text, options).into_utf16(&article.text);
    let effects = articles.iter().filter_map(|article| {
        let (without, with) = trials(entry, entry, dictionary, article)?;
        Some(effect(article, read(article, &without), read(article, &with)))
    });
    effects.filter(|e| !e.is_empty()).collect()
}
