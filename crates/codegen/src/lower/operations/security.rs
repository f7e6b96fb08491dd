//! Security schemes and what operations require of them.

use docwright_spec::Pointer;
use openapiv3::{APIKeyLocation, SecurityRequirement, SecurityScheme};

use super::parameters::is_token;
use super::references::resolve;
use super::{Context, codes};
use crate::ir::operations::{Requirement, Scheme, SchemeKind};
use crate::names::{self, Kind, Scope};

/// How long the names of all schemes together may be; else the first one stands for them.
const LONGEST: usize = 40;

/// Names that the client's builder and the server's checks use themselves.
const RESERVED: &[&str] = &[
    "http",
    "timeout",
    "on_request",
    "on_response",
    "request_id",
    "retries",
    "retry",
    "build",
    "optional",
    "missing",
];

/// The schemes of a document and the requirements met so far.
pub(super) struct Security<'s> {
    schemes: Vec<(&'s str, Scheme)>,
    requirements: Vec<Requirement>,
    names: Scope,
    default: Option<&'s [SecurityRequirement]>,
}

impl<'s> Security<'s> {
    /// Reads the schemes that the document defines.
    pub(super) fn new(cx: &mut Context<'s, '_>) -> Self {
        let document = cx.spec.document();
        let mut schemes = Vec::new();
        let mut names = Scope::default();
        let (mut fields, mut variants) = (Scope::default(), Scope::default());
        for reserved in RESERVED {
            fields.claim(
                &names::ident(reserved, Kind::Field),
                Kind::Field,
                "the generated code",
            );
        }
        let defined = document
            .components
            .iter()
            .flat_map(|parts| &parts.security_schemes);
        for (name, scheme) in defined {
            let at = Pointer::from("/components/securitySchemes").join(name);
            let scheme = resolve(document.components.as_ref(), scheme);
            let Some((kind, doc)) = scheme.and_then(kind) else {
                cx.report(
                    codes::UNKNOWN_SCHEME,
                    &at,
                    format!("`{name}` cannot be sent"),
                );
                continue;
            };
            let field = fields
                .claim(&names::ident(name, Kind::Field), Kind::Field, name)
                .name;
            names.claim(&field, Kind::Field, name);
            let variant = variants
                .claim(&names::ident(name, Kind::Variant), Kind::Variant, name)
                .name;
            schemes.push((
                name.as_str(),
                Scheme {
                    name: field,
                    variant,
                    doc,
                    kind,
                },
            ));
        }
        let default = document.security.as_deref();
        Self {
            schemes,
            requirements: Vec::new(),
            names,
            default,
        }
    }

    /// Whether a scheme sends its proof in this header, given in lower case.
    pub(super) fn sends(&self, header: &str) -> bool {
        self.schemes.iter().any(|(_, scheme)| match &scheme.kind {
            SchemeKind::Header(name) => name.eq_ignore_ascii_case(header),
            SchemeKind::Bearer | SchemeKind::Basic => header == "authorization",
            SchemeKind::Query(_) | SchemeKind::Cookie(_) => false,
        })
    }

    /// The index of what an operation requires; none where anyone may call it.
    pub(super) fn requirement(
        &mut self,
        own: Option<&'s [SecurityRequirement]>,
        at: &Pointer,
        cx: &mut Context<'_, '_>,
    ) -> Option<usize> {
        let wanted = own.or(self.default)?;
        let mut alternatives: Vec<Vec<usize>> = Vec::new();
        let mut optional = false;
        let mut unknown = None;
        for alternative in wanted {
            let found: Result<Vec<usize>, &String> = alternative
                .keys()
                .map(|name| self.position(name).ok_or(name))
                .collect();
            match found {
                Ok(schemes) if schemes.is_empty() => optional = true,
                Ok(schemes) if alternatives.contains(&schemes) => {}
                Ok(schemes) => alternatives.push(schemes),
                Err(name) => unknown = Some(name),
            }
        }
        if let Some(name) = unknown {
            cx.report(
                codes::UNKNOWN_SCHEME,
                at,
                format!("`{name}` is not defined"),
            );
            if alternatives.is_empty() && !optional {
                alternatives = (0..self.schemes.len()).map(|scheme| vec![scheme]).collect();
            }
        }
        if alternatives.is_empty() {
            return None;
        }
        let same =
            |known: &Requirement| known.alternatives == alternatives && known.optional == optional;
        let known = self.requirements.iter().position(same);
        Some(known.unwrap_or_else(|| self.add(alternatives, optional)))
    }

    /// The schemes that are in use, and all requirements.
    pub(super) fn finish(self) -> (Vec<Scheme>, Vec<Requirement>) {
        let used = |scheme: usize| {
            let mut all = self
                .requirements
                .iter()
                .flat_map(|requirement| &requirement.alternatives);
            all.any(|alternative| alternative.contains(&scheme))
        };
        let used: Vec<usize> = (0..self.schemes.len())
            .filter(|&scheme| used(scheme))
            .collect();
        let mut requirements = self.requirements;
        for scheme in requirements
            .iter_mut()
            .flat_map(|r| r.alternatives.iter_mut().flatten())
        {
            *scheme = used
                .iter()
                .position(|kept| kept == scheme)
                .unwrap_or_default();
        }
        let schemes = self.schemes.into_iter().enumerate();
        let schemes = schemes
            .filter(|(place, _)| used.contains(place))
            .map(|(_, (_, scheme))| scheme);
        (schemes.collect(), requirements)
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.schemes.iter().position(|(known, _)| *known == name)
    }

    fn add(&mut self, alternatives: Vec<Vec<usize>>, optional: bool) -> usize {
        let name = |scheme: &usize| self.schemes.get(*scheme).map_or("", |(_, s)| s.name.bare());
        if let ([schemes], false) = (alternatives.as_slice(), optional)
            && let [scheme] = schemes.as_slice()
            && let Some((_, scheme)) = self.schemes.get(*scheme)
        {
            let name = scheme.name.clone();
            self.requirements.push(Requirement {
                name,
                alternatives,
                optional,
            });
            return self.requirements.len() - 1;
        }
        let all: Vec<String> = alternatives
            .iter()
            .map(|schemes| schemes.iter().map(name).collect::<Vec<_>>().join("_and_"))
            .collect();
        let mut text = all.join("_or_");
        if let (true, Some(first)) = (text.len() > LONGEST, all.first()) {
            text = format!("{first}_or_other");
        }
        let text = if optional {
            format!("optional_{text}")
        } else {
            text
        };
        let name = self
            .names
            .claim(&names::ident(&text, Kind::Field), Kind::Field, &text)
            .name;
        self.requirements.push(Requirement {
            name,
            alternatives,
            optional,
        });
        self.requirements.len() - 1
    }
}

fn kind(scheme: &SecurityScheme) -> Option<(SchemeKind, Option<String>)> {
    match scheme {
        SecurityScheme::APIKey {
            location,
            name,
            description,
            ..
        } => {
            let kind = match location {
                APIKeyLocation::Query => SchemeKind::Query(name.clone()),
                APIKeyLocation::Header if is_token(name) => SchemeKind::Header(name.clone()),
                APIKeyLocation::Cookie if is_token(name) => SchemeKind::Cookie(name.clone()),
                APIKeyLocation::Header | APIKeyLocation::Cookie => return None,
            };
            Some((kind, description.clone()))
        }
        SecurityScheme::HTTP {
            scheme,
            description,
            ..
        } => {
            let basic = scheme.eq_ignore_ascii_case("basic");
            let kind = if basic {
                SchemeKind::Basic
            } else {
                SchemeKind::Bearer
            };
            (basic || scheme.eq_ignore_ascii_case("bearer")).then(|| (kind, description.clone()))
        }
        SecurityScheme::OAuth2 { description, .. }
        | SecurityScheme::OpenIDConnect { description, .. } => {
            Some((SchemeKind::Bearer, description.clone()))
        }
    }
}
