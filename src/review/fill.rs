//! What a mention says that a reader marked: read from its own words, so that the reader need not type what stands there.

use super::board::{Board, document, organization, place};
use crate::lexicon::fold_phrase;
use crate::record::{
    DecidedBy, Document, DocumentValue, FigureValue, MentionType, OrganizationValue, Person, PersonValue, PlaceValue, RoleValue,
    TimeKind, TimeValue, Value,
};

/// A value that says nothing.
pub(super) fn nothing() -> Value {
    Value::Time(Box::new(TimeValue { iso: "?".to_owned(), kind: TimeKind::Vague, said: "?".to_owned(), modifier: None }))
}

/// The id of the entity that a value names.
pub(super) fn entity(value: &Value) -> Option<&str> {
    match value {
        Value::Person(v) => Some(&v.person),
        Value::Organization(v) => Some(&v.organization),
        Value::Place(v) => Some(&v.place),
        Value::Document(v) => Some(&v.document),
        Value::Role(_) | Value::Time(_) | Value::Figure(_) => None,
    }
}

/// The same, to be changed.
pub(super) fn entity_mut(value: &mut Value) -> Option<&mut String> {
    match value {
        Value::Person(v) => Some(&mut v.person),
        Value::Organization(v) => Some(&mut v.organization),
        Value::Place(v) => Some(&mut v.place),
        Value::Document(v) => Some(&mut v.document),
        Value::Role(_) | Value::Time(_) | Value::Figure(_) => None,
    }
}

/// Words on one line.
pub(super) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Gives the mention of a slot the value that its words say: the entity of that name where the record has one, else a new one.
pub(super) fn value(board: &mut Board, slot: usize) {
    let Some(mention) = &board.slots[slot] else { return };
    let (kind, id, name) = (mention.kind, mention.id.clone(), squeeze(&mention.text));
    let value = match kind {
        MentionType::Person | MentionType::Organization | MentionType::Place => {
            let found = known(board, kind, &name).unwrap_or_else(|| fresh(board, kind, name));
            of(kind, found)
        }
        MentionType::Document => {
            let mut cited = citation(&name);
            cited.document = same_document(board, &cited).unwrap_or_else(|| new_document(board, &cited));
            Value::Document(Box::new(cited))
        }
        MentionType::Role => {
            let body = board.inside(slot).find(|m| m.kind == MentionType::Organization);
            let organization = body.map(|m| m.id.clone());
            Value::Role(Box::new(RoleValue { people: Vec::new(), organization, title: title(board, slot), state: None }))
        }
        MentionType::Time => nothing(),
        MentionType::Figure => Value::Figure(Box::new(figure(&name))),
    };
    let named = entity(&value).map(str::to_owned);
    if let Some(mention) = &mut board.slots[slot] {
        mention.value = value;
    }
    if let Some(mentions) = named.as_deref().and_then(|e| board.mentions_of(e)) {
        mentions.push(id);
    }
}

/// The value that names an entity.
pub(super) fn of(kind: MentionType, id: String) -> Value {
    match kind {
        MentionType::Person => Value::Person(PersonValue { person: id }),
        MentionType::Organization => Value::Organization(OrganizationValue { organization: id }),
        _ => Value::Place(PlaceValue { place: id }),
    }
}

/// A new person, organisation or place.
pub(super) fn fresh(board: &mut Board, kind: MentionType, name: String) -> String {
    let by = Some(DecidedBy::Reader);
    match kind {
        MentionType::Person => {
            let id = board.id('p');
            board.record.people.push(Person { id: id.clone(), name, roles: Vec::new(), mentions: Vec::new(), decided_by: by });
            id
        }
        MentionType::Organization => {
            let mut new = organization(board.id('o'), name);
            new.decided_by = by;
            let id = new.id.clone();
            board.record.organizations.push(new);
            id
        }
        _ => {
            let mut new = place(board.id('l'), name);
            new.decided_by = by;
            let id = new.id.clone();
            board.record.places.push(new);
            id
        }
    }
}

/// A new document with what a citation says.
pub(super) fn new_document(board: &mut Board, cited: &DocumentValue) -> String {
    let mut new = document(board.id('d'), cited.kind.clone());
    new.number = cited.numbers.first().cloned();
    new.symbol.clone_from(&cited.symbol);
    new.issuer_name.clone_from(&cited.issuer);
    new.date.clone_from(&cited.date);
    new.title.clone_from(&cited.title);
    new.year.clone_from(&cited.year);
    designate(&mut new);
    new.decided_by = Some(DecidedBy::Reader);
    let id = new.id.clone();
    board.record.documents.push(new);
    id
}

/// The number and symbol of a document in the form of the rules, after one of them changed. What was derived from the others before does not hold any more.
pub(super) fn designate(d: &mut Document) {
    d.inferred = false;
    d.designation = match (&d.number, &d.year, &d.symbol) {
        (Some(number), Some(year), Some(symbol)) if !symbol.contains('/') => Some(format!("{number}/{year}/{symbol}")),
        (Some(number), _, Some(symbol)) if symbol.contains('/') => Some(format!("{number}-{symbol}")),
        (Some(number), _, Some(symbol)) => Some(format!("{number}/{symbol}")),
        _ => None,
    };
}

/// The entity of a name: of a person also the one whose name alone ends with it.
fn known(board: &Board, kind: MentionType, name: &str) -> Option<String> {
    let key = fold_phrase(name);
    let is = |n: &String| fold_phrase(n) == key;
    match kind {
        MentionType::Person => {
            let people = &board.record.people;
            let tail = format!(" {key}");
            let mut longer = people.iter().filter(|p| fold_phrase(&p.name).ends_with(&tail));
            let same = people.iter().find(|p| is(&p.name));
            same.or_else(|| longer.next().filter(|_| longer.next().is_none())).map(|p| p.id.clone())
        }
        MentionType::Organization => {
            let all = &board.record.organizations;
            all.iter().find(|o| is(&o.name)).or_else(|| all.iter().find(|o| o.aliases.iter().any(is))).map(|o| o.id.clone())
        }
        _ => board.record.places.iter().find(|l| is(&l.name)).map(|l| l.id.clone()),
    }
}

/// The document of the record that has the kind, number and symbol of a citation.
fn same_document(board: &Board, cited: &DocumentValue) -> Option<String> {
    let number = cited.numbers.first();
    let agree = |a: &Option<String>, b: &Option<String>| a.is_none() || b.is_none() || a == b;
    let same = board.record.documents.iter().find(|d| {
        fold_phrase(&d.kind) == fold_phrase(&cited.kind) && d.number.as_ref() == number && agree(&d.symbol, &cited.symbol)
    });
    same.filter(|_| number.is_some()).map(|d| d.id.clone())
}

/// The position: the words before the body that it is held in.
fn title(board: &Board, slot: usize) -> String {
    let Some(mention) = &board.slots[slot] else { return String::new() };
    let body = board.inside(slot).find(|m| m.kind == MentionType::Organization).map(|m| m.start);
    let words = body.and_then(|end| board.words.slice(board.text, mention.start, end)).map(squeeze);
    words.filter(|w| !w.is_empty()).unwrap_or_else(|| squeeze(&mention.text))
}

/// After the edges of a mention moved from the words `old`: what only repeated its words follows, what the program or the reader read into it stays.
pub(super) fn moved(board: &mut Board, slot: usize, old: &str) {
    let Some(mention) = &board.slots[slot] else { return };
    let (old, new) = (squeeze(old), squeeze(&mention.text));
    let mut value = mention.value.clone();
    match &mut value {
        Value::Figure(v) => {
            let (was, now) = (figure(&old), figure(&new));
            if v.number == was.number || v.number.is_empty() {
                v.number = now.number;
            }
            if v.unit == was.unit || v.unit.is_none() {
                v.unit = now.unit;
            }
        }
        Value::Document(v) => {
            let (was, now) = (citation(&old), citation(&new));
            if v.numbers == was.numbers && v.symbol == was.symbol && !now.numbers.is_empty() {
                let id = v.document.clone();
                (v.numbers, v.symbol, v.year) = (now.numbers, now.symbol, now.year);
                let v = v.clone();
                if let Some(d) = board.record.documents.iter_mut().find(|d| d.id == id && d.mentions.len() < 2) {
                    (d.number, d.symbol, d.year) = (v.numbers.first().cloned(), v.symbol, v.year);
                    designate(d);
                    d.decided_by = Some(DecidedBy::Reader);
                }
            }
        }
        Value::Role(v) => {
            if v.title == old {
                v.title = title(board, slot);
            }
        }
        Value::Person(_) | Value::Organization(_) | Value::Place(_) => {
            let id = entity(&value).unwrap_or_default().to_owned();
            rename(board, &id, &old);
        }
        Value::Time(_) => {}
    }
    if let Some(mention) = &mut board.slots[slot] {
        mention.value = value;
    }
}

/// The name of an entity that was only the words of a mention which changed: the fullest form among its mentions now.
fn rename(board: &mut Board, id: &str, old: &str) {
    let Some(ids) = board.mentions_of(id).map(|m| m.clone()) else { return };
    let forms = ids.iter().filter_map(|m| board.mention(m)).map(|m| squeeze(&m.text));
    // The first of the longest.
    let mut best = String::new();
    for form in forms {
        if form.split(' ').count() > best.split(' ').count() || best.is_empty() {
            best = form;
        }
    }
    let record = &mut board.record;
    let names = record.people.iter_mut().map(|e| (&e.id, &mut e.name, &mut e.decided_by));
    let names = names.chain(record.organizations.iter_mut().map(|e| (&e.id, &mut e.name, &mut e.decided_by)));
    let mut names = names.chain(record.places.iter_mut().map(|e| (&e.id, &mut e.name, &mut e.decided_by)));
    if let Some((_, name, by)) = names.find(|(own, name, _)| *own == id && **name == old).filter(|_| !best.is_empty()) {
        *name = best;
        *by = Some(DecidedBy::Reader);
    }
}

/// A citation read by its form: `Nghị quyết số 15-NQ/TU` is kind, number, symbol.
fn citation(words: &str) -> DocumentValue {
    let mut out = DocumentValue {
        document: String::new(),
        kind: words.to_owned().into(),
        numbers: Vec::new(),
        symbol: None,
        year: None,
        issuer: None,
        date: None,
        title: None,
    };
    let Some(at) = words.find(|c: char| c.is_ascii_digit()) else { return out };
    let (kind, rest) = words.split_at(at);
    let kind = kind.trim();
    let kind = kind.strip_suffix("số").unwrap_or(kind).trim();
    if !kind.is_empty() {
        out.kind = kind.to_owned().into();
    }
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    out.numbers.push(rest[..end].to_owned());
    let mut rest = rest[end..].trim_start_matches([' ', '/', '-', '–']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 4 {
        out.year = Some(rest[..4].to_owned());
        rest = rest[4..].trim_start_matches([' ', '/', '-', '–']);
    }
    let symbol: String = rest.split(' ').next().unwrap_or_default().to_owned();
    out.symbol = Some(symbol).filter(|s| s.chars().any(char::is_uppercase) && (s.contains(['/', '-']) || s.len() <= 5));
    out
}

/// A figure read by its form: `1.284 đảng viên`, `58,4%`. A number that is written in words is left to the reader.
fn figure(words: &str) -> FigureValue {
    let mut out = FigureValue { number: String::new(), unit: None, bound: None };
    let Some(at) = words.find(|c: char| c.is_ascii_digit()) else {
        out.number = words.to_owned();
        return out;
    };
    let rest = &words[at..];
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
    let written = rest[..end].trim_end_matches(['.', ',']);
    // A comma is the decimal mark; dots part thousands, where three digits follow each.
    let thousands = written.split(['.', ',']).skip(1).all(|part| part.len() == 3);
    out.number = match written.rsplit_once(',') {
        Some((whole, part)) => format!("{}.{part}", whole.replace(['.', ','], "")),
        None if thousands => written.replace('.', ""),
        None => written.to_owned(),
    };
    let mut unit = rest[written.len()..].trim();
    if let Some(after) = unit.strip_prefix('%') {
        out.number.push('%');
        unit = after.trim();
    }
    out.unit = Some(unit.to_owned()).filter(|u| !u.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_and_figures_are_read_by_their_form() {
        let read = |s: &str| {
            let v = citation(s);
            (v.kind.into_owned(), v.numbers.concat(), v.symbol.unwrap_or_default(), v.year.unwrap_or_default())
        };
        let own = |k: &str, n: &str, s: &str, y: &str| (k.to_owned(), n.to_owned(), s.to_owned(), y.to_owned());
        assert_eq!(read("Nghị quyết số 15-NQ/TU"), own("Nghị quyết", "15", "NQ/TU", ""));
        assert_eq!(read("Nghị định 30/2020/NĐ-CP"), own("Nghị định", "30", "NĐ-CP", "2020"));
        assert_eq!(read("Chỉ thị 05"), own("Chỉ thị", "05", "", ""));
        assert_eq!(read("Điều lệ Đảng"), own("Điều lệ Đảng", "", "", ""));
        let read = |s: &str| (figure(s).number, figure(s).unit.unwrap_or_default());
        assert_eq!(read("1.284 đảng viên"), ("1284".to_owned(), "đảng viên".to_owned()));
        assert_eq!(read("58,4%"), ("58.4%".to_owned(), String::new()));
        assert_eq!(read("hơn 12,3 tỷ đồng"), ("12.3".to_owned(), "tỷ đồng".to_owned()));
        assert_eq!(read("1.5"), ("1.5".to_owned(), String::new()));
        assert_eq!(read("ba"), ("ba".to_owned(), String::new()));
    }
}
