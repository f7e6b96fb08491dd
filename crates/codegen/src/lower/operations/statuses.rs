//! Status codes and what they are called.

use crate::ir::operations::Status;

/// The phrase of a status code as the registry has it.
fn phrase(code: u16) -> Option<&'static str> {
    Some(match code {
        100 => "Continue",
        101 => "Switching Protocols",
        102 => "Processing",
        103 => "Early Hints",
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        203 => "Non-Authoritative Information",
        204 => "No Content",
        205 => "Reset Content",
        206 => "Partial Content",
        207 => "Multi-Status",
        208 => "Already Reported",
        226 => "IM Used",
        300 => "Multiple Choices",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        305 => "Use Proxy",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        _ => return failure_phrase(code),
    })
}

fn failure_phrase(code: u16) -> Option<&'static str> {
    Some(match code {
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        414 => "URI Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        418 => "I'm a Teapot",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        511 => "Network Authentication Required",
        _ => return None,
    })
}

/// What an answer is called: by its phrase, else by its number.
pub(super) fn name(status: Status) -> String {
    match status {
        Status::Code(code) => {
            phrase(code).map_or_else(|| format!("Status {code}"), |name| name.replace('\'', ""))
        }
        Status::Range(100, _) => "Informational".to_owned(),
        Status::Range(200, _) => "Success".to_owned(),
        Status::Range(300, _) => "Redirection".to_owned(),
        Status::Range(400, _) => "Client failure".to_owned(),
        Status::Range(500, _) => "Server failure".to_owned(),
        Status::Range(first, _) => format!("Status {first}"),
        Status::Default => "Other".to_owned(),
    }
}

/// The statuses of an answer in words.
pub(super) fn words(status: Status) -> String {
    match status {
        Status::Code(code) => match phrase(code) {
            Some(phrase) => format!("{code} {phrase}"),
            None => code.to_string(),
        },
        Status::Range(first, _) => format!("any {}xx", first / 100),
        Status::Default => "any other status".to_owned(),
    }
}
