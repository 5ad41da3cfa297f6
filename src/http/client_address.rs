//! Who asks, for rate limits: the connection's address, or, behind a proxy of one's own, the last one it added. A proxy adds to the end
//! of the list, or a line of its own after the client's.

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Request},
};
use server::Tandem;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The client's address.
pub(super) fn of(tandem: &Tandem, request: &Request<Body>) -> IpAddr {
    let connection = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let forwarded = if tandem.settings().trust_proxy {
        forwarded(request.headers())
    } else {
        None
    };
    forwarded
        .or(connection)
        .unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

/// The address that the proxy added. Everything before it may be the client's invention.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let lines = headers.get_all("x-forwarded-for");
    let last = lines.iter().next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn address(lines: &[&'static str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for &line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        forwarded(&headers).map(|address| address.to_string())
    }

    #[test]
    fn what_the_proxy_added_last_counts_and_nothing_a_client_wrote() {
        assert_eq!(address(&["203.0.113.7"]).as_deref(), Some("203.0.113.7"));
        assert_eq!(address(&["1.2.3.4, 203.0.113.7"]).as_deref(), Some("203.0.113.7"));
        assert_eq!(
            address(&["1.2.3.4", "5.6.7.8, 203.0.113.7"]).as_deref(),
            Some("203.0.113.7")
        );
        assert_eq!(
            address(&["1.2.3.4", "2001:db8::1"]).as_deref(),
            Some("2001:db8::1")
        );
        assert_eq!(address(&["1.2.3.4", "nobody"]), None);
        assert_eq!(address(&[]), None);
    }
}
