//! The credentials that headers carry.

use crate::evidence::reading::Credential;

/// How the names of headers end that carry nothing but a credential.
const KEYS: [&str; 5] = [
    "api-key",
    "apikey",
    "api-token",
    "auth-token",
    "access-token",
];

/// The credential that a header carries.
pub(crate) fn of_header(name: &str, value: &str) -> Option<Credential> {
    let lower = name.to_ascii_lowercase();
    let scheme = value.split(' ').next().unwrap_or_default();
    match lower.as_str() {
        "authorization" if scheme.eq_ignore_ascii_case("bearer") => Some(Credential::Bearer),
        "authorization" if scheme.eq_ignore_ascii_case("basic") => Some(Credential::Basic),
        "authorization" => Some(Credential::Header(name.to_owned())),
        _ if KEYS.iter().any(|key| lower.ends_with(key)) => {
            Some(Credential::Header(name.to_owned()))
        }
        _ => None,
    }
}
