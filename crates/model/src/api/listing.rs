//! An API as text, a line a fact.
//!
//! In: an `Api` and the sources its spans point into. Out: text for people and for tests that compare: what is known,
//! how, and the first line that says so. This module must not know how the facts were found.

mod words;

use std::fmt::{Display, Write};

use super::{
    Api, Contact, ExternalDocs, Info, MediaType, Operation, Parameter, Schema, SchemaKind,
};
use crate::{Basis, Fact, Origin, Sources};
use words::{said, spell, word};

/// Lists every fact of an API.
///
/// ```
/// use docwright_model::{Api, Sources, list};
/// assert_eq!(list(&Api::default(), &Sources::default()), "");
/// ```
pub fn list(api: &Api, sources: &Sources) -> String {
    let mut list = List {
        sources,
        out: String::new(),
        depth: 0,
    };
    list.optional("title", api.info.title.as_ref());
    list.optional("version", api.info.version.as_ref());
    list.optional("description", api.info.description.as_ref());
    list.about(&api.info);
    for server in &api.servers {
        list.line("server", &server.value.url, &server.origin);
        if let Some(said) = &server.value.description {
            list.nested(|list| list.line("description", said, &server.origin));
        }
        for (name, variable) in &server.value.variables {
            let value = format!("{name}, mostly {}", variable.default);
            list.nested(|list| list.line("variable", value, &server.origin));
        }
    }
    for (name, scheme) in &api.security_schemes {
        list.line(
            "security scheme",
            format!("{name}: {}", spell(&scheme.value)),
            &scheme.origin,
        );
        list.nested(|list| {
            if let Some(said) = said(&scheme.value) {
                list.line("description", said, &scheme.origin);
            }
        });
    }
    for tag in &api.tags {
        list.line("tag", &tag.name.value, &tag.name.origin);
        list.nested(|list| {
            list.optional("description", tag.description.as_ref());
            list.more(tag.external_docs.as_ref());
        });
    }
    for operation in &api.operations {
        list.operation(operation);
    }
    for (name, schema) in &api.schemas {
        list.schema(&format!("schema {name}"), schema);
    }
    list.out
}

struct List<'a> {
    sources: &'a Sources,
    out: String,
    depth: usize,
}

impl List<'_> {
    fn line(&mut self, label: &str, value: impl Display, origin: &Origin) {
        let mut how = match origin.basis {
            Basis::Stated => String::new(),
            basis => format!("{} ", basis.as_str()),
        };
        if origin.recovered {
            how.push_str("recovered ");
        }
        if let Some((file, at)) = origin.span().and_then(|span| self.sources.locate(span)) {
            let more = origin.evidence.len() - 1;
            let more = if more == 0 {
                String::new()
            } else {
                format!(" +{more}")
            };
            let _ = write!(how, "{file}:{}:{}{more}", at.line, at.column);
        }
        let value = value.to_string().replace('\n', "\\n");
        let _ = writeln!(
            self.out,
            "{:indent$}{label} {value}  [{}]",
            "",
            how.trim_end(),
            indent = self.depth * 2
        );
    }

    fn optional<T: Display>(&mut self, label: &str, fact: Option<&Fact<T>>) {
        if let Some(fact) = fact {
            self.line(label, &fact.value, &fact.origin);
        }
    }

    fn nested(&mut self, inner: impl FnOnce(&mut Self)) {
        self.depth += 1;
        inner(self);
        self.depth -= 1;
    }

    /// What is said about the API beside its name.
    fn about(&mut self, info: &Info) {
        self.optional("terms of service", info.terms_of_service.as_ref());
        if let Some(contact) = &info.contact {
            let Contact { name, url, email } = &contact.value;
            let parts: Vec<&str> = [name, url, email]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect();
            self.line("contact", parts.join(", "), &contact.origin);
        }
        if let Some(license) = &info.license {
            let url = license.value.url.as_deref().unwrap_or("no address");
            let text = format!("{}, {url}", license.value.name);
            self.line("license", text, &license.origin);
        }
        self.more(info.external_docs.as_ref());
    }

    fn more(&mut self, docs: Option<&Fact<ExternalDocs>>) {
        if let Some(docs) = docs {
            self.line("more at", &docs.value.url, &docs.origin);
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let line = format!(
            "{} {}",
            operation.method.value.as_str(),
            operation.path.value
        );
        self.line("operation", line, &operation.path.origin);
        self.inside_operation(operation);
    }

    fn inside_operation(&mut self, operation: &Operation) {
        self.nested(|list| {
            list.optional("id", operation.id.as_ref());
            list.optional("summary", operation.summary.as_ref());
            list.optional("description", operation.description.as_ref());
            list.optional("deprecated", operation.deprecated.as_ref());
            for tag in &operation.tags {
                list.line("tag", &tag.value, &tag.origin);
            }
            for requirement in operation.security.iter().flatten() {
                let schemes = requirement.value.schemes.iter();
                let names: Vec<String> = schemes
                    .map(|(name, scopes)| match scopes.as_slice() {
                        [] => name.clone(),
                        scopes => format!("{name} for {}", scopes.join(" ")),
                    })
                    .collect();
                list.line("security", names.join(" and "), &requirement.origin);
            }
            for parameter in &operation.parameters {
                list.parameter(parameter);
            }
            if let Some(body) = &operation.request_body {
                list.out.push_str("  request body\n");
                list.nested(|list| {
                    list.optional("description", body.description.as_ref());
                    list.optional("required", body.required.as_ref());
                    body.content.iter().for_each(|media| list.media_type(media));
                });
            }
            for response in &operation.responses {
                list.line("response", response.status.value, &response.status.origin);
                list.nested(|list| {
                    list.optional("description", response.description.as_ref());
                    response
                        .content
                        .iter()
                        .for_each(|media| list.media_type(media));
                    for header in &response.headers {
                        list.schema(&format!("header {}", header.name.value), &header.schema);
                    }
                });
            }
            for callback in &operation.callbacks {
                let label = format!("callback {} to", callback.name.value);
                list.line(
                    &label,
                    &callback.expression.value,
                    &callback.expression.origin,
                );
                list.inside_operation(&callback.operation);
            }
        });
    }

    fn parameter(&mut self, parameter: &Parameter) {
        let place = parameter
            .place
            .as_ref()
            .map_or("?", |place| place.value.as_str());
        self.line(
            "parameter",
            format!("{} in {place}", parameter.name.value),
            &parameter.name.origin,
        );
        self.nested(|list| {
            list.optional("required", parameter.required.as_ref());
            list.optional("description", parameter.description.as_ref());
            list.optional("example", parameter.example.as_ref());
            list.schema("type", &parameter.schema);
        });
    }

    fn media_type(&mut self, media: &MediaType) {
        self.line("media type", &media.name.value, &media.name.origin);
        self.nested(|list| {
            list.optional("example", media.example.as_ref());
            if let Some(schema) = &media.schema {
                list.schema("type", schema);
            }
        });
    }

    fn schema(&mut self, label: &str, schema: &Schema) {
        self.line(label, word(&schema.kind.value), &schema.kind.origin);
        self.nested(|list| {
            list.optional("format", schema.format.as_ref());
            list.optional("title", schema.facets.title.as_ref());
            list.optional("description", schema.description.as_ref());
            for value in &schema.facets.enumeration {
                list.line("value", &value.value, &value.origin);
            }
            list.optional("default", schema.facets.default.as_ref());
            list.optional("example", schema.facets.example.as_ref());
            list.optional("nullable", schema.facets.nullable.as_ref());
            list.optional("read only", schema.facets.read_only.as_ref());
            list.optional("write only", schema.facets.write_only.as_ref());
            list.optional("deprecated", schema.facets.deprecated.as_ref());
            list.inside(&schema.kind.value);
        });
    }

    fn inside(&mut self, kind: &SchemaKind) {
        match kind {
            SchemaKind::Object(object) => {
                for property in &object.properties {
                    let mark = if property
                        .required
                        .as_ref()
                        .is_some_and(|required| required.value)
                    {
                        "!"
                    } else {
                        ""
                    };
                    self.schema(&format!("{}{mark}:", property.name.value), &property.schema);
                }
                if let Some(additional) = &object.additional {
                    self.schema("any property:", additional);
                }
            }
            SchemaKind::Array(Some(items)) => self.schema("items", items),
            SchemaKind::Not(inner) => self.schema("not", inner),
            SchemaKind::OneOf(all) | SchemaKind::AnyOf(all) | SchemaKind::AllOf(all) => {
                for schema in all {
                    self.schema("member", schema);
                }
            }
            _ => {}
        }
    }
}
