//! The flow has one direction: a room uses only rooms before it, and only the web rooms know the web.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

/// The rooms from the first to the last. A file belongs to the longest path that it begins with.
const ROOMS: [&str; 27] = [
    "few",
    "grow",
    "json",
    "keyed",
    "order",
    "span",
    "record",
    "source",
    "segment::tokens",
    "segment::vocabulary",
    "lexicon",
    "dictionary",
    "segment",
    "phrase",
    "recognise",
    "arbitrate",
    "resolve",
    "summarise",
    "assemble",
    "review",
    "json::types",
    "json::tests",
    "library",
    "cli",
    "bindings",
    "ui",
    "bin",
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

fn rank(path: &str) -> usize {
    let fits = |room: &str| path == room || path.starts_with(&format!("{room}::"));
    (0..ROOMS.len()).filter(|r| fits(ROOMS[*r])).max_by_key(|r| ROOMS[*r].len()).unwrap_or_else(|| panic!("no room for {path}"))
}

#[test]
fn no_room_uses_a_later_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    assert!(files.len() > 40);
    let mut wrong = Vec::new();
    for file in files {
        let name = file
            .strip_prefix(&root)
            .unwrap()
            .to_str()
            .unwrap()
            .trim_end_matches(".rs")
            .trim_end_matches("/mod")
            .replace('/', "::");
        if matches!(name.as_str(), "lib" | "contract") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let code: Vec<&str> = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect();
        // Tests at the end of a file may use what they like.
        let code = code.join("\n");
        let code = code.split("#[cfg(test)]\nmod tests").next().unwrap();
        let own = rank(&name);
        for used in code.split("crate::").skip(1) {
            let path: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect();
            let path = path.trim_end_matches(':');
            let first = path.split("::").next().unwrap();
            // Items of lib.rs itself: `extract`, `Options`, `Record`.
            if ROOMS.iter().any(|r| r.split("::").next() == Some(first)) && rank(path) > own && !name.contains("fit") {
                wrong.push(format!("src/{name}: uses crate::{path}"));
            }
        }
        let web = ["yew", "web_sys", "js_sys", "wasm_bindgen"].into_iter().find(|w| code.contains(&format!("{w}::")));
        if let Some(web) = web.filter(|_| own < rank("bindings")) {
            wrong.push(format!("src/{name}: knows {web}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
