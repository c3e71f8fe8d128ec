//! What Lighthouse says of the release site, served as a host serves it. Not a part of all tests: Lighthouse brings 150 packages, and its times are those of the machine.

use crate::build::{dist, root, target};
use crate::{Result, serve, test};
use serde_json::Value;
use std::process::Command;

/// The last version that runs on Node.js 20.
const PACKAGE: &str = "lighthouse@12.8.2";

/// Categories, and the points of 100 that each must have.
const WANTED: [(&str, f64); 4] = [("performance", 100.0), ("accessibility", 100.0), ("best-practices", 100.0), ("seo", 100.0)];

/// Times differ from run to run: the best of so many counts.
const RUNS: usize = 3;

/// Runs it for a phone and for a desk; says which audits cost points, and fails where points are missing.
pub fn run() -> Result {
    test::ensure_browser()?;
    let port = serve::aside(&dist())?;
    let mut wrong = Vec::new();
    for preset in ["mobile", "desktop"] {
        let mut best: Option<(f64, Value)> = None;
        for _ in 0..RUNS {
            let report = report(preset, port)?;
            let points = WANTED.iter().map(|(name, _)| points(&report, name)).sum();
            if best.as_ref().is_none_or(|(most, _)| points > *most) {
                best = Some((points, report));
            }
            if points >= WANTED.iter().map(|(_, wanted)| wanted).sum() {
                break;
            }
        }
        let (_, report) = best.ok_or("Lighthouse did not run")?;
        let shown: Vec<String> = WANTED.iter().map(|(name, _)| format!("{name} {:.0}", points(&report, name))).collect();
        println!("{preset}: {}", shown.join(", "));
        for (name, wanted) in WANTED {
            if points(&report, name) < wanted {
                wrong.push(format!("{preset}: {name} {:.0} of {wanted:.0} ({})", points(&report, name), losses(&report, name)));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("Lighthouse:\n  {}", wrong.join("\n  "))) }
}

fn report(preset: &str, port: u16) -> Result<Value> {
    let file = target().join(format!("lighthouse-{preset}.json"));
    let mut command = Command::new("npm");
    command
        .args(["exec", "--yes", PACKAGE, "--", &format!("http://127.0.0.1:{port}/"), "--quiet", "--output=json"])
        .arg(format!("--output-path={}", file.display()))
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking --disable-component-update --disable-sync")
        .args((preset == "desktop").then_some("--preset=desktop"))
        .env("CHROME_PATH", test::browser())
        .env("PUPPETEER_SKIP_DOWNLOAD", "1")
        .current_dir(root());
    let status = command.status().map_err(|e| format!("npm exec {PACKAGE}: {e}"))?;
    if !status.success() {
        return Err(format!("{PACKAGE}: {status}"));
    }
    let json = std::fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    serde_json::from_slice(&json).map_err(|e| format!("{}: {e}", file.display()))
}

fn points(report: &Value, category: &str) -> f64 {
    (report["categories"][category]["score"].as_f64().unwrap_or(0.0) * 100.0).round()
}

/// The audits that cost a category its points.
fn losses(report: &Value, category: &str) -> String {
    let audits = report["categories"][category]["auditRefs"].as_array();
    let lost = audits.into_iter().flatten().filter_map(|audit| {
        let result = &report["audits"][audit["id"].as_str()?];
        let costs = audit["weight"].as_f64()? > 0.0 && result["score"].as_f64()? < 1.0;
        costs.then(|| {
            format!("{} {}", result["title"].as_str().unwrap_or_default(), result["displayValue"].as_str().unwrap_or_default())
        })
    });
    lost.collect::<Vec<_>>().join("; ")
}
