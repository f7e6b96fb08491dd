//! The repository's own commands: `cargo xtask generate | check | test | examples | corpus | score | bench | tidy`.
//!
//! In: arguments. Out: generated files, or an exit code that is not 0 where something is not as it should be. This
//! program must not know how docs are read; it runs `docwright`, cargo and the scorer and adds up what they say.

mod bench;
mod check;
mod choice;
mod corpus;
mod examples;
mod generate;
#[cfg(unix)]
mod hostile;
mod mutants;
mod pages;
mod process;
mod random;
mod roundtrip;
mod schemathesis;
mod score;
mod seeds;
mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "The repository's own commands")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write everything that is generated: all APIs, the pages in docs/, the examples in the README
    Generate {
        /// Write nothing; fail where anything is not up to date
        #[arg(long)]
        check: bool,
    },
    /// Do all that must pass before a change goes in
    Check,
    /// Run all tests, those of the generated crates and the examples too
    Test,
    /// Build and run the examples, and see that nothing is left to build
    Examples,
    /// Score the OpenAPI documents made from the corpus against the true ones
    Score {
        /// Put the table into docs/measurements.md
        #[arg(long)]
        write: bool,
    },
    /// Render API descriptions with widdershins, read them back and compare
    Roundtrip {
        /// Descriptions in OpenAPI 3 or Swagger 2, or folders of them
        #[arg(required = true)]
        specs: Vec<PathBuf>,
        /// Take only this many of all descriptions: sorted by size, every so many of them
        #[arg(long, value_name = "COUNT")]
        sample: Option<usize>,
        /// Leave what was rendered and what was read in this folder
        #[arg(long, value_name = "FOLDER")]
        keep: Option<PathBuf>,
        /// Put the table into docs/measurements.md, in the section of this name
        #[arg(long, value_name = "SECTION")]
        write: Option<String>,
    },
    /// Generate the crates of real OpenAPI documents, and print what that costs
    Corpus {
        #[command(flatten)]
        depth: corpus::Depth,
        /// Take only this many of all descriptions: sorted by size, every so many of them
        #[arg(long, value_name = "COUNT")]
        sample: Option<usize>,
        /// Put the table into docs/measurements.md
        #[arg(long)]
        write: bool,
        /// Descriptions in OpenAPI 3 or Swagger 2, or folders of them; by default those beside the repository
        specs: Vec<PathBuf>,
    },
    /// Run the benchmarks of docwright, or compare what it generates with what people write
    Bench {
        /// Compare generated handlers with hand-written ones
        #[arg(long, conflicts_with = "client")]
        server: bool,
        /// Compare a generated client with hand-written calls
        #[arg(long)]
        client: bool,
        /// Count instructions, and fail where reading takes over 5 % more than is written down
        #[arg(long, conflicts_with_all = ["client", "server"])]
        instructions: bool,
        /// Put the table into docs/measurements.md, or write the instructions down
        #[arg(long)]
        write: bool,
    },
    /// Give every file below a folder, whole and cut off at twenty places, to every command
    #[cfg(unix)]
    Hostile {
        /// A folder of Markdown and JSON files
        folder: PathBuf,
        /// Take only one file of so many
        #[arg(long, default_value_t = 1)]
        stride: usize,
        /// Run this `docwright` instead of building one
        #[arg(long)]
        program: Option<PathBuf>,
    },
    /// Put small faults into a package, and count those that its tests see
    Mutants(mutants::Choice),
    /// Drive generated stub servers with schemathesis, by the documents they come from
    Schemathesis {
        /// Descriptions in OpenAPI 3 or Swagger 2; by default one with limits on all that it has and
        /// those of this repository's APIs
        specs: Vec<PathBuf>,
    },
    /// Put pieces of the docs under input-docs into fuzz/corpus, for the fuzzer to begin with
    Seeds,
    /// Check what no compiler checks: module headers, file lengths, who depends on whom
    Tidy,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = std::env::set_current_dir(root())
        .map_err(anyhow::Error::from)
        .and_then(|()| run(arguments.command));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            process::say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Runs a command, in the folder of the repository.
fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Generate { check: false } => generate::generate(generate::Mode::Write),
        Command::Generate { check: true } => generate::generate(generate::Mode::Check),
        Command::Check => check::check(),
        Command::Test => check::test(),
        Command::Examples => examples::examples(),
        Command::Score { write } => score::score(write),
        Command::Roundtrip {
            specs,
            sample,
            keep,
            write,
        } => choice::choose(&specs, sample)
            .and_then(|specs| roundtrip::roundtrip(&specs, keep.as_deref(), write.as_deref())),
        Command::Corpus {
            depth,
            sample,
            write,
            specs,
        } => corpus::corpus(&specs, sample, depth, write),
        Command::Bench {
            server,
            client,
            instructions,
            write,
        } => match (server, client) {
            (true, _) => bench::compare("server", write),
            (_, true) => bench::compare("client", write),
            _ if instructions => bench::instructions(write),
            _ => bench::bench(write),
        },
        #[cfg(unix)]
        Command::Hostile {
            folder,
            stride,
            program,
        } => hostile::hostile(&folder, stride, program),
        Command::Mutants(choice) => mutants::mutants(&choice),
        Command::Schemathesis { specs } => schemathesis::schemathesis(&specs),
        Command::Seeds => seeds::seeds(),
        Command::Tidy => tidy::tidy(),
    }
}

/// The folder this repository is checked out in.
fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or(here.clone(), PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::{generate, root, tidy};

    // The folder a process works in is shared by its threads, so every test sets the same one.

    #[test]
    fn the_house_rules_hold() {
        std::env::set_current_dir(root()).unwrap();
        tidy::tidy().unwrap();
    }

    #[test]
    fn what_is_generated_is_up_to_date() {
        std::env::set_current_dir(root()).unwrap();
        generate::generate(generate::Mode::Check).unwrap();
    }
}
