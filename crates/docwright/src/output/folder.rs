//! Files in a folder: looked at, written, removed.

use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::difference::Difference;
use super::lock::Made;
use super::manifest;
use crate::inputs::reason;

/// How the name of a file begins and ends until it is whole.
const TEMPORARY: (&str, &str) = (".docwright-", ".tmp");

/// What lies where a file should be.
pub(super) enum OnDisk {
    Nothing,
    File(Vec<u8>),
    /// A folder or a device.
    NoFile,
    /// The file, or a folder on the way to it, is a symbolic link.
    BehindLink,
}

/// What could not be done.
pub(super) struct Failure {
    pub(super) path: String,
    pub(super) reason: String,
}

/// Whether a path stays below the folder it is joined to, on every system.
pub(super) fn is_safe(path: &str) -> bool {
    !path.is_empty()
        && path
            .split('/')
            .all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']))
}

/// What lies at a path that [`is_safe`]; links are seen, never followed.
pub(super) fn look(root: &Path, path: &str) -> io::Result<OnDisk> {
    let mut at = root.to_path_buf();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        at.push(part);
        let metadata = match at.symlink_metadata() {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(OnDisk::Nothing),
            Err(error) => return Err(error),
        };
        let last = parts.peek().is_none();
        if metadata.is_symlink() {
            return Ok(OnDisk::BehindLink);
        } else if last && metadata.is_file() {
            return fs::read(&at).map(OnDisk::File);
        } else if last || !metadata.is_dir() {
            return Ok(OnDisk::NoFile);
        }
    }
    Ok(OnDisk::Nothing)
}

/// Whether the folder files are written to lies behind a symbolic link.
///
/// An absolute path is the user's own word but for its last part; a relative one may have come with a repository.
pub(super) fn is_behind_link(root: &Path) -> bool {
    let parts = if root.has_root() { 1 } else { usize::MAX };
    let named = |at: &&Path| matches!(at.components().next_back(), Some(Component::Normal(_)));
    root.ancestors()
        .take(parts)
        .filter(named)
        .any(Path::is_symlink)
}

/// Mends every difference: all new bytes are on disk under other names before the first file is replaced.
///
/// `on_the_way` is the manifest that stands while files are replaced, where the manifest changes at all. So a process
/// killed at any moment leaves each file old or new, and a manifest that knows it either way.
pub(super) fn apply(
    root: &Path,
    differences: &[Difference],
    on_the_way: Option<&[u8]>,
) -> Result<(), Failure> {
    let (manifest, files): (Vec<_>, Vec<_>) = differences
        .iter()
        .partition(|difference| difference.path == manifest::NAME);
    let (wanted, surplus): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|difference| difference.new.is_some());
    let mut made = Made::default();
    let wanted = stage_all(root, &wanted, &mut made)?;
    let last = stage_all(root, &manifest, &mut made)?;
    if let Some(bytes) = on_the_way {
        let target = root.join(manifest::NAME);
        replace(&target, bytes).map_err(|error| failure(root, manifest::NAME, &error))?;
    }
    made.keep();
    persist_all(root, wanted)?;
    for difference in surplus {
        remove(root, &difference.path).map_err(|error| failure(root, &difference.path, &error))?;
    }
    persist_all(root, last)?;
    for difference in manifest.iter().filter(|manifest| manifest.new.is_none()) {
        remove(root, &difference.path).map_err(|error| failure(root, &difference.path, &error))?;
    }
    Ok(())
}

/// A file whose new bytes are on disk under another name.
struct Staged<'d> {
    file: NamedTempFile,
    target: PathBuf,
    path: &'d str,
}

fn stage_all<'d>(
    root: &Path,
    differences: &[&'d Difference],
    made: &mut Made,
) -> Result<Vec<Staged<'d>>, Failure> {
    let mut staged = Vec::new();
    for difference in differences {
        let Some(bytes) = &difference.new else {
            continue;
        };
        let target = join(root, &difference.path);
        let file = made
            .folder(folder_of(&target))
            .and_then(|()| stage(&target, bytes))
            .map_err(|error| failure(root, &difference.path, &error))?;
        staged.push(Staged {
            file,
            target,
            path: &difference.path,
        });
    }
    Ok(staged)
}

fn persist_all(root: &Path, staged: Vec<Staged<'_>>) -> Result<(), Failure> {
    for Staged { file, target, path } in staged {
        file.persist(target)
            .map_err(|error| failure(root, path, &error.error))?;
    }
    Ok(())
}

/// The temporary files that runs which were killed left in the folders of `paths`.
pub(super) fn leftovers<'p>(root: &Path, paths: impl Iterator<Item = &'p str>) -> Vec<PathBuf> {
    let mut folders = BTreeSet::from([root.to_path_buf()]);
    for path in paths.filter(|path| is_safe(path)) {
        let mut at = root.to_path_buf();
        for part in path.split('/') {
            at.push(part);
            if !at.symlink_metadata().is_ok_and(|at| at.is_dir()) {
                break;
            }
            folders.insert(at.clone());
        }
    }
    let entries = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok());
    let files = entries.flatten().filter_map(Result::ok).filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(TEMPORARY.0)
            && name.ends_with(TEMPORARY.1)
            && entry.file_type().is_ok_and(|kind| kind.is_file())
    });
    files.map(|entry| entry.path()).collect()
}

/// Replaces one file that is not part of a tree, such as the argument of `-o`: never half written.
pub(super) fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder_of(target))?;
    stage(target, bytes)?.persist(target)?;
    Ok(())
}

/// The path of a file as a user reads it.
pub(super) fn display(root: &Path, path: &str) -> String {
    let root = root.to_string_lossy();
    let root = if cfg!(windows) {
        root.replace('\\', "/")
    } else {
        root.into_owned()
    };
    match root.trim_end_matches('/') {
        "" | "." => path.to_owned(),
        root => format!("{root}/{path}"),
    }
}

fn stage(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    if let Some(permissions) = permissions() {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder_of(target))?;
    file.write_all(bytes)?;
    Ok(file)
}

fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// The rights of an ordinary new file; a temporary file would be its owner's only.
#[cfg(unix)]
#[expect(
    clippy::unnecessary_wraps,
    reason = "other systems have no such rights"
)]
fn permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn permissions() -> Option<Permissions> {
    None
}

/// Removes a file, and the folders it leaves empty.
fn remove(root: &Path, path: &str) -> io::Result<()> {
    let target = join(root, path);
    fs::remove_file(&target)?;
    for folder in target
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != root)
    {
        // A folder that still holds something is not removed, which is the point.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

fn join(root: &Path, path: &str) -> PathBuf {
    path.split('/')
        .fold(root.to_path_buf(), |at, part| at.join(part))
}

fn failure(root: &Path, path: &str, error: &io::Error) -> Failure {
    Failure {
        path: display(root, path),
        reason: reason(error),
    }
}
