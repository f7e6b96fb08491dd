//! Rules on the properties of objects and the items of arrays.

use crate::change::Severity::{Breaking, Compatible, Risky};
use crate::options::Facet;
use crate::rules::{directed, table};

table! {
    PROPERTY_ADDED "property-added", directed(Compatible, Compatible), None,
        "An object has an optional property more.";
    REQUIRED_PROPERTY_ADDED "required-property-added", directed(Breaking, Compatible), None,
        "An object has a required property more, which existing clients do not send.";
    REQUIRED_PROPERTY_ADDED_WITH_DEFAULT "required-property-added-with-default", directed(Compatible, Compatible), None,
        "An object has a required property more, with a default.";
    PROPERTY_REMOVED "property-removed", directed(Risky, Risky), None,
        "An optional property is gone.";
    REQUIRED_PROPERTY_REMOVED "required-property-removed", directed(Risky, Breaking), None,
        "A property that was always there is gone.";
    PROPERTY_BECAME_REQUIRED "property-became-required", directed(Breaking, Compatible), Some(Facet::Required),
        "A property must be there now.";
    PROPERTY_BECAME_REQUIRED_WITH_DEFAULT "property-became-required-with-default", directed(Compatible, Compatible), Some(Facet::Required),
        "A property with a default is required now.";
    PROPERTY_BECAME_OPTIONAL "property-became-optional", directed(Compatible, Breaking), Some(Facet::Required),
        "A property may be absent.";
    ADDITIONAL_PROPERTIES_FORBIDDEN "additional-properties-forbidden", directed(Breaking, Compatible), Some(Facet::OtherProperties),
        "An object takes only the properties it lists.";
    ADDITIONAL_PROPERTIES_ALLOWED "additional-properties-allowed", directed(Compatible, Compatible), Some(Facet::OtherProperties),
        "An object takes properties it does not list.";
    ADDITIONAL_PROPERTIES_SCHEMA_ADDED "additional-properties-schema-added", directed(Breaking, Compatible), Some(Facet::AdditionalProperties),
        "What else an object holds is described now; before, anything went.";
    ADDITIONAL_PROPERTIES_SCHEMA_REMOVED "additional-properties-schema-removed", directed(Compatible, Risky), Some(Facet::AdditionalProperties),
        "What else an object holds is no longer described.";
    PATTERN_PROPERTY_ADDED "pattern-property-added", directed(Risky, Compatible), Some(Facet::OtherProperties),
        "Properties whose names match a pattern are described now.";
    PATTERN_PROPERTY_REMOVED "pattern-property-removed", directed(Compatible, Risky), Some(Facet::OtherProperties),
        "Properties whose names match a pattern are no longer described.";
    PROPERTY_NAMES_CHANGED "property-names-changed", directed(Risky, Risky), Some(Facet::OtherProperties),
        "Other names are allowed for properties.";
    DEPENDENT_PROPERTY_ADDED "dependent-property-added", directed(Breaking, Compatible), Some(Facet::OtherProperties),
        "A property must be there wherever another is.";
    DEPENDENT_PROPERTY_REMOVED "dependent-property-removed", directed(Compatible, Risky), Some(Facet::OtherProperties),
        "A property need no longer be there wherever another is.";
    UNEVALUATED_PROPERTIES_CHANGED "unevaluated-properties-changed", directed(Risky, Risky), Some(Facet::OtherProperties),
        "What an object or array holds beyond all that its parts describe is ruled differently.";
    ITEMS_ADDED "items-added", directed(Risky, Compatible), None,
        "What an array holds is described now; before, anything went.";
    ITEMS_REMOVED "items-removed", directed(Compatible, Risky), None,
        "What an array holds is no longer described.";
    TUPLE_ITEM_ADDED "tuple-item-added", directed(Risky, Risky), None,
        "A place in an array is described on its own.";
    TUPLE_ITEM_REMOVED "tuple-item-removed", directed(Risky, Risky), None,
        "A place in an array is no longer described on its own.";
    CONTAINS_CHANGED "contains-changed", directed(Risky, Risky), Some(Facet::Composition),
        "What an array must contain, or how often, is another.";
}
