//! How the program behaves among others: colour, pipes, quiet, completions, manual pages, help.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A page with one finding.
const PAGE: &str = "tests/cases/lint/input/docs/lamps.md";

/// The program, in this crate's folder, with none of the user's wishes for colour.
fn docwright(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_docwright"));
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("TERM", "xterm");
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

fn output(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = docwright(arguments);
    command.envs(variables.iter().copied()).output().unwrap()
}

fn stdout(arguments: &[&str]) -> String {
    let output = output(arguments, &[]);
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn colour_is_as_the_user_wants_it() {
    let is_coloured = |flags: &[&str], variables: &[(&str, &str)]| {
        let arguments = [&["lint", PAGE], flags].concat();
        output(&arguments, variables).stdout.contains(&0x1b)
    };
    // Nobody watches, so it takes a wish.
    assert!(!is_coloured(&[], &[]));
    assert!(!is_coloured(&[], &[("CLICOLOR", "1")]));
    assert!(is_coloured(&["--color", "always"], &[]));
    assert!(is_coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(&[], &[("CLICOLOR_FORCE", "0")]));
    assert!(!is_coloured(
        &[],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(is_coloured(
        &[],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]
    ));
    // The command line is the last word.
    assert!(!is_coloured(&["--color=never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(is_coloured(&["--color=always"], &[("NO_COLOR", "1")]));
}

#[test]
fn colour_of_the_help_and_of_usage_errors_too() {
    let is_coloured = |arguments: &[&str]| {
        let output = output(arguments, &[]);
        output.stdout.contains(&0x1b) || output.stderr.contains(&0x1b)
    };
    assert!(is_coloured(&["--color", "always", "--help"]));
    assert!(!is_coloured(&["--color", "never", "--help"]));
    assert!(is_coloured(&["generat", "--color=always"]));
    assert!(!is_coloured(&["generat", "--color=never"]));
}

#[test]
fn whoever_closes_a_pipe_hears_nothing_of_it() {
    for arguments in [
        &["spec", "../../input-docs/coder"][..],
        &["lint", PAGE, "--fail-on", "error"],
        &["--help"],
        &["completions", "zsh"],
    ] {
        let mut child = docwright(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert_eq!(
            child.wait().unwrap().code(),
            Some(0),
            "{arguments:?}: {said}"
        );
        let lower = said.to_lowercase();
        assert!(
            !lower.contains("pipe") && !lower.contains("panic"),
            "{said}"
        );
    }
}

#[test]
fn errors_only_where_quiet_is_wanted() {
    let page = "tests/cases/same-operation-twice/input/pets.md";
    let loud = output(&["spec", page], &[]);
    let quiet = output(&["spec", page, "--quiet"], &[]);
    assert_eq!(loud.stdout, quiet.stdout);
    let said = String::from_utf8(quiet.stderr).unwrap();
    assert!(said.contains("error[duplicate-operation]"), "{said}");
    assert!(
        !said.contains("1 page") && !said.contains("warning["),
        "{said}"
    );
    let silent = output(&["spec", "tests/cases/readme/input/pets.md", "-q"], &[]);
    assert!(silent.stderr.is_empty());
}

#[test]
fn every_line_for_a_program_is_one_it_can_read() {
    let page = "tests/cases/same-operation-twice/input/pets.md";
    let output = output(&["spec", page, "--message-format", "json"], &[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.lines().count() > 0);
    for line in said.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(
            value["code"].is_string() && value["line"].is_u64(),
            "{line}"
        );
    }
}

#[test]
fn no_progress_where_nobody_watches() {
    let output = output(&["lint", "../../input-docs"], &[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!said.contains('\r') && !said.contains("reading"), "{said}");
}

#[test]
fn completions_know_every_command() {
    let commands = [
        "spec", "rust", "generate", "lint", "diff", "explain", "dump",
    ];
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = stdout(&["completions", shell]);
        for command in commands {
            assert!(script.contains(command), "{shell}: {command}");
        }
        assert!(script.contains("message-format"), "{shell}");
    }
}

#[test]
fn the_completions_for_bash_complete() {
    let script = format!(
        "{}\nCOMP_WORDS=(docwright ge); COMP_CWORD=1; _docwright docwright ge docwright; echo \"${{COMPREPLY[@]}}\"",
        stdout(&["completions", "bash"])
    );
    let Ok(output) = Command::new("bash")
        .args(["--norc", "-c", &script])
        .output()
    else {
        println!("SKIPPED: there is no bash");
        return;
    };
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "generate");
}

#[test]
fn there_is_a_manual_page_for_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    stdout(&["man", path, "--quiet"]);
    let pages: BTreeSet<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(pages.contains("docwright.1"), "{pages:?}");
    for command in ["generate", "lint", "diff"] {
        let page = folder.path().join(format!("docwright-{command}.1"));
        let text = fs::read_to_string(page).unwrap();
        assert!(text.contains(".TH") && text.contains("Examples:"), "{text}");
    }
    let text = fs::read_to_string(folder.path().join("docwright.1")).unwrap();
    assert!(text.contains("docwright\\-lint(1)"), "{text}");
}

#[test]
fn every_command_shows_how_it_is_used() {
    let top = stdout(&["--help"]);
    let commands = top.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands = commands
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty() && !["help", "completions", "man"].contains(name));
    let commands: Vec<&str> = commands.collect();
    assert!(commands.len() >= 7, "{commands:?}");
    for command in commands {
        let help = stdout(&[command, "--help"]);
        assert!(help.contains("Examples:\n  docwright "), "{command}");
    }
}

#[test]
fn the_examples_of_the_help_are_understood() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/arguments/examples.rs");
    let text = fs::read_to_string(source).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut seen = 0;
    for line in text
        .lines()
        .filter_map(|line| line.strip_prefix("  docwright "))
    {
        let command = line.split("  ").next().unwrap().trim_end_matches("\";");
        let words = command
            .split_whitespace()
            .map(|word| word.trim_matches('\''));
        let output = docwright(&words.collect::<Vec<_>>())
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        // The folder is empty, so nothing can be done; but what was asked for is clear.
        assert_eq!(output.status.code(), Some(2), "{command}: {said}");
        assert!(
            !said.contains("Usage:") && !said.contains("--help"),
            "{command}: {said}"
        );
        seen += 1;
    }
    assert!(seen > 15, "{seen}");
}
