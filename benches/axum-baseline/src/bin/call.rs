//! Makes calls in rounds: `call handwritten | generated ADDRESS`. For each line with a route and a count on its input it
//! prints the nanoseconds of processor time that one call took.

use std::io::{BufRead as _, Write as _};

use axum_baseline::calls::{self, Problem};
use axum_baseline::{free, processor};
use tokio::task::JoinSet;

/// How many calls are under way at once.
const TASKS: usize = 16;

#[derive(Clone)]
enum Caller {
    ByHand(reqwest::Client, String),
    Generated(free::client::Client),
}

fn main() -> Result<(), Problem> {
    let mut arguments = std::env::args().skip(1);
    let kind = arguments.next().unwrap_or_default();
    let base = format!("http://{}", arguments.next().ok_or("say where to call")?);
    // One kind of connection for both.
    let http = reqwest::Client::builder().build()?;
    let caller = match kind.as_str() {
        "handwritten" => Caller::ByHand(http, base),
        "generated" => Caller::Generated(free::client::Client::builder(&base).http(http).build()?),
        _ => return Err("say who calls".into()),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (route, count) = line.split_once(' ').ok_or("a route and a count")?;
        let (route, count) = (route.parse()?, count.parse::<usize>()?);
        let before = processor::time_of("self")?;
        runtime.block_on(round(&caller, route, count))?;
        let took = processor::time_of("self")?.saturating_sub(before);
        let mut out = std::io::stdout();
        writeln!(out, "{}", took.as_nanos() / count.max(1) as u128)?;
        out.flush()?;
    }
    Ok(())
}

async fn round(caller: &Caller, route: usize, count: usize) -> Result<(), Problem> {
    let mut tasks = JoinSet::new();
    for task in 0..TASKS {
        let caller = caller.clone();
        let share = count / TASKS + usize::from(task < count % TASKS);
        tasks.spawn(async move {
            for _ in 0..share {
                match &caller {
                    Caller::ByHand(client, base) => calls::by_hand(client, base, route).await?,
                    Caller::Generated(client) => calls::generated(client, route).await?,
                }
            }
            Ok::<(), Problem>(())
        });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    Ok(())
}
