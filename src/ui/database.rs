//! The data base of the page, by way of `idb`: opened when first needed, written in transactions that hold whole or not at all, with the reason where one did not.
//!
//! The crate's own futures lose the reason of a transaction that was undone (a full disk is told only then). So its requests are awaited here.

use idb::{
    Database as Connection, DatabaseEvent, Error, Factory, ObjectStore, ObjectStoreParams, Request, Transaction, TransactionMode,
};
use js_sys::{Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;

/// Its name; that of the channel between windows too.
pub const NAME: &str = "diembao";
/// Grows with what [`STORES`] are. A data base of a later version is left alone.
const VERSION: u32 = 1;
/// Texts with the program's record, logs of decisions, spines; and the settings.
pub const STORES: [&str; 4] = ["texts", "logs", "spines", "settings"];

/// Why something was not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The browser does not allow it.
    Denied,
    /// There is no room.
    Full,
    /// It was cut short: nothing of it was written.
    Cut,
    /// A later version of the program keeps the articles.
    Newer,
    /// What is there cannot be read; it was left as it is.
    Damaged,
    /// Another window stored the article meanwhile.
    Conflict,
}

/// The data base as one window holds it.
#[derive(Default)]
pub struct Database {
    connection: RefCell<Option<Rc<Connection>>>,
}

impl Database {
    async fn open(&self) -> Result<Rc<Connection>, Trouble> {
        if let Some(connection) = &*self.connection.borrow() {
            return Ok(connection.clone());
        }
        let mut request = Factory::new().and_then(|f| f.open(NAME, Some(VERSION))).map_err(trouble)?;
        request.on_upgrade_needed(|event| {
            let Ok(connection) = event.database() else { return };
            for name in STORES {
                // A store that cannot be made is missed by the first transaction, which says so.
                let _ = connection.create_object_store(name, ObjectStoreParams::new());
            }
        });
        answer(&mut request).await?;
        let mut connection = request.database().map_err(trouble)?;
        // A later version in another window waits for this: every window gives way at once, and none is ever blocked.
        connection.on_version_change(|event| {
            if let Some(connection) = event.target().and_then(|t| Connection::try_from(t).ok()) {
                connection.close();
            }
        });
        let connection = Rc::new(connection);
        *self.connection.borrow_mut() = Some(connection.clone());
        Ok(connection)
    }

    /// A transaction over some stores.
    ///
    /// # Errors
    /// Says why there is none.
    pub async fn transaction(&self, stores: &[&str], mode: TransactionMode) -> Result<Transaction, Trouble> {
        let held = self.connection.borrow().is_some();
        let opened = self.open().await?.transaction(stores, mode);
        match opened {
            // The browser or a later version closed the connection meanwhile.
            Err(_) if held => {
                *self.connection.borrow_mut() = None;
                self.open().await?.transaction(stores, mode).map_err(trouble)
            }
            opened => opened.map_err(trouble),
        }
    }
}

/// A store of a transaction.
pub fn store(transaction: &Transaction, name: &str) -> Result<ObjectStore, Trouble> {
    transaction.object_store(name).map_err(trouble)
}

/// Writes a row.
pub fn put(store: &ObjectStore, key: &str, value: &str) -> Result<(), Trouble> {
    store.put(&value.into(), Some(&key.into())).map(drop).map_err(trouble)
}

/// Takes a row out.
pub fn delete(store: &ObjectStore, key: &str) -> Result<(), Trouble> {
    store.delete(JsValue::from_str(key)).map(drop).map_err(trouble)
}

/// Empties a store.
pub fn clear(store: &ObjectStore) -> Result<(), Trouble> {
    store.clear().map(drop).map_err(trouble)
}

/// A row; nothing where there is none.
///
/// # Errors
/// Says why it cannot be read; a row that is no text was damaged.
pub async fn get(store: &ObjectStore, key: &str) -> Result<Option<String>, Trouble> {
    let row = answer(&mut store.get(JsValue::from_str(key)).map_err(trouble)?).await?;
    if row.is_undefined() { Ok(None) } else { row.as_string().map(Some).ok_or(Trouble::Damaged) }
}

/// All rows.
pub async fn rows(store: &ObjectStore) -> Result<js_sys::Array, Trouble> {
    Ok(answer(&mut store.get_all(None, None).map_err(trouble)?).await?.into())
}

/// All keys.
pub async fn keys(store: &ObjectStore) -> Result<js_sys::Array, Trouble> {
    Ok(answer(&mut store.get_all_keys(None, None).map_err(trouble)?).await?.into())
}

/// Waits until a transaction is written.
///
/// # Errors
/// Says why it was not; then nothing of it was.
pub async fn finished(mut transaction: Transaction) -> Result<(), Trouble> {
    let end = Promise::new(&mut |yes, no| {
        transaction.on_complete(move |_| call(&yes));
        transaction.on_abort(move |_| call(&no));
    });
    match JsFuture::from(end).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(Trouble::Cut, |e| why(&e))),
    }
}

async fn answer(request: &mut impl Request) -> Result<JsValue, Trouble> {
    let end = Promise::new(&mut |yes, no| {
        request.on_success(move |_| call(&yes));
        request.on_error(move |_| call(&no));
    });
    match JsFuture::from(end).await {
        Ok(_) => request.result().map_err(trouble),
        Err(_) => Err(request.error().ok().flatten().map_or(Trouble::Denied, |e| why(&e))),
    }
}

fn call(function: &Function) {
    // The promise's own functions: they do not fail.
    let _ = function.call0(&JsValue::NULL);
}

fn trouble(error: Error) -> Trouble {
    match error {
        Error::IndexedDbOpenFailed(e)
        | Error::TransactionOpenFailed(e)
        | Error::ObjectStoreNotFound(e)
        | Error::UpdateFailed(e)
        | Error::DeleteFailed(e)
        | Error::ClearFailed(e)
        | Error::GetFailed(e)
        | Error::GetAllFailed(e)
        | Error::GetAllKeysFailed(e) => e.dyn_ref().map_or(Trouble::Denied, why),
        _ => Trouble::Denied,
    }
}

fn why(error: &DomException) -> Trouble {
    match error.name().as_str() {
        "QuotaExceededError" => Trouble::Full,
        "VersionError" => Trouble::Newer,
        // A store is missing.
        "NotFoundError" => Trouble::Damaged,
        // The transaction was undone, or ended before all was asked of it.
        "AbortError" | "TransactionInactiveError" => Trouble::Cut,
        _ => Trouble::Denied,
    }
}
