//! What sentences tell of the API as a whole, for the requests of their page.

use docwright_model::Fact;

use super::Page;
use crate::evidence::free::sections::Section;
use crate::evidence::free::told;
use crate::evidence::reading::{Credential, SchemeReading};

impl Page<'_, '_, '_> {
    /// Keeps the address and the credentials that sentences of a section tell.
    pub(super) fn told(&mut self, section: &Section<'_>) {
        let title = self.document.read(&section.title).to_lowercase();
        let around = section
            .around
            .iter()
            .filter_map(|&at| self.sections.get(at));
        let mut titles = around.map(|outer| self.document.read(&outer.title).to_lowercase());
        let is_about = |title: &str| title.contains("authenti") || title.contains("authori");
        let is_about = is_about(&title) || titles.any(|title| is_about(&title));
        // What was just said to be of all requests may be shown in the next block.
        let mut is_all = false;
        for &block in &section.blocks {
            if let Some((url, span)) = told::base(self.document, block) {
                self.serve(url, span);
            }
            let mut found = told::credentials(self.document, block);
            if is_about {
                found.extend(told::shown(self.document, block));
                let lower = self.document.slice(block.span).to_lowercase();
                is_all |= lower.contains("key") && told::is_all(&lower);
                is_all |= lower.contains("token") && told::is_all(&lower);
            }
            for asked in &mut found {
                asked.is_all |= is_all && is_about;
            }
            self.asked.extend(found);
        }
    }

    /// Lists the ways to authenticate that the page tells, and has its requests carry what all of them must.
    pub(super) fn require(&mut self) {
        let mut known: Vec<Credential> = Vec::new();
        let mut of_all: Option<Fact<Credential>> = None;
        let mut is_many = false;
        for asked in std::mem::take(&mut self.asked) {
            let credential = asked.credential;
            if asked.is_all {
                let is_other = |own: &Fact<Credential>| own.value != credential.value;
                is_many |= of_all.as_ref().is_some_and(is_other);
                of_all.get_or_insert_with(|| credential.clone());
            }
            if known.contains(&credential.value) {
                continue;
            }
            let origin = credential.origin.clone();
            self.out.schemes.push(SchemeReading {
                name: Some(Fact::new(credential.value.scheme_name(), origin.clone())),
                scheme: Fact::new(credential.value.scheme(), origin),
            });
            known.push(credential.value);
        }
        // Of several, it is not told which a request needs.
        let Some(credential) = of_all.filter(|_| !is_many) else {
            return;
        };
        for reading in &mut self.out.operations {
            if reading.credentials.is_empty() && reading.security.is_none() {
                reading.credentials.push(credential.clone());
            }
        }
    }
}
