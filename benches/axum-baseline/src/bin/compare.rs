//! Runs the sides in turns and prints what they cost: `compare server | client [ROUNDS]`.
//!
//! Each turn is a few thousand requests to one side, then as many to the next; the table holds the median of the turns
//! and of the ratios within a round, so that what else the machine does falls on all sides alike.

use std::error::Error;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use axum_baseline::load::{self, ROUTES, Route};
use axum_baseline::processor;
use tokio::net::TcpStream;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Requests in one turn.
const TURN: usize = 4000;

/// A process that is ended with this value.
struct Process {
    child: Child,
    out: BufReader<ChildStdout>,
    input: Option<ChildStdin>,
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().unwrap_or_default();
    let rounds = arguments.next().map_or(Ok(25), |rounds| rounds.parse())?;
    match what.as_str() {
        "server" => servers(rounds),
        "client" => clients(rounds),
        _ => Err("say what to compare: server or client".into()),
    }
}

/// Hand-written twice, to show what the method cannot tell apart; then what was generated.
fn servers(rounds: usize) -> Result<()> {
    let sides = ["handwritten", "handwritten", "free", "limited"];
    let mut servers = Vec::new();
    for side in sides {
        let mut server = Process::start("serve", &[side], 0)?;
        let address: SocketAddr = server.line()?.parse()?;
        servers.push((server, address));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    head("Server", "by hand", &["again", "generated", "with limits"])?;
    for route in ROUTES {
        let mut connections = Vec::new();
        for (_, address) in &servers {
            connections.push(runtime.block_on(load::connect(*address))?);
        }
        let mut turns = Vec::new();
        for round in 0..=rounds {
            let mut turn = vec![f64::NAN; sides.len()];
            for side in order(round, sides.len()) {
                let (server, connections) = (&servers[side].0, &mut connections[side]);
                turn[side] = runtime.block_on(serve_turn(server, connections, route))?;
            }
            // The first round warms everything up.
            if round > 0 {
                turns.push(turn);
            }
        }
        row(route.name, &turns)?;
    }
    Ok(())
}

/// The processor time in nanoseconds that a server took for a request.
async fn serve_turn(
    server: &Process,
    connections: &mut Vec<TcpStream>,
    route: Route,
) -> Result<f64> {
    let process = server.child.id().to_string();
    let before = processor::time_of(&process)?;
    let count = load::send(connections, route, TURN).await?;
    let took = processor::time_of(&process)?.saturating_sub(before);
    Ok(took.as_secs_f64() * 1e9 / count as f64)
}

fn clients(rounds: usize) -> Result<()> {
    let mut server = Process::start("serve", &["handwritten"], 0)?;
    let address = server.line()?;
    let mut callers = Vec::new();
    for side in ["handwritten", "handwritten", "generated"] {
        callers.push(Process::start("call", &[side, address.trim()], 1)?);
    }
    head("Client", "by hand", &["again", "generated"])?;
    for (place, route) in ROUTES.iter().enumerate() {
        let mut turns = Vec::new();
        for round in 0..=rounds {
            let mut turn = vec![f64::NAN; callers.len()];
            for side in order(round, callers.len()) {
                let caller = &mut callers[side];
                let input = caller.input.as_mut().ok_or("a caller without an input")?;
                writeln!(input, "{place} {TURN}")?;
                input.flush()?;
                turn[side] = caller.line()?.trim().parse()?;
            }
            if round > 0 {
                turns.push(turn);
            }
        }
        row(route.name, &turns)?;
    }
    Ok(())
}

/// Another side goes first in every round, as what went before has a part in what a turn costs.
fn order(round: usize, sides: usize) -> impl Iterator<Item = usize> {
    (0..sides).map(move |place| (place + round) % sides)
}

fn head(title: &str, first: &str, others: &[&str]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "| {title} | {first}, µs | {} |", others.join(" | "))?;
    writeln!(out, "|---|---|{}", "---|".repeat(others.len()))?;
    Ok(())
}

/// The median of the first side, and what each other costs more, as the median over all rounds.
fn row(name: &str, turns: &[Vec<f64>]) -> Result<()> {
    let sides = turns.first().map_or(0, Vec::len);
    let base = |turn: &Vec<f64>| turn.first().copied().unwrap_or(f64::NAN);
    let first = median(turns.iter().map(base).collect()) / 1000.0;
    let mut line = format!("| {name} | {first:.2} |");
    for side in 1..sides {
        let ratios = turns.iter().map(|turn| turn[side] / base(turn)).collect();
        let more = (median(ratios) - 1.0) * 100.0;
        line.push_str(&format!(" {more:+.1} % |"));
    }
    writeln!(std::io::stdout().lock(), "{line}")?;
    Ok(())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

impl Process {
    /// Starts a program that lies beside this one, bound to a processor.
    fn start(name: &str, arguments: &[&str], processor: usize) -> Result<Self> {
        let here: PathBuf = std::env::current_exe()?;
        let program = here.with_file_name(name);
        let program = program.to_str().ok_or("a path that is no text")?;
        // What this process starts runs where it does itself at that moment.
        processor::bind(std::process::id(), processor);
        let child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        processor::bind(std::process::id(), 1);
        let mut child = child?;
        let out = child.stdout.take().ok_or("a program without an output")?;
        let input = child.stdin.take();
        Ok(Self {
            child,
            out: BufReader::new(out),
            input,
        })
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.out.read_line(&mut line)? == 0 {
            return Err("a program ended early".into());
        }
        Ok(line.trim().to_owned())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
