//! The command line's shape. Its comments are the help that users read.

mod diff;
mod examples;
mod limits;
mod lint;
mod show;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use docwright::{Parts, Settings, dialects, is_package_name, package_name, shapes};

pub(crate) use diff::{ChangeFormat, Diff, FailOn};
use limits::Limits;
pub(crate) use lint::{FindingFormat, Lint};
pub(crate) use show::{Colour, MessageFormat, Show};

/// API reference docs in Markdown become an OpenAPI document, a typed Rust client and an axum server
#[derive(Debug, Parser)]
#[command(name = "docwright", version, max_term_width = 100, after_help = examples::DOCWRIGHT)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) show: Show,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write the OpenAPI document of docs
    #[command(after_help = examples::SPEC)]
    Spec(Spec),
    /// Write the Rust crates of docs or of an OpenAPI file
    #[command(after_help = examples::RUST)]
    Rust(Rust),
    /// Write everything `docwright.toml` asks for, or check that it is up to date
    #[command(after_help = examples::GENERATE)]
    Generate(Generate),
    /// Write a first `docwright.toml` from the docs and OpenAPI files in a folder
    #[command(after_help = examples::INIT)]
    Init(Init),
    /// Report what docs say against themselves, and what nobody can make sense of
    #[command(after_help = examples::LINT)]
    Lint(Lint),
    /// Show what changed between two APIs, each read from docs or an OpenAPI file, and whom it breaks
    #[command(after_help = examples::DIFF)]
    Diff(Diff),
    /// Show where a part of an API comes from and how it is known
    #[command(after_help = examples::EXPLAIN)]
    Explain(Explain),
    /// Print what one stage of the pipeline makes of docs
    #[command(after_help = examples::DUMP)]
    Dump(Dump),
    /// Print the completions for a shell
    Completions(Completions),
    /// Write the manual pages of all commands
    Man(Man),
}

/// The heading in the help over what is set by hand.
const OVERRIDES: &str = "What you know better than the docs";

/// What is read, and what the user knows better than it.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// Folders of Markdown pages, single files, patterns such as `docs/**/*.md`, `-` for standard input,
    /// or one OpenAPI file
    #[arg(required = true, value_name = "DOCS")]
    pub(crate) docs: Vec<String>,
    /// The folder an OpenAPI file may refer to other files in, from the top of the repository for a file of a revision; by
    /// default its own
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<String>,
    #[command(flatten)]
    pub(crate) overrides: Overrides,
}

#[derive(Debug, Args)]
pub(crate) struct Overrides {
    /// The API's title
    #[arg(long, help_heading = OVERRIDES)]
    title: Option<String>,
    /// The API's version
    #[arg(long, value_name = "VERSION", help_heading = OVERRIDES)]
    api_version: Option<String>,
    /// A base address of the API; may be given several times
    #[arg(long = "server", value_name = "URL", help_heading = OVERRIDES)]
    servers: Vec<String>,
    /// Read every page in this dialect
    #[arg(long, value_parser = PossibleValuesParser::new(dialects()), help_heading = OVERRIDES)]
    dialect: Option<String>,
    /// Read every page as if it had arrived in this shape
    #[arg(long, value_parser = PossibleValuesParser::new(shapes()), help_heading = OVERRIDES)]
    shape: Option<String>,
    /// An OpenAPI Overlay file to apply to the document; may be given several times
    #[arg(long = "overlay", value_name = "FILE", help_heading = OVERRIDES)]
    pub(crate) overlays: Vec<String>,
    /// What becomes of facts that the docs do not state: `use`, `report` or `drop`
    #[arg(long, value_enum, default_value_t = Inferred::Use, hide_default_value = true, hide_possible_values = true, value_name = "WHAT", help_heading = OVERRIDES)]
    inferred: Inferred,
    #[command(flatten)]
    limits: Limits,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Inferred {
    Use,
    Report,
    Drop,
}

impl Overrides {
    pub(crate) fn settings(&self) -> Settings {
        Settings {
            title: self.title.clone(),
            version: self.api_version.clone(),
            servers: self.servers.clone(),
            dialect: self.dialect.clone(),
            shape: self.shape.clone(),
            inferred: match self.inferred {
                Inferred::Use => docwright::Inferred::Use,
                Inferred::Report => docwright::Inferred::Report,
                Inferred::Drop => docwright::Inferred::Drop,
            },
            limits: self.limits.settings(),
            ..Settings::default()
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Spec {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// The file to write, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The format; by default the one of the file's extension, else YAML
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// The version of OpenAPI to write
    #[arg(long, value_enum, default_value_t = OpenApi::V3_0, value_name = "VERSION")]
    pub(crate) openapi: OpenApi,
    /// Note on every part where it comes from, as `x-docwright-source`
    #[arg(long)]
    pub(crate) annotate: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OpenApi {
    #[value(name = "3.0")]
    V3_0,
    #[value(name = "3.1")]
    V3_1,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Yaml,
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Rust {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// The folder to write the crates to
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// What the crates' names begin with; by default the last part of the docs' name
    #[arg(long, value_parser = crate_name)]
    pub(crate) name: Option<String>,
    /// The crates to write; the types are always written
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Part::Types, Part::Client, Part::Server])]
    pub(crate) parts: Vec<Part>,
    /// The crates' version
    #[arg(long, default_value = "0.1.0", value_name = "VERSION")]
    pub(crate) crate_version: String,
    /// Write no workspace around the crates
    #[arg(long)]
    pub(crate) no_workspace: bool,
    /// Replace generated files even where someone changed them since
    #[arg(long)]
    pub(crate) overwrite_modified: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    Types,
    Client,
    Server,
}

impl Rust {
    pub(crate) fn settings(&self) -> Settings {
        Settings {
            name: self.name.clone(),
            parts: Parts {
                types: true,
                client: self.parts.contains(&Part::Client),
                server: self.parts.contains(&Part::Server),
            },
            crate_version: self.crate_version.clone(),
            command: "docwright rust".to_owned(),
            ..self.reading.overrides.settings()
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Generate {
    /// The APIs to generate; all of them where none is named
    #[arg(value_name = "API")]
    pub(crate) apis: Vec<String>,
    /// Write nothing; list what is not up to date and exit with 1 if anything is not
    #[arg(long)]
    pub(crate) check: bool,
    /// Write nothing; show what would change and exit with 1 if anything would
    #[arg(long)]
    pub(crate) diff: bool,
    /// Replace generated files even where someone changed them since
    #[arg(long, conflicts_with_all = ["check", "diff"])]
    pub(crate) overwrite_modified: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The folder to search and to write to
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(crate) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// A JSON pointer, `METHOD /path`, an operation id, a schema's name or `Schema.property`
    pub(crate) part: String,
}

#[derive(Debug, Args)]
pub(crate) struct Dump {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// The stage
    #[arg(long, value_enum)]
    pub(crate) stage: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// The pages as blocks of Markdown
    Blocks,
    /// What the docs say, each fact with its origin
    Api,
    /// The OpenAPI document, annotated
    Spec,
    /// The Rust to be written
    Program,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// The folder to write the pages to
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

fn crate_name(name: &str) -> Result<String, String> {
    if is_package_name(name) {
        return Ok(name.to_owned());
    }
    let better = package_name(name);
    Err(format!(
        "a package's name begins with a letter and holds letters, digits and `-`, such as `{better}`"
    ))
}
