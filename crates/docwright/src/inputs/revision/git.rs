//! What is asked of `git`.
//!
//! In: names of revisions, paths and objects. Out: trees, files and bytes, or why there are none. No shell runs, nothing
//! is checked out, and a repository that leaves objects with a server is not made to fetch them.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use docwright_model::Code;

use crate::codes;
use crate::inputs::reason;

/// Why nothing could be read.
pub(super) struct Failure {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// A file of a revision.
pub(super) struct Entry {
    pub(super) mode: String,
    hash: String,
    pub(super) path: String,
}

/// The name of a revision's tree, which holds nothing that `git` could take for an option.
pub(super) fn resolve(name: &str, base: &Path) -> Result<String, Failure> {
    let unknown = || Failure {
        code: codes::UNKNOWN_REVISION,
        message: format!("`{name}` is no revision of this repository"),
        help: "fetch it first; a shallow clone lacks most of them",
    };
    if name.is_empty() {
        return Err(Failure {
            code: codes::UNKNOWN_REVISION,
            message: "no revision is named".to_owned(),
            help: "name one before the path: `git:HEAD:docs`",
        });
    }
    if name.starts_with('-') || name.contains(char::is_control) {
        return Err(unknown());
    }
    let tree = format!("{name}^{{tree}}");
    let output = run(git(base).args([
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &tree,
    ]))?;
    let hash = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if output.status.success() && !hash.is_empty() {
        return Ok(hash);
    }
    // A revision that is not there says nothing; other failures do.
    let said = String::from_utf8_lossy(&output.stderr);
    match said.lines().next() {
        Some(line) if line.contains("not a git repository") => Err(Failure {
            code: codes::GIT_FAILED,
            message: "this folder lies in no Git repository".to_owned(),
            help: "run this in a folder of the repository",
        }),
        Some(line) if line.contains("repository") => Err(failed(line)),
        _ => Err(unknown()),
    }
}

/// Every file below a path of a tree.
pub(super) fn list(tree: &str, path: &str, base: &Path) -> Result<Vec<Entry>, Failure> {
    let mut command = git(base);
    command.args(["ls-tree", "-r", "-z", "--full-tree", tree, "--"]);
    if !path.is_empty() {
        command.arg(path);
    }
    let output = run(&mut command)?;
    if !output.status.success() {
        return Err(failed(&String::from_utf8_lossy(&output.stderr)));
    }
    let listing = String::from_utf8_lossy(&output.stdout).into_owned();
    let entries = listing.split('\0').filter_map(|line| {
        let (about, path) = line.split_once('\t')?;
        let mut words = about.split(' ');
        let (mode, hash) = (words.next()?, words.nth(1)?);
        Some(Entry {
            mode: mode.to_owned(),
            hash: hash.to_owned(),
            path: path.to_owned(),
        })
    });
    Ok(entries.collect())
}

/// The bytes of files, in order.
pub(super) fn contents(files: &[&Entry], base: &Path) -> Result<Vec<Vec<u8>>, Failure> {
    let hashes: Vec<&str> = files.iter().map(|file| file.hash.as_str()).collect();
    let asked = hashes.join("\n") + "\n";
    let mut child = git(base)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        // Nobody reads it, so that much of it would keep `git` waiting.
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| unusable(&error))?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    // Who asks for everything before reading anything waits for ever once both pipes are full.
    let asking = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(asked.as_bytes())));
    let answers = stdout.map_or(Ok(Vec::new()), |stdout| {
        let mut stdout = BufReader::new(stdout);
        let answers = files.iter().map(|_| answer(&mut stdout));
        answers.collect::<io::Result<Vec<_>>>()
    });
    let _ = asking.join();
    // What came of it shows in the answers.
    let _ = child.wait();
    answers.map_err(|error| failed(&reason(&error)))
}

/// One answer: `HASH blob SIZE`, the bytes, a line end.
fn answer(stdout: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = String::new();
    stdout.read_line(&mut head)?;
    let size = head.trim_end().rsplit(' ').next();
    let size = size.and_then(|size| size.parse::<u64>().ok());
    let missing = || io::Error::other("an object of this revision is not in the repository");
    let size = size.ok_or_else(missing)?;
    let mut bytes = Vec::new();
    stdout.take(size).read_to_end(&mut bytes)?;
    let mut end = [0];
    stdout.read_exact(&mut end)?;
    Ok(bytes)
}

/// `git` in a folder, asking nobody anything.
fn git(base: &Path) -> Command {
    let mut command = Command::new("git");
    if !base.as_os_str().is_empty() {
        command.current_dir(base);
    }
    command
        .env("LC_ALL", "C")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_LITERAL_PATHSPECS", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(command: &mut Command) -> Result<std::process::Output, Failure> {
    command.output().map_err(|error| unusable(&error))
}

fn unusable(error: &io::Error) -> Failure {
    Failure {
        code: codes::GIT_FAILED,
        message: format!("cannot run `git`: {}", reason(error)),
        help: "install Git, or name a folder or file",
    }
}

fn failed(said: &str) -> Failure {
    let line = said.lines().next().unwrap_or_default();
    let line = line.strip_prefix("fatal: ").unwrap_or(line);
    Failure {
        code: codes::GIT_FAILED,
        message: format!("`git` failed: {line}"),
        help: "run this in a folder of the repository",
    }
}
