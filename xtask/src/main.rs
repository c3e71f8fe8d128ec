//! `cargo xtask …`: builds, serves, tests and measures the site. `cargo xtask help` lists the commands.

mod build;
mod dependencies;
mod finish;
mod lighthouse;
mod measure;
// The gazetteer is packed by the code that packs it for the native program.
#[path = "../../build/places.rs"]
mod places;
mod serve;
mod single;
#[path = "../../build/table.rs"]
mod table;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N]   build the release site and serve it on 127.0.0.1 (8080)
  build              build the release site into dist/
  single             make single/diembao.html, the program as one file
  test               install what tests need and run them all
  size               raw, gzip and brotli size of every file of dist/, against the budget
  growth             time for 10 MB of text against 1 MB, natively
  bench-page         time from paste to record and from opening to ready, in Chromium
  lighthouse         what Lighthouse says of the release site, on a phone and on a desk; fetches Lighthouse from npm
  icons              draw the PNG icons anew from the SVG ones
  picture            take the picture of the README anew
  dependencies       licences, sources, versions and reasons of all packages
  fuzz [SECONDS]     every fuzz target for so long (600); needs `cargo install cargo-fuzz` and a nightly toolchain
  fuzz-html [CASES]  hostile HTML, mutated, through paste and files in Chromium (5000)
  reproducible       prove that two clean builds, at different places, give the same modules
  same-site          prove that `trunk build --release` gives the same site
  finish             what ends a build; called by trunk after its own part
  test-runner FILE…  run wasm tests in the browser; called by cargo
";

/// What went wrong, for people.
pub type Result<T = ()> = std::result::Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // Data files and sources are named from the root, wherever the command was called.
    if let Err(error) = std::env::set_current_dir(build::root()) {
        eprintln!("xtask: {}: {error}", build::root().display());
        return ExitCode::FAILURE;
    }
    let done = match words.as_slice() {
        ["serve"] => serve_site(8080),
        ["serve", "--port", port] => port.parse().map_err(|e| format!("`{port}` is no port: {e}")).and_then(serve_site),
        ["build"] => build::site(),
        ["single"] => build::site().and_then(|()| single::single()),
        ["test"] => test::all(),
        ["size"] => build::site().and_then(|()| measure::size()),
        ["growth"] => test::command().and_then(|()| measure::growth()),
        ["bench-page"] => build::site().and_then(|()| test::node("bench.mjs")),
        ["lighthouse"] => build::site().and_then(|()| lighthouse::run()),
        ["icons"] => test::node("icons.mjs"),
        ["picture"] => build::site().and_then(|()| test::node("picture.mjs")),
        ["dependencies"] => dependencies::check(),
        ["fuzz"] => measure::fuzz("600"),
        ["fuzz", seconds] => measure::fuzz(seconds),
        ["fuzz-html"] => html("5000"),
        ["fuzz-html", cases] => html(cases),
        ["reproducible"] => measure::reproducible(),
        ["same-site"] => measure::same_site(),
        ["finish"] => finish::after_trunk(),
        ["test-runner", rest @ ..] => test::runner(rest),
        ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(format!("not understood\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn html(cases: &str) -> Result {
    test::command()?;
    build::site()?;
    test::node_with("e2e.mjs", &["hostile HTML"], &[("HTML_CASES", cases)])
}

fn serve_site(port: u16) -> Result {
    build::site()?;
    serve::forever(&build::dist(), port)
}
