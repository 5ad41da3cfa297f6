//! Ports for servers that run for a while.

use std::net::TcpListener;

use anyhow::{Context, Result};

/// A port nobody listens on at this moment.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port")?;
    Ok(listener.local_addr()?.port())
}
