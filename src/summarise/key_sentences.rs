//! The three sentences to keep.
//!
//! A press officer keeps what happened (or, of an article that reports no event, its thesis), the main result, judgement or shortfall, and
//! the main task. Each sentence gets points for what it is (`data/keys.tsv`): the report of the event, a statement of some kind, the first
//! of its kind, one with figures, one that carries the headline, what a leader says in conclusion, … The sentence with most points is
//! taken, then the next best, and so on; a kind that is there already costs points, so that the three say different things. The baseline that
//! this must beat is the first three sentences.

use super::cues::{Around, Feature, Zone, group};
use super::statements::{Gap, Unit, inside};
use crate::lexicon::KEY_WEIGHTS;
use crate::order;
use crate::record::{Event, KeySentence, MentionType, Statement, StatementKind, TimeKind, Value};
use crate::resolve::Resolved;
use crate::segment::{BlockKind, Doc};
use crate::span::Span;

macro_rules! signs {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What speaks for or against keeping a sentence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub(super) enum Sign { $($(#[$doc])* $name,)* }
        /// Their names in `data/keys.tsv`, in order.
        #[cfg(test)]
        pub(super) const SIGNS: &[&str] = &[$($text,)*];
    };
}

signs! {
    /// Any sentence.
    Bias = "bias",
    /// It reports the event.
    Event = "event",
    /// The first sentence, of an article that reports no event.
    Opening = "opening",
    /// The first sentence, before the report of the event.
    Teaser = "teaser",
    /// No statement, and neither of these.
    Unstated = "unstated",
    /// Who attended, a life, a static fact.
    Aside = "aside",
    /// The first paragraph.
    Lead = "lead",
    /// The first third.
    Early = "early",
    /// A result.
    Result = "result",
    /// A task.
    Task = "task",
    /// The first result.
    FirstResult = "first.result",
    /// The first shortfall.
    FirstLimitation = "first.limitation",
    /// The first task.
    FirstTask = "first.task",
    /// A shortfall, where these are a third of the findings or more.
    ManyShortfalls = "shortfalls",
    /// The first of a run of its kind.
    RunHead = "run-head",
    /// A list item.
    Item = "item",
    /// Fewer than 14 words.
    Short = "short",
    /// 35 words or more.
    Long = "long",
    /// 60 words or more.
    VeryLong = "very-long",
    /// A fifth of the headline's words or more.
    Title20 = "title.20",
    /// 40 in a hundred or more.
    Title40 = "title.40",
    /// 60 in a hundred or more.
    Title60 = "title.60",
    /// A figure.
    Figure = "figure",
    /// Two or more.
    Figures = "figures",
    /// A result with figures that begins with its period or term.
    Period = "period",
    /// A leader asks.
    Asks = "asks",
    /// A leader praises or judges.
    Judges = "judges",
    /// A leader concludes, or speaks to those who meet.
    Concludes = "concludes",
    /// A decision.
    Decided = "decided",
    /// A mark reached.
    Reached = "reached",
    /// A target.
    Target = "target",
    /// What is ahead: `thời gian tới`.
    Horizon = "horizon",
    /// A day by which.
    Deadline = "deadline",
    /// It follows a lead-in with a speaker.
    LedIn = "led-in",
    /// It ends with a colon.
    Colon = "colon",
    /// It asks.
    Question = "question",
    /// It begins with a quotation mark.
    Quoted = "quoted",
    /// It goes on from the one before: `Đồng thời`, `Bên cạnh đó`.
    GoesOn = "goes-on",
    /// The first sentence of a paragraph or list item.
    ParagraphHead = "paragraph-head",
    /// Its words are among the article's: in the upper sixth of its sentences.
    MostCentral = "central.most",
    /// It names the body that the article names most.
    MainBody = "main-body",
}

/// Points that a kind costs that is there already: of a result, and of any other kind.
const SAME_RESULT: i32 = 15;
const SAME_KIND: i32 = 40;

/// A sentence that may be kept.
pub(super) struct Choice {
    /// The sentence.
    pub span: Span,
    /// What is seen of it, each once.
    pub signs: Vec<Sign>,
    /// The slot that it would fill: 0 what happened, then the kinds.
    pub slot: usize,
}

/// What is known of the article when its sentences are compared.
struct Article<'d> {
    /// By number of word, whether the headline has it, and how many it has.
    title: Vec<bool>,
    title_words: usize,
    event_at: Option<u32>,
    units: usize,
    /// Shortfalls are a third of the findings or more.
    shortfalls: bool,
    /// How much the words of each unit are those of the whole article, and what the upper sixth reaches.
    central: Vec<usize>,
    most_central: usize,
    /// The organisation with most mentions.
    body: Option<&'d str>,
}

/// Ranks the sentences.
pub(crate) fn key_sentences(
    doc: &Doc,
    resolved: &Resolved,
    statements: &[Statement],
    units: &[Unit],
    event: Option<&Event>,
) -> Vec<KeySentence> {
    let choices = choices(doc, resolved, statements, units, event);
    let points = |c: &Choice| c.signs.iter().map(|s| KEY_WEIGHTS.get(*s as usize).map_or(0, |w| i32::from(w.weight))).sum();
    let all: Vec<i32> = choices.iter().map(points).collect();
    let picked = pick(&choices, &all);
    // A sentence as likely to be kept as not has 50.
    let share = |i: usize| f64::from((50 + all[i] / 5).clamp(0, 100)) / 100.0;
    let of = |i: usize| KeySentence { start: choices[i].span.start, end: choices[i].span.end, score: share(i) };
    let mut out: Vec<KeySentence> = picked.into_iter().map(of).collect();
    order::sort_by(&mut out, |a, b| b.score.total_cmp(&a.score).then(a.start.cmp(&b.start)));
    out
}

/// The three sentences with most points, kinds that are there already counting for less.
pub(super) fn pick(choices: &[Choice], points: &[i32]) -> Vec<usize> {
    let mut picked: Vec<usize> = Vec::new();
    while picked.len() < 3.min(choices.len()) {
        let worth = |i: usize| {
            let same = picked.iter().filter(|p| choices[**p].slot == choices[i].slot).count() as i32;
            let cost = if choices[i].slot == 1 { SAME_RESULT } else { SAME_KIND };
            points[i] - same * cost
        };
        let free = (0..choices.len()).filter(|i| !picked.contains(i));
        let Some(best) = free.max_by_key(|i| (worth(*i), std::cmp::Reverse(*i))) else { break };
        picked.push(best);
    }
    picked
}

/// Every sentence with what speaks for it.
pub(super) fn choices(
    doc: &Doc,
    resolved: &Resolved,
    statements: &[Statement],
    units: &[Unit],
    event: Option<&Event>,
) -> Vec<Choice> {
    let mut rest = statements.iter().filter(|s| s.kind != StatementKind::Boilerplate).peekable();
    let mut lengths = [0u32; 5];
    let stated: Vec<Option<&Statement>> = units
        .iter()
        .map(|unit| {
            let span = doc.span(unit.tokens.clone());
            while rest.next_if(|s| s.start < span.start).is_some() {}
            let statement = rest.peek().filter(|s| s.start == span.start).copied();
            if let Some(statement) = statement {
                lengths[statement.kind as usize] += span.len();
            }
            statement
        })
        .collect();
    let found = lengths[StatementKind::Result as usize] + lengths[StatementKind::Assessment as usize];
    let short = lengths[StatementKind::Limitation as usize];
    let (title, central) = (title_words(doc), centrality(doc, units));
    let mut ranked = central.clone();
    ranked.sort_unstable();
    let most_central = ranked.get(ranked.len() * 5 / 6).copied().unwrap_or(0);
    let body = resolved.organizations.iter().rev().max_by_key(|o| o.mentions.len()).map(|o| o.id.as_str());
    let article = Article {
        central,
        most_central,
        body,
        title_words: title.iter().filter(|t| **t).count(),
        title,
        event_at: event.and_then(|e| e.evidence.iter().find(|f| f.field == "kind")).map(|f| f.start),
        units: units.len().max(1),
        shortfalls: short * 2 >= found.max(1),
    };
    let mut seen = [false; 5];
    let mut out: Vec<Choice> = Vec::with_capacity(units.len());
    for (rank, unit) in units.iter().enumerate() {
        let before = rank.checked_sub(1).map(|last| (&units[last], stated[last].map(|s| s.kind)));
        let mut choice = signs(doc, resolved, unit, &article, stated[rank], before, rank);
        if let Some(statement) = stated[rank] {
            let first = match statement.kind {
                StatementKind::Result => Some(Sign::FirstResult),
                StatementKind::Limitation => Some(Sign::FirstLimitation),
                StatementKind::Task => Some(Sign::FirstTask),
                _ => None,
            };
            // The opening says what the article is about; the findings and tasks proper come after it.
            let first = first.filter(|_| rank > 0 || choice.slot == 0);
            choice.signs.extend(first.filter(|_| !std::mem::replace(&mut seen[statement.kind as usize], true)));
        }
        out.push(choice);
    }
    out
}

/// Of a list item the first sentence, of a sentence all of it.
fn first_sentence(doc: &Doc, unit: &Unit) -> Span {
    match doc.sentence_of(unit.tokens.start) {
        Some(s) => doc.sentence_span(s),
        None => doc.span(unit.tokens.clone()),
    }
}

/// By number of word, whether the headline has it.
fn title_words(doc: &Doc) -> Vec<bool> {
    let headline = doc.layout.blocks.iter().find(|b| b.kind == BlockKind::Headline);
    let words = headline.into_iter().flat_map(|b| b.tokens.clone()).filter(|i| doc.tokens.list[*i].is_word());
    let mut out = vec![false; doc.vocabulary.len()];
    words.for_each(|i| out[doc.vocabulary.number(i)] = true);
    out
}

/// For each unit, how often its words stand in the article, on average: words that stand in three units or more and are no grammar.
fn centrality(doc: &Doc, units: &[Unit]) -> Vec<usize> {
    // By number of word: the unit that it was last seen in, and in how many.
    let mut last = vec![usize::MAX; doc.vocabulary.len()];
    let mut seen = vec![0usize; doc.vocabulary.len()];
    let mut words: Vec<usize> = Vec::new();
    let mut ends = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        for i in first_tokens(doc, unit).filter(|i| doc.tokens.list[*i].is_word()) {
            let word = doc.vocabulary.number(i);
            if std::mem::replace(&mut last[word], at) != at {
                seen[word] += 1;
                words.push(word);
            }
        }
        ends.push(words.len());
    }
    // What stands in nearly every sentence is grammar.
    let worth = |word: &usize| if seen[*word] > 2 && seen[*word] * 5 < units.len() * 3 { seen[*word] } else { 0 };
    let mut start = 0;
    let score = |end: usize| {
        let own = &words[std::mem::replace(&mut start, end)..end];
        100 * own.iter().map(worth).sum::<usize>() / (own.len() + 8)
    };
    ends.into_iter().map(score).collect()
}

/// The tokens of a unit's first sentence.
fn first_tokens(doc: &Doc, unit: &Unit) -> std::ops::Range<usize> {
    doc.tokens_in(first_sentence(doc, unit))
}

/// What speaks for a sentence and against it.
fn signs(
    doc: &Doc,
    resolved: &Resolved,
    unit: &Unit,
    article: &Article,
    statement: Option<&Statement>,
    before: Option<(&Unit, Option<StatementKind>)>,
    rank: usize,
) -> Choice {
    use StatementKind::{Assessment, Limitation, Result, Task};
    let has = |a: Around| unit.features.contains(&Feature::around(a));
    let cue = |name: &str| unit.cues.iter().any(|c| c.zone != Zone::Late && c.group == group(name));
    let kind = statement.map(|s| s.kind);
    let span = first_sentence(doc, unit);
    let tokens = doc.tokens_in(span);
    let words = doc.tokens.list[tokens.clone()].iter().filter(|t| t.is_word()).count();

    let shared = order::unique(tokens.clone().map(|i| doc.vocabulary.number(i)).filter(|word| article.title[*word]));
    let likeness = 100 * shared.len() / article.title_words.max(1);
    let mentions = |kind: MentionType| inside(resolved, span).filter(|(_, m)| m.found.kind() == kind).count();
    let figures = mentions(MentionType::Figure);
    let period = inside(resolved, span).take_while(|(_, m)| m.span.start < span.start + 40).any(|(i, _)| {
        matches!(&resolved.values[i], Value::Time(t) if matches!(t.kind, TimeKind::Term | TimeKind::Duration | TimeKind::Interval | TimeKind::Period))
    });
    let held = article.event_at.is_some();
    let reports = article.event_at.is_some_and(|at| span.start <= at && at < span.end);
    // The first item after `đồng chí … nhấn mạnh:`.
    let led_in = before.is_some_and(|(last, _)| {
        let has = |a: Around| last.features.contains(&Feature::around(a));
        has(Around::Colon) && has(Around::Person)
    });
    let goes_on = matches!(
        (doc.key(tokens.start), doc.key(tokens.start + 1)),
        ("đông1", "thơi1")
            | ("bên", "canh5")
            | ("ngoai1", "ra")
            | ("cung1", "vơi2")
            | ("trong" | "trươc2", "đo2")
            | ("cu5", "thê3")
            | ("theo", "đo2")
    );
    let asks = kind == Some(Task)
        && (has(Around::Asks) || (has(Around::Person) || statement.is_some_and(|s| s.speaker.is_some())) && cue("ask"));
    let judges = kind == Some(Assessment) && (has(Around::Judges) || has(Around::Person) && (cue("praise") || cue("judged")));

    let mut out = vec![Sign::Bias];
    let mut when = |condition: bool, sign: Sign| {
        if condition {
            out.push(sign);
        }
    };
    when(reports, Sign::Event);
    when(rank == 0 && !held, Sign::Opening);
    when(rank == 0 && held && !reports && kind != Some(Task), Sign::Teaser);
    when(kind.is_none() && !reports && rank > 0, Sign::Unstated);
    when(!reports && kind.is_none() && (cue("meeting") || cue("bio") || cue("static") || cue("thanks")), Sign::Aside);
    when(has(Around::Lead), Sign::Lead);
    when(rank * 3 < article.units, Sign::Early);
    when(kind == Some(Result), Sign::Result);
    when(kind == Some(Task), Sign::Task);
    when(kind == Some(Limitation) && article.shortfalls, Sign::ManyShortfalls);
    when(kind.is_some() && (before.is_none_or(|(_, last)| kind != last) || unit.gap == Gap::Section), Sign::RunHead);
    when(has(Around::Item), Sign::Item);
    when(words < 14, Sign::Short);
    when(words >= 35, Sign::Long);
    when(words >= 60, Sign::VeryLong);
    when(likeness >= 20, Sign::Title20);
    when(likeness >= 40, Sign::Title40);
    when(likeness >= 60, Sign::Title60);
    when(figures > 0, Sign::Figure);
    when(figures > 1, Sign::Figures);
    when(kind == Some(Result) && period, Sign::Period);
    when(asks, Sign::Asks);
    when(judges, Sign::Judges);
    when((asks || judges) && cue("frame"), Sign::Concludes);
    when(kind == Some(Result) && cue("decided"), Sign::Decided);
    when(kind == Some(Result) && cue("reached"), Sign::Reached);
    when(kind == Some(Task) && (cue("target") || figures > 0), Sign::Target);
    when(kind == Some(Task) && cue("horizon"), Sign::Horizon);
    when(statement.is_some_and(|s| s.deadline.is_some()), Sign::Deadline);
    when(led_in, Sign::LedIn);
    when(has(Around::Colon), Sign::Colon);
    when(has(Around::Question), Sign::Question);
    when(has(Around::Quoted), Sign::Quoted);
    when(goes_on, Sign::GoesOn);
    when(unit.gap != Gap::Sentence, Sign::ParagraphHead);
    when(article.central[rank] >= article.most_central, Sign::MostCentral);
    when(
        inside(resolved, span)
            .any(|(i, _)| matches!(&resolved.values[i], Value::Organization(o) if Some(o.organization.as_str()) == article.body)),
        Sign::MainBody,
    );
    let slot = if reports || kind.is_none() { 0 } else { kind.map_or(0, |k| k as usize + 1) };
    Choice { span, signs: out, slot }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_its_weight() {
        let rows: Vec<&str> = KEY_WEIGHTS.iter().map(|w| w.sign).collect();
        assert_eq!(SIGNS, rows);
    }
}
