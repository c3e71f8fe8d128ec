//! Weighs the signs of key sentences against articles whose three sentences are known: how often the hand-set weights of `data/keys.tsv` find
//! them, and what weights the articles themselves would give.
//!
//! A choice of `k` sentences of an article has the probability that the sum of its points says among all choices of `k` sentences (conditional
//! logistic regression). The weights are held to those of the table by a penalty on the squared distance. Nothing is written: our own articles are few and
//! of one taste, so the table stays set by hand and this says where it is far off.
//!
//! `cargo test --release --lib weigh_keys -- --ignored --nocapture`; `MORE` names a folder with further gold files.

use super::fit::{gold_files, gold_of, resolve_text};
use super::key_sentences::{Choice, SIGNS, choices, pick};
use super::{event, statements};
use crate::lexicon::KEY_WEIGHTS;
use crate::segment::Doc;
use crate::source::Source;

/// Points to one of the logarithm of the odds.
const SCALE: f64 = 100.0;
/// Penalty on the squared distance from the table.
const HOLD: f64 = 8.0;
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

#[test]
#[ignore = "weighs the signs of key sentences"]
fn weigh_keys() {
    let pages: Vec<Page> = gold_files().iter().map(|f| page_of(f)).collect();
    let table: Vec<f64> = KEY_WEIGHTS.iter().map(|w| f64::from(w.weight) / SCALE).collect();
    let kept: usize = pages.iter().flat_map(|p| &p.keep).filter(|k| **k).count();
    let as_set: usize = pages.iter().map(|p| hits(&table, p)).sum();
    let unseen = |fold: usize| -> usize {
        let (held, rest): (Vec<_>, Vec<_>) = pages.iter().enumerate().partition(|(i, _)| i % FOLDS == fold);
        let weights = fit(&table, &rest.into_iter().map(|(_, p)| p).collect::<Vec<_>>());
        held.into_iter().map(|(_, p)| hits(&weights, p)).sum()
    };
    println!("of {kept}: the table finds {as_set}; fits find {} in articles held out", (0..FOLDS).map(unseen).sum::<usize>());
    let weights = fit(&table, &pages.iter().collect::<Vec<_>>());
    for (i, sign) in SIGNS.iter().enumerate() {
        let seen = |keep: bool| pages.iter().map(|p| count(p, i, keep)).sum::<usize>();
        let (set, fitted) = (table[i] * SCALE, weights[i] * SCALE);
        println!("{sign:16} kept {:4} of {:5}; set {set:5.0} fitted {fitted:5.0}", seen(true), seen(true) + seen(false));
    }
}

/// How many sentences with a sign are to be kept, or not.
fn count(page: &Page, sign: usize, keep: bool) -> usize {
    let with = page.choices.iter().zip(&page.keep).filter(|(c, k)| **k == keep && c.signs.iter().any(|s| *s as usize == sign));
    with.count()
}
