//! A static file server for the finished site, as hosts do it: packed on the way, versioned files kept for ever by the browser. Enough for trying it and for the
//! tests.

use crate::Result;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Files that were packed already, by what they hold.
type Packed = Arc<Mutex<HashMap<Vec<u8>, Arc<Vec<u8>>>>>;

/// Serves `folder` on 127.0.0.1 until the process ends.
pub fn forever(folder: &Path, port: u16) -> Result {
    let listener = listen(port)?;
    println!("Điểm Báo: http://127.0.0.1:{port}/   (Ctrl+C ends)");
    answer_all(folder, &listener);
    Ok(())
}

/// Serves `folder` beside whatever else this program does; gives back the port.
pub fn aside(folder: &Path) -> Result<u16> {
    let listener = listen(0)?;
    let port = listener.local_addr().map_err(|e| e.to_string())?.port();
    let folder = folder.to_path_buf();
    std::thread::spawn(move || answer_all(&folder, &listener));
    Ok(port)
}

fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port)).map_err(|e| format!("127.0.0.1:{port}: {e}"))
}

fn answer_all(folder: &Path, listener: &TcpListener) {
    let packed = Packed::default();
    for stream in listener.incoming().flatten() {
        let (folder, packed) = (folder.to_path_buf(), packed.clone());
        std::thread::spawn(move || {
            // A browser that hangs up early is no failure.
            let _ = answer(&folder, &packed, stream);
        });
    }
}

/// Answers the requests of one connection, until the browser closes it.
fn answer(folder: &Path, packed: &Packed, mut stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let (mut header, mut takes_brotli) = (String::new(), false);
        while reader.read_line(&mut header)? > 2 {
            let small = header.to_ascii_lowercase();
            takes_brotli |= small.strip_prefix("accept-encoding:").is_some_and(|v| v.split(',').any(|e| e.trim() == "br"));
            header.clear();
        }
        let path = line.split(' ').nth(1).unwrap_or("/").split(['?', '#']).next().unwrap_or("/").trim_start_matches('/');
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let safe = !path.split('/').any(|part| part == ".." || part.contains('\\'));
        let body = if safe { std::fs::read(folder.join(&path)).ok() } else { None };
        let (status, body) = body.map_or(("404 Not Found", b"404".to_vec()), |b| ("200 OK", b));
        let kind = kind(&path);
        let (encoding, body) = if takes_brotli && kind != "image/png" {
            ("Content-Encoding: br\r\n", pack(packed, body))
        } else {
            ("", Arc::new(body))
        };
        let keep = if path.starts_with("v-") { "public, max-age=31536000, immutable" } else { "no-cache" };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{encoding}Vary: Accept-Encoding\r\nCache-Control: {keep}\r\n\r\n",
            body.len()
        )?;
        if !line.starts_with("HEAD ") {
            stream.write_all(&body)?;
        }
    }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("bin") => "application/octet-stream",
        Some("webmanifest") => "application/manifest+json",
        _ => "text/plain; charset=utf-8",
    }
}

fn pack(packed: &Packed, body: Vec<u8>) -> Arc<Vec<u8>> {
    // While one file is packed the others wait: browsers ask for all of them at once, and each is packed only once.
    let mut packed = packed.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = packed.get(&body) {
        return known.clone();
    }
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    // Writing into memory does not fail.
    let _ = brotli::BrotliCompress(&mut body.as_slice(), &mut out, &parameters);
    let out = Arc::new(out);
    packed.insert(body, out.clone());
    out
}
