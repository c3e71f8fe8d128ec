//! Installs what the tests need and runs them all.

use crate::Result;
use crate::build::{cargo, ensure_target, root, run, site, target};
use std::path::Path;
use std::process::Command;

/// Native tests, wasm tests in Chromium, the site end to end in Chromium.
pub fn all() -> Result {
    ensure_browser()?;
    ensure_packages()?;
    ensure_target()?;
    heading("what the project is made of");
    crate::dependencies::check()?;
    heading("native: unit, corpora, golden articles, laws, command line");
    run(cargo().args(["test", "--workspace"]))?;
    heading("the record in WebAssembly, in Chromium");
    let runner = std::env::current_exe().map_err(|e| e.to_string())?;
    let runner = format!("{} test-runner", runner.display());
    run(cargo()
        .args(["test", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "bindings", "--test", "wasm"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", driver()))?;
    heading("the site");
    site()?;
    crate::measure::size()?;
    crate::single::single()?;
    heading("time and text");
    command()?;
    crate::measure::growth()?;
    heading("hostile texts");
    run(cargo().args(["test", "--release", "--test", "hostile", "--", "--nocapture", "--test-threads", "1"]))?;
    heading("end to end in Chromium");
    node("e2e.mjs")?;
    heading("the page's times");
    node("bench.mjs")
}

/// Builds the native command in release.
pub fn command() -> Result {
    run(cargo().args(["build", "--release", "--bin", "diembao"]))
}

fn heading(text: &str) {
    println!("\n== {text}");
}

/// Runs a script of `tests/web` with node.
pub fn node(script: &str) -> Result {
    node_with(script, &[], &[])
}

/// The same with arguments and variables of its own.
pub fn node_with(script: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Result {
    ensure_browser()?;
    ensure_packages()?;
    let command = target().join("release").join("diembao");
    run(Command::new("node")
        .arg(root().join("tests/web").join(script))
        .args(arguments)
        .envs(variables.iter().copied())
        .env("DIST", crate::build::dist())
        .env("SINGLE", crate::single::path())
        .env("DIEMBAO", command)
        .env("CHROME", browser()))
}

/// The wasm test runner that cargo calls, from wasm-bindgen.
pub fn runner(arguments: &[&str]) -> Result {
    let arguments = std::iter::once("wasm-bindgen-test-runner").chain(arguments.iter().copied()).map(std::ffi::OsString::from);
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(arguments).map_err(|e| format!("{e:#}"))
}

/// Where Chromium is.
pub fn browser() -> String {
    std::env::var("CHROME").unwrap_or_else(|_| "/usr/bin/chromium".to_owned())
}

fn driver() -> String {
    std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "/usr/bin/chromedriver".to_owned())
}

/// Chromium and its driver: where `CHROME` and `CHROMEDRIVER` say, else Debian's packages, installed if the user may.
pub fn ensure_browser() -> Result {
    if Path::new(&browser()).exists() && Path::new(&driver()).exists() {
        return Ok(());
    }
    heading("installing Chromium and its driver (Debian packages chromium, chromium-driver)");
    let wish = "install Chromium and ChromeDriver, or set CHROME and CHROMEDRIVER";
    run(Command::new("apt-get").args(["update", "-qq"])).map_err(|e| format!("{wish} ({e})"))?;
    run(Command::new("apt-get").args(["install", "-y", "-qq", "chromium", "chromium-driver"]))
        .map_err(|e| format!("{wish} ({e})"))
}

/// The pinned packages of `tests/web`.
fn ensure_packages() -> Result {
    let folder = root().join("tests/web");
    if folder.join("node_modules/playwright-core").is_dir() && folder.join("node_modules/axe-core").is_dir() {
        return Ok(());
    }
    if Command::new("npm").arg("--version").output().is_err() {
        heading("installing Node.js (Debian packages nodejs, npm)");
        run(Command::new("apt-get").args(["update", "-qq"]))?;
        run(Command::new("apt-get").args(["install", "-y", "-qq", "nodejs", "npm"]))
            .map_err(|e| format!("install Node.js 20 or later ({e})"))?;
    }
    let shown = "npm ci in tests/web";
    let status = Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .status()
        .map_err(|e| format!("{shown}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown}: {status}")) }
}
