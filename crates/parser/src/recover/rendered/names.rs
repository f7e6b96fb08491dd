//! The page's own name, which is its group of operations, and what a site shows before it.

use super::line::Kind;
use super::{Place, Reader};
use crate::recover::{key, page_key};

impl Reader<'_, '_> {
    /// Reads what stands before the first description: the page's name and what it says, and the site's own text.
    pub(super) fn opening(&mut self, page: &str) {
        let is_start = |index: &usize| {
            self.is_title(*index)
                || matches!(self.kind(*index), Some(Kind::Role(_) | Kind::RequestLine))
        };
        let Some(mut first) = (0..self.lines.len()).find(is_start) else {
            return;
        };
        let name = self.name_before(first, &page_key(page));
        // Where the first title is lost, the page's name stands where it should.
        let name = match name {
            None if self.is_title(first) && key(self.text(first)) == page_key(page) => {
                first += 1;
                Some(first - 1)
            }
            found => found,
        };
        let before = name.unwrap_or(first);
        if before > 0 {
            let range = self.range(0).start..self.range(before - 1).end;
            self.maker.aside(range);
        }
        if let Some(name) = name {
            let range = self.range(name);
            self.maker.heading(1, range.clone(), range);
            for index in name + 1..first {
                let range = self.range(index);
                self.maker.paragraph(range);
            }
        }
        self.at = first;
        self.place = Place::Lead;
    }

    /// The line that holds the page's name: that of the file, or the end of a trail of names above it, or else the
    /// nearest line that is no sentence.
    fn name_before(&self, first: usize, own: &str) -> Option<usize> {
        let mut before = (0..first).rev();
        if let Some(index) = before.clone().find(|&index| key(self.text(index)) == own) {
            return Some(index);
        }
        let repeated = before.clone().find(|&index| {
            let name = self.text(index);
            let ends_trail = |above: usize| {
                let trail = self.text(above);
                trail.len() > name.len() && trail.ends_with(name)
            };
            (0..index).any(ends_trail)
        });
        repeated.or_else(|| {
            before.find(|&index| {
                let line = self.text(index);
                line.split_whitespace().count() <= 6 && !line.ends_with(['.', '!', '?', ':', ','])
            })
        })
    }
}
