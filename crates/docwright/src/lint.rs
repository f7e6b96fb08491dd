//! Docs against themselves: which findings are about the docs, and how grave each is to who wrote them.
//!
//! In: [`Inputs`], and the [`Levels`] a repository sets. Out: findings with those levels. Whether anything is wrong is
//! found where pages are read; this module only judges. It must not know how findings are shown.

use std::collections::BTreeMap;

use docwright_model::{Code, Diagnostic, Diagnostics, Severity};

use crate::{Settings, Tally, inputs::Inputs, nearest, pipeline};

/// The findings that a reader only notes, since they cost nothing, but that whoever keeps docs wants to mend.
const GRAVER: &[(&str, Severity)] = &[
    (docwright_parser::codes::LOOSE_SAMPLE.id, Severity::Warning),
    (
        docwright_codegen::codes::EXAMPLE_MISFIT.id,
        Severity::Warning,
    ),
];

/// How grave findings are, by code, where a repository sets it; none switches a finding off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    set: BTreeMap<String, Option<Severity>>,
}

/// A rule that does not exist, with the nearest that does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRule {
    /// The rule as it was named.
    pub name: String,
    /// The rule that was perhaps meant.
    pub nearest: Option<&'static str>,
}

impl Levels {
    /// Sets how grave the findings of a rule are; none switches them off.
    ///
    /// Fails where there is no such rule, since a misspelt one would be switched off for nobody.
    pub fn set(&mut self, rule: &str, level: Option<Severity>) -> Result<(), UnknownRule> {
        let known = rules().any(|code| code.id == rule);
        if !known {
            return Err(UnknownRule {
                name: rule.to_owned(),
                nearest: nearest(rule, rules().map(|code| code.id)),
            });
        }
        self.set.insert(rule.to_owned(), level);
        Ok(())
    }

    /// Gives findings the levels that are set, and leaves out those switched off; others stay as they are.
    pub fn apply(&self, diagnostics: &mut Diagnostics) {
        if self.set.is_empty() {
            return;
        }
        let mut kept = Diagnostics::default();
        for finding in &*diagnostics {
            match self.set.get(finding.code.id) {
                None => kept.push(finding.clone()),
                Some(None) => {}
                Some(Some(severity)) => kept.push(at_level(finding, *severity)),
            }
        }
        *diagnostics = kept;
    }

    /// How grave a finding is; none where it is switched off. What is no rule cannot be.
    fn judge(&self, code: Code) -> Option<Severity> {
        if !rules().any(|rule| rule.id == code.id) {
            return Some(code.severity);
        }
        match self.set.get(code.id) {
            Some(level) => *level,
            None => Some(default(code)),
        }
    }
}

fn at_level(finding: &Diagnostic, severity: Severity) -> Diagnostic {
    let code = Code {
        severity,
        ..finding.code
    };
    Diagnostic {
        code,
        ..finding.clone()
    }
}

/// How grave a finding of a rule is where nothing is set.
pub fn default(code: Code) -> Severity {
    let graver = GRAVER.iter().find(|(id, _)| *id == code.id);
    graver.map_or(code.severity, |(_, severity)| *severity)
}

/// Every finding about docs, which are those of reading pages and of what they make together.
pub fn rules() -> impl Iterator<Item = Code> {
    let misfit = docwright_codegen::codes::EXAMPLE_MISFIT;
    let stages = [
        docwright_parser::codes::ALL,
        docwright_emitter::codes::ALL,
        docwright_spec::codes::ALL,
    ];
    stages.into_iter().flatten().copied().chain([misfit])
}

/// Reads docs or an OpenAPI file and reports what they say against themselves and what nobody can make sense of.
///
/// Returns how much was read; none where that is nothing, which is not the same as nothing to report.
pub fn lint(
    inputs: &Inputs,
    settings: &Settings,
    levels: &Levels,
    diagnostics: &mut Diagnostics,
) -> Option<Tally> {
    if inputs.sources.is_empty() && diagnostics.has_errors() {
        // Whoever looked for the files has said why there are none.
        return None;
    }
    let mut found = Diagnostics::default();
    let reading = pipeline::lint(inputs, settings, &mut found);
    for finding in &found {
        if let Some(severity) = levels.judge(finding.code) {
            diagnostics.push(at_level(finding, severity));
        }
    }
    reading.as_ref().map(Tally::of)
}
