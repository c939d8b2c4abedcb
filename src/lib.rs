//! The app: what a reader of the public record sees.
//!
//! Data flows one way: [`api`] gives published tables → [`view_model`] turns them into ready-to-show values
//! (pure) → [`pages`] and [`components`] turn those into markup. The same functions write the pages in advance
//! and run in the browser; there `app` keeps the document equal to the markup and `islands` are what answers to
//! pointer and keys. `browser` is the only code that touches the browser's own interfaces, [`text`] the only one
//! with words for people.

pub mod api;
#[cfg(feature = "csr")]
mod app;
#[cfg(feature = "csr")]
pub mod browser;
pub mod components;
pub mod hant;
#[cfg(feature = "csr")]
pub mod islands;
pub mod pages;
pub mod quoting;
pub mod route;
pub mod shown;
#[cfg(not(target_arch = "wasm32"))]
pub mod sitemap;
pub mod text;
pub mod trust;
pub mod view_model;

#[cfg(feature = "csr")]
pub use app::start;
