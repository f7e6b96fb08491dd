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
            Last::Parameters | Last::Responses => {
                let rest = enumerations::allow_parameters(
                    allowed,
                    &mut self.told.parameters,
                    self.diagnostics,
                );
                let mut told: Vec<&mut Schema> = Vec::new();
                if let Some(body) = &mut self.told.body {
                    told.push(&mut body.schema);
                    let linked = body.expansions.iter_mut();
                    told.extend(linked.map(|expansion| &mut expansion.schema));
                }
                enumerations::allow_first(rest, &mut told, self.diagnostics)
            }
        };
        for allowed in &rest {
            if matches!(self.last, Last::Responses) {
                enumerations::report_untold(allowed, self.diagnostics);
            } else {
                enumerations::report_stray(allowed, self.diagnostics);
            }
        }
    }
}
