//! What the classifier of statements sees: cue phrases by group, where they stand, and what surrounds a sentence.
//!
//! A sentence of this genre opens with frames (`Phát biểu tại …,`, `Trong 5 năm qua,`, `Theo …,`), then a subject, then its predicate. What
//! the sentence says is decided there: by the *first* cue after the frames, and by the one *after* it where the first is a mere mark of
//! tense. After a verb of speech (`cho biết`, `nhấn mạnh`) the count starts anew. All other cues are weaker: those of the main
//! clause are *early*, the rest *late*.

use crate::lexicon::{CUES, Table};
use crate::recognise::Candidate;
use crate::record::MentionType;
use crate::segment::Doc;
use crate::segment::tokens::TokenKind;
use std::ops::Range;
use std::sync::OnceLock;

/// The groups of cues: column `cue` of `data/cues.tsv`.
pub(crate) const GROUPS: &[&str] = &[
    "reached",
    "improved",
    "counted",
    "done",
    "past",
    "short",
    "violation",
    "contrast",
    "cause",
    "need",
    "ask",
    "wish",
    "trust",
    "will",
    "horizon",
    "target",
    "purpose",
    "continue",
    "imperative",
    "promise",
    "praise",
    "judged",
    "meaning",
    "meeting",
    "says",
    "static",
    "bio",
    "thanks",
    "decided",
    "suffer",
    "action",
    "manner",
    "effect",
    "frame",
];

/// Groups that say nothing of the predicate: they cannot be the first cue.
const SIDE: &[&str] = &["past", "horizon", "purpose", "contrast", "says", "manner", "effect", "frame"];

/// Where a cue stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Zone {
    /// It is the first cue of the predicate.
    First,
    /// It follows a first cue that only marks tense or continuation.
    Then,
    /// In the main clause or the frames before it.
    Early,
    /// After the main clause.
    Late,
}

/// The names of the zones in `data/weights.tsv`.
pub(crate) const ZONES: &[&str] = &["first", "then", "early", "late"];

macro_rules! surroundings {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What surrounds a sentence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub(crate) enum Around { $($(#[$doc])* $name,)* }
        /// Their names in `data/weights.tsv`, in order.
        pub(crate) const AROUND: &[&str] = &[$($text,)*];
    };
}

surroundings! {
    /// The sentence is there.
    Bias = "bias",
    /// One figure.
    Figure = "figure",
    /// Two figures or more.
    Figures = "figures",
    /// A day or year before the reference date.
    PastDate = "date.past",
    /// A day or year after it.
    FutureDate = "date.future",
    /// A person is named before the predicate.
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
    /// Under a heading about results.
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
    /// A mark of the past, and none of what is to come.
    OnlyPast = "only.past",
    /// A mark of what is to come, and none of the past.
    OnlyFuture = "only.future",
    /// No cue at all.
    NoCue = "no-cue",
    /// `được` straight before a figure: `xây dựng được 5 mô hình`.
    Gained = "gained",
    /// Two cues of shortfalls or more.
    ManyShort = "short.many",
    /// Two cues of decisions or more.
    ManyDecided = "decided.many",
    /// It asks a question.
    Question = "question",
    /// A speaker judges first of all: `Đồng chí ghi nhận …`.
    Judges = "speaker.judges",
    /// A speaker asks first of all.
    Asks = "speaker.asks",
    /// A speaker promises, or says what he will do.
    Promises = "speaker.promises",
}

/// A feature: its row in `data/weights.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Feature(pub u16);

impl Feature {
    /// A cue of a group in a zone.
    pub fn cue(group: u8, zone: Zone) -> Feature {
        Feature(u16::from(group) * ZONES.len() as u16 + zone as u16)
    }

    /// Something around the sentence.
    pub fn around(around: Around) -> Feature {
        Feature((GROUPS.len() * ZONES.len()) as u16 + around as u16)
    }

    /// Its name in `data/weights.tsv`.
    pub fn name(self) -> String {
        let (index, cues) = (self.0 as usize, GROUPS.len() * ZONES.len());
        match index.checked_sub(cues) {
            Some(around) => AROUND[around].to_owned(),
            None => format!("{}.{}", GROUPS[index / ZONES.len()], ZONES[index % ZONES.len()]),
        }
    }
}

/// The gaps between units and the kinds that a step comes from, as `data/weights.tsv` names them: `step.<gap>.<from>`.
#[cfg(test)]
pub(crate) const GAPS: &[&str] = &["sentence", "paragraph", "item", "section"];
/// The kinds, in the order of the columns of `data/weights.tsv`.
#[cfg(test)]
pub(crate) const KIND_NAMES: &[&str] = &["none", "result", "limitation", "task", "assessment"];

/// How many features there are; the steps follow them in `data/weights.tsv`.
pub(crate) const FEATURES: usize = GROUPS.len() * ZONES.len() + AROUND.len();

/// The names of all rows of `data/weights.tsv`, in order.
#[cfg(test)]
pub(crate) fn row_names() -> Vec<String> {
    let features = (0..FEATURES).map(|i| Feature(i as u16).name());
    let steps = GAPS.iter().flat_map(|gap| KIND_NAMES.iter().map(move |from| format!("step.{gap}.{from}")));
    features.chain(steps).collect()
}

/// The number of a group.
pub(crate) fn group(name: &str) -> u8 {
    GROUPS.iter().position(|g| *g == name).map_or(u8::MAX, |at| at as u8)
}

/// What a row of `data/cues.tsv` counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// For a sentence.
    Group(u8),
    /// For what follows a heading or lead-in: 0 result, 1 limitation, 2 task, 3 assessment.
    Section(u8),
    /// Stands before the main clause.
    Connective,
    /// A shortfall named straight after it is being dealt with (`tháo gỡ khó khăn`).
    Remedy,
    /// Looks like a cue and is none (`giao thông`).
    Block,
}

fn cue_of(name: &str) -> Cue {
    match name {
        "section.result" => Cue::Section(0),
        "section.limitation" => Cue::Section(1),
        "section.task" => Cue::Section(2),
        "section.assessment" => Cue::Section(3),
        "connective" => Cue::Connective,
        "remedy" => Cue::Remedy,
        "block" => Cue::Block,
        name => Cue::Group(group(name)),
    }
}

/// What a row of `data/cues.tsv` counts for, and whether at the head of a sentence only.
fn cue(row: u16) -> (Cue, bool) {
    static ROWS: OnceLock<Vec<(Cue, bool)>> = OnceLock::new();
    ROWS.get_or_init(|| CUES.iter().map(|c| (cue_of(c.cue), c.at == "start")).collect())[row as usize]
}

/// A cue found in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// Its group.
    pub group: u8,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub zone: Zone,
}

/// How many words after frames and subject count as the main clause; words of names, offices and bodies are not counted.
const MAIN_CLAUSE: usize = 20;

/// How many tokens after a remedy (`khắc phục`, `tháo gỡ`) a shortfall may stand that it remedies.
const REMEDY_REACH: usize = 4;

/// The cues of tokens `range`: the longest at each place, nothing inside another, nothing inside names of bodies, offices, places and
/// documents, nothing in quoted titles. `mentions` are those of the sentence.
pub(crate) fn cues<'m>(doc: &Doc, range: Range<usize>, mentions: impl Iterator<Item = &'m Candidate> + Clone) -> Vec<Found> {
    let subjects: Vec<usize> = mentions
        .clone()
        .filter(|m| !matches!(m.found.kind(), MentionType::Time | MentionType::Figure | MentionType::Document))
        .map(|m| doc.tokens_in(m.span).start)
        .collect();
    let mut names = mentions
        .filter(|m| !matches!(m.found.kind(), MentionType::Time | MentionType::Figure))
        .map(|m| doc.tokens_in(m.span))
        .peekable();
    let (says, frame, contrast) = (group("says"), group("frame"), group("contrast"));
    // After one of these the next cue says more: they mark tense, manner or the mere doing.
    let mild = ["done", "suffer", "continue", "cause", "target", "improved", "action", "counted", "reached", "static"].map(group);
    let speech = [says, group("judged"), group("praise")];
    let shortfalls = [group("short"), group("violation")];
    let side: Vec<u8> = SIDE.iter().map(|g| group(g)).collect();

    let mut out: Vec<Found> = Vec::new();
    let mut i = range.start;
    let mut head = i;
    // Words counted since the head; the first cue; the end of the frame that we are in.
    let (mut words, mut first, mut frame_end) = (0usize, None::<u8>, range.start);
    let mut remedied = range.start;
    while i < range.end {
        while names.next_if(|n| n.end <= i).is_some() {}
        if let Some(name) = names.peek().filter(|n| n.contains(&i)) {
            i = name.end;
            continue;
        }
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
            let tokens = i..hit.end as usize;
            let group = match cue {
                Cue::Group(group) => group,
                Cue::Connective => {
                    head = tokens.end;
                    continue;
                }
                Cue::Remedy => {
                    remedied = tokens.end + REMEDY_REACH;
                    continue;
                }
                _ => continue,
            };
            if i < remedied && shortfalls.contains(&group) {
                remedied = tokens.end + REMEDY_REACH;
                continue;
            }
            if group == frame {
                frame_end = end_of_frame(doc, tokens.end..range.end, &subjects).unwrap_or(i);
            }
            let in_frame = i < frame_end;
            let zone = if in_frame || side.contains(&group) {
                if words <= MAIN_CLAUSE { Zone::Early } else { Zone::Late }
            } else if first.is_none() && words <= MAIN_CLAUSE {
                first = Some(group);
                Zone::First
            } else if first.is_some_and(|f| mild.contains(&f)) && words <= MAIN_CLAUSE {
                // Only the cue straight after a mild one takes its place.
                first = Some(u8::MAX);
                Zone::Then
            } else if words <= MAIN_CLAUSE {
                Zone::Early
            } else {
                Zone::Late
            };
            if group == contrast {
                head = tokens.end;
            }
            if speech.contains(&group) && !in_frame {
                words = 0;
                // What is said, judged or praised is a clause of its own.
                first = None;
                if group == says {
                    head = tokens.end;
                }
            }
            out.push(Found { group, tokens, zone });
        }
        if doc.tokens.list[i].is_word() {
            words += 1;
        }
        i += longest.max(1);
        // A comma or colon after a connective, a frame or a verb of speech: what follows is the head of a clause again.
        if i < range.end
            && (head == i || i == frame_end && frame_end > range.start)
            && matches!(doc.tokens.list[i].kind(), TokenKind::Punct(_))
        {
            words = 0;
            while i < range.end && matches!(doc.tokens.list[i].kind(), TokenKind::Punct(_)) {
                i += 1;
            }
            head = i;
        } else if head == i && doc.key(i) == "răng1" {
            head = i + 1;
        }
    }
    out
}

/// The comma that ends a frame: the first one with the subject straight after it, else the first one.
fn end_of_frame(doc: &Doc, rest: Range<usize>, subjects: &[usize]) -> Option<usize> {
    let commas = |reach: usize| (rest.start..rest.end.min(rest.start + reach)).filter(|j| doc.tokens.list[*j].is(','));
    let before_subject = commas(80).find(|comma| {
        let next = comma + 1;
        subjects.binary_search(&next).is_ok()
            || matches!(
                doc.key(next),
                "đông1" | "ông" | "ba1" | "cac2" | "huyên5" | "xa4" | "tinh3" | "quân5" | "phương1" | "thi5"
            )
    });
    before_subject.or_else(|| commas(45).next())
}

/// The closing mark of a quoted title that begins at token `i`; what follows a colon or opens the sentence is speech, not a title.
fn quoted_title(doc: &Doc, i: usize, range: Range<usize>) -> Option<usize> {
    let TokenKind::Punct('“' | '"' | '«') = doc.tokens.list[i].kind() else { return None };
    if i == range.start || doc.token(i - 1).is_some_and(|t| t.is(':') || t.is(',')) {
        return None;
    }
    let limit = range.end.min(i + 60);
    (i + 1..limit).find(|j| matches!(doc.tokens.list[*j].kind(), TokenKind::Punct('”' | '"' | '»')))
}

/// What a heading or lead-in says of what follows: the kind (0 result, 1 limitation, 2 task, 3 assessment) with most words for it.
/// Words for shortfalls and lessons weigh more: a lead-in to them names the results first (`Bên cạnh kết quả đạt được, còn …`).
pub(crate) fn section_kind(doc: &Doc, range: Range<usize>) -> Option<u8> {
    const WEIGHTS_OF_KINDS: [usize; 4] = [2, 5, 2, 4];
    let mut words = [0usize; 4];
    let mut i = range.start;
    while i < range.end {
        let mut longest = 1;
        for hit in doc.hits.of(i, Table::Cue) {
            if let (Cue::Section(kind), _) = cue(hit.row)
                && hit.end as usize <= range.end
                && hit.len() >= longest
            {
                words[kind as usize] += hit.len() * WEIGHTS_OF_KINDS[kind as usize];
                longest = hit.len();
            }
        }
        i += longest;
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
        let names = row_names();
        let rows: Vec<&str> = WEIGHTS.iter().map(|w| w.feature).collect();
        assert_eq!(names, rows);
    }

    #[test]
    fn every_group_of_cues_is_known() {
        let unknown: Vec<&str> = CUES.iter().filter(|c| matches!(cue_of(c.cue), Cue::Group(u8::MAX))).map(|c| c.cue).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        assert!(SIDE.iter().all(|g| GROUPS.contains(g)));
    }
}
