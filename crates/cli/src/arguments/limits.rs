//! How much is read at most, as the command line says it.

use clap::Args;
use docwright::{DEEPEST_BLOCKS, DEEPEST_SCHEMA};

/// The heading in the help over the limits.
const LIMITS: &str = "How much is read at most";

#[derive(Debug, Args)]
pub(crate) struct Limits {
    /// The bytes of all inputs together
    #[arg(long = "max-input-bytes", value_name = "BYTES", default_value_t = defaults().input_bytes, help_heading = LIMITS)]
    input_bytes: u64,
    /// How deep quotes and lists are followed
    #[arg(long = "max-depth", value_name = "LEVELS", default_value_t = defaults().depth, value_parser = up_to(DEEPEST_BLOCKS), help_heading = LIMITS)]
    depth: usize,
    /// The cells of one page's tables
    #[arg(long = "max-table-cells", value_name = "CELLS", default_value_t = defaults().table_cells, help_heading = LIMITS)]
    table_cells: usize,
    /// How deep schemas without a name are nested
    #[arg(long = "max-schema-depth", value_name = "LEVELS", default_value_t = defaults().schema_depth, value_parser = up_to(DEEPEST_SCHEMA), help_heading = LIMITS)]
    schema_depth: usize,
    /// The operations of the API
    #[arg(long = "max-operations", value_name = "COUNT", default_value_t = defaults().operations, help_heading = LIMITS)]
    operations: usize,
}

impl Limits {
    pub(crate) fn settings(&self) -> docwright::Limits {
        docwright::Limits {
            input_bytes: self.input_bytes,
            depth: self.depth,
            table_cells: self.table_cells,
            schema_depth: self.schema_depth,
            operations: self.operations,
        }
    }
}

fn defaults() -> docwright::Limits {
    docwright::Limits::default()
}

/// Reads a number that has an end of its own, beyond which programs that read the output would stop.
fn up_to(most: usize) -> impl Fn(&str) -> Result<usize, String> + Clone + Send + Sync + 'static {
    move |text| match text.parse() {
        Ok(number) if number <= most => Ok(number),
        Ok(_) => Err(format!("this cannot be more than {most}")),
        Err(error) => Err(format!("{error}")),
    }
}
