//! The packages of others: their licences, where they come from, which of them may not be there at all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use anyhow::Context;
use serde_json::Value;

use crate::process;

/// The packages whose users get what is below them: these must not be able to reach a network.
const SHIPPED: [&str; 3] = ["docwright", "docwright-build", "docwright-cli"];

/// Everything `deny.toml` says that needs no database of advisories, and the oldest compiler.
pub(crate) fn check() -> anyhow::Result<Vec<String>> {
    let rules: toml::Table = fs::read_to_string("deny.toml")?.parse()?;
    let graph = Graph::read()?;
    let mut broken = graph.licences(&strings(&rules, "licenses", "allow", None));
    broken.extend(graph.banned(&strings(&rules, "bans", "deny", Some("name"))));
    broken.extend(graph.sources());
    broken.extend(graph.compiler()?);
    broken.extend(deadlines(
        &strings(&rules, "advisories", "ignore", Some("reason")),
        &today()?,
    ));
    broken.extend(unsafe_code()?);
    Ok(broken)
}

/// The strings of a list in `deny.toml`, or those under `key` in its tables.
fn strings(rules: &toml::Table, table: &str, list: &str, key: Option<&str>) -> Vec<String> {
    let list = rules.get(table).and_then(|table| table.get(list));
    let entries = list.and_then(toml::Value::as_array).into_iter().flatten();
    let text = entries.map(|entry| key.map_or(Some(entry), |key| entry.get(key)));
    let text = text.map(|text| text.and_then(toml::Value::as_str).unwrap_or_default());
    text.map(str::to_owned).collect()
}

/// All packages this repository is built from, as cargo resolved them.
struct Graph {
    packages: BTreeMap<String, Value>,
    /// Each package with those it needs to be built, tests left out.
    below: BTreeMap<String, Vec<String>>,
}

impl Graph {
    fn read() -> anyhow::Result<Self> {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let mut command = Command::new(cargo);
        command.args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--all-features",
        ]);
        let text = process::output(&mut command)?.context("cargo is not installed")?;
        let metadata: Value = serde_json::from_str(&text)?;
        let id = |value: &Value, key: &str| {
            let text = value.get(key).and_then(Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        let list = |value: &Value, pointer: &str| {
            let list = value.pointer(pointer).and_then(Value::as_array);
            list.cloned().unwrap_or_default()
        };
        let packages = list(&metadata, "/packages");
        let nodes = list(&metadata, "/resolve/nodes");
        let below = |node: &Value| {
            let built = list(node, "/deps").into_iter().filter(|dep| {
                let kinds = list(dep, "/dep_kinds");
                kinds.iter().any(|kind| id(kind, "kind") != "dev")
            });
            built.map(|dep| id(&dep, "pkg")).collect()
        };
        Ok(Self {
            packages: packages.into_iter().map(|p| (id(&p, "id"), p)).collect(),
            below: nodes.iter().map(|n| (id(n, "id"), below(n))).collect(),
        })
    }

    fn text(&self, id: &str, key: &str) -> &str {
        let package = self.packages.get(id);
        let value = package.and_then(|package| package.get(key));
        value.and_then(Value::as_str).unwrap_or_default()
    }

    /// The packages the shipped ones are built from, each with the shipped one that needs it.
    fn shipped(&self) -> BTreeMap<&str, &str> {
        let mut reached = BTreeMap::new();
        for id in self.packages.keys() {
            let name = self.text(id, "name");
            if SHIPPED.contains(&name) {
                let mut open = vec![id.as_str()];
                while let Some(id) = open.pop() {
                    if reached.insert(id, name).is_none() {
                        let below = self.below.get(id).into_iter().flatten();
                        open.extend(below.map(String::as_str));
                    }
                }
            }
        }
        reached
    }

    fn licences(&self, allowed: &[String]) -> Vec<String> {
        let allowed: BTreeSet<&str> = allowed.iter().map(String::as_str).collect();
        let foreign = self
            .packages
            .keys()
            .filter(|id| !self.text(id, "source").is_empty());
        let refused = foreign.filter(|id| !is_allowed(self.text(id, "license"), &allowed));
        let say = |id: &String| {
            let (name, licence) = (self.text(id, "name"), self.text(id, "license"));
            format!("deny.toml: `{name}` is licensed as `{licence}`, which is not allowed")
        };
        refused.map(say).collect()
    }

    /// Tests may use what ends there; `wildcards` and the like are for `cargo deny`.
    fn banned(&self, names: &[String]) -> Vec<String> {
        let found = self.shipped().into_iter();
        let found = found.filter(|(id, _)| names.iter().any(|name| name == self.text(id, "name")));
        let say = |(id, user): (&str, &str)| {
            let name = self.text(id, "name");
            format!("deny.toml: `{user}` is built from `{name}`, which is banned")
        };
        found.map(say).collect()
    }

    fn sources(&self) -> Vec<String> {
        let odd = self.packages.keys().filter(|id| {
            let source = self.text(id, "source");
            !source.is_empty() && !source.starts_with("registry+https://github.com/rust-lang/")
        });
        odd.map(|id| {
            format!(
                "deny.toml: `{}` comes from {}",
                self.text(id, "name"),
                self.text(id, "source")
            )
        })
        .collect()
    }

    /// The oldest compiler that is named must do for every package below the shipped ones.
    fn compiler(&self) -> anyhow::Result<Vec<String>> {
        let root: toml::Table = fs::read_to_string("Cargo.toml")?.parse()?;
        let stated = at(&root, &["workspace", "package", "rust-version"]);
        let stated = stated.context("`rust-version` in Cargo.toml")?;
        let newer = self.shipped().into_keys().filter(|id| {
            let needed = self.text(id, "rust_version");
            version(needed) > version(stated)
        });
        let say = |id: &str| {
            let (name, needed) = (self.text(id, "name"), self.text(id, "rust_version"));
            format!("Cargo.toml: `rust-version` is {stated}, but `{name}` needs {needed}")
        };
        Ok(newer.map(say).collect())
    }
}

/// The text at a path of keys.
fn at<'t>(table: &'t toml::Table, path: &[&str]) -> Option<&'t str> {
    let (first, rest) = path.split_first()?;
    let value = rest
        .iter()
        .try_fold(table.get(*first)?, |value, key| value.get(*key))?;
    value.as_str()
}

/// Whether a licence expression can be met with the allowed ones.
fn is_allowed(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let expression = expression.replace('/', " OR ").replace(['(', ')'], "");
    let mut all = expression.split(" AND ");
    all.all(|any| any.split(" OR ").any(|name| allowed.contains(name.trim())))
}

fn version(text: &str) -> Vec<u32> {
    let mut parts: Vec<u32> = text
        .split('.')
        .map(|part| part.parse().unwrap_or(0))
        .collect();
    parts.resize(3, 0);
    parts
}

/// The advisories that are ignored without a date, or for longer than was meant.
fn deadlines(reasons: &[String], today: &str) -> Vec<String> {
    let late = reasons.iter().filter(|reason| {
        let date = reason.rsplit_once("until ").map(|(_, date)| date.trim());
        date.is_none_or(|date| date.len() != 10 || date <= today)
    });
    late.map(|reason| format!("deny.toml: an advisory is ignored without a date to come: {reason}"))
        .collect()
}

/// The date as 2026-11-20, counted from the days since 1970.
fn today() -> anyhow::Result<String> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    let mut days = since.as_secs() / 86_400;
    let mut year = 1970;
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let mut month = 1;
    for length in [
        31,
        28 + u64::from(is_leap(year)),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    Ok(format!("{year}-{month:02}-{:02}", days + 1))
}

/// The crates that do not take the workspace's lints, which forbid unsafe code.
fn unsafe_code() -> anyhow::Result<Vec<String>> {
    let root: toml::Table = fs::read_to_string("Cargo.toml")?.parse()?;
    let mut broken = Vec::new();
    if at(&root, &["workspace", "lints", "rust", "unsafe_code"]) != Some("forbid") {
        broken.push("Cargo.toml: forbid `unsafe_code` in the lints of the workspace".to_owned());
    }
    for folder in super::sources::crates()? {
        let path = format!("{folder}/Cargo.toml");
        let manifest: toml::Table = fs::read_to_string(&path)?.parse()?;
        let lints = manifest
            .get("lints")
            .and_then(|lints| lints.get("workspace"));
        if lints.and_then(toml::Value::as_bool) != Some(true) {
            broken.push(format!("{path}: take the lints of the workspace"));
        }
    }
    Ok(broken)
}

#[cfg(test)]
mod tests {
    use super::{deadlines, is_allowed, today};

    #[test]
    fn licences_are_met_by_one_side_of_or_and_both_of_and() {
        let allowed = ["MIT", "Unicode-3.0"].into_iter().collect();
        for expression in [
            "MIT",
            "MIT OR GPL-3.0",
            "GPL-3.0/MIT",
            "(MIT OR X) AND Unicode-3.0",
        ] {
            assert!(is_allowed(expression, &allowed), "{expression}");
        }
        for expression in ["", "GPL-3.0", "MIT AND GPL-3.0", "MITx"] {
            assert!(!is_allowed(expression, &allowed), "{expression}");
        }
    }

    #[test]
    fn an_ignored_advisory_has_a_date_to_come() {
        let late = |reason: &str| !deadlines(&[reason.to_owned()], "2026-11-20").is_empty();
        assert!(late("no fix yet") && late("no fix until soon") && late("until 2026-11-20"));
        assert!(!late("waits for 2.0, until 2027-01-31"));
        assert_eq!(today().unwrap().len(), 10);
    }
}
