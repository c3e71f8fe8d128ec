//! Whether a text is another version of one that is saved, asked without opening it.
//!
//! Of every text the smallest hashes of its runs of four words are kept. Two versions of an article share most of those below the mark where the shorter list
//! ends; two articles on the same matter share a few set phrases. Case, tones and marks do not count, so that another spelling is no other version.

use crate::order;
use crate::source::fold::letter_and_tone;

/// Words in a run.
const RUN: usize = 4;
/// How many hashes are kept of a text.
const KEPT: usize = 64;
/// Digits of a hash.
const DIGITS: usize = 8;
/// With fewer runs a text is too short to be told from others.
const ENOUGH: usize = 10;

/// What is kept of a text: hashes in ascending order, each of eight hexadecimal digits.
pub fn sketch(text: &str) -> String {
    let mut words: Vec<u32> = Vec::new();
    let mut word = START;
    for c in text.chars() {
        let (letter, tone) = letter_and_tone(c);
        if letter.is_alphanumeric() {
            word = mix(mix(word, letter as u32), u32::from(tone));
        } else if word != START && !('\u{300}'..='\u{36F}').contains(&c) {
            words.push(std::mem::replace(&mut word, START));
        }
    }
    if word != START {
        words.push(word);
    }
    let mut hashes: Vec<u32> = words.windows(RUN).map(|run| run.iter().fold(START, |hash, word| mix(hash, *word))).collect();
    order::sort_by(&mut hashes, Ord::cmp);
    hashes.dedup();
    hashes.iter().take(KEPT).map(|hash| format!("{hash:08x}")).collect()
}

/// Whether two sketches are those of two versions of one article: of the runs that both can know of, at least two fifths of the shorter text's are the other's too.
pub fn alike(a: &str, b: &str) -> bool {
    let full = |s: &str| s.len() >= KEPT * DIGITS;
    let list = |s: &'_ str| -> Vec<u32> {
        s.as_bytes().chunks(DIGITS).filter_map(|c| u32::from_str_radix(std::str::from_utf8(c).ok()?, 16).ok()).collect()
    };
    let (left, right) = (list(a), list(b));
    // Above its last hash a full sketch says nothing.
    let last = |of: &[u32], full: bool| if full { of.last().copied().unwrap_or(0) } else { u32::MAX };
    let mark = last(&left, full(a)).min(last(&right, full(b)));
    let below = |of: &[u32]| of.iter().filter(|h| **h <= mark).count();
    let least = below(&left).min(below(&right));
    let common = left.iter().filter(|h| **h <= mark && right.binary_search(h).is_ok()).count();
    least >= ENOUGH && common * 5 >= least * 2
}

const START: u32 = 0x811c_9dc5;

/// One more thing in a hash (FNV-1a over four bytes, with a last stir: small hashes must be as good as large ones).
fn mix(hash: u32, thing: u32) -> u32 {
    let hash = thing.to_le_bytes().iter().fold(hash, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWS: &str = "Sáng 12/3, Huyện ủy Tân Lương tổ chức hội nghị sơ kết công tác xây dựng Đảng quý I. Đồng chí Trần Văn Lương, Bí thư Huyện ủy, chủ trì. \
        Trong quý, toàn huyện kết nạp 42 đảng viên, đạt 28% kế hoạch năm; 15 tổ chức cơ sở đảng được kiểm tra. Tuy nhiên, sinh hoạt chi bộ ở một số thôn còn hình thức. \
        Bí thư Huyện ủy yêu cầu các xã rà soát quy chế làm việc, hoàn thành trước ngày 30/6, và báo cáo về Ban Tổ chức Huyện ủy.";
    const OTHER: &str = "Chiều 14/3, Huyện ủy Tân Lương tổ chức hội nghị gặp mặt cán bộ nghỉ hưu. Đồng chí Trần Văn Lương, Bí thư Huyện ủy, dự và phát biểu. \
        Các đại biểu ôn lại truyền thống, nghe thông tin về tình hình sản xuất vụ xuân, việc làm đường liên xã và cấp nước sạch cho vùng cao. \
        Thay mặt cán bộ nghỉ hưu, ông Lê Soan cảm ơn sự quan tâm của huyện và đề nghị sửa nhà văn hóa thôn Đồi Cao.";

    fn is_version(a: &str, b: &str) -> bool {
        alike(&sketch(a), &sketch(b))
    }

    #[test]
    fn versions_are_known() {
        assert!(is_version(NEWS, NEWS));
        assert!(is_version(NEWS, &NEWS.replace("42", "45").replace("28%", "30%").replace("Trần Văn Lương", "Trần Văn Lượng")));
        assert!(is_version(NEWS, &format!("Cập nhật lúc 10 giờ. {NEWS} {OTHER}")), "a longer version");
        assert!(is_version(NEWS, &NEWS[..NEWS.find("Tuy nhiên").unwrap()]), "a shorter one");
        assert!(is_version(&NEWS.to_uppercase(), NEWS));
    }

    #[test]
    fn other_articles_are_none() {
        assert!(!is_version(NEWS, OTHER));
        assert!(!is_version(NEWS, ""));
        assert!(!is_version("", ""));
        assert!(!is_version("Huyện ủy Tân Lương họp.", "Huyện ủy Tân Lương họp."), "too short to tell");
        assert!(!alike("zz", "\u{1F600}"), "a damaged sketch is none");
    }

    #[test]
    fn a_sketch_of_a_long_text_is_short() {
        let long: String = (0..3000).map(|i| format!("{i} {} ", i * i)).collect();
        assert_eq!(sketch(&long).len(), KEPT * DIGITS);
        assert!(is_version(&long, &long[long.len() / 3..]));
    }
}
