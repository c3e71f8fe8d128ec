//! The features that the classifier of statements sees: cue phrases by group, and what surrounds a sentence.

use crate::lexicon::{CUES, Table};
use crate::segment::Doc;
use crate::segment::tokens::TokenKind;
use std::ops::Range;
use std::sync::OnceLock;

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Something seen in or around a sentence. Its weights stand in `data/weights.tsv`, in this order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub(crate) enum Feature { $($(#[$doc])* $name,)* }
        /// The names of the features, in order.
        pub(crate) const FEATURES: &[(Feature, &str)] = &[$((Feature::$name, $text),)*];
    };
}

features! {
    /// The sentence is there.
    Bias = "bias",
    // Cue groups of `data/cues.tsv`: in the main clause (`early`), or after it.
    ReachedEarly = "reached.early",
    ReachedLate = "reached.late",
    ImprovedEarly = "improved.early",
    ImprovedLate = "improved.late",
    CountedEarly = "counted.early",
    CountedLate = "counted.late",
    DoneEarly = "done.early",
    DoneLate = "done.late",
    PastEarly = "past.early",
    PastLate = "past.late",
    ShortEarly = "short.early",
    ShortLate = "short.late",
    ViolationEarly = "violation.early",
    ViolationLate = "violation.late",
    Contrast = "contrast",
    Cause = "cause",
    NeedEarly = "need.early",
    NeedLate = "need.late",
    AskEarly = "ask.early",
    AskLate = "ask.late",
    FutureEarly = "future.early",
    FutureLate = "future.late",
    TargetEarly = "target.early",
    TargetLate = "target.late",
    PurposeEarly = "purpose.early",
    PurposeLate = "purpose.late",
    ContinueEarly = "continue.early",
    ContinueLate = "continue.late",
    Imperative = "imperative",
    PromiseEarly = "promise.early",
    PromiseLate = "promise.late",
    PraiseEarly = "praise.early",
    PraiseLate = "praise.late",
    JudgedEarly = "judged.early",
    JudgedLate = "judged.late",
    MeaningEarly = "meaning.early",
    MeaningLate = "meaning.late",
    MeetingEarly = "meeting.early",
    MeetingLate = "meeting.late",
    StaticEarly = "static.early",
    StaticLate = "static.late",
    ThanksEarly = "thanks.early",
    ThanksLate = "thanks.late",
    DecidedEarly = "decided.early",
    DecidedLate = "decided.late",
    /// One figure.
    Figure = "figure",
    /// Two figures or more.
    Figures = "figures",
    /// A day or year before the reference date.
    PastDate = "date.past",
    /// A day or year after it.
    FutureDate = "date.future",
    /// A person is named in the main clause.
    Person = "person",
    /// The sentence begins with an organisation or place.
    BodySubject = "subject.body",
    /// The unit is a list item.
    Item = "item",
    /// The first paragraph of the article.
    Lead = "lead",
    /// It ends with a colon.
    Colon = "colon",
    /// Fewer than eight words.
    Brief = "brief",
    /// In the last third of the article.
    LastThird = "last-third",
    /// It begins with a quotation mark.
    Quoted = "quoted",
    /// Under a heading or lead-in about results.
    UnderResult = "under.result",
    /// Under one about shortfalls.
    UnderLimitation = "under.limitation",
    /// Under one about tasks.
    UnderTask = "under.task",
    /// Under one about judgements.
    UnderAssessment = "under.assessment",
    /// A list item under a lead-in about results.
    ItemResult = "item.result",
    /// A list item under a lead-in about shortfalls.
    ItemLimitation = "item.limitation",
    /// A list item under a lead-in about tasks.
    ItemTask = "item.task",
    /// A list item under a lead-in about judgements.
    ItemAssessment = "item.assessment",
    /// After a leader began to conclude, ask or instruct.
    Instructed = "speech.instruction",
    /// `đã` or another mark of the past, and none of the future.
    OnlyPast = "only.past",
    /// A mark of what is to come, and none of the past.
    OnlyFuture = "only.future",
    /// No cue at all.
    NoCue = "no-cue",
}

/// The cue groups, by what the `cue` column of `data/cues.tsv` calls them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    /// Counts for a sentence: its feature in the main clause and after it.
    Says(Feature, Feature),
    /// Counts for what follows a heading or lead-in: 0 result, 1 limitation, 2 task, 3 assessment.
    Section(u8),
    /// Stands before the main clause.
    Connective,
}

fn cue_of(name: &str) -> Cue {
    use Feature as F;
    match name {
        "reached" => Cue::Says(F::ReachedEarly, F::ReachedLate),
        "improved" => Cue::Says(F::ImprovedEarly, F::ImprovedLate),
        "counted" => Cue::Says(F::CountedEarly, F::CountedLate),
        "done" => Cue::Says(F::DoneEarly, F::DoneLate),
        "past" => Cue::Says(F::PastEarly, F::PastLate),
        "short" => Cue::Says(F::ShortEarly, F::ShortLate),
        "violation" => Cue::Says(F::ViolationEarly, F::ViolationLate),
        "contrast" => Cue::Says(F::Contrast, F::Contrast),
        "cause" => Cue::Says(F::Cause, F::Cause),
        "need" => Cue::Says(F::NeedEarly, F::NeedLate),
        "ask" => Cue::Says(F::AskEarly, F::AskLate),
        "future" => Cue::Says(F::FutureEarly, F::FutureLate),
        "target" => Cue::Says(F::TargetEarly, F::TargetLate),
        "purpose" => Cue::Says(F::PurposeEarly, F::PurposeLate),
        "continue" => Cue::Says(F::ContinueEarly, F::ContinueLate),
        "imperative" => Cue::Says(F::Imperative, F::Imperative),
        "promise" => Cue::Says(F::PromiseEarly, F::PromiseLate),
        "praise" => Cue::Says(F::PraiseEarly, F::PraiseLate),
        "judged" => Cue::Says(F::JudgedEarly, F::JudgedLate),
        "meaning" => Cue::Says(F::MeaningEarly, F::MeaningLate),
        "static" => Cue::Says(F::StaticEarly, F::StaticLate),
        "thanks" => Cue::Says(F::ThanksEarly, F::ThanksLate),
        "decided" => Cue::Says(F::DecidedEarly, F::DecidedLate),
        "section.result" => Cue::Section(0),
        "section.limitation" => Cue::Section(1),
        "section.task" => Cue::Section(2),
        "section.assessment" => Cue::Section(3),
        "connective" => Cue::Connective,
        _ => Cue::Says(F::MeetingEarly, F::MeetingLate),
    }
}

/// The group of a row of `data/cues.tsv`, and whether it counts at the head of a sentence only.
fn cue(row: u16) -> (Cue, bool) {
    static GROUPS: OnceLock<Vec<(Cue, bool)>> = OnceLock::new();
    GROUPS.get_or_init(|| CUES.iter().map(|c| (cue_of(c.cue), c.at == "start")).collect())[row as usize]
}

/// A cue found in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// Its group.
    pub cue: Cue,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it stands in the main clause.
    pub early: bool,
}

/// How many words after its connectives count as the main clause of a sentence.
const MAIN_CLAUSE: usize = 22;

/// The cues of tokens `range`: the longest at each place, nothing inside another, nothing in quoted titles.
pub(crate) fn cues(doc: &Doc, range: Range<usize>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut i = range.start;
    let mut head = i;
    while i < range.end {
        if let Some(close) = quoted_title(doc, i, range.clone()) {
            i = close + 1;
            continue;
        }
        let at_head = i == head;
        let mut longest = 0;
        for hit in doc.hits.of(i, Table::Cue) {
            let (cue, start_only) = cue(hit.row);
            let counts = hit.end as usize <= range.end && (!start_only || at_head) && !matches!(cue, Cue::Section(_));
            if !counts || hit.len() < longest {
                continue;
            }
            longest = hit.len();
            let early = i < head + MAIN_CLAUSE;
            out.push(Found { cue, tokens: i..hit.end as usize, early });
            if cue == Cue::Connective {
                head = hit.end as usize;
            }
        }
        i += longest.max(1);
        // A connective's comma.
        while head == i && i < range.end && matches!(doc.tokens.list[i].kind, TokenKind::Punct(_)) {
            i += 1;
            head = i;
        }
    }
    out
}

/// The closing mark of a quoted title that begins at token `i`; what follows a colon or opens the sentence is speech, not a title.
fn quoted_title(doc: &Doc, i: usize, range: Range<usize>) -> Option<usize> {
    let open = doc.tokens.list[i].kind;
    let TokenKind::Punct('“' | '"' | '«') = open else { return None };
    if i == range.start || doc.token(i - 1).is_some_and(|t| t.is(':') || t.is(',')) {
        return None;
    }
    let limit = range.end.min(i + 60);
    (i + 1..limit).find(|j| matches!(doc.tokens.list[*j].kind, TokenKind::Punct('”' | '"' | '»')))
}

/// What a heading or lead-in says of what follows: the kind (0 result, 1 limitation, 2 task, 3 assessment) with most words for it.
pub(crate) fn section_kind(doc: &Doc, range: Range<usize>) -> Option<u8> {
    let mut words = [0usize; 4];
    for i in range.clone() {
        for hit in doc.hits.of(i, Table::Cue) {
            if let (Cue::Section(kind), _) = cue(hit.row)
                && hit.end as usize <= range.end
            {
                words[kind as usize] += hit.len();
            }
        }
    }
    let best = (0..4).max_by_key(|k| (words[*k], std::cmp::Reverse(*k)))?;
    (words[best] > 0).then_some(best as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::WEIGHTS;

    #[test]
    fn every_feature_has_its_weights() {
        let names: Vec<&str> = FEATURES.iter().map(|(_, name)| *name).collect();
        let rows: Vec<&str> = WEIGHTS.iter().map(|w| w.feature).collect();
        assert_eq!(names, rows);
        assert!(FEATURES.iter().enumerate().all(|(i, (f, _))| *f as usize == i));
    }

    #[test]
    fn every_group_of_cues_is_known() {
        let fallback = Cue::Says(Feature::MeetingEarly, Feature::MeetingLate);
        assert!(CUES.iter().all(|c| cue_of(c.cue) != fallback || c.cue == "meeting"));
    }
}
