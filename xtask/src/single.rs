//! The program as one file: `single/diembao.html` opens by double click, from a stick, without a server or a network.
//!
//! It holds the finished site's own modules, packed. Its policy names its one script and one style by their hashes and allows no connection at all.

use crate::Result;
use crate::build::{dist, root};
use crate::finish::{POLICY_TYPES, files, hex};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::PathBuf;

/// Where the file is put.
pub fn path() -> PathBuf {
    root().join("single").join("diembao.html")
}

/// A module as a script without imports and exports: browsers start no module worker for a page from `file://`.
fn classic(module: &str) -> Result<String> {
    let script = module.replace("export function ", "function ").replace("export { initSync, __wbg_init as default };", "");
    let script = script.replace("import.meta.url", "self.location");
    match script.lines().find(|l| l.starts_with("export") || l.starts_with("import") || l.contains("import.meta")) {
        Some(line) => Err(format!("`{line}` has no place in a script")),
        None => Ok(script),
    }
}

/// Makes the file from the finished site in `dist/`.
pub fn single() -> Result {
    let site = files(&dist())?;
    let folder = site.iter().find_map(|f| f.strip_suffix("/app.js")).ok_or("dist/ holds no finished site")?;
    let read = |name: &str| {
        let path = dist().join(folder).join(name);
        std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))
    };
    let text = |name: &str| read(name).and_then(|b| String::from_utf8(b).map_err(|e| format!("{name}: {e}")));
    let written = |name: &str| std::fs::read_to_string(root().join("www").join(name)).map_err(|e| format!("www/{name}: {e}"));
    let packed = |name: &str| -> Result<String> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&read(name)?).map_err(|e| e.to_string())?;
        Ok(STANDARD.encode(encoder.finish().map_err(|e| e.to_string())?))
    };
    let unpack = written("unpack.js")?;
    let page = [text("app.js")?, text("policy.js")?, text("fault.js")?, unpack.clone(), written("boot-single.js")?].join("\n");
    let engine = [classic(&text("worker.js")?)?, classic(&text("engine.js")?)?, unpack, written("engine-single.js")?].join("\n");
    let style = text("styles.css")?;
    // A script ends at the first of these, wherever it stands.
    for (name, source) in [("the page's script", &page), ("the engine's script", &engine), ("styles.css", &style)] {
        let small = source.to_lowercase();
        if ["</script", "</style", "<!--"].iter().any(|end| small.contains(end)) {
            return Err(format!("{name} holds the end of a script; it cannot stand in a page"));
        }
    }
    let hash = |source: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(source)));
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; {POLICY_TYPES}",
        hash(&page),
        hash(&style)
    );
    let index = std::fs::read_to_string(dist().join("index.html")).map_err(|e| format!("dist/index.html: {e}"))?;
    // Of the site's head the words stay: title, description, version and sums.
    let words: String = index
        .lines()
        .filter(|l| (l.contains("<meta ") || l.contains("<title>")) && !l.contains("Content-Security-Policy"))
        .map(|l| format!("{l}\n"))
        .collect();
    let body =
        index.split_once("<body>").and_then(|(_, rest)| rest.split_once("</body>")).ok_or("dist/index.html has no body")?.0;
    let icon = STANDARD.encode(read("icon.svg")?);
    let data = |id: &str, content: &str| format!("    <script type=\"text/plain\" id=\"{id}\">{content}</script>\n");
    let html = format!(
        "<!doctype html>\n<html lang=\"vi\">\n  <head>\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />\n{words}    \
         <link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\" />\n    <style>{style}</style>\n{}{}{}{}    \
         <script type=\"module\" data-worker=\"\">{page}</script>\n  </head>\n  <body>{body}</body>\n</html>\n",
        data("engine-script", &engine),
        data("engine-module", &packed("worker_bg.wasm")?),
        data("gazetteer", &packed("gazetteer.bin")?),
        data("page-module", &packed("app_bg.wasm")?),
    );
    let path = path();
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    std::fs::write(&path, &html).map_err(|e| format!("{}: {e}", path.display()))?;
    println!("single/diembao.html: {} bytes, SHA-256 {}", html.len(), hex(&Sha256::digest(&html)));
    Ok(())
}
