//! Journeys through the release page, a file for each thing that a reader comes for.

mod article;
mod barriers;
mod breaking;
mod diagnosis;
mod failures;
mod figures;
mod first_visit;
mod keyboard;
mod knobs;
mod picking;
mod playground;
mod privacy;
mod recipes;
mod running;
mod sharing;
mod time;
mod touch;
mod without;
