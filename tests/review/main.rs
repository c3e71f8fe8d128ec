//! The workbench without a page: decisions and undo, keeping, finding again, the reader's dictionary.
#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;
mod decisions;
mod dictionary;
mod keeping;
mod random;
mod versions;

use diembao::record::{Mention, MentionType, Record};
use diembao::review::{Action, Anchor, Applied, Article, Edit, Target, Words};
use diembao::{Options, extract};

fn read(text: &str) -> Article {
    let options = Options::default();
    let record = extract(text, &options).into_utf16(text);
    Article::new(text, options, record)
}

fn json(record: &Record) -> String {
    serde_json::to_string(record).unwrap()
}

/// An article at a desk: what the tests below do to it, in few words.
struct Desk {
    article: Article,
    words: Words,
}

impl Desk {
    fn new(text: &str) -> Self {
        Desk { article: read(text), words: Words::new(text) }
    }

    /// The words `quote`, the first where they stand several times.
    fn at(&self, quote: &str) -> Anchor {
        self.nth(quote, 0)
    }

    /// The words `quote`, where they stand for the `n`th time.
    fn nth(&self, quote: &str, n: usize) -> Anchor {
        let text = &self.article.text;
        let (byte, _) = text.match_indices(quote).nth(n).unwrap_or_else(|| panic!("no {quote}"));
        let start = text[..byte].encode_utf16().count() as u32;
        Anchor::new(text, &self.words, start, start + quote.encode_utf16().count() as u32).unwrap()
    }

    fn target(&self, kind: MentionType, quote: &str) -> Target {
        Target { kind, at: self.at(quote) }
    }

    fn decide(&mut self, edit: Edit) -> &mut Self {
        self.decide_all(vec![edit])
    }

    fn decide_all(&mut self, edits: Vec<Edit>) -> &mut Self {
        self.act(Action::Decide { edits, time: None })
    }

    fn act(&mut self, action: Action) -> &mut Self {
        self.article = self.article.after(action).0;
        self
    }

    fn applied(&self) -> Applied {
        self.article.corrected(&self.words)
    }

    /// The corrected record; every decision was carried out.
    fn record(&self) -> Record {
        let applied = self.applied();
        assert_eq!(applied.missed, []);
        applied.record
    }

    fn mention(&self, quote: &str) -> Option<Mention> {
        let at = self.at(quote);
        self.record().mentions.into_iter().find(|m| (m.start, m.end) == (at.start, at.end))
    }
}
