//! What the browser keeps: articles, their decisions, the dictionary. IndexedDB, one transaction for each change.
//!
//! An article lies in three parts: `texts` (text and the program's record: written when these change), `logs` (what the reader decided: written with every
//! action) and `spines` (what the list shows). Every spine says which window wrote it last: a window that does not know the last writing overwrites nothing.

use super::browser;
use super::shelf::Spine;
use crate::dictionary::Dictionary;
use crate::library;
use crate::review::{Article, Log, Unplaced, sketch};
use js_sys::{Array, Promise};
use serde::{Deserialize, Serialize};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    BroadcastChannel, DomException, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode, MessageEvent,
};

const NAME: &str = "diembao";
const STORES: [&str; 4] = ["texts", "logs", "spines", "settings"];
const DICTIONARY: &str = "dictionary";

/// Why something was not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The browser does not allow it.
    Denied,
    /// There is no room.
    Full,
    /// Another window stored the article meanwhile.
    Conflict,
}

/// The part of an article that every action changes.
#[derive(Serialize, Deserialize)]
struct Light {
    title: String,
    tags: Vec<String>,
    saved_at: Option<String>,
    revision: u32,
    decisions: Log,
    #[serde(default)]
    unplaced: Vec<Unplaced>,
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
    db: RefCell<Option<IdbDatabase>>,
    /// Tells this window from others.
    window: String,
    count: Cell<u32>,
    /// What this window knows to be written last, by article.
    seen: RefCell<BTreeMap<String, String>>,
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
            db: RefCell::default(),
            window,
            count: Cell::new(0),
            seen: RefCell::default(),
            whole: RefCell::default(),
            channel,
        })
    }

    async fn open(&self) -> Result<IdbDatabase, Trouble> {
        if let Some(db) = &*self.db.borrow() {
            return Ok(db.clone());
        }
        let factory = browser::window().and_then(|w| w.indexed_db().ok().flatten()).ok_or(Trouble::Denied)?;
        let request = factory.open_with_u32(NAME, 1).map_err(trouble)?;
        let inside = request.clone();
        let upgrade = Closure::once(move |_: JsValue| {
            let Some(db) = inside.result().ok().and_then(|r| r.dyn_into::<IdbDatabase>().ok()) else { return };
            for name in STORES {
                // A store that cannot be made is missed by the first transaction, which says so.
                let _ = db.create_object_store(name);
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let db: IdbDatabase = done(&request).await?.dyn_into().map_err(trouble)?;
        *self.db.borrow_mut() = Some(db.clone());
        Ok(db)
    }

    async fn transaction(&self, stores: &[&str], writes: bool) -> Result<IdbTransaction, Trouble> {
        let db = self.open().await?;
        let names: Array = stores.iter().map(|s| JsValue::from_str(s)).collect();
        let mode = if writes { IdbTransactionMode::Readwrite } else { IdbTransactionMode::Readonly };
        let opened = db.transaction_with_str_sequence_and_mode(&names, mode);
        if opened.is_err() {
            // The browser closed the data base: the next one opens it again.
            *self.db.borrow_mut() = None;
        }
        opened.map_err(trouble)
    }

    /// Stores an article. `text` and record are written only where they changed since this window last did it.
    ///
    /// # Errors
    /// Says why it was not stored; then nothing was.
    pub async fn put(&self, article: &Rc<Article>, open: usize, now: &str) -> Result<(), Trouble> {
        let known = self.whole.borrow().as_ref().is_some_and(|w| {
            w.id == article.id && w.text == article.text && w.options == article.options && w.record == article.record
        });
        let transaction = self.transaction(&STORES[..3], true).await?;
        let store = |name: &str| transaction.object_store(name).map_err(trouble);
        let spines = store("spines")?;
        let last = get::<Spine>(&spines, &article.id).await?;
        if let Some(last) = &last {
            let ours = last.token.starts_with(&self.window) || self.seen.borrow().get(&article.id) == Some(&last.token);
            if !ours {
                let _ = transaction.abort();
                return Err(Trouble::Conflict);
            }
        }
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
            put(&store("texts")?, &article.id, &library::write_article(&whole))?;
        }
        put(&store("logs")?, &article.id, &json(&light))?;
        put(&spines, &article.id, &json(&spine))?;
        finished(&transaction).await?;
        *self.whole.borrow_mut() = Some(article.clone());
        self.seen.borrow_mut().insert(article.id.clone(), token);
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
        self.seen.borrow_mut().insert(id.to_owned(), token);
    }

    /// A saved article and who wrote it last, without remembering it.
    ///
    /// # Errors
    /// Says why nothing can be read.
    pub async fn peek(&self, id: &str) -> Result<Option<(Article, String)>, Trouble> {
        let transaction = self.transaction(&STORES[..3], false).await?;
        let store = |name: &str| transaction.object_store(name).map_err(trouble);
        let (texts, logs, spines) = (store("texts")?, store("logs")?, store("spines")?);
        let (text, light, spine) =
            (get_text(&texts, id).await?, get::<Light>(&logs, id).await?, get::<Spine>(&spines, id).await?);
        let Some(mut article) = text.and_then(|t| library::read(&t).ok()).and_then(|l| l.articles.into_iter().next()) else {
            return Ok(None);
        };
        if let Some(light) = light {
            (article.title, article.tags, article.saved_at, article.revision) =
                (light.title, light.tags, light.saved_at, light.revision);
            (article.decisions, article.unplaced) = (light.decisions, light.unplaced);
        }
        Ok(Some((article, spine.map(|s| s.token).unwrap_or_default())))
    }

    /// What is saved.
    ///
    /// # Errors
    /// Says why nothing can be read.
    pub async fn shelf(&self) -> Result<Vec<Spine>, Trouble> {
        let transaction = self.transaction(&["spines"], false).await?;
        let spines = transaction.object_store("spines").map_err(trouble)?;
        let all = done(&spines.get_all().map_err(trouble)?).await?;
        Ok(Array::from(&all).iter().filter_map(|s| parsed(&s.as_string()?)).collect())
    }

    /// Takes an article out.
    ///
    /// # Errors
    /// Says why it is still there.
    pub async fn remove(&self, id: &str) -> Result<(), Trouble> {
        let transaction = self.transaction(&STORES[..3], true).await?;
        for name in &STORES[..3] {
            transaction.object_store(name).and_then(|s| s.delete(&id.into())).map_err(trouble)?;
        }
        finished(&transaction).await?;
        *self.whole.borrow_mut() = None;
        self.tell(id);
        Ok(())
    }

    /// The reader's dictionary.
    ///
    /// # Errors
    /// Says why it cannot be read.
    pub async fn dictionary(&self) -> Result<Dictionary, Trouble> {
        let transaction = self.transaction(&["settings"], false).await?;
        let settings = transaction.object_store("settings").map_err(trouble)?;
        Ok(get::<Dictionary>(&settings, DICTIONARY).await?.unwrap_or_default())
    }

    /// Stores the reader's dictionary.
    ///
    /// # Errors
    /// Says why it was not stored.
    pub async fn put_dictionary(&self, dictionary: &Dictionary) -> Result<(), Trouble> {
        let transaction = self.transaction(&["settings"], true).await?;
        put(&transaction.object_store("settings").map_err(trouble)?, DICTIONARY, &json(dictionary))?;
        finished(&transaction).await?;
        self.tell("");
        Ok(())
    }

    /// Empties everything and says what there was.
    ///
    /// # Errors
    /// Says why it is still there.
    pub async fn erase(&self) -> Result<Erased, Trouble> {
        let erased = Erased { articles: self.shelf().await?.len(), entries: self.dictionary().await?.entries.len() };
        let transaction = self.transaction(&STORES, true).await?;
        for name in STORES {
            transaction.object_store(name).and_then(|s| s.clear()).map_err(trouble)?;
        }
        finished(&transaction).await?;
        *self.whole.borrow_mut() = None;
        self.seen.borrow_mut().clear();
        self.tell("*");
        Ok(erased)
    }

    fn tell(&self, what: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&what.into());
        }
    }
}

fn json<T: Serialize>(value: &T) -> String {
    // Plain data of texts and numbers: there is nothing that JSON cannot hold.
    serde_json::to_string(value).unwrap_or_default()
}

fn put(store: &IdbObjectStore, key: &str, value: &str) -> Result<(), Trouble> {
    store.put_with_key(&value.into(), &key.into()).map(|_| ()).map_err(trouble)
}

/// By way of a JSON value, as [`library::read`] does it: the same code reads both.
fn parsed<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    serde_json::from_str::<serde_json::Value>(text).and_then(serde_json::from_value).ok()
}

async fn get_text(store: &IdbObjectStore, key: &str) -> Result<Option<String>, Trouble> {
    Ok(done(&store.get(&key.into()).map_err(trouble)?).await?.as_string())
}

async fn get<T: for<'de> Deserialize<'de>>(store: &IdbObjectStore, key: &str) -> Result<Option<T>, Trouble> {
    Ok(get_text(store, key).await?.and_then(|text| parsed(&text)))
}

async fn done(request: &IdbRequest) -> Result<JsValue, Trouble> {
    let answer = Promise::new(&mut |yes, no| {
        request.set_onsuccess(Some(&yes));
        request.set_onerror(Some(&no));
    });
    match JsFuture::from(answer).await {
        Ok(_) => request.result().map_err(trouble),
        Err(_) => Err(request.error().ok().flatten().map_or(Trouble::Denied, |e| trouble(e.into()))),
    }
}

async fn finished(transaction: &IdbTransaction) -> Result<(), Trouble> {
    let end = Promise::new(&mut |yes, no| {
        transaction.set_oncomplete(Some(&yes));
        transaction.set_onabort(Some(&no));
    });
    match JsFuture::from(end).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(Trouble::Denied, |e| trouble(e.into()))),
    }
}

fn trouble(error: JsValue) -> Trouble {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError") => Trouble::Full,
        _ => Trouble::Denied,
    }
}
