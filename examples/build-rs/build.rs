//! The API of this program comes from its docs.

fn main() -> Result<(), docwright_build::Error> {
    docwright_build::Builder::new()
        .docs("docs/**/*.md")
        .client(true)
        .server(true)
        .generate()?;
    Ok(())
}
