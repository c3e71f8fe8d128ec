//! Texts that are too dense to be read.
//!
//! What is found in a text takes memory: most where every few bytes begin a name, a number or a sentence. No article is so dense, but a table of numbers or
//! a text made to break programs is. Such a text is refused, so that no text takes more memory than its length explains (`tests/hostile.rs` says how much): by its
//! tokens before anything is made from it, and by what was found in it before a record is.

use super::Doc;
use super::tokens::{TokenKind, Tokens};

/// So many beginnings and ends are read in any text, however dense.
const FREE: usize = 100_000;
/// Bytes between two beginnings of names and numbers, at least. Articles have 20 and more, lists of names and tables 15.
const BETWEEN_STARTS: usize = 12;
/// Bytes between two ends of lines and sentences, at least. Articles have 100 and more, lists 30.
const BETWEEN_ENDS: usize = 14;

/// Whether a text of so many bytes is too dense to be read.
pub fn is_too_dense(tokens: &Tokens, bytes: usize) -> bool {
    let (mut starts, mut ends) = (0, 0);
    let (mut named, mut glued) = (false, false);
    for token in &tokens.list {
        let names = token.is_word() && token.is_capital();
        starts += usize::from(!glued && (token.is_number() || names && !named));
        let stop = matches!(token.kind(), TokenKind::Punct('.' | '!' | '?' | '…')) && !token.is_glued();
        ends += usize::from(stop || token.newlines() > 0);
        (named, glued) = (names, token.is_glued());
    }
    starts > FREE.max(bytes / BETWEEN_STARTS) || ends > FREE.max(bytes / BETWEEN_ENDS)
}

/// Bytes of memory that a token, what is found at it, and a sentence take, measured on texts of nothing else.
const OF_TOKEN: usize = 40;
const OF_FOUND: usize = 350;
const OF_SENTENCE: usize = 250;
/// So many bytes of memory any text may take, and this many for each byte of it.
const ANY: usize = 40_000_000;
const FOR_A_BYTE: usize = 40;

/// Whether a record of a text in which so much was found would take too much memory.
pub fn takes_too_much(doc: &Doc, found: usize) -> bool {
    let bytes = OF_TOKEN * doc.len() + OF_FOUND * found + OF_SENTENCE * doc.layout.sentences.len();
    bytes > ANY.max(FOR_A_BYTE * doc.text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::tokens::tokenise;

    #[test]
    fn refuses_what_no_article_is() {
        let is_dense = |piece: &str, bytes: usize| {
            let text = piece.repeat(bytes / piece.len());
            is_too_dense(&tokenise(&text), text.len())
        };
        let table = "Xã Tân Hòa | 1.250 | 98,5% | 12/5/2024\n";
        for dense in [table, "Huế, ", "12%, ", "UBND, ", "3/4, ", "Ông Ba. ", "bé.\n"] {
            assert!(is_dense(dense, 2_000_000), "{dense}");
            // A short text is read, whatever it is.
            assert!(!is_dense(dense, 400_000), "{dense}");
        }
        let list = "1. Đồng chí Trần Văn Lương, Bí thư Huyện ủy;\n";
        for read in [
            "Nghị quyết số 12-NQ/TU ngày 3/4/2018; ",
            "- Tăng cường.\n",
            "A.A.",
            list,
            include_str!("../../www/samples/hoi-nghi.txt"),
        ] {
            assert!(!is_dense(read, 2_000_000), "{read}");
        }
    }
}
