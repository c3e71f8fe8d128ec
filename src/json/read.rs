//! JSON text read from front to back, each value into its type.

/// A type that is read from JSON.
pub(crate) trait Read: Sized {
    /// The value that comes next; `None` where something else does.
    fn read(json: &mut Json) -> Option<Self>;

    /// The value of a field that is not there; `None` where it must be.
    fn absent() -> Option<Self> {
        None
    }
}

/// The value of a whole text; `None` where it is something else.
pub(crate) fn of_text<T: Read>(text: &str) -> Option<T> {
    let mut json = Json::new(text);
    let value = T::read(&mut json)?;
    json.space();
    json.rest.is_empty().then_some(value)
}

/// The field at which the text is not one of the type, with the fields that it lies in.
pub(crate) fn why_not<T: Read>(text: &str) -> String {
    let mut json = Json::new(text);
    let _ = T::read(&mut json);
    json.fields.reverse();
    json.fields.join(".")
}

/// The byte from which on the text is no JSON; `None` where all of it is.
pub(crate) fn broken_at(text: &str) -> Option<usize> {
    let mut json = Json::new(text);
    let whole = json.skip();
    json.space();
    (whole.is_none() || !json.rest.is_empty()).then_some(text.len() - json.rest.len())
}

/// A text that is read.
pub(crate) struct Json<'j> {
    /// What is left of it.
    rest: &'j str,
    /// The fields at which reading failed, the inner before the outer.
    fields: Vec<&'j str>,
}

impl<'j> Json<'j> {
    /// Reads from the beginning of `text`.
    pub(crate) fn new(text: &'j str) -> Self {
        Json { rest: text, fields: Vec::new() }
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
    }

    /// Whether `mark` comes next, after white space; it is passed.
    fn passes(&mut self, mark: &str) -> bool {
        self.space();
        let after = self.rest.strip_prefix(mark);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn expect(&mut self, mark: &str) -> Option<()> {
        self.passes(mark).then_some(())
    }

    /// What stands between the quotation marks, with its escapes, which are right.
    fn quoted(&mut self) -> Option<&'j str> {
        self.expect("\"")?;
        let bytes = self.rest.as_bytes();
        let mut at = 0;
        loop {
            match bytes.get(at)? {
                b'"' => break,
                b'\\' => {
                    let hex = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
                    at += match bytes.get(at + 1)? {
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 2,
                        b'u' if bytes.get(at + 2..at + 6).is_some_and(hex) => 6,
                        _ => return None,
                    };
                }
                0..0x20 => return None,
                _ => at += 1,
            }
        }
        let (text, rest) = (&self.rest[..at], &self.rest[at + 1..]);
        self.rest = rest;
        Some(text)
    }

    /// A name and its colon.
    fn name(&mut self) -> Option<&'j str> {
        let name = self.quoted()?;
        self.expect(":")?;
        Some(name)
    }

    /// A number as written.
    fn number(&mut self) -> Option<&'j str> {
        self.space();
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let text = self.rest;
        let mut at = usize::from(text.starts_with('-'));
        let whole = digits(&text[at..]);
        if whole == 0 || whole > 1 && text[at..].starts_with('0') {
            return None;
        }
        at += whole;
        if text[at..].starts_with('.') {
            let part = digits(&text[at + 1..]);
            at += 1 + part;
            if part == 0 {
                return None;
            }
        }
        if text[at..].starts_with(['e', 'E']) {
            at += 1 + usize::from(text[at + 1..].starts_with(['+', '-']));
            let power = digits(&text[at..]);
            at += power;
            if power == 0 {
                return None;
            }
        }
        let (number, rest) = text.split_at(at);
        self.rest = rest;
        Some(number)
    }

    /// Passes one value, whatever it is. Nothing is too deep: it does not call itself.
    fn skip(&mut self) -> Option<()> {
        // Whether each object or list that is open is an object.
        let mut open: Vec<bool> = Vec::new();
        loop {
            self.space();
            match self.rest.as_bytes().first()? {
                b'{' => {
                    self.expect("{")?;
                    if !self.passes("}") {
                        self.name()?;
                        open.push(true);
                        continue;
                    }
                }
                b'[' => {
                    self.expect("[")?;
                    if !self.passes("]") {
                        open.push(false);
                        continue;
                    }
                }
                b'"' => drop(self.quoted()?),
                b't' => self.expect("true")?,
                b'f' => self.expect("false")?,
                b'n' => self.expect("null")?,
                _ => drop(self.number()?),
            }
            loop {
                let Some(&object) = open.last() else { return Some(()) };
                if self.passes(",") {
                    if object {
                        self.name()?;
                    }
                    break;
                }
                self.expect(if object { "}" } else { "]" })?;
                open.pop();
            }
        }
    }

    /// The fields of an object, each handed to `field`, which says whether it knows it and reads it.
    pub(crate) fn object(&mut self, field: &mut dyn FnMut(&mut Self, &str) -> Option<bool>) -> Option<()> {
        self.expect("{")?;
        if self.passes("}") {
            return Some(());
        }
        loop {
            let name = self.name()?;
            match field(self, name) {
                None => {
                    self.fields.push(name);
                    return None;
                }
                // What a later version may write.
                Some(false) => self.skip()?,
                Some(true) => {}
            }
            if !self.passes(",") {
                return self.expect("}");
            }
        }
    }

    /// The value of a field that was read, or that stands for one that is not there.
    pub(crate) fn need<T: Read>(&mut self, value: Option<T>, name: &'static str) -> Option<T> {
        let value = value.or_else(T::absent);
        if value.is_none() {
            self.fields.push(name);
        }
        value
    }

    /// One of several things that are told apart by a word: `"word"`, or `{"word": …}`, whose value `read` reads.
    pub(crate) fn tagged<T>(&mut self, read: impl FnOnce(&mut Self, &str) -> Option<T>) -> Option<T> {
        let object = self.passes("{");
        let tag = if object { self.name()? } else { self.quoted()? };
        let value = read(self, tag)?;
        if object {
            self.expect("}")?;
        }
        Some(value)
    }

    /// The first of these names that the object that comes next has a field of. Nothing is passed.
    pub(crate) fn first_of<'n>(&self, names: &[&'n str]) -> Option<&'n str> {
        let mut best = names.len();
        let _ = Json::new(self.rest).object(&mut |_, field| {
            best = names.iter().position(|name| *name == field).map_or(best, |at| at.min(best));
            // Nothing comes before the first.
            (best > 0).then_some(false)
        });
        names.get(best).copied()
    }

    /// A word that is one of a list.
    pub(crate) fn word<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        let word = self.quoted()?;
        words.iter().find(|(w, _)| *w == word).map(|(_, value)| *value)
    }
}

impl Read for String {
    fn read(json: &mut Json) -> Option<Self> {
        let mut parts = json.quoted()?.split('\\');
        let mut out = parts.next()?.to_owned();
        while let Some(part) = parts.next() {
            // Two backslashes stand for one, and what follows is plain again.
            let Some(code) = part.chars().next() else {
                out.push('\\');
                out.push_str(parts.next()?);
                continue;
            };
            let mut rest = &part[code.len_utf8()..];
            out.push(match code {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\u{8}',
                'f' => '\u{C}',
                'u' => {
                    let unit = |part: &str| u32::from_str_radix(part.get(..4)?, 16).ok();
                    let mut code = unit(rest)?;
                    // A letter outside the first plane is two halves, each with an escape of its own.
                    if (0xD800..0xDC00).contains(&code) && rest.len() == 4 {
                        rest = parts.next()?.strip_prefix('u')?;
                        let low = unit(rest)?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
                        code = 0x1_0000 + ((code - 0xD800) << 10) + low;
                    }
                    rest = &rest[4..];
                    char::from_u32(code)?
                }
                plain => plain,
            });
            out.push_str(rest);
        }
        Some(out)
    }
}

impl Read for std::borrow::Cow<'static, str> {
    fn read(json: &mut Json) -> Option<Self> {
        String::read(json).map(Self::Owned)
    }
}

impl Read for bool {
    fn read(json: &mut Json) -> Option<Self> {
        if json.passes("true") { Some(true) } else { json.expect("false").map(|()| false) }
    }
}

impl Read for u64 {
    fn read(json: &mut Json) -> Option<Self> {
        json.number()?.parse().ok()
    }
}

/// Read as the largest, and given back where they hold it.
macro_rules! smaller {
    ($($type:ty),*) => {
        $(impl Read for $type {
            fn read(json: &mut Json) -> Option<Self> {
                u64::read(json)?.try_into().ok()
            }
        })*
    };
}
smaller!(u8, u32, usize);

/// A score: what is behind the ninth decimal does not count.
impl Read for f64 {
    fn read(json: &mut Json) -> Option<Self> {
        let written = json.number()?;
        let number = written.strip_prefix('-').unwrap_or(written);
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let part = &part[..part.len().min(9)];
        let scale = 10u64.pow(part.len() as u32);
        let part: u64 = if part.is_empty() { 0 } else { part.parse().ok()? };
        let whole: u64 = whole.parse().ok()?;
        let size = whole.checked_mul(scale)?.checked_add(part)? as f64 / scale as f64;
        Some(if number.len() < written.len() { -size } else { size })
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &mut Json) -> Option<Self> {
        if json.passes("null") { Some(None) } else { T::read(json).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Box<T> {
    fn read(json: &mut Json) -> Option<Self> {
        T::read(json).map(Box::new)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &mut Json) -> Option<Self> {
        let mut out = Vec::new();
        json.expect("[")?;
        if json.passes("]") {
            return Some(out);
        }
        loop {
            out.push(T::read(json)?);
            if !json.passes(",") {
                return json.expect("]").map(|()| out);
            }
        }
    }
}

/// Makes structures readable: the fields that must be there (those that are an `Option` need not), and behind the semicolon those that are their type's default
/// where they are not. A name that differs in JSON is given. A field left out does not compile.
macro_rules! structures {
    ($($type:ident { $($field:ident $(= $name:literal)?),* $(; $($rest:ident $(= $rest_name:literal)?),*)? })*) => {
        $(impl $crate::json::Read for $type {
            fn read(json: &mut $crate::json::Json) -> Option<Self> {
                structures!(json => $type { $($field $(= $name)?),* $(; $($rest $(= $rest_name)?),*)? })
            }
        })*
    };
    ($json:ident => $type:ident $(:: $variant:ident)? { $($field:ident $(= $name:literal)?),* $(; $($rest:ident $(= $rest_name:literal)?),*)? }) => {{
        $(let mut $field = None;)*
        $($(let mut $rest = None;)*)?
        $json.object(&mut |json, name| {
            match name {
                $(structures!(@ $field $($name)?) => $field = Some($crate::json::Read::read(json)?),)*
                $($(structures!(@ $rest $($rest_name)?) => $rest = Some($crate::json::Read::read(json)?),)*)?
                _ => return Some(false),
            }
            Some(true)
        })?;
        Some($type $(:: $variant)? {
            $($field: $json.need($field, structures!(@ $field $($name)?))?,)*
            $($($rest: $rest.unwrap_or_default(),)*)?
        })
    }};
    (@ $field:ident) => { stringify!($field) };
    (@ $field:ident $name:literal) => { $name };
}

/// Makes enumerations readable: the word for each value. One left out does not compile.
macro_rules! enumerations {
    ($($type:ident { $($value:ident = $word:literal),* })*) => {
        $(const _: fn($type) = |value| match value { $($type::$value => (),)* };
        impl $crate::json::Read for $type {
            fn read(json: &mut $crate::json::Json) -> Option<Self> {
                json.word(&[$(($word, $type::$value)),*])
            }
        })*
    };
}
pub(crate) use {enumerations, structures};
