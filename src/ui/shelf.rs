//! The list of saved articles: what is known of each without opening it.

use super::plain::{has, plain};
use super::work::Work;
use crate::json::structures;
use crate::review::{Article, fingerprint};
use serde::Serialize;

/// What the list shows of a saved article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Spine {
    /// The article's id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its labels.
    pub tags: Vec<String>,
    /// When it was stored.
    pub saved_at: String,
    /// What tells its text from others.
    pub print: String,
    /// What tells whether another text is a version of its own ([`crate::review::sketch`]).
    pub sketch: String,
    /// Outlet and day.
    pub source: String,
    /// How many decisions hold.
    pub decided: usize,
    /// How many mentions want a look.
    pub open: usize,
    /// Who wrote it last: tab and number.
    pub token: String,
}

structures! {
    Spine { id, title; tags, saved_at, print, sketch, source, decided, open, token }
}

impl Spine {
    /// Of an article under review.
    pub fn of(work: &Work, saved_at: &str, token: String) -> Self {
        Spine { open: work.open().count(), ..Spine::of_article(&work.article, saved_at, token) }
    }

    /// Of an article that is not opened. The sketch is left to whoever stores it: it changes only with the text.
    pub fn of_article(article: &Article, saved_at: &str, token: String) -> Self {
        let metadata = &article.record.metadata;
        let day = metadata.published.as_deref().map(super::report::day);
        Spine {
            id: article.id.clone(),
            title: article.title.clone(),
            tags: article.tags.clone(),
            saved_at: saved_at.to_owned(),
            print: fingerprint(&article.text),
            sketch: String::new(),
            source: metadata.outlet.clone().into_iter().chain(day).collect::<Vec<_>>().join(", "),
            decided: article.decisions.done,
            open: 0,
            token,
        }
    }
}

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    Saved,
    /// By name.
    Title,
    /// Those with the most to look at first.
    Open,
}

/// The articles whose name, labels or source have the words looked for, sorted.
pub fn chosen<'a>(shelf: &'a [Spine], query: &str, order: Order) -> Vec<&'a Spine> {
    let has = |s: &&Spine| has(&format!("{} {} {}", s.title, s.source, s.tags.join(" ")), query);
    let mut out: Vec<&Spine> = shelf.iter().filter(has).collect();
    match order {
        Order::Saved => crate::order::sort_by(&mut out, |a, b| b.saved_at.cmp(&a.saved_at)),
        Order::Title => crate::order::sort_by_cached_key(&mut out, |s| plain(&s.title)),
        Order::Open => crate::order::sort_by_cached_key(&mut out, |s| std::cmp::Reverse(s.open)),
    }
    out
}

/// Labels as a reader types them: separated by commas, each once.
pub fn tags(typed: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for tag in typed.split(',').map(str::trim).filter(|t| !t.is_empty()) {
        if !out.iter().any(|t| t == tag) {
            out.push(tag.to_owned());
        }
    }
    out
}

/// The name of an article's file: its title in plain letters.
pub fn file_name(title: &str) -> String {
    let folded = plain(title);
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).take(8).collect();
    let name = if words.is_empty() { "bai".to_owned() } else { words.join("-") };
    format!("{name}.diembao.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_searched_and_sorted() {
        let spine = |title: &str, saved_at: &str, open| Spine {
            title: title.into(),
            saved_at: saved_at.into(),
            open,
            ..Spine::default()
        };
        let shelf =
            [spine("Đại hội huyện", "2026-01-02", 1), spine("Ủy ban họp", "2026-01-03", 0), spine("An toàn", "2026-01-01", 5)];
        let titles = |query, order| chosen(&shelf, query, order).iter().map(|s| s.title.as_str()).collect::<Vec<_>>().join("|");
        assert_eq!(titles("", Order::Saved), "Ủy ban họp|Đại hội huyện|An toàn");
        assert_eq!(titles("", Order::Title), "An toàn|Đại hội huyện|Ủy ban họp");
        assert_eq!(titles("", Order::Open), "An toàn|Đại hội huyện|Ủy ban họp");
        assert_eq!(titles("uy hop", Order::Saved), "Ủy ban họp");
    }

    #[test]
    fn names_of_files_are_plain() {
        assert_eq!(tags(" a, b,a ,,"), ["a", "b"]);
        assert_eq!(file_name("Đại hội: lần thứ XV!"), "dai-hoi-lan-thu-xv.diembao.json");
        assert_eq!(file_name("…"), "bai.diembao.json");
    }
}
