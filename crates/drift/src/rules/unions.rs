//! Rules on schemas made of others.

use crate::change::Severity::{Breaking, Compatible, Risky};
use crate::options::Facet;
use crate::rules::{Trio, directed, table};

table! {
    ONE_OF_ADDED "one-of-added", directed(Breaking, Compatible), Some(Facet::Composition),
        "A value must match exactly one of several schemas; before, anything went.";
    ONE_OF_REMOVED "one-of-removed", directed(Compatible, Risky), Some(Facet::Composition),
        "A value need no longer match one of several schemas.";
    ONE_OF_MEMBER_ADDED "one-of-member-added", directed(Compatible, Breaking), Some(Facet::Composition),
        "A value may match a schema more. Clients that know all members do not know it.";
    ONE_OF_MEMBER_REMOVED "one-of-member-removed", directed(Breaking, Compatible), Some(Facet::Composition),
        "A value can no longer match a schema.";
    ANY_OF_ADDED "any-of-added", directed(Breaking, Compatible), Some(Facet::Composition),
        "A value must match some of several schemas; before, anything went.";
    ANY_OF_REMOVED "any-of-removed", directed(Compatible, Risky), Some(Facet::Composition),
        "A value need no longer match some of several schemas.";
    ANY_OF_MEMBER_ADDED "any-of-member-added", directed(Compatible, Breaking), Some(Facet::Composition),
        "A value may match a schema more. Clients that know all members do not know it.";
    ANY_OF_MEMBER_REMOVED "any-of-member-removed", directed(Breaking, Compatible), Some(Facet::Composition),
        "A value can no longer match a schema.";
    UNION_KIND_CHANGED "union-kind-changed", directed(Risky, Compatible), Some(Facet::Composition),
        "The members of a union exclude one another now, or no longer do: `oneOf` and `anyOf` were exchanged.";
    ALL_OF_MEMBER_ADDED "all-of-member-added", directed(Breaking, Compatible), Some(Facet::Composition),
        "A value must match a schema more, beside those it already had to.";
    ALL_OF_MEMBER_REMOVED "all-of-member-removed", directed(Compatible, Risky), Some(Facet::Composition),
        "A value need no longer match one of the schemas it had to.";
    NOT_ADDED "not-added", directed(Breaking, Compatible), Some(Facet::Composition),
        "A value must not match a schema.";
    NOT_REMOVED "not-removed", directed(Compatible, Risky), Some(Facet::Composition),
        "A value may match a schema that was forbidden.";
    NOT_CHANGED "not-changed", directed(Risky, Risky), Some(Facet::Composition),
        "The schema that a value must not match is another.";
    CONDITIONS_CHANGED "conditions-changed", directed(Risky, Risky), Some(Facet::Composition),
        "What `if`, `then`, `else` or `dependentSchemas` ask of a value is another.";
    DISCRIMINATOR_ADDED "discriminator-added", directed(Risky, Compatible), Some(Facet::Discriminator),
        "A property tells the members of a union apart.";
    DISCRIMINATOR_REMOVED "discriminator-removed", directed(Compatible, Risky), Some(Facet::Discriminator),
        "No property tells the members of a union apart any more.";
    DISCRIMINATOR_PROPERTY_CHANGED "discriminator-property-changed", directed(Breaking, Breaking), Some(Facet::Discriminator),
        "Another property tells the members of a union apart.";
    DISCRIMINATOR_MAPPING_ADDED "discriminator-mapping-added", directed(Compatible, Risky), Some(Facet::Discriminator),
        "A value of the discriminator more stands for a schema.";
    DISCRIMINATOR_MAPPING_REMOVED "discriminator-mapping-removed", directed(Breaking, Compatible), Some(Facet::Discriminator),
        "A value of the discriminator no longer stands for a schema.";
    DISCRIMINATOR_MAPPING_CHANGED "discriminator-mapping-changed", directed(Breaking, Breaking), Some(Facet::Discriminator),
        "A value of the discriminator stands for another schema.";
}

/// The rules for this part.
pub(crate) static NOT: Trio = Trio {
    added: &NOT_ADDED,
    removed: &NOT_REMOVED,
    changed: &NOT_CHANGED,
};
