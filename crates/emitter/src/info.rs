//! What stands in the document beside its operations and components.

use docwright_model::{self as model, ExternalDocs, Fact, Origin};
use docwright_spec::Pointer;
use indexmap::IndexMap;
use openapiv3::{Contact, ExternalDocumentation, Info, License, Server, ServerVariable, Tag};

use crate::Options;
use crate::codes;
use crate::context::Context;

/// The configuration's word, else the docs', else a default.
pub(crate) fn info(context: &mut Context<'_>, info: model::Info, options: &Options) -> Info {
    let pointer = Pointer::root().join("info");
    let root = Origin::assumed();
    let mut text = |key: &str, configured: Option<&String>, fact: Option<Fact<String>>| {
        let configured = configured.map(|text| Fact::assumed(text.clone()));
        context.facet(&pointer, key, configured.or(fact), &root)
    };
    let title = text("title", options.title.as_ref(), info.title);
    let version = text("version", options.version.as_ref(), info.version);
    let description = text(
        "description",
        options.description.as_ref(),
        info.description,
    );
    let terms_of_service = text("termsOfService", None, info.terms_of_service);
    let contact = context.facet(&pointer, "contact", info.contact, &root);
    let license = context.facet(&pointer, "license", info.license, &root);
    Info {
        title: title.unwrap_or_else(|| "API".to_owned()),
        version: version.unwrap_or_else(|| "0.0.0".to_owned()),
        description,
        terms_of_service,
        contact: contact.map(|contact| Contact {
            name: contact.name,
            url: contact.url,
            email: contact.email,
            extensions: IndexMap::new(),
        }),
        license: license.map(|license| License {
            name: license.name,
            url: license.url,
            extensions: IndexMap::new(),
        }),
        extensions: IndexMap::new(),
    }
}

/// The configured servers, else the docs'.
pub(crate) fn servers(
    context: &mut Context<'_>,
    servers: Vec<Fact<model::Server>>,
    options: &Options,
) -> Vec<Server> {
    if !options.servers.is_empty() {
        let urls = options.servers.iter();
        let named = urls.map(|url| Server {
            url: url.clone(),
            ..Server::default()
        });
        return named.collect();
    }
    let pointer = Pointer::root().join("servers");
    let root = Origin::assumed();
    let servers = servers.into_iter().enumerate().map(|(index, fact)| {
        context.note(&pointer.join(index), &fact.origin, &root);
        server(fact.value)
    });
    servers.collect()
}

fn server(server: model::Server) -> Server {
    let variables = server.variables.into_iter().map(|(name, variable)| {
        let variable = ServerVariable {
            default: variable.default,
            description: variable.description,
            enumeration: variable.values,
            ..ServerVariable::default()
        };
        (name, variable)
    });
    let variables: IndexMap<_, _> = variables.collect();
    Server {
        url: server.url,
        description: server.description,
        variables: (!variables.is_empty()).then_some(variables),
        ..Server::default()
    }
}

/// The page the docs name for further reading.
pub(crate) fn external_docs(
    context: &mut Context<'_>,
    docs: Option<Fact<ExternalDocs>>,
    above: &Origin,
    pointer: &Pointer,
) -> Option<ExternalDocumentation> {
    let docs = context.facet(pointer, "externalDocs", docs, above)?;
    Some(ExternalDocumentation {
        url: docs.url,
        description: docs.description,
        ..ExternalDocumentation::default()
    })
}

/// The groups of operations that the docs say something about, each name once. The others stand on their operations.
pub(crate) fn tags(context: &mut Context<'_>, tags: Vec<model::Tag>) -> Vec<Tag> {
    let root = Origin::assumed();
    let mut seen: IndexMap<String, Origin> = IndexMap::new();
    let mut all = Vec::new();
    let described = |tag: &model::Tag| tag.description.is_some() || tag.external_docs.is_some();
    for tag in tags.into_iter().filter(described) {
        let (name, own) = (tag.name.value, tag.name.origin);
        if let Some(first) = seen.get(&name) {
            let what = format!("the tag `{name}`");
            context.report_twice(codes::DUPLICATE_PART, &what, &own, first);
            continue;
        }
        seen.insert(name.clone(), own.clone());
        let pointer = Pointer::root().join("tags").join(all.len());
        context.note(&pointer, &own, &root);
        all.push(Tag {
            name,
            description: context.facet(&pointer, "description", tag.description, &own),
            external_docs: external_docs(context, tag.external_docs, &own, &pointer),
            ..Tag::default()
        });
    }
    all
}
