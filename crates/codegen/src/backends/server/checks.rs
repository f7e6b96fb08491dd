//! `src/checks.rs`: one function for each type that there is something to check of.

mod statements;

use proc_macro2::{Span, TokenStream};
use quote::quote;

use self::statements::{function_of, statements};
use super::super::http;
use crate::Ident;
use crate::ir::Program;
use crate::ir::operations::{BodyForm, Operation};
use crate::ir::rules::{Rules, TypeParts, TypeRules};
use crate::ir::types::{Field, TypeKind, Types};
use crate::render;

/// Whether anything that is received has limits.
pub(super) fn any(program: &Program) -> bool {
    let service = &program.service;
    let mut routed = service.operations().filter(|operation| operation.routed);
    let in_parts = |operation: &Operation| {
        let mut fields = operation.parts().flat_map(|form| &form.fields);
        fields.any(|field| field.rules.is_some())
    };
    !service.rules.is_empty() || routed.any(|operation| has_rules(operation) || in_parts(operation))
}

/// Whether any text is held against a regular expression.
pub(super) fn has_patterns(program: &Program) -> bool {
    let service = &program.service;
    let named = service.rules.iter().flat_map(|of| of.parts.rules());
    let own = service.operations().flat_map(|operation| {
        let parameters = operation
            .parameters
            .iter()
            .map(|parameter| parameter.rules.as_ref());
        let forms = operation.body.iter().flat_map(|body| &body.forms);
        let forms = forms.map(|form| form.rules.as_ref());
        let parts = operation.parts().flat_map(|form| &form.fields);
        let parts = parts.map(|field| field.rules.as_ref());
        parameters.chain(forms).chain(parts).flatten()
    });
    named.chain(own).any(Rules::has_pattern)
}

/// Whether any body is looked at as it was sent.
pub(super) fn keeps(program: &Program) -> bool {
    let mut operations = program.service.operations();
    operations.any(|operation| !kept(operation).is_empty())
}

/// The functions; nothing where no named type has limits.
pub(super) fn print(program: &Program) -> Option<String> {
    let rules = &program.service.rules;
    if rules.is_empty() {
        return None;
    }
    let doc = http::inner(&http::notes(&[
        "What the values of each type must be like.",
    ]));
    let types =
        proc_macro2::Ident::new(&http::library(&program.package, "types"), Span::call_site());
    let functions: Vec<TokenStream> = rules
        .iter()
        .map(|of| expand(of, rules, &program.types))
        .collect();
    let bound = http::imports(&functions, &[("Bound", quote! { use std::ops::Bound; })]);
    let imports = quote! {
        #bound

        use #types as types;

        use super::check::Check;
    };
    Some(render::file(
        &http::header(&program.package),
        &doc,
        std::iter::once(imports).chain(functions),
    ))
}

fn expand(of: &TypeRules, all: &[TypeRules], types: &Types) -> TokenStream {
    let (name, function) = (&of.name, &of.function);
    let body = match &of.parts {
        TypeParts::Fields(fields) => {
            let fields = fields.iter().map(|(name, wire, rules)| {
                let with = function_of(rules, all, &quote! {});
                quote! { check.field(#wire, &value.#name, #with); }
            });
            quote! { #(#fields)* }
        }
        TypeParts::Inner(rules) => statements(rules, &quote! { (&value.0) }, all, &quote! {}),
        TypeParts::Arms(arms) => match arms.as_slice() {
            [(arm, rules)] => {
                let checked = statements(rules, &quote! { value }, all, &quote! {});
                quote! { if let types::#name::#arm(value) = value { #checked } }
            }
            arms => {
                let arms = arms.iter().map(|(arm, rules)| {
                    let checked = statements(rules, &quote! { value }, all, &quote! {});
                    quote! { types::#name::#arm(value) => { #checked } }
                });
                quote! { match value { #(#arms)* _ => {} } }
            }
        },
    };
    let deprecated = checks_deprecated(of, types).then(|| {
        quote! { #[expect(deprecated, reason = "what is advised against is checked like anything else")] }
    });
    quote! {
        #deprecated
        pub(super) fn #function(value: &types::#name, check: &mut Check) { #body }
    }
}

/// Whether any of the fields to check is one that the document advises against.
fn checks_deprecated(of: &TypeRules, types: &Types) -> bool {
    let TypeParts::Fields(checked) = &of.parts else {
        return false;
    };
    let Some(TypeKind::Struct(item)) = types.get(&of.name).map(|def| &def.kind) else {
        return false;
    };
    let is_checked = |field: &Field| checked.iter().any(|(name, ..)| *name == field.name);
    let mut fields = item.fields.iter();
    fields.any(|field| field.deprecated && is_checked(field))
}

/// The statements of a handler that check what it received, where there is anything to check.
pub(super) fn request(operation: &Operation, all: &[TypeRules]) -> Option<TokenStream> {
    if !has_rules(operation) {
        return None;
    }
    let path = quote! { checks:: };
    let parameters = operation.parameters.iter().filter_map(|parameter| {
        let (name, wire) = (&parameter.name, &parameter.wire);
        let rules = parameter.rules.clone()?;
        let rules = if parameter.required {
            rules
        } else {
            Rules::Optional(Box::new(rules))
        };
        let with = function_of(&rules, all, &path);
        Some(quote! { check.parameter(#wire, &request.#name, #with); })
    });
    let body = operation.body.as_ref().and_then(|body| {
        let name = &body.name;
        if let Some(choice) = &body.choice {
            let checked = any_form(&body.forms, choice, all, &path)?;
            return Some(quote! { check.body(&request.#name, |body, check| { #checked }); });
        }
        let rules = body.forms.first()?.rules.clone()?;
        let rules = if body.required {
            rules
        } else {
            Rules::Optional(Box::new(rules))
        };
        let with = function_of(&rules, all, &path);
        Some(quote! { check.body(&request.#name, #with); })
    });
    // What is kept of the body is kept in a check that is there before the request is read.
    let made = kept(operation)
        .is_empty()
        .then(|| quote! { let mut check = Check::default(); });
    Some(quote! {
        #made
        #(#parameters)*
        #body
        check.finish()?;
    })
}

/// The media types of bodies that are looked at as they were sent.
pub(super) fn kept(operation: &Operation) -> Vec<&str> {
    let forms = operation.body.iter().flat_map(|body| &body.forms);
    let kept = forms.filter(|form| form.kept);
    kept.map(|form| form.media_type.as_str()).collect()
}

/// What checks a body in whichever form it came.
fn any_form(
    forms: &[BodyForm],
    choice: &Ident,
    all: &[TypeRules],
    path: &TokenStream,
) -> Option<TokenStream> {
    let checked: Vec<_> = forms
        .iter()
        .filter_map(|form| {
            let checked = statements(form.rules.as_ref()?, &quote! { value }, all, path);
            let variant = &form.variant;
            Some((quote! { #choice::#variant(value) }, checked))
        })
        .collect();
    if let ([(pattern, checked)], true) = (checked.as_slice(), forms.len() > 1) {
        return Some(quote! { if let #pattern = body { #checked } });
    }
    let rest = (checked.len() < forms.len()).then(|| quote! { _ => {} });
    let arms: Vec<TokenStream> = checked
        .into_iter()
        .map(|(pattern, checked)| quote! { #pattern => { #checked } })
        .collect();
    (!arms.is_empty()).then(|| quote! { match body { #(#arms)* #rest } })
}

/// The statements that check the parts of a form.
pub(super) fn parts(
    form: &crate::ir::operations::PartsForm,
    all: &[TypeRules],
) -> Option<TokenStream> {
    let path = quote! { checks:: };
    let parts: Vec<TokenStream> = form
        .fields
        .iter()
        .filter_map(|field| {
            let (name, wire) = (&field.name, &field.wire);
            let rules = field.rules.clone()?;
            let rules = if field.required || field.many {
                rules
            } else {
                Rules::Optional(Box::new(rules))
            };
            let with = function_of(&rules, all, &path);
            Some(quote! { check.parameter(#wire, &form.#name, #with); })
        })
        .collect();
    (!parts.is_empty()).then(|| {
        quote! {
            let mut check = Check::default();
            #(#parts)*
            check.finish()?;
        }
    })
}

fn has_rules(operation: &Operation) -> bool {
    let forms = operation.body.iter().flat_map(|body| &body.forms);
    let in_form = |form: &BodyForm| form.rules.is_some() && form.kind.value().is_some();
    operation
        .parameters
        .iter()
        .any(|parameter| parameter.rules.is_some())
        || forms.clone().any(in_form)
}
