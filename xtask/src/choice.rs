//! Which descriptions to look at: all that are named, or a share of them that nobody picked by hand.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

/// The descriptions named, and those in the folders named. Of these only `sample`, where that is given: sorted by size,
/// they are cut into as many equal parts, and the middle one of each part is taken.
pub(crate) fn choose(paths: &[PathBuf], sample: Option<usize>) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in paths {
        gather(path, &mut found)?;
    }
    let Some(count) = sample.filter(|count| *count < found.len()) else {
        return Ok(found);
    };
    let mut sized = Vec::with_capacity(found.len());
    for path in found {
        let size = fs::metadata(&path)
            .with_context(|| format!("cannot read {}", path.display()))?
            .len();
        sized.push((size, path));
    }
    sized.sort();
    let middles = (0..count).map(|part| (2 * part + 1) * sized.len() / (2 * count));
    let chosen = middles.filter_map(|at| sized.get(at));
    Ok(chosen.map(|(_, path)| path.clone()).collect())
}

/// Adds a file, or every description below a folder, by name.
fn gather(path: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if !path.is_dir() {
        found.push(path.to_owned());
        return Ok(());
    }
    let entries = fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut inner: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    inner.sort();
    for path in inner {
        let is_description = path
            .extension()
            .is_some_and(|kind| ["json", "yaml", "yml"].iter().any(|known| kind == *known));
        if path.is_dir() || is_description {
            gather(&path, found)?;
        }
    }
    Ok(())
}
