//! What comparisons came to, as tables.

use std::fmt::Write as _;

use serde_json::Value;

use super::ceiling::Ceiling;

/// What the comparison of one description came to.
pub(super) struct Row {
    /// The description's name.
    pub(super) name: String,
    /// What the scorer says.
    pub(super) report: Value,
    /// What nobody could have read.
    pub(super) ceiling: Ceiling,
}

/// What is asked of parts of a description, by the scorer's categories.
const SUBJECTS: [(&str, &[&str]); 6] = [
    ("operations", &["operation"]),
    ("paths", &["operation.path"]),
    ("ids", &["operation.id"]),
    (
        "parameters",
        &[
            "parameter",
            "parameter.required",
            "parameter.type",
            "parameter.format",
            "parameter.enum",
            "parameter.description",
        ],
    ),
    (
        "responses",
        &[
            "response",
            "response.description",
            "response.media_type",
            "response.schema",
            "response.header",
        ],
    ),
    (
        "properties",
        &[
            "property",
            "property.type",
            "property.format",
            "property.required",
            "property.enum",
            "property.restriction",
            "property.description",
        ],
    ),
];

/// How many facts there are, and how many were found.
#[derive(Clone, Copy, Default)]
struct Counts {
    truth: u64,
    candidate: u64,
    matched: u64,
    lost: u64,
}

impl Counts {
    fn at(report: &Value, pointer: &str, lost: u64) -> Self {
        let count = |key: &str| {
            let found = report.pointer(&format!("{pointer}/{key}"));
            found.and_then(Value::as_u64).unwrap_or(0)
        };
        Self {
            truth: count("truth"),
            candidate: count("candidate"),
            matched: count("matched"),
            lost,
        }
    }

    fn add(&mut self, other: Self) {
        self.truth += other.truth;
        self.candidate += other.candidate;
        self.matched += other.matched;
        self.lost += other.lost;
    }

    fn line(self, name: &str) -> String {
        let printed = self.truth.saturating_sub(self.lost);
        format!(
            "| {name} | {} | {} | {} | {printed} | {} |\n",
            self.truth,
            share(self.matched, self.candidate),
            share(self.matched, self.truth),
            share(self.matched, printed)
        )
    }
}

/// One row a description, all of them together, what is asked of parts, and what the template never prints.
pub(super) fn table(rows: &[Row]) -> String {
    let mut text = head("Description");
    let mut all = Counts::default();
    let mut reasons = Ceiling::default();
    for row in rows {
        let own = Counts::at(&row.report, "/micro", row.ceiling.lost());
        text.push_str(&own.line(&row.name));
        all.add(own);
        reasons.add(&row.ceiling);
    }
    if rows.len() > 1 {
        text.push_str(&all.line("**all**"));
    }
    text.push('\n');
    text.push_str(&head("Part"));
    for (name, categories) in SUBJECTS {
        let mut own = Counts::default();
        for row in rows {
            for category in categories {
                let lost = row.ceiling.lost_of(category);
                own.add(Counts::at(
                    &row.report,
                    &format!("/categories/{category}"),
                    lost,
                ));
            }
        }
        text.push_str(&own.line(name));
    }
    // Writing to a string cannot fail.
    let _ = write!(text, "\n{}", reasons.table());
    text
}

fn head(first: &str) -> String {
    format!(
        "| {first} | Facts | Precision | Recall | Printed | Recall of the printed |\n|---|---|---|---|---|---|\n"
    )
}

#[expect(
    clippy::cast_precision_loss,
    reason = "shares are shown with four digits"
)]
fn share(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    format!("{:.4}", part as f64 / whole as f64)
}
