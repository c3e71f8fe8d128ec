//! What reaches beyond the state: storage, files, the engine.

use super::Dispatch;
use crate::dictionary::{Dictionary, Entry};
use crate::json;
use crate::library::{self, Library, Refusal};
use crate::review::{Article, Effect, effect, trials};
use crate::ui::browser;
use crate::ui::database::Trouble;
use crate::ui::engine::Engine;
use crate::ui::shelf::{Spine, file_name};
use crate::ui::state::{Action, Kept, Notice, Panel, State};
use crate::ui::storage::Storage;
use crate::ui::text::{Lang, Say};
use crate::ui::work::Work;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

/// Storage, engine and where actions go. One for the page.
#[derive(Clone)]
pub struct Shell {
    /// Where actions go.
    pub dispatch: Dispatch,
    storage: Rc<Storage>,
    engine: Rc<Engine>,
    queue: Rc<Queue>,
    latest: Latest,
}

/// The newest state, for what does not wait for the page to be drawn.
pub type Latest = Rc<RefCell<State>>;

/// What is to be stored next. Only the newest state of an article matters.
#[derive(Default)]
struct Queue {
    next: RefCell<Option<(Rc<Article>, usize)>>,
    is_busy: Cell<bool>,
    /// The article as the storage has it.
    clean: RefCell<Option<Rc<Article>>>,
}

impl PartialEq for Shell {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.storage, &other.storage)
    }
}

impl Shell {
    /// The shell of the page.
    pub fn new(dispatch: Dispatch, storage: Rc<Storage>, engine: Rc<Engine>, latest: Latest) -> Self {
        Shell { dispatch, storage, engine, queue: Rc::default(), latest }
    }

    /// Something happens.
    pub fn send(&self, action: Action) {
        self.dispatch.dispatch(action);
    }

    fn run<F: Future<Output = ()> + 'static>(&self, work: impl FnOnce(Shell) -> F) {
        wasm_bindgen_futures::spawn_local(work(self.clone()));
    }

    fn trouble(&self, trouble: Trouble) {
        self.send(Action::Kept(match trouble {
            Trouble::Denied => Kept::Denied,
            Trouble::Full => Kept::Full,
            Trouble::Cut => Kept::Cut,
            Trouble::Newer => Kept::Newer,
            Trouble::Damaged => Kept::Damaged,
            Trouble::Conflict => Kept::Conflict,
        }));
    }

    /// What is saved. Where it cannot be read, that is said, and the list stays as it was.
    async fn shelf(&self) -> Vec<Spine> {
        match self.storage.shelf().await {
            Ok(shelf) => {
                self.send(Action::Shelf(Rc::new(shelf.clone())));
                shelf
            }
            Err(trouble) => {
                self.trouble(trouble);
                self.latest.borrow().shelf.to_vec()
            }
        }
    }

    fn notice(&self, what: Say) {
        self.send(Action::Notice(Some(Notice::new(what))));
    }

    /// An article could not be read. One that is damaged is no reason to stop storing others.
    fn unread(&self, trouble: Trouble) {
        match trouble {
            Trouble::Damaged => self.notice(Say::ArticleDamaged),
            other => self.trouble(other),
        }
    }

    async fn saved(&self, id: &str) -> Option<Article> {
        let found = self.storage.get(id).await;
        found.unwrap_or_else(|trouble| {
            self.unread(trouble);
            None
        })
    }

    /// What the last visit left: the list, the dictionary, and the article that was open.
    pub fn begin(&self) {
        self.run(|shell| async move {
            match shell.storage.shelf().await {
                Ok(shelf) => {
                    let last = browser::last_article().filter(|id| shelf.iter().any(|s| s.id == *id));
                    shell.send(Action::Shelf(Rc::new(shelf)));
                    match shell.storage.dictionary().await {
                        Ok(dictionary) => shell.send(Action::Dictionary(Rc::new(dictionary))),
                        Err(_) => shell.notice(Say::DictionaryDamaged),
                    }
                    let part = browser::led_to();
                    if part == "library" {
                        shell.send(Action::Panel(Some(Panel::Library)));
                    }
                    // Who asks for a new article, or brings one, does not find the last one in its place.
                    if let Some(id) = last.filter(|_| part != "new" && part != "shared") {
                        shell.send(Action::Restore(id.as_str().into()));
                    }
                }
                Err(trouble) => shell.trouble(trouble),
            }
        });
    }

    /// Whether the article under review is this one, and nothing was decided that is not stored.
    fn is_clean(&self, id: &str) -> bool {
        let state = self.latest.borrow();
        let clean = self.queue.clean.borrow();
        let own = state.work.as_ref().filter(|w| w.article.id == id && matches!(state.kept, Kept::At(_)));
        let stored = own.zip(clean.as_ref()).is_some_and(|(w, a)| Rc::ptr_eq(a, &w.article));
        stored && !self.queue.is_busy.get() && !state.repasting
    }

    /// Another window stored something.
    pub fn heard(&self, what: String) {
        self.run(|shell| async move {
            if (what.is_empty() || what == "*")
                && let Ok(dictionary) = shell.storage.dictionary().await
            {
                shell.send(Action::Dictionary(Rc::new(dictionary)));
            }
            shell.shelf().await;
            // What the other window did is shown here, but never in place of what was done here meanwhile.
            if shell.is_clean(&what)
                && let Ok(Some((article, token))) = shell.storage.peek(&what).await
                && shell.is_clean(&what)
            {
                shell.storage.know(&what, token);
                shell.opened(article);
            }
        });
    }

    fn opened(&self, article: Article) {
        let article = Rc::new(article);
        *self.queue.clean.borrow_mut() = Some(article.clone());
        self.send(Action::Opened(article));
    }

    /// Opens a saved article.
    pub fn load(&self, id: Rc<str>) {
        self.run(|shell| async move {
            match shell.storage.get(&id).await {
                Ok(Some(article)) => shell.opened(article),
                Ok(None) => shell.send(Action::Missing),
                Err(trouble) => {
                    shell.send(Action::Missing);
                    shell.unread(trouble);
                }
            }
        });
    }

    /// Stores the article under review, if it is not as the storage has it.
    pub fn keep(&self, work: &Work) {
        if self.queue.clean.borrow().as_ref().is_some_and(|a| Rc::ptr_eq(a, &work.article)) {
            return;
        }
        *self.queue.next.borrow_mut() = Some((work.article.clone(), work.open().count()));
        if self.queue.is_busy.replace(true) {
            return;
        }
        self.run(|shell| async move {
            loop {
                let next = shell.queue.next.borrow_mut().take();
                let Some((article, open)) = next else { break };
                let now = browser::now();
                match shell.storage.put(&article, open, &now).await {
                    Ok(()) => {
                        if article.decisions.done == 1 {
                            browser::persist();
                        }
                        *shell.queue.clean.borrow_mut() = Some(article);
                        shell.send(Action::Kept(Kept::At(now.as_str().into())));
                    }
                    Err(trouble) => shell.trouble(trouble),
                }
            }
            shell.queue.is_busy.set(false);
            shell.shelf().await;
        });
    }

    /// Saves the article under review as a file.
    pub fn save_file(&self, state: &State) {
        if let Some(work) = &state.work {
            let json = library::write(std::slice::from_ref(&*work.article), &state.dictionary);
            browser::download(&file_name(&work.article.title), &json);
        }
    }

    /// Saves all articles as one file.
    pub fn save_all(&self, dictionary: Rc<Dictionary>) {
        self.run(|shell| async move {
            let mut articles = Vec::new();
            let shelf = shell.shelf().await;
            for spine in &shelf {
                articles.extend(shell.saved(&spine.id).await);
            }
            if articles.len() < shelf.len() {
                shell.send(Action::Notice(Some(Notice::with(Say::NotInFile, shelf.len() - articles.len()))));
            }
            browser::download("thu-vien.diembao.json", &library::write(&articles, &dictionary));
        });
    }

    /// Reads a file that was dropped or chosen.
    pub fn open_file(&self, file: web_sys::File, lang: Lang, has_article: bool) {
        self.run(|shell| async move {
            let name = file.name();
            match browser::read_file(file).await {
                Some(text) if name.to_lowercase().ends_with(".json") => shell.open_library(&text, lang).await,
                Some(text) => {
                    // A text that is dropped on an article is another article.
                    if has_article {
                        shell.send(Action::New);
                    }
                    shell.send(Action::Read(text.into()));
                }
                None => shell.send(Action::Notice(Some(Notice::new(Say::NoFile)))),
            }
        });
    }

    async fn open_library(&self, json: &str, lang: Lang) {
        let file = match library::read(json) {
            Ok(file) => file,
            Err(refusal) => {
                let why = refused(&refusal, lang);
                return self.send(Action::Notice(Some(Notice::with(Say::FileRefused, why))));
            }
        };
        // What is here already of these articles.
        let mut ours = Library { articles: Vec::new(), dictionary: self.storage.dictionary().await.unwrap_or_default() };
        let shelf = self.storage.shelf().await;
        for spine in shelf.iter().flatten() {
            let print = |a: &Article| crate::review::fingerprint(&a.text) == spine.print || a.id == spine.id;
            if file.articles.iter().any(print) {
                ours.articles.extend(self.storage.get(&spine.id).await.ok().flatten());
            }
        }
        let texts: Vec<String> = file.articles.iter().map(|a| a.text.clone()).collect();
        let merged = ours.merge(file);
        let changed: Vec<&String> = merged.added.iter().chain(merged.replaced.iter().map(|a| &a.id)).collect();
        let mut kept = shelf.map(|_| ());
        for id in changed {
            if let (Some(at), Ok(())) = (ours.position(id), kept) {
                kept = self.storage.put(&Rc::new(ours.articles[at].clone()), 0, &browser::now()).await;
            }
        }
        // Other decisions on the same text than those of the file are kept as an article of their own: which are newer, only clocks say.
        for old in &merged.replaced {
            let goes_on =
                ours.position(&old.id).is_some_and(|at| ours.articles[at].decisions.steps.starts_with(&old.decisions.steps));
            if !goes_on && kept.is_ok() {
                kept = self.storage.put(&Rc::new(copy(old, lang)), 0, &browser::now()).await;
            }
        }
        if merged.entries > 0 {
            kept = kept.and(self.storage.put_dictionary(&ours.dictionary).await);
        }
        self.send(Action::Dictionary(Rc::new(ours.dictionary.clone())));
        self.shelf().await;
        match texts.as_slice() {
            [text] => {
                if let Some(at) = ours.find(text) {
                    self.send(Action::Opened(Rc::new(ours.articles[at].clone())));
                }
            }
            _ => self.send(Action::Panel(Some(Panel::Library))),
        }
        let counts = [
            (merged.added.len(), Say::FileNew),
            (merged.same.len(), Say::FileSame),
            (merged.replaced.len(), Say::FileReplaced),
            (merged.kept.len(), Say::FileKept),
            (merged.entries, Say::ErasedEntries),
        ];
        let told: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, s)| format!("{n} {}", s.in_lang(lang))).collect();
        self.send(Action::Notice(Some(Notice::with(Say::FileOpened, told.join(", ")))));
        if let Err(trouble) = kept {
            self.trouble(trouble);
        }
    }

    /// Changes name or labels of a saved article.
    pub fn relabel(&self, id: &str, title: Option<String>, tags: Option<Vec<String>>, open: usize) {
        let id = id.to_owned();
        self.run(|shell| async move {
            let Some(mut article) = shell.saved(&id).await else { return };
            article.title = title.filter(|t| !t.trim().is_empty()).unwrap_or(article.title);
            article.tags = tags.unwrap_or(article.tags);
            article.revision = article.revision.wrapping_add(1);
            match shell.storage.put(&Rc::new(article), open, &browser::now()).await {
                Ok(()) => drop(shell.shelf().await),
                Err(trouble) => shell.trouble(trouble),
            }
        });
    }

    /// Deletes a saved article; the notice can put it back.
    pub fn delete(&self, spine: Spine, is_open: bool) {
        self.run(|shell| async move {
            let Some(article) = shell.saved(&spine.id).await else { return };
            if let Err(trouble) = shell.storage.remove(&spine.id).await {
                return shell.trouble(trouble);
            }
            if is_open {
                shell.send(Action::New);
                shell.send(Action::Panel(Some(Panel::Library)));
            }
            shell.shelf().await;
            let back = Action::PutBack(Rc::new(article));
            shell.send(Action::Notice(Some(Notice {
                button: Some((Say::PutBack, Box::new(back))),
                ..Notice::with(Say::Deleted, spine.title)
            })));
        });
    }

    /// Takes out an article that became the new version of another.
    pub fn absorb(&self, id: Rc<str>) {
        self.run(|shell| async move {
            match shell.storage.remove(&id).await {
                Ok(()) => drop(shell.shelf().await),
                Err(trouble) => shell.trouble(trouble),
            }
        });
    }

    /// Stores an article that is not under review.
    pub fn put_back(&self, article: Rc<Article>) {
        self.run(|shell| async move {
            let open = Work::new(article.clone()).open().count();
            match shell.storage.put(&article, open, &browser::now()).await {
                Ok(()) => drop(shell.shelf().await),
                Err(trouble) => shell.trouble(trouble),
            }
        });
    }

    /// Empties this device.
    pub fn erase(&self, lang: Lang) {
        self.run(|shell| async move {
            match shell.storage.erase().await {
                Ok(erased) => {
                    *shell.queue.clean.borrow_mut() = None;
                    shell.send(Action::Forget);
                    browser::forget();
                    let say = |s: Say| s.in_lang(lang);
                    let told = format!(
                        "{} {}, {} {}, {}",
                        erased.articles,
                        say(Say::ErasedArticles),
                        erased.entries,
                        say(Say::ErasedEntries),
                        say(Say::ErasedRest)
                    );
                    shell.send(Action::Notice(Some(Notice::with(Say::Erased, told))));
                }
                Err(trouble) => shell.trouble(trouble),
            }
        });
    }

    /// Stores the dictionary.
    pub fn keep_dictionary(&self, dictionary: Dictionary) {
        let dictionary = Rc::new(dictionary);
        self.send(Action::Dictionary(dictionary.clone()));
        self.run(|shell| async move {
            if let Err(trouble) = shell.storage.put_dictionary(&dictionary).await {
                shell.trouble(trouble);
            }
        });
    }

    /// What an entry in the place of an old one would change in the saved articles: the titles of these and how they would be read.
    pub fn try_entry(
        &self,
        old: Rc<Entry>,
        entry: Entry,
        dictionary: Rc<Dictionary>,
        told: impl Fn(Vec<(String, Effect)>) + 'static,
    ) {
        self.run(|shell| async move {
            let mut out = Vec::new();
            for spine in shell.storage.shelf().await.unwrap_or_default() {
                let Ok(Some(article)) = shell.storage.get(&spine.id).await else { continue };
                let Some((without, with)) = trials(&old, &entry, &dictionary, &article) else { continue };
                let before = shell.engine.ask(&article.text, &json::of(&without)).await;
                let after = shell.engine.ask(&article.text, &json::of(&with)).await;
                if let Some((before, after)) = before.zip(after) {
                    let effect = effect(&article, before, after);
                    if !effect.is_empty() {
                        out.push((article.title, effect));
                    }
                }
            }
            told(out);
        });
    }

    /// After a conflict: the article becomes one of its own.
    pub fn keep_both(&self, state: &State) {
        if let Some(work) = &state.work {
            self.send(Action::Opened(Rc::new(copy(&work.article, state.lang))));
        }
    }
}

/// The same article as one of its own.
fn copy(article: &Article, lang: Lang) -> Article {
    Article {
        id: format!("{}-{:x}", article.id, (js_sys::Math::random() * 1e9) as u32),
        title: format!("{} {}", article.title, Say::ConflictCopy.in_lang(lang)),
        saved_at: None,
        ..article.clone()
    }
}

fn refused(refusal: &Refusal, lang: Lang) -> String {
    let say = |s: Say| s.in_lang(lang);
    match refusal {
        Refusal::NotJson { line, column } => format!("{} {line}:{column}", say(Say::FileNotJson)),
        Refusal::OtherFormat => say(Say::FileOther).to_owned(),
        Refusal::Newer(version) => format!("{} ({version})", say(Say::FileNewer)),
        other => format!("{} {other}", say(Say::FileBroken)),
    }
}
