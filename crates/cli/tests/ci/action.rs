//! The steps of the action, each under `bash --noprofile --norc -eo pipefail`.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Output;

use serde_yaml::Value;

use crate::repository::{Repository, told, yaml};

/// A step that runs something.
struct Step {
    name: String,
    condition: String,
    script: String,
    environment: Vec<(String, String)>,
}

/// The action's inputs with their defaults, and its steps.
fn action() -> (BTreeMap<String, String>, Vec<Step>) {
    let action = yaml("action.yml");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let pairs = |value: &Value| -> Vec<(String, Value)> {
        let map = value.as_mapping().cloned().unwrap_or_default();
        map.into_iter()
            .map(|(key, value)| (text(&key), value))
            .collect()
    };
    let inputs = pairs(&action["inputs"])
        .into_iter()
        .map(|(name, input)| (name, text(&input["default"])))
        .collect();
    let steps = action["runs"]["steps"].as_sequence().unwrap().iter();
    let steps = steps.map(|step| {
        assert_eq!(text(&step["shell"]), "bash");
        Step {
            name: text(&step["name"]),
            condition: text(&step["if"]),
            script: text(&step["run"]),
            environment: pairs(&step["env"])
                .into_iter()
                .map(|(name, value)| (name, text(&value)))
                .collect(),
        }
    });
    (inputs, steps.collect())
}

/// What GitHub puts in place of an expression.
fn evaluate(expression: &str, inputs: &BTreeMap<String, String>) -> String {
    let inner = expression
        .strip_prefix("${{ ")
        .and_then(|rest| rest.strip_suffix(" }}"));
    match inner {
        None => expression.to_owned(),
        Some("github.base_ref") => "main".to_owned(),
        Some(inner) => {
            let name = inner.strip_prefix("inputs.");
            let name = name.unwrap_or_else(|| panic!("nobody knows `{inner}`"));
            let value = inputs.get(name).cloned();
            let value = value.unwrap_or_else(|| panic!("there is no input `{name}`"));
            evaluate(&value, inputs)
        }
    }
}

/// Whether a step runs: all its conditions on inputs hold.
fn is_wanted(step: &Step, inputs: &BTreeMap<String, String>) -> bool {
    let inner = step.condition.strip_prefix("${{ ").unwrap();
    let inner = inner.strip_suffix(" }}").unwrap();
    inner.split(" && ").all(|part| {
        if part == "!cancelled()" {
            return true;
        }
        let (name, operator, wanted) = match part.split(' ').collect::<Vec<_>>().as_slice() {
            [name, operator, wanted] => (*name, *operator, wanted.trim_matches('\'')),
            _ => panic!("nobody knows `{part}`"),
        };
        let value = evaluate(&format!("${{{{ {name} }}}}"), inputs);
        match operator {
            "==" => value == wanted,
            "!=" => value != wanted,
            other => panic!("nobody knows `{other}`"),
        }
    })
}

/// Runs the steps that are wanted; each one's name with what came of it.
fn run(repository: &Repository, set: &[(&str, &str)]) -> BTreeMap<String, Output> {
    let (mut inputs, steps) = action();
    inputs.insert("install".to_owned(), "false".to_owned());
    for (name, value) in set {
        inputs.insert((*name).to_owned(), (*value).to_owned());
    }
    let scratch = repository.scratch();
    let mut outputs = BTreeMap::new();
    for step in steps.iter().filter(|step| is_wanted(step, &inputs)) {
        let script = scratch.join("step.sh");
        fs::write(&script, &step.script).unwrap();
        let variables = step.environment.iter();
        let output = repository
            .command("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail"])
            .arg(&script)
            .envs(variables.map(|(name, value)| (name, evaluate(value, &inputs))))
            .env("RUNNER_TEMP", &scratch)
            .env("GITHUB_STEP_SUMMARY", scratch.join("summary.md"))
            .output()
            .unwrap();
        outputs.insert(step.name.clone(), output);
    }
    outputs
}

fn summary(repository: &Repository) -> String {
    let path = repository.scratch().join("summary.md");
    let text = fs::read_to_string(&path).unwrap_or_default();
    let _ = fs::remove_file(path);
    text
}

const INSTALL: &str = "Install docwright";
const GENERATE: &str = "Is what is generated up to date?";
const LINT: &str = "Do the docs agree with themselves?";
const DIFF: &str = "What changes for whoever uses the API?";

#[test]
fn docs_and_code_that_agree_pass() {
    let repository = Repository::new();
    let outputs = run(&repository, &[("diff", "docs\n")]);
    assert_eq!(outputs.keys().collect::<Vec<_>>(), [LINT, GENERATE, DIFF]);
    for (name, output) in &outputs {
        assert!(output.status.success(), "{name}: {}", told(output));
        assert!(
            !told(output).contains("::error"),
            "{name}: {}",
            told(output)
        );
    }
    let summary = summary(&repository);
    assert!(summary.contains("Up to date."), "{summary}");
    assert!(summary.contains("| error | 0 |"), "{summary}");
    assert!(summary.contains("| breaking | 0 |"), "{summary}");
}

#[test]
fn a_deleted_row_fails_every_step_with_an_annotation() {
    let repository = Repository::new();
    repository.delete_row();
    let outputs = run(&repository, &[("diff", "docs\n\nno/such/folder\n")]);
    for (name, output) in &outputs {
        let told = told(output);
        assert_eq!(output.status.code(), Some(1), "{name}: {told}");
        let is_annotated = |line: &&str| {
            (line.starts_with("::error ") || line.starts_with("::warning "))
                && line.contains("docs/schemas.md,line=")
                && line.contains("`watts`")
        };
        assert!(
            told.lines().any(|line| is_annotated(&line)),
            "{name}: {told}"
        );
    }
    assert!(told(&outputs[DIFF]).contains("new: no/such/folder"));
    let stale = "::error file=generated/lamps/openapi.yaml,title=not-up-to-date::";
    assert!(
        told(&outputs[GENERATE]).contains(stale),
        "{}",
        told(&outputs[GENERATE])
    );
    let summary = summary(&repository);
    assert!(
        summary.contains("    stale generated/lamps/openapi.yaml\n"),
        "{summary}"
    );
    assert!(summary.contains("| breaking | 1 |"), "{summary}");
    repository.restore_row();
    for (name, output) in run(&repository, &[("diff", "docs")]) {
        assert!(output.status.success(), "{name}: {}", told(&output));
    }
}

#[test]
fn what_is_not_wanted_does_not_run() {
    let repository = Repository::new();
    let none = run(&repository, &[("lint", "false"), ("generate", "false")]);
    assert!(none.is_empty());
    // Outside a pull request there is no base branch.
    assert!(!run(&repository, &[("diff", "docs"), ("base", "")]).contains_key(DIFF));
}

#[test]
fn a_run_that_could_not_check_is_no_pass() {
    let repository = Repository::new();
    fs::remove_dir_all(repository.path().join("docs")).unwrap();
    for (name, output) in run(&repository, &[]) {
        assert_eq!(output.status.code(), Some(2), "{name}: {}", told(&output));
    }
}

#[test]
fn no_input_is_run_as_a_program() {
    let (inputs, steps) = action();
    for step in &steps {
        assert!(!step.script.contains("${{"), "{}", step.name);
    }
    let repository = Repository::new();
    let hostile = "main\"; touch pwned; echo \"$(touch pwned)`touch pwned`";
    for name in inputs
        .keys()
        .filter(|name| !matches!(name.as_str(), "install" | "command"))
    {
        run(&repository, &[("diff", "docs"), (name, hostile)]);
        for folder in [repository.path(), repository.scratch()] {
            assert!(!folder.join("pwned").exists(), "{name}");
        }
    }
}

#[test]
fn the_program_is_installed_from_the_package_that_has_it() {
    let manifest = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).unwrap();
    assert!(manifest.starts_with("[package]\nname = \"docwright-cli\"\n"));
    assert!(env!("CARGO_BIN_EXE_docwright").ends_with("docwright"));
    let version = "1.2.3; touch evil $(touch evil) \"";
    for (set, wanted) in [
        ("", "install\ndocwright-cli\n--locked\n".to_owned()),
        (
            version,
            format!("install\ndocwright-cli\n--locked\n--version\n{version}\n"),
        ),
    ] {
        let repository = Repository::new();
        let told = repository.scratch().join("told.txt");
        let cargo = repository.scratch().join("bin/cargo");
        fs::create_dir_all(cargo.parent().unwrap()).unwrap();
        fs::write(
            &cargo,
            "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$RUNNER_TEMP/told.txt\"\n",
        )
        .unwrap();
        fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
        let only = [
            ("install", "true"),
            ("version", set),
            ("generate", "false"),
            ("lint", "false"),
        ];
        let outputs = run(&repository, &only);
        assert_eq!(outputs.keys().collect::<Vec<_>>(), [INSTALL]);
        assert!(outputs[INSTALL].status.success());
        assert_eq!(fs::read_to_string(told).unwrap(), wanted);
    }
}
