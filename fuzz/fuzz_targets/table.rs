//! A dictionary's table: one line an entry, no cell that a spreadsheet would run, and it reads the same.
#![no_main]

use diembao::dictionary::Dictionary;
use diembao_fuzz::Bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut bytes = Bytes(data);
    let mut dictionary = Dictionary::default();
    for _ in 0..1 + bytes.byte() % 6 {
        let entry = bytes.entry();
        if entry.fault().is_none() {
            dictionary.put(entry);
        }
    }
    let table = dictionary.to_tsv();
    assert_eq!(table.matches('\n').count(), dictionary.entries.len() + 2);
    let opens = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '"'];
    for line in table.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        assert!(cells.len() <= 10);
        assert!(cells.iter().all(|c| !c.starts_with(opens)), "{line:?}");
        assert!(!line.contains(|c: char| c.is_control() && c != '\t'), "{line:?}");
    }
    let (again, problems) = Dictionary::from_tsv(&table);
    assert!(problems.is_empty(), "{problems:?}");
    let trimmed: Vec<_> =
        dictionary.entries.iter().map(|e| (e.kind, e.key(), e.name.trim().to_owned(), e.note.trim().to_owned())).collect();
    assert_eq!(again.entries.iter().map(|e| (e.kind, e.key(), e.name.clone(), e.note.clone())).collect::<Vec<_>>(), trimmed);
    assert_eq!(again.to_tsv(), table);
});
