//! What the project is made of: every package from a registry, under a licence that lets anybody use the result, once in the browser's modules, with a reason
//! in ARCHITECTURE.md. All of it is read from the lock files and the packages themselves; nothing else is asked.

use crate::Result;
use crate::build::{cargo, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Licences that ask for no more than their own text.
const LICENCES: [&str; 9] = [
    "MIT",
    "Apache-2.0",
    "Unicode-3.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Zlib",
    "Unlicense",
    "0BSD",
    "Apache-2.0 WITH LLVM-exception",
];

/// Licences of what only tests use, and nobody is given.
const TEST_LICENCES: [&str; 1] = ["MPL-2.0"];

/// Packages that are there in two versions, and may be: ARCHITECTURE.md says why.
const TWICE: [&str; 1] = ["thiserror"];

/// Checks all packages; says everything that is wrong.
pub fn check() -> Result {
    let output = cargo()
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"])
        .args(["--no-default-features", "--features", "ui,bindings"])
        .output()
        .map_err(|e| format!("cargo metadata: {e}"))?;
    if !output.status.success() {
        return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).map_err(|e| format!("cargo metadata: {e}"))?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata names no packages")?;
    let mut wrong = Vec::new();
    for package in packages {
        let name = format!("{} {}", text(&package["name"]), text(&package["version"]));
        let licence = text(&package["license"]);
        if !allowed(licence, &LICENCES) {
            wrong.push(format!("{name}: licence `{licence}`"));
        }
        let source = text(&package["source"]);
        if !source.is_empty() && !source.starts_with("registry+") && !source.starts_with("sparse+") {
            wrong.push(format!("{name}: comes from {source}, not from a registry"));
        }
    }
    let linked = linked(&metadata, packages);
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in &linked {
        versions.entry(text(&package["name"])).or_default().insert(text(&package["version"]));
    }
    wrong.extend(
        versions
            .iter()
            .filter(|(name, v)| v.len() > 1 && !TWICE.contains(name))
            .map(|(name, v)| format!("{name}: in the browser's modules as {v:?}")),
    );
    let architecture = std::fs::read_to_string(root().join("ARCHITECTURE.md")).map_err(|e| format!("ARCHITECTURE.md: {e}"))?;
    let reasons = architecture.split_once("## Dependencies").map_or("", |(_, rest)| rest.split("\n## ").next().unwrap_or(rest));
    for name in direct(packages).into_iter().chain(node_packages()?.into_keys()) {
        if !reasons.contains(&format!("`{name}`")) {
            wrong.push(format!("{name}: ARCHITECTURE.md does not say what it is for"));
        }
    }
    for (name, licence) in node_packages()? {
        if !allowed(&licence, &LICENCES) && !allowed(&licence, &TEST_LICENCES) {
            wrong.push(format!("{name} (npm): licence `{licence}`"));
        }
    }
    if !wrong.is_empty() {
        return Err(format!("dependencies:\n  {}", wrong.join("\n  ")));
    }
    println!(
        "{} packages, {} of them in the browser's modules: licences, sources, versions and reasons are in order",
        packages.len(),
        linked.len()
    );
    Ok(())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Whether an SPDX expression can be met by licences of the list. `/` is the old way to write `OR`.
fn allowed(expression: &str, list: &[&str]) -> bool {
    let plain = expression.replace('/', " OR ").replace(['(', ')'], " ");
    // No package mixes the two but as `(a OR b) AND c`: then every part must be met.
    plain.split(" AND ").all(|all| all.split(" OR ").any(|one| list.contains(&one.trim())))
}

/// The packages that are linked into the browser's modules: reached from the project by normal dependencies, without procedural macros.
fn linked<'m>(metadata: &'m Value, packages: &'m [Value]) -> Vec<&'m Value> {
    let by_id: BTreeMap<&str, &Value> = packages.iter().map(|p| (text(&p["id"]), p)).collect();
    let empty = Vec::new();
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap_or(&empty);
    let below: BTreeMap<&str, &Value> = nodes.iter().map(|n| (text(&n["id"]), &n["deps"])).collect();
    let macros = |p: &Value| p["targets"].as_array().is_some_and(|t| t.iter().any(|t| t["kind"][0] == "proc-macro"));
    let mut open: Vec<&str> = packages.iter().filter(|p| p["name"] == "diembao").map(|p| text(&p["id"])).collect();
    let mut seen: BTreeSet<&str> = open.iter().copied().collect();
    while let Some(id) = open.pop() {
        for dependency in below.get(id).and_then(|d| d.as_array()).unwrap_or(&empty) {
            let normal = dependency["dep_kinds"].as_array().is_some_and(|k| k.iter().any(|k| k["kind"].is_null()));
            let next = text(&dependency["pkg"]);
            if normal && by_id.get(next).is_some_and(|p| !macros(p)) && seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen.into_iter().filter_map(|id| by_id.get(id).copied()).collect()
}

/// What the two packages of the workspace themselves ask for.
fn direct(packages: &[Value]) -> BTreeSet<String> {
    let own = packages.iter().filter(|p| matches!(text(&p["name"]), "diembao" | "xtask"));
    own.flat_map(|p| p["dependencies"].as_array().cloned().unwrap_or_default()).map(|d| text(&d["name"]).to_owned()).collect()
}

/// The packages of the browser tests with their licences.
fn node_packages() -> Result<BTreeMap<String, String>> {
    let path = "tests/web/package-lock.json";
    let lock = std::fs::read_to_string(root().join(path)).map_err(|e| format!("{path}: {e}"))?;
    let lock: Value = serde_json::from_str(&lock).map_err(|e| format!("{path}: {e}"))?;
    let packages = lock["packages"].as_object().ok_or("tests/web/package-lock.json names no packages")?;
    let named = packages.iter().filter_map(|(at, p)| Some((at.strip_prefix("node_modules/")?, p)));
    Ok(named.map(|(name, p)| (name.to_owned(), text(&p["license"]).to_owned())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_read_as_expressions() {
        for good in [
            "MIT",
            "MIT/Apache-2.0",
            "Apache-2.0 WITH LLVM-exception OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "MIT OR LGPL-2.1-or-later",
        ] {
            assert!(allowed(good, &LICENCES), "{good}");
        }
        for bad in ["", "GPL-3.0", "MPL-2.0", "MIT AND GPL-2.0", "(MIT OR Apache-2.0) AND LGPL-3.0"] {
            assert!(!allowed(bad, &LICENCES), "{bad}");
        }
    }
}
