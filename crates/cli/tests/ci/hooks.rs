//! The hooks, as git runs them at a commit.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::repository::{Repository, told, yaml};

/// What each hook runs, by its id.
fn entries() -> Vec<(String, String)> {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let text = |hook: &serde_yaml::Value, key: &str| hook[key].as_str().unwrap().to_owned();
    let hooks = hooks.as_sequence().unwrap().iter();
    hooks
        .map(|hook| (text(hook, "id"), text(hook, "entry")))
        .collect()
}

/// Commits everything with one hook in place; whether that went through, and what was said.
fn commit(repository: &Repository, entry: &str) -> (bool, String) {
    let hook = repository.path().join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, format!("#!/bin/sh\nexec {entry}\n")).unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    repository.git(&["add", "--all"]);
    let arguments = ["commit", "--quiet", "--allow-empty", "--message", "Change"];
    let output = repository.command("git").args(arguments).output().unwrap();
    (output.status.success(), told(&output))
}

#[test]
fn a_row_that_is_deleted_stops_the_commit_with_its_line_until_it_is_back() {
    let entries = entries();
    assert_eq!(entries.len(), 2);
    for (id, entry) in entries {
        let repository = Repository::new();
        assert!(commit(&repository, &entry).0, "{id}");
        repository.delete_row();
        let (passed, said) = commit(&repository, &entry);
        assert!(!passed, "{id}: {said}");
        // The table begins at one, the sample shows the field at the other.
        let line = if id == "docwright-lint" { 8 } else { 14 };
        let place = format!("docs/schemas.md:{line}:");
        assert!(said.contains(&place), "{id}: {said}");
        assert!(said.contains("`watts`"), "{id}: {said}");
        repository.restore_row();
        assert!(commit(&repository, &entry).0, "{id}");
    }
}

#[test]
fn a_row_that_is_deleted_from_the_docs_of_this_repository_is_named() {
    let repository = Repository::new();
    let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../input-docs/coder");
    let docs = repository.path().join("docs");
    fs::remove_file(docs.join("lamps.md")).unwrap();
    for page in fs::read_dir(own).unwrap() {
        let page = page.unwrap();
        fs::copy(page.path(), docs.join(page.file_name())).unwrap();
    }
    repository.docwright(&["generate", "--quiet"]);
    repository.docwright(&["generate", "--check", "--diff", "--quiet"]);
    let page = docs.join("schemas.md");
    let whole = fs::read_to_string(&page).unwrap();
    let row = whole
        .lines()
        .find(|line| line.starts_with("| `name`") && line.contains("| true "))
        .unwrap();
    fs::write(&page, whole.replacen(&format!("{row}\n"), "", 1)).unwrap();
    let check = ["generate", "--check", "--diff", "--quiet"];
    let output = repository
        .command("docwright")
        .args(check)
        .output()
        .unwrap();
    let said = told(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("docs/schemas.md:"), "{said}");
    assert!(said.contains("property `name` was removed"), "{said}");
    fs::write(&page, whole).unwrap();
    repository.docwright(&check);
}
