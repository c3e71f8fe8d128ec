//! The command line: `diembao extract [FILE…]`.
//!
//! Reads files or standard input as UTF-8, or in an encoding older than Unicode, and prints one JSON record a line. An input that fails is reported on standard error and the rest goes on.

use crate::dictionary::{Dictionary, Fault};
use crate::record::Record;
use crate::source::legacy;
use crate::{Options, extract};
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::{self, BufRead, Write};
use std::path::Path;

/// Every input was read.
pub const OK: u8 = 0;
/// Some input failed; the others were processed.
pub const SOME_FAILED: u8 = 1;
/// The command was not understood.
pub const USAGE: u8 = 2;

const HELP: &str = "\
diembao — reads Vietnamese articles on Party and local-government work

Usage: diembao extract [OPTIONS] [FILE…]

Reads each FILE (UTF-8 text), or standard input where there is none or where FILE is `-`, and prints one JSON record a line.
A FILE that is not UTF-8 but Vietnamese in TCVN3 (ABC), VNI or windows-1258 is read too; its offsets count bytes.

Options:
  --jsonl FIELD            read JSON lines and take the text from FIELD; the other fields come back under \"input\"
  --explain                print each mention with its rule and evidence, for people, instead of JSON
  --reference-date DATE    resolve year-less and relative dates against DATE (YYYY-MM-DD) where the text states none
  --dictionary FILE        know what FILE says: a table of people, other names of organisations, short forms of documents, words that are never names
  -h, --help               this text
  -V, --version            the version

Exit status: 0 all read, 1 some input failed (reported on standard error), 2 the command was not understood.
";

/// What the command asks for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Command {
    files: Vec<String>,
    jsonl: Option<String>,
    explain: bool,
    reference_date: Option<String>,
    dictionary: Option<String>,
}

/// Runs the command line with its arguments (without the program's name). Gives back the exit status.
pub fn run(
    arguments: impl IntoIterator<Item = String>,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> u8 {
    let command = match parse(arguments) {
        Ok(Parsed::Extract(command)) => command,
        Ok(Parsed::Print(text)) => {
            // A reader that went away is no failure of ours.
            let _ = out.write_all(text.as_bytes());
            return OK;
        }
        Err(message) => {
            let _ = writeln!(errors, "diembao: {message}\nTry `diembao --help`.");
            return USAGE;
        }
    };
    let (dictionary, failed) = match command.dictionary.as_deref().map(|path| dictionary(path, errors)) {
        Some(Err(message)) => {
            let _ = writeln!(errors, "diembao: {message}");
            return USAGE;
        }
        Some(Ok(read)) => read,
        None => (Dictionary::default(), false),
    };
    let options = Options { source: None, reference_date: command.reference_date.clone(), dictionary };
    let mut run = Run { command, options, out, errors, failed };
    let files = if run.command.files.is_empty() { vec!["-".to_owned()] } else { run.command.files.clone() };
    for file in files {
        let done = if file == "-" { run.stream(None, input) } else { run.file(&file) };
        if done.is_err() {
            // Standard output was closed: nobody reads on.
            break;
        }
    }
    let flushed = run.out.flush();
    let _ = flushed;
    if run.failed { SOME_FAILED } else { OK }
}

enum Parsed {
    Extract(Command),
    Print(String),
}

fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Parsed, String> {
    let mut arguments = arguments.into_iter();
    match arguments.next().as_deref() {
        Some("extract") => {}
        Some("-h" | "--help" | "help") => return Ok(Parsed::Print(HELP.to_owned())),
        Some("-V" | "--version") => return Ok(Parsed::Print(concat!("diembao ", env!("CARGO_PKG_VERSION"), "\n").to_owned())),
        Some(other) => return Err(format!("`{other}` is no command; there is `extract`")),
        None => return Err("no command given; there is `extract`".to_owned()),
    }
    let mut command = Command::default();
    let mut only_files = false;
    while let Some(argument) = arguments.next() {
        let mut value = |name: &str| arguments.next().ok_or_else(|| format!("`{name}` needs a value"));
        match argument.as_str() {
            _ if only_files || !argument.starts_with('-') || argument == "-" => command.files.push(argument),
            "--" => only_files = true,
            "--jsonl" => command.jsonl = Some(value("--jsonl")?),
            "--explain" => command.explain = true,
            "--reference-date" => command.reference_date = Some(checked_date(&value("--reference-date")?)?),
            "--dictionary" => command.dictionary = Some(value("--dictionary")?),
            "-h" | "--help" => return Ok(Parsed::Print(HELP.to_owned())),
            other => match other.split_once('=') {
                Some(("--jsonl", field)) => command.jsonl = Some(field.to_owned()),
                Some(("--dictionary", path)) => command.dictionary = Some(path.to_owned()),
                Some(("--reference-date", date)) => command.reference_date = Some(checked_date(date)?),
                _ => return Err(format!("`{other}` is no option of `extract`")),
            },
        }
    }
    Ok(Parsed::Extract(command))
}

/// The dictionary of a file, and whether some line of it was not taken; every such line is reported and the rest holds.
fn dictionary(path: &str, errors: &mut dyn Write) -> Result<(Dictionary, bool), String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {}", plain(&error)))?;
    let text = String::from_utf8(bytes).map_err(|e| format!("{path}: is not UTF-8 (byte {})", e.utf8_error().valid_up_to()))?;
    let (dictionary, problems) = Dictionary::from_tsv(&text);
    match problems.as_slice() {
        [problem] if matches!(problem.fault, Fault::NoTitle | Fault::Version | Fault::NoColumns) => {
            Err(format!("{path}: {problem}"))
        }
        problems => {
            for problem in problems {
                let _ = writeln!(errors, "diembao: {path}: {problem}");
            }
            Ok((dictionary, !problems.is_empty()))
        }
    }
}

fn checked_date(date: &str) -> Result<String, String> {
    let parts: Vec<&str> = date.split('-').collect();
    let number = |part: &str, len: usize| (part.len() == len).then(|| part.parse::<u32>().ok()).flatten();
    let good = match parts.as_slice() {
        [y, m, d] => {
            number(y, 4).is_some()
                && number(m, 2).is_some_and(|m| (1..=12).contains(&m))
                && number(d, 2).is_some_and(|d| (1..=31).contains(&d))
        }
        _ => false,
    };
    if good { Ok(date.to_owned()) } else { Err(format!("`{date}` is no date of the form YYYY-MM-DD")) }
}

/// A record with the fields of the line that its text came from.
#[derive(Serialize)]
struct WithInput {
    #[serde(flatten)]
    record: Record,
    input: Map<String, Value>,
}

struct Run<'a> {
    command: Command,
    options: Options,
    out: &'a mut dyn Write,
    errors: &'a mut dyn Write,
    failed: bool,
}

impl Run<'_> {
    fn file(&mut self, path: &str) -> io::Result<()> {
        if Path::new(path).is_dir() {
            self.fail(path, "is a directory");
            return Ok(());
        }
        match std::fs::File::open(path) {
            Ok(file) => self.stream(Some(path), &mut io::BufReader::new(file)),
            Err(error) => {
                self.fail(path, &plain(&error));
                Ok(())
            }
        }
    }

    fn stream(&mut self, path: Option<&str>, input: &mut dyn BufRead) -> io::Result<()> {
        match self.command.jsonl.clone() {
            Some(field) => self.lines(path, &field, input),
            None => self.text(path, input),
        }
    }

    fn text(&mut self, path: Option<&str>, input: &mut dyn BufRead) -> io::Result<()> {
        let name = path.unwrap_or("standard input");
        let mut bytes = Vec::new();
        if let Err(error) = input.read_to_end(&mut bytes) {
            self.fail(name, &plain(&error));
            return Ok(());
        }
        match String::from_utf8(bytes) {
            Ok(text) => self.article(path, &text, None),
            Err(error) => {
                // A file older than Unicode: each byte is one character, so that offsets count bytes.
                let text = legacy::read_cp1252(error.as_bytes());
                if legacy::is_legacy(&text) {
                    return self.article(path, &text, None);
                }
                let at = error.utf8_error().valid_up_to();
                self.fail(name, &format!("is not UTF-8 (byte {at}), nor Vietnamese in TCVN3, VNI or windows-1258"));
                Ok(())
            }
        }
    }

    fn lines(&mut self, path: Option<&str>, field: &str, input: &mut dyn BufRead) -> io::Result<()> {
        let name = path.unwrap_or("standard input").to_owned();
        for number in 1.. {
            let mut line = Vec::new();
            match input.read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    self.fail(&name, &plain(&error));
                    break;
                }
            }
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let at = format!("{name}:{number}");
            let Ok(line) = std::str::from_utf8(&line) else {
                self.fail(&at, "is not UTF-8");
                continue;
            };
            match serde_json::from_str::<Map<String, Value>>(line) {
                Err(error) => self.fail(&at, &format!("is no JSON object: {error}")),
                Ok(mut object) => match object.remove(field) {
                    Some(Value::String(text)) => self.article(path, &text, Some(object))?,
                    Some(_) => self.fail(&at, &format!("the field `{field}` is no text")),
                    None => self.fail(&at, &format!("has no field `{field}`")),
                },
            }
        }
        Ok(())
    }

    fn article(&mut self, path: Option<&str>, text: &str, rest: Option<Map<String, Value>>) -> io::Result<()> {
        self.options.source = path.map(str::to_owned);
        let record = extract(text, &self.options);
        if self.command.explain {
            return explain(self.out, text, &record);
        }
        let record = record.into_utf16(text);
        match rest {
            None => serde_json::to_writer(&mut *self.out, &record)?,
            Some(input) => serde_json::to_writer(&mut *self.out, &WithInput { record, input })?,
        }
        self.out.write_all(b"\n")
    }

    fn fail(&mut self, what: &str, why: &str) {
        self.failed = true;
        let _ = writeln!(self.errors, "diembao: {what}: {why}");
    }
}

/// An error of the system in a few words.
fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read".to_owned(),
        _ => error.to_string(),
    }
}

/// Prints each mention with its line, value, rule, confidence and evidence.
fn explain(out: &mut dyn Write, text: &str, record: &Record) -> io::Result<()> {
    if let Some(source) = &record.source {
        writeln!(out, "{source}")?;
    }
    let (mut line, mut counted) = (1usize, 0usize);
    for mention in &record.mentions {
        let start = mention.start as usize;
        line += text[counted.min(start)..start].matches('\n').count();
        counted = start;
        let kind = serde_json::to_value(mention.kind)?;
        let value = serde_json::to_string(&mention.value)?;
        writeln!(out, "{line}: {} {} “{}”", mention.id, kind.as_str().unwrap_or_default(), one_line(&mention.text))?;
        writeln!(out, "     value {value}")?;
        writeln!(out, "     rule {}, confidence {}", mention.rule, mention.confidence)?;
        for evidence in &mention.evidence {
            writeln!(out, "     {}: “{}”", evidence.what, one_line(&text[evidence.start as usize..evidence.end as usize]))?;
        }
    }
    for statement in &record.statements {
        let kind = serde_json::to_value(statement.kind)?;
        let words = one_line(&text[statement.start as usize..statement.end as usize]);
        writeln!(out, "{} {} by {}: “{words}”", statement.id, kind.as_str().unwrap_or_default(), statement.rule)?;
    }
    for warning in &record.warnings {
        writeln!(out, "warning {}: {}", warning.code, warning.message)?;
    }
    writeln!(out)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
