//! Texts made to break the program: 100,000 small ones, and large ones of every shape that costs most. Run in release (`cargo xtask test` does).
#![allow(clippy::unwrap_used)]
#![cfg_attr(debug_assertions, allow(dead_code, unused_imports))]

use diembao::{Options, extract};
use proptest::prelude::*;
use std::process::Command;
use std::time::{Duration, Instant};

/// Words that rules look for, and what breaks programs; the fuzz target `genre` uses the same.
const PIECES: &str = include_str!("../fuzz/pieces.txt");

fn pieces() -> Vec<String> {
    PIECES.lines().map(|p| p.replace("\\n", "\n").replace("\\u200b", "\u{200B}").replace("\\u202e", "\u{202E}")).collect()
}

fn whole(text: &str) -> Result<(), TestCaseError> {
    let record = extract(text, &Options::default());
    for m in &record.mentions {
        prop_assert_eq!(text.get(m.start as usize..m.end as usize), Some(m.text.as_str()));
    }
    for s in &record.statements {
        prop_assert!(text.get(s.start as usize..s.end as usize).is_some_and(|w| !w.is_empty()));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() })]

    #[test]
    #[cfg_attr(debug_assertions, ignore = "run in release")]
    fn any_text_of_the_genres_words_gives_a_whole_record(text in prop::collection::vec(prop::sample::select(pieces()), 0..30).prop_map(|v| v.concat())) {
        whole(&text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    #[cfg_attr(debug_assertions, ignore = "run in release")]
    fn any_text_at_all_gives_a_whole_record(text in any::<String>()) {
        whole(&text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, max_shrink_iters: 50, ..ProptestConfig::default() })]

    /// What is joined, listed or looked up again for each of its own repetitions shows here: 60 kB take some 20 ms.
    #[test]
    #[cfg_attr(debug_assertions, ignore = "run in release")]
    fn no_words_repeated_take_long(text in prop::collection::vec(prop::sample::select(pieces()), 1..6).prop_map(|v| v.concat())) {
        let started = Instant::now();
        extract(&text.repeat(60_000 / text.len().max(1)), &Options::default());
        prop_assert!(started.elapsed() < Duration::from_secs(2), "{:?}", text);
    }
}

/// Shapes of text that cost most, each of about so many bytes.
fn shapes(bytes: usize) -> Vec<(&'static str, String)> {
    let sample = include_str!("../www/samples/hoi-nghi.txt");
    let fill = |piece: &str| piece.repeat(bytes / piece.len() + 1);
    // Each piece another one: what is joined by comparing shows here.
    let differing = |piece: &dyn Fn(usize) -> String| {
        let (mut text, mut count) = (String::with_capacity(bytes + 100), 0);
        while text.len() < bytes {
            text.push_str(&piece(count));
            count += 1;
        }
        text
    };
    let syllables: Vec<&str> =
        "An Ái Bảo Bình Châu Cường Dương Đạt Đông Giang Hà Hải Hòa Hưng Khánh Lâm Lộc Mai Minh Nam Nghĩa Ngọc Phong Phú \
                                Quang Quý Sơn Tài Tân Thái Thọ Thủy Tiến Trung Tú Uyên Vinh Vũ Xuân Yên"
            .split_whitespace()
            .collect();
    let name = |i: usize| [i, i / 40, i / 1600].map(|n| syllables[n % 40]).join(" ");
    vec![
        ("documents that differ", differing(&|i| format!("Nghị quyết số {i}-NQ/TW ngày 3/4/2018; "))),
        ("symbols that differ", differing(&|i| format!("Quyết định số 1-QĐ/{}; ", name(i).replace(' ', "").to_uppercase()))),
        ("titles that differ", differing(&|i| format!("Nghị quyết “Về {}”; ", name(i)))),
        ("issuers that differ", differing(&|i| format!("Nghị quyết số {i} của Đảng ủy xã {}; ", name(i)))),
        ("bodies that differ", differing(&|i| format!("Đảng ủy xã {}, UBND xã {}; ", name(i), name(i + 7)))),
        ("people that differ", differing(&|i| format!("đồng chí Trần {}, Bí thư Huyện ủy {}; ", name(i), name(i / 3)))),
        ("places that differ", differing(&|i| format!("tại xã {}; ", name(i)))),
        ("articles", fill(sample)),
        ("one line", fill(&sample.replace('\n', " "))),
        ("mentions", fill("đồng chí Trần Văn Lương, Bí thư Huyện ủy; ")),
        ("documents", fill("Nghị quyết 26, 27, 28; ")),
        ("numbers", fill("1 2 3 ")),
        ("digits", fill("1")),
        ("combining marks", fill("\u{301}")),
        ("quotes and brackets", fill("“(")),
        ("closing marks", fill(")”")),
        ("blank lines", fill("\n")),
        ("initials", fill("A.")),
        ("capitals", fill("Trần ")),
        ("controls", fill("a\u{2028}b\0c\u{202E}")),
        ("letters", fill("a")),
        ("list items", fill("- Tăng cường.\n")),
        ("older than Unicode", fill("§¶ng bé tØnh, ")),
        ("short lines that are older", fill("bé.\n")),
        ("words of address", fill("ông ")),
        ("names", fill("ông Lê An, ")),
        ("officials", fill("1. Đồng chí Trần Văn Lương, Bí thư Huyện ủy;\n")),
        ("figures", fill("12%, ")),
        ("dates", fill("3/4/2018, ")),
        ("years", fill("năm 2018, ")),
        ("provinces", fill("Huế, ")),
        ("committees", fill("UBND, ")),
        ("sentences", fill("Ông Ba. ")),
        ("offices", fill("chủ tịch UBND ")),
        ("bodies of a town", fill("UBND TP Huế, ")),
        ("sentences of a name", fill("Ông An nói. ")),
        ("names after a short form", fill("đ/c Lê An; ")),
        ("figures of two things", fill("12 xã, phường ")),
    ]
}

/// Time and highest memory (KB) of the command for a text in a file.
fn run(file: &std::path::Path) -> (Duration, u64) {
    let started = Instant::now();
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_diembao")).arg("extract").arg(file).stdout(std::process::Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let exit = loop {
        let line = std::fs::read_to_string(&status).unwrap_or_default();
        let high = line.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().split(' ').next()?.parse().ok());
        peak = peak.max(high.unwrap_or(0));
        if let Some(exit) = child.try_wait().unwrap() {
            break exit;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    assert!(exit.success(), "{}: {exit}", file.display());
    (started.elapsed(), peak)
}

/// How many times as long a text of four times the size may take; 4 is linear, the rest is for the noise of machines.
const GROWTH: f64 = 7.0;

/// Bytes of memory that one byte of text may take, beside the tables (`BASE`).
const MEMORY: u64 = 40;
const BASE: u64 = 40_000_000;

#[test]
#[cfg_attr(debug_assertions, ignore = "run in release")]
fn large_texts_take_what_their_length_explains() {
    let folder = std::env::temp_dir().join(format!("diembao-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut wrong = Vec::new();
    for ((name, small), (_, large)) in shapes(1_000_000).into_iter().zip(shapes(4_000_000)) {
        let write = |text: &str, size: &str| {
            let path = folder.join(format!("{size}.txt"));
            std::fs::write(&path, text).unwrap();
            path
        };
        let (small, large) = (write(&small, "small"), write(&large, "large"));
        // The shortest of several runs counts; a pair that fails is tried again.
        let mut best = (f64::MAX, 0);
        for _ in 0..4 {
            let (one, _) = (0..2).map(|_| run(&small)).min().unwrap();
            let (four, peak) = run(&large);
            best = (best.0.min(four.as_secs_f64() / one.as_secs_f64().max(0.02)), peak);
            if best.0 <= GROWTH {
                break;
            }
        }
        let bytes = std::fs::metadata(&large).unwrap().len();
        let times = (best.1 * 1024).saturating_sub(BASE) / bytes;
        println!("{name:<20} 4 MB against 1 MB: {:>4.1} times the time, {times:>3} bytes of memory a byte", best.0);
        if best.0 > GROWTH || times > MEMORY {
            wrong.push(name);
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
#[cfg_attr(debug_assertions, ignore = "run in release")]
fn fifty_megabytes_give_a_record() {
    let sample = include_str!("../www/samples/hoi-nghi.txt");
    let path = std::env::temp_dir().join(format!("diembao-fifty-{}.txt", std::process::id()));
    std::fs::write(&path, sample.repeat(50_000_000 / sample.len() + 1)).unwrap();
    let (time, peak) = run(&path);
    std::fs::remove_file(&path).unwrap();
    println!("50 MB: {:.1} s, {} MB of memory", time.as_secs_f64(), peak / 1024);
    assert!(peak * 1024 < 50_000_000 * MEMORY + BASE);
}
