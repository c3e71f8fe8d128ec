//! Sizes against the budget; the site built both ways.

use crate::build::{dist, flags, root, run, site, target};
use crate::{Result, finish};
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// Bytes after brotli that a first visit may download: what it may weigh today, and the goal.
const BUDGET: [usize; 2] = [754_000, 480_000];

/// The same without the gazetteer, the tables of communes.
const BUDGET_WITHOUT_GAZETTEER: [usize; 2] = [684_000, 320_000];

/// Prints raw, gzip and brotli size of every file; fails where the sum is over the budget.
pub fn size() -> Result {
    let (mut sum, mut gazetteer) = ([0usize; 3], 0);
    println!("{:>9} {:>9} {:>9}  file", "raw", "gzip", "brotli");
    for file in finish::files(&dist())? {
        let bytes = std::fs::read(dist().join(&file)).map_err(|e| format!("{file}: {e}"))?;
        let sizes = [bytes.len(), gzip(&bytes)?, brotli(&bytes)?];
        println!("{:>9} {:>9} {:>9}  {file}", sizes[0], sizes[1], sizes[2]);
        // Nobody downloads these to use the page.
        if matches!(file.as_str(), "LICENSES-DATA.md" | "_headers") || file.ends_with(".png") {
            continue;
        }
        if file.ends_with("/gazetteer.bin") {
            gazetteer = sizes[2];
        }
        for (total, size) in sum.iter_mut().zip(sizes) {
            *total += size;
        }
    }
    let without = sum[2] - gazetteer;
    let lines = [(sum[2], BUDGET, "a first visit"), (without, BUDGET_WITHOUT_GAZETTEER, "without the gazetteer")];
    for (size, [budget, goal], what) in lines {
        println!("{:>9} {:>9} {size:>9}  {what} (budget {budget}, goal {goal} after brotli)", "", "");
    }
    match lines.into_iter().find(|(size, [budget, _], _)| size > budget) {
        Some((size, [budget, _], what)) => Err(format!("{what} weighs {size} bytes after brotli, over the budget of {budget}")),
        None => Ok(()),
    }
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map(|out| out.len()).map_err(|e| e.to_string())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let mut input = bytes;
    brotli::BrotliCompress(&mut input, &mut out, &brotli::enc::BrotliEncoderParams::default()).map_err(|e| e.to_string())?;
    Ok(out.len())
}

/// Builds with trunk and without, and compares every byte.
pub fn same_site() -> Result {
    if Command::new("trunk").arg("--version").output().is_err() {
        return Err("trunk is not installed (`cargo install trunk --locked`); nothing was compared".to_owned());
    }
    let by_trunk = target().join("trunk-site");
    let _ = std::fs::remove_dir_all(&by_trunk);
    run(Command::new("trunk")
        .args(["build", "--release", "--offline", "true", "--dist"])
        .arg(&by_trunk)
        .env("RUSTFLAGS", flags()))?;
    site()?;
    let (ours, theirs) = (finish::files(&dist())?, finish::files(&by_trunk)?);
    let theirs: Vec<String> = theirs.into_iter().filter(|f| !f.starts_with('.')).collect();
    if ours != theirs {
        return Err(format!("the files differ:\n  here {ours:?}\n  trunk {theirs:?}"));
    }
    for file in &ours {
        let read = |folder: &std::path::Path| std::fs::read(folder.join(file)).map_err(|e| format!("{file}: {e}"));
        if read(&dist())? != read(&by_trunk)? {
            return Err(format!("{file} differs between the two builds"));
        }
    }
    println!("{} files, equal byte for byte", ours.len());
    Ok(())
}

/// What is needed to build.
const PARTS: [&str; 13] = [
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "build",
    "data",
    "src",
    "www",
    "benches",
    "tests",
    "fuzz",
    "xtask",
    "docs",
    ".cargo",
];

/// Builds the browser's modules twice, each from a copy of the sources at another place into a folder that was empty, and compares every byte.
pub fn reproducible() -> Result {
    let places = ["again-1", "elsewhere/again-2"].map(|place| target().join(place));
    // Both copies first: somebody may work on the sources meanwhile.
    for place in &places {
        let _ = std::fs::remove_dir_all(place);
        for part in PARTS {
            copy(&root().join(part), &place.join("sources").join(part))?;
        }
    }
    let built = places.map(|place| -> Result<Vec<Vec<u8>>> {
        let (sources, folder) = (place.join("sources"), place.join("built"));
        crate::build::modules_of(&sources, &folder)?;
        let read = |bin: &str| {
            let path = crate::build::module(&folder, bin);
            std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))
        };
        let modules = vec![read("app")?, read("worker")?];
        let _ = std::fs::remove_dir_all(&place);
        Ok(modules)
    });
    let [one, two] = built;
    let (one, two) = (one?, two?);
    let own = [target(), root()].map(|path| path.display().to_string());
    for (name, (one, two)) in ["app", "worker"].into_iter().zip(one.iter().zip(&two)) {
        if one != two {
            let at = one.iter().zip(two).position(|(a, b)| a != b).unwrap_or(one.len().min(two.len()));
            return Err(format!(
                "two clean builds differ: {name}.wasm of {} and {} bytes, first at byte {at}",
                one.len(),
                two.len()
            ));
        }
        if let Some(path) = own.iter().find(|path| one.windows(path.len()).any(|w| w == path.as_bytes())) {
            return Err(format!("{name}.wasm holds the path {path}"));
        }
        println!("{name}.wasm: {} bytes, SHA-256 {}", one.len(), finish::hex(&Sha256::digest(one)));
    }
    println!("two clean builds at different places gave the same modules, byte for byte");
    Ok(())
}

/// Copies a file or a folder; what tests installed stays where it is.
fn copy(from: &Path, to: &Path) -> Result {
    if from.is_dir() {
        std::fs::create_dir_all(to).map_err(|e| format!("{}: {e}", to.display()))?;
        for entry in std::fs::read_dir(from).map_err(|e| format!("{}: {e}", from.display()))? {
            let name = entry.map_err(|e| format!("{}: {e}", from.display()))?.file_name();
            if !matches!(name.to_str(), Some("node_modules" | "target")) {
                copy(&from.join(&name), &to.join(&name))?;
            }
        }
        return Ok(());
    }
    if let Some(parent) = to.parent() {
        std::fs::create_dir_all(parent).map_err(|e| format!("{}: {e}", parent.display()))?;
    }
    std::fs::copy(from, to).map(drop).map_err(|e| format!("{}: {e}", from.display()))
}

/// The fuzz targets of `fuzz/`.
const TARGETS: [&str; 9] = ["text", "genre", "legacy", "file", "dictionary", "record", "summary", "library", "table"];

/// Runs every fuzz target for `seconds`; what it finds is kept in `fuzz/artifacts`.
pub fn fuzz(seconds: &str) -> Result {
    for name in TARGETS {
        let time = format!("-max_total_time={seconds}");
        run(Command::new("cargo").args([
            "+nightly",
            "fuzz",
            "run",
            "-s",
            "none",
            name,
            "--",
            &time,
            "-max_len=4000",
            "-timeout=20",
        ]))?;
    }
    Ok(())
}

/// How many times as long a text of 10 MB may take as one of 1 MB.
const GROWTH: f64 = 11.0;

/// Pairs of runs, at least and at most.
const PAIRS: (usize, usize) = (3, 9);

/// Times the native command on article text: ten runs on 1 MB against one on 10 MB, one straight after the other; fails where the time grows faster than
/// the text. The middle one of the pairs counts; while it fails, pairs are added, because machines are noisy.
pub fn growth() -> Result {
    let command = target().join("release").join("diembao");
    let sample = std::fs::read_to_string("www/samples/hoi-nghi.txt").map_err(|e| format!("www/samples/hoi-nghi.txt: {e}"))?;
    let time = |megabytes: usize, runs: usize| -> Result<f64> {
        let file = target().join(format!("growth-{megabytes}.txt"));
        std::fs::write(&file, sample.repeat(megabytes * 1_000_000 / sample.len() + 1))
            .map_err(|e| format!("{}: {e}", file.display()))?;
        let started = (children_time(), std::time::Instant::now());
        for _ in 0..runs {
            let mut extract = Command::new(&command);
            extract.arg("extract").arg(&file).stdout(std::process::Stdio::null());
            if !extract.status().map_err(|e| format!("{}: {e}", command.display()))?.success() {
                return Err(format!("{} failed on {megabytes} MB", command.display()));
            }
        }
        let used = started.0.zip(children_time()).map(|(before, after)| after - before);
        Ok(used.unwrap_or(started.1.elapsed().as_secs_f64()))
    };
    let mut ratios: Vec<f64> = Vec::new();
    loop {
        let (one, ten) = (time(1, 10)? / 10.0, time(10, 1)?);
        ratios.push(ten / one);
        println!("1 MB {:.0} ms, 10 MB {:.0} ms: {:.1} times ({:.1} MB/s)", one * 1e3, ten * 1e3, ten / one, 1.0 / one);
        let mut sorted = ratios.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted[sorted.len() / 2];
        match ratios.len() {
            n if n >= PAIRS.0 && middle <= GROWTH => return Ok(()),
            n if n >= PAIRS.1 => {
                return Err(format!("10 MB take {middle:.1} times as long as 1 MB, over the {GROWTH} that are allowed"));
            }
            _ => {}
        }
    }
}

/// Seconds of processor time that the children of this process have used, where the system tells (Linux counts it in hundredths): other work on the machine
/// does not count.
fn children_time() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // After the name in brackets the fields are plain; these are the 16th and 17th of all.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(13);
    let mut hundredths = || fields.next()?.parse::<f64>().ok();
    Some((hundredths()? + hundredths()?) / 100.0)
}
