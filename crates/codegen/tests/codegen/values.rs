//! Generated clients and servers agree on more than the values that documents show.
//!
//! The tests that are generated beside a server send what `calls.json` holds and are answered with what
//! `examples.json` holds, and compare both ways. Here both files are filled, round by round, with other values of the
//! schemas, and the same tests are run again.

#![expect(
    clippy::indexing_slicing,
    reason = "the documents are our own, and JSON that is absent reads as `null`"
)]

mod made;
mod scalars;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::strategy::{BoxedStrategy, Just, Strategy};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_json::{Map, Value};

use made::{Maker, Place};

/// The values that each operation sends and is answered with.
const ROUNDS: u32 = 24;

/// The files with values, and who reads them: where they are built in, they are read when the tests run instead.
const READERS: &[(&str, &str, &str)] = &[
    (
        "tests/api/support.rs",
        "\"calls.json\"",
        "/tests/api/calls.json",
    ),
    (
        "tests/api/support.rs",
        "\"../../src/examples.json\"",
        "/src/examples.json",
    ),
    ("src/examples.rs", "\"examples.json\"", "/src/examples.json"),
];

/// Runs the generated tests of a case's server, in the workspace at `root`, with values from its schemas.
pub(crate) fn arrive(root: &Path, target: &Path, name: &str, document: &Value) {
    let package = root.join(name).join("server");
    let (calls, examples) = (
        package.join("tests/api/calls.json"),
        package.join("src/examples.json"),
    );
    let (Ok(sent), Ok(answered)) = (fs::read_to_string(&calls), fs::read_to_string(&examples))
    else {
        return;
    };
    let program = build(root, target, name, &package);
    let values = values(document, &object(&sent), &object(&answered));
    let config = Config {
        cases: ROUNDS,
        failure_persistence: None,
        max_shrink_iters: 40,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let outcome = runner.run(&values, |(sent, answered)| {
        fs::write(&calls, Value::from(sent).to_string()).unwrap();
        fs::write(&examples, Value::from(answered).to_string()).unwrap();
        let output = Command::new(&program)
            .arg("operations::")
            .current_dir(&package)
            .env("RUST_BACKTRACE", "0")
            .output()
            .unwrap();
        if output.status.success() {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        Err(TestCaseError::fail(text))
    });
    if let Err(failure) = outcome {
        panic!("{name}: {failure}");
    }
}

fn object(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap()
}

/// Builds the tests so that they read their values when they run, and tells where the program is.
fn build(root: &Path, target: &Path, name: &str, package: &Path) -> PathBuf {
    for (file, built_in, path) in READERS {
        let file = package.join(file);
        let text = fs::read_to_string(&file).unwrap();
        let read = format!(
            "&std::fs::read_to_string(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"{path}\")).unwrap()"
        );
        let built_in = format!("include_str!({built_in})");
        assert!(text.contains(&built_in), "{}", file.display());
        fs::write(&file, text.replace(&built_in, &read)).unwrap();
    }
    let server = format!("{name}-server");
    let output = Command::new(env!("CARGO"))
        .args(["test", "--no-run", "-p", &server, "--test", "api"])
        .current_dir(root)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{text}");
    let program = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("Executable "))
        .and_then(|line| line.rsplit_once('('))
        .map(|(_, path)| path.trim_end_matches(')'));
    root.join(program.expect("cargo tells where the program is"))
}

type Both = (Map<String, Value>, Map<String, Value>);

/// The two files, with values of the document's schemas in place of those they hold.
fn values(
    document: &Value,
    calls: &Map<String, Value>,
    examples: &Map<String, Value>,
) -> BoxedStrategy<Both> {
    let maker = Maker { document };
    let mut sent = Vec::new();
    let mut answered = Vec::new();
    for (name, call) in calls {
        let operation = maker.operation(call);
        sent.push((name.clone(), self::sent(&maker, &operation, call)));
        if let Some(example) = examples.get(name) {
            answered.push((name.clone(), self::answered(&maker, &operation, example)));
        }
    }
    (together(sent), together(answered)).boxed()
}

fn together(
    fields: Vec<(String, BoxedStrategy<Value>)>,
) -> impl Strategy<Value = Map<String, Value>> {
    let (names, values): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
    values.prop_map(move |values| names.iter().cloned().zip(values).collect())
}

/// A call with other parameters and another body.
fn sent(maker: &Maker<'_>, operation: &[&Value], call: &Value) -> BoxedStrategy<Value> {
    let mut parameters = Vec::new();
    for (name, value) in call["parameters"].as_object().unwrap() {
        let other = maker
            .parameter(operation, name, value)
            .filter(|_| !value.is_null());
        let other = other.unwrap_or_else(|| Just(value.clone()).boxed());
        parameters.push((name.clone(), other));
    }
    let body = call.get("body").map(|body| {
        maker
            .body(operation, body)
            .unwrap_or_else(|| Just(body.clone()).boxed())
    });
    let body = body.unwrap_or_else(|| Just(Value::Null).boxed());
    let call = call.clone();
    (together(parameters), body)
        .prop_map(move |(parameters, body)| {
            let mut call = call.clone();
            call["parameters"] = parameters.into();
            if call.get("body").is_some() {
                call["body"] = body;
            }
            call
        })
        .boxed()
}

/// Another answer of the first documented kind.
fn answered(maker: &Maker<'_>, operation: &[&Value], example: &Value) -> BoxedStrategy<Value> {
    let content = maker.answer(operation);
    let value = content.and_then(|content| maker.content(content, example, Place::Body));
    value.unwrap_or_else(|| Just(example.clone()).boxed())
}
