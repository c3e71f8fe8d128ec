//! The summary for the clipboard: each fact is one line, and nothing that a reader typed makes another.
#![no_main]

use diembao::record::StatementKind;
use diembao::review::Words;
use diembao::ui::{report::summary, text::Lang};
use diembao_fuzz::Bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let article = Bytes(data).article();
    let record = article.corrected(&Words::new(&article.text)).record;
    let told = [StatementKind::Result, StatementKind::Limitation, StatementKind::Assessment, StatementKind::Task];
    let stated = told.map(|kind| record.statements.iter().filter(|s| s.kind == kind).count());
    let lists = [record.key_sentences.len(), record.people.len(), record.documents.len()].into_iter().chain(stated);
    let most = lists.map(|n| if n == 0 { 0 } else { n + 2 }).sum::<usize>() + 3;
    for lang in [Lang::Vi, Lang::En] {
        let summary = summary(&article.text, &record, lang);
        assert!(summary.lines().count() <= most, "{summary}");
        let bad = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{2028}' | '\u{2029}');
        assert!(!summary.contains(bad), "{summary:?}");
        assert!(summary.lines().all(|l| !l.starts_with(['=', '+', '-', '@'])), "{summary}");
    }
});
