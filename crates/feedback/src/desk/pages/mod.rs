//! The desk's pages as markup.

pub mod case;
pub mod form;
pub mod frame;
pub mod office;
mod point;
pub mod queue;
pub mod sign_in;
