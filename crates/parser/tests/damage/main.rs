//! Damage does not change facts: the project's own pages, damaged in every way there is a reader for, say what they said
//! before, and broken pages never say more than they hold.
#![expect(clippy::disallowed_methods, reason = "pages are files")]

mod broken;
mod damagers;
mod facts;
mod lost;
mod same;
