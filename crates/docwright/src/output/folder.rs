//! Files in a folder: looked at, written, removed.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::difference::Difference;
use crate::inputs::reason;

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

/// Mends every difference: all new bytes are on disk under other names before the first file is replaced.
pub(super) fn apply(root: &Path, differences: &[Difference]) -> Result<(), Failure> {
    let mut staged = Vec::new();
    for difference in differences {
        if let Some(bytes) = &difference.new {
            let target = join(root, &difference.path);
            let file = stage(&target, bytes).map_err(|e| failure(root, &difference.path, &e))?;
            staged.push((file, target, difference));
        }
    }
    for (file, target, difference) in staged {
        file.persist(&target)
            .map_err(|e| failure(root, &difference.path, &e.error))?;
    }
    for difference in differences.iter().filter(|d| d.new.is_none()) {
        remove(root, &difference.path).map_err(|e| failure(root, &difference.path, &e))?;
    }
    Ok(())
}

/// Replaces one file that is not part of a tree, such as the argument of `-o`: never half written.
pub(super) fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
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
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut builder = Builder::new();
    builder.prefix(".docwright-").suffix(".tmp");
    if let Some(permissions) = permissions() {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
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
