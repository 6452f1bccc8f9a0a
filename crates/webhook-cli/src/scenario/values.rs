//! Numbers of the document in their units, as the core takes them.

use webhook_core::simulation::{Allowed, Ppm, Span, Workload, limits};
use webhook_core::time::Micros;

use crate::Result;

/// A number of units that is not negative, as microseconds; too large ones stay too large.
fn time(field: &str, found: f64, micros_per_unit: f64, unit: &str) -> Result<Micros> {
    if found < 0.0 {
        return Err(format!("{field}: {found}; allowed: 0 {unit} or more"));
    }
    Ok(Micros((found * micros_per_unit).round() as u64))
}

pub(crate) fn seconds(field: &str, found: f64) -> Result<Micros> {
    time(field, found, 1e6, "s")
}

pub(crate) fn all_seconds(field: &str, found: &[f64]) -> Result<Vec<Micros>> {
    let one = |(index, found): (usize, &f64)| seconds(&format!("{field}[{index}]"), *found);
    found.iter().enumerate().map(one).collect()
}

pub(super) fn span(field: &str, [min, max]: [f64; 2]) -> Result<Span> {
    Ok(Span { min: time(field, min, 1e3, "ms")?, max: time(field, max, 1e3, "ms")? })
}

pub(super) fn share(field: &str, found: f64) -> Result<Ppm> {
    if !(0.0..=1.0).contains(&found) {
        return Err(format!("{field}: {found}; allowed: {}", Allowed::Share));
    }
    Ok(Ppm((found * f64::from(Ppm::ONE.0)).round() as u32))
}

/// A whole number of things; the core says which are allowed.
pub(super) fn whole(field: &str, found: f64) -> Result<u32> {
    if found.fract() != 0.0 || !(0.0..=f64::from(u32::MAX)).contains(&found) {
        return Err(format!("{field}: {found}; allowed: a whole number from 0 to {}", u32::MAX));
    }
    Ok(found as u32)
}

pub(super) fn clients(found: f64) -> Result<u32> {
    let max = limits::MAX_CLIENTS;
    if found.fract() != 0.0 || !(1.0..=f64::from(max)).contains(&found) {
        return Err(format!("clients: {found}; allowed: a whole number from 1 to {max}"));
    }
    Ok(found as u32)
}

/// A rate is written, a mean gap is played. No events at all are allowed.
pub(super) fn poisson(rate: f64) -> Result<Workload> {
    let gap = |micros: Micros| 1.0 / micros.as_secs_f64();
    let (least, most) = (gap(limits::MAX_GAP), gap(limits::MIN_INTERVAL));
    if rate == 0.0 {
        return Ok(Workload::Never);
    }
    if !(least..=most).contains(&rate) {
        return Err(format!(
            "events.poisson_per_client_per_s: {rate}; allowed: 0, or {least:e} to {most}"
        ));
    }
    Ok(Workload::Poisson { mean_gap: Micros((1e6 / rate).round() as u64) })
}
