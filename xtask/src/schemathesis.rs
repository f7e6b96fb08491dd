//! `cargo xtask schemathesis [SPEC…]`: generated stub servers, driven by schemathesis.
//!
//! In: OpenAPI documents, by default one with limits on all that it has and those of this repository's APIs. Out: failure
//! where a stub does not keep to the document that docwright writes for it. schemathesis comes from PyPI and is installed
//! below `target/` on first use; it is never a part of the build. Where python3 is absent, that is said and nothing is
//! done.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, bail};
use serde_json::Value;

use crate::process::{cargo, output, say};

mod document;

/// The release whose checks are named below.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// Where the crates go, and what was installed.
const FOLDER: &str = "target/schemathesis";

/// A document with limits on every parameter and field.
const LIMITS: &str = "benches/axum-baseline/limits.yaml";

/// What a stub is held to.
///
/// Left out are two checks. A stub knows everybody who has a key, and it takes `null` for what may be absent.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance,positive_data_acceptance,\
                      missing_required_header,unsupported_method";

/// What else schemathesis has to be told: it takes an answer that goes over to another protocol for a fault.
const CONFIG: &str = r#"
[checks.not_a_server_error]
expected-statuses = [101, "2xx", "3xx", "4xx"]

[checks.positive_data_acceptance]
expected-statuses = [101, "2xx", "3xx", 401, 403, 404, 409, 429]
"#;

/// Generates, builds and drives the stub of each document.
pub(crate) fn schemathesis(specs: &[PathBuf]) -> anyhow::Result<()> {
    let Some(program) = install() else {
        return Ok(());
    };
    let own = own()?;
    let specs = if specs.is_empty() { &own[..] } else { specs };
    let mut faulty = Vec::new();
    for spec in specs {
        let name = name(spec);
        say(&format!("\n=== {name}"));
        if !one(spec, &name, &program)? {
            faulty.push(name);
        }
    }
    if !faulty.is_empty() {
        bail!("schemathesis found faults in {}", faulty.join(", "));
    }
    Ok(())
}

/// What is driven where no document is named.
fn own() -> anyhow::Result<Vec<PathBuf>> {
    let mut specs = vec![PathBuf::from(LIMITS)];
    for entry in fs::read_dir(crate::root().join("generated"))? {
        specs.push(entry?.path().join("openapi.yaml"));
    }
    specs.retain(|path| crate::root().join(path).is_file());
    specs.sort();
    Ok(specs)
}

/// The name of a document's crates: that of the folder where the file's says nothing.
fn name(spec: &Path) -> String {
    let stem = spec.file_stem().unwrap_or_default().to_string_lossy();
    let folder = spec.parent().and_then(Path::file_name);
    let name = match folder {
        Some(folder) if matches!(&*stem, "spec" | "openapi" | "swagger") => {
            folder.to_string_lossy()
        }
        _ => stem,
    };
    docwright::package_name(&name)
}

/// The program; none where it cannot be had.
fn install() -> Option<PathBuf> {
    let folder = crate::root().join(FOLDER).join("python");
    let program = folder.join("bin/schemathesis");
    if program.is_file() {
        return Some(program);
    }
    say(&format!("installing {SCHEMATHESIS} below target/"));
    let mut python = Command::new("python3");
    python.args(["-m", "venv"]).arg(&folder);
    let made = output(&mut python).map(|made| made.is_some());
    if !made.unwrap_or_default() {
        say("skipped: python3 with venv is not installed");
        return None;
    }
    let mut pip = Command::new(folder.join("bin/pip"));
    pip.args(["install", "--quiet", SCHEMATHESIS]);
    if let Err(error) = output(&mut pip) {
        say(&format!(
            "skipped: {SCHEMATHESIS} can't be installed: {error:#}"
        ));
        return None;
    }
    Some(program)
}

/// Whether the stub of a document is without faults.
fn one(spec: &Path, name: &str, program: &Path) -> anyhow::Result<bool> {
    let folder = crate::root().join(FOLDER).join(name);
    let document = folder.join("openapi.json");
    fs::create_dir_all(&folder)?;
    let [spec, out, to] = [spec, &folder, &document].map(|path| path.to_string_lossy());
    let docwright = ["run", "-q", "-p", "docwright-cli", "--"];
    let write = ["spec", &spec, "--format", "json", "-o", &to];
    cargo(&[&docwright[..], &write].concat())?;
    let generate = ["rust", &spec, "--out", &out, "--name", name];
    cargo(&[&docwright[..], &generate].concat())?;
    let stub = format!("{name}-stub");
    let manifest = folder.join("Cargo.toml");
    let target = crate::root().join(FOLDER).join("target");
    let [manifest, target] = [&manifest, &target].map(|path| path.to_string_lossy());
    let build = ["build", "-q", "--bin", &stub, "--manifest-path", &manifest];
    cargo(&[&build[..], &["--target-dir", &target]].concat())?;
    let stub = Stub::start(&Path::new(&*target).join("debug").join(&stub))?;
    let mut promised: Value = serde_json::from_str(&fs::read_to_string(&*to)?)?;
    let url = stub.url.clone() + &base_path(&promised);
    document::complete(&mut promised);
    fs::write(&*to, promised.to_string())?;
    fs::write(folder.join("schemathesis.toml"), CONFIG)?;
    let status = Command::new(program)
        .args(["run", &to, "--url", &url, "--checks", CHECKS])
        .args(["--phases", "examples,coverage,fuzzing"])
        .args(["--max-examples", "50", "--seed", "1", "--no-color"])
        .current_dir(&folder)
        .status()
        .context("cannot start schemathesis")?;
    Ok(status.success())
}

/// The path under which the operations of a document lie.
fn base_path(document: &Value) -> String {
    let server = document.pointer("/servers/0").unwrap_or(&Value::Null);
    let mut url = server["url"].as_str().unwrap_or_default().to_owned();
    for (name, variable) in server["variables"].as_object().into_iter().flatten() {
        let value = variable["default"].as_str().unwrap_or_default();
        url = url.replace(&format!("{{{name}}}"), value);
    }
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => url.trim_start_matches('/'),
    };
    match path.trim_end_matches('/') {
        "" => String::new(),
        path => format!("/{path}"),
    }
}

/// A running server, which is ended with this value.
struct Stub {
    child: Child,
    url: String,
}

impl Stub {
    fn start(program: &Path) -> anyhow::Result<Self> {
        let mut child = Command::new(program)
            .arg("127.0.0.1:0")
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let out = child.stdout.take().context("a program without an output")?;
        let mut lines = BufReader::new(out).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        // What it logs later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let url = first.strip_prefix("listening on ").map(str::to_owned);
        let stub = Self {
            child,
            url: url.unwrap_or_default(),
        };
        if stub.url.is_empty() {
            bail!("{} does not say where it listens", program.display());
        }
        Ok(stub)
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
