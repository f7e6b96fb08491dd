//! Why a caller stays unknown, and what to say of it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::operations::{Requirement, Scheme, SchemeKind};

/// The type of a refusal, and how it becomes a problem; `challenged` says that some are told in a header too.
pub(super) fn expand(asked: &[&Requirement], challenged: bool) -> TokenStream {
    let several = asked
        .iter()
        .any(|requirement| requirement.alternatives.len() > 1);
    let or = several.then(|| expand_or(challenged));
    let (missing, arm) = if challenged {
        (
            quote! {
                /// What is missing, and how `WWW-Authenticate` asks for it.
                Missing(&'static str, Option<&'static str>),
            },
            quote! {
                Refusal::Missing(what, challenge) => {
                    let problem = Self::new(StatusCode::UNAUTHORIZED, format!("{what} is missing"));
                    match challenge.map(HeaderValue::from_static) {
                        Some(value) => problem.header(header::WWW_AUTHENTICATE, value),
                        None => problem,
                    }
                }
            },
        )
    } else {
        (
            quote! { Missing(&'static str), },
            quote! {
                Refusal::Missing(what) => {
                    Self::new(StatusCode::UNAUTHORIZED, format!("{what} is missing"))
                }
            },
        )
    };
    quote! {
        /// Why a caller stays unknown.
        pub(super) enum Refusal {
            #missing
            Refused(Problem),
        }

        #or

        impl From<Refusal> for Problem {
            fn from(refusal: Refusal) -> Self {
                match refusal {
                    #arm
                    Refusal::Refused(problem) => problem,
                }
            }
        }
    }
}

/// What to say of two refusals.
fn expand_or(challenged: bool) -> TokenStream {
    let (one, both) = if challenged {
        (
            quote! { Self::Missing(what, challenge), Self::Missing(_, other) },
            quote! { what, challenge.or(other) },
        )
    } else {
        (
            quote! { Self::Missing(what), Self::Missing(_) },
            quote! { what },
        )
    };
    quote! {
        impl Refusal {
            /// Of two refusals the one that looked at a credential says more.
            fn or(self, other: Self) -> Self {
                match (self, other) {
                    (#one) => Self::Missing(#both),
                    (Self::Refused(problem), _) | (_, Self::Refused(problem)) => Self::Refused(problem),
                }
            }
        }
    }
}

/// That a credential is missing.
pub(super) fn expand_missing(what: &str, challenge: Option<&str>, challenged: bool) -> TokenStream {
    match challenge {
        Some(challenge) => quote! { Refusal::Missing(#what, Some(#challenge)) },
        None if challenged => quote! { Refusal::Missing(#what, None) },
        None => quote! { Refusal::Missing(#what) },
    }
}

/// How `WWW-Authenticate` asks for a credential, where it is one that has a name there.
pub(super) fn challenge(scheme: &Scheme) -> Option<&'static str> {
    match scheme.kind {
        SchemeKind::Bearer => Some("Bearer"),
        SchemeKind::Basic => Some(r#"Basic realm="api", charset="UTF-8""#),
        SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) => None,
    }
}
