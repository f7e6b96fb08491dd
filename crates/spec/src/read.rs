//! The text of an OpenAPI file becomes a `Spec`.

use docwright_model::{Diagnostic, Diagnostics, Source, SourceId, Span};

use crate::{Origins, Spec, codes};

/// Reads an OpenAPI 3.0 document from JSON or YAML text; what cannot be used is reported and left out.
pub fn read(id: SourceId, source: &Source, diagnostics: &mut Diagnostics) -> Option<Spec> {
    match serde_yaml::from_str(source.text()) {
        Ok(document) => Some(Spec::new(document, Origins::of(source.name()))),
        Err(error) => {
            diagnostics.push(
                Diagnostic::new(codes::NOT_A_DOCUMENT, error.to_string()).at(Span::new(id, 0..0)),
            );
            None
        }
    }
}
