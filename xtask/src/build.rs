//! The release site without trunk: two modules, wasm-bindgen, the finish.

use crate::{Result, finish};
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// The project's folder.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// The finished site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of built files, which may lie outside the project.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Runs a command in the project's folder.
pub fn run(command: &mut Command) -> Result {
    let shown = format!("{command:?}");
    let status = command.current_dir(root()).status().map_err(|e| format!("{shown}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown}: {status}")) }
}

/// The cargo that runs this.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Makes the compiler for the browser available.
pub fn ensure_target() -> Result {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().map_err(|e| format!("rustc: {e}"))?;
    let sysroot = String::from_utf8_lossy(&sysroot.stdout).trim().to_owned();
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    run(Command::new("rustup").args(["target", "add", TARGET]))
}

/// Where a built module lies in a folder of built files.
pub fn module(folder: &Path, bin: &str) -> PathBuf {
    folder.join(TARGET).join("web").join(format!("{bin}.wasm"))
}

/// The flags of the compiler: a panic names the file that it happened in, and this is not to be a path of the machine that built it.
pub fn flags() -> String {
    let home = std::env::home_dir().map(|home| home.join(".cargo"));
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from).or(home).unwrap_or_default();
    let own = std::env::var("RUSTFLAGS").unwrap_or_default();
    format!("{own} --remap-path-prefix={}=/registry", cargo.join("registry").join("src").display()).trim().to_owned()
}

/// Builds the two modules into a folder of built files.
pub fn modules(folder: &Path) -> Result {
    modules_of(&root(), folder)
}

/// The same from the sources in another folder.
pub fn modules_of(sources: &Path, folder: &Path) -> Result {
    ensure_target()?;
    for (bin, features) in [("app", "ui"), ("worker", "bindings")] {
        let manifest = sources.join("Cargo.toml");
        run(cargo()
            .args([
                "build",
                "--profile",
                "web",
                "--target",
                TARGET,
                "--no-default-features",
                "--features",
                features,
                "--bin",
                bin,
            ])
            .arg("--manifest-path")
            .arg(manifest)
            .arg("--target-dir")
            .arg(folder)
            .env("RUSTFLAGS", flags()))?;
    }
    Ok(())
}

/// Builds the release site into `dist/`.
pub fn site() -> Result {
    modules(&target())?;
    let staging = target().join("site");
    let _ = std::fs::remove_dir_all(&staging);
    std::fs::create_dir_all(&staging).map_err(|e| format!("{}: {e}", staging.display()))?;
    for bin in ["app", "worker"] {
        let wasm = module(&target(), bin);
        let arguments =
            ["wasm-bindgen", "--target", "web", "--no-typescript", "--out-name", bin, "--out-dir"].map(std::ffi::OsString::from);
        let arguments = arguments.into_iter().chain([staging.clone().into_os_string(), wasm.into_os_string()]);
        wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments).map_err(|e| format!("wasm-bindgen: {e:#}"))?;
    }
    finish::finish(&staging)?;
    let _ = std::fs::remove_dir_all(dist());
    copy_folder(&staging, &dist())
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) -> Result {
    std::fs::create_dir_all(to).map_err(|e| format!("{}: {e}", to.display()))?;
    for file in finish::files(from)? {
        let target = to.join(&file);
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent).map_err(|e| format!("{}: {e}", parent.display()))?;
        }
        std::fs::copy(from.join(&file), &target).map_err(|e| format!("{file}: {e}"))?;
    }
    Ok(())
}
