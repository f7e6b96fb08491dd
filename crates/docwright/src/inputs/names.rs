//! How inputs are named in output that leaves the machine.

use std::path::{Component, Path};

use super::revision::Revision;

/// One name for all arguments: the only one, else the folder they share, else all of them.
pub(super) fn whole(arguments: &[String]) -> String {
    // The same docs in two revisions have one name.
    let path = |argument: &String| match Revision::of(argument) {
        Some(revision) => revision.path.to_owned(),
        None => argument.clone(),
    };
    let names: Vec<String> = arguments.iter().map(|a| shorten(&tidy(&path(a)))).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first, rest @ ..] => {
            let shared = rest.iter().fold(parent(first), |shared, name| {
                shared_folder(shared, parent(name))
            });
            if shared.is_empty() {
                names.join(", ")
            } else {
                shared.to_owned()
            }
        }
    }
}

/// The name of a page without anything of this machine: what an absolute argument has above its last part goes.
pub(super) fn portable(argument: &str, page: &str) -> String {
    let argument = tidy(argument);
    let below = page.strip_prefix(argument.as_str());
    below.map_or_else(|| shorten(page), |below| shorten(&argument) + below)
}

/// An argument as part of a page's name: `/` between the parts and none at the end.
pub(super) fn tidy(argument: &str) -> String {
    let slashed = if cfg!(windows) {
        argument.replace('\\', "/")
    } else {
        argument.to_owned()
    };
    let trimmed = slashed.trim_end_matches('/');
    let trimmed = trimmed.strip_prefix("./").unwrap_or(trimmed);
    match trimmed {
        "" if slashed.starts_with('/') => "/".to_owned(),
        "-" => "stdin".to_owned(),
        other => other.to_owned(),
    }
}

/// The last part of an absolute path; a relative one as it is.
fn shorten(name: &str) -> String {
    let path = Path::new(name);
    if !path.has_root() {
        return name.to_owned();
    }
    match path.components().next_back() {
        Some(Component::Normal(last)) => last.to_string_lossy().into_owned(),
        _ => "docs".to_owned(),
    }
}

fn parent(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(parent, _)| parent)
}

fn shared_folder<'a>(a: &'a str, b: &str) -> &'a str {
    let mut shared = a;
    while !(b == shared
        || b.strip_prefix(shared)
            .is_some_and(|rest| rest.starts_with('/')))
    {
        match shared.rsplit_once('/') {
            Some((up, _)) => shared = up,
            None => return "",
        }
    }
    shared
}
