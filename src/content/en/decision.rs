//! The decision helper's short texts.

use crate::decision::model::Field;

pub const TITLE: &str = "Try it with your numbers";
pub const NO_SCRIPT: &str = "This helper needs scripts. Below stands its answer for 24 events a day that have to be known within a minute.";
pub const OWN_BOTH: &str = "Both apps are mine";
pub const ONCE: &str = "I need the data only once";

#[must_use]
pub const fn label(field: Field) -> &'static str {
    match field {
        Field::EventsPerDay => "Events a day",
        Field::FreshSeconds => "I have to know within, in seconds",
    }
}

#[must_use]
pub const fn field_id(field: Field) -> &'static str {
    match field {
        Field::EventsPerDay => "decision-events",
        Field::FreshSeconds => "decision-fresh",
    }
}
