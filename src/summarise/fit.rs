//! Fits `data/weights.tsv` to labelled articles (`CORPORA`) and to the gold files of this project, and measures what comes out.
//!
//! A chain of kinds has the probability that the points of its units and steps say (a conditional random field). The weights are those that
//! make the kinds of the articles most probable, held to the weights set by hand (`prior.tsv`) by a penalty on the squared distance; words have no prior. Plain
//! gradient steps of fixed number: the same articles give the same weights.
//!
//! `cargo test --lib fit_weights -- --ignored --nocapture` writes the files and says how well articles are read that were left out of the fit; `CHECK` names
//! folders (with `:` between) whose gold files are only measured.

use super::cues::{FEATURES, GAPS, KIND_NAMES, row_names};
use super::statements::{Unit, units};
use super::words;
use crate::resolve::{self, Resolved};
use crate::segment::Doc;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const KINDS: usize = 5;
/// Articles with the kinds of their sentences, and how much one of them counts: those in the manner of newspapers are many, and have more sentences of no
/// kind than reports have.
const CORPORA: [(&str, f64); 3] = [
    (include_str!("statements.toml"), 1.0),
    (include_str!("statements_news.toml"), 0.2),
    (include_str!("statements_reports.toml"), 1.0),
];
/// Penalty on the squared distance from the prior, of features and of words (whose prior is 0).
const HOLD: f64 = 12.0;
const HOLD_WORDS: f64 = 4.0;
/// Words count from this many sentences and articles on; so many rows of them are kept.
const SENTENCES: usize = 8;
const ARTICLES: usize = 3;
const KEPT: usize = 600;
const FOLDS: usize = 8;
const STEPS: usize = 300;
const RATE: f64 = 0.08;

/// An article: its units as rows of weights, the gaps before them, the kinds that are right (`None` where any is), their lengths, and
/// their words (key and as written); and how much it counts.
#[derive(Clone)]
struct Chain {
    rows: Vec<Vec<usize>>,
    gaps: Vec<usize>,
    kinds: Vec<Option<usize>>,
    lengths: Vec<usize>,
    words: Vec<Vec<(String, String)>>,
    weight: f64,
}

/// Rows of weights before those of words.
const FIXED: usize = FEATURES + GAPS.len() * KINDS;

type Weights = Vec<[f64; KINDS]>;

#[derive(serde::Deserialize)]
struct Corpus {
    article: Vec<Article>,
}

#[derive(serde::Deserialize)]
struct Article {
    name: String,
    text: String,
}

/// A text and the spans in it whose kind is known.
pub(super) struct Labelled {
    pub text: String,
    spans: Vec<(usize, usize, Option<usize>)>,
}

fn kind_of(letter: &str) -> Option<usize> {
    ["N", "R", "L", "T", "A"].iter().position(|k| *k == letter)
}

/// The page that an article of `statements.toml` stands for.
fn page_of(article: &Article) -> Labelled {
    let mut out = Labelled { text: String::new(), spans: Vec::new() };
    let mut last_prose = false;
    for line in article.text.lines() {
        let Some((letter, words)) = line.split_once(' ') else {
            out.text.push('\n');
            last_prose = false;
            continue;
        };
        let prose = !words.starts_with("- ") && kind_of(letter).is_some();
        if !out.text.is_empty() {
            out.text.push(if prose && last_prose { ' ' } else { '\n' });
        }
        let start = out.text.len();
        out.text.push_str(words);
        if let Some(kind) = kind_of(letter) {
            out.spans.push((start, out.text.len(), Some(kind)));
        }
        last_prose = prose;
    }
    out
}

/// A gold file: tags taken out, statements as spans; what is in none is no statement.
pub(super) fn gold_of(xml: &str) -> Labelled {
    let mut out = Labelled { text: String::new(), spans: Vec::new() };
    let mut open: Vec<(usize, Option<usize>, bool)> = Vec::new();
    let mut rest = xml;
    let tags = [("RES", 1), ("LIM", 2), ("TASK", 3), ("EVAL", 4)];
    while let Some(at) = rest.find('<') {
        out.text.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = rest.find('>') else { break };
        let tag = &rest[1..end];
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_uppercase).collect();
        let known = matches!(
            name.as_str(),
            "PER" | "ROLE" | "ORG" | "PLACE" | "DOC" | "TIME" | "FIG" | "RES" | "LIM" | "TASK" | "EVAL" | "BOIL"
        );
        if !known {
            out.text.push('<');
            rest = &rest[1..];
            continue;
        }
        let kind = tags.iter().find(|(n, _)| *n == name).map(|(_, k)| *k);
        if kind.is_some() || name == "BOIL" {
            if tag.starts_with('/') {
                if let Some((start, kind, optional)) = open.pop() {
                    out.spans.push((start, out.text.len(), kind.filter(|_| !optional)));
                }
            } else {
                open.push((out.text.len(), kind, tag.contains("opt=")));
            }
        }
        rest = &rest[end + 1..];
    }
    out.text.push_str(rest);
    out
}

/// The stages before the statements.
pub(super) fn resolve_text(doc: &Doc) -> Resolved {
    let mentions = crate::arbitrate::arbitrate(
        doc,
        crate::recognise::all(doc, &crate::dictionary::Dictionary::default()).unwrap_or_default(),
    );
    let (mentions, people) = resolve::people::link(doc, mentions);
    let metadata = super::metadata::metadata(doc, &mentions);
    let times = resolve::times::resolve(doc, &mentions, metadata.published.as_deref(), None);
    resolve::resolve(doc, mentions, people, times, None)
}

fn chain_of(page: &Labelled, gold: bool) -> Chain {
    let doc = Doc::new(&page.text);
    let resolved = resolve_text(&doc);
    let units = units(&doc, &resolved);
    let kind = |unit: &Unit| {
        let span = doc.span(unit.tokens.clone());
        let (start, end) = (span.start as usize, span.end as usize);
        let share = |s: &&(usize, usize, Option<usize>)| end.min(s.1).saturating_sub(start.max(s.0));
        let best = page.spans.iter().max_by_key(share).filter(|s| share(s) * 2 > end - start);
        match best {
            Some(span) => span.2,
            None if gold => Some(0),
            None => None,
        }
    };
    Chain {
        rows: units.iter().map(rows_of).collect(),
        gaps: units.iter().map(|u| u.gap as usize).collect(),
        kinds: units.iter().map(kind).collect(),
        lengths: units.iter().map(|u| doc.span(u.tokens.clone()).len() as usize).collect(),
        words: units.iter().map(|u| words_of(&doc, &resolved, u)).collect(),
        weight: 1.0,
    }
}

/// The rows of weights of a unit, as the tables of `data/` are now.
fn rows_of(unit: &Unit) -> Vec<usize> {
    let features = unit.features.iter().map(|f| f.0 as usize);
    features.chain(unit.words.iter().map(|w| FIXED + *w as usize)).collect()
}

/// The words and pairs of a unit, each once: key, and how a table writes it.
fn words_of(doc: &Doc, resolved: &Resolved, unit: &Unit) -> Vec<(String, String)> {
    let symbols = words::symbols(doc, resolved, unit.tokens.clone());
    let written: Vec<String> = symbols
        .iter()
        .map(|(symbol, token)| {
            if symbol.len() > 1 && symbol.starts_with('[') || *symbol == "^" {
                (*symbol).to_owned()
            } else {
                doc.word(*token).to_lowercase()
            }
        })
        .collect();
    let mut out = Vec::new();
    grams(&symbols, |gram, at| {
        let text = if gram.contains(' ') { written[at..at + 2].join(" ") } else { written[at].clone() };
        // What a table could not lead back to its key is of no use, and numbers are no words.
        if words::key_of(&text) == gram && !gram.contains(|c: char| c.is_ascii_digit() && gram.starts_with(c)) {
            out.push((gram.to_owned(), text));
        }
    });
    out.sort();
    out.dedup_by(|a, b| a.0 == b.0);
    out
}

/// Calls `see` with every symbol and every pair, as they are keyed.
fn grams(symbols: &[(&str, usize)], mut see: impl FnMut(&str, usize)) {
    let mut pair = String::new();
    for (at, (symbol, _)) in symbols.iter().enumerate() {
        see(symbol, at);
        if let Some((next, _)) = symbols.get(at + 1) {
            pair.clear();
            pair.push_str(symbol);
            pair.push(' ');
            pair.push_str(next);
            see(&pair, at);
        }
    }
}

fn own_points(weights: &Weights, chain: &Chain, unit: usize) -> [f64; KINDS] {
    let mut own = [0.0; KINDS];
    for row in &chain.rows[unit] {
        (0..KINDS).for_each(|k| own[k] += weights[*row][k]);
    }
    own
}

fn log_sum(values: &[f64]) -> f64 {
    let top = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    top + values.iter().map(|v| (v - top).exp()).sum::<f64>().ln()
}

/// Adds the gradient of the log-probability of the right kinds: with the kinds held where they are known, less with nothing held.
fn add_gradient(weights: &Weights, chain: &Chain, gradient: &mut Weights) {
    for (held, sign) in [(true, chain.weight), (false, -chain.weight)] {
        let n = chain.rows.len();
        let own: Vec<[f64; KINDS]> = (0..n)
            .map(|i| {
                let mut own = own_points(weights, chain, i);
                if let (true, Some(kind)) = (held, chain.kinds[i]) {
                    (0..KINDS).filter(|k| *k != kind).for_each(|k| own[k] = f64::NEG_INFINITY);
                }
                own
            })
            .collect();
        let step = |i: usize, from: usize, to: usize| weights[FEATURES + chain.gaps[i] * KINDS + from][to];
        let mut forward = own.clone();
        for i in 1..n {
            let before = forward[i - 1];
            for to in 0..KINDS {
                let ways: Vec<f64> = (0..KINDS).map(|from| before[from] + step(i, from, to)).collect();
                forward[i][to] = own[i][to] + log_sum(&ways);
            }
        }
        let mut backward = vec![[0.0; KINDS]; n];
        for i in (0..n.saturating_sub(1)).rev() {
            let after = backward[i + 1];
            #[allow(clippy::needless_range_loop)]
            for from in 0..KINDS {
                let ways: Vec<f64> = (0..KINDS).map(|to| step(i + 1, from, to) + own[i + 1][to] + after[to]).collect();
                backward[i][from] = log_sum(&ways);
            }
        }
        let Some(last) = forward.last() else { return };
        let total = log_sum(last);
        for i in 0..n {
            for k in 0..KINDS {
                let p = (forward[i][k] + backward[i][k] - total).exp();
                chain.rows[i].iter().for_each(|row| gradient[*row][k] += sign * p);
            }
            for from in 0..KINDS * usize::from(i > 0) {
                for to in 0..KINDS {
                    let p = (forward[i - 1][from] + step(i, from, to) + own[i][to] + backward[i][to] - total).exp();
                    gradient[FEATURES + chain.gaps[i] * KINDS + from][to] += sign * p;
                }
            }
        }
    }
}

fn fit(prior: &Weights, chains: &[&Chain]) -> Weights {
    let mut weights = prior.clone();
    let mut squares = vec![[1e-6; KINDS]; prior.len()];
    let hold = |row: usize| if row < FIXED { HOLD } else { HOLD_WORDS };
    for _ in 0..STEPS {
        let mut gradient = vec![[0.0; KINDS]; prior.len()];
        chains.iter().for_each(|c| add_gradient(&weights, c, &mut gradient));
        for row in 0..weights.len() {
            for k in 0..KINDS {
                let g = gradient[row][k] - hold(row) * (weights[row][k] - prior[row][k]);
                squares[row][k] += g * g;
                weights[row][k] += RATE * g / f64::sqrt(squares[row][k]);
            }
        }
    }
    weights
}

/// The chains with the words of `words` as rows after the fixed ones.
fn with_words(chains: &[&Chain], words: &[String]) -> Vec<Chain> {
    let rows: BTreeMap<&str, usize> = words.iter().enumerate().map(|(i, w)| (w.as_str(), FIXED + i)).collect();
    let with = |chain: &&Chain| {
        let mut chain = (*chain).clone();
        for (row, words) in chain.rows.iter_mut().zip(&chain.words) {
            row.retain(|r| *r < FIXED);
            row.extend(words.iter().filter_map(|(key, _)| rows.get(key.as_str())));
        }
        chain
    };
    chains.iter().map(with).collect()
}

/// Fits features and words: first all words that are common enough, then those alone that tell the kinds apart best.
fn learn(prior: &Weights, chains: &[&Chain]) -> (Weights, Vec<String>) {
    let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for chain in chains {
        let mut here: BTreeMap<&str, usize> = BTreeMap::new();
        chain.words.iter().flatten().for_each(|(key, _)| *here.entry(key).or_default() += 1);
        for (key, count) in here {
            let entry = seen.entry(key).or_default();
            (entry.0, entry.1) = (entry.0 + count, entry.1 + 1);
        }
    }
    let common = seen.into_iter().filter(|(_, (sentences, articles))| *sentences >= SENTENCES && *articles >= ARTICLES);
    let words: Vec<String> = common.map(|(key, _)| key.to_owned()).collect();
    let fitted = |words: &[String]| {
        let rows = with_words(chains, words);
        let mut start = prior.clone();
        start.resize(FIXED + words.len(), [0.0; KINDS]);
        fit(&start, &rows.iter().collect::<Vec<_>>())
    };
    let first = fitted(&words);
    let tells = |row: &[f64; KINDS]| {
        let mean = row.iter().sum::<f64>() / KINDS as f64;
        row.iter().map(|w| (w - mean) * (w - mean)).sum::<f64>()
    };
    let mut ranked: Vec<(f64, String)> = words.into_iter().enumerate().map(|(i, w)| (tells(&first[FIXED + i]), w)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.truncate(KEPT);
    let mut kept: Vec<String> = ranked.into_iter().map(|(_, w)| w).collect();
    kept.sort();
    (fitted(&kept), kept)
}

fn decide(weights: &Weights, chain: &Chain) -> Vec<usize> {
    let n = chain.rows.len();
    let mut best: Vec<[(f64, usize); KINDS]> = Vec::new();
    for i in 0..n {
        let own = own_points(weights, chain, i);
        let row = std::array::from_fn(|to| match best.last() {
            None => (own[to], 0),
            Some(before) => {
                let reach = |from: usize| before[from].0 + weights[FEATURES + chain.gaps[i] * KINDS + from][to];
                let from = (0..KINDS).rev().max_by(|a, b| reach(*a).total_cmp(&reach(*b))).unwrap_or(0);
                (reach(from) + own[to], from)
            }
        });
        best.push(row);
    }
    let mut out = vec![0; n];
    let mut kind = best.last().map_or(0, |l| (0..KINDS).rev().max_by(|a, b| l[*a].0.total_cmp(&l[*b].0)).unwrap_or(0));
    for i in (0..n).rev() {
        out[i] = kind;
        kind = best[i][kind].1;
    }
    out
}

/// Bytes that are right, found and there, by kind.
fn tally(weights: &Weights, chains: &[&Chain], counts: &mut [[usize; 3]; KINDS]) {
    for chain in chains {
        for ((got, want), length) in decide(weights, chain).into_iter().zip(&chain.kinds).zip(&chain.lengths) {
            let Some(want) = *want else { continue };
            counts[got][1] += length;
            counts[want][2] += length;
            counts[want][0] += usize::from(got == want) * length;
        }
    }
}

fn report(title: &str, counts: &[[usize; 3]; KINDS]) -> f64 {
    let line: Vec<String> = (0..KINDS)
        .map(|k| format!("{} {:.3}", KIND_NAMES[k], 2.0 * counts[k][0] as f64 / (counts[k][1] + counts[k][2]).max(1) as f64))
        .collect();
    let right: usize = counts.iter().map(|c| c[0]).sum();
    let all: usize = counts.iter().map(|c| c[2]).sum();
    println!("{title}: {:.3} of all bytes right; F1 {}", right as f64 / all.max(1) as f64, line.join(", "));
    right as f64 / all.max(1) as f64
}

fn read_weights(table: &str) -> Weights {
    let rows = table.lines().filter(|l| !l.starts_with('#') && !l.starts_with("feature\t"));
    let weights: Weights = rows
        .map(|line| {
            let mut cells = line.split('\t').skip(1).map(|c| c.parse::<f64>().expect("a number") / 100.0);
            std::array::from_fn(|_| cells.next().expect("five columns"))
        })
        .collect();
    weights
}

/// The weights of features, steps and words of `data/`.
fn tables() -> Weights {
    let mut weights = read_weights(include_str!("../../data/weights.tsv"));
    assert_eq!(weights.len(), FIXED);
    let words = include_str!("../../data/words.tsv").replace("\nwords\t", "\nfeature\t");
    weights.extend(read_weights(&words));
    weights
}

/// The gold files of a folder, by name.
pub(super) fn gold_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|e| e.path()).filter(|p| p.to_string_lossy().ends_with(".gold.xml")).collect();
    files.sort();
    files
}

/// The gold files that may be learned from.
pub(super) fn gold_files() -> Vec<PathBuf> {
    gold_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/dev"))
}

/// All articles of this project that may be learned from, in a fixed order.
fn chains() -> Vec<Chain> {
    let mut out: Vec<Chain> = Vec::new();
    for (text, weight) in CORPORA {
        let corpus: Corpus = toml::from_str(text).expect("a corpus is TOML");
        for article in corpus.article {
            let chain = chain_of(&page_of(&article), false);
            assert!(chain.kinds.iter().any(Option::is_some), "{}: no sentence of it is a unit", article.name);
            out.push(Chain { weight, ..chain });
        }
    }
    for file in gold_files() {
        let xml = std::fs::read_to_string(&file).expect("a gold file can be read");
        out.push(chain_of(&gold_of(&xml), true));
    }
    out
}

#[test]
#[ignore = "writes data/weights.tsv"]
fn fit_weights() {
    let prior = read_weights(include_str!("prior.tsv"));
    assert_eq!(prior.len(), FIXED);
    let chains = chains();
    let all: Vec<&Chain> = chains.iter().collect();
    let (mut hand, mut unseen, mut seen) = ([[0; 3]; KINDS], [[0; 3]; KINDS], [[0; 3]; KINDS]);
    tally(&prior, &with_words(&all, &[]).iter().collect::<Vec<_>>(), &mut hand);
    for fold in 0..FOLDS {
        let rest: Vec<&Chain> = chains.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, c)| c).collect();
        let held: Vec<&Chain> = chains.iter().enumerate().filter(|(i, _)| i % FOLDS == fold).map(|(_, c)| c).collect();
        let (weights, words) = learn(&prior, &rest);
        tally(&weights, &with_words(&held, &words).iter().collect::<Vec<_>>(), &mut unseen);
    }
    let (weights, words) = learn(&prior, &all);
    tally(&weights, &with_words(&all, &words).iter().collect::<Vec<_>>(), &mut seen);
    report("by hand", &hand);
    report("fitted, on articles held out", &unseen);
    report("fitted, on all", &seen);
    for folder in std::env::var("CHECK").unwrap_or_default().split(':').filter(|f| !f.is_empty()) {
        let xml = |file: &PathBuf| std::fs::read_to_string(file).expect("a gold file can be read");
        let checked: Vec<Chain> = gold_in(Path::new(folder)).iter().map(|f| chain_of(&gold_of(&xml(f)), true)).collect();
        let mut counts = [[0; 3]; KINDS];
        tally(&weights, &with_words(&checked.iter().collect::<Vec<_>>(), &words).iter().collect::<Vec<_>>(), &mut counts);
        report(folder, &counts);
    }
    let columns = "none, result, limitation, task, assessment = hundredths of a point";
    let head = "\tnone\tresult\tlimitation\ttask\tassessment\n";
    let row = |name: &str, row: &[f64; KINDS]| {
        let cells: Vec<String> = row.iter().map(|w| format!("{}", (w * 100.0).round() as i32)).collect();
        format!("{name}\t{}\n", cells.join("\t"))
    };
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut table = format!(
        "# Weights of the features of a sentence, and of the steps from one sentence to the next, for each kind of statement.\n\
         # source: fitted to articles of this project (src/summarise/fit.rs), from weights set by hand\n\
         # date: 2026-11\n# licence: facts, free to use\n\
         # columns: feature (src/summarise/cues.rs, in its order); {columns}\n\
         feature{head}",
    );
    row_names().iter().zip(&weights).for_each(|(name, weights)| table.push_str(&row(name, weights)));
    std::fs::write(data.join("weights.tsv"), table).expect("data can be written");
    // Of the ways in which a word is written the first in order stands for all.
    let mut written: BTreeMap<&str, &str> = BTreeMap::new();
    for (key, text) in chains.iter().flat_map(|c| c.words.iter().flatten()) {
        let entry = written.entry(key).or_insert(text);
        *entry = (*entry).min(text);
    }
    let mut table = format!(
        "# Words and pairs of words that tell what a sentence says, for each kind of statement.\n\
         # source: fitted to articles of this project (src/summarise/fit.rs)\n\
         # date: 2026-11\n# licence: facts, free to use\n\
         # columns: words = one or two, `[person]`, `[figure]` … for what is found, `^` for the beginning of the sentence; {columns}\n\
         words{head}",
    );
    words.iter().zip(&weights[FIXED..]).for_each(|(word, weights)| table.push_str(&row(written[word.as_str()], weights)));
    std::fs::write(data.join("words.tsv"), table).expect("data can be written");
}

#[test]
fn most_sentences_are_read_as_they_are_meant() {
    let weights = tables();
    let chains = chains();
    let mut counts = [[0; 3]; KINDS];
    tally(&weights, &chains.iter().collect::<Vec<_>>(), &mut counts);
    assert!(report("data/weights.tsv", &counts) > 0.8);
}

#[test]
#[ignore = "prints what is seen in the file that SHOW names"]
fn show_units() {
    let Some(path) = std::env::var_os("SHOW") else { return };
    let text = std::fs::read_to_string(path).expect("SHOW names a file");
    let doc = Doc::new(&text);
    let resolved = resolve_text(&doc);
    let weights = tables();
    let units = units(&doc, &resolved);
    let chain = Chain {
        rows: units.iter().map(rows_of).collect(),
        gaps: units.iter().map(|u| u.gap as usize).collect(),
        kinds: vec![None; units.len()],
        lengths: vec![1; units.len()],
        words: vec![Vec::new(); units.len()],
        weight: 1.0,
    };
    let names = row_names();
    for ((i, unit), kind) in units.iter().enumerate().zip(decide(&weights, &chain)) {
        println!("{} {:?} {}", KIND_NAMES[kind], unit.gap, doc.words(unit.tokens.clone()));
        let own = own_points(&weights, &chain, i).map(|p| (p * 100.0).round() as i32);
        println!("    {own:?}");
        for cue in &unit.cues {
            print!(
                "    {}:{} {:?};",
                super::cues::GROUPS[cue.group as usize],
                super::cues::ZONES[cue.zone as usize],
                doc.words(cue.tokens.clone())
            );
        }
        let around: Vec<&str> = chain.rows[i]
            .iter()
            .filter(|r| **r >= super::cues::GROUPS.len() * 4)
            .filter_map(|r| names.get(*r))
            .map(String::as_str)
            .collect();
        println!("\n    {}", around.join(" "));
    }
}
