//! What stands in the document beside its operations and components.

use docwright_model::{self as model, Fact, Origin};
use docwright_spec::Pointer;
use indexmap::IndexMap;
use openapiv3::{Contact, Info, License, Server, Tag};

use crate::Options;
use crate::codes;
use crate::context::Context;

/// The configuration's word, else the docs', else a default.
pub(crate) fn info(context: &mut Context<'_>, info: &model::Info, options: &Options) -> Info {
    let pointer = Pointer::root().join("info");
    let root = Origin::assumed();
    let mut text = |key: &str, configured: Option<&String>, fact: Option<&Fact<String>>| {
        let configured = configured.map(|text| Fact::assumed(text.clone()));
        context.facet(&pointer, key, configured.as_ref().or(fact), &root)
    };
    let title = text("title", options.title.as_ref(), info.title.as_ref());
    let version = text("version", options.version.as_ref(), info.version.as_ref());
    let description = text(
        "description",
        options.description.as_ref(),
        info.description.as_ref(),
    );
    let terms_of_service = text("termsOfService", None, info.terms_of_service.as_ref());
    let contact = context.facet(&pointer, "contact", info.contact.as_ref(), &root);
    let license = context.facet(&pointer, "license", info.license.as_ref(), &root);
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
    servers: &[Fact<model::Server>],
    options: &Options,
) -> Vec<Server> {
    if !options.servers.is_empty() {
        let urls = options.servers.iter();
        return urls.map(|url| server(url.clone(), None)).collect();
    }
    let pointer = Pointer::root().join("servers");
    let root = Origin::assumed();
    let servers = servers.iter().enumerate().map(|(index, fact)| {
        context.note(&pointer.join(index), &fact.origin, &root);
        server(fact.value.url.clone(), fact.value.description.clone())
    });
    servers.collect()
}

fn server(url: String, description: Option<String>) -> Server {
    Server {
        url,
        description,
        ..Server::default()
    }
}

/// The groups of operations that the docs say something about, each name once. The others stand on their operations.
pub(crate) fn tags(context: &mut Context<'_>, tags: &[model::Tag]) -> Vec<Tag> {
    let root = Origin::assumed();
    let mut seen: IndexMap<&str, &Origin> = IndexMap::new();
    let mut all = Vec::new();
    for tag in tags.iter().filter(|tag| tag.description.is_some()) {
        if let Some(first) = seen.get(tag.name.value.as_str()) {
            let what = format!("the tag `{}`", tag.name.value);
            context.report_twice(codes::DUPLICATE_PART, &what, &tag.name.origin, first);
            continue;
        }
        seen.insert(&tag.name.value, &tag.name.origin);
        let pointer = Pointer::root().join("tags").join(all.len());
        context.note(&pointer, &tag.name.origin, &root);
        all.push(Tag {
            name: tag.name.value.clone(),
            description: context.facet(
                &pointer,
                "description",
                tag.description.as_ref(),
                &tag.name.origin,
            ),
            ..Tag::default()
        });
    }
    all
}
