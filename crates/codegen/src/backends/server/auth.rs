//! `src/auth.rs`: who calls.

mod refusal;

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::super::http;
use crate::ir::operations::{Requirement, Scheme, SchemeKind};
use crate::ir::{Program, Service};
use crate::render;

/// The trait a server implements, and what each requirement asks of it.
pub(super) fn print(program: &Program) -> String {
    let service = &program.service;
    let doc = http::inner(&http::notes(&["Who calls."]));
    let asked = asked(service);
    let schemes = schemes(&asked, service);
    let challenged = schemes
        .iter()
        .any(|scheme| refusal::challenge(scheme).is_some());
    let mut items = vec![imports(&asked, challenged), expand_trait(service)];
    if !asked.is_empty() {
        items.push(refusal::expand(&asked, challenged));
        items.extend(
            asked
                .iter()
                .filter_map(|requirement| expand(requirement, service, challenged)),
        );
        items.extend(
            schemes
                .iter()
                .map(|scheme| expand_scheme(scheme, challenged)),
        );
        items.extend(basic(&schemes));
    }
    render::file(&http::header(&program.package), &doc, items)
}

/// The requirements of the operations that can be called.
fn asked(service: &Service) -> Vec<&Requirement> {
    let routed = service.operations().filter(|operation| operation.routed);
    let asked: BTreeSet<usize> = routed
        .filter_map(|operation| operation.requirement)
        .collect();
    let all = asked.into_iter();
    all.filter_map(|index| service.requirements.get(index))
        .collect()
}

/// The schemes of some requirements.
fn schemes<'s>(asked: &[&Requirement], service: &'s Service) -> Vec<&'s Scheme> {
    let alternatives = asked
        .iter()
        .flat_map(|requirement| &requirement.alternatives);
    let used: BTreeSet<usize> = alternatives.flatten().copied().collect();
    let all = used.into_iter();
    all.filter_map(|index| service.schemes.get(index)).collect()
}

fn imports(asked: &[&Requirement], challenged: bool) -> TokenStream {
    if asked.is_empty() {
        return quote! { use super::problem::Problem; };
    }
    let names = if challenged {
        quote! { {HeaderValue, StatusCode, header} }
    } else {
        quote! { StatusCode }
    };
    quote! {
        use axum::http::#names;

        use super::call::Head;
        use super::problem::Problem;
    }
}

fn expand_trait(service: &Service) -> TokenStream {
    let methods = service.schemes.iter().map(|scheme| {
        let name = &scheme.name;
        let doc = http::docs_or(scheme.doc.as_deref(), &check_doc(scheme));
        let arguments = match scheme.kind {
            SchemeKind::Basic => quote! { user: &str, password: &str },
            SchemeKind::Bearer => quote! { token: &str },
            _ => quote! { key: &str },
        };
        quote! {
            #doc
            fn #name(
                &self,
                #arguments
            ) -> impl Future<Output = Result<Self::Identity, Problem>> + Send;
        }
    });
    quote! {
        /// Tells who calls, from the credentials of each security scheme.
        pub trait Authenticate: Send + Sync + 'static {
            /// What handlers learn about the caller.
            type Identity: Send;

            #(#methods)*
        }
    }
}

fn check_doc(scheme: &Scheme) -> String {
    match &scheme.kind {
        SchemeKind::Header(name) => format!("Checks the key in the header `{name}`."),
        SchemeKind::Query(_) => "Checks the key in the query.".to_owned(),
        SchemeKind::Cookie(name) => format!("Checks the key in the cookie `{name}`."),
        SchemeKind::Bearer => "Checks the token in `Authorization`.".to_owned(),
        SchemeKind::Basic => "Checks the name and password in `Authorization`.".to_owned(),
    }
}

/// The function that handlers call; that of a single scheme is there already.
fn expand(requirement: &Requirement, service: &Service, challenged: bool) -> Option<TokenStream> {
    if requirement.is_single() {
        return None;
    }
    let name = &requirement.name;
    let alternatives = requirement.alternatives.iter().map(|schemes| {
        let names: Vec<_> = schemes
            .iter()
            .filter_map(|&index| service.schemes.get(index))
            .map(check)
            .collect();
        match names.as_slice() {
            [] => {
                let missing = refusal::expand_missing("a credential", None, challenged);
                quote! { Err(#missing) }
            }
            [only] => quote! { #only(api, head).await },
            [first, rest @ ..] => quote! {
                async {
                    let identity = #first(api, head).await?;
                    #(#rest(api, head).await?;)*
                    Ok::<_, Refusal>(identity)
                }
                .await
            },
        }
    });
    let found = alternatives.reduce(|first, other| {
        quote! {
            match #first {
                Ok(identity) => Ok(identity),
                Err(refusal) => #other.map_err(|other| refusal.or(other)),
            }
        }
    });
    if requirement.optional {
        return Some(quote! {
            pub(super) async fn #name<A: Authenticate>(
                api: &A,
                head: Head<'_>,
            ) -> Result<Option<A::Identity>, Refusal> {
                let found: Result<A::Identity, Refusal> = #found;
                match found {
                    Ok(identity) => Ok(Some(identity)),
                    Err(Refusal::Missing(..)) => Ok(None),
                    Err(refusal) => Err(refusal),
                }
            }
        });
    }
    Some(quote! {
        pub(super) async fn #name<A: Authenticate>(
            api: &A,
            head: Head<'_>,
        ) -> Result<A::Identity, Refusal> {
            #found
        }
    })
}

/// The name of the function that checks one scheme.
fn check(scheme: &Scheme) -> crate::Ident {
    scheme.name.clone()
}

fn expand_scheme(scheme: &Scheme, challenged: bool) -> TokenStream {
    let (function, name) = (check(scheme), &scheme.name);
    let (found, what) = match &scheme.kind {
        SchemeKind::Header(header) => {
            let wire = header.to_ascii_lowercase();
            (
                quote! { head.header_text(#wire) },
                format!("the header `{header}`"),
            )
        }
        SchemeKind::Query(parameter) => (
            quote! { head.query_text(#parameter) },
            format!("the query parameter `{parameter}`"),
        ),
        SchemeKind::Cookie(cookie) => (
            quote! { head.cookie_text(#cookie) },
            format!("the cookie `{cookie}`"),
        ),
        SchemeKind::Bearer => (
            quote! { head.authorization("Bearer") },
            "a token in `Authorization`".to_owned(),
        ),
        SchemeKind::Basic => (
            quote! { head.authorization("Basic").and_then(name_and_password) },
            "a name and password in `Authorization`".to_owned(),
        ),
    };
    let (pattern, arguments) = match &scheme.kind {
        SchemeKind::Basic => (quote! { (user, password) }, quote! { &user, &password }),
        SchemeKind::Cookie(_) => (quote! { key }, quote! { &key }),
        SchemeKind::Bearer => (quote! { token }, quote! { token }),
        _ => (quote! { key }, quote! { key }),
    };
    let missing = refusal::expand_missing(&what, refusal::challenge(scheme), challenged);
    quote! {
        pub(super) async fn #function<A: Authenticate>(api: &A, head: Head<'_>) -> Result<A::Identity, Refusal> {
            match #found {
                Some(#pattern) => api.#name(#arguments).await.map_err(Refusal::Refused),
                None => Err(#missing),
            }
        }
    }
}

/// What Basic authentication needs besides: Base64 backwards.
fn basic(schemes: &[&Scheme]) -> Option<TokenStream> {
    let used = schemes
        .iter()
        .any(|scheme| scheme.kind == SchemeKind::Basic);
    used.then(|| {
        quote! {
            /// A name and a password from their Base64.
            fn name_and_password(text: &str) -> Option<(String, String)> {
                let mut bytes = Vec::with_capacity(text.len());
                let (mut group, mut bits) = (0_u32, 0);
                for byte in text.trim_end_matches('=').bytes() {
                    let digit = match byte {
                        b'A'..=b'Z' => byte - b'A',
                        b'a'..=b'z' => byte - b'a' + 26,
                        b'0'..=b'9' => byte - b'0' + 52,
                        b'+' => 62,
                        b'/' => 63,
                        _ => return None,
                    };
                    group = (group << 6 | u32::from(digit)) & 0xfff;
                    bits += 6;
                    if bits >= 8 {
                        bits -= 8;
                        bytes.push((group >> bits) as u8);
                    }
                }
                let text = String::from_utf8(bytes).ok()?;
                let (name, password) = text.split_once(':')?;
                Some((name.to_owned(), password.to_owned()))
            }
        }
    })
}
