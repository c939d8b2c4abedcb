//! The app: what a reader of the public record sees.
//!
//! Data flows one way: [`api`] fetches and verifies published tables → [`view_model`] turns them into
//! ready-to-show values (pure) → [`pages`] and [`components`] show them. [`browser`] is the only code
//! that touches the browser's own interfaces, [`text`] the only one with words for people.

pub mod api;
#[cfg(feature = "csr")]
mod app;
pub mod browser;
pub mod components;
pub mod pages;
pub mod route;
pub mod text;
pub mod trust;
pub mod view_model;

#[cfg(feature = "csr")]
pub use app::start;
