//! What pages show, whatever their dialect: request lines, samples, tables, types.
//!
//! In: blocks and the vocabulary of a dialect. Out: readings and candidates, each with its spans. Nothing in here may
//! name a dialect; what differs between them is a value of [`vocabulary::Vocabulary`].

pub(crate) mod about;
pub(crate) mod answers;
pub(crate) mod callbacks;
pub(crate) mod client;
pub(crate) mod columns;
pub(crate) mod combinations;
pub(crate) mod contents;
pub(crate) mod curl;
pub(crate) mod details;
pub(crate) mod enumerations;
pub(crate) mod free;
pub(crate) mod glued;
pub(crate) mod hang;
pub(crate) mod headers;
pub(crate) mod identity;
pub(crate) mod imprint;
pub(crate) mod inline;
pub(crate) mod json;
pub(crate) mod labels;
pub(crate) mod markup;
pub(crate) mod noted;
pub(crate) mod operation;
pub(crate) mod page;
pub(crate) mod parameters;
pub(crate) mod path_styles;
pub(crate) mod properties;
pub(crate) mod reading;
pub(crate) mod repeated;
pub(crate) mod request_line;
pub(crate) mod responses;
pub(crate) mod rows;
pub(crate) mod samples;
pub(crate) mod schema;
pub(crate) mod schemes;
pub(crate) mod security;
pub(crate) mod titled_schemes;
pub(crate) mod tree;
pub(crate) mod types;
pub(crate) mod vocabulary;
pub(crate) mod yaml;
