//! Weighs the signs of key sentences against articles whose three sentences are known, and writes `data/keys.tsv`.
//!
//! A choice of `k` sentences of an article has the probability that the sum of its points says among all choices of `k` sentences (conditional
//! logistic regression). The weights are held to those set by hand (`key_prior.tsv`) by a penalty on the squared distance: our own articles are few and of one
//! taste.
//!
//! `cargo test --release --lib weigh_keys -- --ignored --nocapture`; `CHECK` names folders (with `:` between) whose gold files are only measured.

use super::fit::{gold_files, gold_of, resolve_text};
use super::key_sentences::{Choice, SIGNS, choices, pick};
use super::{event, statements};
use crate::segment::Doc;
use crate::source::Source;

/// Points to one of the logarithm of the odds.
const SCALE: f64 = 100.0;
/// Penalty on the squared distance from the table.
const HOLD: f64 = 300.0;
const FOLDS: usize = 8;
const STEPS: usize = 100;
const RATE: f64 = 0.1;

/// An article: its sentences, and which of them are to be kept.
struct Page {
    choices: Vec<Choice>,
    keep: Vec<bool>,
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn page_of(file: &std::path::Path) -> Page {
    let xml = std::fs::read_to_string(file).expect("a gold file can be read");
    let meta = std::fs::read_to_string(file.to_string_lossy().replace(".gold.xml", ".meta.json")).expect("it has its facts");
    let meta: serde_json::Value = serde_json::from_str(&meta).expect("JSON");
    let wanted = meta["key_sentences"].as_array().cloned().unwrap_or_default();
    let wanted: Vec<String> = wanted.iter().filter_map(|s| s.as_str()).map(letters).collect();
    let text = gold_of(&xml).text;
    let source = Source::new(&text);
    let doc = Doc::new(source.text());
    let resolved = resolve_text(&doc);
    let units = statements::units(&doc, &resolved);
    let found = statements::statements(&doc, &resolved, &units);
    let event = event::event(&doc, &resolved);
    let choices = choices(&doc, &resolved, &found, &units, event.as_ref());
    let keep = choices.iter().map(|c| {
        let own = letters(&doc.text[c.span.start as usize..c.span.end as usize]);
        wanted.iter().any(|w| own.contains(w.as_str()) || w.contains(&own) && own.len() * 2 > w.len())
    });
    Page { keep: keep.collect(), choices }
}

fn points(weights: &[f64], choice: &Choice) -> f64 {
    choice.signs.iter().map(|s| weights[*s as usize]).sum()
}

/// The sums of the products of each number of `values`, up to `k`.
fn products(values: &[f64], k: usize) -> Vec<f64> {
    let mut out = vec![0.0; k + 1];
    out[0] = 1.0;
    for value in values {
        for n in (1..=k).rev() {
            out[n] += value * out[n - 1];
        }
    }
    out
}

/// How probable it is of each sentence that it is one of `k`.
fn shares(weights: &[f64], page: &Page, k: usize) -> Vec<f64> {
    let all: Vec<f64> = page.choices.iter().map(|c| points(weights, c)).collect();
    let top = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let odds: Vec<f64> = all.iter().map(|p| (p - top).exp()).collect();
    let total = products(&odds, k)[k];
    let share = |i: usize| {
        let others: Vec<f64> = odds.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, o)| *o).collect();
        odds[i] * products(&others, k - 1)[k - 1] / total
    };
    (0..odds.len()).map(share).collect()
}

fn fit(table: &[f64], pages: &[&Page]) -> Vec<f64> {
    let mut weights = table.to_vec();
    let mut squares = vec![1e-6; table.len()];
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = weights.iter().zip(table).map(|(w, t)| HOLD * (t - w)).collect();
        for page in pages {
            let k = page.keep.iter().filter(|k| **k).count();
            if k == 0 || k == page.keep.len() {
                continue;
            }
            for ((share, keep), choice) in shares(&weights, page, k).into_iter().zip(&page.keep).zip(&page.choices) {
                choice.signs.iter().for_each(|s| gradient[*s as usize] += f64::from(*keep) - share);
            }
        }
        for (i, g) in gradient.into_iter().enumerate() {
            squares[i] += g * g;
            weights[i] += RATE * g / f64::sqrt(squares[i]);
        }
    }
    weights
}

/// How many of the sentences to keep are among the three chosen.
fn hits(weights: &[f64], page: &Page) -> usize {
    let points: Vec<i32> = page.choices.iter().map(|c| (points(weights, c) * SCALE).round() as i32).collect();
    pick(&page.choices, &points).into_iter().filter(|i| page.keep[*i]).count()
}

/// Pages of a folder's gold files.
fn pages_of(files: &[std::path::PathBuf]) -> Vec<Page> {
    files.iter().map(|f| page_of(f)).collect()
}

fn prior() -> Vec<f64> {
    let rows = include_str!("key_prior.tsv").lines().filter(|l| !l.starts_with('#')).skip(1);
    let rows: Vec<(&str, f64)> =
        rows.filter_map(|l| l.split_once('\t')).map(|(s, w)| (s, w.parse().expect("a number"))).collect();
    assert_eq!(rows.iter().map(|r| r.0).collect::<Vec<_>>(), SIGNS);
    rows.into_iter().map(|(_, w)| w / SCALE).collect()
}

#[test]
#[ignore = "writes data/keys.tsv"]
fn weigh_keys() {
    let pages = pages_of(&gold_files());
    let prior = prior();
    let kept = |pages: &[Page]| pages.iter().flat_map(|p| &p.keep).filter(|k| **k).count();
    let found = |weights: &[f64], pages: &[Page]| pages.iter().map(|p| hits(weights, p)).sum::<usize>();
    let unseen = |fold: usize| -> usize {
        let (held, rest): (Vec<_>, Vec<_>) = pages.iter().enumerate().partition(|(i, _)| i % FOLDS == fold);
        let weights = fit(&prior, &rest.into_iter().map(|(_, p)| p).collect::<Vec<_>>());
        held.into_iter().map(|(_, p)| hits(&weights, p)).sum()
    };
    let fitted = fit(&prior, &pages.iter().collect::<Vec<_>>());
    let all: usize = (0..FOLDS).map(unseen).sum();
    println!(
        "of {}: by hand {}, fitted, in articles held out {all}, in all {}",
        kept(&pages),
        found(&prior, &pages),
        found(&fitted, &pages)
    );
    for folder in std::env::var("CHECK").unwrap_or_default().split(':').filter(|f| !f.is_empty()) {
        let pages = pages_of(&super::fit::gold_in(std::path::Path::new(folder)));
        println!("{folder}: of {}: by hand {}, fitted {}", kept(&pages), found(&prior, &pages), found(&fitted, &pages));
    }
    let mut table = "# Points of a sentence that may be kept as one of the three key sentences.\n\
                     # source: fitted to articles of this project (src/summarise/weigh.rs), from weights set by hand\n\
                     # date: 2026-11\n# licence: facts, free to use\n\
                     # columns: sign (src/summarise/key_sentences.rs, in its order); weight = hundredths of a point\n\
                     sign\tweight\n"
        .to_owned();
    for (i, sign) in SIGNS.iter().enumerate() {
        let seen = |keep: bool| pages.iter().map(|p| count(p, i, keep)).sum::<usize>();
        let (set, fitted) = (prior[i] * SCALE, fitted[i] * SCALE);
        println!("{sign:16} kept {:4} of {:5}; set {set:5.0} fitted {fitted:5.0}", seen(true), seen(true) + seen(false));
        table.push_str(&format!("{sign}\t{}\n", fitted.round() as i32));
    }
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/keys.tsv");
    std::fs::write(data, table).expect("data can be written");
}

/// How many sentences with a sign are to be kept, or not.
fn count(page: &Page, sign: usize, keep: bool) -> usize {
    let with = page.choices.iter().zip(&page.keep).filter(|(c, k)| **k == keep && c.signs.iter().any(|s| *s as usize == sign));
    with.count()
}
