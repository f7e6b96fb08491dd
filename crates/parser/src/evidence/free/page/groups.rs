//! What sections are besides operations and schemas: groups, addresses, and the targets of links.

use docwright_model::{Fact, Server, Span, Tag};

use super::Page;
use crate::document::{Block, BlockKind, cover};
use crate::evidence::free::sections::{self, Section};
use crate::evidence::free::words::Part;
use crate::evidence::free::{blueprint, key, parts, requests};
use crate::evidence::inline;
use crate::evidence::reading::Reading;

/// More requests of one resource repeat one another, and are reported for it.
const MAX_HEIRS: u8 = 16;

impl<'d> Page<'_, 'd, '_> {
    /// Keeps what links to a section mean, where its title is that of a schema.
    pub(super) fn anchors(&mut self, section: &Section<'_>) {
        let mut ids = section.ids.clone();
        let add = |text: &str, ids: &[String], out: &mut Reading<'_>| {
            let Some(name) = self.lexicon.words.definition(text) else {
                return;
            };
            let keys = ids.iter().map(String::as_str).chain([text]).map(key);
            out.anchors.extend(keys.map(|key| (key, name.clone())));
        };
        let title = self.document.read(&section.title);
        add(&inline::plain(title.trim()), &ids, &mut self.out);
        for block in &section.blocks {
            match &block.kind {
                BlockKind::Html(Some(element)) => {
                    ids = element
                        .attribute("id")
                        .map(str::to_owned)
                        .into_iter()
                        .collect();
                }
                BlockKind::Heading { text, .. } => {
                    let title = self.document.read(text);
                    add(&inline::plain(title.trim()), &ids, &mut self.out);
                    ids.clear();
                }
                _ => {}
            }
        }
    }

    /// The address that all paths begin with, where a label or a heading says so.
    pub(super) fn base(&mut self, section: &Section<'_>, pieces: &[parts::Piece<'_>]) {
        let is_titled = sections::part_of(self.document, &section.title, self.lexicon.words)
            == Some(Part::Base);
        let labelled = pieces.iter().filter_map(|piece| match piece {
            parts::Piece::Inline(Part::Base, span) => Some(*span),
            parts::Piece::Block(block) if is_titled => Some(block.span),
            _ => None,
        });
        for span in labelled {
            let raw = self.document.slice(span);
            let marks = |c: char| c.is_whitespace() || matches!(c, '`' | '*' | '"' | '<');
            let text = raw.trim_start_matches(marks);
            let ends =
                |c: char| c.is_whitespace() || matches!(c, '`' | '*' | '"' | '>' | ')' | ',');
            let url = text
                .get(..text.find(ends).unwrap_or(text.len()))
                .unwrap_or_default();
            let is_address = url.starts_with("http://")
                || url.starts_with("https://")
                || url.starts_with('/') && url.len() > 1;
            // What stands for a host is no host.
            let is_whole = !url.contains('<') || url.contains('>');
            if is_address && is_whole && !raw.contains("://<") {
                self.serve(url, span);
            }
        }
    }

    /// Keeps an address that requests are sent to.
    pub(super) fn serve(&mut self, url: &str, span: Span) {
        let url = url.trim_end_matches('/');
        let servers = &mut self.out.presented.servers;
        if servers.iter().all(|known| known.value.url != url) {
            let server = Server {
                url: url.to_owned(),
                description: None,
                variables: indexmap::IndexMap::new(),
            };
            servers.push(Fact::stated(server, span));
        }
    }

    /// Whether the page is one of an API Blueprint.
    pub(super) fn is_blueprint(&self) -> bool {
        self.lexicon.has_structures
    }

    /// Whether a section stands below one of a title.
    pub(super) fn is_below(&self, section: &Section<'_>, title: &str) -> bool {
        let around = section
            .around
            .iter()
            .filter_map(|&at| self.sections.get(at));
        let mut titles = around.map(|outer| self.document.read(&outer.title));
        titles.any(|own| own.trim().eq_ignore_ascii_case(title))
    }

    /// The parameters that a resource tells for all requests below it, of which no more can differ than there are methods.
    pub(super) fn inherited(&mut self, section: &Section<'_>) -> Vec<parts::Piece<'d>> {
        let around = section.around.iter().rev();
        let mut outer = around.filter_map(|&at| Some((at, self.sections.get(at)?)));
        let outer = outer.find(|(_, outer)| outer.path.is_some() && !outer.is_operation);
        // A request that names a path of its own is not one of the resource.
        let path = section
            .headed
            .first()
            .and_then(|request| request.line.path.span());
        let is_own = |outer: &Section<'_>| {
            let title = cover(&outer.title).zip(path);
            title.is_some_and(|(title, path)| title.start <= path.start && path.end <= title.end)
        };
        let Some((at, outer)) = outer.filter(|(_, outer)| is_own(outer)) else {
            return Vec::new();
        };
        match self.heirs.get_mut(at) {
            Some(count) if *count < MAX_HEIRS => *count += 1,
            _ => return Vec::new(),
        }
        let blocks = outer.blocks.iter().copied();
        let pieces = parts::pieces(self.document, blocks, self.lexicon.words);
        let mut is_told = false;
        let told = pieces.into_iter().filter(|piece| {
            if let parts::Piece::Title(title) = piece {
                let is_attributes = title.text.to_ascii_lowercase().starts_with("attributes");
                let parts = [Part::Parameters, Part::Path, Part::Query, Part::Address];
                is_told = title.part.is_some_and(|part| parts.contains(&part)) && !is_attributes;
            }
            is_told
        });
        told.collect()
    }

    /// The group of an operation: the section around it, or the page.
    pub(super) fn tag(&self, section: &Section<'_>) -> Option<Tag> {
        let around = section.around.iter();
        let mut around = around.filter_map(|&at| self.sections.get(at));
        // Without a group around it, what is described on a page belongs to the title of the page.
        let outermost = around.clone().next();
        let is_group = |outer: &&Section<'_>| {
            self.is_blueprint() && blueprint::is_group(&self.document.read(&outer.title))
        };
        if let Some(group) = around.clone().find(is_group) {
            return self.own_tag(group);
        }
        let group = around.rfind(|outer| !outer.is_operation).or(outermost);
        group
            .and_then(|group| self.own_tag(group))
            .or_else(|| self.titled())
    }

    /// A section as a group.
    pub(super) fn own_tag(&self, section: &Section<'_>) -> Option<Tag> {
        let span = cover(&section.title)?;
        let title = self.document.read(&section.title);
        let title = if self.is_blueprint() {
            blueprint::bare(&title)
        } else {
            title.trim()
        };
        let name = inline::plain(inline::without_attributes(title))
            .trim()
            .to_owned();
        (!name.is_empty()).then(|| Tag {
            name: Fact::stated(name, span),
            description: None,
            external_docs: None,
        })
    }

    /// What the page calls itself: in its front matter, or by its only title of the highest level.
    pub(super) fn heading(&self) -> Option<Fact<String>> {
        let mut tops = self.sections.iter().filter(|section| section.level == 1);
        let top = tops
            .next()
            .filter(|top| !top.is_operation && top.heading.is_some() && tops.next().is_none());
        let named = self.titled().or_else(|| self.own_tag(top?));
        named.map(|tag| tag.name)
    }

    /// The page as a group, by the title in its front matter.
    fn titled(&self) -> Option<Tag> {
        let Some(Block {
            kind: BlockKind::FrontMatter(text),
            ..
        }) = self.document.blocks.first()
        else {
            return None;
        };
        let lines = requests::lines(self.document, text);
        lines.into_iter().find_map(|line| {
            let value = self.document.slice(line).strip_prefix("title:")?;
            let name = value.trim().trim_matches(['"', '\'']).to_owned();
            (!name.is_empty()).then(|| Tag {
                name: Fact::stated(name, line),
                description: None,
                external_docs: None,
            })
        })
    }
}
