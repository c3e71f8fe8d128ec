//! The record: what the extractor gives back for one article.
//!
//! The same record, with the same field names, comes from the Rust library, the JavaScript module, the command line and every
//! export. Ids are unique within one record and stable for one text: `m…` mentions, `p…` people, `o…` organisations, `l…` places,
//! `d…` documents, `s…` statements. A summarised fact always names the mention or statement that it came from.
//!
//! What else is serialised is the reader's, not the extractor's: options and dictionary, decisions ([`crate::review`]), the file they are kept in.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A word of the program's own: what makes a record shares it, what reads one owns it.
pub type Label = Cow<'static, str>;

/// The value of [`Record::schema`]. It changes when a field is renamed or removed, not when one is added.
pub const SCHEMA: &str = "diembao.record/1";

/// What `start` and `end` count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub enum OffsetUnit {
    /// Bytes of the UTF-8 text as given: what the Rust API counts.
    #[serde(rename = "utf-8")]
    Utf8,
    /// JavaScript string indices: what every JSON record counts.
    #[serde(rename = "utf-16")]
    Utf16,
}

/// Who decided a thing. Only a corrected record says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum DecidedBy {
    /// The program, and no reader has said anything about it.
    Program,
    /// A reader made, changed or accepted it.
    Reader,
}

/// One article, read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Record {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// Where the text came from (a file name), or `None` for pasted text.
    pub source: Option<String>,
    /// The unit of every `start` and `end` in this record. Both index the text as it was given.
    pub offsets: OffsetUnit,
    /// Facts about the article as a whole.
    pub metadata: Metadata,
    /// Everything found, in text order; mentions nest and never cross.
    pub mentions: Vec<Mention>,
    /// The people named, in order of first mention.
    pub people: Vec<Person>,
    /// The organisations named, in order of first mention.
    pub organizations: Vec<Organization>,
    /// The places named, in order of first mention, then the units above them that the text leaves out.
    pub places: Vec<Place>,
    /// The documents cited, in order of first mention.
    pub documents: Vec<Document>,
    /// Figures with what they measure.
    pub indicators: Vec<Indicator>,
    /// Sentences and list items that report a result, a shortfall, a task, a judgement, or are not part of the article.
    pub statements: Vec<Statement>,
    /// The one meeting, visit, congress or ceremony that the article reports.
    pub event: Option<Event>,
    /// At most three sentences, best first.
    pub key_sentences: Vec<KeySentence>,
    /// What a reader should know about how the text was read.
    pub warnings: Vec<Warning>,
}

/// Facts about the article as a whole; `None` where the text does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Metadata {
    /// The headline, as written.
    pub title: Option<String>,
    /// The outlet by its usual full name (`HNMO` gives `Hànộimới`).
    pub outlet: Option<String>,
    /// The section label of the page.
    pub section: Option<String>,
    /// ISO 8601, as precise as the text states: `2018-07-12T15:35`, `2020-02-20`.
    pub published: Option<String>,
    /// The day against which relative and year-less dates were resolved: given, stated or inferred. `YYYY-MM-DD`.
    pub reference_date: Option<String>,
    /// The signatures.
    pub authors: Vec<String>,
    /// The page's view count.
    pub views: Option<u32>,
    /// Where in the text each of the facts above stands.
    pub evidence: Vec<FieldEvidence>,
    /// The fields above that a reader decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_fields: Vec<String>,
}

/// Where a field's value stands in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct FieldEvidence {
    /// The field's name: `title`, `outlet`, `section`, `published`, `reference_date`, `authors`, `views`; of an event `name`, `kind`, `date`, `host`, `place`.
    pub field: String,
    /// Start of the words, in the record's unit.
    pub start: u32,
    /// End of the words (exclusive), in the record's unit.
    pub end: u32,
}

/// The seven kinds of mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum MentionType {
    /// A person's name.
    Person,
    /// A position held by a person who is named.
    Role,
    /// An organisation.
    Organization,
    /// An administrative or geographic place.
    Place,
    /// A cited Party or State document.
    Document,
    /// A date, period, duration or term of office.
    Time,
    /// A number that counts or measures.
    Figure,
}

impl MentionType {
    /// Every type, in the order in which they are shown.
    pub const ALL: [MentionType; 7] = [
        MentionType::Person,
        MentionType::Role,
        MentionType::Organization,
        MentionType::Place,
        MentionType::Document,
        MentionType::Time,
        MentionType::Figure,
    ];
}

/// One stretch of the text that names something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Mention {
    /// `m1`, `m2`, … in text order.
    pub id: String,
    /// What kind of thing is named.
    #[serde(rename = "type")]
    pub kind: MentionType,
    /// Start, in the record's unit.
    pub start: u32,
    /// End (exclusive), in the record's unit.
    pub end: u32,
    /// The words themselves: `text[start..end]` of the text as given.
    pub text: String,
    /// What the mention says.
    pub value: Value,
    /// The rule that made it, for example `time.day`.
    pub rule: Label,
    /// How sure the rule is, 0 to 100. Below 60 the mention is a guess that wants a look.
    pub confidence: u8,
    /// The words outside the mention that made the rule believe in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Who decided it; absent where no reader decided anything about the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<DecidedBy>,
}

/// Words that support a mention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Evidence {
    /// What the words are: `honorific`, `role`, `kind word`, `reference date` …
    pub what: Label,
    /// Start, in the record's unit.
    pub start: u32,
    /// End (exclusive), in the record's unit.
    pub end: u32,
}

/// What a mention says, by its type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(untagged)]
pub enum Value {
    /// Of a document.
    Document(Box<DocumentValue>),
    /// Of a role.
    Role(Box<RoleValue>),
    /// Of a time.
    Time(Box<TimeValue>),
    /// Of a figure.
    Figure(Box<FigureValue>),
    /// Of a person.
    Person(PersonValue),
    /// Of an organisation.
    Organization(OrganizationValue),
    /// Of a place.
    Place(PlaceValue),
}

/// The person that a mention names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PersonValue {
    /// Id of an entry of [`Record::people`].
    pub person: String,
}

/// Who holds a position, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RoleValue {
    /// Ids of the person mentions that hold it. Empty where nobody is named.
    pub people: Vec<String>,
    /// Id of the organisation mention that it is held in.
    pub organization: Option<String>,
    /// The position in its standard form: `Phó Bí thư Thường trực` for `Phó Bí thư thường trực`.
    pub title: String,
    /// `former` for `nguyên …`, `acting` for `Quyền …`, else absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

/// The organisation that a mention names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OrganizationValue {
    /// Id of an entry of [`Record::organizations`].
    pub organization: String,
}

/// The place that a mention names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlaceValue {
    /// Id of an entry of [`Record::places`].
    pub place: String,
}

/// What this very mention of a document, and the phrase around it, say. Nothing is carried over from another mention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DocumentValue {
    /// Id of an entry of [`Record::documents`].
    pub document: String,
    /// `Nghị quyết`, `Chỉ thị`, `Luật`, …
    pub kind: Label,
    /// `["01"]`, `["26", "27", "28"]`; as written, with leading zeros.
    pub numbers: Vec<String>,
    /// The symbol without the number: `CTr/TU`, `NĐ-CP`.
    pub symbol: Option<String>,
    /// The year inside the number of a State document, or of a law cited by year.
    pub year: Option<String>,
    /// The issuer as this mention says it.
    pub issuer: Option<String>,
    /// ISO date of the document, as this mention says it.
    pub date: Option<String>,
    /// Title, without its quotation marks.
    pub title: Option<String>,
}

/// A time, resolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TimeValue {
    /// ISO 8601 or EDTF: `2014-11-14`, `2015/2020`, `2011/..`, `2018-H1`, `2020-Q1`, `P5Y`, `XXXX-11-14`; `?` where it cannot be resolved.
    pub iso: String,
    /// What sort of time it is.
    pub kind: TimeKind,
    /// The value as said, before a year was inferred: `XXXX-11-14`; equal to `iso` where nothing was inferred.
    pub said: String,
    /// What the words around say of it, as in TimeML: `start`, `mid`, `end` of the period; `before`, `after`, `on-or-before` (a deadline), `on-or-after`;
    /// `more-than`, `less-than`, `at-least`, `at-most`, `approx` of a length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
}

/// The sorts of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum TimeKind {
    /// A day.
    Date,
    /// A month, quarter, half-year or year.
    Period,
    /// From one time to another, either of which may be open.
    Interval,
    /// A term of office (`nhiệm kỳ 2015-2020`).
    Term,
    /// A length of time (`5 năm`).
    Duration,
    /// What comes again and again (`hằng năm`): its value is the length from one time to the next, or the day (`XXXX-XX-05`).
    Set,
    /// A vague time (`hiện nay`, `thời gian tới`).
    Vague,
}

/// A number, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct FigureValue {
    /// A plain decimal (`23000`, `83.5`), with `%` (`11.05%`), a fraction (`1599/1000`) or a range (`90..100`).
    pub number: String,
    /// What is counted (`đảng viên`), the unit of measure (`km`) or the currency (`đồng`).
    pub unit: Option<String>,
    /// `>`, `>=`, `<`, `<=`, `~` (about), `~<` (just under), where the words before say so.
    pub bound: Option<String>,
}

/// A person and every position that the article gives them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Person {
    /// `p1`, `p2`, …
    pub id: String,
    /// The fullest form of the name in the article.
    pub name: String,
    /// Positions, in order of first mention, each once.
    pub roles: Vec<HeldRole>,
    /// Ids of the mentions.
    pub mentions: Vec<String>,
    /// Who decided it; absent where no reader decided anything about the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<DecidedBy>,
}

/// A position held by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct HeldRole {
    /// The position without the organisation.
    pub title: String,
    /// Id of an entry of [`Record::organizations`].
    pub organization: Option<String>,
    /// `former`, `acting` or absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Id of the role mention that says so.
    pub mention: String,
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Organization {
    /// `o1`, `o2`, …
    pub id: String,
    /// The fullest form in the article, completed by the place that it plainly belongs to (`Quận ủy Hai Bà Trưng`).
    pub name: String,
    /// `central`, `province`, `district`, `commune`, `unit`, or absent where it is not known.
    pub level: Option<String>,
    /// `party committee`, `people's council`, `people's committee`, `front`, `union`, `army`, `police`, `court`, `ministry`, `department`, `school`, `enterprise`, `press` …
    pub kind: Option<String>,
    /// The other forms in which the article names it.
    pub aliases: Vec<String>,
    /// Id of the organisation that it is part of.
    pub parent: Option<String>,
    /// Ids of the mentions.
    pub mentions: Vec<String>,
    /// Who decided it; absent where no reader decided anything about the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<DecidedBy>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Place {
    /// `l1`, `l2`, …
    pub id: String,
    /// The name with its kind word (`quận Hai Bà Trưng`).
    pub name: String,
    /// `country`, `province`, `district`, `commune`, `hamlet`, `street`, `river`, `region` …
    pub level: Option<String>,
    /// Codes of the national catalogue.
    pub codes: Vec<PlaceCode>,
    /// Id of the place that it lies in.
    pub parent: Option<String>,
    /// Ids of the mentions.
    pub mentions: Vec<String>,
    /// Who decided it; absent where no reader decided anything about the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<DecidedBy>,
}

/// A code of a place and how long it is valid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlaceCode {
    /// Always `gso`: the catalogue of the statistics office.
    pub system: String,
    /// The code: two digits for a province, three for a district, five for a commune.
    pub code: String,
    /// The last day on which it is valid, `YYYY-MM-DD`; absent while it is in force.
    pub valid_until: Option<String>,
    /// Names of the units that took its place on 1 July 2025.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<String>,
}

/// A document, joined from all its mentions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Document {
    /// `d1`, `d2`, …
    pub id: String,
    /// `Nghị quyết`, `Chỉ thị`, …
    pub kind: Label,
    /// The number, as written; absent for a document known by name.
    pub number: Option<String>,
    /// The symbol without the number.
    pub symbol: Option<String>,
    /// Id of the issuing organisation, if the article names one.
    pub issuer: Option<String>,
    /// The issuer in words, also where it is no organisation of the record (`Hội nghị Trung ương 7 (khóa XII)`).
    pub issuer_name: Option<String>,
    /// ISO date.
    pub date: Option<String>,
    /// Title or identifying name.
    pub title: Option<String>,
    /// The year: of the number, of the date, or by which a law is cited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    /// Number and symbol in the form of the rules: `01-CTr/TU`, `30/2020/NĐ-CP`; also where the text spells them otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub designation: Option<String>,
    /// Whether the text gives no symbol, and the designation is put together from kind, number and issuer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
    /// The issuer's code: `TU`, `NĐ-CP` is of `CP`; several are joined by `|`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer_code: Option<Label>,
    /// Whom the code stands for: `Tỉnh ủy/Thành ủy`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer_code_name: Option<Label>,
    /// When the plenum or congress that adopted it was held (`2016-10-09/2016-10-14`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// Ids of the mentions.
    pub mentions: Vec<String>,
    /// Who decided it; absent where no reader decided anything about the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<DecidedBy>,
}

/// A figure with what it measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Indicator {
    /// The measure in words (`kết nạp đảng viên`).
    pub measure: String,
    /// Id of the figure mention.
    pub figure: String,
    /// Id of the organisation that it is said of.
    pub organization: Option<String>,
    /// ISO period that it holds for.
    pub period: Option<String>,
    /// The target or plan that it is measured against (`1000`, `kế hoạch`).
    pub target: Option<String>,
    /// What was reached, in percent of the target or as a number.
    pub achieved: Option<String>,
    /// The change, signed (`+11.05%`, `-400`).
    pub change: Option<String>,
    /// What the change is measured against (`cùng kỳ`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// Id of the statement that says so.
    pub statement: Option<String>,
}

/// What a statement says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum StatementKind {
    /// What was done or reached.
    Result,
    /// What falls short.
    Limitation,
    /// What is to be done.
    Task,
    /// What is judged.
    Assessment,
    /// What is not the article: captions, buttons, labels, links.
    Boilerplate,
}

/// A sentence or list item of one of the kinds of [`StatementKind`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Statement {
    /// `s1`, `s2`, … in text order.
    pub id: String,
    /// What it says.
    pub kind: StatementKind,
    /// Start, in the record's unit.
    pub start: u32,
    /// End (exclusive), in the record's unit.
    pub end: u32,
    /// Ids of the organisations and documents that it is about.
    pub about: Vec<String>,
    /// Id of the person who says it.
    pub speaker: Option<String>,
    /// Id of the organisation that is asked to act, of a task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<String>,
    /// Id of the time mention by which it is to be done, of a task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// The rule that decided the kind.
    pub rule: String,
    /// Who decided it; absent where no reader decided anything about the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<DecidedBy>,
}

/// The one event that the article reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Event {
    /// `hội nghị`, `buổi làm việc`, `đại hội`, `kỳ họp`, …
    pub kind: String,
    /// Its own name (`Hội nghị lần thứ 18`).
    pub name: Option<String>,
    /// ISO date or interval.
    pub date: Option<String>,
    /// The body that holds it, or for a working visit the body visited.
    pub host: Option<String>,
    /// Where it was held.
    pub place: Option<String>,
    /// Ids of the people who chaired it.
    pub chair: Vec<String>,
    /// Ids of the people who took part, the chair among them.
    pub participants: Vec<String>,
    /// Where in the text each of the facts above stands.
    pub evidence: Vec<FieldEvidence>,
    /// The fields above that a reader decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_fields: Vec<String>,
}

/// A sentence worth keeping.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct KeySentence {
    /// Start, in the record's unit.
    pub start: u32,
    /// End (exclusive), in the record's unit.
    pub end: u32,
    /// 0 to 1, two decimals.
    pub score: f64,
}

/// Something that a reader should know about how the text was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Warning {
    /// Stable code: `legacy-encoding`, `normalised`, `no-reference-date`, `nothing-found`, `too-dense`, …
    pub code: String,
    /// In Vietnamese, for the reader.
    pub message: String,
}

impl Record {
    /// An empty record of a text in which nothing was found.
    pub fn empty() -> Self {
        Record {
            schema: SCHEMA.to_owned(),
            source: None,
            offsets: OffsetUnit::Utf8,
            metadata: Metadata::default(),
            mentions: Vec::new(),
            people: Vec::new(),
            organizations: Vec::new(),
            places: Vec::new(),
            documents: Vec::new(),
            indicators: Vec::new(),
            statements: Vec::new(),
            event: None,
            key_sentences: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Every offset pair of the record, for conversion. The order is not meaningful.
    fn spans_mut(&mut self) -> impl Iterator<Item = (&mut u32, &mut u32)> {
        let event = self.event.iter_mut().flat_map(|e| e.evidence.iter_mut().map(|f| (&mut f.start, &mut f.end)));
        let mentions = self.mentions.iter_mut().flat_map(|m| {
            let own = std::iter::once((&mut m.start, &mut m.end));
            own.chain(m.evidence.iter_mut().map(|e| (&mut e.start, &mut e.end)))
        });
        mentions
            .chain(self.metadata.evidence.iter_mut().map(|f| (&mut f.start, &mut f.end)))
            .chain(self.statements.iter_mut().map(|s| (&mut s.start, &mut s.end)))
            .chain(self.key_sentences.iter_mut().map(|k| (&mut k.start, &mut k.end)))
            .chain(event)
    }

    /// The same record with offsets as JavaScript string indices. `text` is the text that was extracted from; a record that
    /// already counts UTF-16 is given back as it is. Linear in the text.
    pub fn into_utf16(mut self, text: &str) -> Self {
        if self.offsets == OffsetUnit::Utf16 {
            return self;
        }
        let mut edges: Vec<u32> = self.spans_mut().flat_map(|(s, e)| [*s, *e]).collect();
        edges.sort_unstable();
        edges.dedup();
        let units = crate::span::utf16_of_bytes(text, &edges);
        let of = |byte: u32| edges.binary_search(&byte).map_or(byte, |i| units[i]);
        for (start, end) in self.spans_mut() {
            *start = of(*start);
            *end = of(*end);
        }
        self.offsets = OffsetUnit::Utf16;
        self
    }
}
