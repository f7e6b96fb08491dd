//! What an operation answers, as titles and sentences tell it.

use docwright_model::{Fact, Origin, Span, Status};

use super::Reader;
use crate::evidence::free::answers;
use crate::evidence::inline;
use crate::evidence::reading::ResponseReading;

impl Reader<'_, '_> {
    /// Text about an answer.
    pub(super) fn answered(&mut self, raw: &str, span: Span) {
        if let Some((status, said)) = answers::at_start(raw) {
            self.status = Some(Fact::stated(status, span));
            let said = (!said.is_empty()).then(|| Fact::stated(said, span));
            self.answer(Fact::stated(status, span), said);
        } else if let Some(status) = self.status.clone()
            && !raw.trim_end().ends_with(':')
        {
            self.answer(status, Some(Fact::stated(inline::prose(raw), span)));
        }
        self.returns(raw, span);
    }

    /// Statuses and values that sentences say come back.
    pub(super) fn returns(&mut self, raw: &str, span: Span) {
        for (status, said) in answers::in_prose(raw) {
            self.answer(Fact::stated(status, span), Some(Fact::stated(said, span)));
        }
        let origin = Origin::stated(span);
        if self.returned.is_none() {
            self.returned = answers::returned(raw, self.lexicon.words, &origin);
        }
    }

    pub(super) fn answer(&mut self, status: Fact<Status>, description: Option<Fact<String>>) {
        self.responded(ResponseReading {
            status,
            description,
            schema: None,
            media: Vec::new(),
            is_told_below: false,
            is_untyped: false,
        });
    }

    /// Keeps an answer; one of a status that is known adds what was not.
    pub(super) fn responded(&mut self, reading: ResponseReading) {
        let mut known = self.responses.iter_mut();
        match known.find(|known| known.status.value == reading.status.value) {
            Some(known) => {
                known.description = known.description.take().or(reading.description);
                known.schema = known.schema.take().or(reading.schema);
            }
            None => self.responses.push(reading),
        }
    }
}
