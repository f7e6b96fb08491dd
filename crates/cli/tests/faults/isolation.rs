//! No network, and nothing in the output that differs from run to run or machine to machine.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::program::{Place, run, system};

#[test]
fn f32_nothing_is_fetched() {
    let place = Place::new();
    let far = "http://169.254.169.254/latest/meta-data";
    let page = crate::program::PAGE.replace("schemas.md#petspet", far);
    place.put("docs/pets.md", page + "\n![x](file:///etc/passwd)\n");
    let spec = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          \
         description: ok\n          content:\n            application/json:\n              schema: {{$ref: '{far}'}}\n            \
         text/plain:\n              schema: {{$ref: 'file:///etc/passwd'}}\n"
    );
    place.put("spec.yaml", spec);
    for arguments in [
        &["generate"][..],
        &["spec", "docs"],
        &["rust", "spec.yaml", "--out", "out"],
        &["diff", "spec.yaml", "docs"],
    ] {
        let open = run(&mut place.command(arguments));
        assert!(matches!(open.code, Some(0 | 1)), "{}", open.stderr);
        assert!(!open.stdout.contains("root:"), "{}", open.stdout);
        if !system("unshare", &["-n", "true"]) {
            println!("SKIPPED: this user cannot take the network away");
            continue;
        }
        let mut closed = Command::new("unshare");
        closed
            .args(["-n", env!("CARGO_BIN_EXE_docwright")])
            .args(arguments)
            .current_dir(place.folder.path());
        assert_eq!(run(&mut closed).code, open.code, "{arguments:?}");
    }
    let ended = place.run(&["rust", "spec.yaml", "--out", "out"]);
    let said = ended.stderr.matches("169.254.169.254").count();
    assert!(
        said > 0,
        "a reference that leads elsewhere is reported: {}",
        ended.stderr
    );
}

#[test]
fn f57_the_same_input_gives_the_same_bytes_anywhere() {
    let outputs = |surroundings: &[(&str, &str)], threads: &str| -> BTreeMap<PathBuf, Vec<u8>> {
        let place = Place::new();
        place.put(
            "docs/a/more.md",
            crate::program::PAGE.replace("/pets", "/dogs"),
        );
        let mut command = place.command(&["generate"]);
        command.envs(surroundings.iter().copied());
        command.env("RAYON_NUM_THREADS", threads);
        let ended = run(&mut command);
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
        let state = place.state().0.into_iter();
        let files = state
            .filter(|(path, _)| path.is_file())
            .map(|(path, (bytes, _, _))| {
                let below = path.strip_prefix(place.folder.path()).unwrap();
                (below.to_path_buf(), bytes)
            });
        files.collect()
    };
    let first = outputs(&[], "1");
    for (surroundings, threads) in [
        (&[][..], "1"),
        (&[], "2"),
        (&[], "7"),
        (&[("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8")], "3"),
        (&[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "C")], "4"),
        (
            &[("HOME", "/nowhere"), ("COLUMNS", "20"), ("TERM", "dumb")],
            "5",
        ),
        (&[("USER", "someone"), ("HOSTNAME", "other")], "16"),
    ] {
        assert!(
            outputs(surroundings, threads) == first,
            "{surroundings:?} {threads}"
        );
    }
    let all: Vec<u8> = first.into_values().flatten().collect();
    let all = String::from_utf8_lossy(&all);
    let temporary = fs::canonicalize(std::env::temp_dir()).unwrap();
    assert!(
        !all.contains(temporary.to_str().unwrap()),
        "a path of this machine"
    );
}
