//! What the emitters of all parts share: the names of components, the origins noted so far, and the findings.

use docwright_model::{Api, Basis, Code, Diagnostic, Diagnostics, Fact, Origin, Span};
use docwright_spec::{Origins, Pointer};
use serde_json::Value;

use crate::codes;
use crate::names::Names;
use crate::size;

pub(crate) struct Context<'a> {
    pub(crate) schema_names: Names,
    pub(crate) scheme_names: Names,
    pub(crate) origins: Origins,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Context<'a> {
    pub(crate) fn new(api: &Api, input: &str, diagnostics: &'a mut Diagnostics) -> Self {
        let schemas = api.schemas.iter().map(|(n, s)| (n, s.kind.span()));
        let schemes = api.security_schemes.iter().map(|(n, s)| (n, s.span()));
        let mut origins = Origins::of(input);
        // About what real docs need: a handful of facts for each operation, and some three for each schema.
        let entries = api.operations.len() * 20 + size::schemas(api) * 3;
        origins.reserve(entries, entries * 96);
        Self {
            schema_names: Names::of(schemas, diagnostics),
            scheme_names: Names::of(schemes, diagnostics),
            origins,
            diagnostics,
        }
    }

    /// Notes the origin of a part unless `above`, the one of the nearest part above it, says the same.
    pub(crate) fn note(&mut self, pointer: &Pointer, origin: &Origin, above: &Origin) {
        if origin != above {
            self.origins.insert(pointer, origin.clone());
        }
    }

    /// Notes the origin of a facet of the part at `pointer`, whose own origin is `above`.
    pub(crate) fn note_facet(
        &mut self,
        pointer: &Pointer,
        facet: &str,
        origin: &Origin,
        above: &Origin,
    ) {
        if origin != above {
            self.origins.insert_under(pointer, facet, origin.clone());
        }
    }

    /// The value of a fact that may be missing, with its origin noted.
    pub(crate) fn facet<T>(
        &mut self,
        pointer: &Pointer,
        facet: &str,
        fact: Option<Fact<T>>,
        above: &Origin,
    ) -> Option<T> {
        let fact = fact?;
        self.note_facet(pointer, facet, &fact.origin, above);
        Some(fact.value)
    }

    /// The value of a flag of which the docs may be silent: then it is assumed not to be set.
    pub(crate) fn flag(
        &mut self,
        pointer: &Pointer,
        facet: &str,
        fact: Option<Fact<bool>>,
        above: &Origin,
    ) -> bool {
        self.facet(pointer, facet, fact, above).unwrap_or_else(|| {
            self.note_facet(pointer, facet, &Origin::assumed(), above);
            false
        })
    }

    /// An example or default, unless it is `null`.
    pub(crate) fn value(
        &mut self,
        pointer: &Pointer,
        facet: &str,
        fact: Option<Fact<Value>>,
        above: &Origin,
    ) -> Option<Value> {
        let fact = fact?;
        if fact.value.is_null() {
            let message = format!("the {facet} `null` was left out");
            self.report(codes::NULL_VALUE, message, fact.span());
            return None;
        }
        self.facet(pointer, facet, Some(fact), above)
    }

    pub(crate) fn report(&mut self, code: Code, message: impl Into<String>, span: Option<Span>) {
        self.push(Diagnostic::new(code, message).at_opt(span));
    }

    /// Reports that `what` stands a second time, and where it stood first.
    pub(crate) fn report_twice(&mut self, code: Code, what: &str, again: &Origin, first: &Origin) {
        let mut diagnostic =
            Diagnostic::new(code, format!("{what} stands twice")).at_opt(again.span());
        if let Some(span) = first.span() {
            diagnostic = diagnostic.label(span, "first here");
        }
        self.push(diagnostic);
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// The origin of what several facts say together: as certain as the least certain of them, with the evidence of all.
/// None where there are no facts.
pub(crate) fn together<'f>(origins: impl Iterator<Item = &'f Origin>) -> Option<Origin> {
    origins.fold(None, |all, origin| {
        let Some(mut all) = all else {
            return Some(origin.clone());
        };
        all.basis = all.basis.max(origin.basis);
        all.recovered |= origin.recovered;
        for span in &origin.evidence {
            // Facts come in the order of the docs, so a span that stands already stands last.
            if all.evidence.last() != Some(span) {
                all.evidence.push(*span);
            }
        }
        Some(all)
    })
}

/// Whether two origins are equally certain, wherever they stand.
pub(crate) fn same_certainty(a: &Origin, b: &Origin) -> bool {
    let certainty = |o: &Origin| -> (Basis, bool) { (o.basis, o.recovered) };
    certainty(a) == certainty(b)
}
