//! Rules on bounds and patterns.

use crate::change::Severity::{Breaking, Compatible, Risky};
use crate::options::Facet;
use crate::rules::{Rule, Trio, directed, table};

table! {
    MINIMUM_SET "minimum-set", directed(Breaking, Compatible), Some(Facet::Limits),
        "There is a smallest value where there was none.";
    MINIMUM_INCREASED "minimum-increased", directed(Breaking, Compatible), Some(Facet::Limits),
        "The smallest value is larger.";
    MINIMUM_DECREASED "minimum-decreased", directed(Compatible, Breaking), Some(Facet::Limits),
        "The smallest value is less.";
    MINIMUM_REMOVED "minimum-removed", directed(Compatible, Breaking), Some(Facet::Limits),
        "There is no smallest value any more.";
    MIN_LENGTH_SET "min-length-set", directed(Breaking, Compatible), Some(Facet::Limits),
        "There is a smallest length where there was none.";
    MIN_LENGTH_INCREASED "min-length-increased", directed(Breaking, Compatible), Some(Facet::Limits),
        "The smallest length is larger.";
    MIN_LENGTH_DECREASED "min-length-decreased", directed(Compatible, Breaking), Some(Facet::Limits),
        "The smallest length is less.";
    MIN_LENGTH_REMOVED "min-length-removed", directed(Compatible, Breaking), Some(Facet::Limits),
        "There is no smallest length any more.";
    MIN_ITEMS_SET "min-items-set", directed(Breaking, Compatible), Some(Facet::Limits),
        "There is a smallest number of items where there was none.";
    MIN_ITEMS_INCREASED "min-items-increased", directed(Breaking, Compatible), Some(Facet::Limits),
        "The smallest number of items is larger.";
    MIN_ITEMS_DECREASED "min-items-decreased", directed(Compatible, Breaking), Some(Facet::Limits),
        "The smallest number of items is less.";
    MIN_ITEMS_REMOVED "min-items-removed", directed(Compatible, Breaking), Some(Facet::Limits),
        "There is no smallest number of items any more.";
    MIN_PROPERTIES_SET "min-properties-set", directed(Breaking, Compatible), Some(Facet::Limits),
        "There is a smallest number of properties where there was none.";
    MIN_PROPERTIES_INCREASED "min-properties-increased", directed(Breaking, Compatible), Some(Facet::Limits),
        "The smallest number of properties is larger.";
    MIN_PROPERTIES_DECREASED "min-properties-decreased", directed(Compatible, Breaking), Some(Facet::Limits),
        "The smallest number of properties is less.";
    MIN_PROPERTIES_REMOVED "min-properties-removed", directed(Compatible, Breaking), Some(Facet::Limits),
        "There is no smallest number of properties any more.";
    MAXIMUM_SET "maximum-set", directed(Breaking, Compatible), Some(Facet::Limits),
        "There is a largest value where there was none.";
    MAXIMUM_DECREASED "maximum-decreased", directed(Breaking, Compatible), Some(Facet::Limits),
        "The largest value is less.";
    MAXIMUM_INCREASED "maximum-increased", directed(Compatible, Breaking), Some(Facet::Limits),
        "The largest value is larger.";
    MAXIMUM_REMOVED "maximum-removed", directed(Compatible, Breaking), Some(Facet::Limits),
        "There is no largest value any more.";
    MAX_LENGTH_SET "max-length-set", directed(Breaking, Compatible), Some(Facet::Limits),
        "There is a largest length where there was none.";
    MAX_LENGTH_DECREASED "max-length-decreased", directed(Breaking, Compatible), Some(Facet::Limits),
        "The largest length is less.";
    MAX_LENGTH_INCREASED "max-length-increased", directed(Compatible, Breaking), Some(Facet::Limits),
        "The largest length is larger.";
    MAX_LENGTH_REMOVED "max-length-removed", directed(Compatible, Breaking), Some(Facet::Limits),
        "There is no largest length any more.";
    MAX_ITEMS_SET "max-items-set", directed(Breaking, Compatible), Some(Facet::Limits),
        "There is a largest number of items where there was none.";
    MAX_ITEMS_DECREASED "max-items-decreased", directed(Breaking, Compatible), Some(Facet::Limits),
        "The largest number of items is less.";
    MAX_ITEMS_INCREASED "max-items-increased", directed(Compatible, Breaking), Some(Facet::Limits),
        "The largest number of items is larger.";
    MAX_ITEMS_REMOVED "max-items-removed", directed(Compatible, Breaking), Some(Facet::Limits),
        "There is no largest number of items any more.";
    MAX_PROPERTIES_SET "max-properties-set", directed(Breaking, Compatible), Some(Facet::Limits),
        "There is a largest number of properties where there was none.";
    MAX_PROPERTIES_DECREASED "max-properties-decreased", directed(Breaking, Compatible), Some(Facet::Limits),
        "The largest number of properties is less.";
    MAX_PROPERTIES_INCREASED "max-properties-increased", directed(Compatible, Breaking), Some(Facet::Limits),
        "The largest number of properties is larger.";
    MAX_PROPERTIES_REMOVED "max-properties-removed", directed(Compatible, Breaking), Some(Facet::Limits),
        "There is no largest number of properties any more.";
    MINIMUM_BECAME_EXCLUSIVE "minimum-became-exclusive", directed(Breaking, Compatible), Some(Facet::Limits),
        "The smallest value itself is no longer allowed.";
    MINIMUM_BECAME_INCLUSIVE "minimum-became-inclusive", directed(Compatible, Risky), Some(Facet::Limits),
        "The smallest value itself is allowed.";
    MAXIMUM_BECAME_EXCLUSIVE "maximum-became-exclusive", directed(Breaking, Compatible), Some(Facet::Limits),
        "The largest value itself is no longer allowed.";
    MAXIMUM_BECAME_INCLUSIVE "maximum-became-inclusive", directed(Compatible, Risky), Some(Facet::Limits),
        "The largest value itself is allowed.";
    PATTERN_ADDED "pattern-added", directed(Breaking, Compatible), Some(Facet::Pattern),
        "A string must match a pattern now.";
    PATTERN_REMOVED "pattern-removed", directed(Compatible, Risky), Some(Facet::Pattern),
        "A string need no longer match a pattern.";
    PATTERN_CHANGED "pattern-changed", directed(Risky, Risky), Some(Facet::Pattern),
        "A string must match another pattern.";
    MULTIPLE_OF_ADDED "multiple-of-added", directed(Breaking, Compatible), Some(Facet::Pattern),
        "A number must be a multiple now.";
    MULTIPLE_OF_REMOVED "multiple-of-removed", directed(Compatible, Risky), Some(Facet::Pattern),
        "A number need no longer be a multiple.";
    MULTIPLE_OF_CHANGED "multiple-of-changed", directed(Risky, Risky), Some(Facet::Pattern),
        "A number must be a multiple of another.";
    UNIQUE_ITEMS_SET "unique-items-set", directed(Breaking, Compatible), Some(Facet::Limits),
        "The items of an array must differ from one another.";
    UNIQUE_ITEMS_REMOVED "unique-items-removed", directed(Compatible, Risky), Some(Facet::Limits),
        "The items of an array may repeat.";
}

/// A bound and the rules on it.
pub(crate) struct Bound {
    pub(crate) key: &'static str,
    pub(crate) set: &'static Rule,
    pub(crate) increased: &'static Rule,
    pub(crate) decreased: &'static Rule,
    pub(crate) removed: &'static Rule,
}

/// Every bound a schema may set.
pub(crate) static BOUNDS: &[Bound] = &[
    Bound {
        key: "minimum",
        set: &MINIMUM_SET,
        increased: &MINIMUM_INCREASED,
        decreased: &MINIMUM_DECREASED,
        removed: &MINIMUM_REMOVED,
    },
    Bound {
        key: "maximum",
        set: &MAXIMUM_SET,
        increased: &MAXIMUM_INCREASED,
        decreased: &MAXIMUM_DECREASED,
        removed: &MAXIMUM_REMOVED,
    },
    Bound {
        key: "minLength",
        set: &MIN_LENGTH_SET,
        increased: &MIN_LENGTH_INCREASED,
        decreased: &MIN_LENGTH_DECREASED,
        removed: &MIN_LENGTH_REMOVED,
    },
    Bound {
        key: "maxLength",
        set: &MAX_LENGTH_SET,
        increased: &MAX_LENGTH_INCREASED,
        decreased: &MAX_LENGTH_DECREASED,
        removed: &MAX_LENGTH_REMOVED,
    },
    Bound {
        key: "minItems",
        set: &MIN_ITEMS_SET,
        increased: &MIN_ITEMS_INCREASED,
        decreased: &MIN_ITEMS_DECREASED,
        removed: &MIN_ITEMS_REMOVED,
    },
    Bound {
        key: "maxItems",
        set: &MAX_ITEMS_SET,
        increased: &MAX_ITEMS_INCREASED,
        decreased: &MAX_ITEMS_DECREASED,
        removed: &MAX_ITEMS_REMOVED,
    },
    Bound {
        key: "minProperties",
        set: &MIN_PROPERTIES_SET,
        increased: &MIN_PROPERTIES_INCREASED,
        decreased: &MIN_PROPERTIES_DECREASED,
        removed: &MIN_PROPERTIES_REMOVED,
    },
    Bound {
        key: "maxProperties",
        set: &MAX_PROPERTIES_SET,
        increased: &MAX_PROPERTIES_INCREASED,
        decreased: &MAX_PROPERTIES_DECREASED,
        removed: &MAX_PROPERTIES_REMOVED,
    },
];

/// The rules for this part.
pub(crate) static PATTERN: Trio = Trio {
    added: &PATTERN_ADDED,
    removed: &PATTERN_REMOVED,
    changed: &PATTERN_CHANGED,
};

/// The rules for this part.
pub(crate) static MULTIPLE_OF: Trio = Trio {
    added: &MULTIPLE_OF_ADDED,
    removed: &MULTIPLE_OF_REMOVED,
    changed: &MULTIPLE_OF_CHANGED,
};
