//! Tables of allowed values go to the tables before them.

use docwright_model::Schema;

use super::{Last, Reader};
use crate::document::Table;
use crate::evidence::enumerations;

impl Reader<'_, '_> {
    /// Gives the fields of the table before it the values that a table lists.
    pub(super) fn values(&mut self, table: &Table) {
        let allowed = enumerations::read(self.document, table, self.vocabulary, self.diagnostics);
        let rest = match self.last {
            Last::Response => self
                .answers
                .allow(allowed, self.vocabulary, self.diagnostics),
            Last::Parameters => {
                let rest = enumerations::allow_parameters(
                    allowed,
                    &mut self.told.parameters,
                    self.diagnostics,
                );
                let mut body: Vec<&mut Schema> = self
                    .told
                    .body
                    .iter_mut()
                    .map(|body| &mut body.schema)
                    .collect();
                enumerations::allow_first(rest, &mut body, self.diagnostics)
            }
        };
        for allowed in &rest {
            enumerations::report_stray(allowed, self.diagnostics);
        }
    }
}
