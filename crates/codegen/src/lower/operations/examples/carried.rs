//! Examples as they arrive: without what the form they travel in has no place for.

mod texts;
mod xml;

use crate::ir::operations::Service;
use crate::ir::types::Types;

/// Changes the examples of operations so that they arrive as they were sent.
pub(in crate::lower) fn settle(service: &mut Service, types: &Types) {
    xml::settle(service, types);
    texts::settle(service, types);
}
