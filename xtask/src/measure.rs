//! Sizes against the budget; the site built both ways.

use crate::build::{dist, run, site, target};
use crate::{Result, finish};
use std::io::Write;
use std::process::Command;

/// Bytes after brotli that a first visit may download: what it may weigh today, and the goal.
const BUDGET: [usize; 2] = [806_000, 480_000];

/// The same without the gazetteer, the tables of communes.
const BUDGET_WITHOUT_GAZETTEER: [usize; 2] = [736_000, 320_000];

/// Prints raw, gzip and brotli size of every file; fails where the sum is over the budget.
pub fn size() -> Result {
    let (mut sum, mut gazetteer) = ([0usize; 3], 0);
    println!("{:>9} {:>9} {:>9}  file", "raw", "gzip", "brotli");
    for file in finish::files(&dist())? {
        let bytes = std::fs::read(dist().join(&file)).map_err(|e| format!("{file}: {e}"))?;
        let sizes = [bytes.len(), gzip(&bytes)?, brotli(&bytes)?];
        println!("{:>9} {:>9} {:>9}  {file}", sizes[0], sizes[1], sizes[2]);
        // Nobody downloads these to use the page.
        if matches!(file.as_str(), "LICENSES-DATA.md" | "_headers") {
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
    run(Command::new("trunk").args(["build", "--release", "--offline", "true", "--dist"]).arg(&by_trunk))?;
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

/// Builds the browser's modules twice, each in a folder of its own that was empty, and compares every byte.
pub fn reproducible() -> Result {
    let built = ["again-1", "again-2"].map(|folder| -> Result<Vec<Vec<u8>>> {
        let folder = target().join(folder);
        let _ = std::fs::remove_dir_all(&folder);
        crate::build::modules(&folder)?;
        let read = |bin: &str| {
            let path = crate::build::module(&folder, bin);
            std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))
        };
        let modules = vec![read("app")?, read("worker")?];
        let _ = std::fs::remove_dir_all(&folder);
        Ok(modules)
    });
    let [one, two] = built;
    if one? != two? {
        return Err("two clean builds differ".to_owned());
    }
    println!("two clean builds gave the same modules, byte for byte");
    Ok(())
}

/// The fuzz targets of `fuzz/`.
const TARGETS: [&str; 5] = ["text", "genre", "legacy", "file", "dictionary"];

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

/// How many times as long a text of 10 MB may take as one of 1 MB, and the goal. Ten times the text no longer lies in the processor's caches, and machines are
/// noisy: quiet ones give 10.5 to 11.5.
const GROWTH: f64 = 13.0;
const GROWTH_GOAL: f64 = 11.0;

/// Times the native command on 1 MB and 10 MB of article text; fails where the time grows faster than the text. Machines are noisy: the shortest of
/// several runs counts, and a run that fails is tried again.
pub fn growth() -> Result {
    let command = target().join("release").join("diembao");
    let sample = std::fs::read_to_string("www/samples/hoi-nghi.txt").map_err(|e| format!("www/samples/hoi-nghi.txt: {e}"))?;
    let time = |megabytes: usize, runs: usize| -> Result<f64> {
        let file = target().join(format!("growth-{megabytes}.txt"));
        std::fs::write(&file, sample.repeat(megabytes * 1_000_000 / sample.len() + 1))
            .map_err(|e| format!("{}: {e}", file.display()))?;
        let mut best = f64::MAX;
        for _ in 0..runs {
            let started = std::time::Instant::now();
            let output =
                Command::new(&command).arg("extract").arg(&file).output().map_err(|e| format!("{}: {e}", command.display()))?;
            if !output.status.success() {
                return Err(format!("{} failed on {megabytes} MB", command.display()));
            }
            best = best.min(started.elapsed().as_secs_f64());
        }
        Ok(best)
    };
    let mut ratio = f64::MAX;
    for _ in 0..3 {
        let (one, ten) = (time(1, 7)?, time(10, 3)?);
        ratio = ratio.min(ten / one);
        println!(
            "1 MB {:.0} ms, 10 MB {:.0} ms: {:.1} times ({:.1} MB/s with the record written out)",
            one * 1e3,
            ten * 1e3,
            ten / one,
            1.0 / one
        );
        if ratio <= GROWTH_GOAL {
            return Ok(());
        }
    }
    if ratio <= GROWTH {
        println!("over the goal of {GROWTH_GOAL} times, within the {GROWTH} that are allowed");
        return Ok(());
    }
    Err(format!("10 MB take {ratio:.1} times as long as 1 MB, over the {GROWTH} that are allowed"))
}
