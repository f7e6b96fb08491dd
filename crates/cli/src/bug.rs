//! What a user reads when docwright itself is at fault.

use std::io::Write;
use std::panic::{self, PanicHookInfo};

/// Turns a panic anywhere in the program into a request for a bug report and exit code 2.
///
/// Files are written whole or not at all, so stopping here leaves nothing half done.
pub fn report_bugs() {
    panic::set_hook(Box::new(|info| {
        let _ = std::io::stderr().lock().write_all(report(info).as_bytes());
        std::process::exit(2);
    }));
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().copied();
    let message = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    format!(
        "docwright has a bug: {}\n\
         \n\
         It stopped at {place} (version {}).\n\
         This is not your fault, whatever the input. Please report it at\n\
         {}/issues with the two lines above and, if you can,\n\
         the page that was being read. No file was left half written.\n",
        docwright::visible(message.unwrap_or("no message")),
        env!("CARGO_PKG_VERSION"),
        env!("CARGO_PKG_REPOSITORY"),
    )
}
