//! Title, outlet, section, date, authors, views: what the lines around the article say.

use crate::lexicon::{OUTLETS, Table};
use crate::recognise::Candidate;
use crate::record::{FieldEvidence, Metadata};
use crate::segment::makeup::{self, Role};
use crate::segment::para::glued_word;
use crate::segment::tokens::{Case, TokenKind};
use crate::segment::{Block, BlockKind, Doc};
use std::ops::Range;

/// Reads the facts about the article as a whole. Only what the text states: nothing is inferred.
pub fn metadata(doc: &Doc, _mentions: &[Candidate]) -> Metadata {
    let mut reader = Reader { doc, out: Metadata::default() };
    let blocks = &doc.layout.blocks;
    if let Some(block) = blocks.iter().find(|b| b.kind == BlockKind::Headline) {
        // The mark of a headline in plain text is not its own.
        let title = doc.words(block.tokens.clone()).trim_start_matches(['#', ' ']).to_owned();
        reader.set("title", block.tokens.clone());
        reader.out.title = Some(title);
    }
    reader.outlet(blocks);
    reader.section(blocks);
    reader.published(blocks);
    reader.authors(blocks);
    reader.views(blocks);
    reader.out
}

struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
    out: Metadata,
}

impl Reader<'_, '_> {
    /// Notes where a field's value stands.
    fn set(&mut self, field: &str, tokens: Range<usize>) {
        let span = self.doc.span(tokens);
        self.out.evidence.push(FieldEvidence { field: field.to_owned(), start: span.start, end: span.end });
    }

    /// The dateline first, then lines that are not the article and name a newspaper or portal in full.
    fn outlet(&mut self, blocks: &[Block]) {
        let dateline = blocks.iter().find(|b| !b.dateline.is_empty());
        if let Some((name, tokens)) = dateline.and_then(|b| outlet_of_dateline(self.doc, b.dateline.clone())) {
            self.set("outlet", tokens);
            self.out.outlet = Some(name);
            return;
        }
        let around =
            |b: &&Block| matches!(b.kind, BlockKind::Furniture | BlockKind::Trailer | BlockKind::Section | BlockKind::Byline);
        for block in blocks.iter().filter(around) {
            if block.rule.starts_with("related") || matches!(block.rule, "byline.credited" | "trailer.source") {
                continue;
            }
            // A menu names sections.
            let menu = matches!(
                block.rule,
                "furniture.breadcrumb" | "furniture.button" | "furniture.glued" | "related.link" | "page.header"
            );
            let label = block.kind == BlockKind::Section || block.rule == "trailer.section" || menu;
            if let Some((name, tokens)) = full_outlet(self.doc, block.tokens.clone(), label) {
                self.set("outlet", tokens);
                self.out.outlet = Some(name);
                return;
            }
        }
        // The portal that the foot of the page names.
        let portal = blocks.iter().filter(around).find_map(|b| {
            let found = portal(self.doc, b.tokens.clone())?;
            (!b.rule.starts_with("related") || found == b.tokens).then_some(found)
        });
        if let Some(tokens) = portal {
            self.out.outlet = Some(self.doc.words(tokens.clone()).to_owned());
            self.set("outlet", tokens);
            return;
        }
        if let Some((name, tokens)) = outlet_of_prose(self.doc, blocks) {
            self.set("outlet", tokens);
            self.out.outlet = Some(name);
            return;
        }
        // `WEBDONGGIANG` beside the date: the name of the site.
        let code = |b: &Block| {
            let word = self.doc.words(b.tokens.clone());
            b.tokens.len() == 1 && word.len() >= 5 && word.bytes().all(|c| c.is_ascii_uppercase())
        };
        let dated = |b: Option<&Block>| b.is_some_and(|b| b.kind == BlockKind::DateLine);
        let site =
            (0..blocks.len()).find(|i| code(&blocks[*i]) && (dated(blocks.get(i + 1)) || *i > 0 && dated(blocks.get(i - 1))));
        if let Some(i) = site {
            self.out.outlet = Some(self.doc.words(blocks[i].tokens.clone()).to_owned());
            self.set("outlet", blocks[i].tokens.clone());
        }
    }

    /// A label above the headline, the last step of a breadcrumb, a category below.
    fn section(&mut self, blocks: &[Block]) {
        let label = |b: &&Block| b.kind == BlockKind::Section || b.rule == "trailer.section";
        // `Trang chủ > Tin tức`: also with one step.
        // A bar of many labels is a menu.
        let bars = |b: &Block| b.tokens.clone().filter(|i| self.doc.token(*i).is_some_and(|t| t.is('|'))).count();
        let crumb = |b: &&Block| {
            b.rule == "furniture.breadcrumb" && bars(b) < 4
                || b.rule == "furniture.button"
                    && self.doc.key(b.tokens.start) == "trang"
                    && b.tokens
                        .clone()
                        .any(|i| self.doc.token(i).is_some_and(|t| matches!(t.kind(), TokenKind::Punct('>' | '›' | '»'))))
        };
        let page = self.doc.page();
        let tokens = if let Some(block) = blocks.iter().find(label) {
            Some(block.tokens.clone())
        } else if let Some(block) = blocks.iter().find(crumb) {
            let cut = |i: &usize| matches!(self.doc.tokens.list[*i].kind(), TokenKind::Punct('>' | '›' | '»' | '|' | '/' | '→'));
            let last = block.tokens.clone().rev().find(cut).map_or(block.tokens.start, |i| i + 1);
            Some(last..block.tokens.end).filter(|t| !t.is_empty())
        } else {
            blocks.iter().filter(|b| b.rule == "trailer.label").find_map(|b| {
                let head = makeup::role_at(&page, b.tokens.start, Role::Trailer)?;
                let label = self.doc.words(b.tokens.start..b.tokens.start + head).to_lowercase();
                let from = b.tokens.start + head + 1;
                (matches!(label.as_str(), "chuyên mục" | "mục" | "thể loại" | "danh mục" | "category") && from < b.tokens.end)
                    .then_some(from..b.tokens.end)
            })
        };
        // `Thời sựChính trịThứ tư, 28/6/2023`: the first of the labels.
        let glued =
            || blocks.iter().filter(|b| b.rule == "furniture.glued").find_map(|b| glued_word(&page, &b.tokens).map(|w| (b, w)));
        if tokens.is_none()
            && let Some((block, word)) = glued()
        {
            self.set("section", block.tokens.start..word + 1);
            self.out.section = Some(self.doc.words(block.tokens.start..word + 1).to_owned());
            return;
        }
        if let Some(tokens) = tokens {
            let name = self.doc.words(tokens.clone()).trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            if !name.is_empty() {
                self.set("section", tokens);
                self.out.section = Some(name);
            }
        }
    }

    /// The day of a date line above or below the article, else of the dateline; with the clock time if the line has one.
    fn published(&mut self, blocks: &[Block]) {
        let page = self.doc.page();
        let lines = blocks.iter().filter(|b| {
            matches!(b.kind, BlockKind::DateLine | BlockKind::Byline | BlockKind::Trailer)
                || matches!(b.rule, "furniture.counter" | "furniture.button" | "furniture.glued")
        });
        let mut lines: Vec<&Block> = lines.collect();
        // The page's own clock may stand above the date of the article, which has a label or a time of day.
        // A document on a page has the page's date, else its own.
        crate::order::sort_by_cached_key(&mut lines, |b| b.rule == "date.form");
        let first_rank = lines.first().map_or(0, |b| date_rank(self.doc, b));
        if first_rank == 0 {
            crate::order::sort_by_cached_key(&mut lines[..], |b| std::cmp::Reverse(date_rank(self.doc, b)));
        }
        let ranges = lines
            .iter()
            .map(|b| b.tokens.clone())
            .chain(blocks.iter().filter(|b| !b.dateline.is_empty()).map(|b| b.dateline.clone()));
        for tokens in ranges {
            let Some((at, day)) = tokens.clone().find_map(|i| makeup::day(&page, i).map(|d| (i, d))) else { continue };
            let (year, month, date) = day.date;
            let mut iso = format!("{year:04}-{month:02}-{date:02}");
            let mut evidence = at..day.end;
            if let Some((clock, hour, minute)) =
                tokens.clone().filter(|i| !(at..day.end).contains(i)).find_map(|i| clock(self.doc, i))
            {
                iso.push_str(&format!("T{hour:02}:{minute:02}"));
                evidence = at.min(clock.start)..day.end.max(clock.end);
            }
            self.set("published", evidence);
            self.out.published = Some(iso);
            return;
        }
    }

    /// The signatures: bylines, `Tác giả: …`, and a name after the last stop of the article.
    fn authors(&mut self, blocks: &[Block]) {
        // Who signs an official document did not report it.
        if blocks.iter().any(|b| b.rule == "headline.form") {
            return;
        }
        let mut found: Vec<Range<usize>> = Vec::new();
        let signed = |b: &&Block| b.kind == BlockKind::Byline || b.rule == "trailer.author";
        for block in blocks.iter().filter(signed) {
            found.extend(names(self.doc, block.tokens.clone()));
        }
        // `Nguồn: Duy Trinh - Văn Anh`, `Theo Văn Anh`
        let page = self.doc.page();
        for block in blocks.iter().filter(|b| matches!(b.rule, "trailer.label" | "trailer.source")) {
            if !found.is_empty() {
                break;
            }
            let labelled = usize::from(block.rule == "trailer.label");
            let start = block.tokens.start + 1 + labelled;
            let source = matches!(self.doc.key(block.tokens.start), "nguôn1" | "theo") && start < block.tokens.end;
            let source = source && (labelled == 0 || page.is(start - 1, ':'));
            let outlet = (start..block.tokens.end).any(|i| self.doc.hits.longest(i, Table::Outlet).is_some());
            if source && !outlet && makeup::is_names(&page, &(start..block.tokens.end)) {
                found.extend(names(self.doc, start..block.tokens.end));
            }
        }
        if found.is_empty() {
            let last =
                blocks.iter().rev().find(|b| matches!(b.kind, BlockKind::Body | BlockKind::ListItem) && !b.sentences.is_empty());
            if let Some(block) = last
                && block.sentences.len() > 1
            {
                let tokens = self.doc.layout.sentences[block.sentences.end - 1].tokens.clone();
                if tokens.len() <= 8 && makeup::is_names(&self.doc.page(), &tokens) {
                    found.extend(names(self.doc, tokens));
                }
            }
        }
        for tokens in found {
            let name = self.doc.words(tokens.clone()).to_owned();
            if !self.out.authors.contains(&name) {
                self.set("authors", tokens);
                self.out.authors.push(name);
            }
        }
    }

    /// `View count: 1759`, `Lượt xem: 1.759`, `289 lượt xem`
    fn views(&mut self, blocks: &[Block]) {
        let page = self.doc.page();
        let lines = blocks.iter().filter(|b| matches!(b.kind, BlockKind::Furniture | BlockKind::DateLine | BlockKind::Trailer));
        for i in lines.flat_map(|b| b.tokens.clone()) {
            let Some(len) = makeup::role_at(&page, i, Role::Counter) else { continue };
            let label = self.doc.words(i..i + len).to_lowercase();
            if !["xem", "view", "đọc", "hits"].iter().any(|w| label.contains(w)) {
                continue;
            }
            let after = i + len + usize::from(page.is(i + len, ':'));
            let number = grouped(self.doc, after).or_else(|| {
                let from = (0..i)
                    .rev()
                    .take(5)
                    .take_while(|j| self.doc.token(*j).is_some_and(|t| t.is_number() || t.is('.') || t.is(',')))
                    .last();
                from.and_then(|from| grouped(self.doc, from)).filter(|(range, _)| range.end == i)
            });
            if let Some((range, views)) = number {
                self.set("views", range);
                self.out.views = Some(views);
                return;
            }
        }
    }
}

/// How clearly a line dates the article: a label, a time of day, or neither. Lines below the article do not compete.
fn date_rank(doc: &Doc, block: &Block) -> u8 {
    if block.kind == BlockKind::Trailer || block.kind == BlockKind::Byline {
        return 0;
    }
    let page = doc.page();
    let label = block.tokens.clone().any(|i| makeup::role_at(&page, i, Role::DateLabel).is_some());
    let time = block.tokens.clone().any(|i| clock(doc, i).is_some());
    u8::from(label) * 2 + u8::from(time)
}

/// A whole number that begins at token `i`, with marks between its groups of three.
fn grouped(doc: &Doc, i: usize) -> Option<(Range<usize>, u32)> {
    let mut digits = doc.token(i).filter(|t| t.is_number()).map(|_| doc.word(i).to_owned())?;
    let mut end = i + 1;
    while doc.token(end).is_some_and(|t| t.is('.') || t.is(','))
        && doc.glued(end)
        && doc.word(end + 1).len() == 3
        && doc.token(end + 1).is_some_and(|t| t.is_number())
    {
        digits.push_str(doc.word(end + 1));
        end += 2;
    }
    Some((i..end, digits.parse().ok()?))
}

/// A clock time (`15:35`, `15h35`, `15 giờ 35`, `03:35 PM`) that begins at token `i`: its tokens, hour and minute.
fn clock(doc: &Doc, i: usize) -> Option<(Range<usize>, u8, u8)> {
    let number = |i: usize, limit: u8| {
        doc.token(i).filter(|t| t.is_number()).and_then(|_| doc.word(i).parse::<u8>().ok()).filter(|n| *n < limit)
    };
    let mut hour = number(i, 24)?;
    if !matches!(doc.key(i + 1), ":" | "h" | "giơ1" | "g") {
        return None;
    }
    let minute = number(i + 2, 60)?;
    let mut end = i + 3;
    if doc.key(end) == ":" && number(end + 1, 60).is_some() {
        end += 2;
    }
    match doc.key(end) {
        "pm" | "ch" if hour < 12 => hour += 12,
        "am" | "sa" if hour == 12 => hour = 0,
        _ => {}
    }
    end += usize::from(matches!(doc.key(end), "pm" | "ch" | "am" | "sa"));
    Some((i..end, hour, minute))
}

/// The outlet of a dateline: its usual full name; an address or unknown abbreviation stays as written.
fn outlet_of_dateline(doc: &Doc, dateline: Range<usize>) -> Option<(String, Range<usize>)> {
    for i in dateline.clone() {
        if let Some(hit) = doc.hits.longest(i, Table::Outlet).filter(|h| h.end as usize <= dateline.end) {
            return Some((OUTLETS[hit.row as usize].name.to_owned(), i..hit.end as usize));
        }
    }
    let first = dateline.clone().find(|i| doc.tokens.list[*i].is_word())?;
    // `Báo Đông Giang`
    if matches!(doc.key(first), "bao2" | "đai1") && doc.tokens.list[first].is_capital() {
        let end = (first..dateline.end).find(|i| !doc.tokens.list[*i].is_word()).unwrap_or(dateline.end);
        return Some((doc.words(first..end).trim().to_owned(), first..end));
    }
    // `Tuyenquang.gov.vn`, `XYZO`
    let mut end = first + 1;
    while end + 1 < dateline.end && doc.token(end).is_some_and(|t| t.is('.')) && doc.glued(end) {
        end += 2;
    }
    let named = end > first + 1 || doc.tokens.list[first].case() == Case::Upper;
    named.then(|| (doc.words(first..end).to_owned(), first..end))
}

/// The paper whose reporter speaks of himself (`với phóng viên …`, `PV …`, `Nguồn tin của …`), or that stands behind a signature
/// (`Văn An/VOV`).
fn outlet_of_prose(doc: &Doc, blocks: &[Block]) -> Option<(String, Range<usize>)> {
    let outlet = |i: usize| {
        let hit = doc.hits.longest(i, Table::Outlet)?;
        let word = doc.word(i);
        let written =
            word.chars().all(char::is_uppercase) || word.chars().next().is_some_and(char::is_uppercase) && hit.len() > 1;
        let named = written || doc.tokens.list[i].case() == Case::Mixed;
        named.then(|| (OUTLETS[hit.row as usize].name.to_owned(), i..hit.end as usize))
    };
    for block in blocks {
        for i in block.tokens.clone() {
            let found = match block.kind {
                BlockKind::Byline if block.rule != "byline.credited" && doc.token(i).is_some_and(|t| t.is('/') || t.is('(')) => {
                    outlet(i + 1)
                }
                BlockKind::Body | BlockKind::ListItem | BlockKind::Caption => match (doc.key(i), doc.key(i + 1)) {
                    ("pv", "bao2") => outlet(i + 1).or_else(|| outlet(i + 2)),
                    ("pv", _) => outlet(i + 1),
                    ("viên", "bao2") if doc.key(i.saturating_sub(1)) == "phong2" => outlet(i + 1).or_else(|| outlet(i + 2)),
                    ("viên", _) if i > 0 && doc.key(i - 1) == "phong2" => outlet(i + 1),
                    ("tin", "cua3") if i > 0 && doc.key(i - 1) == "nguôn1" => outlet(i + 2),
                    _ => None,
                },
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// A newspaper or portal named in full, or by its address, in a line that is not the article.
/// The label of a section must say that it is one (`Báo …`).
fn full_outlet(doc: &Doc, tokens: Range<usize>, label: bool) -> Option<(String, Range<usize>)> {
    tokens.clone().find_map(|i| {
        let hit = doc.hits.of(i, Table::Outlet).find(|h| {
            h.end as usize <= tokens.end && i + 2 <= h.end as usize || doc.key(i).starts_with("bao") && doc.key(i).len() > 5
        })?;
        let words = doc.words(i..hit.end as usize);
        let written = OUTLETS[hit.row as usize].forms.split('|').any(|f| f == words || f.to_uppercase() == words);
        let said = matches!(doc.key(i), "bao2" | "tap5" | "đai1" | "công3") || words.contains('.');
        (written && (said || !label) && words.chars().count() >= 6)
            .then(|| (OUTLETS[hit.row as usize].name.to_owned(), i..hit.end as usize))
    })
}

/// `Cổng thông tin điện tử huyện Tân Lương`: a portal with the unit or body whose it is.
fn portal(doc: &Doc, tokens: Range<usize>) -> Option<Range<usize>> {
    // Words in small letters that a portal's owner may be written with.
    const OWNERS: &[&str] = &[
        "tinh3",
        "thanh1",
        "phô2",
        "huyên5",
        "quân5",
        "thi5",
        "xa4",
        "trân2",
        "phương1",
        "đang3",
        "bô5",
        "uy3",
        "ban",
        "nhân",
        "dân",
        "sơ3",
        "đoan1",
        "hôi5",
        "đông1",
        "măt5",
        "cuc5",
        "khôi2",
        "cac2",
        "cơ",
        "quan",
    ];
    let page = doc.page();
    tokens.clone().find_map(|i| {
        let head = matches!(doc.key(i), "công3" | "trang") && page.is_capital(i);
        let rest = |from: usize, words: &[&str]| {
            words.iter().enumerate().all(|(j, w)| doc.key(from + j) == *w).then(|| from + words.len())
        };
        let owner = rest(i + 1, &["thông", "tin", "điên5", "tư3"])
            .or_else(|| rest(i + 1, &["ttđt"]))
            .or_else(|| rest(i + 1, &["tin", "điên5", "tư3"]))
            .filter(|_| head)?;
        let fits = |j: &usize| *j < tokens.end && (page.is_capital(*j) || OWNERS.contains(&doc.key(*j)));
        let end = (owner..tokens.end).find(|j| !fits(j)).unwrap_or(tokens.end);
        (end > owner + 1 && page.is_capital(end - 1)).then_some(i..end)
    })
}

/// The names of writers in a byline: not its label, not the office after a dash, not the photographer.
fn names(doc: &Doc, tokens: Range<usize>) -> Vec<Range<usize>> {
    let page = doc.page();
    let mut out = Vec::new();
    let mut i = tokens.start;
    let mut photo = false;
    while i < tokens.end {
        // `Bài: … - Ảnh: …`
        if doc.key(i) == "anh3" && page.is(i + 1, ':') && i > tokens.start && !out.is_empty() {
            photo = true;
        }
        let label = [Role::BylineLabel, Role::Credited].iter().filter_map(|r| makeup::role_at(&page, i, *r)).max();
        if let Some(len) = label
            && (page.is(i + len, ':') || i == tokens.start || page.is(i - 1, '('))
        {
            photo = photo && !page.is(i + len, ':');
            i += len;
            continue;
        }
        if !page.is_capital(i) || photo {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while end < tokens.end
            && (page.is_capital(end) || page.is(end, '.') && doc.glued(end - 1) && doc.word(end - 1).chars().count() <= 2)
        {
            end += 1;
        }
        let outlet = doc
            .hits
            .longest(i, Table::Outlet)
            .is_some_and(|h| h.end as usize >= end && (doc.tokens.list[i].case() == Case::Upper || h.len() > 1));
        // `Minh Long/VOV Đông Bắc`
        let paper = (page.is(i.saturating_sub(1), '/') || page.is(i.saturating_sub(1), '('))
            && i > tokens.start
            && doc.hits.longest(i, Table::Outlet).is_some();
        if paper {
            // `Văn An/VOV-TP.HCM`: the seat of its office.
            while end < tokens.end && doc.glued(end - 1) {
                end += 1;
            }
            i = end;
            continue;
        }
        let initials = end > i + 1 && page.is(i + 1, '.');
        let lower_after = page.is_lower(end) && end < tokens.end && doc.key(end) != "va1";
        let office = !out.is_empty() && lower_after;
        let long_enough = initials || (2..=5).contains(&(end - i)) || end - i == 1 && tokens.len() <= 2;
        if !outlet && !office && long_enough && !lower_after {
            out.push(i..end);
        }
        if lower_after {
            // The office after a name goes on to the next mark.
            end = (end..tokens.end).find(|j| matches!(doc.tokens.list[*j].kind(), TokenKind::Punct(_))).unwrap_or(tokens.end);
        }
        i = end.max(i + 1);
    }
    out
}
