//! A correction as an entry of the reader's dictionary.

use super::work::Work;
use crate::dictionary::{Entry, EntryKind};
use crate::record::Value;

/// The entry that a mention would be: nothing for types that the dictionary does not hold.
pub fn entry(work: &Work, id: &str) -> Option<Entry> {
    let mention = work.mention(id)?;
    let record = &work.record;
    let form = mention.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let note = work.article.title.clone();
    let mut entry = match &mention.value {
        Value::Person(v) => {
            let person = record.people.iter().find(|p| p.id == v.person)?;
            Entry::new(EntryKind::Person, &form, if person.name == form { "" } else { &person.name })
        }
        Value::Organization(v) => {
            let organization = record.organizations.iter().find(|o| o.id == v.organization)?;
            Entry::new(EntryKind::Organization, &form, &organization.name)
        }
        Value::Document(v) => {
            let d = record.documents.iter().find(|d| d.id == v.document)?;
            let text = |o: &Option<String>| o.clone().unwrap_or_default();
            Entry {
                number: text(&d.number),
                symbol: text(&d.symbol),
                year: text(&v.year),
                issuer: text(&d.issuer_name),
                date: text(&d.date),
                title: text(&d.title),
                ..Entry::new(EntryKind::Document, &form, &d.kind)
            }
        }
        _ => return None,
    };
    entry.note = note;
    Some(entry)
}

/// The entry that says that words are never a name.
pub fn never(work: &Work, id: &str) -> Option<Entry> {
    let mention = work.mention(id)?;
    let form = mention.text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Entry { note: work.article.title.clone(), ..Entry::new(EntryKind::Never, &form, "") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::dictionary::Dictionary;
    use crate::record::MentionType;
    use crate::review::{Article, diff};

    #[test]
    fn a_corrected_mention_is_an_entry_that_works() {
        let text = "Đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương dự. BCĐ 35 họp.";
        let read = |dictionary: Dictionary| crate::extract(text, &Options { dictionary, ..Options::default() }).into_utf16(text);
        let record = read(Dictionary::default());
        let work = Work::new(Article::new(text, Options::default(), record.clone()).into());
        let person = record.mentions.iter().find(|m| m.kind == MentionType::Person).unwrap();
        let entry = never(&work, &person.id).unwrap();
        let after = read(Dictionary { entries: vec![entry] });
        assert!(diff(&record, &after).iter().any(|d| d.words == person.text && d.after.is_none()));
    }
}
