//! What `docwright diff` is asked.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::limits::Limits;

#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// What there was: a folder of Markdown pages, a page, an OpenAPI file, or `git:REV:PATH` for any of these in a
    /// revision of the Git repository
    pub(crate) base: String,
    /// What there is now
    pub(crate) head: String,
    /// The least change that makes the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Breaking, value_name = "SEVERITY")]
    pub(crate) fail_on: FailOn,
    /// How changes are printed
    #[arg(long, value_enum, default_value_t = ChangeFormat::Human)]
    pub(crate) format: ChangeFormat,
    /// The file of changes that are known and do not count; by default `docwright-baseline.json` beside
    /// `docwright.toml` or in this folder, where there is one
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write what is found to a baseline, so that it does not count from now on
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "", conflicts_with = "baseline")]
    pub(crate) write_baseline: Option<String>,
    #[command(flatten)]
    pub(crate) limits: Limits,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Whoever relied on the base breaks
    Breaking,
    /// Some may break
    Risky,
    /// Anything changed at all
    Any,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChangeFormat {
    /// For people at a terminal
    Human,
    /// A line each
    Short,
    /// For programs
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// For code scanning services
    Sarif,
    /// For test reports
    Junit,
    /// To paste into a pull request
    Markdown,
}
