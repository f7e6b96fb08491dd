//! Points in time.

/// A point in time with its offset, which travels as RFC 3339 writes it. `time` itself would write it
/// in another form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub time::OffsetDateTime);

impl std::ops::Deref for DateTime {
    type Target = time::OffsetDateTime;

    fn deref(&self) -> &time::OffsetDateTime {
        &self.0
    }
}

impl From<time::OffsetDateTime> for DateTime {
    fn from(at: time::OffsetDateTime) -> Self {
        Self(at)
    }
}

impl From<DateTime> for time::OffsetDateTime {
    fn from(at: DateTime) -> Self {
        at.0
    }
}

impl std::fmt::Display for DateTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let format = time::format_description::well_known::Rfc3339;
        let text = self.0.format(&format);
        f.write_str(&text.map_err(|_| std::fmt::Error)?)
    }
}

impl std::str::FromStr for DateTime {
    type Err = time::error::Parse;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let format = time::format_description::well_known::Rfc3339;
        time::OffsetDateTime::parse(text, &format).map(Self)
    }
}

impl serde::Serialize for DateTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let format = time::format_description::well_known::Rfc3339;
        let text = self.0.format(&format);
        serializer.serialize_str(&text.map_err(serde::ser::Error::custom)?)
    }
}

impl<'de> serde::Deserialize<'de> for DateTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text: String = serde::Deserialize::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
