//! Files as they stand in a revision of a Git repository.
//!
//! In: `git:REV:PATH`. Out: the files, read by running `git` without a shell. Nothing is checked out, and a repository
//! that leaves objects with a server is not made to fetch them.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use docwright_model::{Diagnostic, Diagnostics};

use super::walk::{Found, Place, is_page, special_kind};
use super::{names, neighbours};
use crate::codes;
use crate::inputs::reason;

/// How an argument begins that names a revision.
const SCHEME: &str = "git:";

/// What an argument says of a revision: its name, and the path in the repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Revision<'a> {
    name: &'a str,
    pub(super) path: &'a str,
}

impl<'a> Revision<'a> {
    /// Reads `git:REV:PATH`; none where an argument is something else.
    pub(super) fn of(argument: &'a str) -> Option<Self> {
        let (name, path) = argument.strip_prefix(SCHEME)?.split_once(':')?;
        let path = path.strip_prefix("./").unwrap_or(path);
        let path = path.trim_end_matches('/');
        Some(Self { name, path })
    }
}

/// The pages in a folder of a revision, or the one file.
pub(super) fn find(
    argument: &str,
    revision: Revision<'_>,
    base: &Path,
    diagnostics: &mut Diagnostics,
) -> Vec<Found> {
    let found = read(argument, revision, base, diagnostics);
    found.unwrap_or_else(|failure| {
        let finding = Diagnostic::new(failure.code, failure.message).in_file(argument);
        diagnostics.push(finding.help(failure.help));
        Vec::new()
    })
}

/// The folder that a file of a revision lies in.
pub(super) struct Folder {
    /// How the name of a file in it begins for the user.
    name: String,
    /// The file's own path in it.
    entry: String,
    /// The files in it by their path, without links.
    files: BTreeMap<String, Entry>,
    base: PathBuf,
}

impl Folder {
    /// The folder `root`, from the top of the repository, or else the one around what `git:REV:PATH` names, where that
    /// is a file.
    pub(super) fn of(
        argument: &str,
        base: &Path,
        root: Option<&str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let revision = Revision::of(argument)?;
        let beside = revision.path.rfind('/').map_or(0, |slash| slash + 1);
        let length = match root {
            None => beside,
            Some(root) => below(revision.path, root).unwrap_or_else(|| {
                neighbours::report_elsewhere(argument, root, diagnostics);
                beside
            }),
        };
        let (folder, entry) = revision.path.split_at_checked(length)?;
        let tree = resolve(revision, base).ok()?;
        let all = list(&tree, folder.trim_end_matches('/'), base).ok()?;
        let files = all.into_iter().filter_map(|file| {
            let path = file.path.strip_prefix(folder)?.to_owned();
            file.mode.starts_with("100").then_some((path, file))
        });
        Some(Self {
            name: format!("{SCHEME}{}:{folder}", revision.name),
            entry: entry.to_owned(),
            files: files.collect(),
            base: base.to_owned(),
        })
    }

    pub(super) fn entry(&self) -> &str {
        &self.entry
    }

    /// A file in the folder.
    pub(super) fn find(&self, path: &str) -> Option<Found> {
        let file = self.files.get(path)?;
        let bytes = contents(&[file], &self.base).ok()?.pop()?;
        let name = format!("{}{path}", self.name);
        Some(Found {
            argument: name.clone(),
            name,
            place: Place::Bytes(bytes),
            real: None,
        })
    }
}

/// How long the part of a path is that names a folder above it, with its `/`; none where the folder is another.
fn below(path: &str, folder: &str) -> Option<usize> {
    let folder = names::tidy(folder);
    if folder.is_empty() || folder == "." {
        return Some(0);
    }
    let rest = path.strip_prefix(&folder)?;
    rest.starts_with('/').then_some(folder.len() + 1)
}

/// Why nothing could be read.
struct Failure {
    code: docwright_model::Code,
    message: String,
    help: &'static str,
}

/// A file of a revision.
struct Entry {
    mode: String,
    hash: String,
    path: String,
}

fn read(
    argument: &str,
    revision: Revision<'_>,
    base: &Path,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Found>, Failure> {
    let tree = resolve(revision, base)?;
    let all = list(&tree, revision.path, base)?;
    if all.is_empty() {
        return Err(Failure {
            code: codes::MISSING_INPUT,
            message: format!("revision `{}` has no such file or folder", revision.name),
            help: "give the path from the top of the repository",
        });
    }
    let below = |entry: &Entry| match (entry.path.strip_prefix(revision.path), revision.path) {
        (_, "") => Some(format!("/{}", entry.path)),
        (below, _) => below.map(str::to_owned),
    };
    let wanted = |entry: &&Entry| {
        let below = below(entry).unwrap_or_default();
        below.is_empty() || (is_page(&below) && !below.contains("/."))
    };
    let (files, others): (Vec<&Entry>, Vec<&Entry>) = all
        .iter()
        .filter(wanted)
        .partition(|entry| entry.mode.starts_with("100"));
    for other in others {
        special_kind(&other.path, "a link or a module", diagnostics);
    }
    if files.is_empty() {
        return Err(Failure {
            code: codes::NO_MATCH,
            message: format!(
                "no page lies in this folder of revision `{}`",
                revision.name
            ),
            help: "give a folder of Markdown pages, a page or an OpenAPI file",
        });
    }
    let texts = contents(&files, base)?;
    let found = files.into_iter().zip(texts).map(|(entry, bytes)| Found {
        name: format!("{SCHEME}{}:{}", revision.name, entry.path),
        argument: argument.to_owned(),
        place: Place::Bytes(bytes),
        real: None,
    });
    Ok(found.collect())
}

/// The name of a revision's tree, which holds nothing that `git` could take for an option.
fn resolve(revision: Revision<'_>, base: &Path) -> Result<String, Failure> {
    let unknown = || Failure {
        code: codes::UNKNOWN_REVISION,
        message: format!("`{}` is no revision of this repository", revision.name),
        help: "fetch it first; a shallow clone lacks most of them",
    };
    let name = revision.name;
    if name.is_empty() || name.starts_with('-') || name.contains(char::is_control) {
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
fn list(tree: &str, path: &str, base: &Path) -> Result<Vec<Entry>, Failure> {
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
fn contents(files: &[&Entry], base: &Path) -> Result<Vec<Vec<u8>>, Failure> {
    let hashes: Vec<&str> = files.iter().map(|file| file.hash.as_str()).collect();
    let asked = hashes.join("\n") + "\n";
    let mut child = git(base)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
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
