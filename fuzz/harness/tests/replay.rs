//! What a fuzzer once found, and a few inputs that show each target at work, run on any toolchain.

use std::fs;
use std::path::{Path, PathBuf};

use docwright_fuzz_harness::TARGETS;

#[test]
fn seeds_pass() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
    for (name, target) in TARGETS {
        let mut seeds: Vec<PathBuf> = fs::read_dir(root.join(name))
            .expect("every target has seeds")
            .map(|entry| entry.expect("a readable folder").path())
            .collect();
        seeds.sort();
        assert!(!seeds.is_empty(), "{name} has no seed");
        for seed in seeds {
            println!("{}", seed.display());
            target(&fs::read(seed).expect("a readable file"));
        }
    }
}

#[test]
fn every_target_can_be_run_by_the_fuzzer() {
    let targets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz_targets");
    let mut found: Vec<String> = fs::read_dir(targets)
        .expect("the targets")
        .map(|entry| entry.expect("a readable folder").path())
        .filter_map(|path| {
            path.file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
        })
        .collect();
    found.sort();
    let mut known: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
    known.sort_unstable();
    assert_eq!(found, known);
}
