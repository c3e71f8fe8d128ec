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

/// How many bytes two texts have in common at their beginning and at their end, in whole words.
pub fn shared(a: &str, b: &str) -> (usize, usize) {
    let mut head = 0;
    for ((i, x), y) in a.char_indices().zip(b.chars()) {
        if x != y {
            break;
        }
        if x.is_whitespace() {
            head = i + x.len_utf8();
        }
    }
    let (rest_a, rest_b) = (&a[head..], &b[head..]);
    let mut tail = 0;
    for ((i, x), y) in rest_a.char_indices().rev().zip(rest_b.chars().rev()) {
        if x != y {
            break;
        }
        if x.is_whitespace() {
            tail = rest_a.len() - i;
        }
    }
    (head, tail)
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
    fn altered_words_stand_between_what_is_shared() {
        let middle = |a: &'static str, b: &'static str| {
            let (head, tail) = shared(a, b);
            (&a[head..a.len() - tail], &b[head..b.len() - tail])
        };
        assert_eq!(middle("kết nạp 42 đảng viên.", "kết nạp 45 đảng viên."), ("42", "45"));
        assert_eq!(middle("kết nạp 42 đảng viên", "kết nạp đảng viên"), ("42 đảng", "đảng"));
        assert_eq!(middle("đảng viên", "đảng viện"), ("viên", "viện"));
        assert_eq!(middle("một", "hai"), ("một", "hai"));
        assert_eq!(middle("a a", "a a a"), ("a", "a a"));
        assert_eq!(middle("", "x"), ("", "x"));
    }

    #[test]
    fn marks_do_not_count() {
        assert_eq!(plain("Ủy ban Đống Đa, Ngũ Hiệp"), "uy ban dong da, ngu hiep");
        assert_eq!(plain("U\u{309}y"), "uy");
        assert!(begins("Nhân", "nh", false) && !begins("Nhân", "nh", true) && begins("Nhân", "nhan", true));
        assert!(has("Huyện ủy Tân Lương", "luong huyen") && !has("Huyện ủy", "xã"));
    }
}
