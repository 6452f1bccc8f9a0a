//! Journeys through the release page, a file for each thing that a reader comes for.

mod barriers;
mod first_visit;
mod privacy;
mod running;
