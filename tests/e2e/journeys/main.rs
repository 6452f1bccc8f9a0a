//! Journeys through the release page, a file for each thing that a reader comes for.

mod first_visit;
