//! `docwright completions`.

use clap::CommandFactory as _;
use clap_complete::shells;

use crate::Exit;
use crate::arguments::{Arguments, Completions, Shell};
use crate::terminal::Terminal;

pub(crate) fn run(arguments: &Completions, terminal: &Terminal) -> Exit {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut text = Vec::new();
    let out = &mut text;
    match arguments.shell {
        Shell::Bash => clap_complete::generate(shells::Bash, &mut command, name, out),
        Shell::Zsh => clap_complete::generate(shells::Zsh, &mut command, name, out),
        Shell::Fish => clap_complete::generate(shells::Fish, &mut command, name, out),
        Shell::Powershell => clap_complete::generate(shells::PowerShell, &mut command, name, out),
    }
    terminal.print(&String::from_utf8_lossy(&text));
    Exit::Done
}
