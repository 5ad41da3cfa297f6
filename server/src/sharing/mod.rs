//! Sharing a plan with its customer, and who of them may enter: what the CSM does. Who sees what is in `domain::sharing`.

mod access;
mod customer_view;
mod link;
mod name;
mod share;

#[cfg(test)]
mod tests;
