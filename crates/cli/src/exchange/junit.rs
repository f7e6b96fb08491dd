//! JUnit's XML, which test reports are made from: a test case a finding, and a failure where the command fails by it.

use std::io;

use docwright::visible;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Entry, Run};

pub(super) fn render(run: &Run) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let written = write(&mut writer, run);
    written.expect("writing to memory does not fail");
    let bytes = writer.into_inner();
    String::from_utf8_lossy(&bytes).into_owned() + "\n"
}

fn write(writer: &mut Writer<Vec<u8>>, run: &Run) -> io::Result<()> {
    let failures = run.entries.iter().filter(|entry| entry.fails).count();
    // A report without a test case is often taken for one that is missing.
    let tests = run.entries.len().max(1);
    let skipped = run.entries.iter().filter(|e| e.accepted.is_some()).count();
    let counts = [
        ("tests", tests.to_string()),
        ("failures", failures.to_string()),
        ("errors", "0".to_owned()),
        ("skipped", skipped.to_string()),
    ];
    let counts = counts.iter().map(|(key, value)| (*key, value.as_str()));
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element("testsuites")
        .with_attribute(("name", "docwright"))
        .with_attributes(counts.clone())
        .write_inner_content(|writer| {
            writer
                .create_element("testsuite")
                .with_attribute(("name", run.command))
                .with_attributes(counts)
                .write_inner_content(|writer| write_cases(writer, run))?;
            Ok(())
        })?;
    Ok(())
}

fn write_cases(writer: &mut Writer<Vec<u8>>, run: &Run) -> io::Result<()> {
    if run.entries.is_empty() {
        writer
            .create_element("testcase")
            .with_attribute(("classname", run.command))
            .with_attribute(("name", "nothing was found"))
            .write_empty()?;
    }
    for entry in &run.entries {
        write_case(writer, entry)?;
    }
    Ok(())
}

fn write_case(writer: &mut Writer<Vec<u8>>, entry: &Entry) -> io::Result<()> {
    let message = plain(&entry.message);
    let mut case = writer
        .create_element("testcase")
        .with_attribute(("classname", entry.rule.as_str()))
        .with_attribute(("name", message.as_str()));
    let place = entry.place.as_ref().map(|place| plain(&place.file));
    if let Some(file) = &place {
        case = case.with_attribute(("file", file.as_str()));
    }
    let line = entry.place.as_ref().and_then(|place| place.at);
    let line = line.map(|(line, _)| line.to_string());
    if let Some(line) = &line {
        case = case.with_attribute(("line", line.as_str()));
    }
    let details = details(entry);
    case.write_inner_content(|writer| {
        if let Some(reason) = &entry.accepted {
            let reason = plain(reason);
            let skipped = writer.create_element("skipped");
            skipped
                .with_attribute(("message", reason.as_str()))
                .write_empty()?;
        } else if entry.fails {
            writer
                .create_element("failure")
                .with_attribute(("message", message.as_str()))
                .with_attribute(("type", entry.severity))
                .write_text_content(BytesText::new(&details))?;
        } else {
            writer
                .create_element("system-out")
                .write_text_content(BytesText::new(&details))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Everything there is to say about a finding, a line each.
fn details(entry: &Entry) -> String {
    let mut lines = vec![format!(
        "{}[{}]: {}",
        entry.severity,
        entry.rule,
        plain(&entry.message)
    )];
    lines.extend(entry.place.as_ref().map(|place| plain(&place.words())));
    for (word, place) in &entry.related {
        lines.push(format!("{}: {}", plain(word), plain(&place.words())));
    }
    lines.push(entry.about.to_owned());
    lines.join("\n")
}

/// Text without the characters that XML cannot hold however they are written.
fn plain(text: &str) -> String {
    visible(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::render;
    use crate::exchange::{Entry, Level, Place, Run};

    /// The names of the elements, in order, of a document that is well-formed.
    fn elements(text: &str) -> Vec<String> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_comments = true;
        let mut names = Vec::new();
        loop {
            let event = reader.read_event().expect("well-formed XML");
            match event {
                Event::Start(start) | Event::Empty(start) => {
                    for attribute in start.attributes() {
                        attribute.expect("a well-formed attribute");
                    }
                    names.push(start.name().as_ref().to_owned());
                }
                Event::Eof => return names,
                _ => {}
            }
        }
    }

    #[test]
    fn any_text_gives_well_formed_xml() {
        let evil = "<a b=\"c\"> & ]]> \u{0}\u{1b}\u{fffe} --> 'x'\n<!--";
        let entry = |fails, accepted: Option<&str>| Entry {
            level: Level::Error,
            severity: "breaking",
            fails,
            rule: "type-changed".to_owned(),
            about: "A value is of another type.",
            page: String::new(),
            message: evil.to_owned(),
            place: Some(Place {
                file: evil.to_owned(),
                at: Some((3, 4)),
            }),
            related: Vec::new(),
            fingerprint: None,
            accepted: accepted.map(str::to_owned),
        };
        let entries = vec![
            entry(true, None),
            entry(false, None),
            entry(false, Some(evil)),
        ];
        let text = render(&Run {
            command: "docwright diff",
            entries,
        });
        assert!(!text.contains(['\u{0}', '\u{1b}', '\u{fffe}']), "{text}");
        let names = elements(&text);
        let cases = [
            "testcase",
            "failure",
            "testcase",
            "system-out",
            "testcase",
            "skipped",
        ];
        assert_eq!(
            names,
            [&["testsuites", "testsuite"][..], &cases[..]].concat()
        );
        let none = render(&Run {
            command: "docwright diff",
            entries: Vec::new(),
        });
        assert_eq!(elements(&none), ["testsuites", "testsuite", "testcase"]);
    }
}
