//! What came of emitting an API, compared with a golden.

use std::fmt::Write;

use docwright_emitter::{Options, emit};
use docwright_model::{Api, Diagnostics};
use docwright_spec::{annotate, to_yaml};
use expect_test::ExpectFile;

use crate::sample::sources;

/// Compares the annotated document and the findings, and sees to it that every fact has its evidence.
pub(crate) fn check(api: &Api, options: &Options, expected: &ExpectFile) {
    let mut diagnostics = Diagnostics::default();
    let spec = emit(api.clone(), options, &mut diagnostics);
    for (pointer, origin) in spec.origins().iter() {
        let is_known = origin.basis == docwright_model::Basis::Assumed;
        assert!(
            is_known || !origin.evidence.is_empty(),
            "{pointer} has no evidence"
        );
    }
    let mut out = to_yaml(&annotate(&spec, &sources()));
    for finding in &diagnostics {
        let line = finding
            .span
            .map_or(0, |span| sources().locate(span).unwrap().1.line);
        writeln!(
            out,
            "# {} in line {line}: {}",
            finding.code.id, finding.message
        )
        .unwrap();
        for label in &finding.labels {
            let line = sources().locate(label.span).unwrap().1.line;
            writeln!(out, "#   line {line}: {}", label.text).unwrap();
        }
    }
    expected.assert_eq(&out);
}
