//! The engine in its worker, seen from the page.

use super::browser;
use crate::json;
use crate::record::Record;
use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// What the engine says.
pub enum Heard {
    /// Percent done of a request.
    Progress(u32, u8),
    /// The record of a request; the text in Unicode, where it was in an older encoding.
    Answer(u32, Rc<Record>, Option<Rc<str>>),
    /// A request failed, or the engine died; its words.
    Failed(String),
}

type Listener = Rc<dyn Fn(Heard)>;

/// The worker, started when first needed and again after it was stopped or died.
#[derive(Clone)]
pub struct Engine {
    listener: Listener,
    running: Rc<RefCell<Option<Running>>>,
    asked: Rc<RefCell<Asked>>,
}

/// Questions beside the page's own request, and who waits for the answers.
#[derive(Default)]
struct Asked {
    count: u32,
    waiting: Vec<(u32, js_sys::Function)>,
}

/// Numbers of questions begin here, those of the page's requests at 1.
const ASIDE: u32 = 1 << 30;

struct Running {
    worker: Worker,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Engine {
    /// An engine that tells `listener` what it says. It starts loading once the page is there.
    pub fn new(listener: Listener) -> Self {
        let engine = Engine { listener, running: Rc::default(), asked: Rc::default() };
        let me = engine.clone();
        browser::later(move || me.start());
        engine
    }

    fn start(&self) {
        if self.running.borrow().is_some() {
            return;
        }
        let options = WorkerOptions::new();
        let url = url();
        // The single file brings its engine as a classic script: browsers start no module worker for a page from `file://`.
        options.set_type(if url.starts_with("blob:") { WorkerType::Classic } else { WorkerType::Module });
        let Ok(worker) = Worker::new_with_options(&url, &options) else {
            (self.listener)(Heard::Failed("Worker".to_owned()));
            return;
        };
        let (listener, asked, me) = (self.listener.clone(), self.asked.clone(), self.clone());
        let message = Closure::new(move |event: MessageEvent| {
            if let Some(lock) = Reflect::get(&event.data(), &"lock".into()).ok().filter(JsValue::is_string) {
                return me.watch(&lock);
            }
            if let Some(Heard::Failed(why)) = hear(&event.data()) {
                // After a panic an engine is of no more use, as without its files: whatever is asked next starts another.
                return me.died(why);
            }
            let id = Reflect::get(&event.data(), &"id".into()).ok().and_then(|id| id.as_f64()).unwrap_or(0.0) as u32;
            if id >= ASIDE {
                let found = {
                    let waiting = &mut asked.borrow_mut().waiting;
                    waiting.iter().position(|(waits, _)| *waits == id).map(|at| waiting.swap_remove(at))
                };
                if let Some((_, answer)) = found {
                    let _ = answer.call1(&JsValue::NULL, &event.data());
                }
            } else if let Some(heard) = hear(&event.data()) {
                listener(heard);
            }
        });
        let me = self.clone();
        let error = Closure::new(move |event: ErrorEvent| {
            // A script that could not be loaded gives an event without a message.
            let message = Reflect::get(&event, &"message".into()).ok().and_then(|m| m.as_string());
            me.died(message.unwrap_or_else(|| "Worker".to_owned()));
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        *self.running.borrow_mut() = Some(Running { worker, _message: message, _error: error });
    }

    fn died(&self, why: String) {
        self.stop();
        (self.listener)(Heard::Failed(why));
    }

    /// The engine holds a lock as long as it lives. It is given to the page when the engine was killed, which no event tells.
    fn watch(&self, lock: &JsValue) {
        let worker = self.running.borrow().as_ref().map(|r| r.worker.clone());
        let me = self.clone();
        let gone = Closure::once_into_js(move || {
            let is_own = me.running.borrow().as_ref().map(|r| &r.worker) == worker.as_ref();
            if is_own {
                me.died("Worker".to_owned());
            }
        });
        let locks = browser::window().and_then(|w| Reflect::get(&w.navigator(), &"locks".into()).ok());
        let request = locks.as_ref().and_then(|l| Reflect::get(l, &"request".into()).ok()?.dyn_into::<js_sys::Function>().ok());
        if let (Some(locks), Some(request)) = (locks, request) {
            // Where the page may hold no locks, a killed engine is noticed by the reader only, who can cancel.
            let _ = request.call2(&locks, lock, &gone);
        }
    }

    /// Asks for the record of a text. `options` is JSON. A text that was pasted may be in an encoding older than Unicode.
    pub fn read(&self, request: u32, text: &str, options: &str, pasted: bool) {
        if !self.post(request, text, options, pasted) {
            (self.listener)(Heard::Failed("postMessage".to_owned()));
        }
    }

    /// Asks beside the page's own request; nothing where the engine fails or is ended meanwhile.
    pub async fn ask(&self, text: &str, options: &str) -> Option<Record> {
        let answer = js_sys::Promise::new(&mut |yes, _| {
            let id = {
                let mut asked = self.asked.borrow_mut();
                asked.count += 1;
                let id = ASIDE + asked.count;
                asked.waiting.push((id, yes.clone()));
                id
            };
            if !self.post(id, text, options, false) {
                let _ = yes.call0(&JsValue::NULL);
            }
        });
        let data = wasm_bindgen_futures::JsFuture::from(answer).await.ok()?;
        match hear(&data)? {
            Heard::Answer(_, record, _) => Rc::try_unwrap(record).ok(),
            _ => None,
        }
    }

    fn post(&self, id: u32, text: &str, options: &str, pasted: bool) -> bool {
        self.start();
        let message = js_sys::Object::new();
        let put = |key: &str, value: JsValue| Reflect::set(&message, &key.into(), &value).is_ok();
        let filled =
            put("id", id.into()) && put("text", text.into()) && put("options", options.into()) && put("pasted", pasted.into());
        filled && self.running.borrow().as_ref().is_some_and(|r| r.worker.post_message(&message).is_ok())
    }

    /// Ends the worker, whatever it does; a new one starts loading.
    pub fn restart(&self) {
        self.stop();
        self.start();
    }

    fn stop(&self) {
        let waiting = std::mem::take(&mut self.asked.borrow_mut().waiting);
        for (_, answer) in waiting {
            let _ = answer.call0(&JsValue::NULL);
        }
        if let Some(running) = self.running.borrow_mut().take() {
            running.worker.terminate();
            // The closures may be running at this moment: they are dropped on the next turn.
            wasm_bindgen_futures::spawn_local(async move { drop(running) });
        }
    }
}

/// Where the worker's script lies: the finished site says it; under `trunk serve` it lies beside the page.
fn url() -> String {
    let element = browser::document().and_then(|d| d.query_selector("script[data-worker]").ok().flatten());
    element.and_then(|e| e.get_attribute("data-worker")).unwrap_or_else(|| "engine-worker.js".to_owned())
}

fn hear(data: &JsValue) -> Option<Heard> {
    let get = |key: &str| Reflect::get(data, &key.into()).ok().filter(|v| !v.is_undefined());
    if let Some(why) = get("failed").and_then(|v| v.as_string()) {
        return Some(Heard::Failed(why));
    }
    let id = get("id")?.as_f64()? as u32;
    if let Some(json) = get("json").and_then(|v| v.as_string()) {
        return Some(match json::of_text::<Record>(&json) {
            Some(record) => Heard::Answer(id, Rc::new(record), get("unicode").and_then(|v| v.as_string()).map(Rc::from)),
            None => Heard::Failed("JSON".to_owned()),
        });
    }
    if let Some(percent) = get("progress").and_then(|v| v.as_f64()) {
        return Some(Heard::Progress(id, percent as u8));
    }
    get("error").and_then(|v| v.as_string()).map(Heard::Failed)
}
