//! The tables of examples of `tests/knowledge`: documents, times and figures with the values that an expert reads. Every example is read as its table says, or it
//! stands in `disagreements.tsv` with what is read instead and why; one that is read as its table says must not stand there.
//!
//! The tables have their own notation; what differs from the record's is notation only and is translated here: TimeML parts of the day (a day, by the guideline),
//! open ends (`đến nay`: the reference date), canonical units (`VND`: `đồng`).
#![allow(clippy::unwrap_used)]

use diembao::record::{Document, FigureValue, Indicator, Mention, Record, TimeKind, TimeValue, Value};
use diembao::{Options, extract};
use std::collections::{BTreeMap, BTreeSet};

/// One row, by column.
type Row = BTreeMap<String, String>;

fn rows(table: &str) -> Vec<Row> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/knowledge").join(format!("{table}.tsv"));
    let text = std::fs::read_to_string(&path).unwrap();
    for field in ["# source:", "# date:", "# licence:"] {
        assert!(text.lines().any(|l| l.starts_with(field)), "{table}: the header has no line `{field} …`");
    }
    let mut lines = text.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    let columns: Vec<&str> = lines.next().unwrap().split('\t').collect();
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), columns.len(), "{table}: {line}");
            columns.iter().zip(cells).map(|(c, v)| ((*c).to_owned(), v.to_owned())).collect()
        })
        .collect()
}

/// What is read, in words, and whether it is what the row says.
struct Outcome {
    read: String,
    right: bool,
}

fn check(table: &str, count: usize, outcome: impl Fn(&Row) -> Outcome) {
    let rows = rows(table);
    assert_eq!(rows.len(), count, "{table}: examples");
    let listed: BTreeMap<String, Row> =
        self::rows("disagreements").into_iter().filter(|r| r["table"] == table).map(|r| (r["id"].clone(), r)).collect();
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for row in &rows {
        let Outcome { read, right } = outcome(row);
        let at = format!("{table} {}: {:?}", row["id"], row["text"]);
        match listed.get(&row["id"]) {
            None if right => {}
            None => wrong.push(format!("{at}\n    read {read}\n    want {}", wanted(row))),
            Some(_) if right => wrong.push(format!("{at} is listed as a disagreement and agrees")),
            Some(d) => {
                used.insert(row["id"].clone());
                if d["read"] != read || d["text"] != row["text"] || d["reason"].is_empty() {
                    wrong.push(format!(
                        "{at}\n    read   {read}\n    listed {} ({}) because {:?}",
                        d["read"], d["text"], d["reason"]
                    ));
                }
            }
        }
    }
    let unknown: Vec<&String> = listed.keys().filter(|id| !rows.iter().any(|r| r["id"] == **id)).collect();
    assert!(unknown.is_empty(), "{table}: disagreements with rows that do not exist: {unknown:?}");
    println!("{table}: {} examples, {} disagreements", rows.len(), used.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn wanted(row: &Row) -> String {
    let shown = row.iter().filter(|(k, v)| !v.is_empty() && !matches!(k.as_str(), "id" | "text" | "note" | "frame" | "ref_date"));
    shown.map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(" ")
}

fn read(text: &str, date: Option<&str>) -> Record {
    extract(text, &Options { reference_date: date.map(str::to_owned), ..Options::default() })
}

/// Case, dashes, brackets and spaces do not matter between two spellings.
fn plain(text: &str) -> String {
    let spaced: String = text
        .to_lowercase()
        .replace("khoá", "khóa")
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '/' | '%' | '²') { c } else { ' ' })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The values of a cell, of one column over all documents: each once, in their order.
fn once(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut out = Vec::new();
    for value in values.filter(|v| !v.is_empty()) {
        if !out.contains(&value) {
            out.push(value);
        }
    }
    out
}

fn cell(row: &Row, column: &str) -> Vec<String> {
    once(row[column].replace("; ", "|").split('|').map(str::to_owned))
}

#[test]
fn documents_are_read_as_the_table_says() {
    check("documents", 203, |row| {
        let record = read(&row["text"], None);
        let column =
            |field: &dyn Fn(&Document) -> Option<String>| {
                once(record.documents.iter().flat_map(|d| {
                    field(d).unwrap_or_default().replace("; ", "|").split('|').map(str::to_owned).collect::<Vec<_>>()
                }))
            };
        let kinds = column(&|d| Some(d.kind.to_string()));
        let numbers = column(&|d| d.number.clone());
        let years = column(&|d| d.year.clone());
        let symbols = column(&|d| d.designation.clone());
        let codes = column(&|d| d.issuer_code.as_deref().map(str::to_owned));
        let issuers = column(&|d| d.issuer_name.clone().or_else(|| d.issuer_code_name.as_deref().map(str::to_owned)));
        let same = |a: &[String], b: &[String]| {
            a.len() == b.len()
                && a.iter().zip(b).all(|(a, b)| plain(a).trim_start_matches('0') == plain(b).trim_start_matches('0'))
        };
        let issuer_right = same(&issuers, &cell(row, "issuer"))
            // The table spells an abbreviation out; the record says it as the text does.
            || codes == cell(row, "issuer_code") && !codes.is_empty() && issuers.iter().all(|i| row["text"].contains(i.as_str()));
        let right = same(&kinds, &cell(row, "kind"))
            && same(&numbers, &cell(row, "number"))
            && same(&years, &cell(row, "year"))
            && same(&symbols, &cell(row, "symbol"))
            && same(&codes, &cell(row, "issuer_code"))
            && issuer_right;
        let parts = [kinds, numbers, years, symbols, codes, issuers].map(|p| p.join("|"));
        let read = if record.documents.is_empty() { "nothing".to_owned() } else { parts.join(", ") };
        Outcome { read, right }
    });
}

fn times<'r>(record: &'r Record) -> Vec<(&'r Mention, &'r TimeValue)> {
    let of = |m: &'r Mention| if let Value::Time(t) = &m.value { Some((m, t.as_ref())) } else { None };
    record.mentions.iter().filter_map(of).collect()
}

/// The first and last day of an ISO value; `None` for an open end.
fn days(iso: &str) -> Option<(Option<String>, Option<String>)> {
    if let Some((a, b)) = iso.split_once('/') {
        let first = if a == ".." { None } else { days(a)?.0 };
        let last = if b == ".." { None } else { days(b)?.1 };
        return Some((first, last));
    }
    let length = |year: i32, month: u32| match month {
        2 if year % 4 == 0 && year % 100 != 0 || year % 400 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let months = |year: i32, a: u32, b: u32| {
        Some((Some(format!("{year:04}-{a:02}-01")), Some(format!("{year:04}-{b:02}-{:02}", length(year, b)))))
    };
    if let Some(decade) = iso.strip_suffix('X') {
        return Some((Some(format!("{decade}0-01-01")), Some(format!("{decade}9-12-31"))));
    }
    let mut parts = iso.splitn(3, '-');
    let year: i32 = parts.next()?.parse().ok()?;
    match (parts.next(), parts.next()) {
        (None, _) => months(year, 1, 12),
        (Some(part), None) => match part.split_at(1) {
            ("Q", n) => n.parse().ok().and_then(|n: u32| months(year, 3 * n - 2, 3 * n)),
            ("H", n) => n.parse().ok().and_then(|n: u32| months(year, 6 * n - 5, 6 * n)),
            ("W", _) => None,
            _ => part.parse().ok().and_then(|m| months(year, m, m)),
        },
        (Some(_), Some(_)) => Some((Some(iso.to_owned()), Some(iso.to_owned()))),
    }
}

fn time_is(row: &Row, time: &TimeValue) -> bool {
    let (value, kind) = (row["value"].as_str(), row["type"].as_str());
    let modifier = time.modifier.as_deref().unwrap_or_default();
    let edge = matches!(row["mod"].as_str(), "START" | "MID" | "END");
    let said = row["mod"].to_lowercase().replace('_', "-");
    let open = matches!(modifier, "before" | "after" | "on-or-before" | "on-or-after");
    if said != modifier && !(said.is_empty() && open) {
        return false;
    }
    match kind {
        _ if value.ends_with("_REF") || value.is_empty() => return time.kind == TimeKind::Vague,
        "SET" => return time.kind == TimeKind::Set && time.iso == value,
        "DURATION" => return time.iso == value,
        _ if time.iso == value || edge => return time.iso == value,
        _ => {}
    }
    let Some((mut first, mut last)) = days(&time.iso) else { return false };
    if matches!(modifier, "before" | "on-or-before") {
        first = None;
    } else if matches!(modifier, "after" | "on-or-after") {
        last = None;
    }
    let day = |cell: &str| cell.get(..10).map(str::to_owned);
    // An open end reaches to the reference date.
    let same = |mine: Option<String>, cell: &str| mine == day(cell) || mine.is_none() && cell == row["ref_date"];
    same(first, &row["start"]) && same(last, &row["end"])
}

#[test]
fn times_are_read_as_the_table_says() {
    check("times", 227, |row| {
        let framed = if row["frame"].is_empty() { row["text"].clone() } else { row["frame"].replace("{}", &row["text"]) };
        let record = read(&framed, Some(&row["ref_date"]));
        let mut times = times(&record);
        times.retain(|(m, _)| row["text"].contains(&m.text));
        let right = match (row["type"].as_str(), times.as_slice()) {
            ("" | "EVENT", found) => found.is_empty(),
            (_, [(_, time)]) => time_is(row, time),
            (_, []) => row["value"].is_empty(),
            // Two values after one word are two times by the guideline; together they cover the table's interval.
            ("INTERVAL", [(_, a), (_, b)]) => {
                time_is(row, &TimeValue { iso: format!("{}/{}", a.iso, b.iso), modifier: None, ..(*a).clone() })
            }
            _ => false,
        };
        let described = times.iter().map(|(m, t)| {
            let modifier = t.modifier.as_ref().map(|m| format!(" {m}")).unwrap_or_default();
            format!("{} = {}{modifier}", m.text, t.iso)
        });
        let read = described.collect::<Vec<_>>().join("; ");
        Outcome { read: if read.is_empty() { "nothing".to_owned() } else { read }, right }
    });
}

fn figures<'r>(record: &'r Record) -> Vec<(&'r Mention, &'r FigureValue)> {
    let of = |m: &'r Mention| if let Value::Figure(f) = &m.value { Some((m, f.as_ref())) } else { None };
    record.mentions.iter().filter_map(of).collect()
}

/// The table's canonical units as they are written.
const UNITS: &[(&str, &[&str])] = &[
    ("VND", &["đồng"]),
    ("m2", &["m²", "mét vuông", "m2"]),
    ("km2", &["km²", "km2"]),
    ("m", &["mét"]),
    ("t", &["tấn"]),
    ("l", &["lít"]),
    ("°C", &["độ C"]),
    ("m3/ngày", &["m3/ngày"]),
];

fn unit_is(want: &str, found: Option<&str>, number: &str) -> bool {
    if want.is_empty() {
        return true;
    }
    if want == "%" {
        return number.ends_with('%');
    }
    let Some(found) = found else { return false };
    let (head, rate) = want.split_once('/').map_or((want, None), |(h, r)| (h, Some(r)));
    let forms = UNITS.iter().find(|(u, _)| *u == want || *u == head).map_or(vec![head], |(_, forms)| forms.to_vec());
    let begins = |a: &str, b: &str| plain(a).starts_with(&plain(b)) || plain(b).starts_with(&plain(a));
    let full = |form: &str| match rate {
        Some(rate) if !form.contains('/') => format!("{form}/{rate}"),
        _ => form.to_owned(),
    };
    forms.iter().any(|form| if rate.is_some() { plain(found).starts_with(&plain(&full(form))) } else { begins(found, form) })
}

/// A count of days, months or years is a length of time, not a figure.
fn length(row: &Row, record: &Record) -> Option<bool> {
    let letter = match row["unit"].as_str() {
        "ngày" => "P{}D",
        "tháng" => "P{}M",
        "năm" => "P{}Y",
        "giờ" => "PT{}H",
        _ => return None,
    };
    let want = row["value"].split('|').map(|v| letter.replace("{}", v)).collect::<Vec<_>>().join("/");
    let modifier = match row["comparator"].as_str() {
        ">" => "more-than",
        ">=" => "at-least",
        "<" | "~<" => "less-than",
        "<=" => "at-most",
        "~" => "approx",
        _ => "",
    };
    let found = times(record);
    Some(found.len() == 1 && found[0].1.iso == want && found[0].1.modifier.as_deref().unwrap_or_default() == modifier)
}

fn percent_of(indicator: &Indicator) -> Option<String> {
    let achieved = indicator.achieved.as_ref()?;
    if achieved.ends_with('%') {
        return Some(achieved.clone());
    }
    let (a, b): (f64, f64) = (achieved.parse().ok()?, indicator.target.as_ref()?.parse().ok()?);
    Some(format!("{}%", 100.0 * a / b))
}

fn figure_is(row: &Row, record: &Record) -> bool {
    let found = figures(record);
    let kind = row["kind"].as_str();
    if matches!(kind, "negative" | "ordinal") {
        return found.is_empty();
    }
    if kind != "range"
        && let Some(right) = length(row, record)
    {
        return right;
    }
    let changes: Vec<&Indicator> = record.indicators.iter().filter(|i| i.change.is_some()).collect();
    if kind == "delta" && row["value"].is_empty() {
        // Without a number nothing is said that could be compared.
        if matches!(row["delta"].as_str(), "+" | "-" | "0") {
            return found.is_empty();
        }
        let want: Vec<String> = row["delta"].split('|').map(|d| d.split(' ').next().unwrap().to_owned()).collect();
        let got: Vec<String> = changes.iter().filter_map(|i| i.change.clone()).collect();
        let base = |i: &&Indicator| plain(i.base.as_deref().unwrap_or_default()) == plain(&row["base"]);
        return got == want && changes.iter().all(base);
    }
    if row["value"].is_empty() {
        return found.is_empty();
    }
    let suffix = if row["unit"] == "%" { "%" } else { "" };
    let numbers: Vec<String> = if !row["ratio"].is_empty() {
        vec![row["ratio"].replace('.', "")]
    } else if kind == "range" {
        vec![format!("{}{suffix}", row["value"].replace('|', ".."))]
    } else {
        row["value"].split('|').map(|v| format!("{v}{suffix}")).collect()
    };
    let units: Vec<&str> = row["unit"].split('|').collect();
    // A frame may hold a figure of its own before the example's.
    // A bracket may repeat a ratio in percent: it is the target.
    let found = match found.as_slice() {
        [ratio, (_, percent)] if kind == "ratio" && percent.number == row["target"] => vec![*ratio],
        _ => found,
    };
    let framed = if row["frame"].chars().any(|c| c.is_ascii_digit()) { found.get(1..).unwrap_or_default() } else { &found[..] };
    let comparator = match row["comparator"].as_str() {
        "" => None,
        "=" | "between" => Some(None),
        c => Some(Some(c)),
    };
    // `0.5` may be `1/2`.
    let same_number = |found: &str, want: &str| {
        let fraction = || {
            let (a, b) = found.split_once('/')?;
            Some(a.parse::<f64>().ok()? / b.parse::<f64>().ok()?)
        };
        found == want || kind == "words" && fraction().zip(want.parse::<f64>().ok()).is_some_and(|(a, b)| (a - b).abs() < 1e-4)
    };
    let right = framed.len() == numbers.len()
        && framed.iter().enumerate().all(|(k, (_, f))| {
            let unit = units.get(k).copied().unwrap_or(units[0]);
            same_number(&f.number, &numbers[k])
                && unit_is(unit, f.unit.as_deref(), &f.number)
                && comparator.is_none_or(|c| c == f.bound.as_deref())
        });
    if !right || row["target"].is_empty() || row["target"].starts_with('>') {
        return right;
    }
    let want: f64 = row["target"].trim_end_matches('%').parse().unwrap();
    let got = record.indicators.iter().rev().find_map(percent_of).and_then(|p| p.trim_end_matches('%').parse::<f64>().ok());
    got.is_some_and(|got| (got - want).abs() < 0.06)
}

#[test]
fn figures_are_read_as_the_table_says() {
    check("figures", 208, |row| {
        let text = if row["frame"].is_empty() { row["text"].clone() } else { row["frame"].replace("{}", &row["text"]) };
        let record = read(&text, None);
        let right = figure_is(row, &record);
        let mut read: Vec<String> = figures(&record)
            .iter()
            .map(|(m, f)| {
                let bound = f.bound.as_ref().map(|b| format!(" {b}")).unwrap_or_default();
                format!("{} = {} {}{bound}", m.text, f.number, f.unit.as_deref().unwrap_or("-"))
            })
            .collect();
        read.extend(
            times(&record).iter().map(|(m, t)| format!("{} = {} {}", m.text, t.iso, t.modifier.as_deref().unwrap_or("-"))),
        );
        read.extend(record.indicators.iter().filter(|i| i.change.is_some() || i.achieved.is_some()).map(|i| {
            let dash = |v: &Option<String>| v.clone().unwrap_or_else(|| "-".to_owned());
            format!("change {} of {}, {} of {}", dash(&i.change), dash(&i.base), dash(&i.achieved), dash(&i.target))
        }));
        Outcome { read: if read.is_empty() { "nothing".to_owned() } else { read.join("; ") }, right }
    });
}
