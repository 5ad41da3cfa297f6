//! The plan as a whole: reading it, its internal summary and go-live date.

mod edit;
mod view;

#[cfg(test)]
mod tests;
