//! The shape of `docwright.toml`, and the finding where a file has another one.
//!
//! The comments on its fields are the reference in `docs/configuration.md` and in the file's JSON schema.

use std::collections::BTreeMap;

use docwright_model::{Diagnostic, Diagnostics, Source, SourceId, Span};
use serde::Deserialize;

use super::formats::FormatChoice;
use super::placed::Placed;
use crate::{Limits, codes, nearest};

/// Which APIs a repository has, where their docs lie and what is made of them.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ConfigFile {
    /// A folder whose crates form one Cargo workspace. Each API's output folder lies below it.
    pub(super) workspace: Option<Placed<String>>,
    /// The command that updates what is generated, as the heads of generated files name it; `docwright generate` where
    /// it is left out.
    pub(super) command: Option<String>,
    /// How much is read of what others wrote.
    pub(super) limits: Option<Limits>,
    /// The APIs, each under its name.
    #[serde(default)]
    pub(super) api: BTreeMap<Placed<String>, ApiTable>,
    /// How grave the findings on docs are.
    #[serde(default)]
    pub(super) lint: LintTable,
    /// How grave the changes are that `docwright diff` finds.
    #[serde(default)]
    pub(super) drift: DriftTable,
    /// Findings that are known and accepted.
    #[serde(default)]
    pub(super) ignore: Vec<Placed<IgnoreTable>>,
}

/// `[api.NAME]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ApiTable {
    /// Folders of Markdown pages, single files and patterns such as `docs/**/*.md`, or one OpenAPI file, from the
    /// folder `docwright.toml` lies in.
    pub(super) docs: Placed<Vec<String>>,
    /// The folder to write to; a folder of the API's name below `workspace`, or below `generated`, where it is left out.
    pub(super) out: Option<Placed<String>>,
    /// What the crates' names begin with; the API's name where it is left out.
    pub(super) name: Option<Placed<String>>,
    /// What to write; everything where it is left out. The client and the server are written in terms of the types, so
    /// that either brings the types along.
    pub(super) parts: Option<Placed<Vec<Part>>>,
    /// The version of the crates; `0.1.0` where it is left out.
    pub(super) crate_version: Option<String>,
    /// The dialect of every page, where it is not to be detected.
    pub(super) dialect: Option<Placed<String>>,
    /// The shape every page arrived in, where it is not to be detected: `clean`, `one-line`, `flat` or `rendered`.
    pub(super) shape: Option<Placed<String>>,
    /// The API's title, over what the docs say.
    pub(super) title: Option<String>,
    /// The API's version, over what the docs say.
    pub(super) version: Option<String>,
    /// What the API is, in Markdown, over what the docs say.
    pub(super) description: Option<String>,
    /// The API's base addresses, over what the docs say.
    #[serde(default)]
    pub(super) servers: Vec<String>,
    /// The folder an OpenAPI file may refer to other files in; the folder it lies in where it is left out.
    pub(super) root: Option<Placed<String>>,
    /// What becomes of facts that the docs do not state and that were concluded from examples, names and samples.
    #[serde(default)]
    pub(super) inferred: Inferred,
    /// OpenAPI Overlay files, from the folder `docwright.toml` lies in, for what the docs cannot say or get wrong. They
    /// are applied in order to the document made from the docs.
    #[serde(default)]
    pub(super) overlays: Placed<Vec<String>>,
    /// What operations and schemas are called.
    #[serde(default)]
    pub(super) naming: NamingTable,
    /// Which Rust types the formats of values become.
    #[serde(default)]
    pub(super) types: TypesTable,
}

/// A part of what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum Part {
    /// The OpenAPI document, `openapi.yaml`.
    Spec,
    /// The crate of structs and enums.
    Types,
    /// The crate of the client.
    Client,
    /// The crate of the server.
    Server,
}

/// What becomes of inferred facts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum Inferred {
    /// They are used, and marked as inferred.
    #[default]
    Use,
    /// They are used, and each is reported.
    Report,
    /// They are left out: only what the docs state is used.
    Drop,
}

/// `[api.NAME.naming]`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct NamingTable {
    /// What schemas' names begin with and should not: `["codersdk."]` makes `User` of `codersdk.User`. A name stays
    /// where the short one is taken.
    #[serde(default)]
    pub(super) strip_prefixes: Vec<Placed<String>>,
    /// New names of schemas by their present ones, after prefixes went.
    #[serde(default)]
    pub(super) schemas: BTreeMap<Placed<String>, String>,
    /// Operation ids by `METHOD /path`.
    #[serde(default)]
    pub(super) operations: BTreeMap<Placed<String>, String>,
}

/// `[api.NAME.types]`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct TypesTable {
    /// The library that points in time and days are of, the formats `date-time` and `date`: `chrono`, which is taken
    /// where it is left out, `jiff` or `time`, or `string` for none. The instants of chrono and jiff do not keep the
    /// offset a point in time was written with; those of `time` do, in a type of the crate's own that reads and writes
    /// RFC 3339.
    pub(super) dates: Option<Placed<String>>,
    /// The type of one format by its name, over `dates`: a word, or a type of another package. The words are `chrono`,
    /// `jiff`, `time` and `string` for `date-time` and `date`, the same but `time` for `time` (a string where it is left
    /// out), `uuid` or `string` for `uuid`, `string` or `url` for `uri` and `url`, `string` or `rust_decimal` for
    /// `decimal`, `std` or `string` for `ip`, `ipv4` and `ipv6`, and `i32`, `i64`, `u32` or `u64` for whole numbers. The
    /// first one is taken where nothing is said, but for dates.
    #[serde(default)]
    pub(super) formats: BTreeMap<Placed<String>, Placed<FormatChoice>>,
}

/// `[lint]`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct LintTable {
    /// The severity of findings by their code, as `docs/diagnostics.md` lists them. A finding that part of the input
    /// could not be used stays an error.
    #[serde(default)]
    pub(super) rules: BTreeMap<Placed<String>, Placed<LintLevel>>,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum LintLevel {
    /// It makes the run fail.
    Error,
    /// Something was left out or taken on trust.
    Warning,
    /// Worth knowing.
    Note,
    /// It is not reported.
    Off,
}

/// `[drift]`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DriftTable {
    /// The severity of changes by their rule, as `docs/drift-rules.md` lists them. The id may have the carrier before
    /// it, such as `request-`, to say it for that direction alone.
    #[serde(default)]
    pub(super) rules: BTreeMap<Placed<String>, DriftLevel>,
}

/// How grave a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum DriftLevel {
    /// Whoever relied on the base breaks.
    Breaking,
    /// Some may break.
    Risky,
    /// Nobody breaks.
    Compatible,
    /// Only what people read has changed.
    DocsOnly,
    /// It is not reported.
    Off,
}

/// `[[ignore]]`: all that is given must hold for a finding to be ignored.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct IgnoreTable {
    /// The rule's id, as findings print it.
    pub(super) rule: Option<Placed<String>>,
    /// The operation, as `METHOD /path`.
    pub(super) operation: Option<String>,
    /// What the finding is about, as findings print it.
    pub(super) subject: Option<String>,
    /// The finding's fingerprint, as `--format json` prints it.
    pub(super) fingerprint: Option<String>,
    /// Why this is accepted; it may not be empty.
    pub(super) reason: Placed<String>,
}

/// The file's text as its tables.
pub(super) fn parse(
    id: SourceId,
    source: &Source,
    diagnostics: &mut Diagnostics,
) -> Option<ConfigFile> {
    match toml::from_str(source.text()) {
        Ok(file) => Some(file),
        Err(error) => {
            let message = error.message().lines().next().unwrap_or_default();
            let mut diagnostic = Diagnostic::new(codes::INVALID_CONFIG, message);
            diagnostic.span = error.span().map(|range| Span::new(id, range));
            let at = error.span().and_then(|range| source.text().get(range));
            let meant = known_word(message).map(|known| format!("did you mean `{known}`?"));
            diagnostic.help = meant.or_else(|| form(message, at?));
            diagnostics.push(diagnostic.in_file(source.name()));
            None
        }
    }
}

/// How what stands at a place is written, where it has another form.
fn form(message: &str, at: &str) -> Option<String> {
    if message == "invalid type: sequence, expected a map" && at.starts_with("[[api") {
        return Some("each API is a table with a name: `[api.pets]`".to_owned());
    }
    let wants_list = message.starts_with("invalid type: string") && message.ends_with("a sequence");
    wants_list.then(|| format!("a list stands in brackets: `[{at}]`"))
}

/// The known word nearest to the unknown one, both as an `unknown field` or `unknown variant` message quotes them.
fn known_word(message: &str) -> Option<&str> {
    if !message.starts_with("unknown ") {
        return None;
    }
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = quoted.next()?;
    nearest(unknown, quoted)
}
