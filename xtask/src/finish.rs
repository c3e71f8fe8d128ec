//! What ends a build, with trunk and without: a folder named after its content, the service worker's list, the content security policy.
//!
//! In: a folder with `app.js`, `app_bg.wasm`, `worker.js`, `worker_bg.wasm`. Out: `index.html`, `sw.js`, the manifest, the licences, and one folder `v-<hash>` with
//! everything else. A changed byte gives another folder name, so that a browser never mixes files of two versions.

use crate::Result;
use crate::build::root;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// First in the head: nothing but the site's own files, no inline script or style.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; ";

/// The rest of the policy: no string becomes HTML or a script but by `www/policy.js`.
pub const POLICY_TYPES: &str = "require-trusted-types-for 'script'; trusted-types default";

/// The modules that the build gives.
const MODULES: [&str; 4] = ["app.js", "app_bg.wasm", "worker.js", "worker_bg.wasm"];

/// The hand-written files that go with them.
const WRITTEN: [&str; 8] =
    ["boot.js", "fault.js", "policy.js", "engine.js", "engine-worker.js", "styles.css", "icon.svg", "icon-maskable.svg"];

/// Icons for systems that take no SVG. Who installs the page asks for them; a visit does not, and so they are not kept for use without a network.
pub const ICONS: [&str; 5] = ["icon-192.png", "icon-512.png", "icon-maskable-192.png", "icon-maskable-512.png", "icon-apple.png"];

/// Trunk's hook: finishes a release build in trunk's staging folder; leaves a debug build alone.
pub fn after_trunk() -> Result {
    let variable = |name: &str| std::env::var(name).map_err(|_| format!("{name} is not set: `finish` is called by trunk"));
    if variable("TRUNK_PROFILE")? != "release" {
        return Ok(());
    }
    finish(Path::new(&variable("TRUNK_STAGING_DIR")?))
}

/// Finishes the site in `folder`.
pub fn finish(folder: &Path) -> Result {
    let read = |path: &Path| fs::read(path).map_err(|e| format!("{}: {e}", path.display()));
    let mut content: Vec<(String, Vec<u8>)> = Vec::new();
    for name in MODULES {
        let bytes = read(&folder.join(name))?;
        let bytes = if name.ends_with(".wasm") {
            without_names(&bytes).ok_or_else(|| format!("{name}: is no wasm module"))?
        } else {
            bytes
        };
        content.push((name.to_owned(), bytes));
    }
    for name in WRITTEN.into_iter().chain(ICONS) {
        content.push((name.to_owned(), read(&root().join("www").join(name))?));
    }
    content.push(("gazetteer.bin".to_owned(), crate::places::pack()));
    content.sort();
    let mut hash = Sha256::new();
    for (name, bytes) in &content {
        hash.update(name);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    let version = hex(&hash.finalize()[..6]);
    let versioned = format!("v-{version}");
    let sum =
        |name: &str| content.iter().find(|(n, _)| n == name).map_or(String::new(), |(_, bytes)| hex(&Sha256::digest(bytes)));
    let sums = [("version", version.clone()), ("sha256-page", sum("app_bg.wasm")), ("sha256-engine", sum("worker_bg.wasm"))];

    // Everything that trunk put there, or an earlier run, goes: the finished site is exactly what is listed here.
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry.map_err(|e| e.to_string())?.path();
        let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        removed.map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let write = |name: &str, bytes: &[u8]| -> Result {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|e| format!("{}: {e}", parent.display()))?;
        }
        fs::write(&path, bytes).map_err(|e| format!("{}: {e}", path.display()))
    };
    for (name, bytes) in &content {
        write(&format!("{versioned}/{name}"), bytes)?;
    }
    let text = |path: &str| fs::read_to_string(root().join(path)).map_err(|e| format!("{path}: {e}"));
    let page = page(&text("index.html")?, &versioned, &sums)?;
    let manifest = text("www/manifest.webmanifest")?.replace("\"src\": \"", &format!("\"src\": \"{versioned}/"));
    write("index.html", page.as_bytes())?;
    write("manifest.webmanifest", manifest.as_bytes())?;
    write("_headers", text("www/_headers")?.replace("/v-*", &format!("/{versioned}/*")).as_bytes())?;
    write("LICENSES-DATA.md", text("LICENSES-DATA.md")?.as_bytes())?;

    let mut list: Vec<String> = vec!["./".to_owned(), "manifest.webmanifest".to_owned()];
    list.extend(content.iter().filter(|(n, _)| !ICONS.contains(&n.as_str())).map(|(name, _)| format!("{versioned}/{name}")));
    let quoted: Vec<String> = list.iter().map(|f| format!("\"{f}\"")).collect();
    let mut all = Sha256::new();
    all.update(&version);
    all.update(&page);
    all.update(&manifest);
    let all = hex(&all.finalize()[..8]);
    let worker = text("www/sw.js")?;
    let filled = worker
        .replace("const FILES = [];", &format!("const FILES = [{}];", quoted.join(", ")))
        .replace("const VERSION = \"\";", &format!("const VERSION = \"{all}\";"));
    if filled.matches(&versioned).count() + ICONS.len() < content.len() || !filled.contains(&all) {
        return Err("www/sw.js has no place for its list".to_owned());
    }
    write("sw.js", filled.as_bytes())
}

/// The page with its own tags in place of trunk's.
fn page(source: &str, versioned: &str, sums: &[(&str, String)]) -> Result<String> {
    let (before, rest) = source.split_once("    <!-- build:").ok_or("index.html has no `<!-- build:` line")?;
    let (_, after) = rest.split_once("<!-- /build -->\n").ok_or("index.html has no `<!-- /build -->` line")?;
    let policy = format!("<head>\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}{POLICY_TYPES}\" />");
    let sums: String =
        sums.iter().map(|(name, value)| format!("    <meta name=\"diembao-{name}\" content=\"{value}\" />\n")).collect();
    // The module itself is asked for by boot.js, once what stands in the page is seen: its 360 kB would share the line with the style.
    let early: String = ["app.js", "fault.js", "policy.js"]
        .iter()
        .map(|name| format!("    <link rel=\"modulepreload\" href=\"{versioned}/{name}\" />\n"))
        .collect();
    let tags = format!(
        "    <link rel=\"manifest\" href=\"manifest.webmanifest\" />\n    <link rel=\"icon\" href=\"{versioned}/icon.svg\" type=\"image/svg+xml\" />\n    \
         <link rel=\"apple-touch-icon\" href=\"{versioned}/icon-apple.png\" />\n    \
         <link rel=\"stylesheet\" href=\"{versioned}/styles.css\" />\n{early}    \
         <script type=\"module\" src=\"{versioned}/boot.js\" data-worker=\"{versioned}/engine-worker.js\"></script>\n"
    );
    Ok(format!("{}{sums}{tags}{after}", before.replacen("<head>", &policy, 1)))
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// A wasm module without the custom sections that name functions and producers: they weigh, and nobody reads them.
fn without_names(wasm: &[u8]) -> Option<Vec<u8>> {
    let mut out = wasm.get(..8)?.to_vec();
    let mut at = 8;
    while at < wasm.len() {
        let start = at;
        let id = wasm[at];
        let (size, after) = leb128(wasm, at + 1)?;
        let end = after.checked_add(size)?;
        let body = wasm.get(after..end)?;
        let named = id == 0 && {
            let (length, from) = leb128(body, 0)?;
            matches!(body.get(from..from + length)?, b"name" | b"producers")
        };
        if !named {
            out.extend_from_slice(&wasm[start..end]);
        }
        at = end;
    }
    Some(out)
}

fn leb128(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let (mut value, mut shift) = (0usize, 0);
    loop {
        let byte = *bytes.get(at)?;
        value |= usize::from(byte & 0x7F) << shift;
        at += 1;
        if byte & 0x80 == 0 {
            return Some((value, at));
        }
        shift += 7;
    }
}

/// Every file below a folder, by its path with `/`, sorted.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut out = Vec::new();
    let mut open = vec![String::new()];
    while let Some(prefix) = open.pop() {
        for entry in fs::read_dir(folder.join(&prefix)).map_err(|e| format!("{}: {e}", folder.join(&prefix).display()))? {
            let entry = entry.map_err(|e| e.to_string())?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() { open.push(format!("{name}/")) } else { out.push(name) }
        }
    }
    out.sort();
    Ok(out)
}
