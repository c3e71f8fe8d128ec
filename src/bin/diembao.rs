//! The command line; everything is in `diembao::cli`.

use std::io::{BufWriter, stderr, stdin, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = BufWriter::new(stdout().lock());
    ExitCode::from(diembao::cli::run(std::env::args().skip(1), &mut stdin().lock(), &mut out, &mut stderr().lock()))
}
