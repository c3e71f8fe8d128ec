//! How well a line's words fit an encoding.

use super::Encoding;
use super::syllable::syllable;
use super::words::{Word, words};

/// Counts of words.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Stats {
    /// Syllables in the encoding, and none as they stand.
    pub good: usize,
    /// Syllables either way.
    tie: usize,
    /// No syllables in the encoding.
    bad: usize,
    /// Words of plain letters that are syllables.
    plain_good: usize,
    /// Words of plain small letters that are none.
    plain_bad: usize,
    /// Of the good ones, those that no other language writes so.
    strong: usize,
    /// Words with a tone that are the same either way.
    same: usize,
    /// Whether the line has signs of code.
    code: bool,
    /// The languages of [`LANGUAGES`] that do not have all its letters, one bit each.
    foreign: u16,
}

/// The letters of languages that Latin-1 was made for.
const LANGUAGES: [&str; 11] = [
    "åäöæøéü",
    "äöüß",
    "éèêëàâçîïôûùüÿæ",
    "ñáéíóúü",
    "ãõçáéíóúâêôà",
    "àèéìòù",
    "áéíóúýäô",
    "áéíóöúü",
    "áéíóúýþæöð",
    "äöõü",
    "àèéíïòóúüç",
];

/// The languages that do not have a letter.
fn without(letter: char) -> u16 {
    let letter = letter.to_lowercase().next().unwrap_or(letter);
    (0..LANGUAGES.len()).filter(|i| !LANGUAGES[*i].contains(letter)).fold(0, |bits, i| bits | 1 << i)
}

impl Stats {
    pub fn add(&mut self, other: &Stats) {
        self.good += other.good;
        self.tie += other.tie;
        self.bad += other.bad;
        self.plain_good += other.plain_good;
        self.plain_bad += other.plain_bad;
        self.strong += other.strong;
        self.same += other.same;
        self.code |= other.code;
        self.foreign |= other.foreign;
    }

    /// How much speaks for the encoding.
    pub fn score(&self) -> isize {
        self.good as isize - 2 * self.bad as isize
    }

    /// Whether the words tell that the line is in the encoding.
    pub fn tells(&self, encoding: Encoding) -> bool {
        let bad = self.bad + self.plain_bad;
        let all = self.good + self.tie + self.same + self.plain_good + bad;
        // Beside many words that no other language writes so, addresses and names of files do not count.
        let most = match self.strong {
            0 | 1 => 5,
            2 => 3,
            _ => 2,
        };
        if self.good == 0 || self.good * 2 < self.tie || bad * most > all {
            return false;
        }
        let sure = self.strong >= 2 || bad == 0 && (self.strong == 1 || self.good >= 4);
        match encoding {
            Encoding::Viqr => (sure || self.good >= 2 && bad == 0) && !(self.code && self.strong < 4) && all >= 2,
            Encoding::Cp1258 => sure || self.same > 0 && bad == 0,
            Encoding::Tcvn3 => sure || self.good >= 2 && bad == 0 && self.tie == 0 && self.foreign + 1 == 1 << LANGUAGES.len(),
            Encoding::Vni => sure,
        }
    }

    /// Whether a line of a text in the encoding may be in it too.
    pub fn fits(&self) -> bool {
        let bad = self.bad + self.plain_bad;
        bad <= self.good + self.tie + self.same + self.plain_good || self.plain_bad == 0 && bad <= 2
    }
}

/// Counts the words of a line.
pub(super) fn read(encoding: Encoding, line: &str) -> Stats {
    let mut out = Stats { code: line.contains(['=', '{', '}', '<', '\\', '_']), ..Stats::default() };
    let words = words(encoding, line);
    let alone = words.iter().filter(|w| w.letters.len() > 1).count() == 1;
    for word in &words {
        let given = &line[word.start..word.end];
        if !word.is_coded() && given.is_ascii() {
            let small = given.len() > 1 && given.bytes().all(|b| b.is_ascii_lowercase());
            let valid = syllable(given).is_some();
            out.plain_good += usize::from(valid && given.len() > 1);
            out.plain_bad += usize::from(!valid && small && !word.numbered);
            continue;
        }
        // A sign beside a number, or alone, tells nothing.
        if word.numbered || word.letters.len() == 1 && !given.chars().all(char::is_alphabetic) {
            continue;
        }
        given.chars().filter(|c| !c.is_ascii()).for_each(|c| out.foreign |= without(c));
        let eth = given.replace('Ð', "Đ").replace('ð', "đ");
        let raw = is_cased(&eth) && syllable(&eth).is_some_and(|s| s.placed);
        if !word.mapped {
            out.bad += 1;
            continue;
        }
        if word.read == given || word.read == eth {
            out.same += usize::from(raw && !given.is_ascii());
            continue;
        }
        // `I'm` is English.
        let english = encoding == Encoding::Viqr && given.eq_ignore_ascii_case("i'm");
        // `ðãng`: no other language has both letters in one syllable.
        let eth_and_breve =
            encoding == Encoding::Cp1258 && given.contains(['ð', 'Ð']) && given.contains(['ã', 'õ', 'ý', 'Ã', 'Õ', 'Ý']);
        let valid = !english && syllable(&word.read).is_some_and(|s| s.placed);
        match (valid, raw && !eth_and_breve) {
            (true, false) => {
                out.good += 1;
                out.strong += usize::from(eth_and_breve || is_strong(encoding, word, given, alone));
            }
            (true, true) => out.tie += 1,
            (false, _) => out.bad += 1,
        }
    }
    out
}

/// Whether a word is written as words are: small, with a capital, or in capitals.
fn is_cased(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.as_str();
    !rest.contains(char::is_uppercase) || first && !rest.contains(char::is_lowercase)
}

/// Whether no other language writes a word like this. `alone`: it is the only word of its line.
fn is_strong(encoding: Encoding, word: &Word, given: &str, alone: bool) -> bool {
    let pairs = || given.chars().zip(given.chars().skip(1));
    let small = |c: char| c.to_lowercase().next().unwrap_or(c);
    // Where a letter and its tone are two characters, few languages have both before such an end.
    let nasal = given.ends_with("ng") || given.ends_with("nh");
    match encoding {
        Encoding::Tcvn3 => {
            let sign = |c: char| !c.is_alphabetic() || matches!(c, 'ª' | 'µ');
            // `m×n`, `N·m`, `µm`
            let measure = |c: char| matches!(c, '×' | '÷' | '·' | 'µ' | '¬' | '¹');
            // `%s×%s`, `»%s«`
            let quote = |c: char| matches!(c, '«' | '»' | '×' | '÷' | '·');
            let short = word.letters.len() < 3;
            let signed = given.chars().any(|c| sign(c) && !(alone && measure(c)) && !(short && quote(c)));
            let sharp = pairs().any(|(a, b)| a == 'ß' && b.is_ascii_alphabetic());
            word.letters.len() > 1 && (signed || sharp || !is_cased(given)) && !(alone && word.letters.len() < 3)
        }
        Encoding::Vni => {
            let strange = pairs().any(|(a, b)| {
                let horn = matches!(small(a), 'ô' | 'ö');
                match small(b) {
                    'ø' | 'õ' | 'å' | 'ä' | 'ã' => horn || matches!(small(a), 'a' | 'e' | 'o' | 'u' | 'y'),
                    'â' | 'à' => matches!(small(a), 'a' | 'e' | 'o'),
                    // `cheá`, `tieán`; but Irish has `Seán`.
                    'á' => {
                        matches!(small(a), 'a' | 'o')
                            || small(a) == 'e' && (given.ends_with(b) || given.to_lowercase().contains("ieá"))
                    }
                    'ê' | 'ü' => small(a) == 'a',
                    'û' => horn || matches!(small(a), 'a' | 'e' | 'y'),
                    'ù' | 'ï' => horn || nasal,
                    _ => false,
                }
            });
            strange || given.starts_with(['ñ', 'Ñ']) && word.letters.iter().filter(|l| l.coded).count() > 1
        }
        Encoding::Cp1258 => pairs().any(|(a, b)| {
            let hat = matches!(small(a), 'â' | 'ê' | 'ô' | 'ã' | 'õ' | 'ý');
            match b {
                'Ì' | 'Ò' | 'Þ' => a.is_lowercase() || hat,
                'ì' | 'ò' | 'þ' => a.is_uppercase() || hat || nasal,
                _ => false,
            }
        }),
        Encoding::Viqr => {
            let doubled = given.get(..2).is_some_and(|d| d.eq_ignore_ascii_case("dd"));
            doubled || nasal || given.contains(['^', '~', '`', '(']) || given.contains('+') && !given.ends_with('+')
        }
    }
}
