//! The browser. Only the files in this folder name it; everything else asks them.

pub mod clipboard;
pub mod entropy;
pub mod failure;
pub mod file;
pub mod focus;
pub mod fragment;
pub mod frames;
pub mod network;
pub mod paint;
pub mod reading;
pub mod sound;
pub mod table;
pub mod templates;
pub mod timer;
