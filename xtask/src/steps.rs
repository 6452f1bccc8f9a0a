//! Long work as steps: a line when one begins, a line with its time when it ends.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

pub(crate) struct Step<'a> {
    name: String,
    work: Box<dyn FnOnce() -> Result<()> + 'a>,
}

impl<'a> Step<'a> {
    pub(crate) fn new(name: impl Into<String>, work: impl FnOnce() -> Result<()> + 'a) -> Self {
        Self { name: name.into(), work: Box::new(work) }
    }
}

/// How long each step took, as a table.
#[derive(Debug, Default)]
pub(crate) struct Summary(Vec<(String, Duration)>);

/// Runs the steps in order, up to the first that fails; the error carries that step's name.
pub(crate) fn run(steps: Vec<Step<'_>>) -> Result<Summary> {
    let total = steps.len();
    let mut summary = Summary::default();
    for (index, Step { name, work }) in steps.into_iter().enumerate() {
        let place = format!("[{}/{total}]", index + 1);
        println!("{place} {name} …");
        let start = Instant::now();
        work().with_context(|| {
            format!("step {place} \"{name}\" failed after {}", Seconds(start.elapsed()))
        })?;
        println!("{place} {name}: done in {}", Seconds(start.elapsed()));
        summary.0.push((name, start.elapsed()));
    }
    Ok(summary)
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.0.iter().map(|(_, time)| *time).sum();
        let rows = self.0.iter().map(|(name, time)| (name.as_str(), *time));
        for (name, time) in rows.chain([("all of them", total)]) {
            writeln!(f, "  {name:<44} {:>12}", Seconds(time).to_string())?;
        }
        Ok(())
    }
}

/// A duration as a person says it.
pub(crate) struct Seconds(pub(crate) Duration);

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_secs() {
            0..60 => write!(f, "{:.1} s", self.0.as_secs_f64()),
            whole => write!(f, "{} min {:02} s", whole / 60, whole % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;
    use std::cell::Cell;

    #[test]
    fn the_first_failure_stops_the_rest_and_names_its_step() {
        let reached = Cell::new("nothing");
        let reach = |name| {
            reached.set(name);
            Ok(())
        };
        let steps = vec![
            Step::new("first", || reach("first")),
            Step::new("second", || bail!("no")),
            Step::new("third", || reach("third")),
        ];
        let error = format!("{:#}", run(steps).unwrap_err());
        assert!(error.starts_with("step [2/3] \"second\" failed after"), "{error}");
        assert!(error.ends_with(": no"), "{error}");
        assert_eq!(reached.get(), "first");
    }

    #[test]
    fn durations_read_well() {
        let check = |ms, expect: &str| {
            assert_eq!(Seconds(Duration::from_millis(ms)).to_string(), expect);
        };
        check(40, "0.0 s");
        check(12_340, "12.3 s");
        check(125_000, "2 min 05 s");
    }
}
