//! A record, also one that a reader corrected: the browser's JSON is the command line's, reads the same, and is one line of output.
#![no_main]

use diembao::library::is_whole;
use diembao::record::Record;
use diembao::review::Words;
use diembao::{browser_json, browser_record, cli};
use diembao_fuzz::Bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let article = Bytes(data).article();
    let record = article.corrected(&Words::new(&article.text)).record;
    assert!(is_whole(&record));
    let json = browser_json(&record);
    assert_eq!(serde_json::to_string(&record).ok().as_ref(), Some(&json));
    assert_eq!(browser_record(&json).as_ref(), Some(&record));
    assert_eq!(serde_json::from_str::<Record>(&json).ok().as_ref(), Some(&record));

    let line = serde_json::json!({ "text": article.text, "title": article.title });
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let arguments = ["extract", "--jsonl", "text"].map(String::from);
    assert_eq!(cli::run(arguments, &mut format!("{line}\n").as_bytes(), &mut out, &mut errors), cli::OK);
    let out = String::from_utf8(out).unwrap();
    assert_eq!(out.matches('\n').count(), 1);
    let whole: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(whole["input"]["title"], article.title.as_str());
});
