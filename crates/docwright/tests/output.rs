//! What happens to a folder when a tree is compared with it and written to it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use docwright::output::{self, Kind, MANIFEST, Written};
use docwright::{Diagnostics, FileTree};
use tempfile::TempDir;

fn tree(files: &[(&str, &str)]) -> FileTree {
    let mut tree = FileTree::default();
    for (path, text) in files {
        tree.insert(*path, *text);
    }
    tree
}

/// A folder that holds `files` as an earlier run wrote them.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let written = write(folder.path(), files, false);
    assert!(written.is_ok());
    folder
}

/// The result of a run, or the codes of what stood in its way.
fn write(
    root: &Path,
    files: &[(&str, &str)],
    overwrite_modified: bool,
) -> Result<Written, Vec<&'static str>> {
    let mut diagnostics = Diagnostics::default();
    let written = output::write(root, &tree(files), overwrite_modified, &mut diagnostics);
    written.ok_or_else(|| diagnostics.iter().map(|d| d.code.id).collect())
}

/// What a comparison finds, the manifest left out.
fn compare(root: &Path, files: &[(&str, &str)]) -> Vec<(Kind, String)> {
    let mut diagnostics = Diagnostics::default();
    let found = output::compare(root, &tree(files), &mut diagnostics).unwrap();
    let found = found.into_iter().filter(|d| d.path != MANIFEST);
    found.map(|d| (d.kind, d.path)).collect()
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap()
}

#[test]
fn a_second_run_touches_nothing() {
    let files = [("a/b.rs", "one"), ("c.md", "two")];
    let folder = folder(&files);
    let time = || {
        fs::metadata(folder.path().join("a/b.rs"))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = time();
    let written = write(folder.path(), &files, false).unwrap();
    assert_eq!(
        written,
        Written {
            written: 0,
            unchanged: 2,
            removed: 0
        }
    );
    assert_eq!(time(), before);
    assert!(compare(folder.path(), &files).is_empty());
}

#[test]
fn differences_are_missing_stale_and_surplus() {
    let folder = folder(&[("a.rs", "one"), ("b.rs", "two"), ("c.rs", "three")]);
    let wanted = [("a.rs", "one"), ("b.rs", "other"), ("d.rs", "four")];
    let found = compare(folder.path(), &wanted);
    let expected = [
        (Kind::Stale, "b.rs"),
        (Kind::Surplus, "c.rs"),
        (Kind::Missing, "d.rs"),
    ];
    assert_eq!(found, expected.map(|(kind, path)| (kind, path.to_owned())));
    assert_eq!(
        read(folder.path(), "b.rs"),
        "two",
        "a comparison writes nothing"
    );
}

#[test]
fn what_is_no_longer_generated_goes_with_its_empty_folders() {
    let folder = folder(&[
        ("keep.rs", "one"),
        ("old/deep/gone.rs", "two"),
        ("mixed/gone.rs", "three"),
    ]);
    fs::write(folder.path().join("mixed/notes.txt"), "mine").unwrap();
    let written = write(folder.path(), &[("keep.rs", "one")], false).unwrap();
    assert_eq!(written.removed, 2);
    assert!(!folder.path().join("old").exists());
    assert_eq!(read(folder.path(), "mixed/notes.txt"), "mine");
}

#[test]
fn a_file_of_someone_else_stops_the_run_before_anything_changes() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("b.rs"), "mine").unwrap();
    let refused = write(folder.path(), &[("a.rs", "one"), ("b.rs", "two")], true);
    assert_eq!(refused, Err(vec!["foreign-file"]));
    assert_eq!(read(folder.path(), "b.rs"), "mine");
    assert!(!folder.path().join("a.rs").exists());
}

#[test]
fn a_file_that_already_holds_what_is_wanted_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.rs"), "one").unwrap();
    assert!(write(folder.path(), &[("a.rs", "one")], false).is_ok());
    assert!(write(folder.path(), &[("a.rs", "two")], false).is_ok());
    assert_eq!(read(folder.path(), "a.rs"), "two");
}

#[test]
fn an_edited_file_is_replaced_only_on_request() {
    let folder = folder(&[("a.rs", "one")]);
    fs::write(folder.path().join("a.rs"), "edited").unwrap();
    assert_eq!(
        compare(folder.path(), &[("a.rs", "one")]),
        [(Kind::Stale, "a.rs".to_owned())]
    );
    assert_eq!(
        write(folder.path(), &[("a.rs", "two")], false),
        Err(vec!["edited-file"])
    );
    assert_eq!(read(folder.path(), "a.rs"), "edited");
    assert!(write(folder.path(), &[("a.rs", "two")], true).is_ok());
    assert_eq!(read(folder.path(), "a.rs"), "two");
}

#[test]
fn an_edited_file_that_is_no_longer_generated_stays() {
    let folder = folder(&[("a.rs", "one"), ("b.rs", "two")]);
    fs::write(folder.path().join("b.rs"), "edited").unwrap();
    let mut diagnostics = Diagnostics::default();
    let files = tree(&[("a.rs", "one")]);
    let written = output::write(folder.path(), &files, false, &mut diagnostics).unwrap();
    assert_eq!(written.removed, 0);
    assert_eq!(read(folder.path(), "b.rs"), "edited");
    let codes: Vec<_> = diagnostics.iter().map(|d| d.code.id).collect();
    assert_eq!(codes, ["kept-file"]);
}

#[test]
fn without_a_manifest_files_are_known_by_their_head() {
    let head = "// Generated by docwright from docs. Do not edit.\n";
    let files = [("a.rs", head), ("b.rs", "no head")];
    let folder = folder(&files);
    fs::remove_file(folder.path().join(MANIFEST)).unwrap();
    assert!(write(folder.path(), &[("a.rs", "two")], false).is_ok());
    assert_eq!(
        read(folder.path(), "b.rs"),
        "no head",
        "nothing says that this one is ours"
    );

    fs::write(folder.path().join(MANIFEST), "<<<<<<< ours").unwrap();
    let mut diagnostics = Diagnostics::default();
    let same = tree(&[("a.rs", "two")]);
    assert!(output::write(folder.path(), &same, false, &mut diagnostics).is_some());
    let codes: Vec<_> = diagnostics.iter().map(|d| d.code.id).collect();
    assert_eq!(codes, ["unreadable-manifest"]);
}

#[test]
fn a_path_out_of_the_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for path in [
        "../a.rs",
        "/a.rs",
        "a/../../b.rs",
        "a\\b.rs",
        "C:a.rs",
        "",
        "a//b.rs",
    ] {
        let root = folder.path().join("out");
        assert_eq!(
            write(&root, &[(path, "one")], true),
            Err(vec!["unsafe-path"]),
            "{path}"
        );
        assert!(!root.exists());
    }
}

#[test]
fn a_manifest_cannot_have_files_elsewhere_removed() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("out");
    fs::create_dir(&root).unwrap();
    fs::write(folder.path().join("mine.txt"), "one").unwrap();
    // The hash is the right one, so only the path protects the file.
    let hash = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";
    let manifest = format!(r#"{{"form":1,"files":{{"../mine.txt":"sha256:{hash}"}}}}"#);
    fs::write(root.join(MANIFEST), manifest).unwrap();
    assert!(write(&root, &[("a.rs", "one")], true).is_ok());
    assert_eq!(read(folder.path(), "mine.txt"), "one");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_folder_is_not_followed() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("b.rs"), "mine").unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("a")).unwrap();
    let refused = write(folder.path(), &[("a/b.rs", "one")], true);
    assert_eq!(refused, Err(vec!["linked-folder"]));
    assert_eq!(read(elsewhere.path(), "b.rs"), "mine");
}

#[cfg(unix)]
#[test]
fn new_files_can_be_read_by_whom_the_user_lets() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder(&[("a.rs", "one")]);
    fs::write(folder.path().join("plain"), "").unwrap();
    let mode = |name: &str| {
        fs::metadata(folder.path().join(name))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode("a.rs"), mode("plain"));
}

#[test]
fn a_diff_shows_both_sides_and_nothing_unprintable() {
    let folder = folder(&[("a.md", "one\ntwo\n"), ("b.md", "gone\n")]);
    let wanted = tree(&[("a.md", "one\nt\u{1b}[2Jwo\n"), ("c.md", "new\n")]);
    let mut diagnostics = Diagnostics::default();
    let found = output::compare(folder.path(), &wanted, &mut diagnostics).unwrap();
    expect_test::expect![[r"
        --- a/out/a.md
        +++ b/out/a.md
        @@ -1,2 +1,2 @@
         one
        -two
        +t\u{1b}[2Jwo
        --- a/out/b.md
        +++ /dev/null
        @@ -1 +0,0 @@
        -gone
        --- /dev/null
        +++ b/out/c.md
        @@ -0,0 +1 @@
        +new
    "]]
    .assert_eq(&output::diff("out", &found));
}

#[cfg(unix)]
#[test]
fn a_pipe_stays_one_and_takes_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let reader = pipe.clone();
    let read = std::thread::spawn(move || fs::read_to_string(reader).unwrap());
    let done = output::write_file(&pipe, b"all of it", &mut Diagnostics::default());
    assert!(done.is_some());
    assert!(!fs::metadata(&pipe).unwrap().is_file());
    assert_eq!(read.join().unwrap(), "all of it");
}
