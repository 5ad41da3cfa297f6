//! Sharing a plan with its customer, and who of them may enter: what the CSM does. Who sees what is in `domain::sharing`.

mod access;
mod customer_view;
mod link;
mod share;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
mod tests;
