//! Facts that rest on nothing but repaired text are marked as recovered.

use docwright_model::{
    Api, Facets, Fact, Info, Operation, Origin, Parameter, Schema, SchemaKind, Span,
};

/// Marks every fact all of whose evidence lies in a stretch that had to be repaired.
pub(crate) fn mark(api: &mut Api, repaired: &[Span]) {
    if repaired.is_empty() {
        return;
    }
    let mut marker = Marker { repaired };
    marker.info(&mut api.info);
    for server in &mut api.servers {
        marker.origin(&mut server.origin);
    }
    for tag in &mut api.tags {
        marker.origin(&mut tag.name.origin);
        marker.option(&mut tag.description);
        marker.option(&mut tag.external_docs);
    }
    for scheme in api.security_schemes.values_mut() {
        marker.origin(&mut scheme.origin);
    }
    for operation in &mut api.operations {
        marker.operation(operation);
    }
    for schema in api.schemas.values_mut() {
        marker.schema(schema);
    }
}

struct Marker<'r> {
    repaired: &'r [Span],
}

impl Marker<'_> {
    fn origin(&mut self, origin: &mut Origin) {
        let holds = |outer: &Span, inner: &Span| {
            outer.source == inner.source && outer.start <= inner.start && inner.end <= outer.end
        };
        let is_repaired = |span: &Span| self.repaired.iter().any(|outer| holds(outer, span));
        if !origin.evidence.is_empty() && origin.evidence.iter().all(is_repaired) {
            origin.recovered = true;
        }
    }

    fn option<T>(&mut self, fact: &mut Option<Fact<T>>) {
        if let Some(fact) = fact {
            self.origin(&mut fact.origin);
        }
    }

    fn info(&mut self, info: &mut Info) {
        self.option(&mut info.title);
        self.option(&mut info.version);
        self.option(&mut info.description);
        self.option(&mut info.terms_of_service);
        self.option(&mut info.contact);
        self.option(&mut info.license);
        self.option(&mut info.external_docs);
    }

    fn operation(&mut self, operation: &mut Operation) {
        self.origin(&mut operation.method.origin);
        self.origin(&mut operation.path.origin);
        self.option(&mut operation.id);
        self.option(&mut operation.summary);
        self.option(&mut operation.description);
        self.option(&mut operation.deprecated);
        for tag in &mut operation.tags {
            self.origin(&mut tag.origin);
        }
        for callback in &mut operation.callbacks {
            self.origin(&mut callback.name.origin);
            self.origin(&mut callback.expression.origin);
            self.operation(&mut callback.operation);
        }
        for requirement in operation.security.iter_mut().flatten() {
            self.origin(&mut requirement.origin);
        }
        for parameter in &mut operation.parameters {
            self.parameter(parameter);
        }
        if let Some(body) = &mut operation.request_body {
            self.option(&mut body.description);
            self.option(&mut body.required);
        }
        for response in &mut operation.responses {
            self.origin(&mut response.status.origin);
            self.option(&mut response.description);
            for header in &mut response.headers {
                self.origin(&mut header.name.origin);
                self.option(&mut header.description);
                self.schema(&mut header.schema);
            }
        }
        let bodies = operation
            .request_body
            .iter_mut()
            .flat_map(|body| &mut body.content);
        let answers = operation
            .responses
            .iter_mut()
            .flat_map(|response| &mut response.content);
        for media in bodies.chain(answers) {
            self.origin(&mut media.name.origin);
            self.option(&mut media.example);
            if let Some(schema) = &mut media.schema {
                self.schema(schema);
            }
        }
    }

    fn parameter(&mut self, parameter: &mut Parameter) {
        self.origin(&mut parameter.name.origin);
        self.option(&mut parameter.place);
        self.option(&mut parameter.required);
        self.option(&mut parameter.description);
        self.option(&mut parameter.example);
        self.schema(&mut parameter.schema);
    }

    /// Readers bound how deep schemas nest.
    fn schema(&mut self, schema: &mut Schema) {
        self.origin(&mut schema.kind.origin);
        self.option(&mut schema.format);
        self.option(&mut schema.description);
        if let Some(facets) = schema.facets.as_mut() {
            self.facets(facets);
        }
        match &mut schema.kind.value {
            SchemaKind::Object(object) => {
                for property in &mut object.properties {
                    self.origin(&mut property.name.origin);
                    self.option(&mut property.required);
                    self.schema(&mut property.schema);
                }
                if let Some(additional) = &mut object.additional {
                    self.schema(additional);
                }
            }
            SchemaKind::Array(Some(inner)) | SchemaKind::Not(inner) => self.schema(inner),
            SchemaKind::OneOf(all) | SchemaKind::AnyOf(all) | SchemaKind::AllOf(all) => {
                for schema in all {
                    self.schema(schema);
                }
            }
            _ => {}
        }
    }

    fn facets(&mut self, facets: &mut Facets) {
        self.option(&mut facets.title);
        self.option(&mut facets.default);
        self.option(&mut facets.example);
        self.option(&mut facets.nullable);
        self.option(&mut facets.read_only);
        self.option(&mut facets.write_only);
        self.option(&mut facets.deprecated);
        for value in &mut facets.enumeration {
            self.origin(&mut value.origin);
        }
    }
}
