//! `cargo xtask corpus [--check] [--features] [--test] [--sample COUNT] [--write] [SPEC…]`: what becomes of real OpenAPI documents, and what that costs.
//!
//! In: documents, by default those of a corpus that lies beside the repository and is not part of it. Out: a table, and
//! failure where a document gives no crates or crates that are not clean. Programs that are absent are named and what
//! they would have measured is left out.

mod crates;
mod measure;
mod table;
mod typed;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use docwright::{Diagnostics, FALLBACKS, Settings, Severity, inputs, pipeline};

use crate::choice::choose;
use crate::pages::{between, read as page_of};
use crate::process::{cargo, print, say};
use crates::Checked;
use measure::{Cost, measured};

/// Where the crates of all documents go; they share the folder of compiled dependencies.
const FOLDER: &str = "target/corpus";

/// What to do besides generating.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Depth {
    /// Compile and lint the crates too
    #[arg(long)]
    pub(crate) check: bool,
    /// Compile types and client with each feature alone too
    #[arg(long, requires = "check")]
    pub(crate) features: bool,
    /// Run the crates' own tests, in which the client calls every operation of the stub
    #[arg(long)]
    pub(crate) test: bool,
}

/// What is known of one document in the end.
struct Row {
    name: String,
    operations: usize,
    schemas: usize,
    /// Of types and client together, and of the server.
    lines: (usize, usize),
    generation: Option<Cost>,
    diagnostics: usize,
    fallbacks: usize,
    /// How many findings there are of each reason for a fallback.
    reasons: BTreeMap<&'static str, usize>,
    /// Operations that reach none of the fallbacks.
    typed: usize,
    checked: Option<Checked>,
    /// How many of the crates' own tests passed.
    tests: Option<usize>,
    faults: Vec<String>,
}

/// Generates, checks and counts; prints the table. With `write` it goes into `docs/measurements.md`, faults or none.
pub(crate) fn corpus(
    specs: &[PathBuf],
    sample: Option<usize>,
    depth: Depth,
    write: bool,
) -> anyhow::Result<()> {
    let specs = if specs.is_empty() {
        choose(&found()?, sample)?
    } else {
        choose(specs, sample)?
    };
    if specs.is_empty() {
        return Ok(());
    }
    cargo(&["build", "--release", "-p", "docwright-cli"])?;
    let mut rows = Vec::new();
    for (spec, name) in specs.iter().zip(names(&specs)) {
        let row = one(spec, &name, depth)?;
        for fault in &row.faults {
            say(&format!("{}: {fault}", row.name));
        }
        rows.push(row);
    }
    let text = table::table(&rows);
    print(&text);
    if write {
        let page = between(
            &page_of("docs/measurements.md")?,
            "corpus",
            &format!("\n{text}"),
        )?;
        fs::write("docs/measurements.md", page).context("cannot write docs/measurements.md")?;
    }
    let faulty = rows.iter().filter(|row| !row.faults.is_empty()).count();
    if faulty > 0 {
        bail!("{faulty} of {} documents have faults", rows.len());
    }
    Ok(())
}

/// The documents of the corpus.
fn found() -> anyhow::Result<Vec<PathBuf>> {
    let corpus = crate::root().join("../shared/corpus");
    let mut specs = Vec::new();
    for folder in [corpus.join("specs"), corpus.join("coder")] {
        let Ok(entries) = fs::read_dir(&folder) else {
            say(&format!("absent: {}", folder.display()));
            continue;
        };
        for entry in entries {
            let path = entry?.path();
            let truth = path.join("truth.openapi.json");
            if truth.is_file() {
                specs.push(truth);
            } else if path.is_file() {
                specs.push(path);
            }
        }
    }
    specs.sort();
    Ok(specs)
}

fn one(spec: &Path, name: &str, depth: Depth) -> anyhow::Result<Row> {
    say(&format!("=== {name}"));
    let folder = Path::new(FOLDER).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let mut row = read(spec, name)?;
    let log = Path::new(FOLDER).join(format!("{name}.log"));
    let mut command = std::process::Command::new(measure::tool("docwright"));
    command.arg("rust").arg(spec).arg("--out").arg(&folder);
    command.args(["--name", name, "--all-diagnostics"]);
    let (status, cost) = measured(&mut command, &log)?;
    row.generation = cost;
    if !status.success() {
        row.faults
            .push(format!("generation failed; see {}", log.display()));
        return Ok(row);
    }
    row.lines = (
        crates::lines(&folder, &["types", "client"])?,
        crates::lines(&folder, &["server"])?,
    );
    row.faults.extend(crates::unformatted(&folder)?);
    if depth.check {
        let (checked, faults) = crates::check(&folder, name, &log, depth.features)?;
        row.checked = Some(checked);
        row.faults.extend(faults);
    }
    if depth.test {
        let (passed, fault) = crates::test(&folder, &log)?;
        row.tests = Some(passed);
        row.faults.extend(fault);
    }
    Ok(row)
}

/// What reading the document says about it.
fn read(spec: &Path, name: &str) -> anyhow::Result<Row> {
    let mut diagnostics = Diagnostics::default();
    let settings = Settings::default();
    let arguments = [spec.display().to_string()];
    let inputs = inputs::read(&arguments, &crate::root(), &mut diagnostics);
    let reading = pipeline::read(&inputs, &settings, &mut diagnostics)
        .with_context(|| format!("nothing can be read from {}", spec.display()))?;
    let program = pipeline::lower(&reading.spec, &settings, &mut diagnostics);
    let document = reading.spec.document();
    Ok(Row {
        name: name.to_owned(),
        operations: document.operations().count(),
        schemas: document
            .components
            .as_ref()
            .map_or(0, |all| all.schemas.len()),
        lines: (0, 0),
        generation: None,
        diagnostics: diagnostics
            .iter()
            .filter(|found| found.code.severity != Severity::Note)
            .count(),
        fallbacks: program.fallbacks.len(),
        reasons: reasons(&diagnostics),
        typed: typed::typed(&serde_json::to_value(document)?, &program.fallbacks),
        checked: None,
        tests: None,
        faults: Vec::new(),
    })
}

/// The findings that stand for a fallback, by their code.
fn reasons(diagnostics: &Diagnostics) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for found in diagnostics {
        if FALLBACKS.iter().any(|code| code.id == found.code.id) {
            *counts.entry(found.code.id).or_default() += 1;
        }
    }
    counts
}

/// The names of all documents' crates; where two files have one name, with as much of their folders' as tells them apart.
fn names(specs: &[PathBuf]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for spec in specs {
        let parts: Vec<_> = spec
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        let longer = (2..=parts.len()).map(|count| {
            let from = parts.len() - count;
            docwright::package_name(
                &parts
                    .iter()
                    .skip(from)
                    .map(AsRef::as_ref)
                    .collect::<Vec<&str>>()
                    .join("-"),
            )
        });
        let numbered = (2..).map(|number| format!("{}-{number}", name(spec)));
        let mut candidates = std::iter::once(name(spec)).chain(longer).chain(numbered);
        names.extend(candidates.find(|name| !names.contains(name)));
    }
    names
}

/// The name of a document's crates: that of its file, or of the folder where the file's says nothing.
fn name(spec: &Path) -> String {
    let stem = |path: &Path| {
        path.file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
    };
    let own = stem(spec).unwrap_or_default();
    let name = match spec.parent() {
        Some(folder) if own.starts_with("truth") || own == "openapi" || own == "swagger" => {
            let above = folder.parent().and_then(stem).unwrap_or_default();
            format!(
                "{above}-{}",
                folder.file_name().unwrap_or_default().to_string_lossy()
            )
        }
        _ => own,
    };
    docwright::package_name(&name)
}
