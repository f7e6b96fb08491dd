//! What docwright has to say to its user about an input.

use crate::Span;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing was lost.
    Note,
    /// Something was left out or taken on trust.
    Warning,
    /// Part of the input could not be used.
    Error,
}

/// A stable name for one kind of finding.
///
/// Codes are declared as constants beside the code that raises them, in a file `codes.rs` of each crate with a list
/// `ALL`, from which the reference page of all codes is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The stable id, in kebab case: `torn-row`.
    pub id: &'static str,
    /// The severity every finding of this kind has.
    pub severity: Severity,
    /// What it means and what to do, in a sentence or two.
    pub explanation: &'static str,
}

/// A second place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be seen there.
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of finding.
    pub code: Code,
    /// What was found, in one line without a full stop.
    pub message: String,
    /// The place it is about; none for findings on a whole run or a missing file.
    pub span: Option<Span>,
    /// The file it is about where there is no text to point at.
    pub file: Option<String>,
    /// Further places.
    pub labels: Vec<Label>,
    /// What the user can do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding without a place.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            span: None,
            file: None,
            labels: Vec::new(),
            help: None,
        }
    }

    /// Sets the place the finding is about.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Sets the place where there may be one.
    pub fn at_opt(mut self, span: Option<Span>) -> Self {
        self.span = span.or(self.span);
        self
    }

    /// Names the file a finding without a span is about.
    pub fn in_file(mut self, name: impl Into<String>) -> Self {
        self.file = Some(name.into());
        self
    }

    /// Adds a second place.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Says what the user can do.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// The severity, given by the code.
    pub fn severity(&self) -> Severity {
        self.code.severity
    }
}

/// The findings of a stage or a run, in the order they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    all: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }

    /// Adds all findings of another stage after one's own.
    pub fn append(&mut self, other: Self) {
        self.all.extend(other.all);
    }

    /// The findings in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.all.iter()
    }

    /// How many findings there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|d| d.severity() == severity).count()
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether there is no finding.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Orders the findings by file, place and code, so that the same input always prints the same list.
    pub fn sort(&mut self) {
        self.all.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.span.is_none(), d.span, d.file.clone(), d.code.id);
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
