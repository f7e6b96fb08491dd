//! A panic anywhere ends in a request for a bug report and exit code 2.

use std::process::Command;

/// Run by the test below in a process of its own, since it ends that process.
#[test]
#[ignore = "ends the process it runs in; the test below runs it"]
fn panics() {
    docwright_cli::report_bugs();
    let page = "a page \u{1b}[31m";
    std::thread::spawn(move || panic!("cannot read {page}"))
        .join()
        .ok();
}

#[test]
fn f68_a_panic_asks_for_a_report() {
    let program = std::env::current_exe().unwrap();
    let output = Command::new(program)
        .args(["--ignored", "--exact", "panics", "--nocapture"])
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(
        stderr.contains("docwright has a bug: cannot read a page \\u{1b}[31m"),
        "{stderr}"
    );
    assert!(stderr.contains("/issues"), "{stderr}");
}
