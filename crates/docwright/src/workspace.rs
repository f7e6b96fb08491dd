//! The files that make a folder of crates one workspace.

use docwright_model::FileTree;

use crate::output::MARK;

/// A workspace of its own around crates, given by the folders they lie in.
///
/// It stands apart from every workspace above it, so that generated crates are built with one lock file and one
/// target folder, and can never stop the program that repairs them.
pub fn workspace<'a>(members: impl IntoIterator<Item = &'a str>, command: &str) -> FileTree {
    let mut members: Vec<&str> = members.into_iter().collect();
    members.sort_unstable();
    members.dedup();
    let mut manifest = format!("# {MARK}. Do not edit.\n# To update, run: {command}\n\n");
    manifest.push_str("[workspace]\nresolver = \"3\"\nmembers = [\n");
    for member in members {
        // What JSON quotes, TOML reads.
        let quoted = serde_json::Value::from(member).to_string();
        manifest.push_str("    ");
        manifest.push_str(&quoted);
        manifest.push_str(",\n");
    }
    manifest.push_str("]\n");
    let mut tree = FileTree::default();
    tree.insert("Cargo.toml", manifest);
    tree.insert(".gitignore", format!("# {MARK}. Do not edit.\n/target\n"));
    tree
}

/// The folders of a tree that hold a crate.
pub fn crates(tree: &FileTree) -> impl Iterator<Item = &str> {
    tree.iter().filter_map(|(path, _)| match path {
        "Cargo.toml" => None,
        path => path.strip_suffix("/Cargo.toml"),
    })
}
