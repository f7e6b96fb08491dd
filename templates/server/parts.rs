//! Forms of several parts.

use std::fmt;
use std::marker::PhantomData;

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::problem::Problem;
use super::style;

/// A form whose parts are still on their way.
///
/// [`Parts::read`] waits for all of them. Where files are large, [`Parts::next`] hands over one after the other, each
/// to be read as it comes.
pub struct Parts<T> {
    parts: Multipart,
    whole: PhantomData<fn() -> T>,
}

/// What the parts of a form make together.
pub trait FromParts: Sized {
    /// Takes the parts.
    fn from_parts(parts: &mut Received) -> Result<Self, Problem>;
}

impl<T: FromParts> Parts<T> {
    pub(super) async fn of(request: Request) -> Result<Self, Problem> {
        let parts = Multipart::from_request(request, &()).await;
        let parts = parts.map_err(|error| Problem::new(error.status(), error.body_text()))?;
        Ok(Self {
            parts,
            whole: PhantomData,
        })
    }

    /// The next part, to be read as it comes; none at the end.
    pub async fn next(&mut self) -> Result<Option<Field<'_>>, Problem> {
        self.parts.next_field().await.map_err(refused)
    }

    /// The whole form, in memory.
    pub async fn read(&mut self) -> Result<T, Problem> {
        let mut received = Received::default();
        while let Some(part) = self.next().await? {
            let name = part.name().unwrap_or_default().to_owned();
            let file = File {
                file_name: part.file_name().map(str::to_owned),
                media_type: part.content_type().map(str::to_owned),
                bytes: part.bytes().await.map_err(refused)?,
            };
            received.0.push((name, file));
        }
        T::from_parts(&mut received)
    }
}

impl<T> fmt::Debug for Parts<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parts").finish_non_exhaustive()
    }
}

/// A file that was uploaded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File {
    /// What its sender calls it. This is no path: do not open a file by it.
    pub file_name: Option<String>,
    /// What its sender says it is.
    pub media_type: Option<String>,
    /// What is in it.
    pub bytes: Bytes,
}

/// The parts of a form, to be taken by name.
#[derive(Debug, Default)]
pub struct Received(Vec<(String, File)>);

impl Received {
    /// Takes all files of a name.
    pub fn files(&mut self, name: &str) -> Vec<File> {
        let mut files = Vec::new();
        self.0.retain_mut(|(known, file)| {
            let taken = known == name;
            if taken {
                files.push(std::mem::take(file));
            }
            !taken
        });
        files
    }

    /// Takes the file of a name.
    pub fn file(&mut self, name: &str) -> Result<File, Problem> {
        let file = self.files(name).into_iter().next();
        file.ok_or_else(|| wrong(name, "it is missing"))
    }

    /// Takes the value of a name; it may be absent where its type says so, and all of several where it is a list.
    pub fn value<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, Problem> {
        let files = self.files(name);
        let texts: Result<Vec<&str>, _> = files
            .iter()
            .map(|file| std::str::from_utf8(&file.bytes))
            .collect();
        let texts = texts.map_err(|_| wrong(name, "it is not UTF-8"))?;
        let media_types = files.iter().map(|file| file.media_type.as_deref());
        let mut media_types = media_types.map(Option::unwrap_or_default);
        let json = media_types.all(|media_type| media_type.ends_with("json"));
        style::from_texts(texts, json).map_err(|error| wrong(name, &error.to_string()))
    }
}

fn wrong(name: &str, reason: &str) -> Problem {
    let detail = format!("part `{name}`: {reason}");
    Problem::new(StatusCode::BAD_REQUEST, detail).with("parameter", name)
}

fn refused(error: MultipartError) -> Problem {
    Problem::new(error.status(), error.body_text())
}
