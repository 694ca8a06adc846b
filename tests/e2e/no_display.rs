use crate::process::Process;
use std::io::Read;
use std::process::{Command, Stdio};

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn without_a_display_one_line_names_the_way_that_works() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimline"));
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = Process::new(command.spawn().expect("the program starts"));

    let status = program.wait_for_end();
    assert_eq!(status.code(), Some(1));
    let (mut out, mut err) = (String::new(), String::new());
    let pipes = "standard output and error are piped and hold UTF-8";
    program.child().stdout.take().expect(pipes).read_to_string(&mut out).expect(pipes);
    program.child().stderr.take().expect(pipes).read_to_string(&mut err).expect(pipes);
    assert_eq!(out, "");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(err.contains("`claimline extract "), "{err}");
}
