//! What every recipe promises, tried on one of them.

use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use webhook_core::http::Request;

use crate::client::{Answer, post};
use crate::endpoint::{Endpoint, Folder};
use crate::recipe::Recipe;
use crate::refusals::{REFUSALS, signed};
use crate::work::{self, TAKES, trace};

/// Two events; a request that is refused is always of the second one, so that it must not count as
/// known afterwards.
const FIRST: &str = "evt_recipe_first";
const SECOND: &str = "evt_recipe_second";

/// How many times an event arrives at once.
const AT_ONCE: usize = 4;

/// What was seen.
#[derive(Debug)]
pub struct Kept {
    /// What was tried, in words.
    pub cases: Vec<&'static str>,
    /// From the first byte of the first good request to the last of its answer.
    pub answered_in: Duration,
}

/// Runs it and fails at the first promise that is not kept.
pub fn keep(recipe: &Recipe) -> Result<Kept> {
    let folder = Folder::of(recipe)?;
    let first = signed(recipe.service, FIRST)?;
    let mut cases = vec!["answered before the work is done", "the same again"];

    let mut endpoint = Endpoint::start(&folder)?;
    let before = before_a_restart(recipe, &folder, &mut endpoint, &first);
    let (answered_in, refused) = before.with_context(|| endpoint.words())?;
    drop(endpoint);
    cases.extend(refused);

    let mut endpoint = Endpoint::start(&folder)?;
    let after = after_a_restart(recipe, &folder, &mut endpoint, &first);
    after.with_context(|| endpoint.words())?;
    cases.extend(["the same again after a restart", "the same several times at once"]);
    Ok(Kept { cases, answered_in })
}

fn before_a_restart(
    recipe: &Recipe,
    folder: &Folder<'_>,
    endpoint: &mut Endpoint,
    first: &Request,
) -> Result<(Duration, Vec<&'static str>)> {
    let mut refused = Vec::new();
    for refusal in REFUSALS {
        if (refusal.applies)(recipe.service)? {
            let request = (refusal.request)(recipe.service, SECOND)?;
            expect(endpoint, &request, refusal.status, refusal.name)?;
            refused.push(refusal.name);
        }
    }
    let answer = expect(endpoint, first, 200, "a good request")?;
    let is_done = trace(&folder.path)?.iter().any(work::Moment::is_done);
    ensure!(!is_done && answer.took < TAKES, "the answer waits for the work");
    expect(endpoint, first, 200, "the same again")?;
    worked_on(recipe, folder, endpoint, &[first])?;
    Ok((answer.took, refused))
}

fn after_a_restart(
    recipe: &Recipe,
    folder: &Folder<'_>,
    endpoint: &mut Endpoint,
    first: &Request,
) -> Result<()> {
    expect(endpoint, first, 200, "the same again after a restart")?;
    let second = signed(recipe.service, SECOND)?;
    at_once(endpoint.port, &second)?;
    worked_on(recipe, folder, endpoint, &[first, &second])
}

/// Sends it and holds the answer to the status.
fn expect(endpoint: &Endpoint, request: &Request, status: u16, what: &str) -> Result<Answer> {
    let answer = post(endpoint.port, request).context(what.to_owned())?;
    let found = answer.status;
    ensure!(found == status, "{what}: answered with {found} and not with {status}");
    Ok(answer)
}

fn at_once(port: u16, request: &Request) -> Result<()> {
    thread::scope(|scope| {
        let sending: Vec<_> =
            (0..AT_ONCE).map(|_| scope.spawn(move || post(port, request))).collect();
        for sent in sending {
            let answer = sent.join().map_err(|_| anyhow!("a sender panicked"))??;
            ensure!(answer.status == 200, "several at once: {answer:?}");
        }
        Ok(())
    })
}

/// Waits for as many events to be done, and holds the work to these and no others, each once. What
/// had been accepted before the last of them would have begun by now.
fn worked_on(
    recipe: &Recipe,
    folder: &Folder<'_>,
    endpoint: &mut Endpoint,
    events: &[&Request],
) -> Result<()> {
    endpoint.until("the work is done", || {
        Ok(trace(&folder.path)?.iter().filter(|it| it.is_done()).count() >= events.len())
    })?;
    let trace = trace(&folder.path)?;
    let moments: Vec<_> = trace.iter().map(|it| it.moment.as_str()).collect();
    let expected = ["begun", "done"].repeat(events.len());
    ensure!(moments == expected, "the work went {moments:?}, expected {expected:?}");
    for (event, moments) in events.iter().zip(trace.chunks(2)) {
        let data = recipe.service.data(&event.body)?;
        for moment in moments {
            let (kind, found) = (&moment.kind, &moment.data);
            ensure!(kind == recipe.service.handled, "it worked on {kind}");
            ensure!(*found == data, "it was given {found}\n  instead of {data}");
        }
    }
    Ok(())
}
