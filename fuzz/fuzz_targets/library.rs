//! A library's file: what was written is opened again, whole, and brings nothing new to where it came from.
#![no_main]

use diembao::dictionary::Dictionary;
use diembao::library::{Library, read, write};
use diembao_fuzz::Bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut bytes = Bytes(data);
    let mut library = Library::default();
    for _ in 0..1 + bytes.byte() % 2 {
        let article = bytes.article();
        if library.articles.iter().all(|a| a.id != article.id) {
            library.articles.push(article);
        }
    }
    let mut dictionary = Dictionary::default();
    for _ in 0..bytes.byte() % 4 {
        let entry = bytes.entry();
        if entry.fault().is_none() {
            dictionary.put(entry);
        }
    }
    library.dictionary = dictionary;
    let file = write(&library.articles, &library.dictionary);
    assert!(!file.contains('\n'));
    assert_eq!(read(&file).as_ref(), Ok(&library));
    let mut merged = library.clone();
    merged.merge(library.clone());
    assert_eq!(merged.articles.len(), library.articles.len());
    assert_eq!(merged.dictionary, library.dictionary);
});
