//! Who asks, for rate limits: the connection's address, or, behind a proxy of one's own, the last one it added.

use axum::{body::Body, extract::ConnectInfo, http::Request};
use server::Tandem;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The client's address.
pub(super) fn of(tandem: &Tandem, request: &Request<Body>) -> IpAddr {
    let connection = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let forwarded = || {
        let header = request.headers().get("x-forwarded-for")?.to_str().ok()?;
        header.rsplit(',').next()?.trim().parse().ok()
    };
    let forwarded = if tandem.settings().trust_proxy {
        forwarded()
    } else {
        None
    };
    forwarded
        .or(connection)
        .unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}
