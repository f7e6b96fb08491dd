//! Runs the program on every folder of `tests/cases` and compares what it prints.
//!
//! A case holds `cmd` (one command a line, run in a copy of `input/`), and the expected `stdout`, `stderr` and `exit`.
//! `stdin` is fed to every command; where there is a `files`, it lists what lies in the folder afterwards. Besides
//! `docwright` a line may be `cat FILE`, `same FILE FILE`, `append FILE TEXT`, `replace FILE OLD NEW`,
//! `remove FILE`, `mkfifo FILE` or a `git` command that prints nothing.
//! `UPDATE_EXPECT=1 cargo test` writes the expected files.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use expect_test::expect_file;

/// What the commands of a case left behind.
#[derive(Default)]
struct Outcome {
    stdout: String,
    stderr: String,
    exit: String,
}

#[test]
fn cases() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases = folders(&root);
    cases.sort();
    assert!(!cases.is_empty(), "no case lies in {}", root.display());
    for case in cases {
        println!("case {}", case.display());
        let sandbox = tempfile::tempdir().unwrap();
        if case.join("input").is_dir() {
            copy(&case.join("input"), sandbox.path());
        }
        let mut outcome = Outcome::default();
        for line in fs::read_to_string(case.join("cmd")).unwrap().lines() {
            run_line(line, sandbox.path(), &case, &mut outcome);
        }
        expect_file![case.join("stdout")].assert_eq(&outcome.stdout);
        expect_file![case.join("stderr")].assert_eq(&steady(&outcome.stderr));
        expect_file![case.join("exit")].assert_eq(&outcome.exit);
        if case.join("files").exists() {
            expect_file![case.join("files")].assert_eq(&listing(sandbox.path()));
        }
    }
}

fn run_line(line: &str, sandbox: &Path, case: &Path, outcome: &mut Outcome) {
    let words = words(line);
    let [command, arguments @ ..] = words.as_slice() else {
        return;
    };
    let file = arguments
        .first()
        .map(|name| sandbox.join(name))
        .unwrap_or_default();
    match command.as_str() {
        "docwright" => run(arguments, sandbox, case, outcome),
        "cat" => outcome.stdout.push_str(&fs::read_to_string(file).unwrap()),
        "same" => {
            let other = sandbox.join(arguments.get(1).unwrap());
            assert_eq!(contents(&file), contents(&other), "{line}");
        }
        "remove" => fs::remove_file(file).unwrap(),
        "append" => {
            let mut file = fs::OpenOptions::new()
                .append(true)
                .create(true)
                .open(file)
                .unwrap();
            writeln!(file, "{}", arguments.get(1..).unwrap().join(" ")).unwrap();
        }
        "replace" => {
            let text = fs::read_to_string(&file).unwrap();
            let (old, new) = (arguments.get(1).unwrap(), arguments.get(2).unwrap());
            assert!(text.contains(old.as_str()), "{line}");
            fs::write(&file, text.replacen(old.as_str(), new, 1)).unwrap();
        }
        "git" => git(arguments, sandbox),
        "mkfifo" => assert!(Command::new("mkfifo").arg(file).status().unwrap().success()),
        other => panic!("{}: unknown command {other}", case.display()),
    }
}

fn run(arguments: &[String], sandbox: &Path, case: &Path, outcome: &mut Outcome) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_docwright"))
        .args(arguments)
        .current_dir(sandbox)
        .env_remove("NO_COLOR")
        .env_remove("GITHUB_REPOSITORY")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let stdin = fs::read(case.join("stdin")).unwrap_or_default();
    // A command that does not read its input may have closed it.
    let _ = child.stdin.take().unwrap().write_all(&stdin);
    let output = child.wait_with_output().unwrap();
    outcome
        .stdout
        .push_str(&String::from_utf8(output.stdout).unwrap());
    outcome
        .stderr
        .push_str(&String::from_utf8(output.stderr).unwrap());
    writeln!(outcome.exit, "{}", output.status.code().unwrap()).unwrap();
}

/// Runs `git` as if on a machine nobody has set up.
fn git(arguments: &[String], sandbox: &Path) {
    let mut command = Command::new("git");
    for name in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{name}_NAME"), "Test");
        command.env(format!("GIT_{name}_EMAIL"), "test@example.com");
    }
    let command = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .args(arguments)
        .current_dir(sandbox);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

/// The words of a line; `'…'` holds words together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in line.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// What stays the same from run to run: without the seconds at the end of the summary, and without the number of
/// files written, which follows from what the crates look like.
fn steady(stderr: &str) -> String {
    let mut text = String::new();
    for line in stderr.lines() {
        let seconds = line
            .rsplit_once("; ")
            .and_then(|(rest, last)| Some((rest, last.strip_suffix(" s")?)))
            .filter(|(_, time)| time.parse::<f64>().is_ok());
        match seconds {
            Some((rest, _)) => writeln!(text, "{rest}; [TIME]").unwrap(),
            None if line.contains(" written, ") => {
                writeln!(text, "{}", without_counts(line)).unwrap();
            }
            None => writeln!(text, "{line}").unwrap(),
        }
    }
    text
}

/// Every number but 0 as `N`.
fn without_counts(line: &str) -> String {
    let word = |word: &str| match word.parse::<usize>() {
        Ok(1..) => "N".to_owned(),
        _ => word.to_owned(),
    };
    line.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn folders(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).collect()
}

/// Copies a folder with its symbolic links as they are.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            copy(&entry.path(), &target);
        } else if kind.is_symlink() {
            #[cfg(unix)]
            std::os::unix::fs::symlink(fs::read_link(entry.path()).unwrap(), target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A file's bytes, or those of every file below a folder with its path.
fn contents(path: &Path) -> Vec<(String, Vec<u8>)> {
    if path.is_file() {
        return vec![(String::new(), fs::read(path).unwrap())];
    }
    let files = listing(path);
    let read = |file: &str| (file.to_owned(), fs::read(path.join(file)).unwrap());
    files.lines().map(read).collect()
}

/// Every file below a folder, one a line.
fn listing(root: &Path) -> String {
    let mut files = Vec::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                let path = entry.path();
                files.push(
                    path.strip_prefix(root)
                        .unwrap()
                        .to_string_lossy()
                        .replace('\\', "/"),
                );
            }
        }
    }
    files.sort();
    files
        .iter()
        .fold(String::new(), |text, file| text + file + "\n")
}
