//! A page that names its requests only by the commands that send them.

use std::collections::HashSet;

use docwright_model::{Diagnostic, Diagnostics, Method, Span};

use super::Page;
use crate::codes;
use crate::evidence::free::commands::{self, Commands};
use crate::evidence::free::operation;
use crate::evidence::free::parts::{self, Piece};
use crate::evidence::free::requests::Request;
use crate::evidence::free::sections::Section;
use crate::evidence::free::segments::{self, Segment};

impl Page<'_, '_, '_> {
    /// Reads the requests that commands send, where nothing else names one. What they send is an example of a request, so
    /// that its method and path are concluded.
    pub(super) fn shown(&mut self) {
        let words = self.lexicon.words;
        let mut known: HashSet<(Method, String)> = HashSet::new();
        for (index, section) in self.sections.iter().enumerate() {
            let blocks = section.blocks.iter().copied();
            let pieces = parts::pieces(self.document, blocks, words);
            let mut starts: Vec<(usize, Vec<Request>)> = Vec::new();
            for (at, piece) in pieces.iter().enumerate() {
                let Piece::Block(block) = piece else { continue };
                let Commands {
                    requests, unnamed, ..
                } = commands::of_block(self.document, block, words);
                self.unnamed(&unnamed);
                let mut new = requests;
                new.retain(|request| {
                    let line = &request.line;
                    known.insert((line.method.value, line.path.value.clone()))
                });
                if !new.is_empty() {
                    starts.push((at, new));
                }
            }
            if starts.is_empty() {
                continue;
            }
            if let Some(holds) = self.holds.get_mut(index) {
                *holds = true;
            }
            self.commands(section, &pieces, &starts);
        }
    }

    /// Reads what a section tells of the requests its commands send; what stands before the first is about it too.
    fn commands(
        &mut self,
        section: &Section<'_>,
        pieces: &[Piece<'_>],
        starts: &[(usize, Vec<Request>)],
    ) {
        let tag = self.tag(section);
        for (at, (start, requests)) in starts.iter().enumerate() {
            let from = if at == 0 {
                0
            } else {
                segments::start(self.document, pieces, *start)
            };
            let next = starts
                .get(at + 1)
                .map(|(next, _)| segments::start(self.document, pieces, *next));
            let own = pieces
                .get(from..next.unwrap_or(pieces.len()))
                .unwrap_or_default();
            let emphasised = pieces.get(segments::start(self.document, pieces, *start));
            let emphasised =
                emphasised.and_then(|piece| segments::emphasised(self.document, piece));
            let title = segments::titled(self.document, section).filter(|_| starts.len() == 1);
            for request in requests {
                let segment = Segment {
                    requests: requests.clone(),
                    title: emphasised.clone().or_else(|| title.clone()),
                    pieces: own,
                    span: request.line.path.span().unwrap_or(section.span),
                };
                let of = (request, requests.len());
                let mut again = Diagnostics::default();
                let found = operation::read(
                    self.document,
                    &segment,
                    of,
                    tag.as_ref(),
                    self.lexicon,
                    &mut again,
                );
                self.diagnostics.append(again);
                self.out.operations.push(found.operation);
            }
        }
        self.out.tags.extend(tag.filter(|tag| {
            let mut known = self.out.tags.iter();
            known.all(|known| known.name.value != tag.name.value)
        }));
    }

    fn unnamed(&mut self, spans: &[Span]) {
        for &span in spans {
            let message = "this command shows a request, but what the value in its path stands for is told nowhere";
            self.diagnostics
                .push(Diagnostic::new(codes::NOT_UNDERSTOOD, message).at(span));
        }
    }
}
