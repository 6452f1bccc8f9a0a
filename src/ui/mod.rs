//! Controls that know nothing of webhooks.

pub mod button;
pub mod choice;
pub mod code;
pub mod html;
pub mod icon;
pub mod live;
pub mod number;
