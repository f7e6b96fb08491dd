//! Values of a certain form that have a type of their own: dates, addresses, identifiers.

/// A string of a certain form, or a number, with a type of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scalar {
    /// A point in time.
    DateTime(Calendar),
    /// A day.
    Date(Calendar),
    /// A time of day.
    Time(Calendar),
    /// A UUID.
    Uuid,
    /// An absolute URL.
    Url,
    /// A decimal number, written as a string.
    Decimal,
    /// An IP address of either version.
    Ip,
    /// An IPv4 address.
    Ipv4,
    /// An IPv6 address.
    Ipv6,
    /// A type the user names.
    Custom(Box<Custom>),
}

/// The library that dates and times are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Calendar {
    /// `chrono`.
    Chrono,
    /// `jiff`.
    Jiff,
    /// `time`.
    Time,
}

/// A type from a package that the user names. It has to implement `Debug`, `Clone`, `PartialEq` and serde's traits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Custom {
    /// The type's path, `my_types::Email`.
    pub(crate) path: String,
    /// The package it comes from; none for the standard library.
    pub(crate) package: Option<CustomPackage>,
    /// A value of the type as it is on the wire, where an example is needed and the document has none.
    pub(crate) example: Option<String>,
}

/// A package that a manifest has to name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct CustomPackage {
    /// Its name in the registry.
    pub(crate) name: String,
    /// The versions that will do.
    pub(crate) version: String,
    /// Its features to turn on.
    pub(crate) features: Vec<String>,
}

impl Scalar {
    /// Whether a value is handed on by copying. Nothing is known of types that the user names.
    pub fn is_small(&self) -> bool {
        !matches!(self, Self::Url | Self::Custom(_))
    }

    /// What to call it in the name of something else.
    pub(crate) fn label(&self) -> &str {
        match self {
            Self::DateTime(_) => "DateTime",
            Self::Date(_) => "Date",
            Self::Time(_) => "Time",
            Self::Uuid => "Uuid",
            Self::Url => "Url",
            Self::Decimal => "Decimal",
            Self::Ip | Self::Ipv4 | Self::Ipv6 => "IpAddress",
            Self::Custom(custom) => custom.path.rsplit("::").next().unwrap_or("Custom"),
        }
    }

    /// The path of the type from anywhere; none for the one that the types package defines itself, because `time` reads
    /// and writes points in time in a form of its own.
    pub(crate) fn path(&self) -> Option<&str> {
        Some(match self {
            Self::DateTime(Calendar::Chrono) => "chrono::DateTime<chrono::Utc>",
            Self::DateTime(Calendar::Jiff) => "jiff::Timestamp",
            Self::DateTime(Calendar::Time) => return None,
            Self::Date(Calendar::Chrono) => "chrono::NaiveDate",
            Self::Date(Calendar::Jiff) => "jiff::civil::Date",
            Self::Date(Calendar::Time) => "time::Date",
            Self::Time(Calendar::Chrono) => "chrono::NaiveTime",
            Self::Time(Calendar::Jiff) => "jiff::civil::Time",
            Self::Time(Calendar::Time) => "time::Time",
            Self::Uuid => "uuid::Uuid",
            Self::Url => "url::Url",
            Self::Decimal => "rust_decimal::Decimal",
            Self::Ip => "std::net::IpAddr",
            Self::Ipv4 => "std::net::Ipv4Addr",
            Self::Ipv6 => "std::net::Ipv6Addr",
            Self::Custom(custom) => &custom.path,
        })
    }

    /// How the files of the types package name the type, with the `use` line this needs: chrono's and uuid's types
    /// are too frequent to be spelt out.
    pub(crate) fn imported(&self) -> Option<(&'static str, &'static [&'static str])> {
        Some(match self {
            Self::DateTime(Calendar::Chrono) => ("chrono", &["DateTime", "Utc"]),
            Self::Date(Calendar::Chrono) => ("chrono", &["NaiveDate"]),
            Self::Uuid => ("uuid", &["Uuid"]),
            _ => return None,
        })
    }
}
