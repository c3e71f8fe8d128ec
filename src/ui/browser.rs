//! What the page asks of the browser: storage, files, clipboard, pasted HTML. Everything may be refused; then the page goes on without.

use super::state::Theme;
use super::text::Lang;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, Element, Event, EventTarget, Node, Storage, SupportedType, Window};

const DRAFT: &str = "diembao.draft";
const LANG: &str = "diembao.lang";
const THEME: &str = "diembao.theme";
const KEYS: &str = "diembao.keys";
const LAST: &str = "diembao.last";
/// A longer draft stays in memory only: storage is small.
const LONGEST_DRAFT: usize = 1_000_000;

/// The window; the page cannot run without one.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Does something when the browser has shown what is there now.
pub fn later(act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    if let Some(window) = window() {
        // Without a timer nothing of the page would run.
        let _ = window.set_timeout_with_callback(act.unchecked_ref());
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn store(key: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        // A full or closed storage refuses; the page keeps what it has in memory.
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}

/// The draft of the last visit.
pub fn draft() -> String {
    stored(DRAFT).unwrap_or_default()
}

/// Keeps the draft for the next visit.
pub fn keep_draft(text: &str) {
    store(DRAFT, (text.len() <= LONGEST_DRAFT && !text.is_empty()).then_some(text));
}

/// The language that the reader chose; Vietnamese otherwise.
pub fn lang() -> Lang {
    if stored(LANG).as_deref() == Some("en") { Lang::En } else { Lang::Vi }
}

/// Tells the document its language and keeps the choice.
pub fn set_lang(lang: Lang) {
    store(LANG, Some(lang.code()));
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = root.set_attribute("lang", lang.code());
    }
}

/// Whether keys without Ctrl act.
pub fn keys() -> bool {
    stored(KEYS).as_deref() != Some("off")
}

/// Keeps whether keys without Ctrl act.
pub fn set_keys(on: bool) {
    store(KEYS, (!on).then_some("off"));
}

fn session() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

/// The article that this window, or else the last one, had open.
pub fn last_article() -> Option<String> {
    match session().and_then(|s| s.get_item(LAST).ok().flatten()) {
        Some(own) => Some(own).filter(|id| !id.is_empty()),
        None => stored(LAST),
    }
}

/// Remembers the open article, or that there is none.
pub fn keep_last(id: Option<&str>) {
    store(LAST, id);
    if let Some(session) = session() {
        let _ = session.set_item(LAST, id.unwrap_or_default());
    }
}

/// Takes away everything that the page keeps outside its data base; the boot script takes away the copy for use without a network.
pub fn forget() {
    for key in [DRAFT, LANG, THEME, KEYS, LAST] {
        store(key, None);
    }
    if let Some(session) = session() {
        let _ = session.remove_item(LAST);
    }
    tell("diembao-forget");
}

/// Tells the boot script what the reader wishes.
pub fn tell(event: &str) {
    if let (Some(window), Ok(event)) = (window(), web_sys::Event::new(event)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Where the page comes from: `https://host`, or `file://`.
pub fn origin() -> String {
    let origin = window().and_then(|w| w.location().origin().ok()).unwrap_or_default();
    if origin == "null" { "file://".to_owned() } else { origin }
}

/// Whether a newer version of the page waits for the reader.
pub fn update_waits() -> bool {
    let root = document().and_then(|d| d.document_element());
    root.and_then(|e| e.get_attribute("data-update")).is_some()
}

/// Whether the browser refuses to keep the page for use without a network.
pub fn offline_refused() -> bool {
    document().and_then(|d| d.document_element()).is_some_and(|e| e.has_attribute("data-offline"))
}

/// What the build says of itself in the page's head: `version`, `sha256-page`, `sha256-engine`. Empty under `trunk serve`.
pub fn build(name: &str) -> String {
    let found = document().and_then(|d| d.query_selector(&format!("meta[name=\"diembao-{name}\"]")).ok().flatten());
    found.and_then(|e| e.get_attribute("content")).unwrap_or_default()
}

/// Every request that the page has made since it was opened: the addresses, in order. The browser counts them.
pub fn requests() -> Vec<String> {
    let entries = window().and_then(|w| w.performance()).map(|p| p.get_entries_by_type("resource"));
    let entries = entries.iter().flat_map(|e| e.iter());
    entries.filter_map(|e| e.dyn_into::<web_sys::PerformanceEntry>().ok()).map(|e| e.name()).collect()
}

/// The part of the page's address that the reader was led to: `library` of `…#library`. It is taken out of the address.
pub fn led_to() -> String {
    let Some(location) = window().map(|w| w.location()) else { return String::new() };
    let part = location.hash().unwrap_or_default().trim_start_matches('#').to_owned();
    // `#shared` is the boot script's.
    if matches!(part.as_str(), "new" | "library") {
        let _ = location.set_hash("");
    }
    part
}

/// The time, ISO 8601.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Calls back on an event as long as it is held.
pub struct Listening {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

/// Listens to an event of the document.
pub fn listen(name: &'static str, heard: impl FnMut(Event) + 'static) -> Option<Listening> {
    let target: EventTarget = document()?.into();
    let closure = Closure::<dyn FnMut(Event)>::new(heard);
    target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).ok()?;
    Some(Listening { target, name, closure })
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref());
    }
}

/// The UTF-16 unit of the article at a place in its elements.
fn unit_of(node: &Node, offset: u32) -> Option<u32> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let paragraph = element.closest("[data-unit]").ok().flatten()?;
    let range = document()?.create_range().ok()?;
    range.set_start(&paragraph, 0).ok()?;
    range.set_end(node, offset).ok()?;
    let start: u32 = paragraph.get_attribute("data-unit")?.parse().ok()?;
    Some(start + range.to_string().length())
}

/// The words of the article that are selected, in UTF-16 units.
pub fn selected() -> Option<(u32, u32)> {
    let selection = window()?.get_selection().ok().flatten()?;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = unit_of(&range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = unit_of(&range.end_container().ok()?, range.end_offset().ok()?)?;
    (start < end).then_some((start, end))
}

/// Takes the selection back.
pub fn deselect() {
    if let Some(selection) = window().and_then(|w| w.get_selection().ok().flatten()) {
        let _ = selection.remove_all_ranges();
    }
}

/// The unit of the article under a point of the window.
pub fn unit_at(x: i32, y: i32) -> Option<u32> {
    let position = document()?.caret_position_from_point(x as f32, y as f32)?;
    unit_of(&position.offset_node()?, position.offset())
}

/// Prints the page.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// The theme that the reader chose.
pub fn theme() -> Theme {
    stored(THEME).map(|t| t == "dark")
}

/// Whether the system asks for dark.
pub fn system_dark() -> bool {
    window().and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok().flatten()).is_some_and(|m| m.matches())
}

/// Tells the document its theme and keeps the choice.
pub fn set_theme(theme: Theme) {
    let name = theme.map(|dark| if dark { "dark" } else { "light" });
    store(THEME, name);
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = match name {
            Some(name) => root.set_attribute("data-theme", name),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// The text of pasted HTML: paragraphs, headings and list items on lines of their own; without scripts, styles, menus and hidden parts. The HTML is
/// parsed into a document that runs nothing and is never shown.
pub fn text_of_html(html: &str) -> Option<String> {
    // The parsed document runs nothing and is not shown; without their names, handlers and styles are not even complained of by the policy.
    let attributes = js_sys::RegExp::new(r#"([\s/"'])(on\w+\s*=|style\s*=)"#, "gi");
    let elements = js_sys::RegExp::new(r"<(/?)style\b", "gi");
    let html = js_sys::JsString::from(html).replace_by_pattern(&attributes, &format!("$1{OFF}$2"));
    let html = html.replace_by_pattern(&elements, "<$1template");
    // Refused by the policy too; `wbr` has no content either.
    let html = String::from(html.replace_by_pattern(&js_sys::RegExp::new(r"<(/?)base\b", "gi"), "<$1wbr"));
    let parsed = DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()?;
    let mut out = String::new();
    collect(parsed.body()?.as_ref(), &mut out);
    // What looked like an attribute may have been words.
    let out = out.replace(OFF, "");
    let mut text = String::with_capacity(out.len());
    let mut blank = 0;
    for line in out.lines() {
        let line = line.split([' ', '\t']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank < 2 {
            text.push_str(&line);
            text.push('\n');
        }
    }
    Some(text.trim().to_owned())
}

/// What takes an attribute its name.
const OFF: &str = "data-diembao-off-";

fn collect(node: &Node, out: &mut String) {
    let mut child = node.first_child();
    while let Some(node) = child {
        if node.node_type() == Node::TEXT_NODE {
            out.push_str(&node.text_content().unwrap_or_default().replace(['\n', '\r'], " "));
        } else if let Some(element) = node.dyn_ref::<Element>() {
            let name = element.tag_name().to_ascii_lowercase();
            let skipped = matches!(
                name.as_str(),
                "script"
                    | "style"
                    | "noscript"
                    | "template"
                    | "nav"
                    | "form"
                    | "button"
                    | "select"
                    | "input"
                    | "textarea"
                    | "iframe"
                    | "object"
                    | "embed"
                    | "svg"
                    | "math"
                    | "canvas"
                    | "audio"
                    | "video"
                    | "head"
                    | "title"
                    | "link"
                    | "meta"
            ) || element.has_attribute("hidden")
                || element.get_attribute("aria-hidden").as_deref() == Some("true")
                || element.get_attribute(&format!("{OFF}style")).is_some_and(|s| s.replace(' ', "").contains("display:none"))
                || element.get_attribute("role").as_deref() == Some("navigation");
            if !skipped {
                let block = matches!(
                    name.as_str(),
                    "p" | "div"
                        | "section"
                        | "article"
                        | "header"
                        | "footer"
                        | "main"
                        | "aside"
                        | "h1"
                        | "h2"
                        | "h3"
                        | "h4"
                        | "h5"
                        | "h6"
                        | "ul"
                        | "ol"
                        | "table"
                        | "tr"
                        | "blockquote"
                        | "figure"
                        | "figcaption"
                        | "pre"
                        | "dl"
                        | "dt"
                        | "dd"
                        | "address"
                );
                if block || name == "li" {
                    out.push('\n');
                }
                if name == "li" {
                    out.push_str("- ");
                }
                if name == "br" {
                    out.push('\n');
                }
                collect(&node, out);
                if matches!(name.as_str(), "td" | "th") {
                    out.push(' ');
                }
                if block {
                    out.push('\n');
                }
            }
        }
        child = node.next_sibling();
    }
}

/// Puts a text on the clipboard; `false` where the browser refuses.
pub async fn copy(text: &str) -> bool {
    match window() {
        Some(window) => JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok(),
        None => false,
    }
}

/// Offers a text as a file.
pub fn download(name: &str, text: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&text.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link: web_sys::HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    let _ = web_sys::Url::revoke_object_url(&url);
    Some(())
}

/// The text of a file; HTML is cleaned. `None` where it cannot be read.
pub async fn read_file(file: web_sys::File) -> Option<String> {
    let mut text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    if text.contains('\u{FFFD}') {
        // No UTF-8: older than Unicode, whose bytes the engine knows as windows-1252; or UTF-16, which its first bytes tell.
        text = read_as(&file, "windows-1252").await?;
    }
    let name = file.name().to_lowercase();
    let html = name.ends_with(".html") || name.ends_with(".htm") || file.type_() == "text/html";
    if html { text_of_html(&text) } else { Some(text) }
}

async fn read_as(file: &web_sys::File, encoding: &str) -> Option<String> {
    let reader = web_sys::FileReader::new().ok()?;
    let end = js_sys::Promise::new(&mut |yes, _| reader.set_onloadend(Some(&yes)));
    reader.read_as_text_with_label(file, encoding).ok()?;
    JsFuture::from(end).await.ok()?;
    reader.result().ok()?.as_string()
}

/// What has the focus.
pub fn focused() -> Option<web_sys::HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// Brings the lit words into view.
pub fn scroll_to_lit() {
    let Some(element) = document().and_then(|d| d.query_selector(".lit, .picked").ok().flatten()) else { return };
    let still =
        window().and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok().flatten()).is_some_and(|m| m.matches());
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    options.set_behavior(if still { web_sys::ScrollBehavior::Auto } else { web_sys::ScrollBehavior::Smooth });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Shows which lines of the summary come from these words, and brings the first into view.
pub fn show_facts(places: &[(u32, u32)]) {
    let Some(document) = document() else { return };
    let each = |selector: &str, act: &mut dyn FnMut(Element)| {
        let Ok(found) = document.query_selector_all(selector) else { return };
        (0..found.length()).filter_map(|i| found.get(i)?.dyn_into::<Element>().ok()).for_each(act);
    };
    each(".near", &mut |e| drop(e.class_list().remove_1("near")));
    let mut first = None;
    for (start, end) in places {
        each(&format!(".summary [data-start=\"{start}\"][data-end=\"{end}\"]"), &mut |e| {
            let _ = e.class_list().add_1("near");
            first.get_or_insert(e);
        });
    }
    // Only the summary moves, never the page: a phone shows one of the two.
    let summary = document.query_selector(".summary").ok().flatten();
    if let (Some(first), Some(summary)) = (first, summary) {
        let (own, all) = (first.get_bounding_client_rect(), summary.get_bounding_client_rect());
        if own.top() < all.top() || own.bottom() > all.bottom() {
            summary.set_scroll_top(summary.scroll_top() + (own.top() - all.top() - all.height() / 3.0) as i32);
        }
    }
}

/// Asks the browser not to throw the stored work away by itself.
pub fn persist() {
    if let Some(storage) = window().map(|w| w.navigator().storage()) {
        // The answer changes nothing: the work is stored, and can be saved as a file.
        let _ = storage.persist();
    }
}

/// Whether an element has the focus or holds what has it.
pub fn has_focus(selector: &str) -> bool {
    let active = document().and_then(|d| d.active_element());
    active.is_some_and(|e| e.closest(selector).ok().flatten().is_some())
}

/// Whether nothing has the focus, or a mark that is not the one meant.
pub fn has_lost_focus(mention: &str) -> bool {
    let Some(active) = document().and_then(|d| d.active_element()) else { return true };
    match active.get_attribute("data-mention") {
        Some(own) => own != mention,
        None => active.tag_name().eq_ignore_ascii_case("body"),
    }
}

/// Brings an element into view, if it is not.
pub fn reveal(selector: &str) {
    let Some(element) = document().and_then(|d| d.query_selector(selector).ok().flatten()) else { return };
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the focus to an element.
pub fn focus(selector: &str) {
    let element = document().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
