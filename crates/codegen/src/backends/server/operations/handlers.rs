//! From a call to the trait's method and back.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::super::super::http;
use super::super::checks;
use super::{Body, BodyForm, BodyKind, Group, Operation, Place, Service, upgrades};
use crate::ir::operations::{Parameter, Style};

/// The function that a route leads to.
pub(super) fn expand(operation: &Operation, group: &Group, service: &Service) -> TokenStream {
    let (name, request, tag) = (&operation.name, &operation.request, &group.name);
    let requirement = operation
        .requirement
        .and_then(|index| service.requirements.get(index));
    let identify = requirement.map(|requirement| {
        let check = &requirement.name;
        quote! { let identity = auth::#check(&*api, call.head()).await?; }
    });
    let identity = requirement.map(|_| quote! { identity, });
    let mut fields: Vec<TokenStream> = operation
        .parameters
        .iter()
        .map(|parameter| {
            let (name, value) = (&parameter.name, parameter_value(parameter, operation));
            quote! { #name: #value, }
        })
        .collect();
    // The body is read last, since nothing is left of a call then.
    let upgrade = upgrade(operation);
    let writable = upgrade.as_ref().map(|_| quote! { let mut call = call; });
    fields.extend(upgrade);
    let kept = checks::kept(operation);
    if let Some(body) = &operation.body {
        let (name, value) = (&body.name, read_kept(body, &kept));
        fields.push(quote! { #name: #value, });
    }
    let call = if fields.is_empty() && requirement.is_none() {
        quote! { _call }
    } else {
        quote! { call }
    };
    let bare = operation
        .body
        .as_ref()
        .and_then(|body| body.bare.as_ref())
        .map(|media_type| quote! { let call = call.bare(#media_type); });
    let found = (!kept.is_empty()).then(|| quote! { let mut check = Check::default(); });
    let check = checks::request(operation, &service.rules);
    let deprecated = operation.deprecated.then(|| {
        quote! { #[expect(deprecated, reason = "the documentation advises against the operation, not its server")] }
    });
    quote! {
        #deprecated
        pub(crate) fn #name(api: Arc<impl #tag>, #call: Call) -> Answer {
            Box::pin(async move {
                #identify
                #bare
                #found
                #writable
                let request = #request { #(#fields)* };
                #check
                Ok(api.#name(#identity request).await?.into_response())
            })
        }
    }
}

/// The wish to change the protocol, which may be absent where the docs know an answer to that.
fn upgrade(operation: &Operation) -> Option<TokenStream> {
    upgrades(operation).then(|| match operation.plain() {
        Some(_) => quote! { upgrade: call.upgrade().await.ok(), },
        None => quote! { upgrade: call.upgrade().await?, },
    })
}

fn parameter_value(parameter: &Parameter, operation: &Operation) -> TokenStream {
    let wire = &parameter.wire;
    let (plain, styled) = match parameter.place {
        Place::Path => ("path", "path_as"),
        place @ (Place::Query | Place::Cookie) if parameter.style == Style::Fields => {
            let others = operation.parameters.iter();
            let others = others.filter(|other| other.place == place && other.wire != *wire);
            let others = others.map(|other| &other.wire);
            let method = match place {
                Place::Query => "query_fields",
                _ => "cookie_fields",
            };
            let method = format_ident!("{method}");
            return quote! { call.#method(#wire, &[#(#others),*])? };
        }
        Place::Query => ("query", "query_as"),
        Place::Header => ("header", "header_as"),
        Place::Cookie => ("cookie", "cookie_as"),
        Place::Accept => {
            let offers = &operation.offers;
            return quote! { call.accept(&[#(#offers),*])? };
        }
    };
    if let Some(style) = http::style(parameter.style) {
        let method = format_ident!("{styled}");
        quote! { call.#method(#style, #wire)? }
    } else {
        let method = format_ident!("{plain}");
        quote! { call.#method(#wire)? }
    }
}

/// How a body is read; before that, one of these media types is kept as it was sent.
fn read_kept(body: &Body, kept: &[&str]) -> TokenStream {
    let value = read(body);
    if kept.is_empty() {
        return value;
    }
    quote! {
        {
            let call = call.keep(&[#(#kept),*], &mut check).await?;
            #value
        }
    }
}

fn read(body: &Body) -> TokenStream {
    if let Some(choice) = &body.choice {
        return quote! { #choice::read(call).await? };
    }
    let Some(form) = body.forms.first() else {
        return quote! { call.upload(&["*/*"])? };
    };
    if !body.required {
        let media_type = &form.media_type;
        if let BodyKind::Xml(_, element) = &form.kind {
            return quote! { call.xml_or_nothing(&[#media_type], &types::#element).await? };
        }
        return quote! { call.json_or_nothing(&[#media_type]).await? };
    }
    let value = read_form(form);
    quote! { #value? }
}

/// The function that reads a body in whatever representation it comes.
pub(super) fn expand_choice(body: &Body) -> Option<TokenStream> {
    let choice = body.choice.as_ref()?;
    let media_types: Vec<&str> = body
        .forms
        .iter()
        .map(|form| form.media_type.as_str())
        .collect();
    let media_types = media_types.join(" or ");
    // What takes any media type takes what the others leave.
    let (open, others): (Vec<_>, Vec<_>) =
        body.forms.iter().partition(|form| form.media_type == "*/*");
    let arms = others.into_iter().map(|form| {
        let (media_type, variant, value) = (&form.media_type, &form.variant, read_form(form));
        quote! { #media_type => #value.map(Self::#variant), }
    });
    let rest = match open.first() {
        Some(form) => {
            let (variant, value) = (&form.variant, read_form(form));
            quote! { #value.map(Self::#variant) }
        }
        None => quote! { call.unsupported(#media_types) },
    };
    Some(quote! {
        impl #choice {
            async fn read(call: Call) -> Result<Self, Problem> {
                match call.media_type().as_str() {
                    #(#arms)*
                    _ => #rest,
                }
            }
        }
    })
}

fn read_form(form: &BodyForm) -> TokenStream {
    let media_type = &form.media_type;
    match &form.kind {
        BodyKind::Json(_) => quote! { call.json(&[#media_type]).await },
        BodyKind::Xml(_, element) => {
            quote! { call.xml(&[#media_type], &types::#element).await }
        }
        BodyKind::Form(_, styles) => {
            let styles = http::styles(styles);
            quote! { call.form(#styles).await }
        }
        BodyKind::Parts(_) => quote! { call.parts().await },
        BodyKind::Text => quote! { call.text(&[#media_type]).await },
        BodyKind::Raw { renamed: true, .. } => quote! { call.upload(&["*/*"]) },
        BodyKind::Raw { .. } => quote! { call.upload(&[#media_type]) },
    }
}
