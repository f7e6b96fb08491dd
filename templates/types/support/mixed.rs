//! Enums of values of several kinds.

/// An enum of values of several kinds, from what each arm is on the wire.
macro_rules! mixed_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident { $($arm:ident = $value:literal),* $(,)? }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("`", $value, "`")]
                $arm,
            )*
            /// A value that was not documented when this was generated.
            Unknown(::serde_json::Value),
        }

        impl $name {
            /// The value as it is on the wire.
            pub fn to_value(&self) -> ::serde_json::Value {
                match self {
                    $(Self::$arm => ::serde_json::Value::from($value),)*
                    Self::Unknown(value) => value.clone(),
                }
            }
        }

        impl From<::serde_json::Value> for $name {
            fn from(value: ::serde_json::Value) -> Self {
                $(if value == $value {
                    return Self::$arm;
                })*
                Self::Unknown(value)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                ::serde::Serialize::serialize(&self.to_value(), serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let (value, is_text) = super::support::choice(deserializer)?;
                $(if is_text && super::support::spells(&value, &$value.to_string()) {
                    return Ok(Self::$arm);
                })*
                Ok(Self::from(value))
            }
        }
    };
}
pub(crate) use mixed_enum;

/// Whether a text is a documented value.
pub(crate) fn spells(value: &serde_json::Value, known: &str) -> bool {
    value.as_str() == Some(known)
}
