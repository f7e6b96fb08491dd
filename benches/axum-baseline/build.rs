//! The generated sides come from two documents that differ in their limits only.

use docwright_build::{Builder, Error};

fn main() -> Result<(), Error> {
    Builder::new()
        .docs("openapi.yaml")
        .server(true)
        .file_name("free.rs")
        .generate()?;
    Builder::new()
        .docs("limits.yaml")
        .server(true)
        .client(false)
        .file_name("limited.rs")
        .generate()?;
    Ok(())
}
