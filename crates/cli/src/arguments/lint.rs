//! The arguments of `docwright lint`.

use clap::{Args, ValueEnum};
use docwright::Severity;
use docwright::lint::Levels;

use super::Overrides;

#[derive(Debug, Args)]
pub(crate) struct Lint {
    /// Folders of Markdown pages, single files, patterns such as `docs/**/*.md`, `-` for standard input,
    /// or one OpenAPI file; without any, the docs of every API in `docwright.toml`
    #[arg(value_name = "DOCS")]
    pub(crate) docs: Vec<String>,
    /// The least finding that makes the exit code 1; notes are shown where this is `note`
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "SEVERITY")]
    pub(crate) fail_on: FailOn,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = FindingFormat::Human)]
    pub(crate) format: FindingFormat,
    /// How grave a rule's findings are: `RULE=error`, `warning`, `note` or `off`; may be given several times
    #[arg(long = "level", value_parser = level, value_name = "RULE=LEVEL")]
    levels: Vec<(String, Option<Severity>)>,
    #[command(flatten)]
    pub(crate) overrides: Overrides,
}

impl Lint {
    /// The levels of the command line, over those given.
    pub(crate) fn levels(&self, mut levels: Levels) -> Levels {
        for (rule, level) in &self.levels {
            // That the rule exists was checked when the argument was read.
            let _ = levels.set(rule, *level);
        }
        levels
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Part of the docs could not be used
    Error,
    /// The docs contradict themselves, or part of them was not understood
    Warning,
    /// Anything at all
    Note,
}

impl FailOn {
    pub(crate) fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingFormat {
    /// With the lines they are about
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

fn level(text: &str) -> Result<(String, Option<Severity>), String> {
    let Some((rule, word)) = text.split_once('=') else {
        return Err("write the rule and its level, such as `torn-row=off`".to_owned());
    };
    let level = match word {
        "off" => None,
        "note" => Some(Severity::Note),
        "warning" => Some(Severity::Warning),
        "error" => Some(Severity::Error),
        other => {
            return Err(format!(
                "`{other}` is no level; there are: error, warning, note, off"
            ));
        }
    };
    Levels::default()
        .set(rule, level)
        .map_err(|unknown| match unknown.nearest {
            Some(nearest) => format!("there is no rule `{rule}`; did you mean `{nearest}`?"),
            None => format!("there is no rule `{rule}`; docs/diagnostics.md lists them"),
        })?;
    Ok((rule.to_owned(), level))
}
