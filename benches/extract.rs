//! Time of `extract` for articles of 1 kB, 10 kB and 1 MB: `cargo bench`.

use diembao::{Options, extract};

fn main() {
    divan::main();
}

/// The sample article, cut or repeated to about `bytes` bytes.
fn text(bytes: usize) -> String {
    let sample = include_str!("../www/samples/hoi-nghi.txt");
    let mut text = sample.repeat(bytes / sample.len() + 1);
    let end = (0..=bytes).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    text.truncate(end);
    text
}

#[divan::bench(args = [1_000, 10_000, 1_000_000])]
fn article(bencher: divan::Bencher, bytes: usize) {
    let text = text(bytes);
    let options = Options::default();
    bencher.counter(divan::counter::BytesCount::new(bytes)).bench(|| extract(divan::black_box(&text), &options));
}
