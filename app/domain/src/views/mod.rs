//! Projections of a snapshot: what staff see, and what customers see.

pub mod customer;
pub mod pages;
pub mod staff;
