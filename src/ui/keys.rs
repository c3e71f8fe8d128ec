//! The map of keys. Input methods own the letters: nothing fires while one composes, on a bare letter, or on Backspace.

use super::state::{Action, Panel, State};
use super::text::Say;
use crate::record::MentionType;
use crate::review::{self, Edge};

/// A key as the browser tells it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Key<'a> {
    /// Where the key lies on the keyboard (`event.code`).
    pub code: &'a str,
    /// What it gives (`event.key`).
    pub key: &'a str,
    /// Ctrl, or Command on a Mac.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// An input method composes: `isComposing`, or key code 229.
    pub composing: bool,
    /// What has the focus.
    pub focus: Focus,
}

/// What has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The article, a mark in it, or nothing.
    #[default]
    Text,
    /// A button or link beside the open card or below it.
    Control,
    /// A field that takes letters, or a list that takes arrows.
    Field,
    /// Somewhere else on the page.
    Elsewhere,
}

/// What a key does.
#[derive(Debug, Clone, PartialEq)]
pub enum Press {
    /// The state changes.
    Do(Action),
    /// The article is saved as a file.
    Save,
    /// The search box gets the focus.
    Find,
    /// The buttons for the words chosen get the focus.
    Choose,
}

/// The keys and what they do, as the page shows them.
pub const MAP: [(&str, Say); 21] = [
    ("← →", Say::KeyStep),
    ("↑ ↓", Say::KeyNest),
    ("Enter", Say::KeyCard),
    ("F8 · Shift+F8", Say::KeyUnsure),
    ("Space", Say::KeyAccept),
    ("Delete", Say::KeyDelete),
    ("1 … 7", Say::KeyType),
    ("Shift+1 … 7", Say::KeyOnly),
    ("[ ]", Say::KeyOut),
    ("Shift+[ ]", Say::KeyIn),
    ("F7", Say::KeyCaret),
    ("Shift+← →", Say::KeyGrow),
    ("Ctrl+D", Say::KeyEverywhere),
    ("Ctrl+Z", Say::KeyUndo),
    ("Ctrl+Shift+Z · Ctrl+Y", Say::KeyRedo),
    ("Ctrl+S", Say::KeySave),
    ("Ctrl+K · /", Say::KeyFind),
    ("Ctrl+Shift+H", Say::KeyHide),
    ("Alt+↑ ↓", Say::KeyArticle),
    ("Esc", Say::KeyClose),
    ("? · F1", Say::KeyHelp),
];

/// What a key does on the page as it is; nothing for keys that are the browser's or an input method's.
pub fn press(key: Key, state: &State) -> Option<Press> {
    if key.composing {
        return None;
    }
    let has_article = state.work.is_some() && !state.repasting;
    if key.ctrl && !key.alt {
        return with_ctrl(key, has_article);
    }
    if key.alt && !key.ctrl && has_article && state.panel.is_none() && key.focus != Focus::Field {
        return match key.code {
            "ArrowUp" => Some(Press::Do(Action::Neighbour(-1))),
            "ArrowDown" => Some(Press::Do(Action::Neighbour(1))),
            _ => None,
        };
    }
    if key.ctrl || key.alt {
        return None;
    }
    if key.code == "F1" {
        return Some(Press::Do(Action::Panel(Some(Panel::Keys))));
    }
    if !has_article || state.panel.is_some() {
        return None;
    }
    match key.code {
        "Escape" => return Some(Press::Do(Action::Close)),
        "F7" => return Some(Press::Do(Action::Caret)),
        "F8" => return Some(Press::Do(Action::Unsure(if key.shift { -1 } else { 1 }))),
        _ => {}
    }
    match key.focus {
        Focus::Field | Focus::Elsewhere if key.key == "?" || key.key == "/" => {
            return if key.focus == Focus::Elsewhere { single(key, state) } else { None };
        }
        Focus::Field | Focus::Elsewhere => return None,
        Focus::Control if matches!(key.code, "Enter" | "NumpadEnter" | "Space") => return None,
        _ => {}
    }
    let moved = |by: i32| {
        Some(Press::Do(match (state.caret.is_some(), key.shift) {
            (false, false) => Action::Step(by),
            (false, true) => return None,
            (true, grow) => Action::MoveCaret(by, grow),
        }))
    };
    match key.code {
        "ArrowLeft" => moved(-1),
        "ArrowRight" => moved(1),
        "ArrowUp" if state.caret.is_some() => moved(-10),
        "ArrowDown" if state.caret.is_some() => moved(10),
        // Without a mention to start from the arrows scroll.
        "ArrowUp" if state.at.is_some() && !key.shift => Some(Press::Do(Action::Nest(true))),
        "ArrowDown" if state.at.is_some() && !key.shift => Some(Press::Do(Action::Nest(false))),
        "Enter" | "NumpadEnter" if state.picked.is_some() => Some(Press::Choose),
        "Enter" | "NumpadEnter" if state.at.is_some() => Some(Press::Do(Action::OpenHere)),
        _ => single(key, state),
    }
}

/// Keys that give a character: the reader can switch them off.
fn single(key: Key, state: &State) -> Option<Press> {
    if !state.keys {
        return None;
    }
    if let Some(n) =
        key.code.strip_prefix("Digit").or_else(|| key.code.strip_prefix("Numpad")).and_then(|n| n.parse::<usize>().ok())
    {
        let kind = *MentionType::ALL.get(n.checked_sub(1)?)?;
        return Some(Press::Do(if key.shift { Action::Only(kind) } else { Action::Mark(kind) }));
    }
    if key.key == "?" {
        return Some(Press::Do(Action::Panel(Some(Panel::Keys))));
    }
    if key.key == "/" {
        return Some(Press::Find);
    }
    let here = state.at.is_some();
    Some(Press::Do(match key.code {
        "Space" if here && !key.shift => Action::Accept,
        "Delete" if here => Action::Delete,
        "BracketLeft" if here => Action::Edge(Edge::Start, if key.shift { 1 } else { -1 }),
        "BracketRight" if here => Action::Edge(Edge::End, if key.shift { -1 } else { 1 }),
        _ => return None,
    }))
}

fn with_ctrl(key: Key, has_article: bool) -> Option<Press> {
    let field = key.focus == Focus::Field;
    Some(match (key.code, key.shift) {
        ("KeyS", false) => Press::Save,
        _ if !has_article => return None,
        ("KeyK", false) => Press::Find,
        ("KeyH", true) => Press::Do(Action::Hide),
        // In a field these are the field's own.
        ("KeyZ", false) if !field => Press::Do(Action::review(review::Action::Undo)),
        ("KeyZ", true) | ("KeyY", false) if !field => Press::Do(Action::review(review::Action::Redo)),
        ("KeyD", false) if !field => Press::Do(Action::Everywhere),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::text::Lang;
    use std::rc::Rc;

    fn page() -> State {
        let text = "Đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương dự.";
        let record = crate::extract(text, &crate::Options::default()).into_utf16(text);
        let state = State::new(Lang::Vi, None, "").after(Action::Read(text.into()));
        state.after(Action::Answer(state.request, Rc::new(record))).after(Action::Step(1))
    }

    #[test]
    fn nothing_fires_while_an_input_method_composes() {
        let page = page();
        for code in ["Space", "Digit1", "Delete", "BracketLeft", "ArrowRight", "Enter", "Escape", "KeyZ"] {
            for ctrl in [false, true] {
                assert_eq!(press(Key { code, ctrl, composing: true, ..Key::default() }, &page), None, "{code}");
            }
        }
    }

    #[test]
    fn bare_letters_and_backspace_do_nothing() {
        let page = page();
        for letter in 'A'..='Z' {
            let code = format!("Key{letter}");
            let key = letter.to_ascii_lowercase().to_string();
            assert_eq!(press(Key { code: &code, key: &key, ..Key::default() }, &page), None, "{letter}");
        }
        assert_eq!(press(Key { code: "Backspace", key: "Backspace", ..Key::default() }, &page), None);
    }

    #[test]
    fn fields_keep_their_keys() {
        let page = page();
        for (code, key) in
            [("Digit1", "1"), ("Space", " "), ("ArrowLeft", "ArrowLeft"), ("Delete", "Delete"), ("Slash", "/"), ("Slash", "?")]
        {
            assert_eq!(press(Key { code, key, focus: Focus::Field, ..Key::default() }, &page), None, "{code}");
        }
        assert_eq!(press(Key { code: "KeyZ", ctrl: true, focus: Focus::Field, ..Key::default() }, &page), None);
        assert_eq!(press(Key { code: "Space", key: " ", focus: Focus::Control, ..Key::default() }, &page), None);
    }

    #[test]
    fn keys_that_give_a_character_can_be_switched_off() {
        let off = page().after(Action::Keys(false));
        for (code, key) in
            [("Digit1", "1"), ("Space", " "), ("BracketLeft", "["), ("Delete", "Delete"), ("Slash", "?"), ("Slash", "/")]
        {
            assert!(press(Key { code, key, ..Key::default() }, &page()).is_some(), "{code}");
            assert_eq!(press(Key { code, key, ..Key::default() }, &off), None, "{code}");
        }
        assert!(press(Key { code: "ArrowRight", key: "ArrowRight", ..Key::default() }, &off).is_some());
    }
}
