//! What the parser has to say, each kind with its stable code.

use docwright_model::{Code, Severity};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $severity:ident, $explanation:literal;)*) => {
        $($(#[$doc])* pub const $name: Code =
            Code { id: $id, severity: Severity::$severity, explanation: $explanation };)*
        /// Every code of this crate.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    /// Tables too large.
    TOO_MANY_CELLS = "too-many-cells", Warning,
        "The tables of a page hold more cells than are read. The rows over the limit were left out; raise it with `--max-table-cells` or `table-cells` under `[limits]`.";
    /// Containers too deep.
    NESTED_TOO_DEEP = "nested-too-deep", Warning,
        "Quotes and lists are nested deeper than is followed. The deeper ones are read as if they stood one level up; raise the limit with `--max-depth` or `depth` under `[limits]`.";
    /// A row put together again.
    TORN_ROW = "torn-row", Note,
        "A line break inside a cell tore a table row apart. The parts were put together; write `<br>` instead of a line break.";
    /// More cells than columns.
    SURPLUS_CELLS = "surplus-cells", Warning,
        "A table row has more cells than its header has columns, mostly because a `|` in the text is not escaped.";
    /// Fewer cells than columns.
    MISSING_CELLS = "missing-cells", Warning,
        "A table row has fewer cells than its header has columns. The missing ones count as empty.";
    /// A page of another shape than Markdown's.
    DAMAGED_PAGE = "damaged-page", Note,
        "The page lost its line ends, its blank lines or its marks on the way here. It was read by a reader for that kind of damage, and every fact from it is marked as recovered.";
    /// A shape nobody knows was asked for.
    NO_SUCH_SHAPE = "no-such-shape", Error, "The shape named on the command line or in the configuration does not exist.";
    /// A row whose cells ran together.
    GLUED_ROW = "glued-row", Warning,
        "The cells of a table row ran together, and nothing on the page tells for certain where each ends. Only the cells that are certain are in the output.";
    /// An empty page.
    EMPTY_PAGE = "empty-page", Note, "The page holds no text.";
    /// No dialect for a page.
    UNKNOWN_DIALECT = "unknown-dialect", Note,
        "No dialect recognises the page as API reference, so nothing was read from it.";
    /// A dialect nobody knows was asked for.
    NO_SUCH_DIALECT = "no-such-dialect", Error, "The dialect named on the command line or in the configuration does not exist.";
    /// A page without operations and schemas.
    NO_OPERATIONS = "no-operations", Note, "The page belongs to the docs but describes no operation and no schema.";
    /// A section that should have been read.
    NOT_UNDERSTOOD = "not-understood", Warning,
        "The section looks like API reference, but no request line or type could be read from it.";
    /// A part of a section that nobody reads.
    UNKNOWN_PART = "unknown-part", Warning,
        "A block or heading inside an operation or schema means nothing to the dialect. What it says is not in the output.";
    /// A part that stands where it mostly does not.
    MOVED_PART = "moved-part", Note,
        "A part of an operation stands below one that it mostly stands above. It is read as if it stood in its usual place.";
    /// A row that stands deeper than what it tells.
    MOVED_ROW = "moved-row", Note,
        "The marks of a row put it deeper than the sample shows what it tells. It was read where the sample shows it.";
    /// A section that lacks its anchor.
    NO_ANCHOR = "no-anchor", Note,
        "A section has no anchor, where its dialect puts one that names it. Its heading was taken for its name.";
    /// HTML that does not end.
    OPEN_ELEMENT = "open-element", Note,
        "An HTML element is opened and not closed in the same block. It was read as if it ended with the block.";
    /// A column that nobody reads.
    UNKNOWN_COLUMN = "unknown-column", Warning,
        "A table has a column that the dialect does not know. Its cells are not in the output.";
    /// A column that is needed.
    MISSING_COLUMN = "missing-column", Warning, "A table lacks a column that its rows can't be read without.";
    /// A type that could not be read.
    UNKNOWN_TYPE = "unknown-type", Warning, "A type is written in a way the dialect does not know. Any value is accepted there.";
    /// A place that is none.
    UNKNOWN_PLACE = "unknown-place", Warning, "A parameter's place is none of path, query, header, cookie and body.";
    /// A status that is none.
    BAD_STATUS = "bad-status", Warning,
        "A status is neither a code from 100 to 599, nor a class such as `2XX`, nor `default`. The response is left out.";
    /// A sample that can't be read.
    BAD_SAMPLE = "bad-sample", Warning, "A JSON sample can't be parsed, so nothing was concluded from it.";
    /// A sample that is not quite JSON.
    LOOSE_SAMPLE = "loose-sample", Note,
        "A JSON sample has comments, trailing commas or other departures from JSON. It was read with those tolerated.";
    /// A key given twice.
    DUPLICATE_KEY = "duplicate-key", Warning, "An object in a JSON sample has the same key twice. The first value was kept.";
    /// A fence that never ends.
    OPEN_FENCE = "open-fence", Warning, "A code block is not closed, so it swallows what follows it: the rest of the page, or what stands before the next part of a description, where it was ended.";
    /// A page that ends too early.
    CUT_OFF = "cut-off", Warning,
        "The page ends within a request line, and its sample shows a longer path. The operation was left out.";
    /// Request line and sample disagree.
    CONFLICTING_METHOD = "conflicting-method", Warning,
        "The request line and the code sample name different methods. The request line was believed.";
    /// Request line and sample disagree.
    CONFLICTING_PATH = "conflicting-path", Warning,
        "The request line and the code sample name different paths. The request line was believed.";
    /// Two operations in one place.
    DUPLICATE_OPERATION = "duplicate-operation", Error,
        "Two sections describe the same method and path. The first was kept; take the other one out, or correct its request line.";
    /// Two schemas of one name.
    DUPLICATE_SCHEMA = "duplicate-schema", Warning, "Two sections define the same schema. The first was kept.";
    /// A row for a parameter that the path lacks.
    SURPLUS_PATH_PARAMETER = "surplus-path-parameter", Warning,
        "A table lists a path parameter that the path has no placeholder for. It was left out.";
    /// A placeholder without a row.
    MISSING_PATH_PARAMETER = "missing-path-parameter", Warning,
        "The path has a placeholder that no table describes. A required text parameter was assumed.";
    /// A parameter listed twice.
    DUPLICATE_PARAMETER = "duplicate-parameter", Warning,
        "An operation lists the same parameter twice. The first was kept.";
    /// A status listed twice.
    DUPLICATE_RESPONSE = "duplicate-response", Warning, "An operation lists the same status twice. The first was kept.";
    /// A path that is no path.
    BAD_PATH = "bad-path", Error, "A path holds characters that no path can hold. The operation was left out; write its path as in `/pets/{id}`.";
    /// A name that can't be sent.
    BAD_HEADER_NAME = "bad-header-name", Error, "A header's name holds characters that no header can carry. It was left out; letters, digits and `-` are safe.";
    /// A link to nowhere.
    DANGLING_REFERENCE = "dangling-reference", Warning,
        "A type is linked that no page defines and no example shows. Any value is accepted there.";
    /// A schema made from examples.
    SCHEMA_FROM_EXAMPLES = "schema-from-examples", Note,
        "A type is linked that no page defines. It was built from the examples that show it.";
    /// Examples that do not fit together.
    CONFLICTING_EXAMPLES = "conflicting-examples", Warning,
        "Examples of one type show values of different kinds in one place. Any value is accepted there.";
    /// Credentials said to be needed but never shown.
    NO_CREDENTIAL = "no-credential", Warning,
        "The text says that the operation needs authentication, but its sample carries no credential.";
    /// A summary that is missing.
    NO_SUMMARY = "no-summary", Note, "An operation has no heading of its own; its name was made from method and path.";
    /// Bases that differ.
    MIXED_BASES = "mixed-bases", Note,
        "The samples put different prefixes before the paths of different operations, so the prefixes became part of the paths.";
    /// A key of a value table that fits no row.
    STRAY_ENUM = "stray-enum", Warning, "A table of allowed values names something that no table above it lists.";
    /// A value of another type.
    BAD_ENUM_VALUE = "bad-enum-value", Warning, "An allowed value is not of the type it belongs to. It was left out.";
    /// A default of another type.
    BAD_DEFAULT = "bad-default", Note, "What is told as a default is no value of the type it belongs to. It is not in the output.";
    /// Values below no table.
    ENUM_WITHOUT_TABLE = "enum-without-table", Note,
        "Allowed values are listed below an answer of which no table tells the fields. They are not in the output.";
    /// A sample against its table.
    EXAMPLE_NOT_VALID = "example-not-valid", Warning,
        "An example is not what its own table says: a value of another type or format, or a required field that is not there. The table was believed. `docwright lint` reports this.";
    /// A value that no table lists.
    UNLISTED_VALUE = "unlisted-value", Warning,
        "An example shows a value that the table of allowed values does not list. `docwright lint` reports this.";
    /// A field that no table lists.
    UNLISTED_FIELD = "unlisted-field", Warning,
        "An example shows a field that the table of the same value does not list. `docwright lint` reports this.";
    /// Two tables of one schema.
    CONFLICTING_DEFINITIONS = "conflicting-definitions", Warning,
        "A field has one type where its schema is defined and another in the table of an answer that carries it. `docwright lint` reports this.";
    /// A level left out.
    SKIPPED_HEADING = "skipped-heading", Warning,
        "A heading stands more than one level below the heading above it, so the section between them is missing. `docwright lint` reports this.";
}
