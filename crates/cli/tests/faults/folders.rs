//! Whose files lie in the output folder, and what becomes of them.

use std::fs;
use std::os::unix::fs::symlink;

use crate::program::{CONFIG, Place};

#[test]
fn f14_an_output_folder_behind_a_link_is_refused() {
    for (link, out) in [("generated", "generated"), ("far", "far/generated")] {
        let place = Place::new();
        let elsewhere = tempfile::tempdir().unwrap();
        symlink(elsewhere.path(), place.path(link)).unwrap();
        place.put(
            "docwright.toml",
            CONFIG.replace("\"generated\"", &format!("{out:?}")),
        );
        let ended = place.run(&["generate"]);
        assert_eq!(ended.code, Some(2), "{}", ended.stderr);
        assert!(
            ended.stderr.contains("error[linked-folder]"),
            "{}",
            ended.stderr
        );
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
        let ended = place.run(&["rust", "docs", "--out", out]);
        assert_eq!(ended.code, Some(2), "{}", ended.stderr);
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }
}

#[test]
fn f15_a_file_of_someone_else_stops_the_run() {
    let place = Place::new();
    place.put("generated/pets/types/src/lib.rs", "mine\n");
    let before = place.state();
    let ended = place.run(&["generate"]);
    assert_eq!(ended.code, Some(2));
    assert!(
        ended.stderr.contains("error[foreign-file]"),
        "{}",
        ended.stderr
    );
    before.assert_same(&place.state());
}

#[test]
fn f16_a_changed_byte_is_reported_and_not_overwritten() {
    let place = Place::generated();
    let file = "generated/pets/types/src/lib.rs";
    place.put(file, place.read(file).replacen('a', "b", 1));
    let before = place.state();
    let check = place.run(&["generate", "--check"]);
    assert_eq!(check.code, Some(1));
    assert_eq!(check.stdout, format!("stale {file}\n"));
    let diff = place.run(&["generate", "--diff"]);
    assert_eq!(diff.code, Some(1));
    assert!(
        diff.stdout.contains(&format!("+++ b/{file}")),
        "{}",
        diff.stdout
    );
    let refused = place.run(&["generate"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.stderr.contains("error[edited-file]"),
        "{}",
        refused.stderr
    );
    before.assert_same(&place.state());
    assert_eq!(
        place.run(&["generate", "--overwrite-modified"]).code,
        Some(0)
    );
    assert_eq!(place.run(&["generate", "--check"]).code, Some(0));
}

#[test]
fn f17_an_api_that_is_no_longer_configured_goes() {
    let place = Place::new();
    let two = format!("{CONFIG}\n[api.old]\ndocs = [\"docs\"]\n");
    place.put("docwright.toml", &two);
    assert_eq!(place.run(&["generate"]).code, Some(0));
    place.put("generated/old/types/notes.txt", "mine\n");
    let edited = "generated/old/client/README.md";
    place.put(edited, place.read(edited) + "mine\n");
    // Someone else's folder, and one of ours that no configuration asked for.
    place.put("generated/theirs/types/Cargo.toml", "theirs\n");
    let by_hand = ["rust", "docs", "--out", "generated/by-hand"];
    assert_eq!(place.run(&by_hand).code, Some(0));

    place.put("docwright.toml", CONFIG);
    let before = place.state();
    let check = place.run(&["generate", "--check"]);
    assert_eq!(check.code, Some(1));
    let gone = "surplus generated/old/server/src/lib.rs\n";
    assert!(check.stdout.contains(gone), "{}", check.stdout);
    assert!(!check.stdout.contains("theirs"), "{}", check.stdout);
    before.assert_same(&place.state());

    let ended = place.run(&["generate"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(
        ended.stderr.contains("warning[kept-file]"),
        "{}",
        ended.stderr
    );
    assert!(!place.path("generated/old/server").exists());
    assert!(
        !place
            .path("generated/old/.docwright-manifest.json")
            .exists()
    );
    assert_eq!(place.read("generated/old/types/notes.txt"), "mine\n");
    assert!(place.read(edited).ends_with("mine\n"));
    assert!(place.path("generated/theirs/types/Cargo.toml").exists());
    assert!(place.path("generated/by-hand/types/Cargo.toml").exists());
    assert!(!place.read("generated/Cargo.toml").contains("old"));
    assert_eq!(place.run(&["generate", "--check"]).code, Some(0));
}

#[test]
fn f17_a_folder_with_nothing_else_in_it_goes_whole() {
    let place = Place::new();
    let two = "[api.pets]\ndocs = [\"docs\"]\n[api.old]\ndocs = [\"docs\"]\nout = \"out/old\"\n";
    place.put("docwright.toml", two);
    assert_eq!(place.run(&["generate"]).code, Some(0));
    place.put("docwright.toml", two.replace("out/old", "out/new"));
    assert_eq!(place.run(&["generate", "pets"]).code, Some(0));
    assert!(place.path("out/old").exists(), "only `pets` was asked for");
    assert_eq!(place.run(&["generate"]).code, Some(0));
    assert!(!place.path("out/old").exists());
    assert!(place.path("out/new/types").exists());
}

#[test]
fn f18_files_docwright_did_not_write_stay() {
    let place = Place::generated();
    let kept = [
        "generated/pets/.gitignore",
        "generated/pets/types/.keep",
        "generated/Cargo.lock",
    ];
    for file in kept {
        place.put(file, "mine\n");
    }
    place.change_docs();
    assert_eq!(
        place.run(&["generate", "--overwrite-modified"]).code,
        Some(0)
    );
    for file in kept {
        assert_eq!(place.read(file), "mine\n");
    }
}

#[test]
fn f21_a_second_run_touches_nothing() {
    let place = Place::generated();
    let before = place.state();
    let ended = place.run(&["generate"]);
    assert_eq!(ended.code, Some(0));
    before.assert_same(&place.state());
}
