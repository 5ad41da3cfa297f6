//! Connections: each is a task that speaks HTTP/1.1. What stands before Tandem speaks the newer protocols with browsers.
//!
//! A live stream holds its connection for hours, so a connection is kept small: finding out the protocol alone would take as much
//! memory again (docs/decisions/0022).

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{
    io::{self, ErrorKind},
    net::SocketAddr,
    pin::pin,
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};
use tower::ServiceExt;

/// How long a connection may wait for a request's head, also between two requests: longer than proxies keep an idle connection, or one
/// of them would send a form into a connection that is being closed.
const HEAD_TIMEOUT: Duration = Duration::from_secs(120);

/// How long to wait when no connection can be taken, as when too many files are open.
const PAUSE: Duration = Duration::from_secs(1);

/// How long requests may take to end once Tandem stops. Live streams do not end by themselves.
const FAREWELL: Duration = Duration::from_secs(2);

/// Takes connections until `stopped` says so, and lets what is under way end.
pub async fn serve(listener: TcpListener, router: Router, mut stopped: watch::Receiver<bool>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => {
                    connections.spawn(connection(stream, address, router.clone(), stopped.clone()));
                }
                Err(cause) => pause(&cause).await,
            },
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
            _ = stopped.changed() => break,
        }
    }
    drop(listener);
    let ended = timeout(FAREWELL, async {
        while connections.join_next().await.is_some() {}
    });
    if ended.await.is_err() {
        tracing::debug!(connections = connections.len(), "streams and requests were cut");
    }
}

/// After a connection that could not be taken: whoever gave up before they were taken is no reason to wait.
async fn pause(cause: &io::Error) {
    let gave_up = [
        ErrorKind::ConnectionAborted,
        ErrorKind::ConnectionReset,
        ErrorKind::ConnectionRefused,
    ];
    if !gave_up.contains(&cause.kind()) {
        tracing::warn!(%cause, "a connection could not be taken");
        sleep(PAUSE).await;
    }
}

async fn connection(
    stream: TcpStream,
    address: SocketAddr,
    router: Router,
    mut stopped: watch::Receiver<bool>,
) {
    // A page goes out whole; waiting for more to send would only delay it.
    _ = stream.set_nodelay(true);
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(address));
        router.clone().oneshot(request)
    });
    let mut serving = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIMEOUT)
            .serve_connection(TokioIo::new(stream), answer)
    );
    let outcome = tokio::select! {
        outcome = serving.as_mut() => outcome,
        _ = stopped.changed() => {
            serving.as_mut().graceful_shutdown();
            serving.await
        }
    };
    if let Err(cause) = outcome {
        tracing::debug!(%cause, "a connection ended");
    }
}
