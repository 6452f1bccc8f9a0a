//! What the page says of its recipes: `cargo xtask test recipes`.

use std::env;
use std::sync::Mutex;
use std::thread;

use anyhow::{Result, bail, ensure};
use recipe_tests::{Entry, Recipe, Record, SERVICES, keep};

/// They mostly wait, for the work of two seconds.
const AT_THE_SAME_TIME: usize = 8;
/// How long an answer takes is to be said of the endpoint and not of its neighbours.
const FOR_THE_RECORD: usize = 1;

/// With `RECIPE=flask/stripe` only those whose path holds that; with `UPDATE_RECORD=1` a new record.
#[test]
fn every_recipe_keeps_its_promises_and_the_record_says_so() -> Result<()> {
    let only = env::var("RECIPE").unwrap_or_default();
    let mut recipes = Recipe::all()?;
    recipes.retain(|recipe| recipe.file.contains(&only));
    ensure!(!recipes.is_empty(), "no recipe has {only:?} in its path");
    let is_new = env::var("UPDATE_RECORD").is_ok_and(|value| value == "1");
    let entries = run(recipes, if is_new { FOR_THE_RECORD } else { AT_THE_SAME_TIME })?;
    match (only.is_empty(), is_new) {
        (true, true) => Record::of(entries)?.write(),
        (true, false) => compare(&entries),
        (false, true) => bail!("a record is of all recipes: leave out RECIPE"),
        (false, false) => Ok(()),
    }
}

/// A service that signs no time cannot have an old request noticed; these do not, as the core knows.
#[test]
fn only_github_and_shopify_sign_no_time() -> Result<()> {
    for service in SERVICES {
        let expected = !["github", "shopify"].contains(&service.id);
        assert_eq!(service.limits_age()?, expected, "{}", service.id);
    }
    Ok(())
}

#[test]
fn every_framework_has_every_service_by_hand() -> Result<()> {
    let recipes = Recipe::all()?;
    for framework in ["express", "flask", "django", "fastapi"] {
        for service in SERVICES {
            let file = format!("{framework}/{}-by-hand.", service.id);
            assert!(recipes.iter().any(|recipe| recipe.file.starts_with(&file)), "{file}");
        }
    }
    Ok(())
}

/// Several at once; all failures are told.
fn run(recipes: Vec<Recipe>, at_the_same_time: usize) -> Result<Vec<Entry>> {
    let waiting = Mutex::new(recipes);
    let outcomes = Mutex::new(Vec::new());
    let next = || waiting.lock().ok()?.pop();
    thread::scope(|scope| {
        for _ in 0..at_the_same_time {
            scope.spawn(|| {
                while let Some(recipe) = next() {
                    let entry = keep(&recipe).and_then(|kept| Entry::of(&recipe, &kept));
                    let outcome = entry.map_err(|error| format!("{recipe}: {error:#}"));
                    outcomes.lock().expect("no sender panics").push(outcome);
                }
            });
        }
    });
    let (kept, broken): (Vec<_>, Vec<_>) =
        outcomes.into_inner()?.into_iter().partition(Result::is_ok);
    let broken: Vec<_> = broken.into_iter().filter_map(Result::err).collect();
    ensure!(
        broken.is_empty(),
        "{} recipes break a promise\n\n{}",
        broken.len(),
        broken.join("\n\n")
    );
    let mut entries: Vec<_> = kept.into_iter().flatten().collect();
    entries.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(entries)
}

fn compare(entries: &[Entry]) -> Result<()> {
    let differences = Record::read()?.differences(entries);
    ensure!(
        differences.is_empty(),
        "tests/recipes/record.json is of another run; renew it with `UPDATE_RECORD=1 cargo xtask \
         test recipes`\n  {}",
        differences.join("\n  ")
    );
    Ok(())
}
