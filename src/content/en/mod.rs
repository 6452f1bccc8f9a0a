//! English.

pub mod applications;
pub mod compare;
pub mod contents;
pub mod decision;
pub mod diagnosis;
pub mod failures;
pub mod figures;
pub mod mends;
pub mod mistakes;
pub mod next;
pub mod opening;
pub mod outage;
pub mod playground;
pub mod prompts;
pub mod providers;
pub mod recipes;
pub mod scale;
pub mod simulator;
pub mod what;
pub mod when;

use crate::content::Section;

/// The prose, in the order in which it is read.
pub const ARTICLE: [&Section; 6] =
    [&opening::IDEA, &what::WHAT, &when::WHEN, &opening::NOTICE, &mistakes::MISTAKES, &next::NEXT];
