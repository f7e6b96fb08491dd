//! What stands in the way while files are written: other runs, full disks, folders that cannot be written to.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::program::{Place, run, system};

/// The user and group that own nothing.
const NOBODY: u32 = 65_534;

/// A file system that is unmounted when the test ends.
struct Mount(String);

impl Mount {
    fn new(options: &str, at: &std::path::Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let at = at.to_str().unwrap().to_owned();
        system("mount", &["-t", "tmpfs", "-o", options, "tmpfs", &at]).then_some(Self(at))
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        system("umount", &[&self.0]);
    }
}

#[test]
fn f19_a_full_disk_leaves_what_was_there() {
    let place = Place::new();
    let Some(_mount) = Mount::new("size=512k", &place.path("generated")) else {
        println!("SKIPPED: no file system can be mounted here");
        return;
    };
    assert_eq!(place.run(&["generate"]).code, Some(0));
    let filler = place.path("generated/filler");
    fs::write(&filler, vec![0; 1 << 20]).unwrap_err();
    place.change_docs();
    // With more and more room, more of the new files are on the disk before there is none left for the next.
    let full = fs::metadata(&filler).unwrap().len();
    let mut refused = 0;
    for room in (0..full).step_by(4096) {
        let shorter = File::options().write(true).open(&filler).unwrap();
        shorter.set_len(full - room).unwrap();
        let before = place.state();
        let ended = place.run(&["generate"]);
        if ended.code == Some(0) {
            break;
        }
        assert_eq!(ended.code, Some(2), "{}", ended.stderr);
        assert!(
            ended.stderr.contains("error[unwritable]"),
            "{}",
            ended.stderr
        );
        before.assert_same(&place.state());
        assert!(place.temporary().is_empty());
        refused += 1;
    }
    assert!(refused > 2, "{refused}");
    fs::remove_file(filler).unwrap();
    assert_eq!(place.run(&["generate", "--check"]).code, Some(0));
}

#[test]
fn f19_a_file_that_cannot_grow_leaves_what_was_there() {
    let place = Place::generated();
    place.change_docs();
    let before = place.state();
    // No file may be longer than a block or two, and no signal tells of it: writing fails as on a full disk.
    let script = "trap '' XFSZ; ulimit -f 2; exec \"$0\" generate";
    let mut command = Command::new("sh");
    command
        .args(["-c", script, env!("CARGO_BIN_EXE_docwright")])
        .current_dir(place.folder.path());
    let ended = run(&mut command);
    assert_eq!(ended.code, Some(2), "{}", ended.stderr);
    assert!(
        ended.stderr.contains("error[unwritable]"),
        "{}",
        ended.stderr
    );
    before.assert_same(&place.state());
    assert!(place.temporary().is_empty());
}

#[test]
fn f19_a_folder_that_cannot_be_written_to_leaves_what_was_there() {
    let place = Place::generated();
    place.change_docs();
    let before = place.state();
    let Some(ended) = without_rights(&place, &["generate"]) else {
        return;
    };
    assert_eq!(ended.code, Some(2), "{}", ended.stderr);
    assert!(
        ended.stderr.contains("error[unwritable]"),
        "{}",
        ended.stderr
    );
    before.assert_same(&place.state());
}

#[test]
fn f22_a_check_needs_no_right_to_write() {
    let place = Place::generated();
    let Some(ended) = without_rights(&place, &["generate", "--check"]) else {
        return;
    };
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    place.change_docs();
    let ended = without_rights(&place, &["generate", "--diff"]).unwrap();
    assert_eq!(ended.code, Some(1), "{}", ended.stderr);
    assert!(ended.stdout.contains("+++ b/generated"), "{}", ended.stdout);
}

/// Runs the program where every folder may be read and none written to; none where that cannot be had.
fn without_rights(place: &Place, arguments: &[&str]) -> Option<crate::program::Ended> {
    let _rights = Rights::take(place);
    let mut command = place.command(arguments);
    if !may_write(place) {
        return Some(run(&mut command));
    }
    // Nothing is closed to the superuser, so someone else runs it.
    let mut probe = Command::new(env!("CARGO_BIN_EXE_docwright"));
    probe
        .arg("--version")
        .uid(NOBODY)
        .gid(NOBODY)
        .stdout(Stdio::null());
    if !probe.status().is_ok_and(|status| status.success()) {
        println!("SKIPPED: nothing is closed to this user, and no other may run the program");
        return None;
    }
    Some(run(command.uid(NOBODY).gid(NOBODY)))
}

/// The folders of a place without the right to write; it comes back at the end.
struct Rights(Vec<std::path::PathBuf>);

impl Rights {
    fn take(place: &Place) -> Self {
        let mut folders: Vec<_> = place
            .state()
            .0
            .into_keys()
            .filter(|path| path.is_dir())
            .collect();
        folders.push(place.folder.path().to_path_buf());
        for folder in &folders {
            fs::set_permissions(folder, Permissions::from_mode(0o555)).unwrap();
        }
        Self(folders)
    }
}

impl Drop for Rights {
    fn drop(&mut self) {
        for folder in &self.0 {
            let _ = fs::set_permissions(folder, Permissions::from_mode(0o755));
        }
    }
}

fn may_write(place: &Place) -> bool {
    let probe = place.path("generated/probe");
    File::create(&probe).is_ok() && fs::remove_file(probe).is_ok()
}

#[test]
fn f19_a_signal_leaves_no_file_half_written() {
    let place = Place::generated();
    let whole = |place: &Place| {
        let lib = place.read("generated/pets/types/src/lib.rs");
        lib.ends_with("}\n") || lib.ends_with(";\n")
    };
    for round in 0..10_u64 {
        place.put(
            "docs/pets.md",
            crate::program::PAGE.replace("The pet", &format!("Pet {round}")),
        );
        let mut child = place
            .command(&["generate"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(20 + round * 7));
        system("kill", &["-INT", &child.id().to_string()]);
        child.wait().unwrap();
        assert!(whole(&place), "round {round}");
    }
    let ended = place.run(&["generate"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(place.temporary().is_empty(), "{:?}", place.temporary());
}

#[test]
fn f20_runs_at_once_go_one_after_the_other() {
    let place = Place::new();
    for round in 0..5 {
        place.put(
            "docs/pets.md",
            crate::program::PAGE.replace("The pet", &format!("Pet {round}")),
        );
        let children: Vec<_> = (0..4)
            .map(|_| {
                let mut command = place.command(&["generate"]);
                command.stderr(Stdio::piped()).spawn().unwrap()
            })
            .collect();
        for child in children {
            let output = child.wait_with_output().unwrap();
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "round {round}: {stderr}");
        }
        assert_eq!(
            place.run(&["generate", "--check"]).code,
            Some(0),
            "round {round}"
        );
        assert!(place.temporary().is_empty());
    }
}

#[test]
fn f20_a_run_waits_while_another_holds_the_folder() {
    let place = Place::generated();
    place.change_docs();
    let folder = File::open(place.path("generated/pets")).unwrap();
    folder.lock().unwrap();
    let started = Instant::now();
    let mut child = place
        .command(&["generate"])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    sleep(Duration::from_millis(1500));
    assert!(child.try_wait().unwrap().is_none(), "it did not wait");
    assert_eq!(
        place.run(&["generate", "--check"]).code,
        Some(1),
        "a check does not wait"
    );
    folder.unlock().unwrap();
    assert!(child.wait().unwrap().success());
    assert!(started.elapsed() < Duration::from_secs(30));
    assert_eq!(place.run(&["generate", "--check"]).code, Some(0));
}
