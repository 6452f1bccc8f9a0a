//! How fast the engine polls, how flat the cost of a poll is, and how the same model does in SimPy.
//!
//! Clients poll every 5 s for 60 virtual seconds, with latency and Poisson events, and statistics
//! are kept. The Python interpreter is taken from `WEBHOOK_LAB_PYTHON`, else `python3`; it must be
//! able to import SimPy.

use std::process::{Command, ExitCode};
use std::time::Instant;

use webhook_core::simulation::{
    Config, Engine, Network, Ppm, Span, Stats, StatsRecorder, StrategyConfig, Workload,
};
use webhook_core::time::Micros;

const SIMPY_MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/simpy_polling.py");
const SIMPY_CLIENTS: u32 = 10_000;
const RUNS: usize = 3;
/// What one million clients may take, in seconds and megabytes.
const BUDGET: (f64, f64) = (2.0, 200.0);

fn main() -> ExitCode {
    println!("polling every 5 s for 60 virtual seconds, median of {RUNS} runs\n");
    println!(
        "{:>10} {:>12} {:>9} {:>9} {:>14}",
        "clients", "polls", "seconds", "ns/poll", "polls/s"
    );
    let measured = [10_000, 100_000, 1_000_000].map(measure);
    let [small, .., large] = &measured;
    println!(
        "\nns/poll at 1 M clients over 10 k clients: {:.2}",
        large.per_poll() / small.per_poll()
    );
    let peak = peak_megabytes();
    match peak {
        Some(peak) => println!("peak resident memory: {peak:.1} MB (budget {} MB)", BUDGET.1),
        None => println!("peak resident memory: not known on this system"),
    }
    println!("one million clients: {:.2} s (budget {} s)", large.seconds, BUDGET.0);
    let within_budget =
        large.seconds <= BUDGET.0 && peak.is_none_or(|megabytes| megabytes <= BUDGET.1);
    match simpy_polls_per_second() {
        Ok(simpy) => {
            let ours = 1e9 / small.per_poll();
            println!(
                "\nSimPy, {SIMPY_CLIENTS} clients: {simpy:.0} polls/s; ours: {ours:.0} polls/s"
            );
            println!("ratio: {:.0}", ours / simpy);
        }
        Err(missing) => {
            eprintln!("\nno comparison with SimPy: {missing}");
            return ExitCode::FAILURE;
        }
    }
    if within_budget {
        return ExitCode::SUCCESS;
    }
    eprintln!("over budget");
    ExitCode::FAILURE
}

struct Measured {
    polls: u64,
    seconds: f64,
}

impl Measured {
    /// Nanoseconds.
    fn per_poll(&self) -> f64 {
        self.seconds * 1e9 / self.polls as f64
    }
}

fn measure(clients: u32) -> Measured {
    let scenario = scenario(clients).checked().expect("the benchmark is within the limits");
    let mut runs: Vec<(f64, Stats)> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            let stats = Engine::run(&scenario, StatsRecorder::new());
            (start.elapsed().as_secs_f64(), stats)
        })
        .collect();
    runs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (seconds, stats) = runs[RUNS / 2];
    let measured = Measured { polls: stats.counts.requests, seconds };
    println!(
        "{clients:>10} {:>12} {seconds:>9.3} {:>9.1} {:>14.0}",
        measured.polls,
        measured.per_poll(),
        measured.polls as f64 / seconds,
    );
    measured
}

fn scenario(clients: u32) -> Config {
    Config {
        seed: 1,
        duration: Micros::from_secs(60),
        clients,
        workload: Workload::Poisson { mean_gap: Micros::from_secs(60) },
        network: Network {
            latency: Span { min: Micros::from_millis(20), max: Micros::from_millis(80) },
            loss: Ppm::ZERO,
        },
        strategy: StrategyConfig::ShortPoll { interval: Micros::from_secs(5) },
        ..Config::default()
    }
}

/// The most that this process has had in memory so far.
fn peak_megabytes() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}

fn simpy_polls_per_second() -> Result<f64, String> {
    let python = std::env::var("WEBHOOK_LAB_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let output = Command::new(&python)
        .args([SIMPY_MODEL, &SIMPY_CLIENTS.to_string()])
        .output()
        .map_err(|error| format!("cannot start {python}: {error}"))?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        let last = reason.lines().last().unwrap_or("it said nothing");
        return Err(format!("{python} {SIMPY_MODEL} failed: {last}"));
    }
    let printed = String::from_utf8_lossy(&output.stdout);
    printed.trim().parse().map_err(|_| format!("the model printed {printed:?}, not a number"))
}
