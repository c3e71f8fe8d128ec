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
use crate::segment::tokens::TokenKind;
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
    /// It reports the event, after sentences that say what came of it.
    EventLater = "event.later",
    /// The first sentence, of an article that reports no event.
    Opening = "opening",
    /// The first sentence, before the report of the event.
    Teaser = "teaser",
    /// No statement, and neither of these.
    Unstated = "unstated",
    /// Who attended, a life, a static fact.
    Aside = "aside",
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
    /// 20 words or more.
    Full = "full",
    /// 35 words or more.
    Long = "long",
    /// Four commas or semicolons, or more: it sums up.
    Sums = "sums",
    /// Four in ten of the headline's words or more.
    Title40 = "title.40",
    /// A fifth of what tells the headline apart: words that stand in few sentences count for more.
    TitleRare = "title.rare",
    /// Two figures or more.
    Figures = "figures",
    /// A result with figures that begins with its period or term.
    Period = "period",
    /// A leader asks.
    Asks = "asks",
    /// A leader praises or judges.
    Judges = "judges",
    /// A leader judges in conclusion, or speaking to those who meet.
    Concludes = "concludes",
    /// A task in words of command: `yêu cầu`, `giao`.
    Order = "order",
    /// A decision.
    Decided = "decided",
    /// A mark reached.
    Reached = "reached",
    /// A word for targets, in any statement: `phấn đấu`, `chỉ tiêu`.
    Goal = "goal",
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
    /// There is one in it.
    Quotes = "quotes",
    /// It says `tôi`, `chúng ta`: somebody's own words.
    FirstPerson = "first-person",
    /// Who came: three people or more and a word for it.
    Attendance = "attendance",
    /// It cites a document.
    Document = "document",
    /// It begins with its source: `Theo`.
    Source = "source",
    /// It begins with what follows from all before: `Do vậy`, `Theo đó`, `Kết quả`.
    Follows = "follows",
    /// It goes on from the one before: `Đồng thời`, `Bên cạnh đó`.
    GoesOn = "goes-on",
    /// The first sentence of a paragraph or list item.
    ParagraphHead = "paragraph-head",
    /// A paragraph of its own.
    Alone = "alone",
    /// It names the body that the article names most.
    MainBody = "main-body",
}

/// Points that a kind costs that is there already: of a result, and of any other kind.
const SAME_RESULT: i32 = 30;
const SAME_KIND: i32 = 60;

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
    /// By number of word: of the headline's words how rare each is, in the article's sentences.
    title: Vec<Option<usize>>,
    title_words: usize,
    title_rarity: usize,
    event_at: Option<u32>,
    /// Shortfalls are a third of the findings or more.
    shortfalls: bool,
    /// Whether a paragraph or item ends with the unit.
    ends: Vec<bool>,
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
    let title = title_rarity(doc, units);
    let body = resolved.organizations.iter().rev().max_by_key(|o| o.mentions.len()).map(|o| o.id.as_str());
    let article = Article {
        title_words: title.iter().flatten().count(),
        title_rarity: title.iter().flatten().sum(),
        ends: (0..units.len()).map(|i| units.get(i + 1).is_none_or(|next| next.gap != Gap::Sentence)).collect(),
        body,
        title,
        event_at: event.and_then(|e| e.evidence.iter().find(|f| f.field == "kind")).map(|f| f.start),
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

/// By number of word: of the headline's words how rare each is.
fn title_rarity(doc: &Doc, units: &[Unit]) -> Vec<Option<usize>> {
    let headline = doc.layout.blocks.iter().find(|b| b.kind == BlockKind::Headline);
    let mut title = vec![None; doc.vocabulary.len()];
    for i in headline.into_iter().flat_map(|b| b.tokens.clone()).filter(|i| doc.tokens.list[*i].is_word()) {
        title[doc.vocabulary.number(i)] = Some(0);
    }
    // The unit that a word was last seen in, so that each counts once.
    let mut last = vec![usize::MAX; title.len()];
    for (at, unit) in units.iter().enumerate() {
        for word in first_tokens(doc, unit).map(|i| doc.vocabulary.number(i)) {
            if let Some(seen) = &mut title[word]
                && std::mem::replace(&mut last[word], at) != at
            {
                *seen += 1;
            }
        }
    }
    title.into_iter().map(|seen| seen.map(|seen| rarity(units.len(), seen))).collect()
}

/// How rare a word is that stands in `seen` of the units: quarters of a doubling, 0 where it stands in all of them or in none.
fn rarity(units: usize, seen: usize) -> usize {
    let share = (16 * units).checked_div(seen).unwrap_or(0) as u128;
    share.saturating_pow(4).max(1).ilog2().saturating_sub(16) as usize
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

    let shared = order::unique(tokens.clone().map(|i| doc.vocabulary.number(i)).filter(|word| article.title[*word].is_some()));
    let rare: usize = shared.iter().filter_map(|word| article.title[*word]).sum();
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
    );
    let follows = matches!(
        (doc.key(tokens.start), doc.key(tokens.start + 1)),
        ("như", "vây5") | ("do" | "vi1", "vây5") | ("tư1", "nhưng4") | ("theo", "đo2") | ("kêt2", "qua3")
    );
    let first_person =
        tokens.clone().any(|i| doc.key(i) == "tôi" || doc.key(i) == "chung2" && matches!(doc.key(i + 1), "tôi" | "ta"));
    let quotes = doc.tokens.list[tokens.clone()].iter().any(|t| matches!(t.kind(), TokenKind::Punct('“' | '”' | '"')));
    let parts = doc.tokens.list[tokens.clone()].iter().filter(|t| t.is(',') || t.is(';')).count();
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
    when(reports && rank > 0, Sign::EventLater);
    when(rank == 0 && !held, Sign::Opening);
    when(rank == 0 && held && !reports && kind != Some(Task), Sign::Teaser);
    when(kind.is_none() && !reports && rank > 0, Sign::Unstated);
    when(!reports && kind.is_none() && (cue("meeting") || cue("bio") || cue("static") || cue("thanks")), Sign::Aside);
    when(kind == Some(Result), Sign::Result);
    when(kind == Some(Task), Sign::Task);
    when(kind == Some(Limitation) && article.shortfalls, Sign::ManyShortfalls);
    when(kind.is_some() && (before.is_none_or(|(_, last)| kind != last) || unit.gap == Gap::Section), Sign::RunHead);
    when(has(Around::Item), Sign::Item);
    when(words < 14, Sign::Short);
    when(words >= 20, Sign::Full);
    when(words >= 35, Sign::Long);
    when(parts >= 4, Sign::Sums);
    when(likeness >= 40, Sign::Title40);
    when(rare > 0 && rare * 5 >= article.title_rarity, Sign::TitleRare);
    when(figures > 1, Sign::Figures);
    when(kind == Some(Result) && period, Sign::Period);
    when(asks, Sign::Asks);
    when(judges, Sign::Judges);
    when(judges && cue("frame"), Sign::Concludes);
    when(kind == Some(Task) && cue("ask"), Sign::Order);
    when(cue("decided"), Sign::Decided);
    when(kind == Some(Result) && cue("reached"), Sign::Reached);
    when(cue("target"), Sign::Goal);
    when(kind == Some(Task) && cue("horizon"), Sign::Horizon);
    when(statement.is_some_and(|s| s.deadline.is_some()), Sign::Deadline);
    when(led_in, Sign::LedIn);
    when(has(Around::Colon), Sign::Colon);
    when(has(Around::Question), Sign::Question);
    when(has(Around::Quoted), Sign::Quoted);
    when(quotes, Sign::Quotes);
    when(first_person, Sign::FirstPerson);
    when(cue("meeting") && mentions(MentionType::Person) > 2, Sign::Attendance);
    when(mentions(MentionType::Document) > 0, Sign::Document);
    when(doc.key(tokens.start) == "theo" && !follows, Sign::Source);
    when(follows, Sign::Follows);
    when(goes_on, Sign::GoesOn);
    when(unit.gap != Gap::Sentence, Sign::ParagraphHead);
    when(article.ends[rank] && unit.gap != Gap::Sentence, Sign::Alone);
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
