#![allow(clippy::unwrap_used)]

use crate::source::Source;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    legacy: Vec<Legacy>,
    unicode: Vec<Unicode>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Legacy {
    given: String,
    read: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Unicode {
    text: String,
}

fn texts() -> Texts {
    toml::from_str(include_str!("texts.toml")).unwrap()
}

#[test]
fn legacy_texts_are_read() {
    for text in texts().legacy {
        let source = Source::new(&text.given);
        assert_eq!(source.text(), text.read);
        assert!(source.warnings.iter().any(|w| w.code == "legacy-encoding"), "{}", text.given);
    }
}

#[test]
fn other_texts_are_left_alone() {
    for text in texts().unicode {
        let whole = Source::new(&text.text);
        assert!(whole.warnings.is_empty(), "{} is read {}", text.text, whole.text());
        // Each part and each word by itself.
        for part in text.text.split(['.', ';', '!', '?', '\n', ',', ' ', ':']).filter(|p| !p.is_empty()) {
            assert!(!super::is_legacy(part), "{part} in {}", text.text);
        }
    }
}

#[test]
fn tones_after_their_letters_are_told() {
    let given = "Hô\u{323}i nghi\u{323} Tỉnh u\u{309}y ba\u{300}n vê\u{300} kinh tê\u{301}.";
    let source = Source::new(given);
    assert_eq!(source.text(), "Hội nghị Tỉnh ủy bàn về kinh tế.");
    assert!(source.warnings.iter().any(|w| w.code == "legacy-encoding"));
}
