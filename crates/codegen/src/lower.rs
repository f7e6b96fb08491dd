//! Deciding what Rust to write.
//!
//! In: a [`Spec`]. Out: a [`Program`]. This module must not print: no tokens, no layout.

mod operations;
mod shown;
mod tuples;
pub(crate) mod types;

use docwright_model::{Diagnostic, Diagnostics, Origin};
use docwright_spec::{Pointer, Spec};

use crate::ir::{Package, Program};
use crate::{Options, codes, names};

/// See [`crate::lower`].
pub(crate) fn lower(spec: &Spec, options: &Options, diagnostics: &mut Diagnostics) -> Program {
    let spec = &*tuples::spell_out(spec);
    let mut types = types::Types::new(spec, &options.types);
    let (mut service, sites) = operations::lower(spec, &mut types, diagnostics);
    if service.operations().next().is_none() {
        let at = spec.origins().get(&Pointer::root().join("paths"));
        let finding = Diagnostic::new(codes::NOTHING_TO_CALL, "there is no operation in `/paths`");
        diagnostics.push(finding.at_opt(at.and_then(Origin::span)));
    }
    let examples = operations::component_examples(spec, &types, diagnostics);
    let (types, fallbacks) = types.finish(&service.groups, diagnostics);
    operations::settle(&mut service, &sites, &types, spec, diagnostics);
    Program {
        package: package(spec, options),
        shown: shown::choose(&examples, &service, &types),
        examples: shown::tests(examples, &types),
        types,
        service,
        fallbacks,
    }
}

fn package(spec: &Spec, options: &Options) -> Package {
    let name = names::package(&options.name);
    Package {
        version: options.version.clone(),
        command: options.command.clone(),
        input: spec
            .origins()
            .input()
            .unwrap_or("an OpenAPI document")
            .to_owned(),
        title: spec.document().info.title.clone(),
        parts: options.parts,
        name,
    }
}
