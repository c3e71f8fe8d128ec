// The record and the options, for TypeScript. Written by `UPDATE=1 cargo test contract`.

export type DiembaoRecord = { 
/**
 * Always [`SCHEMA`].
 */
schema: string, 
/**
 * Where the text came from (a file name), or `None` for pasted text.
 */
source: string | null, 
/**
 * The unit of every `start` and `end` in this record. Both index the text as it was given.
 */
offsets: OffsetUnit, 
/**
 * Facts about the article as a whole.
 */
metadata: Metadata, 
/**
 * Everything found, in text order; mentions nest and never cross.
 */
mentions: Array<Mention>, 
/**
 * The people named, in order of first mention.
 */
people: Array<Person>, 
/**
 * The organisations named, in order of first mention.
 */
organizations: Array<Organization>, 
/**
 * The places named, in order of first mention, then the units above them that the text leaves out.
 */
places: Array<Place>, 
/**
 * The documents cited, in order of first mention.
 */
documents: Array<Document>, 
/**
 * Figures with what they measure.
 */
indicators: Array<Indicator>, 
/**
 * Sentences and list items that report a result, a shortfall, a task, a judgement, or are not part of the article.
 */
statements: Array<Statement>, 
/**
 * The one meeting, visit, congress or ceremony that the article reports.
 */
event: Event | null, 
/**
 * At most three sentences, best first.
 */
key_sentences: Array<KeySentence>, 
/**
 * What a reader should know about how the text was read.
 */
warnings: Array<Warning>, };

export type Metadata = { 
/**
 * The headline, as written.
 */
title: string | null, 
/**
 * The outlet by its usual full name (`HNMO` gives `Hànộimới`).
 */
outlet: string | null, 
/**
 * The section label of the page.
 */
section: string | null, 
/**
 * ISO 8601, as precise as the text states: `2018-07-12T15:35`, `2020-02-20`.
 */
published: string | null, 
/**
 * The day against which relative and year-less dates were resolved: given, stated or inferred. `YYYY-MM-DD`.
 */
reference_date: string | null, 
/**
 * The signatures.
 */
authors: Array<string>, 
/**
 * The page's view count.
 */
views: number | null, 
/**
 * Where in the text each of the facts above stands.
 */
evidence: Array<FieldEvidence>, 
/**
 * The fields above that a reader decided.
 */
decided_fields?: Array<string>, };

export type FieldEvidence = { 
/**
 * The field's name: `title`, `outlet`, `section`, `published`, `reference_date`, `authors`, `views`; of an event `name`, `kind`, `date`, `host`, `place`.
 */
field: string, 
/**
 * Start of the words, in the record's unit.
 */
start: number, 
/**
 * End of the words (exclusive), in the record's unit.
 */
end: number, };

export type OffsetUnit = "utf-8" | "utf-16";

export type DecidedBy = "program" | "reader";

export type MentionType = "person" | "role" | "organization" | "place" | "document" | "time" | "figure";

export type Mention = { 
/**
 * `m1`, `m2`, … in text order.
 */
id: string, 
/**
 * What kind of thing is named.
 */
type: MentionType, 
/**
 * Start, in the record's unit.
 */
start: number, 
/**
 * End (exclusive), in the record's unit.
 */
end: number, 
/**
 * The words themselves: `text[start..end]` of the text as given.
 */
text: string, 
/**
 * What the mention says.
 */
value: Value, 
/**
 * The rule that made it, for example `time.day`.
 */
rule: string, 
/**
 * How sure the rule is, 0 to 100. Below 60 the mention is a guess that wants a look.
 */
confidence: number, 
/**
 * The words outside the mention that made the rule believe in it.
 */
evidence?: Array<Evidence>, 
/**
 * Who decided it; absent where no reader decided anything about the article.
 */
decided_by?: DecidedBy | null, };

export type Evidence = { 
/**
 * What the words are: `honorific`, `role`, `kind word`, `reference date` …
 */
what: string, 
/**
 * Start, in the record's unit.
 */
start: number, 
/**
 * End (exclusive), in the record's unit.
 */
end: number, };

export type Value = DocumentValue | RoleValue | TimeValue | FigureValue | PersonValue | OrganizationValue | PlaceValue;

export type PersonValue = { 
/**
 * Id of an entry of [`Record::people`].
 */
person: string, };

export type RoleValue = { 
/**
 * Ids of the person mentions that hold it. Empty where nobody is named.
 */
people: Array<string>, 
/**
 * Id of the organisation mention that it is held in.
 */
organization: string | null, 
/**
 * The position in its standard form: `Phó Bí thư Thường trực` for `Phó Bí thư thường trực`.
 */
title: string, 
/**
 * `former` for `nguyên …`, `acting` for `Quyền …`, else absent.
 */
state?: string | null, };

export type OrganizationValue = { 
/**
 * Id of an entry of [`Record::organizations`].
 */
organization: string, };

export type PlaceValue = { 
/**
 * Id of an entry of [`Record::places`].
 */
place: string, };

export type DocumentValue = { 
/**
 * Id of an entry of [`Record::documents`].
 */
document: string, 
/**
 * `Nghị quyết`, `Chỉ thị`, `Luật`, …
 */
kind: string, 
/**
 * `["01"]`, `["26", "27", "28"]`; as written, with leading zeros.
 */
numbers: Array<string>, 
/**
 * The symbol without the number: `CTr/TU`, `NĐ-CP`.
 */
symbol: string | null, 
/**
 * The year inside the number of a State document, or of a law cited by year.
 */
year: string | null, 
/**
 * The issuer as this mention says it.
 */
issuer: string | null, 
/**
 * ISO date of the document, as this mention says it.
 */
date: string | null, 
/**
 * Title, without its quotation marks.
 */
title: string | null, };

export type TimeValue = { 
/**
 * ISO 8601 or EDTF: `2014-11-14`, `2015/2020`, `2011/..`, `2018-H1`, `2020-Q1`, `P5Y`, `XXXX-11-14`; `?` where it cannot be resolved.
 */
iso: string, 
/**
 * What sort of time it is.
 */
kind: TimeKind, 
/**
 * The value as said, before a year was inferred: `XXXX-11-14`; equal to `iso` where nothing was inferred.
 */
said: string, 
/**
 * What the words around say of it, as in TimeML: `start`, `mid`, `end` of the period; `before`, `after`, `on-or-before` (a deadline), `on-or-after`;
 * `more-than`, `less-than`, `at-least`, `at-most`, `approx` of a length.
 */
modifier?: string | null, };

export type TimeKind = "date" | "period" | "interval" | "term" | "duration" | "set" | "vague";

export type FigureValue = { 
/**
 * A plain decimal (`23000`, `83.5`), with `%` (`11.05%`), a fraction (`1599/1000`) or a range (`90..100`).
 */
number: string, 
/**
 * What is counted (`đảng viên`), the unit of measure (`km`) or the currency (`đồng`).
 */
unit: string | null, 
/**
 * `>`, `>=`, `<`, `<=`, `~` (about), `~<` (just under), where the words before say so.
 */
bound: string | null, };

export type Person = { 
/**
 * `p1`, `p2`, …
 */
id: string, 
/**
 * The fullest form of the name in the article.
 */
name: string, 
/**
 * Positions, in order of first mention, each once.
 */
roles: Array<HeldRole>, 
/**
 * Ids of the mentions.
 */
mentions: Array<string>, 
/**
 * Who decided it; absent where no reader decided anything about the article.
 */
decided_by?: DecidedBy | null, };

export type HeldRole = { 
/**
 * The position without the organisation.
 */
title: string, 
/**
 * Id of an entry of [`Record::organizations`].
 */
organization: string | null, 
/**
 * `former`, `acting` or absent.
 */
state?: string | null, 
/**
 * Id of the role mention that says so.
 */
mention: string, };

export type Organization = { 
/**
 * `o1`, `o2`, …
 */
id: string, 
/**
 * The fullest form in the article, completed by the place that it plainly belongs to (`Quận ủy Hai Bà Trưng`).
 */
name: string, 
/**
 * `central`, `province`, `district`, `commune`, `unit`, or absent where it is not known.
 */
level: string | null, 
/**
 * `party committee`, `people's council`, `people's committee`, `front`, `union`, `army`, `police`, `court`, `ministry`, `department`, `school`, `enterprise`, `press` …
 */
kind: string | null, 
/**
 * The other forms in which the article names it.
 */
aliases: Array<string>, 
/**
 * Id of the organisation that it is part of.
 */
parent: string | null, 
/**
 * Ids of the mentions.
 */
mentions: Array<string>, 
/**
 * Who decided it; absent where no reader decided anything about the article.
 */
decided_by?: DecidedBy | null, };

export type Place = { 
/**
 * `l1`, `l2`, …
 */
id: string, 
/**
 * The name with its kind word (`quận Hai Bà Trưng`).
 */
name: string, 
/**
 * `country`, `province`, `district`, `commune`, `hamlet`, `street`, `river`, `region` …
 */
level: string | null, 
/**
 * Codes of the national catalogue.
 */
codes: Array<PlaceCode>, 
/**
 * Id of the place that it lies in.
 */
parent: string | null, 
/**
 * Ids of the mentions.
 */
mentions: Array<string>, 
/**
 * Who decided it; absent where no reader decided anything about the article.
 */
decided_by?: DecidedBy | null, };

export type PlaceCode = { 
/**
 * Always `gso`: the catalogue of the statistics office.
 */
system: string, 
/**
 * The code: two digits for a province, three for a district, five for a commune.
 */
code: string, 
/**
 * The last day on which it is valid, `YYYY-MM-DD`; absent while it is in force.
 */
valid_until: string | null, 
/**
 * Names of the units that took its place on 1 July 2025.
 */
successors?: Array<string>, };

export type Document = { 
/**
 * `d1`, `d2`, …
 */
id: string, 
/**
 * `Nghị quyết`, `Chỉ thị`, …
 */
kind: string, 
/**
 * The number, as written; absent for a document known by name.
 */
number: string | null, 
/**
 * The symbol without the number.
 */
symbol: string | null, 
/**
 * Id of the issuing organisation, if the article names one.
 */
issuer: string | null, 
/**
 * The issuer in words, also where it is no organisation of the record (`Hội nghị Trung ương 7 (khóa XII)`).
 */
issuer_name: string | null, 
/**
 * ISO date.
 */
date: string | null, 
/**
 * Title or identifying name.
 */
title: string | null, 
/**
 * The year: of the number, of the date, or by which a law is cited.
 */
year?: string | null, 
/**
 * Number and symbol in the form of the rules: `01-CTr/TU`, `30/2020/NĐ-CP`; also where the text spells them otherwise.
 */
designation?: string | null, 
/**
 * Whether the text gives no symbol, and the designation is put together from kind, number and issuer.
 */
inferred?: boolean, 
/**
 * The issuer's code: `TU`, `NĐ-CP` is of `CP`; several are joined by `|`.
 */
issuer_code?: string | null, 
/**
 * Whom the code stands for: `Tỉnh ủy/Thành ủy`.
 */
issuer_code_name?: string | null, 
/**
 * When the plenum or congress that adopted it was held (`2016-10-09/2016-10-14`).
 */
session?: string | null, 
/**
 * Ids of the mentions.
 */
mentions: Array<string>, 
/**
 * Who decided it; absent where no reader decided anything about the article.
 */
decided_by?: DecidedBy | null, };

export type Indicator = { 
/**
 * The measure in words (`kết nạp đảng viên`).
 */
measure: string, 
/**
 * Id of the figure mention.
 */
figure: string, 
/**
 * Id of the organisation that it is said of.
 */
organization: string | null, 
/**
 * ISO period that it holds for.
 */
period: string | null, 
/**
 * The target or plan that it is measured against (`1000`, `kế hoạch`).
 */
target: string | null, 
/**
 * What was reached, in percent of the target or as a number.
 */
achieved: string | null, 
/**
 * The change, signed (`+11.05%`, `-400`).
 */
change: string | null, 
/**
 * What the change is measured against (`cùng kỳ`).
 */
base?: string | null, 
/**
 * Id of the statement that says so.
 */
statement: string | null, };

export type StatementKind = "result" | "limitation" | "task" | "assessment" | "boilerplate";

export type Statement = { 
/**
 * `s1`, `s2`, … in text order.
 */
id: string, 
/**
 * What it says.
 */
kind: StatementKind, 
/**
 * Start, in the record's unit.
 */
start: number, 
/**
 * End (exclusive), in the record's unit.
 */
end: number, 
/**
 * Ids of the organisations and documents that it is about.
 */
about: Array<string>, 
/**
 * Id of the person who says it.
 */
speaker: string | null, 
/**
 * Id of the organisation that is asked to act, of a task.
 */
addressee?: string | null, 
/**
 * Id of the time mention by which it is to be done, of a task.
 */
deadline?: string | null, 
/**
 * The rule that decided the kind.
 */
rule: string, 
/**
 * Who decided it; absent where no reader decided anything about the article.
 */
decided_by?: DecidedBy | null, };

export type Event = { 
/**
 * `hội nghị`, `buổi làm việc`, `đại hội`, `kỳ họp`, …
 */
kind: string, 
/**
 * Its own name (`Hội nghị lần thứ 18`).
 */
name: string | null, 
/**
 * ISO date or interval.
 */
date: string | null, 
/**
 * The body that holds it, or for a working visit the body visited.
 */
host: string | null, 
/**
 * Where it was held.
 */
place: string | null, 
/**
 * Ids of the people who chaired it.
 */
chair: Array<string>, 
/**
 * Ids of the people who took part, the chair among them.
 */
participants: Array<string>, 
/**
 * Where in the text each of the facts above stands.
 */
evidence: Array<FieldEvidence>, 
/**
 * The fields above that a reader decided.
 */
decided_fields?: Array<string>, };

export type KeySentence = { 
/**
 * Start, in the record's unit.
 */
start: number, 
/**
 * End (exclusive), in the record's unit.
 */
end: number, 
/**
 * 0 to 1, two decimals.
 */
score: number, };

export type Warning = { 
/**
 * Stable code: `legacy-encoding`, `normalised`, `no-reference-date`, `nothing-found`, `too-dense`, …
 */
code: string, 
/**
 * In Vietnamese, for the reader.
 */
message: string, };

export type EntryKind = "person" | "organization" | "document" | "never";

export type DictionaryEntry = { 
/**
 * What it is.
 */
type: EntryKind, 
/**
 * The words as a text writes them.
 */
form: string, 
/**
 * Of a person or organisation the full name (of a person empty where the form is it); of a document the kind (`Nghị quyết`).
 */
name?: string, 
/**
 * Of a document.
 */
number?: string, 
/**
 * Of a document, without the number.
 */
symbol?: string, 
/**
 * Of a State document or a law.
 */
year?: string, 
/**
 * Of a document.
 */
issuer?: string, 
/**
 * Of a document, `YYYY-MM-DD`.
 */
date?: string, 
/**
 * Of a document.
 */
title?: string, 
/**
 * Whatever the reader wants to remember: from which article it came.
 */
note?: string, };

export type ExtractOptions = { source?: string, reference_date?: string, dictionary?: Array<DictionaryEntry>, };
