//! How findings are shown, whatever the command.

use clap::{Args, ValueEnum};

/// The heading in the help over what concerns findings.
const FINDINGS: &str = "Findings";

/// How findings are shown.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Show every finding, not only the first few of each kind
    #[arg(long, global = true, help_heading = FINDINGS)]
    pub(crate) all_diagnostics: bool,
    /// When to use colour; `NO_COLOR` and `CLICOLOR_FORCE` are heeded where this is `auto`
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t = Colour::Auto,
        value_name = "WHEN",
        help_heading = FINDINGS
    )]
    pub(crate) color: Colour,
    /// How findings are written to standard error
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t = MessageFormat::Human,
        value_name = "FORMAT",
        help_heading = FINDINGS
    )]
    pub(crate) message_format: MessageFormat,
    /// Show errors only: no warnings, no notes, no summary
    #[arg(long, short, global = true, help_heading = FINDINGS)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

impl Colour {
    /// What the command line says before it is parsed, for the help and for what is wrong with the line itself.
    pub(crate) fn foretold(arguments: &[std::ffi::OsString]) -> clap::ColorChoice {
        let mut words = arguments.iter().filter_map(|word| word.to_str());
        while let Some(word) = words.next() {
            let when = match word {
                "--" => break,
                "--color" => words.next(),
                other => other.strip_prefix("--color="),
            };
            match when {
                Some("always") => return clap::ColorChoice::Always,
                Some("never") => return clap::ColorChoice::Never,
                _ => {}
            }
        }
        clap::ColorChoice::Auto
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MessageFormat {
    /// With the lines they are about
    Human,
    /// A line each
    Short,
    /// A JSON object a line
    Json,
    /// Annotations of a GitHub workflow
    Github,
}
