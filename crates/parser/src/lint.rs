//! What pages say against themselves: a sample and its own table, one section and another, a heading and its depth.
//!
//! In: the pages as blocks, and the merged API with everything shown of it, before anything is concluded. Out: findings.
//! Only what the docs state is held against what they show. This module must not change what is read, and must not know
//! dialects.

mod definitions;
mod headings;
mod samples;

pub(crate) use definitions::compare as definitions;
pub(crate) use headings::check as headings;
pub(crate) use samples::check as samples;
