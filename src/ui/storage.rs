//! What the browser keeps: articles, their decisions, the dictionary. IndexedDB, one transaction for each change.
//!
//! An article lies in three parts: `texts` (text and the program's record: written when these change), `logs` (what the reader decided: written with every
//! action) and `spines` (what the list shows). Every spine says which window wrote it last: a window that does not know the last writing overwrites nothing.

use super::database::{self, Database, NAME, STORES, Trouble, finished, put, store};
use super::shelf::Spine;
use crate::dictionary::Dictionary;
use crate::json::{self, Read, structures};
use crate::keyed::Map;
use crate::library;
use crate::review::{Article, Log, Unplaced, sketch};
use idb::{Transaction, TransactionMode};
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// The stores of articles.
const ARTICLES: [&str; 3] = ["texts", "logs", "spines"];
const DICTIONARY: &str = "dictionary";
/// Where a dictionary that cannot be read is put before another is written.
const DAMAGED: &str = "dictionary.damaged";

/// The part of an article that every action changes.
#[derive(Serialize)]
struct Light {
    title: String,
    tags: Vec<String>,
    saved_at: Option<String>,
    revision: u32,
    decisions: Log,
    unplaced: Vec<Unplaced>,
}

structures! {
    Light { title, tags, saved_at, revision, decisions; unplaced }
}

/// What was erased.
#[derive(Debug, Clone, Copy, Default)]
pub struct Erased {
    /// Articles.
    pub articles: usize,
    /// Entries of the dictionary.
    pub entries: usize,
}

/// The storage as one window sees it.
pub struct Storage {
    database: Database,
    /// Tells this window from others.
    window: String,
    count: Cell<u32>,
    /// What this window knows to be written last, by article.
    seen: RefCell<Map<String>>,
    /// The article whose text and record are stored as they are here.
    whole: RefCell<Option<Rc<Article>>>,
    channel: Option<BroadcastChannel>,
}

impl Storage {
    /// The storage; `heard` is told when another window stored something: an article's id, or nothing of the dictionary.
    pub fn new(heard: impl Fn(String) + 'static) -> Rc<Self> {
        let channel = BroadcastChannel::new(NAME).ok();
        if let Some(channel) = &channel {
            let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                heard(event.data().as_string().unwrap_or_default())
            });
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
            // It listens as long as the page lives.
            listener.forget();
        }
        let window = format!("{:x}", (js_sys::Math::random() * 1e15) as u64);
        Rc::new(Storage {
            database: Database::default(),
            window,
            count: Cell::new(0),
            seen: RefCell::default(),
            whole: RefCell::default(),
            channel,
        })
    }

    /// Stores an article. `text` and record are written only where they changed since this window last did it.
    ///
    /// # Errors
    /// Says why it was not stored; then nothing was.
    pub async fn put(&self, article: &Rc<Article>, open: usize, now: &str) -> Result<(), Trouble> {
        // Whatever cut it short: nothing of it was written, and once more costs nothing.
        match self.write(article, open, now).await {
            Err(Trouble::Cut) => self.write(article, open, now).await,
            stored => stored,
        }
    }

    async fn write(&self, article: &Rc<Article>, open: usize, now: &str) -> Result<(), Trouble> {
        let known = self.whole.borrow().as_ref().is_some_and(|w| {
            w.id == article.id && w.text == article.text && w.options == article.options && w.record == article.record
        });
        let transaction = self.database.transaction(&ARTICLES, TransactionMode::ReadWrite).await?;
        let spines = store(&transaction, "spines")?;
        let last = database::get(&spines, &article.id).await.and_then(|row| row.map(|r| read::<Spine>(&r)).transpose());
        let seen = self.seen.borrow().get(&article.id).cloned();
        let refused = match &last {
            Ok(Some(last)) => {
                (!last.token.starts_with(&self.window) && seen.as_ref() != Some(&last.token)).then_some(Trouble::Conflict)
            }
            Ok(None) | Err(Trouble::Damaged) if seen.is_some() => None,
            // Its line in the list is not there or cannot be read: whatever else is there of it is not overwritten.
            Ok(None) | Err(Trouble::Damaged) => match read_article(&transaction, &article.id).await {
                Ok(None) => None,
                Ok(Some(_)) => Some(Trouble::Conflict),
                Err(trouble) => Some(trouble),
            },
            Err(trouble) => Some(*trouble),
        };
        if let Some(refused) = refused {
            let _ = transaction.abort();
            return Err(refused);
        }
        let last = last.ok().flatten();
        self.count.set(self.count.get() + 1);
        let token = format!("{}-{}", self.window, self.count.get());
        let light = Light {
            title: article.title.clone(),
            tags: article.tags.clone(),
            saved_at: Some(now.to_owned()),
            revision: article.revision,
            decisions: article.decisions.clone(),
            unplaced: article.unplaced.clone(),
        };
        let sketch = last.filter(|s| known && !s.sketch.is_empty()).map_or_else(|| sketch(&article.text), |s| s.sketch);
        let spine = Spine { open, sketch, ..Spine::of_article(article, now, token.clone()) };
        if !known {
            let whole = Article { decisions: Log::default(), unplaced: Vec::new(), ..(**article).clone() };
            put(&store(&transaction, "texts")?, &article.id, &library::write_article(&whole))?;
        }
        put(&store(&transaction, "logs")?, &article.id, &json::of(&light))?;
        put(&spines, &article.id, &json::of(&spine))?;
        finished(transaction).await?;
        *self.whole.borrow_mut() = Some(article.clone());
        self.seen.borrow_mut().insert(&article.id, token);
        self.tell(&article.id);
        Ok(())
    }

    /// A saved article; nothing where there is none. From now on this window knows what is stored.
    ///
    /// # Errors
    /// Says why nothing can be read.
    pub async fn get(&self, id: &str) -> Result<Option<Article>, Trouble> {
        let found = self.peek(id).await?;
        Ok(found.map(|(article, token)| {
            self.know(id, token);
            article
        }))
    }

    /// This window knows who wrote an article last.
    pub fn know(&self, id: &str, token: String) {
        self.seen.borrow_mut().insert(id, token);
    }

    /// A saved article and who wrote it last, without remembering it.
    ///
    /// # Errors
    /// Says why nothing can be read.
    pub async fn peek(&self, id: &str) -> Result<Option<(Article, String)>, Trouble> {
        let transaction = self.database.transaction(&ARTICLES, TransactionMode::ReadOnly).await?;
        let Some(article) = read_article(&transaction, id).await? else { return Ok(None) };
        // Without its line in the list it was written by nobody.
        let spine = database::get(&store(&transaction, "spines")?, id).await.ok().flatten();
        Ok(Some((article, spine.and_then(|s| read::<Spine>(&s).ok()).map(|s| s.token).unwrap_or_default())))
    }

    /// What is saved.
    ///
    /// # Errors
    /// Says why nothing can be read.
    pub async fn shelf(&self) -> Result<Vec<Spine>, Trouble> {
        let transaction = self.database.transaction(&ARTICLES, TransactionMode::ReadOnly).await?;
        let rows = database::rows(&store(&transaction, "spines")?).await?;
        let mut shelf: Vec<Spine> = rows.iter().filter_map(|s| read(&s.as_string()?).ok()).collect();
        let ids = database::keys(&store(&transaction, "texts")?).await?;
        if ids.length() as usize != shelf.len() {
            // The lines of some are not there or cannot be read: they are made anew. What cannot be read either is listed by its id.
            for id in ids.iter().filter_map(|id| id.as_string()) {
                if !shelf.iter().any(|s| s.id == id) {
                    shelf.push(match read_article(&transaction, &id).await {
                        Ok(Some(a)) => Spine::of_article(&a, a.saved_at.as_deref().unwrap_or_default(), String::new()),
                        _ => Spine { title: id.clone(), id, ..Spine::default() },
                    });
                }
            }
        }
        Ok(shelf)
    }

    /// Takes an article out.
    ///
    /// # Errors
    /// Says why it is still there.
    pub async fn remove(&self, id: &str) -> Result<(), Trouble> {
        let transaction = self.database.transaction(&ARTICLES, TransactionMode::ReadWrite).await?;
        for name in ARTICLES {
            database::delete(&store(&transaction, name)?, id)?;
        }
        finished(transaction).await?;
        *self.whole.borrow_mut() = None;
        self.tell(id);
        Ok(())
    }

    /// The reader's dictionary.
    ///
    /// # Errors
    /// Says why it cannot be read.
    pub async fn dictionary(&self) -> Result<Dictionary, Trouble> {
        let transaction = self.database.transaction(&["settings"], TransactionMode::ReadOnly).await?;
        let row = database::get(&store(&transaction, "settings")?, DICTIONARY).await?;
        row.map_or_else(|| Ok(Dictionary::default()), |row| read(&row))
    }

    /// Stores the reader's dictionary.
    ///
    /// # Errors
    /// Says why it was not stored.
    pub async fn put_dictionary(&self, dictionary: &Dictionary) -> Result<(), Trouble> {
        let transaction = self.database.transaction(&["settings"], TransactionMode::ReadWrite).await?;
        let settings = store(&transaction, "settings")?;
        // A row that cannot be read is kept beside the new one: a later version may know it.
        if let Ok(Some(row)) = database::get(&settings, DICTIONARY).await
            && read::<Dictionary>(&row).is_err()
        {
            put(&settings, DAMAGED, &row)?;
        }
        put(&settings, DICTIONARY, &json::of(dictionary))?;
        finished(transaction).await?;
        self.tell("");
        Ok(())
    }

    /// Empties everything and says what there was.
    ///
    /// # Errors
    /// Says why it is still there.
    pub async fn erase(&self) -> Result<Erased, Trouble> {
        let erased =
            Erased { articles: self.shelf().await?.len(), entries: self.dictionary().await.map_or(0, |d| d.entries.len()) };
        let transaction = self.database.transaction(&STORES, TransactionMode::ReadWrite).await?;
        for name in STORES {
            database::clear(&store(&transaction, name)?)?;
        }
        finished(transaction).await?;
        *self.whole.borrow_mut() = None;
        *self.seen.borrow_mut() = Map::default();
        self.tell("*");
        Ok(erased)
    }

    fn tell(&self, what: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&what.into());
        }
    }
}

/// What is no JSON, or says what this version does not know, is damaged.
fn read<T: Read>(row: &str) -> Result<T, Trouble> {
    json::of_text(row).ok_or(Trouble::Damaged)
}

/// An article of its two parts.
async fn read_article(transaction: &Transaction, id: &str) -> Result<Option<Article>, Trouble> {
    let text = database::get(&store(transaction, "texts")?, id).await?;
    let log = database::get(&store(transaction, "logs")?, id).await?;
    let Some(text) = text else { return if log.is_none() { Ok(None) } else { Err(Trouble::Damaged) } };
    let mut file = library::read(&text).map_err(|_| Trouble::Damaged)?;
    let mut article = file.articles.pop().ok_or(Trouble::Damaged)?;
    if let Some(log) = log {
        let light: Light = read(&log)?;
        (article.title, article.tags, article.saved_at, article.revision) =
            (light.title, light.tags, light.saved_at, light.revision);
        (article.decisions, article.unplaced) = (light.decisions, light.unplaced);
    }
    Ok(Some(article))
}
