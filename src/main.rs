use claimline::{app, cli};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::parse() {
        cli::Request::Window(paths) => app::run(paths),
        cli::Request::Extract(options) => cli::extract(&options),
    }
}
