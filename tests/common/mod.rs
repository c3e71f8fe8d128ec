//! What the tests share: the project's own articles, annotated by the guideline in the gold format.
#![allow(dead_code, clippy::unwrap_used)]

use std::path::{Path, PathBuf};

/// A tag of a gold file, in bytes of the article.
pub struct Tagged {
    /// `PER`, `ROLE`, `ORG`, `PLACE`, `DOC`, `TIME`, `FIG`, `RES`, `LIM`, `TASK`, `EVAL`, `BOIL`.
    pub tag: String,
    pub start: usize,
    pub end: usize,
    /// Whether finding it makes no difference.
    pub optional: bool,
    /// The other attributes.
    pub attributes: Attributes,
}

type Attributes = Vec<(String, String)>;

/// An article with its annotation.
pub struct Article {
    pub name: String,
    pub text: String,
    pub tags: Vec<Tagged>,
}

const TAGS: [&str; 12] = ["PER", "ROLE", "ORG", "PLACE", "DOC", "TIME", "FIG", "RES", "LIM", "TASK", "EVAL", "BOIL"];

/// The project's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The articles of `tests/gold/<set>`, by name.
pub fn articles(set: &str) -> Vec<Article> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(root().join("tests/gold").join(set)).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.to_string_lossy().ends_with(".gold.xml"));
    files.sort();
    files.iter().map(|f| read(f)).collect()
}

fn read(path: &Path) -> Article {
    let tagged = std::fs::read_to_string(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap().trim_end_matches(".gold.xml").to_owned();
    let (mut text, mut open, mut tags) = (String::new(), Vec::new(), Vec::new());
    let mut rest = tagged.as_str();
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        match tag_at(rest) {
            Some((closing, tag, attributes, length)) => {
                rest = &rest[length..];
                if closing {
                    let (open_tag, start, attributes): (String, usize, Attributes) =
                        open.pop().unwrap_or_else(|| panic!("{name}: </{tag}> closes nothing"));
                    assert_eq!(open_tag, tag, "{name}: tags cross before {:?}", &rest[..rest.len().min(40)]);
                    let optional = attributes.iter().any(|(k, v)| k == "opt" && v == "1");
                    tags.push(Tagged { tag, start, end: text.len(), optional, attributes });
                } else {
                    open.push((tag, text.len(), attributes));
                }
            }
            None => {
                text.push('<');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    assert!(open.is_empty(), "{name}: a tag is never closed");
    tags.sort_by_key(|t| (t.start, std::cmp::Reverse(t.end)));
    Article { name, text, tags }
}

/// The tag that `text` begins with: whether it closes, its name, its attributes, its length.
fn tag_at(text: &str) -> Option<(bool, String, Attributes, usize)> {
    let length = text.find('>')? + 1;
    let inner = text[1..length - 1].trim_end();
    let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |i| (true, i));
    let name = inner.split_whitespace().next()?;
    if !TAGS.contains(&name) {
        return None;
    }
    let mut attributes = Vec::new();
    let mut rest = inner[name.len()..].trim_start();
    while let Some((key, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"')?;
        attributes.push((key.trim().to_owned(), value.to_owned()));
        rest = after.trim_start();
    }
    Some((closing, name.to_owned(), attributes, length))
}
