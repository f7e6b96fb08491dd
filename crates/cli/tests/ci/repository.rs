//! A repository with docs and what is generated from them, on a branch of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The row that tests take away, and where it stands in [`SCHEMAS`].
pub(crate) const ROW: &str = "| `watts`  | integer | true     |              | What it takes |\n";

/// A page without a fault.
const PAGE: &str = "\
# Lamps

## Get a lamp

### Code samples

```shell
curl -X GET http://home.test:8080/api/v2/lamps/{lamp} \\
  -H 'Accept: application/json'
```

`GET /lamps/{lamp}`

### Parameters

| Name   | In   | Type         | Required | Description    |
|--------|------|--------------|----------|----------------|
| `lamp` | path | string(uuid) | true     | ID of the lamp |

### Responses

| Status | Meaning | Description | Schema                            |
|--------|---------|-------------|-----------------------------------|
| 200    | OK      | OK          | [home.Lamp](schemas.md#homelamp) |
";

/// The page of types.
const SCHEMAS: &str = "\
# Schemas

## home.Lamp

```json
{
  \"label\": \"string\",
  \"watts\": 7
}
```

### Properties

| Name     | Type    | Required | Restrictions | Description   |
|----------|---------|----------|--------------|---------------|
| `label`  | string  | false    |              |               |
| `watts`  | integer | true     |              | What it takes |
";

/// A clone on a branch, as a workflow for a pull request has it.
pub(crate) struct Repository {
    folder: TempDir,
}

impl Repository {
    /// Docs and generated code that agree, pushed to `main` of `origin`; a branch `change` is checked out.
    pub(crate) fn new() -> Self {
        let repository = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let top = repository.path();
        fs::create_dir_all(top.join("docs")).unwrap();
        fs::create_dir_all(repository.scratch()).unwrap();
        fs::write(top.join("docs/lamps.md"), PAGE).unwrap();
        fs::write(top.join("docs/schemas.md"), SCHEMAS).unwrap();
        fs::write(
            top.join("docwright.toml"),
            "[api.lamps]\ndocs = [\"docs\"]\n",
        )
        .unwrap();
        repository.docwright(&["generate", "--quiet"]);
        let origin = repository.folder.path().join("origin.git");
        let origin = origin.to_str().unwrap();
        repository.git(&["init", "--quiet", "--bare", "--initial-branch=main", origin]);
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.git(&["remote", "add", "origin", origin]);
        repository.git(&["add", "--all"]);
        repository.git(&["commit", "--quiet", "--message", "Begin"]);
        repository.git(&["push", "--quiet", "origin", "main"]);
        repository.git(&["switch", "--quiet", "--create", "change"]);
        repository
    }

    /// Where the clone lies.
    pub(crate) fn path(&self) -> PathBuf {
        let path = self.folder.path().join("clone");
        fs::create_dir_all(&path).unwrap();
        path
    }

    /// A folder beside the clone.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.folder.path().join("scratch")
    }

    /// Takes the row away.
    pub(crate) fn delete_row(&self) {
        let text = self.read("docs/schemas.md");
        assert!(text.contains(ROW));
        fs::write(self.path().join("docs/schemas.md"), text.replace(ROW, "")).unwrap();
    }

    /// Puts the row back.
    pub(crate) fn restore_row(&self) {
        fs::write(self.path().join("docs/schemas.md"), SCHEMAS).unwrap();
    }

    /// A file's text.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// A program that runs in the clone, with `docwright` at hand and nothing of the user's own settings.
    pub(crate) fn command(&self, program: &str) -> Command {
        let binary = Path::new(env!("CARGO_BIN_EXE_docwright"));
        let path = std::env::var("PATH").unwrap_or_default();
        // What a test puts beside the repository stands before all other programs.
        let own = self.scratch().join("bin");
        let path = format!(
            "{}:{}:{path}",
            own.display(),
            binary.parent().unwrap().display()
        );
        let mut command = Command::new(program);
        command
            .current_dir(self.path())
            .env("PATH", path)
            .env("HOME", self.folder.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "A")))
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "a@home.test")));
        for name in [
            "NO_COLOR",
            "CLICOLOR_FORCE",
            "GIT_DIR",
            "GIT_INDEX_FILE",
            "GIT_WORK_TREE",
        ] {
            command.env_remove(name);
        }
        command
    }

    pub(crate) fn git(&self, arguments: &[&str]) {
        let output = self.command("git").args(arguments).output().unwrap();
        assert!(
            output.status.success(),
            "git {arguments:?}: {}",
            told(&output)
        );
    }

    pub(crate) fn docwright(&self, arguments: &[&str]) {
        let output = self.command("docwright").args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", told(&output));
    }
}

/// What a program printed, both outputs.
pub(crate) fn told(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// A file at the top of this repository, as YAML.
pub(crate) fn yaml(name: &str) -> serde_yaml::Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(name);
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}
