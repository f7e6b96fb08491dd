//! `cargo xtask hostile`: every file below a folder, whole and cut off anywhere, given to every command.
//!
//! In: a folder. Out: a list of runs that crashed, took more than ten seconds of processor time or two gigabytes.

use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::process::{cargo, say};
use crate::random::Random;

/// How often each file is cut off.
const CUTS: u64 = 20;
/// No run may take more processor time, in seconds as `ulimit` counts.
const WORK: u32 = 10;
/// No run may take longer by the clock, even where something else keeps the machine busy.
const PATIENCE: Duration = Duration::from_secs(120);
/// No run may take more memory, in kilobytes as `ulimit` counts.
const MEMORY: u32 = 2 * 1024 * 1024;

/// The commands that read anything, with `PAGE` for the text and `WHOLE` for the file it was cut from.
const COMMANDS: [&[&str]; 10] = [
    &["spec", "PAGE", "-o", "out.yaml", "--annotate"],
    &["rust", "PAGE", "--out", "out"],
    &["diff", "WHOLE", "PAGE"],
    &["lint", "PAGE"],
    &["explain", "PAGE", "GET /"],
    &["dump", "PAGE", "--stage", "blocks"],
    &["dump", "PAGE", "--stage", "api"],
    &["dump", "PAGE", "--stage", "program"],
    &["generate"],
    &["init", "pages"],
];

/// Runs everything over the Markdown and JSON files below `folder`; of them every `stride`th. It is done by `program`, or
/// by one that is built for it.
pub(crate) fn hostile(
    folder: &Path,
    stride: usize,
    program: Option<PathBuf>,
) -> anyhow::Result<()> {
    let program = program.map_or_else(build, Ok)?.canonicalize()?;
    let mut files = Vec::new();
    collect(folder, &mut files).with_context(|| folder.display().to_string())?;
    files.sort();
    let sandbox = tempfile::tempdir()?;
    let (mut runs, mut bad, mut slowest) = (0_usize, Vec::new(), Duration::ZERO);
    for (index, file) in files.iter().enumerate().step_by(stride.max(1)) {
        if index % 10 == 0 {
            say(&format!("file {index} of {}, {runs} runs", files.len()));
        }
        let bytes = fs::read(file)?;
        let mut random = Random::new(index as u64);
        for cut in 0..=CUTS {
            let length = bytes.len() as u64;
            let end = if cut == 0 {
                length
            } else {
                random.below(length)
            };
            let text = bytes.get(..usize::try_from(end)?).unwrap_or(&bytes);
            for command in COMMANDS {
                let (took, fault) = run(&program, command, file, text, sandbox.path())?;
                runs += 1;
                slowest = slowest.max(took);
                if let Some(fault) = fault {
                    let line = format!(
                        "{} cut at {end}: {}: {fault}",
                        file.display(),
                        command.join(" ")
                    );
                    say(&line);
                    bad.push(line);
                }
            }
        }
    }
    say(&format!(
        "{runs} runs, the slowest {slowest:.2?}, {} bad",
        bad.len()
    ));
    if !bad.is_empty() {
        bail!("{} runs crashed, hung or took too much", bad.len());
    }
    Ok(())
}

/// Builds the command.
fn build() -> anyhow::Result<PathBuf> {
    cargo(&["build", "--release", "-p", "docwright-cli"])?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    Ok(target.join("release/docwright"))
}

/// How long a run took, and what was wrong with it.
fn run(
    program: &Path,
    command: &[&str],
    file: &Path,
    text: &[u8],
    sandbox: &Path,
) -> anyhow::Result<(Duration, Option<String>)> {
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    let page = format!("pages/page.{extension}");
    for folder in ["out", "generated", "pages"] {
        // The folder is not there before the first run.
        let _ = fs::remove_dir_all(sandbox.join(folder));
    }
    fs::create_dir(sandbox.join("pages"))?;
    fs::write(sandbox.join(&page), text)?;
    fs::write(
        sandbox.join("docwright.toml"),
        format!("[api.a]\ndocs = [\"{page}\"]\n"),
    )?;
    let whole = file.canonicalize()?.to_string_lossy().into_owned();
    let arguments = command.iter().map(|argument| match *argument {
        "PAGE" => page.clone(),
        "WHOLE" => whole.clone(),
        other => other.to_owned(),
    });
    let started = Instant::now();
    let said = sandbox.join("said.txt");
    let mut child = Command::new("sh")
        .args([
            "-c",
            &format!("ulimit -v {MEMORY} && ulimit -t {WORK} && exec \"$0\" \"$@\""),
        ])
        .arg(program)
        .args(arguments)
        .current_dir(sandbox)
        .stdout(Stdio::null())
        .stderr(fs::File::create(&said)?)
        .spawn()?;
    while child.try_wait()?.is_none() && started.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(2));
    }
    if child.try_wait()?.is_none() {
        child.kill()?;
        child.wait()?;
        return Ok((started.elapsed(), Some("still running".to_owned())));
    }
    let status = child.wait()?;
    let fault = match (status.code(), status.signal()) {
        (Some(0 | 1), _) => None,
        // Nothing to read is an answer; a bug says so with the same code.
        (Some(2), _) => bug(&said)?,
        (code, signal) => Some(format!("ended with {code:?}, signal {signal:?}")),
    };
    Ok((started.elapsed(), fault))
}

/// What a run that ended with 2 said, if it said that docwright is at fault.
fn bug(said: &Path) -> anyhow::Result<Option<String>> {
    let said = String::from_utf8_lossy(&fs::read(said)?).into_owned();
    Ok(said
        .contains("has a bug")
        .then(|| said.lines().take(3).collect()))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let kind = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            collect(&path, files)?;
        } else if ["md", "mdx", "txt", "json", "yaml", "yml"].contains(&kind.as_str()) {
            files.push(path);
        }
    }
    Ok(())
}
