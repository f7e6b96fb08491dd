//! `docwright explain`.

use std::fmt::Write as _;

use docwright::{Diagnostic, Sources, Spec, nearest, surroundings, visible};
use docwright_model::{Basis, Origin, Span};
use docwright_spec::{Pointer, find, to_json};

use super::Run;
use crate::arguments::Explain;
use crate::terminal::Terminal;
use crate::{Exit, codes};

/// How many lines of a value or of a place in the docs are shown.
const LINES: usize = 12;

/// How many parts of a part are listed.
const PARTS: usize = 40;

pub(crate) fn run(arguments: &Explain, terminal: &Terminal) -> Exit {
    let settings = arguments.reading.overrides.settings();
    let mut run = Run::start(&arguments.reading, settings, terminal);
    let Some(reading) = run.read() else {
        return run.failed();
    };
    let Some(pointer) = find(&reading.spec, &arguments.part) else {
        let message = format!("no part of this API is called `{}`", arguments.part);
        let help = match nearest_part(&reading.spec, &arguments.part) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => "ask by JSON pointer, `METHOD /path`, operation id, schema name or `Schema.property`"
                .to_owned(),
        };
        run.diagnostics
            .push(Diagnostic::new(codes::UNKNOWN_PART, message).help(help));
        return run.failed();
    };
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = explain(&mut text, &pointer, &reading.spec, &run.inputs.sources);
    terminal.print(&text);
    // What else is to be said about the docs is not what was asked.
    Exit::Done
}

/// The part whose name is nearest to a name that no part has.
fn nearest_part(spec: &Spec, asked: &str) -> Option<String> {
    let document: serde_json::Value = serde_json::from_str(&to_json(spec)).ok()?;
    let mut names = Vec::new();
    let keys = |value: &serde_json::Value| -> Vec<String> {
        let object = value.as_object();
        object.map_or_else(Vec::new, |object| object.keys().cloned().collect())
    };
    for (path, item) in document.get("paths")?.as_object()? {
        for (method, operation) in item.as_object()? {
            names.push(format!("{} {path}", method.to_uppercase()));
            let id = operation.get("operationId").and_then(|id| id.as_str());
            names.extend(id.map(str::to_owned));
        }
    }
    let schemas = document.pointer("/components/schemas");
    for name in schemas.map(keys).unwrap_or_default() {
        let properties = schemas.and_then(|all| all.get(&name)?.get("properties"));
        let properties = properties.map(keys).unwrap_or_default();
        names.extend(
            properties
                .iter()
                .map(|property| format!("{name}.{property}")),
        );
        names.push(name);
    }
    let nearest = nearest(asked, names.iter().map(String::as_str));
    // Who knows a property or the end of a long name may not know the rest.
    let ends_so = |name: &&str| name.rsplit_once('.').is_some_and(|(_, end)| end == asked);
    let longer = || names.iter().map(String::as_str).find(ends_so);
    nearest.or_else(longer).map(str::to_owned)
}

fn explain(
    text: &mut String,
    pointer: &Pointer,
    spec: &Spec,
    sources: &Sources,
) -> std::fmt::Result {
    writeln!(text, "{}", visible(pointer.as_str()))?;
    if let Some(value) = value(spec, pointer) {
        write_lines(text, "    ", &value)?;
    }
    writeln!(text)?;
    match spec.origins().nearest(pointer) {
        None => writeln!(text, "nothing is noted about where this comes from")?,
        Some(origin) => {
            writeln!(text, "{}", known(origin))?;
            let holder = holder(pointer, spec);
            if holder != *pointer {
                writeln!(
                    text,
                    "(noted for the whole of {})",
                    visible(holder.as_str())
                )?;
            }
            for span in &origin.evidence {
                writeln!(text)?;
                write_place(text, *span, sources)?;
            }
        }
    }
    write_parts(text, pointer, spec, sources)
}

/// The nearest part at or above this one that something is noted for.
fn holder(pointer: &Pointer, spec: &Spec) -> Pointer {
    let mut at = pointer.clone();
    while spec.origins().get(&at).is_none() {
        match at.parent() {
            Some(up) => at = up,
            None => break,
        }
    }
    at
}

/// How a fact is known, in a sentence.
fn known(origin: &Origin) -> String {
    let how = match origin.basis {
        Basis::Stated => "stated: the docs say so",
        Basis::Inferred => "inferred: concluded from what the docs show",
        Basis::Assumed => "assumed: a default, nothing in the docs speaks for it",
    };
    let recovered = if origin.recovered {
        " (the page was damaged here and was repaired to read it)"
    } else {
        ""
    };
    format!("{how}{recovered}")
}

/// The value as it stands in the document.
fn value(spec: &Spec, pointer: &Pointer) -> Option<String> {
    let document: serde_json::Value = serde_json::from_str(&to_json(spec)).ok()?;
    let value = document.pointer(pointer.as_str())?;
    serde_json::to_string_pretty(value).ok()
}

/// The lines of the docs that a span covers.
fn write_place(text: &mut String, span: Span, sources: &Sources) -> std::fmt::Result {
    let Some((file, start)) = sources.locate(span) else {
        return Ok(());
    };
    let around = surroundings(span, sources);
    let sample = around.sample.map_or(String::new(), |language| {
        format!(", in the {language} sample")
    });
    let below = match around.headings.join(" › ") {
        headings if headings.is_empty() => String::new(),
        headings => format!(", below `{headings}`"),
    };
    writeln!(
        text,
        "  {}:{}{}",
        visible(file),
        start.line,
        visible(&format!("{sample}{below}"))
    )?;
    let Some(source) = sources.get(span.source) else {
        return Ok(());
    };
    // A span that ends with a line's end does not reach into the next line.
    let end = source
        .position(span.end.saturating_sub(1).max(span.start))
        .line;
    let width = end.to_string().len();
    for number in (start.line..=end).take(LINES) {
        let line = source.line(number).unwrap_or_default();
        writeln!(text, "    {number:>width$} | {}", clip(line))?;
    }
    if (end - start.line) as usize >= LINES {
        writeln!(text, "    {:>width$} | …", "")?;
    }
    Ok(())
}

/// What is noted about the parts of this part.
fn write_parts(
    text: &mut String,
    pointer: &Pointer,
    spec: &Spec,
    sources: &Sources,
) -> std::fmt::Result {
    let below = format!("{}/", pointer.as_str());
    let parts: Vec<_> = spec
        .origins()
        .iter()
        .filter_map(|(at, origin)| Some((at.strip_prefix(&below)?, origin)))
        .collect();
    if parts.is_empty() {
        return Ok(());
    }
    writeln!(text, "\nits parts:")?;
    let width = parts
        .iter()
        .take(PARTS)
        .map(|(at, _)| at.chars().count())
        .max()
        .unwrap_or(0);
    for (at, origin) in parts.iter().take(PARTS) {
        let recovered = if origin.recovered { ", recovered" } else { "" };
        let place = origin.span().and_then(|span| sources.locate(span));
        let place = place.map_or(String::new(), |(file, at)| {
            format!("  {}:{}", visible(file), at.line)
        });
        let basis = origin.basis.as_str();
        writeln!(
            text,
            "  {:width$}  {basis:8}{recovered}{place}",
            visible(at)
        )?;
    }
    if let Some(more @ 1..) = parts.len().checked_sub(PARTS) {
        writeln!(text, "  … and {more} more")?;
    }
    Ok(())
}

fn write_lines(text: &mut String, indent: &str, lines: &str) -> std::fmt::Result {
    for line in lines.lines().take(LINES) {
        writeln!(text, "{indent}{}", clip(line))?;
    }
    if lines.lines().count() > LINES {
        writeln!(text, "{indent}…")?;
    }
    Ok(())
}

/// A line that fits a screen.
fn clip(line: &str) -> String {
    const WIDEST: usize = 160;
    match line.char_indices().nth(WIDEST) {
        None => visible(line).into_owned(),
        Some((end, _)) => format!("{}…", visible(line.get(..end).unwrap_or_default())),
    }
}
