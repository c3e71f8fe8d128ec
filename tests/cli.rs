//! The command line as its user sees it: standard output, standard error, exit status.
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn diembao(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_diembao"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn records(output: &Output) -> Vec<serde_json::Value> {
    text(&output.stdout).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn file(name: &str, content: &[u8]) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

const ARTICLE: &str = "Sáng 3/4/2024, đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương chủ trì hội nghị 😀.";

#[test]
fn reads_standard_input() {
    let output = diembao(&["extract"], ARTICLE.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let records = records(&output);
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["schema"], "diembao.record/1");
    assert_eq!(records[0]["source"], serde_json::Value::Null);
    assert_eq!(records[0]["people"][0]["name"], "Trần Văn Lương");
}

#[test]
fn offsets_are_javascript_indices() {
    let given = format!("😀 {ARTICLE}");
    let output = diembao(&["extract", "-"], given.as_bytes());
    let units: Vec<u16> = given.encode_utf16().collect();
    for record in records(&output) {
        assert_eq!(record["offsets"], "utf-16");
        for mention in record["mentions"].as_array().unwrap() {
            let (start, end) = (mention["start"].as_u64().unwrap() as usize, mention["end"].as_u64().unwrap() as usize);
            assert_eq!(String::from_utf16(&units[start..end]).unwrap(), mention["text"].as_str().unwrap());
        }
    }
}

#[test]
fn goes_on_after_an_input_that_fails() {
    let good = file("good.txt", ARTICLE.as_bytes());
    let bad = file("bad.txt", b"Qu\xfan");
    let folder = env!("CARGO_TARGET_TMPDIR");
    let output = diembao(&["extract", "no-such-file.txt", folder, &bad, &good], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(records(&output).len(), 1);
    let errors = text(&output.stderr);
    assert!(errors.contains("no-such-file.txt: there is no such file"), "{errors}");
    assert!(errors.contains("is a directory"), "{errors}");
    assert!(errors.contains("bad.txt: is not UTF-8 (byte 2)"), "{errors}");
}

#[test]
fn reads_files_older_than_unicode() {
    // `Đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương chủ trì hội nghị.` in TCVN3
    let bytes = b"\xa7\xe5ng ch\xdd Tr\xc7n V\xa8n L\xad\xacng, B\xdd th\xad Huy\xd6n \xf1y T\xa9n L\xad\xacng ch\xf1 tr\xd7 h\xe9i ngh\xde.";
    let path = file("tcvn3.txt", bytes);
    let output = diembao(&["extract", &path], b"");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let records = records(&output);
    assert_eq!(records[0]["people"][0]["name"], "Trần Văn Lương");
    assert_eq!(records[0]["warnings"][0]["code"], "legacy-encoding");
    let mention = &records[0]["mentions"].as_array().unwrap().iter().find(|m| m["type"] == "person").unwrap();
    let (start, end) = (mention["start"].as_u64().unwrap() as usize, mention["end"].as_u64().unwrap() as usize);
    assert_eq!(&bytes[start..end], b"Tr\xc7n V\xa8n L\xad\xacng");
}

#[test]
fn json_lines_pass_the_other_fields_through() {
    let lines = format!(
        "{}\nno json\n{{\"id\": 8}}\n{{\"text\": 3}}\n\n{}\n",
        serde_json::json!({"id": 7, "text": ARTICLE}),
        serde_json::json!({"text": "Hết."})
    );
    let output = diembao(&["extract", "--jsonl", "text"], lines.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let records = records(&output);
    assert_eq!(records.len(), 2);
    assert_eq!(records[0]["input"], serde_json::json!({"id": 7}));
    let errors = text(&output.stderr);
    assert!(errors.contains("standard input:2: is no JSON object"), "{errors}");
    assert!(errors.contains("standard input:3: has no field `text`"), "{errors}");
    assert!(errors.contains("standard input:4: the field `text` is no text"), "{errors}");
}

#[test]
fn explains_for_people() {
    let output = diembao(&["extract", "--explain"], ARTICLE.as_bytes());
    let out = text(&output.stdout);
    assert!(out.contains("person “Trần Văn Lương”") && out.contains("rule person."), "{out}");
}

#[test]
fn a_dictionary_is_taken_and_its_bad_lines_are_told() {
    let table = "# diembao dictionary 1\ntype\tform\tname\nperson\tXôm Bíp\nplace\tX\tY\nnever\tTân Lương\nnever\tTân Lương\n";
    let path = file("dictionary.tsv", table.as_bytes());
    let song = "Tối qua khán giả vỗ tay cho Xôm Bíp.";
    assert_eq!(records(&diembao(&["extract"], song.as_bytes()))[0]["people"], serde_json::json!([]));
    for arguments in [&["extract", "--dictionary", &path][..], &["extract", &format!("--dictionary={path}")]] {
        let output = diembao(arguments, song.as_bytes());
        assert_eq!(records(&output)[0]["people"][0]["name"], "Xôm Bíp");
        let mentions = records(&output)[0]["mentions"].clone();
        assert!(mentions.as_array().unwrap().iter().any(|m| m["rule"] == "dictionary.person"), "{mentions}");
        assert_eq!(output.status.code(), Some(1), "some of it was not taken");
        let errors = text(&output.stderr);
        assert!(errors.contains("dictionary.tsv: line 4: `place` is no type"), "{errors}");
        assert!(errors.contains("dictionary.tsv: line 6: `Tân Lương` stands in line 5 already"), "{errors}");
    }
    let good = file("good.tsv", b"# diembao dictionary 1\ntype\tform\tname\n");
    assert_eq!(diembao(&["extract", "--dictionary", &good], song.as_bytes()).status.code(), Some(0));
}

#[test]
fn a_dictionary_that_is_none_stops_before_anything_is_read() {
    let other = file("other.tsv", b"a\tb\n");
    let newer = file("newer.tsv", b"# diembao dictionary 9\ntype\tform\n");
    let bytes = file("bytes.tsv", b"# diembao dictionary 1\n\xff");
    for (path, why) in [
        (other.as_str(), "line 1: is not `# diembao dictionary 1`"),
        (&newer, "was written by a newer version"),
        (&bytes, "is not UTF-8 (byte 23)"),
        ("no-such-file.tsv", "there is no such file"),
    ] {
        let output = diembao(&["extract", "--dictionary", path], b"");
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(output.stdout.is_empty());
        assert!(text(&output.stderr).contains(why), "{}", text(&output.stderr));
    }
}

#[test]
fn says_what_it_does_not_understand() {
    for arguments in
        [&["extract", "--nothing"][..], &["read"], &[], &["extract", "--jsonl"], &["extract", "--reference-date", "3/4/2024"]]
    {
        let output = diembao(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("diembao: "), "{arguments:?}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(diembao(&["--help"], b"").status.code(), Some(0));
    assert_eq!(diembao(&["--version"], b"").status.code(), Some(0));
}
