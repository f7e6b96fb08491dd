//! Pages about the client of an API: a method of it stands for each request, a type of its language for each schema.
//!
//! In: a page on which a table says which request each method sends, or a type is told by a table of its fields. Out:
//! the reading of the page. Names and types are those of a programming language; what that hides is concluded here
//! (where a parameter stands, what is the body) and marked so. Nothing in here may know which language it is.

mod answers;
mod cut;
mod entities;
mod front;
mod listing;
mod model;
mod needs;
mod notes;
mod operation;
mod page;
mod parameters;
mod recognise;
mod scalars;
mod schemes;
mod sent;
mod spelling;
mod texts;
mod types;
pub(crate) mod words;

pub(crate) use page::read;
pub(crate) use recognise::recognise;
