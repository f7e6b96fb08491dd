//! One run at a time in an output folder.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// How long a run waits for another one; writing takes far less.
const PATIENCE: Duration = Duration::from_secs(60);

/// The right to change a folder; given back when dropped, and by the system when the process ends.
pub(super) struct Lock {
    _held: Option<File>,
}

/// Takes the right to change the folder `root`, which exists.
///
/// A file system that knows no locks is worked on without: files are replaced whole all the same.
pub(super) fn take(root: &Path) -> io::Result<Lock> {
    let started = Instant::now();
    loop {
        let file = open(root)?;
        match file.try_lock() {
            // Another run may have removed the folder and made a new one meanwhile.
            Ok(()) if is_still_there(root, &file) => return Ok(Lock { _held: Some(file) }),
            Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Interrupted => {
                return Ok(Lock { _held: None });
            }
            _ if started.elapsed() > PATIENCE => {
                let message = "another run of docwright is writing here";
                return Err(io::Error::new(io::ErrorKind::WouldBlock, message));
            }
            _ => thread::sleep(Duration::from_millis(10)),
        }
    }
}

/// Folders made for a run, and removed again unless it keeps them.
#[derive(Default)]
pub(super) struct Made {
    folders: Vec<PathBuf>,
}

impl Made {
    /// Makes `folder` and what is missing above it.
    pub(super) fn folder(&mut self, folder: &Path) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|above| !above.is_dir());
        let missing = missing.filter(|above| !above.as_os_str().is_empty());
        let mut missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
        missing.reverse();
        for folder in missing {
            match fs::create_dir(&folder) {
                Ok(()) => self.folders.push(folder),
                // Another run may have been quicker.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Lets the folders stay.
    pub(super) fn keep(mut self) {
        self.folders.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for folder in self.folders.iter().rev() {
            // One that someone put something into meanwhile stays, which is the point.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The folder itself is locked, so that nothing is left behind in it.
#[cfg(unix)]
fn open(root: &Path) -> io::Result<File> {
    File::open(or_here(root))
}

#[cfg(unix)]
fn is_still_there(root: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (or_here(root).metadata(), file.metadata()) {
        (Ok(now), Ok(then)) => (now.dev(), now.ino()) == (then.dev(), then.ino()),
        _ => false,
    }
}

#[cfg(unix)]
fn or_here(root: &Path) -> &Path {
    if root.as_os_str().is_empty() {
        Path::new(".")
    } else {
        root
    }
}

/// Elsewhere folders cannot be locked, so an empty file is.
#[cfg(not(unix))]
fn open(root: &Path) -> io::Result<File> {
    File::create(root.join(".docwright-lock"))
}

#[cfg(not(unix))]
fn is_still_there(_: &Path, _: &File) -> bool {
    true
}
