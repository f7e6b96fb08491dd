//! What the files that are not Rust items look like.
//!
//! In: names and texts that are ready to print. Out: the text of manifests, READMEs and module roots. This module must
//! not choose: a template has holes, loops over ready lists and switches on ready flags, nothing else.

pub(crate) mod client;
pub(crate) mod server;
