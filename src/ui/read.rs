//! The record from the engine's JSON. The page and its engine are of one build, so that every field stands where `record.rs` has it: the text is read from
//! front to back, in a tenth of the code of a general reader.

use crate::record::*;

/// Reads what the engine wrote; `None` where it is something else.
pub fn record(json: &str) -> Option<Record> {
    let mut json = Json(json);
    Some(Read::read(&mut json)?).filter(|_| json.0.is_empty())
}

/// What is left of the text.
struct Json<'j>(&'j str);

trait Read: Sized {
    fn read(json: &mut Json) -> Option<Self>;

    /// The value of a field that is not written; `None` where it must be.
    fn absent() -> Option<Self> {
        None
    }
}

impl Json<'_> {
    /// Whether `what` comes next; it is passed.
    fn passes(&mut self, what: &str) -> bool {
        let after = self.0.strip_prefix(what);
        self.0 = after.unwrap_or(self.0);
        after.is_some()
    }

    fn expect(&mut self, what: &str) -> Option<()> {
        self.passes(what).then_some(())
    }

    /// Passes `"name":`, if it comes next, and the comma before it.
    fn name(&mut self, name: &str) -> bool {
        let rest = self.0.strip_prefix(',').unwrap_or(self.0);
        let rest = rest.strip_prefix('"').and_then(|r| r.strip_prefix(name)).and_then(|r| r.strip_prefix("\":"));
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn field<T: Read>(&mut self, name: &str) -> Option<T> {
        if self.name(name) { T::read(self) } else { T::absent() }
    }

    fn digits(&mut self) -> Option<(u32, usize)> {
        let len = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.0.split_at(len);
        self.0 = rest;
        Some((digits.parse().ok()?, len))
    }

    /// What stands between the quotation marks, with its escapes.
    fn quoted(&mut self) -> Option<&str> {
        self.expect("\"")?;
        let mut escaped = false;
        let end = self.0.bytes().position(|b| {
            let closes = b == b'"' && !escaped;
            escaped = b == b'\\' && !escaped;
            closes
        })?;
        let (text, rest) = (&self.0[..end], &self.0[end + 1..]);
        self.0 = rest;
        Some(text)
    }
}

impl Read for Label {
    fn read(json: &mut Json) -> Option<Self> {
        String::read(json).map(Label::Owned)
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
                    let hex = rest.get(..4)?;
                    rest = &rest[4..];
                    char::from_u32(u32::from_str_radix(hex, 16).ok()?)?
                }
                plain => plain,
            });
            out.push_str(rest);
        }
        Some(out)
    }
}

/// Written only where it holds.
impl Read for bool {
    fn read(json: &mut Json) -> Option<Self> {
        json.expect("true").map(|()| true)
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl Read for u32 {
    fn read(json: &mut Json) -> Option<Self> {
        json.digits().map(|(number, _)| number)
    }
}

impl Read for u8 {
    fn read(json: &mut Json) -> Option<Self> {
        u32::read(json)?.try_into().ok()
    }
}

impl Read for f64 {
    fn read(json: &mut Json) -> Option<Self> {
        let (whole, _) = json.digits()?;
        json.expect(".")?;
        let (part, places) = json.digits()?;
        let scale = 10u32.checked_pow(u32::try_from(places).ok()?)?;
        Some(f64::from(whole.checked_mul(scale)?.checked_add(part)?) / f64::from(scale))
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

impl<T: Read> Read for Vec<T> {
    fn read(json: &mut Json) -> Option<Self> {
        let mut out = Vec::new();
        json.expect("[")?;
        while !json.passes("]") {
            if !out.is_empty() {
                json.expect(",")?;
            }
            out.push(T::read(json)?);
        }
        Some(out)
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

/// The fields of each type in the order of `record.rs`, which the derived serialisation keeps; where the name differs in JSON it is given.
macro_rules! objects {
    ($($type:ident { $($field:ident $(= $name:literal)?),* })*) => {
        $(impl Read for $type {
            fn read(json: &mut Json) -> Option<Self> {
                json.expect("{")?;
                let out = $type { $($field: json.field(objects!(@ $field $($name)?))?),* };
                json.expect("}")?;
                Some(out)
            }
        })*
    };
    (@ $field:ident) => { stringify!($field) };
    (@ $field:ident $name:literal) => { $name };
}

objects! {
    Record {
        schema, source, offsets, metadata, mentions, people, organizations, places, documents, indicators, statements, event, key_sentences, warnings
    }
    Metadata { title, outlet, section, published, reference_date, authors, views, evidence, decided_fields }
    FieldEvidence { field, start, end }
    Mention { id, kind = "type", start, end, text, value, rule, confidence, evidence, decided_by }
    Evidence { what, start, end }
    PersonValue { person }
    RoleValue { people, organization, title, state }
    OrganizationValue { organization }
    PlaceValue { place }
    DocumentValue { document, kind, numbers, symbol, year, issuer, date, title }
    TimeValue { iso, kind, said, modifier }
    FigureValue { number, unit, bound }
    Person { id, name, roles, mentions, decided_by }
    HeldRole { title, organization, state, mention }
    Organization { id, name, level, kind, aliases, parent, mentions, decided_by }
    Place { id, name, level, codes, parent, mentions, decided_by }
    PlaceCode { system, code, valid_until, successors }
    Document {
        id, kind, number, symbol, issuer, issuer_name, date, title, year, designation, inferred, issuer_code, issuer_code_name, session, mentions, decided_by
    }
    Indicator { measure, figure, organization, period, target, achieved, change, base, statement }
    Statement { id, kind, start, end, about, speaker, addressee, deadline, rule, decided_by }
    Event { kind, name, date, host, place, chair, participants, evidence, decided_fields }
    KeySentence { start, end, score }
    Warning { code, message }
}

/// The words for each value of an enumeration; one left out does not compile.
macro_rules! words {
    ($($type:ident { $($value:ident = $word:literal),* })*) => {
        $(const _: fn($type) = |value| match value { $($type::$value => (),)* };
        impl Read for $type {
            fn read(json: &mut Json) -> Option<Self> {
                let word = json.quoted()?;
                [$(($word, $type::$value)),*].iter().find(|(w, _)| *w == word).map(|(_, value)| *value)
            }
        })*
    };
}

words! {
    DecidedBy { Program = "program", Reader = "reader" }
    OffsetUnit { Utf8 = "utf-8", Utf16 = "utf-16" }
    MentionType {
        Person = "person", Role = "role", Organization = "organization", Place = "place", Document = "document", Time = "time", Figure = "figure"
    }
    TimeKind { Date = "date", Period = "period", Interval = "interval", Term = "term", Duration = "duration", Set = "set", Vague = "vague" }
    StatementKind { Result = "result", Limitation = "limitation", Task = "task", Assessment = "assessment", Boilerplate = "boilerplate" }
}

/// The first field tells which value it is.
impl Read for Value {
    fn read(json: &mut Json) -> Option<Self> {
        let first = Json(json.0.strip_prefix('{')?).quoted()?.to_owned();
        Some(match first.as_str() {
            "document" => Value::Document(Box::new(Read::read(json)?)),
            "people" => Value::Role(Box::new(Read::read(json)?)),
            "iso" => Value::Time(Box::new(Read::read(json)?)),
            "number" => Value::Figure(Box::new(Read::read(json)?)),
            "person" => Value::Person(Read::read(json)?),
            "organization" => Value::Organization(Read::read(json)?),
            "place" => Value::Place(Read::read(json)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::tests::texts;

    #[test]
    fn reads_what_the_engine_writes() {
        for text in texts() {
            let written = crate::extract(&text, &crate::Options::default()).into_utf16(&text);
            let json = crate::json::of(&written);
            assert!(record(&json) == Some(written), "{json}");
        }
    }

    #[test]
    fn reads_every_letter_and_score() {
        let mut written = Record::empty();
        let letters: String = (0..0x250).filter_map(char::from_u32).collect();
        for message in [letters.as_str(), "", "\\", "\\\\n", "\"", "a\\\"b\\", "Đ \u{2028} 😀"] {
            written.warnings.push(Warning { code: String::new(), message: message.to_owned() });
        }
        written.key_sentences = (0..=100).map(|n| KeySentence { start: n, end: u32::MAX, score: f64::from(n) / 100.0 }).collect();
        assert_eq!(record(&crate::json::of(&written)), Some(written));
    }

    #[test]
    fn anything_else_is_no_record() {
        let whole = crate::json::of(&Record::empty());
        for cut in (0..whole.len()).filter(|n| whole.is_char_boundary(*n)) {
            assert_eq!(record(&whole[..cut]), None);
        }
        assert_eq!(record(&format!("{whole} ")), None);
        assert_eq!(record(r#"{"schema":"\u12"#), None);
    }
}
