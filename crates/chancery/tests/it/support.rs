//! Running the program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The built-in examples as files.
pub(crate) fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("demo")
}

/// The program in a folder, without colour, 100 columns wide.
pub(crate) fn chancery(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command
        .current_dir(folder)
        .env("COLUMNS", "100")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null());
    command
}

/// Runs the program with arguments to its end.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    chancery(folder)
        .args(arguments)
        .output()
        .expect("the program starts")
}

/// What was written to standard output.
pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// What was written to standard error.
pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// Fails when the exit code is another one or the program panicked.
#[track_caller]
pub(crate) fn expect_code(output: &Output, code: i32) {
    let messages = err(output);
    assert!(!messages.contains("panicked"), "{messages}");
    assert_eq!(output.status.code(), Some(code), "{messages}");
}
