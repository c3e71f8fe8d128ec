//! Puts the stages together: one text in, one record out.

use crate::lexicon::OUTLETS;
use crate::recognise::Candidate;
use crate::record::{Evidence, FieldEvidence, Mention, Value, Warning};
use crate::resolve::{self, mention_id};
use crate::segment::Doc;
use crate::segment::density::is_too_dense;
use crate::segment::tokens::tokenise;
use crate::source::Source;
use crate::span::Span;
use crate::{Options, Record, arbitrate, recognise, summarise};

/// Reads one article; see [`crate::extract`].
pub fn extract(text: &str, options: &Options) -> Record {
    let source = Source::new(text);
    let tokens = tokenise(source.text());
    if is_too_dense(&tokens, source.text().len()) {
        return refused(source, options);
    }
    let doc = Doc::of(source.text(), tokens);
    let Some(found) = recognise::all(&doc, &options.dictionary) else { return refused(source, options) };
    let mentions = arbitrate::arbitrate(&doc, found);

    let (mentions, people) = resolve::people::link(&doc, mentions);
    let mut metadata = summarise::metadata::metadata(&doc, &mentions);
    let times = resolve::times::resolve(&doc, &mentions, metadata.published.as_deref(), options.reference_date.as_deref());
    metadata.reference_date.clone_from(&times.reference_date);
    let home = metadata.outlet.as_deref().and_then(|name| OUTLETS.iter().find(|o| o.name == name)).map(|o| o.place);
    let resolved = resolve::resolve(&doc, mentions, people, times, home);

    let units = summarise::statements::units(&doc, &resolved);
    let statements = summarise::statements::statements(&doc, &resolved, &units);
    let event = summarise::event::event(&doc, &resolved);
    let key_sentences = summarise::key_sentences::key_sentences(&doc, &resolved, &statements, &units, event.as_ref());
    let indicators = summarise::indicators::indicators(&doc, &resolved, &statements);

    // The record of a long text takes as much memory as what it is made from: that goes first.
    drop((units, doc));
    let mut record = Record {
        metadata,
        mentions: mentions_of(&source, resolved.mentions, resolved.values),
        people: resolved.people,
        organizations: resolved.organizations,
        places: resolved.places,
        documents: resolved.documents,
        indicators,
        statements,
        event,
        key_sentences,
        warnings: source.warnings.clone(),
        source: options.source.clone(),
        ..Record::empty()
    };
    to_original(&source, &mut record);
    if record.mentions.is_empty() {
        let message = "Không tìm thấy người, tổ chức, văn bản hay số liệu nào trong văn bản này.".to_owned();
        record.warnings.push(Warning { code: "nothing-found".to_owned(), message });
    } else if record.metadata.reference_date.is_none() {
        let message = "Bài không cho biết ngày đăng; ngày tháng thiếu năm được để ngỏ.".to_owned();
        record.warnings.push(Warning { code: "no-reference-date".to_owned(), message });
    }
    record
}

/// The record of a text that is too dense to be read.
fn refused(source: Source, options: &Options) -> Record {
    let message = "Không đọc văn bản này: cứ vài chữ lại có một số, một tên hoặc một dấu chấm câu, không bài báo nào như vậy. \
                   Hãy dán bài, không dán bảng số liệu.";
    let mut warnings = source.warnings;
    warnings.push(Warning { code: "too-dense".to_owned(), message: message.to_owned() });
    Record { warnings, source: options.source.clone(), ..Record::empty() }
}

/// The mentions with offsets into the text as given.
fn mentions_of(source: &Source, mentions: Vec<Candidate>, values: Vec<Value>) -> Vec<Mention> {
    let pairs = mentions.into_iter().zip(values).enumerate();
    pairs
        .map(|(index, (candidate, value))| {
            let span = source.original_span(candidate.span);
            let evidence = candidate.evidence.iter().map(|(what, span)| {
                let span = source.original_span(*span);
                Evidence { what: (*what).into(), start: span.start, end: span.end }
            });
            Mention {
                id: mention_id(index),
                kind: candidate.found.kind(),
                start: span.start,
                end: span.end,
                text: source.original_text(candidate.span).to_owned(),
                value,
                rule: candidate.rule.into(),
                confidence: candidate.confidence,
                evidence: evidence.collect(),
                decided_by: None,
            }
        })
        .collect()
}

/// Leads every offset outside the mentions back to the text as given.
fn to_original(source: &Source, record: &mut Record) {
    let lead_back = |start: &mut u32, end: &mut u32| {
        let span = source.original_span(Span::new(*start, *end));
        (*start, *end) = (span.start, span.end);
    };
    let fields = |evidence: &mut Vec<FieldEvidence>| evidence.iter_mut().for_each(|f| lead_back(&mut f.start, &mut f.end));
    fields(&mut record.metadata.evidence);
    if let Some(event) = &mut record.event {
        fields(&mut event.evidence);
    }
    record.statements.iter_mut().for_each(|s| lead_back(&mut s.start, &mut s.end));
    record.key_sentences.iter_mut().for_each(|k| lead_back(&mut k.start, &mut k.end));
}
