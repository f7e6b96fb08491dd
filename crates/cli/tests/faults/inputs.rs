//! Inputs that are no pages, and configurations that say no sense.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::program::{CONFIG, Place, system};

#[test]
fn f23_empty_pages_are_a_note_and_nothing_else_is_lost() {
    let place = Place::new();
    let empty = ["", "\u{feff}", " \n\t\n"];
    for (index, text) in empty.iter().enumerate() {
        place.put(&format!("docs/empty-{index}.md"), text);
    }
    let ended = place.run(&["spec", "docs"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(ended.stdout.contains("/pets/{pet}:"), "{}", ended.stdout);
    assert_eq!(
        ended.stderr.matches("note[empty-file]").count(),
        empty.len()
    );
    fs::remove_file(place.path("docs/pets.md")).unwrap();
    let ended = place.run(&["spec", "docs"]);
    assert_eq!(ended.code, Some(2), "{}", ended.stderr);
    assert!(ended.stdout.is_empty());
}

#[test]
fn f24_bytes_that_are_no_utf8_are_named_and_the_rest_is_read() {
    let place = Place::new();
    place.put("docs/latin.md", b"# Caf\xe9\n");
    place.put("docs/wide.md", b"\xff\xfe#\0 \0A\0");
    place.put("docs/null.md", b"# A\0B\n");
    let ended = place.run(&["spec", "docs"]);
    assert_eq!(ended.code, Some(1), "{}", ended.stderr);
    assert!(ended.stdout.contains("/pets/{pet}:"));
    for said in [
        "error[not-utf8]: not valid UTF-8: byte 0xe9 on line 1, 5 bytes into the file",
        "error[utf-16]",
    ] {
        assert!(ended.stderr.contains(said), "{}", ended.stderr);
    }
    assert!(!ended.stderr.contains('\0') && !ended.stdout.contains('\0'));
}

#[test]
fn f58_a_configuration_that_cannot_be_used_is_pointed_at() {
    let cases = [
        (CONFIG.replace("docs =", "dosc ="), "did you mean `docs`?"),
        (CONFIG.replace("[\"docs\"]", "7"), "docwright.toml:4"),
        (
            CONFIG.replace("[\"docs\"]", "[\"nowhere\"]"),
            "error[missing-input]",
        ),
        (
            CONFIG.replace("[\"docs\"]", "[\"docs/*.rst\"]"),
            "error[no-match]",
        ),
        (
            CONFIG.replace("generated", "../out"),
            "error[invalid-config]",
        ),
        ("[api".to_owned(), "docwright.toml:1"),
        (String::new(), "no API is configured"),
    ];
    for (config, said) in cases {
        let place = Place::new();
        place.put("docwright.toml", &config);
        let ended = place.run(&["generate"]);
        assert_eq!(ended.code, Some(2), "{config}\n{}", ended.stderr);
        assert!(ended.stderr.contains(said), "{config}\n{}", ended.stderr);
        assert!(!place.path("generated").exists());
    }
}

#[test]
fn f59_what_is_no_file_is_skipped_and_never_waited_for() {
    let place = Place::new();
    assert!(system(
        "mkfifo",
        &[place.path("docs/pipe.md").to_str().unwrap()]
    ));
    symlink("/dev/zero", place.path("docs/zero.md")).unwrap();
    symlink("nowhere.md", place.path("docs/dangling.md")).unwrap();
    symlink(".", place.path("docs/loop")).unwrap();
    let mut child = place
        .command(&["spec", "docs", "-o", "spec.yaml"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if started.elapsed() > Duration::from_secs(20) {
            child.kill().unwrap();
            panic!("it still waits");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    for said in [
        "docs/pipe.md",
        "docs/zero.md",
        "docs/dangling.md",
        "docs/loop",
    ] {
        assert!(stderr.contains(said), "{said}: {stderr}");
    }
    assert!(place.read("spec.yaml").contains("/pets/{pet}:"));
    let ended = place.run(&["spec", "/dev/zero"]);
    assert_eq!(ended.code, Some(2), "{}", ended.stderr);
}

#[test]
fn f60_a_closed_pipe_ends_the_run_quietly() {
    let place = Place::new();
    for arguments in [
        &["spec", "docs"][..],
        &["dump", "docs", "--stage", "blocks"],
        &["--help"],
    ] {
        let mut child = place
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code().is_some(), "{arguments:?}");
        assert!(
            !stderr.contains("has a bug") && !stderr.contains("panicked"),
            "{stderr}"
        );
        assert!(!stderr.to_lowercase().contains("broken pipe"), "{stderr}");
    }
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", "xterm")] {
        place.put("docs/wrong.md", "\u{1b}[31m`GET /x` ");
        let output = place
            .command(&["spec", "docs"])
            .env(name, value)
            .output()
            .unwrap();
        assert!(!output.stderr.contains(&0x1b), "{name}={value}");
    }
}
