//! The packages that manifests name, as lines of `[dependencies]`.

use std::collections::{BTreeMap, BTreeSet};

use super::{text, versions};
use crate::ir::scalars::{Calendar, Scalar};

/// A package and what is required of it, in TOML.
pub(crate) type Dependency = (String, String);

/// A package by its version alone.
pub(super) fn plain(name: &str, version: &str) -> Dependency {
    (name.to_owned(), format!("\"{version}\""))
}

/// A package with features beside its own defaults.
pub(super) fn featured(name: &str, version: &str, features: &[&str]) -> Dependency {
    let features = list(features.iter().copied());
    (
        name.to_owned(),
        format!("{{ version = \"{version}\", features = {features} }}"),
    )
}

/// A package with features in place of its own defaults.
pub(super) fn bare(name: &str, version: &str, features: &[&str]) -> Dependency {
    let features = match features {
        [] => String::new(),
        features => format!(", features = {}", list(features.iter().copied())),
    };
    (
        name.to_owned(),
        format!("{{ version = \"{version}\", default-features = false{features} }}"),
    )
}

/// A package that only a feature turns on.
pub(super) fn optional((name, requirement): Dependency) -> Dependency {
    let table = match requirement.strip_suffix(" }") {
        Some(table) => table.to_owned(),
        None => format!("{{ version = {requirement}"),
    };
    (name, format!("{table}, optional = true }}"))
}

/// What a package needs itself and what the types of values come from, in order and each once.
pub(super) fn with(
    scalars: &BTreeSet<Scalar>,
    own: impl IntoIterator<Item = Dependency>,
) -> Vec<Dependency> {
    let mut all: BTreeMap<String, String> = custom(scalars).collect();
    all.extend(scalars.iter().filter_map(built_in));
    all.extend(own);
    all.into_iter().collect()
}

fn built_in(scalar: &Scalar) -> Option<Dependency> {
    let calendar = |calendar: &Calendar| match calendar {
        Calendar::Chrono => bare("chrono", versions::CHRONO, &["serde", "std"]),
        Calendar::Jiff => bare("jiff", versions::JIFF, &["serde", "std"]),
        Calendar::Time => bare("time", versions::TIME, &["serde-human-readable", "std"]),
    };
    Some(match scalar {
        Scalar::DateTime(of) | Scalar::Date(of) | Scalar::Time(of) => calendar(of),
        Scalar::Uuid => featured("uuid", versions::UUID, &["serde"]),
        Scalar::Url => featured("url", versions::URL, &["serde"]),
        Scalar::Decimal => bare(
            "rust_decimal",
            versions::RUST_DECIMAL,
            &["serde-str", "std"],
        ),
        Scalar::Ip | Scalar::Ipv4 | Scalar::Ipv6 | Scalar::Custom(_) => return None,
    })
}

/// The packages that the user names; one that several types come from has the features that all of them want.
fn custom(scalars: &BTreeSet<Scalar>) -> impl Iterator<Item = Dependency> {
    let mut packages: BTreeMap<&str, (&str, BTreeSet<&str>)> = BTreeMap::new();
    for scalar in scalars {
        if let Scalar::Custom(custom) = scalar
            && let Some(package) = &custom.package
        {
            let new = || (package.version.as_str(), BTreeSet::new());
            let (_, features) = packages.entry(&package.name).or_insert_with(new);
            features.extend(package.features.iter().map(String::as_str));
        }
    }
    packages.into_iter().map(|(name, (version, features))| {
        let version = text::toml(version);
        let requirement = if features.is_empty() {
            version
        } else {
            let features = list(features.into_iter());
            format!("{{ version = {version}, features = {features} }}")
        };
        (text::key(name), requirement)
    })
}

/// Words as a list.
fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.map(text::toml).collect();
    format!("[{}]", words.join(", "))
}
