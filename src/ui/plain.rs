//! Letters without their marks, for searching and for names of files: people type `uy ban` and mean `Ủy ban`.

use crate::source::fold::letter_and_tone;

/// A letter in lower case, without tone and mark.
pub fn letter(c: char) -> char {
    match letter_and_tone(c).0 {
        'ă' | 'â' => 'a',
        'đ' => 'd',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        other => other,
    }
}

/// A text in plain letters. Marks that stand as characters of their own are left out.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).map(letter).collect()
}

/// Whether `text` in plain letters begins with `start`, which is plain already; `whole`: is it.
pub fn begins(text: &str, start: &str, whole: bool) -> bool {
    let mut letters = text.chars().filter(|c| !is_mark(*c)).map(letter);
    start.chars().all(|c| letters.next() == Some(c)) && !(whole && letters.next().is_some())
}

/// Whether every word looked for stands in the text.
pub fn has(text: &str, query: &str) -> bool {
    let (text, query) = (plain(text), plain(query));
    query.split_whitespace().all(|word| text.contains(word))
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_do_not_count() {
        assert_eq!(plain("Ủy ban Đống Đa, Ngũ Hiệp"), "uy ban dong da, ngu hiep");
        assert_eq!(plain("U\u{309}y"), "uy");
        assert!(begins("Nhân", "nh", false) && !begins("Nhân", "nh", true) && begins("Nhân", "nhan", true));
        assert!(has("Huyện ủy Tân Lương", "luong huyen") && !has("Huyện ủy", "xã"));
    }
}
